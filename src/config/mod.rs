//! Options of a run: raw options, merged layers, settings that no longer change.
mod file;
mod settings;

pub use file::ConfigFile;
pub use settings::Settings;
