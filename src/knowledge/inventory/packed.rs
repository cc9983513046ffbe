//! The senses of ambiguous words, as the build packs them. Shared with the build script.
use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::super::slots::{Ends, Keys, Numbers, Slots, Texts};

/// Steps in which the weight of a companion is kept.
pub const STEPS: f32 = 255.0;

/// Words of one language with their senses, which are numbered through, and so are the translations.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct PackedInventory<'p> {
    /// Words, and which senses are theirs, the most usual first.
    #[serde(borrow)]
    pub words: Slots<'p>,
    /// Which translations are each sense's.
    #[serde(borrow)]
    pub translations: Ends<'p>,
    #[serde(borrow)]
    pub texts: Texts<'p>,
    /// Keys of each translation's words.
    #[serde(borrow)]
    pub keys: (Ends<'p>, Keys<'p>),
    /// For each translation a bit for each of its word's senses that it may stand for.
    #[serde(borrow)]
    pub bears: Numbers<'p>,
    /// The number of each translation among the collocations of its language, and one more; 0 where it has none.
    #[serde(borrow)]
    pub numbers: Numbers<'p>,
    /// Which companions are each sense's: the lower halves of their keys, and what each weighs, in steps.
    #[serde(borrow)]
    pub companions: (Ends<'p>, Numbers<'p>),
    #[serde(borrow)]
    pub weights: Cow<'p, [u8]>,
}

impl PackedInventory<'_> {
    /// The senses of the word with this key.
    pub fn senses(&self, key: u64) -> Range<usize> {
        self.words.get(key).unwrap_or_default()
    }

    pub fn companions_of(&self, sense: usize) -> impl Iterator<Item = (u32, f32)> {
        let run = self.companions.0.run(sense);
        let weights = self.weights.get(run.clone()).unwrap_or_default();
        self.companions.1.slice(run).zip(weights.iter().map(|w| f32::from(*w) / STEPS))
    }
}
