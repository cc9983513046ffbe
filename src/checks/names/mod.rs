//! Names against the source.
mod name_changed;
mod name_missing;

pub use name_changed::NameChanged;
pub use name_missing::NameMissing;
