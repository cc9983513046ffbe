//! Tables that need no unpacking: they are read where they lie in the binary. Shared with the build script.
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Numbers of four bytes each.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Numbers<'p>(#[serde(borrow)] Cow<'p, [u8]>);

impl FromIterator<u32> for Numbers<'static> {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        Numbers(numbers.into_iter().flat_map(u32::to_le_bytes).collect())
    }
}

impl Numbers<'_> {
    pub fn len(&self) -> usize {
        self.0.len() / 4
    }

    /// The number at `at`; 0 beyond the last.
    pub fn get(&self, at: usize) -> u32 {
        self.slice(at..at + 1).next().unwrap_or_default()
    }

    pub fn slice(&self, at: Range<usize>) -> impl Iterator<Item = u32> {
        let bytes = self.0.get(at.start * 4..at.end * 4).unwrap_or_default();
        bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
    }
}

/// Where each of many runs ends that lie one after the other.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Ends<'p>(#[serde(borrow)] Numbers<'p>);

impl FromIterator<usize> for Ends<'static> {
    /// From the lengths of the runs.
    fn from_iter<I: IntoIterator<Item = usize>>(lengths: I) -> Self {
        let mut end = 0;
        Ends(lengths.into_iter().map(|length| (end += length as u32, end).1).collect())
    }
}

impl Ends<'_> {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn run(&self, at: usize) -> Range<usize> {
        let start = if at == 0 { 0 } else { self.0.get(at - 1) };
        start as usize..self.0.get(at) as usize
    }
}

/// Texts by number.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Texts<'p> {
    #[serde(borrow)]
    ends: Ends<'p>,
    #[serde(borrow)]
    text: Cow<'p, str>,
}

impl<'t> FromIterator<&'t str> for Texts<'static> {
    fn from_iter<I: IntoIterator<Item = &'t str>>(texts: I) -> Self {
        let mut text = String::new();
        let ends = texts.into_iter().map(|t| (text += t, t.len()).1).collect();
        Texts { ends, text: text.into() }
    }
}

impl<'p> Texts<'p> {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text at `at`; empty beyond the last.
    pub fn get(&self, at: usize) -> Cow<'p, str> {
        match &self.text {
            Cow::Borrowed(text) => text.get(self.ends.run(at)).unwrap_or_default().into(),
            Cow::Owned(text) => text.get(self.ends.run(at)).unwrap_or_default().to_owned().into(),
        }
    }
}

/// Keys, or other numbers, of eight bytes each.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Keys<'p>(#[serde(borrow)] Cow<'p, [u8]>);

impl FromIterator<u64> for Keys<'static> {
    fn from_iter<I: IntoIterator<Item = u64>>(keys: I) -> Self {
        Keys(keys.into_iter().flat_map(u64::to_le_bytes).collect())
    }
}

impl Keys<'_> {
    pub fn slice(&self, at: Range<usize>) -> impl Iterator<Item = u64> {
        let (keys, _) = self.0.as_chunks();
        keys.get(at).unwrap_or_default().iter().map(|k| u64::from_le_bytes(*k))
    }

    /// Whether a key is among them, where they lie in ascending order.
    pub fn contains(&self, key: u64) -> bool {
        let (keys, _) = self.0.as_chunks();
        keys.binary_search_by_key(&key, |k| u64::from_le_bytes(*k)).is_ok()
    }
}

/// Bytes of one slot: eight of the key, four of where its run begins, four of the run's length.
const SLOT: usize = 16;

/// Keys, each with a run of something that lies elsewhere: open addressing, where an empty slot has a run of none.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Slots<'p>(#[serde(borrow)] Cow<'p, [u8]>);

impl Slots<'static> {
    /// From keys, each once, with the lengths of their runs (none is empty), which lie in this order.
    pub fn pack(runs: impl ExactSizeIterator<Item = (u64, usize)>) -> Self {
        if runs.len() == 0 {
            return Slots::default();
        }
        let slots = (runs.len() * 2).next_power_of_two();
        let mut bytes = vec![0u8; slots * SLOT];
        let mut start = 0u32;
        for (key, length) in runs {
            let mut at = key as usize % slots;
            while Slot::of(&bytes, at).length != 0 {
                at = (at + 1) % slots;
            }
            let slot = &mut bytes[at * SLOT..(at + 1) * SLOT];
            slot[..8].copy_from_slice(&key.to_le_bytes());
            slot[8..12].copy_from_slice(&start.to_le_bytes());
            slot[12..].copy_from_slice(&(length as u32).to_le_bytes());
            start += length as u32;
        }
        Slots(bytes.into())
    }
}

impl Slots<'_> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The run of a key.
    pub fn get(&self, key: u64) -> Option<Range<usize>> {
        let slots = self.0.len() / SLOT;
        // their number is a power of two
        let mask = slots.wrapping_sub(1);
        let mut at = key as usize & mask;
        for _ in 0..slots {
            let slot = Slot::of(&self.0, at);
            match slot {
                Slot { length: 0, .. } => return None,
                _ if slot.key == key => return Some(slot.run()),
                _ => at = (at + 1) & mask,
            }
        }
        None
    }

    /// All keys with their runs, in no order that means something.
    pub fn iter(&self) -> impl Iterator<Item = (u64, Range<usize>)> {
        (0..self.0.len() / SLOT).map(|at| Slot::of(&self.0, at)).filter(|slot| slot.length != 0).map(|slot| (slot.key, slot.run()))
    }
}

#[derive(Clone, Copy)]
struct Slot {
    key: u64,
    start: u32,
    length: u32,
}

impl Slot {
    fn of(bytes: &[u8], at: usize) -> Slot {
        let Some(b) = bytes.get(at * SLOT..).and_then(|b| b.first_chunk::<SLOT>()) else { return Slot { key: 0, start: 0, length: 0 } };
        Slot {
            key: u64::from_le_bytes([b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7]]),
            start: u32::from_le_bytes([b[8], b[9], b[10], b[11]]),
            length: u32::from_le_bytes([b[12], b[13], b[14], b[15]]),
        }
    }

    fn run(&self) -> Range<usize> {
        self.start as usize..(self.start + self.length) as usize
    }
}

/// Keys, each with the numbers it stands for.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Postings<'p> {
    #[serde(borrow)]
    slots: Slots<'p>,
    #[serde(borrow)]
    numbers: Keys<'p>,
}

impl Postings<'static> {
    pub fn pack(postings: &BTreeMap<u64, Vec<u64>>) -> Self {
        Postings { slots: Slots::pack(postings.iter().map(|(key, numbers)| (*key, numbers.len()))), numbers: postings.values().flatten().copied().collect() }
    }
}

impl Postings<'_> {
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    pub fn of(&self, key: u64) -> impl Iterator<Item = u64> {
        self.numbers.slice(self.slots.get(key).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_are_found_by_number() {
        let texts: Texts = ["Land", "", "tag"].into_iter().collect();
        assert_eq!((0..4).map(|n| texts.get(n)).collect::<Vec<_>>(), ["Land", "", "tag", ""]);
        assert_eq!(texts.len(), 3);
    }

    proptest! {
        #[test]
        fn what_was_put_in_is_found(postings in prop::collection::btree_map(0u64..600, prop::collection::vec(0u64..9, 1..4), 0..80)) {
            let packed = Postings::pack(&postings);
            for key in 0..600 {
                let expected = postings.get(&key).cloned().unwrap_or_default();
                prop_assert_eq!(packed.of(key).collect::<Vec<_>>(), expected);
            }
            prop_assert_eq!(packed.slots.iter().count(), postings.len());
        }

        #[test]
        fn any_bytes_are_a_table(bytes in prop::collection::vec(any::<u8>(), 0..200), key: u64) {
            let _ = Slots(bytes.into()).get(key);
        }
    }
}
