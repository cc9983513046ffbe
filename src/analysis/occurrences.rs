//! Where a text has the words of given keys.

/// The words of a text by key, each with something of its own; made to be asked for many keys of which few are there.
#[derive(Debug)]
pub struct Occurrences<T> {
    words: Vec<(u64, T)>,
    /// For each word the next one of its bucket.
    next: Vec<u32>,
    /// The first word of each bucket; their number is a power of two.
    buckets: Vec<u32>,
}

/// No word.
const END: u32 = u32::MAX;

impl<T: Copy> Occurrences<T> {
    /// Words in the order of the text.
    pub fn of(words: Vec<(u64, T)>) -> Occurrences<T> {
        let mut buckets = vec![END; (words.len() * 2).next_power_of_two()];
        let mut next = vec![END; words.len()];
        for (n, (key, _)) in words.iter().enumerate().rev() {
            let bucket = bucket(*key, buckets.len());
            next[n] = std::mem::replace(&mut buckets[bucket], n as u32);
        }
        Occurrences { words, next, buckets }
    }

    /// What the words of this key have, in the order of the text.
    pub fn of_key(&self, key: u64) -> impl Iterator<Item = T> {
        let mut at = self.buckets[bucket(key, self.buckets.len())];
        std::iter::from_fn(move || {
            while let Some((k, of_word)) = self.words.get(at as usize) {
                at = self.next[at as usize];
                if *k == key {
                    return Some(*of_word);
                }
            }
            None
        })
    }
}

/// Keys are hashes, or the lower halves of hashes.
fn bucket(key: u64, buckets: usize) -> usize {
    key as usize & (buckets - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_gives_what_its_words_have() {
        let words = Occurrences::of(vec![(7, 1), (1 << 40, 0), (7, 2)]);
        assert_eq!(words.of_key(7).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(words.of_key(1 << 40).collect::<Vec<_>>(), [0]);
        assert_eq!(words.of_key(8).count() + words.of_key(7 + (1 << 10)).count(), 0);
        assert_eq!(Occurrences::<u32>::of(Vec::new()).of_key(7).count(), 0);
    }
}
