//! Word vectors as the build packs them. Shared with the build script.
use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::super::slots::{Numbers, Slots};

/// Steps of a component: the levels of one hexadecimal digit.
pub const LEVELS: i8 = 16;

/// Words of one language, the most frequent first, each with its vector.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct PackedVectors<'p> {
    /// Places of the words among the rows.
    #[serde(borrow)]
    pub words: Slots<'p>,
    /// Components of a row.
    pub dimensions: usize,
    /// The rows one after the other, a signed byte each component.
    #[serde(borrow)]
    pub rows: Cow<'p, [u8]>,
    /// The squared length of each.
    #[serde(borrow)]
    pub squares: Numbers<'p>,
}

/// The scalar product of two rows.
pub fn product(a: &[u8], b: &[u8]) -> i32 {
    a.iter().zip(b).map(|(a, b)| i32::from(*a as i8) * i32::from(*b as i8)).sum()
}

impl PackedVectors<'_> {
    /// The place of the word with this key.
    pub fn place(&self, key: u64) -> Option<u32> {
        self.words.get(key).map(|run| run.start as u32)
    }

    /// The vector at a place; empty beyond the last.
    pub fn row(&self, place: u32) -> &[u8] {
        let start = place as usize * self.dimensions;
        self.rows.get(start..start + self.dimensions).unwrap_or_default()
    }
}
