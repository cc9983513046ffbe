//! What is denied without a negation, and affirmed on the other side.
use crate::analysis::scope::Side;
use crate::analysis::word;
use crate::document::Segment;
use crate::text::Span;

use super::compare::{Evidence, Unanswered};

/// What of `ours` says no, or that there is more, without a negation of its own, where `theirs` shows that it lacks one.
pub fn unanswered(ours: Side, theirs: Side) -> Option<Unanswered> {
    let (s, t) = (ours.polarity, theirs.polarity);
    if s.adding.len() > t.adding.len() && !t.limiting.is_empty() {
        return Some(Unanswered { span: s.adding[0], evidence: Evidence::Limited });
    }
    let wants = s.negations.len() <= t.negations.len() && !t.stranded.is_empty();
    let word = s.lexical.iter().find(|word| wants && is_negative(**word, ours.segment))?;
    Some(Unanswered { span: *word, evidence: Evidence::AffirmedHere })
}

/// Whether the word is negative by itself, and no part of a phrase.
fn is_negative(at: Span, segment: &Segment) -> bool {
    let tokens = &segment.tokens;
    tokens.get(tokens.partition_point(|t| t.span.start < at.start)).is_some_and(|token| word::of(token, segment.lang).role.lexical)
}
