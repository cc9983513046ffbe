//! wirelint reads a translated story, with its source or alone, and reports where the meaning was garbled.
//!
//! The layers, each using only those above it in this list: text; document, finding; formats, knowledge, config; alignment;
//! analysis; checks; triage, reports; engine; the faces (command line).
pub mod text;

pub mod document;
pub mod finding;

pub mod config;
pub mod formats;
pub mod knowledge;

pub mod alignment;

pub mod analysis;

pub mod checks;

pub mod reports;
pub mod triage;

pub mod engine;

pub mod cli;
