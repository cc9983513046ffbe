//! Whose a statement is, and how firmly it is made: words that show it to be somebody’s, supposed, possible or wanted.
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Segment;
use crate::text::by_language::tables;
use crate::text::{ByLanguage, Form, Lang, keys};

use super::polarity;

static REPORTED: LazyLock<ByLanguage<FxHashSet<u64>>> = LazyLock::new(|| {
    ByLanguage::new(polarity::PACKED, |lang, packed| {
        let tables = tables(packed);
        let words = tables.get("modality").and_then(|table| table.get("reported")).map_or("", String::as_str);
        Lang::parse(lang).map(|lang| words.split_whitespace().map(|w| keys::lemma_key(w, lang)).collect()).unwrap_or_default()
    })
});

/// Whether any word of the text shows that what it says is reported, held or supposed, not the paper's own; `None` where the
/// language's words are not known.
pub fn is_reported(segment: &Segment) -> Option<bool> {
    let words = REPORTED.get(segment.lang.primary()).filter(|words| !words.is_empty())?;
    Some(segment.tokens.iter().any(|t| t.form.keys.iter().any(|key| words.contains(key))))
}

/// What a word says may, can or must be, a bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modals(u8);

impl Modals {
    pub const NONE: Modals = Modals(0);

    /// Whether both say one thing.
    pub fn meet(self, other: Modals) -> bool {
        self.0 & other.0 != 0
    }
}

static MODALS: LazyLock<ByLanguage<FxHashMap<u64, u8>>> = LazyLock::new(|| {
    ByLanguage::new(polarity::PACKED, |_, packed| {
        let tables = tables(packed);
        let mut words: FxHashMap<u64, u8> = FxHashMap::default();
        for (kind, name) in ["can", "must"].iter().enumerate() {
            let list = tables.get("modality").and_then(|table| table.get(*name)).map_or("", String::as_str);
            list.split_whitespace().for_each(|w| *words.entry(keys::key(&keys::fold(w))).or_default() |= 1 << kind);
        }
        words
    })
});

/// What a word says may, can or must be.
pub fn modals(form: &Form, lang: Lang) -> Modals {
    MODALS.get(lang.primary()).and_then(|words| words.get(&form.key)).map_or(Modals::NONE, |bits| Modals(*bits))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Unplaced};

    #[test]
    fn hearsay_is_told_from_fact() {
        for (text, lang, reported) in [
            ("The man is said to have killed two women.", "en", Some(true)),
            ("The man allegedly killed two women.", "en", Some(true)),
            ("The man killed two women.", "en", Some(false)),
            ("Der Mann soll zwei Frauen getötet haben.", "de", Some(true)),
            ("Der Mann tötete zwei Frauen.", "de", Some(false)),
            ("Mies tappoi kaksi naista.", "fi", None),
        ] {
            let segment = Segment::new("s", text.into(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
            assert_eq!(is_reported(&segment), reported, "{text}");
        }
    }
}
