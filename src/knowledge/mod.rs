//! Renderings: what the source says, what the translation should say, and how machines get it wrong.
pub mod base;
pub mod classes;
pub mod index;
mod matcher;
pub mod pattern;
pub mod schema;
pub mod store;
mod view;

pub use base::{Base, Entry, Owner};
pub use store::{Knowledge, UserKnowledge};
pub use view::{Match, View};
