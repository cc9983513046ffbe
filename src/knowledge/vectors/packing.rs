//! Packs word vectors; only the build does.
use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

use crate::text::keys;

use super::super::slots::Slots;
use super::packed::{LEVELS, PackedVectors, product};

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
        let squares = rows.chunks(dimensions.max(1)).map(|row| product(row, row) as u32).collect();
        Ok(PackedVectors { words: Slots::pack(in_order.iter().map(|(key, _)| (*key, 1))), dimensions, rows: rows.into(), squares })
    }
}
