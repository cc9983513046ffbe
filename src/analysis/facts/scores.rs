//! The score of a match that was told the other way round.
use smallvec::SmallVec;

use super::exchange::Exchange;
use super::lexicon::{self, Meaning};
use crate::analysis::SegmentAnalysis;
use crate::analysis::numbers::Number;
use crate::document::Segment;
use crate::text::{Span, Token, shape};

/// The points of two sides: `3:1`, `3-1`, 3比1.
struct Score {
    first: f64,
    second: f64,
    span: Span,
}

/// The score of the source that stands turned round in the target, or with the loser as the winner. Only where each side has one score,
/// and the same team stands before it.
pub fn turned(source: &SegmentAnalysis, target: &SegmentAnalysis) -> Option<Exchange> {
    let (ours, theirs) = (only(source)?, only(target)?);
    let straight = (ours.first, ours.second) == (theirs.first, theirs.second);
    let turned = (ours.first, ours.second) == (theirs.second, theirs.first);
    if ours.first == ours.second || !(straight || turned) {
        return None;
    }
    let (source, target) = (source.segment, target.segment);
    let told = match (outcome(source), outcome(target)) {
        // who won stands first in many languages, whoever the sentence is about
        (Outcome::Told(ours), Outcome::Told(theirs)) => ours != theirs && are_of_one_team(source, target),
        (Outcome::None, Outcome::None) => turned && is_fixture(source, ours.span) && is_fixture(target, theirs.span) && keep_order(source, target),
        _ => false,
    };
    told.then_some(Exchange { source: ours.span, target: theirs.span })
}

/// The score of a text that has no other.
fn only(analysis: &SegmentAnalysis) -> Option<Score> {
    let (segment, numbers) = (analysis.segment, analysis.numbers());
    let score = |w: &[Number]| {
        let between = segment.text.get(w[0].span.end..w[1].span.start)?;
        let points = |n: &Number| n.hard && n.value() < 200.0 && n.value().fract() == 0.0 && n.span.len() <= 3;
        let score = w.iter().all(points) && matches!(between, ":" | "-" | "–" | "－" | "—" | "―" | "：" | "比" | "対");
        score.then(|| Score { first: w[0].value(), second: w[1].value(), span: w[0].span.cover(w[1].span) })
    };
    let mut scores = numbers.windows(2).filter_map(score);
    scores.next().filter(|_| scores.next().is_none())
}

/// Bytes of a word at the start of a sentence that may be an article.
const ARTICLE: usize = 3;

enum Outcome {
    None,
    /// Whether it was won.
    Told(bool),
    Both,
}

/// Whether the text says that a match was won, or lost.
fn outcome(segment: &Segment) -> Outcome {
    let mut found = Outcome::None;
    let mut note = |meaning: &Meaning| {
        if let Meaning::Outcome { won } = meaning {
            found = match found {
                Outcome::None => Outcome::Told(*won),
                Outcome::Told(other) if other == *won => Outcome::Told(other),
                _ => Outcome::Both,
            };
        }
    };
    for at in 0..segment.tokens.len() {
        if segment.lang.is_spaceless() {
            let start = segment.tokens[at].span.start;
            lexicon::said_at(&segment.text, start, segment.lang, |m| matches!(m, Meaning::Outcome { .. })).iter().for_each(|(m, _)| note(m));
        } else {
            lexicon::said(segment, at).iter().for_each(|(m, _)| note(m));
        }
    }
    found
}

/// The names of a text by the keys of their words, in their order; what only opens the sentence is none.
fn names(segment: &Segment) -> SmallVec<[String; 4]> {
    let name = |(i, t): &(usize, &Token)| t.is_word() && t.form.capital && (*i > 0 || t.span.len() > ARTICLE);
    segment.tokens.iter().enumerate().filter(name).map(|(_, t)| shape::letters(&t.form.lower)).collect()
}

/// Whether both texts begin with the same name, or the target names one team alone whatever it is called in the source.
fn are_of_one_team(source: &Segment, target: &Segment) -> bool {
    let (ours, theirs) = (names(source), names(target));
    match (ours.first(), theirs.first()) {
        (Some(a), Some(b)) => a == b,
        (None, _) => source.lang.is_spaceless() && theirs.len() <= 1,
        _ => false,
    }
}

/// Whether the two teams stand beside each other before the score: “Köln–Bremen”, “Sweden v Finland”.
fn is_fixture(segment: &Segment, score: Span) -> bool {
    let before = segment.tokens.partition_point(|t| t.span.start < score.start);
    let capital = |at: usize| segment.tokens.get(at).is_some_and(|t| t.is_word() && t.form.capital);
    (1..before.saturating_sub(1)).any(|at| {
        let link = segment.tokens[at].of(&segment.text);
        matches!(link, "-" | "–" | "—" | "v" | "vs" | "v." | "vs." | "versus") && capital(at - 1) && capital(at + 1)
    })
}

/// Whether no name that both texts have stands before another one in the source and behind it in the target.
fn keep_order(source: &Segment, target: &Segment) -> bool {
    let (ours, theirs) = (names(source), names(target));
    let places: SmallVec<[usize; 4]> = ours.iter().filter_map(|name| theirs.iter().position(|n| n == name)).collect();
    places.is_sorted()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Unplaced};
    use crate::text::Lang;

    #[test]
    fn a_score_of_the_other_team_is_told() {
        for (source, lang, target, told) in [
            ("Das Spiel Fürth–Aalen endete 2:0.", "de", "The Fürth–Aalen match ended 0-2.", true),
            ("Das Spiel Fürth–Aalen endete 2:0.", "de", "The Fürth–Aalen match ended 2-0.", false),
            ("Das Spiel Fürth–Aalen endete 2:0.", "de", "The Aalen–Fürth match ended 0-2.", false),
            ("Fürth verlor in Aalen mit 0:2.", "de", "Fürth won 2-0 in Aalen.", true),
            ("Fürth verlor in Aalen mit 0:2.", "de", "Fürth lost 2-0 in Aalen.", false),
            ("Fürth verlor in Aalen mit 0:2.", "de", "Aalen beat Fürth 2-0.", false),
            ("Fürth gewann 2:0 und verlor dann.", "de", "Fürth lost after a 2-0.", false),
            ("名古屋は0－2で敗れた。", "ja", "Nagoya won 2-0.", true),
            ("名古屋は0－2で敗れた。", "ja", "Kyoto beat Nagoya 2-0.", false),
        ] {
            let segment = |text: &str, lang: &str| Segment::new("s", text.into(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
            let (s, t) = (segment(source, lang), segment(target, "en"));
            let found = turned(&SegmentAnalysis::new(0, &s), &SegmentAnalysis::new(1, &t));
            assert_eq!(found.is_some(), told, "{source} → {target}");
        }
    }
}
