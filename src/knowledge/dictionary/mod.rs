//! Lexicons of a user's own: learnt from parallel texts (`wirelint learn lexicon`), or a dictionary in dictd's format.
mod dictd;
mod file;
mod lookup;

use std::path::Path;

use anyhow::{Context, Result};
use rustc_hash::FxHashSet;

use crate::text::Lang;

pub use lookup::Lookup;

/// One word that may translate another, both as keys of dictionary forms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Translation {
    pub source: u64,
    pub target: u64,
    /// Probability that the target word translates an occurrence of the source word; and the other way round.
    pub forward: f32,
    pub backward: f32,
}

/// Words of one language with the words of another that translate them.
#[derive(Clone, Debug, PartialEq)]
pub struct Dictionary {
    pub source: Lang,
    pub target: Lang,
    /// Characters of the longest word of source and target, where a script sets no spaces; else 0.
    pub longest: (u8, u8),
    /// In ascending order of the keys, each pair once.
    pub translations: Vec<Translation>,
    /// Words of source and target that stand everywhere: that they meet proves nothing.
    pub frequent: (FxHashSet<u64>, FxHashSet<u64>),
}

/// What a dictionary is worth that does not tell how usual each translation is.
const USUAL: f32 = 0.35;

impl Dictionary {
    /// Reads a file that `wirelint learn lexicon` wrote, or a dictd dictionary by its `.index`.
    ///
    /// # Errors
    /// It cannot be read, or is neither: one line with the file's name.
    pub fn read(path: &Path) -> Result<Dictionary> {
        if path.extension().is_some_and(|e| e == "index") {
            return dictd::read(path);
        }
        file::read(path)
    }

    /// Writes it as one compact file.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, path: &Path) -> Result<()> {
        std::fs::write(path, file::encode(self)).with_context(|| format!("{}: cannot be written", path.display()))
    }

    /// Sorts translations by their keys and keeps of each pair the likeliest.
    fn tidy(translations: &mut Vec<Translation>) {
        translations.sort_unstable_by(|a, b| {
            let likelier = || b.forward.total_cmp(&a.forward).then(b.backward.total_cmp(&a.backward));
            (a.source, a.target).cmp(&(b.source, b.target)).then_with(likelier)
        });
        translations.dedup_by_key(|t| (t.source, t.target));
    }
}
