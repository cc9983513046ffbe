//! Whether the translation says all of its source, and nothing else.
mod clause;
mod clause_added;
mod clause_omitted;
mod length_out_of_proportion;
mod misaligned;
mod paragraph_moved;
mod sentence_added;
mod sentence_omitted;
mod truncated_translation;

pub use clause_added::ClauseAdded;
pub use clause_omitted::ClauseOmitted;
pub use length_out_of_proportion::LengthOutOfProportion;
pub use misaligned::Misaligned;
pub use paragraph_moved::ParagraphMoved;
pub use sentence_added::SentenceAdded;
pub use sentence_omitted::SentenceOmitted;
pub use truncated_translation::TruncatedTranslation;

use crate::analysis::DocumentAnalysis;
use crate::document::{Pair, Segment};
use crate::text::Span;

/// The whole text of a segment.
fn whole(segment: &Segment) -> Span {
    Span::new(0, segment.text.len())
}

/// Sureness of the alignment from which a sentence that nothing answers is reported.
const ALONE: f32 = 0.85;
/// Shorter sentences (in letters) are often merged into their neighbours.
const SENTENCE: f32 = 25.0;

/// Confidence of what is said of headlines, subheads and captions: desks write their own.
const DISPLAY: f32 = 0.3;

/// Sentences that stand alone in the alignment of two stories, with how sure that is an error; `side` tells which.
fn unanswered<'a>(document: &'a DocumentAnalysis, side: impl Fn(&Pair) -> Option<usize> + 'a) -> impl Iterator<Item = (usize, f32)> + 'a {
    let pairs = document.document.pairs.iter();
    let alone = pairs.filter(|p| p.confidence >= ALONE && (p.source.is_none() || p.target.is_none())).filter_map(move |p| Some((side(p)?, p.confidence)));
    alone.filter_map(|(i, confidence)| {
        let segment = document.segments[i].segment;
        let confidence = if segment.role.is_display() { DISPLAY } else { confidence };
        let counts = segment.role.is_prose() || segment.role.is_display();
        (counts && crate::alignment::lengths::count(&segment.text) >= SENTENCE).then_some((i, confidence))
    })
}

/// How sure it is that a passage of a pair was omitted or added: of a headline joined with its story it is not.
fn sureness(segment: &Segment, confidence: f32) -> f32 {
    if segment.role.is_display() { DISPLAY } else { confidence }
}
