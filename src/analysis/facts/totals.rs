//! A number of people and its parts: “twelve people (seven men and five women)”.
use std::sync::LazyLock;

use smallvec::SmallVec;

use super::lexicon;
use crate::analysis::SegmentAnalysis;
use crate::analysis::numbers::{Kind, Number};
use crate::analysis::word;
use crate::text::by_language::tables;
use crate::text::{ByLanguage, Span, Token, TokenKind};

/// A total, and parts that come to another number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The total and its parts, in bytes of the segment's text.
    pub span: Span,
    pub total: u32,
    pub sum: u32,
}

/// The words of a language that tell a total from its parts.
#[derive(Debug, Default)]
struct Totals {
    /// Whom a total counts.
    whole: Vec<String>,
    /// Before a total that is not exact, or is none.
    vague: Vec<String>,
    /// Behind a total of which only some parts are told.
    some: Vec<String>,
    /// Groups none of whose members is in two of them.
    groups: Vec<Vec<String>>,
}

/// From the tables `[total]` and `[group]` of `knowledge/data/facts`.
static TOTALS: LazyLock<ByLanguage<Totals>> = LazyLock::new(|| {
    ByLanguage::new(lexicon::PACKED, |_, packed| {
        let mut tables = tables(packed);
        let words = |list: &String| list.split_whitespace().map(str::to_owned).collect();
        let groups = tables.remove("group").unwrap_or_default().values().map(words).collect();
        let total = tables.remove("total").unwrap_or_default();
        let of = |key: &str| total.get(key).map(words).unwrap_or_default();
        Totals { whole: of("whole"), vague: of("vague"), some: of("some"), groups }
    })
});

fn lists(list: &[String], token: &Token) -> bool {
    list.iter().any(|word| *word == *token.form.lower)
}

/// Tokens between a total and what opens the list of its parts: “twelve people were killed:”.
const BETWEEN: usize = 3;

/// The first total of a segment whose parts come to another number. Only where the parts fill a bracket, or the rest of the
/// sentence behind a colon, and all are of one group.
pub fn wrong(analysis: &SegmentAnalysis) -> Option<Wrong> {
    let segment = analysis.segment;
    let words = TOTALS.get(segment.lang.primary())?;
    let tokens = &segment.tokens;
    let of = |at: usize| tokens.get(at).map_or("", |t| t.of(&segment.text));
    (2..tokens.len()).filter(|open| matches!(of(*open), "(" | ":" | "—" | "–")).find_map(|open| {
        let close = match of(open) {
            "(" => ")",
            ":" => ".",
            dash => dash,
        };
        let (total, noun) = (open.saturating_sub(1 + BETWEEN)..open).rev().find_map(|noun| {
            let counted = lists(&words.whole, &tokens[noun]);
            let total = noun.checked_sub(1).filter(|_| counted).and_then(|at| exact(analysis, at, words))?;
            Some((total, noun))
        })?;
        // of the twelve, only some: “twelve people, including”; and a new clause tells of others
        if tokens[noun + 1..open].iter().any(|t| t.kind != TokenKind::Word || lists(&words.some, t)) {
            return None;
        }
        let (sum, end) = parts(analysis, open + 1, close, words)?;
        (sum != total.1).then(|| Wrong { span: total.0.cover(tokens[end].span), total: total.1, sum })
    })
}

/// The whole number whose last token is `at`, with no “about” before it.
fn exact(analysis: &SegmentAnalysis, at: usize, words: &Totals) -> Option<(Span, u32)> {
    let segment = analysis.segment;
    let token = &segment.tokens[at];
    let number = analysis.numbers().iter().rev().find(|n| n.span.end == token.span.end && is_count(n))?;
    let first = segment.tokens.partition_point(|t| t.span.start < number.span.start);
    let open = first
        .checked_sub(1)
        .is_some_and(|before| lists(&words.vague, &segment.tokens[before]) || matches!(segment.tokens[before].of(&segment.text), "-" | "–" | "~"));
    (!open).then(|| (number.span, number.value() as u32))
}

fn is_count(number: &Number) -> bool {
    let value = number.value();
    number.kind == Kind::Plain && value.fract() == 0.0 && (1.0..1e6).contains(&value) && (number.hard || number.values.len() == 1)
}

/// What the parts from token `at` up to `close` come to, and the last token of the last; `None` where anything else stands there.
fn parts(analysis: &SegmentAnalysis, mut at: usize, close: &str, words: &Totals) -> Option<(u32, usize)> {
    let segment = analysis.segment;
    let of = |at: usize| segment.tokens.get(at).map_or("", |t| t.of(&segment.text));
    let mut nouns: SmallVec<[&Token; 4]> = SmallVec::new();
    let mut sum = 0;
    loop {
        let start = segment.tokens.get(at)?.span.start;
        let widest = analysis.numbers().iter().filter(|n| n.span.start == start && is_count(n)).max_by_key(|n| n.span.end)?;
        sum += widest.value() as u32;
        at += segment.tokens[at..].iter().take_while(|t| t.span.start < widest.span.end).count();
        nouns.push(segment.tokens.get(at)?);
        at += 1;
        let joins = |at: usize| of(at) == "," || segment.tokens.get(at).is_some_and(|t| word::of(t, segment.lang).number.as_ref().is_some_and(|r| r.joins));
        if joins(at) {
            at += 1 + usize::from(joins(at + 1));
        } else if of(at) == close || close == "." && at == segment.tokens.len() {
            let fit = |group: &Vec<String>| nouns.iter().all(|noun| lists(group, noun));
            return (nouns.len() > 1 && words.groups.iter().any(fit)).then_some((sum, at - 1));
        } else {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Segment, Unplaced};
    use crate::text::Lang;

    fn told(text: &str) -> Option<(u32, u32)> {
        let segment = Segment::new("s", text.into(), Lang::EN, Role::Paragraph, Arc::new(Unplaced));
        wrong(&SegmentAnalysis::new(0, &segment)).map(|w| (w.total, w.sum))
    }

    #[test]
    fn parts_that_come_to_another_number_are_told() {
        assert_eq!(told("Twelve people (seven men and four women) were rescued."), Some((12, 11)));
        assert_eq!(told("The ferry carried 48 passengers: 21 men, 20 women and 6 children."), Some((48, 47)));
        assert_eq!(told("He freed 15 hostages – ten women and four children – on Monday."), Some((15, 14)));
    }

    #[test]
    fn what_may_be_right_is_left_alone() {
        for text in [
            "Twelve people (seven men and five women) were rescued.",
            "Twelve people, including seven men and four women, were rescued.",
            "Twelve people (seven Danes and four women) were rescued.",
            "About 12 people (seven men and four women) were rescued.",
            "Twelve people (seven men and four women among them) were rescued.",
            "Twelve people (seven men) were rescued.",
            "The ferry carried 48 passengers: 21 men, 20 women and 7 children.",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
