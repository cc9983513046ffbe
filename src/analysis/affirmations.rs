//! Expressions with a negative word that deny nothing: “ne … que”, “чуть не”, “لا يزال”.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::phrase::Phrase;
use super::{SegmentAnalysis, polarity};
use crate::text::by_language::{ByLanguage, Packed, tables};
use crate::text::{Lang, Span};

include!(concat!(env!("OUT_DIR"), "/affirmations.rs"));

const PACKED: Packed = AFFIRMATIONS;

/// By what each says.
type Expressions = BTreeMap<String, Vec<Phrase>>;

/// The expressions of one language, and what may render those of others.
#[derive(Debug, Default)]
struct Table {
    lang: Option<Lang>,
    expressions: Expressions,
    answers: Expressions,
}

static BY_LANGUAGE: LazyLock<ByLanguage<Table>> = LazyLock::new(|| {
    ByLanguage::new(PACKED, |lang, packed| {
        let mut tables = tables(packed);
        let mut table = |name: &str| tables.remove(name).unwrap_or_default().into_iter().map(|(says, list)| (says, Phrase::list(&list))).collect();
        Table { lang: Lang::parse(lang).ok(), expressions: table("expressions"), answers: table("answers") }
    })
});

/// An expression that the translation takes for a denial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denied {
    pub source: Span,
    pub target: Span,
    /// What the expression says: “only”, “still”.
    pub says: &'static str,
}

/// The first expression of the source that affirms, where the target denies something and has no word that may render it.
pub fn denied(source: &SegmentAnalysis, target: &SegmentAnalysis) -> Option<Denied> {
    let (ours, theirs) = (source.polarity(), target.polarity());
    let (source, target) = (source.segment, target.segment);
    let of_source = BY_LANGUAGE.get(source.lang.primary())?;
    let of_target = BY_LANGUAGE.get(target.lang.primary()).filter(|t| !t.answers.is_empty())?;
    let lang = of_source.lang?;
    let no_longer = theirs.lexical.iter().filter(|word| target.of(**word).eq_ignore_ascii_case("no"));
    let denial = *theirs.negations.iter().chain(no_longer).next()?;
    of_source.expressions.iter().find_map(|(says, expressions)| {
        // a second negative word denies after all: “ne croit pas que”
        let span = Phrase::find(expressions, source, |token| polarity::role(&token.form, lang).denies())?;
        let rendered = Phrase::find(of_target.answers.get(says)?, target, |_| true).is_some();
        // what denies something else may be what the translation denies
        let another = || ours.negations.iter().any(|negation| !negation.overlaps(span));
        (!rendered && !another()).then_some(Denied { source: span, target: denial, says })
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Segment, Unplaced};

    fn found(lang: &str, source: &str, target: &str) -> Option<(String, String)> {
        let segment = |text: &str, lang: &str| Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        let (source, target) = (segment(source, lang), segment(target, "en"));
        denied(&SegmentAnalysis::new(0, &source), &SegmentAnalysis::new(1, &target)).map(|d| (source.of(d.source).to_owned(), d.says.to_owned()))
    }

    #[test]
    fn what_affirms_and_is_denied_is_found() {
        for (lang, source, target, cue, says) in [
            ("ar", "لا يزال الطفل في المستشفى.", "The child is no longer in hospital.", "لا يزال", "still"),
            ("fr", "Le maire n'a reçu que deux lettres.", "The mayor did not receive two letters.", "n'a reçu que", "only"),
            ("ru", "Поезд чуть не сошёл с рельсов.", "The train did not leave the rails.", "чуть не", "almost"),
            ("zh", "政府不得不推迟会议。", "The government does not postpone the meeting.", "不得不", "must"),
        ] {
            assert_eq!(found(lang, source, target), Some((cue.to_owned(), says.to_owned())), "{source}");
        }
    }

    #[test]
    fn what_is_rendered_or_denies_after_all_is_left_alone() {
        for (lang, source, target) in [
            ("ar", "لا يزال الطفل في المستشفى.", "The child has not left hospital yet."),
            ("fr", "Le maire ne croit pas que la lettre est arrivée.", "The mayor does not believe that the letter has arrived."),
            ("fr", "Le maire n'a reçu que deux lettres.", "The mayor received no more than two letters."),
            ("ru", "Поезд чуть не сошёл с рельсов.", "The train left the rails."),
        ] {
            assert_eq!(found(lang, source, target), None, "{source}");
        }
    }
}
