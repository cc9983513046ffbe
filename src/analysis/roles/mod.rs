//! Who is what, who says what, who does what to whom: compared between a source and its English translation.
pub mod agent;
mod case;
mod cues;
pub mod gender;
pub mod lexicon;
mod mentions;
pub mod speaker;
