//! Numbers against the source, by value.
mod bound_reversed;
mod number_added;
mod number_changed;
mod number_missing;

pub use bound_reversed::BoundReversed;
pub use number_added::NumberAdded;
pub use number_changed::NumberChanged;
pub use number_missing::NumberMissing;

use crate::analysis::numbers::Doubt;

/// Below this confidence a finding is not shown by default; it still counts for the score.
const DOUBTFUL: f32 = 0.3;

/// Confidence of a finding of this rule under doubt.
fn doubted(confidence: f32, doubt: Doubt) -> f32 {
    match doubt {
        Doubt::None => confidence,
        Doubt::Some => 0.45,
        Doubt::Much => DOUBTFUL,
    }
}
