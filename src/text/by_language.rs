//! Tables that the build packs, a block for each language: read when the language is first met, for most never are.
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Languages with a code of two letters: `aa` to `zz`.
const CODES: usize = 26 * 26;

/// The place of each of some languages among them, found by its code without comparing any.
#[derive(Debug)]
pub struct Places([u8; CODES]);

impl Places {
    /// At most 255 primary language subtags of two letters; others have no place.
    pub fn new<'c>(codes: impl IntoIterator<Item = &'c str>) -> Places {
        let mut places = [u8::MAX; CODES];
        for (place, code) in (0..u8::MAX).zip(codes) {
            if let Some(number) = number(code) {
                places[number] = place;
            }
        }
        Places(places)
    }

    pub fn of(&self, code: &str) -> Option<usize> {
        Some(self.0[number(code)?]).filter(|place| *place != u8::MAX).map(usize::from)
    }
}

/// A number of its own for each code of two letters.
pub fn number(code: &str) -> Option<usize> {
    let &[a, b] = code.as_bytes() else { return None };
    (a.is_ascii_lowercase() && b.is_ascii_lowercase()).then(|| usize::from(a - b'a') * 26 + usize::from(b - b'a'))
}

/// Language and its packed table, sorted by language.
pub type Packed = &'static [(&'static str, &'static [u8])];

/// Tables of words by name: what the words stand for to the words, separated by spaces.
pub type Tables = BTreeMap<String, BTreeMap<String, String>>;

/// The tables of words that the build packed into a block; none where they cannot be read.
pub fn tables(packed: &'static [u8]) -> Tables {
    postcard::from_bytes(packed).unwrap_or_default()
}

/// What is made of the packed tables, language by language.
pub struct ByLanguage<T> {
    packed: Packed,
    places: Places,
    read: fn(&'static str, &'static [u8]) -> T,
    tables: Vec<OnceLock<T>>,
}

impl<T> ByLanguage<T> {
    /// `read` makes a table of a language's block.
    pub fn new(packed: Packed, read: fn(&'static str, &'static [u8]) -> T) -> Self {
        ByLanguage { packed, places: Places::new(packed.iter().map(|(lang, _)| *lang)), read, tables: packed.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The table of a primary language subtag; `None` where there is none.
    pub fn get(&self, language: &str) -> Option<&T> {
        let i = self.places.of(language)?;
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
