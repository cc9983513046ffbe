//! Denials against the source.
mod negation_added;
mod negation_dropped;

pub use negation_added::NegationAdded;
pub use negation_dropped::NegationDropped;
