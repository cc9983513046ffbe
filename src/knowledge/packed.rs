//! The built-in base as the build packs it. Shared with the build script.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::anchor::{Anchored, Condition};

/// One side of an entry (with a source, or alone): what finds it, and apart from that what it then says.
#[derive(Debug, Deserialize, Serialize)]
pub struct PackedEntry<'p> {
    pub id: &'p str,
    /// Cues, or without a source the garblings.
    #[serde(borrow)]
    pub cues: Vec<Anchored<'p>>,
    #[serde(borrow)]
    pub when: Vec<Condition<'p>>,
    /// The [`Rendering`](super::schema::Rendering), packed by itself: read when one of its cues is met.
    pub rendering: &'p [u8],
}

/// Topic lists of one language: topic to words.
pub type Topics<'p> = BTreeMap<&'p str, Vec<Anchored<'p>>>;

/// The core lexicon of a pair. Keys are laid down in eight bytes each, so that they need no unpacking.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct PackedWords<'p> {
    /// It was written as such, and is not only put together from the renderings.
    pub complete: bool,
    /// The longest word in characters, where the script sets no spaces; else 0.
    pub longest: usize,
    /// Keys of the words, and of each how many translations it has.
    pub words: &'p [u8],
    pub counts: &'p [u8],
    /// Keys of the translations, word after word.
    pub translations: &'p [u8],
    /// The same, each once.
    pub known: &'p [u8],
}
