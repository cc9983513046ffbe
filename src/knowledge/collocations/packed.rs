//! Which words stand together, as the build packs it from the fields of words and their companions. Shared with the build script.
use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::super::slots::{Ends, Numbers, Slots};

/// Steps in which the relations of fields are kept, and the lowest and highest of these logarithms.
pub const STEPS: f32 = 255.0;
pub const LOWEST: f32 = -1.0;
pub const HIGHEST: f32 = 4.0;

/// Words of one language, by number: where each lies in the lists.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct PackedCollocations<'p> {
    #[serde(borrow)]
    pub words: Slots<'p>,
    /// Numbers of each word's fields, the most usual first.
    #[serde(borrow)]
    pub fields: (Ends<'p>, Numbers<'p>),
    /// Numbers of each word's companions, ascending.
    #[serde(borrow)]
    pub companions: (Ends<'p>, Numbers<'p>),
    /// How telling each word is as a companion, in thousandths: the logarithm of how few words it accompanies.
    #[serde(borrow)]
    pub telling: Numbers<'p>,
    /// The sum of what each word's companions tell, squared, in thousandths.
    #[serde(borrow)]
    pub told: Numbers<'p>,
    /// For each two fields how much oftener than by chance their words stand together, as a logarithm in steps.
    #[serde(borrow)]
    pub relations: Cow<'p, [u8]>,
    pub field_count: usize,
}

/// How often a field follows one, before all others: words have up to five.
pub fn share(rank: usize) -> f32 {
    1.0 / (1.0 + 0.35 * rank as f32)
}

impl PackedCollocations<'_> {
    /// How much oftener than by chance words of two fields stand together, as a logarithm.
    pub fn relation(&self, a: usize, b: usize) -> f32 {
        let step = self.relations.get(a * self.field_count + b).copied().unwrap_or_default();
        LOWEST + f32::from(step) / STEPS * (HIGHEST - LOWEST)
    }

    pub fn fields_of(&self, word: u32) -> impl Iterator<Item = u32> {
        self.fields.1.slice(self.fields.0.run(word as usize))
    }

    /// Whether a word belongs to any field: “however” does not.
    pub fn tells(&self, word: u32) -> bool {
        self.fields_of(word).next().is_some()
    }

    pub fn companions_of(&self, word: u32) -> impl Iterator<Item = u32> {
        self.companions.1.slice(self.companions.0.run(word as usize))
    }

    /// The number of the word with this key.
    pub fn number(&self, key: u64) -> Option<u32> {
        self.words.get(key).map(|run| run.start as u32)
    }
}
