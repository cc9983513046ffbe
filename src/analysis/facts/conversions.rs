//! Conversions in brackets: those that lost one of their two figures, and money that cannot be worth what is said.
use super::lexicon::{self, Meaning};
use super::quantities;
use super::units::Currency;
use crate::analysis::SegmentAnalysis;
use crate::analysis::word;
use crate::document::Segment;
use crate::text::{Span, TokenKind};

/// The unit that stands without its figure in “six metres (feet)” or “miles (72 kilometres)”.
pub fn without_figure(segment: &Segment) -> Option<Span> {
    if segment.lang.is_spaceless() || !segment.text.contains('(') {
        return None;
    }
    let tokens = &segment.tokens;
    let unit_at = |at: usize| lexicon::said(segment, at).into_iter().find_map(|(m, end)| if let Meaning::Unit(unit) = m { Some((*unit, end)) } else { None });
    let counted = |at: usize| {
        let counts = |t: &crate::text::Token| {
            t.kind == TokenKind::Number || matches!(t.of(&segment.text), "-" | "‑" | "/" | ".") || t.is_word() && word::of(t, segment.lang).number.is_some()
        };
        tokens.get(at).is_some_and(counts)
    };
    for open in (1..tokens.len()).filter(|at| tokens[*at].of(&segment.text) == "(") {
        let Some((first, before)) = (open.saturating_sub(3)..open).find_map(|at| unit_at(at).filter(|(_, end)| *end == open).map(|(unit, _)| (at, unit)))
        else {
            continue;
        };
        let inside =
            |at: usize| unit_at(at).filter(|(unit, end)| unit.dimension == before.dimension && tokens.get(*end).is_some_and(|t| t.of(&segment.text) == ")"));
        let told = first > 0 && counted(first - 1);
        if told && let Some((_, end)) = inside(open + 1) {
            return Some(tokens[open + 1].span.cover(tokens[end - 1].span));
        }
        let figure = tokens.get(open + 1).is_some_and(|t| t.kind == TokenKind::Number);
        if first > 0 && tokens[first - 1].is_word() && !told && figure && inside(open + 2).is_some() {
            return Some(tokens[first].span.cover(tokens[open - 1].span));
        }
    }
    None
}

/// Money with other money in brackets behind it, of a worth that the two never had: the two places. `year` is the story's.
pub fn worth(analysis: &SegmentAnalysis, year: Option<i16>) -> Option<(Span, Span)> {
    let segment = analysis.segment;
    if !segment.text.contains(['(', '（']) {
        return None;
    }
    let numbers = analysis.numbers();
    let hard: Vec<_> = numbers.iter().filter(|n| n.hard).collect();
    hard.windows(2).find_map(|w| {
        let between = segment.text.get(w[0].span.end..w[1].span.start)?;
        if between.len() > 40 || between.matches(['(', '（']).count() != 1 || between.contains([')', '）', ';', '.']) {
            return None;
        }
        let money = |n| quantities::of(segment, n).currency;
        let ((ours, _), (theirs, _)) = (money(w[0])?, money(w[1])?);
        let sure = |n: &crate::analysis::numbers::Number| n.values.len() == 1;
        let told = sure(w[0]) && sure(w[1]) && apart((&ours, w[0].value()), (&theirs, w[1].value()), year);
        told.then(|| (w[0].span, w[1].span))
    })
}

/// Whether two amounts were never worth the same.
fn apart((a, amount): (&Currency, f64), (b, other): (&Currency, f64), year: Option<i16>) -> bool {
    let (Some((low, high)), Some((least, most))) = (a.dollars(year), b.dollars(year)) else { return false };
    amount * high * SLACK < other * least || other * most * SLACK < amount * low
}

/// How far from the extremes of two decades an amount may be.
const SLACK: f64 = 1.05;

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Unplaced};
    use crate::text::Lang;

    fn lost(text: &str) -> Option<String> {
        let segment = Segment::new("s", text.into(), Lang::EN, Role::Paragraph, Arc::new(Unplaced));
        without_figure(&segment).map(|span| segment.of(span).to_owned())
    }

    #[test]
    fn a_conversion_without_a_figure_is_told() {
        assert_eq!(lost("The hole is six metres (feet) deep.").as_deref(), Some("feet"));
        assert_eq!(lost("The lake lies miles (60 kilometers) to the north.").as_deref(), Some("miles"));
        assert_eq!(lost("The lake lies 37 miles (60 kilometers) to the north."), None);
        assert_eq!(lost("The lake lies a few miles (some kilometers) to the north."), None);
        assert_eq!(lost("Most of them walked for miles (as one of them put it)."), None);
    }
}
