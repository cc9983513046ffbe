//! Options of a run: raw options, merged layers, settings that no longer change.
mod settings;

pub use settings::Settings;
