//! The built-in base as the build packs it. Shared with the build script.
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::packing::PackedIndex;
use super::slots::{Ends, Keys, Numbers, Slots, Texts};

/// One side of the built-in base: a pair's, or without a source that of a target language.
#[derive(Debug, Deserialize, Serialize)]
pub struct PackedBase<'p> {
    #[serde(borrow)]
    pub entries: PackedEntries<'p>,
    /// Cues, and topic words of the source's language; empty without a source.
    #[serde(borrow)]
    pub source: PackedIndex<'p>,
    /// Topic words of the target's language; without a source the garblings too.
    #[serde(borrow)]
    pub target: PackedIndex<'p>,
}

/// Its entries, each read when one of its cues is met.
#[derive(Debug, Deserialize, Serialize)]
pub struct PackedEntries<'p> {
    #[serde(borrow)]
    pub ids: Texts<'p>,
    /// Numbers of the topics of which a story must have one.
    #[serde(borrow)]
    pub when: (Ends<'p>, Numbers<'p>),
    /// How many topics there are.
    pub topics: u32,
    /// Of each entry the source language it was written for, as its place among `languages`.
    #[serde(borrow)]
    pub written_for: Numbers<'p>,
    #[serde(borrow)]
    pub languages: Vec<&'p str>,
    /// What each says once it is met: a [`Rendering`](super::schema::Rendering).
    #[serde(borrow)]
    pub renderings: (Ends<'p>, &'p [u8]),
}

/// The core lexicon of a pair, by keys of dictionary forms.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct PackedWords<'p> {
    /// It was written as such, and is not only put together from the renderings.
    pub complete: bool,
    /// How many words it has.
    pub size: usize,
    /// The longest word in characters, where the script sets no spaces; else 0.
    pub longest: usize,
    /// Words, and where their translations are.
    #[serde(borrow)]
    pub words: Slots<'p>,
    #[serde(borrow)]
    pub translations: Keys<'p>,
    /// All that translate a word.
    #[serde(borrow)]
    pub known: Slots<'p>,
    /// Words without a translation here that are no names, in ascending order.
    #[serde(borrow)]
    pub common: Keys<'p>,
}

impl PackedWords<'static> {
    /// Words with their translations, all as keys.
    pub fn of(words: &BTreeMap<u64, BTreeSet<u64>>) -> Self {
        let known: BTreeSet<u64> = words.values().flatten().copied().collect();
        PackedWords {
            size: words.len(),
            words: Slots::pack(words.iter().map(|(word, to)| (*word, to.len()))),
            translations: words.values().flatten().copied().collect(),
            known: Slots::pack(known.into_iter().map(|key| (key, 1))),
            ..PackedWords::default()
        }
    }
}
