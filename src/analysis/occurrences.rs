//! Where a text has the words of given keys.
use crate::text::keys;

/// The words of a text by key, each with something of its own; made to be asked for many keys of which few are there.
pub struct Occurrences<T> {
    /// Ascending.
    words: Vec<(u64, T)>,
    /// Bits of the keys that are there.
    filter: [u128; 8],
}

fn part(key: u64) -> usize {
    (key >> 7) as usize % 8
}

impl<T: Copy + Ord> Occurrences<T> {
    pub fn of(mut words: Vec<(u64, T)>) -> Occurrences<T> {
        words.sort_unstable();
        let mut filter = [0; 8];
        words.iter().for_each(|(key, _)| filter[part(*key)] |= keys::bit(*key));
        Occurrences { words, filter }
    }

    /// What the words of this key have, ascending.
    pub fn of_key(&self, key: u64) -> impl Iterator<Item = T> {
        let may_be = self.filter[part(key)] & keys::bit(key) != 0;
        let first = if may_be { self.words.partition_point(|(k, _)| *k < key) } else { self.words.len() };
        self.words[first..].iter().take_while(move |(k, _)| *k == key).map(|(_, of_word)| *of_word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_gives_what_its_words_have() {
        let words = Occurrences::of(vec![(7, 2), (1 << 40, 0), (7, 1)]);
        assert_eq!(words.of_key(7).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(words.of_key(1 << 40).collect::<Vec<_>>(), [0]);
        assert_eq!(words.of_key(8).count() + words.of_key(7 + (1 << 10)).count(), 0);
    }
}
