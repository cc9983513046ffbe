//! Denials, opposites, questions and hearsay against the source.
mod affirmation_denied;
mod antonym;
mod hearsay;
mod negation_added;
mod negation_dropped;
mod question_changed;

use crate::analysis::polarity::Evidence;

pub use affirmation_denied::AffirmationDenied;
pub use antonym::Antonym;
pub use hearsay::Hearsay;
pub use negation_added::NegationAdded;
pub use negation_dropped::NegationDropped;
pub use question_changed::QuestionChanged;

/// Confidence where the same words stand on the other side and nothing there denies them.
const AFFIRMED: f32 = 0.75;

/// How sure it is, 0 to 1, that a denial has no answer.
fn confidence(evidence: Evidence) -> f32 {
    match evidence {
        Evidence::Stranded | Evidence::Affirmed => AFFIRMED,
        Evidence::AffirmedHere | Evidence::Limited => 0.58,
        Evidence::Bare => 0.55,
        Evidence::Fewer => 0.35,
    }
}
