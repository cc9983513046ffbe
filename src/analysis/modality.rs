//! Whose a statement is: words that show it to be somebody’s, held or supposed.
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::document::Segment;
use crate::text::{ByLanguage, Lang, keys};

use super::polarity;

static REPORTED: LazyLock<ByLanguage<FxHashSet<u64>>> = LazyLock::new(|| {
    ByLanguage::new(polarity::PACKED, |lang, packed| {
        let tables = polarity::tables(packed);
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
