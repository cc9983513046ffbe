//! A number of people and its parts: “twelve people (seven men and five women)”.
use smallvec::SmallVec;

use crate::analysis::SegmentAnalysis;
use crate::analysis::numbers::{Kind, Number};
use crate::text::{Span, Token, TokenKind};

/// A total, and parts that come to another number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The total and its parts, in bytes of the segment's text.
    pub span: Span,
    pub total: u32,
    pub sum: u32,
}

/// Whom a total counts.
const EVERYONE: &[&str] = &[
    "people",
    "persons",
    "passengers",
    "victims",
    "migrants",
    "refugees",
    "hostages",
    "members",
    "students",
    "pupils",
    "employees",
    "workers",
    "residents",
    "suspects",
    "prisoners",
    "patients",
    "bodies",
    "athletes",
    "players",
    "candidates",
    "jurors",
    "judges",
    "casualties",
];

/// Groups none of whose members is in two of them.
const GROUPS: &[&[&str]] = &[
    &["men", "man", "women", "woman", "children", "child", "boys", "boy", "girls", "girl", "babies", "baby", "infants", "infant"],
    &["adults", "adult", "children", "child", "babies", "baby", "infants", "infant"],
    &["males", "male", "females", "female"],
    &["dead", "killed", "injured", "wounded"],
    &["civilians", "civilian", "soldiers", "soldier", "policemen", "policeman"],
];

/// Tokens between a total and what opens the list of its parts: “twelve people were killed:”.
const BETWEEN: usize = 3;

/// The first total of an English segment whose parts come to another number. Only where the parts fill a bracket, or the rest of the
/// sentence behind a colon, and all are of one group.
pub fn wrong(analysis: &SegmentAnalysis) -> Option<Wrong> {
    let segment = analysis.segment;
    let tokens = &segment.tokens;
    let of = |at: usize| tokens.get(at).map_or("", |t| t.of(&segment.text));
    (2..tokens.len()).filter(|open| matches!(of(*open), "(" | ":" | "—" | "–")).find_map(|open| {
        let close = match of(open) {
            "(" => ")",
            ":" => ".",
            dash => dash,
        };
        let (total, noun) = (open.saturating_sub(1 + BETWEEN)..open).rev().find_map(|noun| {
            let counted = EVERYONE.contains(&&*tokens[noun].form.lower);
            let total = noun.checked_sub(1).filter(|_| counted).and_then(|at| exact(analysis, at))?;
            Some((total, noun))
        })?;
        // of the twelve, only some: “twelve people, including”; and a new clause tells of others
        if tokens[noun + 1..open].iter().any(|t| t.kind != TokenKind::Word || &*t.form.lower == "including") {
            return None;
        }
        let (sum, end) = parts(analysis, open + 1, close)?;
        (sum != total.1).then(|| Wrong { span: total.0.cover(tokens[end].span), total: total.1, sum })
    })
}

/// The whole number whose last token is `at`, with no “about” before it.
fn exact(analysis: &SegmentAnalysis, at: usize) -> Option<(Span, u32)> {
    let segment = analysis.segment;
    let token = &segment.tokens[at];
    let number = analysis.numbers().iter().rev().find(|n| n.span.end == token.span.end && is_count(n))?;
    let first = segment.tokens.partition_point(|t| t.span.start < number.span.start);
    let vague = |t: &Token| {
        matches!(
            &*t.form.lower,
            "about"
                | "around"
                | "some"
                | "nearly"
                | "almost"
                | "over"
                | "than"
                | "to"
                | "least"
                | "most"
                | "roughly"
                | "approximately"
                | "of"
                | "the"
                | "other"
                | "another"
        )
    };
    let open = first.checked_sub(1).is_some_and(|before| vague(&segment.tokens[before]) || matches!(segment.tokens[before].of(&segment.text), "-" | "–" | "~"));
    (!open).then(|| (number.span, number.value() as u32))
}

fn is_count(number: &Number) -> bool {
    let value = number.value();
    number.kind == Kind::Plain && value.fract() == 0.0 && (1.0..1e6).contains(&value) && (number.hard || number.values.len() == 1)
}

/// What the parts from token `at` up to `close` come to, and the last token of the last; `None` where anything else stands there.
fn parts(analysis: &SegmentAnalysis, mut at: usize, close: &str) -> Option<(u32, usize)> {
    let segment = analysis.segment;
    let of = |at: usize| segment.tokens.get(at).map_or("", |t| t.of(&segment.text));
    let mut nouns: SmallVec<[&str; 4]> = SmallVec::new();
    let mut sum = 0;
    loop {
        let start = segment.tokens.get(at)?.span.start;
        let widest = analysis.numbers().iter().filter(|n| n.span.start == start && is_count(n)).max_by_key(|n| n.span.end)?;
        sum += widest.value() as u32;
        at += segment.tokens[at..].iter().take_while(|t| t.span.start < widest.span.end).count();
        nouns.push(&segment.tokens.get(at)?.form.lower);
        at += 1;
        let joins = |word: &str| matches!(word, "," | "and");
        if joins(of(at)) {
            at += 1 + usize::from(joins(of(at + 1)));
        } else if of(at) == close || close == "." && at == segment.tokens.len() {
            let fit = |group: &&[&str]| nouns.iter().all(|noun| group.contains(noun));
            return (nouns.len() > 1 && GROUPS.iter().any(fit)).then_some((sum, at - 1));
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
