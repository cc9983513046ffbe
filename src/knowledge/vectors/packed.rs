//! Word vectors as the build packs them. Shared with the build script.
use std::borrow::Cow;
use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::text::keys;

use super::super::slots::Slots;

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
}

impl PackedVectors<'static> {
    /// From lines of a word and its components, a hexadecimal digit each.
    ///
    /// # Errors
    /// A line without a vector, a vector of another length than the first, a word that stands there twice.
    pub fn read(text: &str) -> Result<Self> {
        let (mut words, mut rows, mut dimensions) = (BTreeMap::new(), Vec::new(), 0);
        for (row, line) in text.lines().enumerate() {
            let (word, digits) = line.split_once(' ').with_context(|| format!("line {}: no vector", row + 1))?;
            if row == 0 {
                dimensions = digits.len();
            }
            ensure!(digits.len() == dimensions, "line {}: a vector of {} components, where the first has {dimensions}", row + 1, digits.len());
            for digit in digits.chars() {
                let level = digit.to_digit(LEVELS as u32).with_context(|| format!("line {}: “{digit}” is no hexadecimal digit", row + 1))?;
                // levels lie on either side of zero: -15, -13, … 15
                rows.push((2 * level as i8 - (LEVELS - 1)) as u8);
            }
            ensure!(words.insert(keys::key(word), row).is_none(), "line {}: “{word}” stands there twice", row + 1);
        }
        let mut in_order: Vec<(u64, usize)> = words.into_iter().collect();
        in_order.sort_unstable_by_key(|(_, row)| *row);
        Ok(PackedVectors { words: Slots::pack(in_order.iter().map(|(key, _)| (*key, 1))), dimensions, rows: rows.into() })
    }
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
