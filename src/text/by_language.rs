//! Tables that the build packs, a block for each language: read when the language is first met, for most never are.
use std::sync::OnceLock;

/// Language and its packed table, sorted by language.
pub type Packed = &'static [(&'static str, &'static [u8])];

/// What is made of the packed tables, language by language.
pub struct ByLanguage<T> {
    packed: Packed,
    read: fn(&'static str, &'static [u8]) -> T,
    tables: Vec<OnceLock<T>>,
}

impl<T> ByLanguage<T> {
    /// `read` makes a table of a language's block.
    pub fn new(packed: Packed, read: fn(&'static str, &'static [u8]) -> T) -> Self {
        ByLanguage { packed, read, tables: packed.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The table of a primary language subtag; `None` where there is none.
    pub fn get(&self, language: &str) -> Option<&T> {
        let i = self.packed.binary_search_by(|(l, _)| (*l).cmp(language)).ok()?;
        let (lang, block) = self.packed[i];
        Some(self.tables[i].get_or_init(|| (self.read)(lang, block)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_for_its_language() {
        let tables = ByLanguage::new(&[("de", b"abc"), ("fr", b"de")], |lang, block| (lang, block.len()));
        assert_eq!(tables.get("fr"), Some(&("fr", 2)));
        assert_eq!(tables.get("de"), Some(&("de", 3)));
        assert_eq!(tables.get("en"), None);
    }
}
