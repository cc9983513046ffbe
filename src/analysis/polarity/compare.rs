//! What one side denies and the other does not.
use smallvec::SmallVec;

use crate::document::Segment;
use crate::text::Span;

use super::super::scope::{self, Answer, Links, Side};
use super::{Polarity, implied, known};

/// A denial that the other side lacks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unanswered {
    /// In bytes of its side's text.
    pub span: Span,
    pub evidence: Evidence,
}

/// What shows that a denial is not answered, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The other side has an auxiliary that wants the denial.
    Stranded,
    /// The other side says the same words, and nothing in it denies anything.
    Affirmed,
    /// The other side says the same words without a denial; it has others, or words that may be one, elsewhere.
    AffirmedHere,
    /// What is “not only” so there is “only” so here.
    Limited,
    /// Nothing in the other side denies anything; it is not known by which words it says what is denied.
    Bare,
    /// It only has fewer denials, or says it in other words.
    Fewer,
}

/// What became of the source's denials.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PolarityChange {
    pub dropped: SmallVec<[Unanswered; 2]>,
    pub added: SmallVec<[Unanswered; 2]>,
}

/// Compares two sides; `None` where they deny alike, or a language is not known.
pub fn compare((source, s): (&Segment, &Polarity), (target, t): (&Segment, &Polarity)) -> Option<PolarityChange> {
    if !known(source.lang) || !known(target.lang) {
        return None;
    }
    let (ours, theirs) = (Side { segment: source, polarity: s }, Side { segment: target, polarity: t });
    let mut change = PolarityChange::default();
    if !s.negations.is_empty() || !t.negations.is_empty() {
        let links = Links::of(source, target);
        change = PolarityChange { dropped: unanswered(ours, &links, theirs), added: unanswered(theirs, &links.turned(), ours) };
    }
    if change.dropped.is_empty() {
        change.dropped.extend(implied::unanswered(ours, theirs));
    }
    (change != PolarityChange::default()).then_some(change)
}

/// Words and marks from which a text is long.
const LONG: usize = 30;

/// The denials of `ours` that `theirs` lacks.
fn unanswered(ours: Side, links: &Links, theirs: Side) -> SmallVec<[Unanswered; 2]> {
    let denials = ours.polarity.negations.len();
    // a word that translates one of ours stands for that one
    let free = |words: &[Span]| words.iter().filter(|word| !links.explain(**word, ours.polarity)).count();
    let there = theirs.polarity.negations.len();
    let (sure, all) = (there + free(&theirs.polarity.lexical), there + free(&theirs.polarity.lexical) + free(&theirs.polarity.weak));
    // a long one may deny in many a way
    let long = theirs.segment.tokens.len() >= LONG;
    let evidence = |answer: Answer, span: Span| {
        Some(match answer {
            Answer::Stranded if denials > there => Evidence::Stranded,
            Answer::Affirmed if all == 0 => Evidence::Affirmed,
            Answer::Affirmed | Answer::Stranded if denials > sure => Evidence::AffirmedHere,
            Answer::Unknown if long && denials > all => Evidence::Fewer,
            Answer::Unknown | Answer::Reworded if all == 0 && links.has_lexicon() && !is_doubled(ours, span) => Evidence::Bare,
            Answer::Affirmed | Answer::Stranded if denials > there => Evidence::Fewer,
            Answer::Denied => return None,
            _ if denials > all => Evidence::Fewer,
            _ => return None,
        })
    };
    let answers = scope::answers(ours, links, theirs);
    ours.polarity.negations.iter().zip(answers).filter_map(|(span, answer)| Some(Unanswered { span: *span, evidence: evidence(answer, *span)? })).collect()
}

/// Whether the word right behind a denial is negative itself, so that the other side may affirm: “not unlike”, “без сомнения”.
fn is_doubled(side: Side, denial: Span) -> bool {
    side.polarity.lexical.iter().any(|word| word.start == denial.end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Role as Part, Unplaced};
    use crate::text::Lang;
    use std::sync::Arc;

    use super::super::read;

    fn segment(text: &str, lang: &str) -> Segment {
        Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Part::Paragraph, Arc::new(Unplaced))
    }

    #[test]
    fn words_of_negative_meaning_answer() {
        let change = |source: &str, lang: &str, target: &str| {
            let (s, t) = (segment(source, lang), segment(target, "en"));
            compare((&s, &read(&s)), (&t, &read(&t)))
        };
        assert_eq!(change("Er kam nicht.", "de", "He failed to come."), None);
        assert_eq!(change("Das ist unklar.", "de", "That is not clear."), None);
        assert!(change("Er kam nicht.", "de", "He came.").is_some_and(|c| c.dropped.len() == 1 && c.dropped[0].evidence == Evidence::Affirmed));
        assert!(change("Er kam.", "de", "He did not come.").is_some_and(|c| c.added.len() == 1 && c.added[0].evidence == Evidence::Affirmed));
        // what denies a negative word may be affirmed: weak evidence
        assert!(change("Он не сомневается.", "ru", "He is sure.").is_some_and(|c| c.dropped[0].evidence == Evidence::Fewer));
        // nothing is known of this language’s negations
        assert_eq!(change("Nid oedd yma.", "cy", "He was here."), None);
    }

    #[test]
    fn what_is_denied_without_a_negation_is_missed() {
        let dropped = |source: &str, lang: &str, target: &str| {
            let (s, t) = (segment(source, lang), segment(target, "en"));
            compare((&s, &read(&s)), (&t, &read(&t))).map_or(Vec::new(), |c| c.dropped.iter().map(|d| d.evidence).collect())
        };
        let more = "Es geht nicht nur um Geld.";
        assert_eq!(dropped(more, "de", "It is only about money."), [Evidence::Limited]);
        for target in
            ["It is not only about money.", "It isn’t just about money.", "It is just not about money.", "The only thing is money.", "It is about money, too."]
        {
            assert_eq!(dropped(more, "de", target), [], "{target}");
        }
        assert_eq!(dropped("不仅仅是钱的问题。", "zh", "It is just a question of money."), [Evidence::Limited]);
        assert_eq!(dropped("Les ministres ignorent le prix.", "fr", "The ministers do know the price."), [Evidence::AffirmedHere]);
        assert_eq!(dropped("Les ministres ignorent le prix.", "fr", "The ministers do not know the price."), []);
        assert_eq!(dropped("Les ministres ignorent le prix.", "fr", "The ministers ignore the price."), []);
    }

    #[test]
    fn what_stands_only_with_a_denial_shows_a_lost_one() {
        let dropped = |target: &str| {
            let (s, t) = (segment("Wir werden die Steuern nicht erhöhen.", "de"), segment(target, "en"));
            compare((&s, &read(&s)), (&t, &read(&t))).map_or(Vec::new(), |c| c.dropped.iter().map(|d| d.evidence).collect())
        };
        assert_eq!(dropped("We wo raise taxes."), [Evidence::Stranded]);
        assert_eq!(dropped("We raise taxes any longer."), [Evidence::Stranded]);
        assert_eq!(dropped("We have yet to raise taxes."), []);
        assert_eq!(dropped("We will not raise taxes any longer."), []);
    }

    #[test]
    fn what_is_denied_twice_and_said_once_is_denied_once() {
        let (s, t) = (segment("法院不会接受申诉，也不会接受上诉。", "zh"), segment("The court will not accept complaints or appeals.", "en"));
        assert_eq!(compare((&s, &read(&s)), (&t, &read(&t))), None);
    }

    #[test]
    fn what_translates_a_word_answers_no_denial() {
        let dropped = |source: &str, lang: &str, target: &str| {
            let (s, t) = (segment(source, lang), segment(target, "en"));
            compare((&s, &read(&s)), (&t, &read(&t))).map_or(Vec::new(), |c| c.dropped.iter().map(|d| d.evidence).collect())
        };
        // “denied” is what “bestritt” says
        assert_eq!(
            dropped("Der Zeuge kam nicht; der Bürgermeister bestritt den Diebstahl.", "de", "The witness came; the mayor denied the theft."),
            [Evidence::Affirmed]
        );
        assert_eq!(dropped("Der Bürgermeister hat den Fehler nicht zugegeben.", "de", "The mayor did admit the mistake."), [Evidence::Stranded]);
        assert_eq!(dropped("Starosta nechce odstoupit.", "cs", "The mayor wants to resign."), [Evidence::Affirmed]);
        assert_eq!(dropped("Starosta nechce odstoupit.", "cs", "The mayor does not want to resign."), []);
        assert_eq!(dropped("Bakan istifa etmedi.", "tr", "The minister did not resign."), []);
        assert_eq!(dropped("Tvrdili, že nedávné volby byly férové.", "cs", "They claimed that the recent vote was fair."), []);
        assert_eq!(dropped("Bakan istifa edip etmeyeceğini söyledi.", "tr", "The minister said whether he would resign."), []);
        assert_eq!(dropped("Bakan istifa etmedi.", "tr", "The minister resigned.").len(), 1);
        assert_eq!(dropped("Sie kamen nicht, riefen nicht an und zahlten nicht.", "de", "They did not come, call or pay."), []);
    }
}
