//! Renderings: what the source says, what the translation should say, and how machines get it wrong.
pub mod base;
pub mod classes;
pub mod index;
pub mod matcher;
pub mod pattern;
pub mod schema;
pub mod store;

pub use base::{Base, Entry, Owner};
pub use matcher::{Match, View};
pub use store::{Knowledge, UserKnowledge};
