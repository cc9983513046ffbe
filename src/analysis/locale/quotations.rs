//! Quotation marks that the language does not set.
use super::custom;
use crate::text::Lang;

/// Whether no country of the language sets these two marks around a quotation.
pub fn is_foreign(open: char, close: char, lang: Lang) -> bool {
    let pair = [open, close];
    custom(lang, "quotation", "foreign").split(' ').any(|marks| marks.chars().eq(pair))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_one_language_are_foreign_to_another() {
        let foreign = |open, close, lang: &str| is_foreign(open, close, Lang::parse(lang).unwrap());
        assert!(foreign('„', '“', "en") && foreign('«', '»', "en-GB") && foreign('「', '」', "fr"));
        assert!(!foreign('“', '”', "en") && !foreign('«', '»', "fr") && !foreign('„', '“', "de") && !foreign('"', '"', "en"));
        assert!(!foreign('„', '“', "sw"), "nothing is known of it");
    }
}
