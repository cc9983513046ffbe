//! Renderings: what the source says, what the translation should say, and how machines get it wrong.
mod anchor;
pub mod base;
pub mod classes;
mod entry;
pub mod glossary;
mod index;
pub mod language_model;
mod matcher;
mod notation;
mod packed;
mod packing;
pub mod pattern;
pub mod phrases;
mod presence;
pub mod schema;
pub mod senses;
mod slots;
pub mod store;
mod view;
pub mod words;

pub use base::{Base, Found};
pub use entry::{Context, Detail, Entry};
pub use language_model::LanguageModel;
pub use presence::Patterns;
pub use store::{Knowledge, UserKnowledge};
pub use view::{Match, View};
pub use words::Words;
