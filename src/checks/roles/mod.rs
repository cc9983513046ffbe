//! Who is what, who says what and who does what, against the source.
mod gender_changed;
mod roles_reversed;
mod speaker_changed;

pub use gender_changed::GenderChanged;
pub use roles_reversed::RolesReversed;
pub use speaker_changed::SpeakerChanged;
