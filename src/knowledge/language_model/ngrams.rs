//! Sequences of up to three words with their probabilities, as a file that is read where it lies.
//!
//! After eight bytes of name, and the number of sequences of one, two and three words (four bytes each), come the three tables. A
//! table is a row of buckets that a sequence's hash points to: where each ends (four bytes), then of every sequence two bytes of
//! its fingerprint, then the byte of its probability, then (but for those of three) the byte of the weight left for what never
//! followed it.

use anyhow::{Context, Result, ensure};

use crate::text::keys;

use super::table::joined;

/// The first bytes of the file.
pub const NAME: &[u8; 8] = b"wl-ngram";
/// Sequences of a bucket, on average; a power of two.
const BUCKET: usize = 8;
/// Logarithms of probabilities from this up to 0 are kept in a byte.
const LOWEST: f32 = -20.0;
/// The same of weights, from the first to the second.
const WEIGHTS: (f32, f32) = (-4.0, 1.1);

/// The longest sequence.
pub const ORDER: usize = 3;

/// One sequence: its key, and the natural logarithms of its last word's probability and of its weight.
pub type Sequence = (u64, f32, f32);

/// Stands before the first word of a sentence.
pub fn start() -> u64 {
    keys::key("<s>")
}

/// Stands after its last word.
pub fn end() -> u64 {
    keys::key("</s>")
}

/// The key of a sequence of words.
pub fn sequence(words: &[u64]) -> u64 {
    words.iter().fold(0, |key, word| joined(key, *word))
}

/// The probabilities of sequences.
#[derive(Clone, Copy, Debug)]
pub struct Ngrams<'n>([Table<'n>; ORDER]);

/// Those of one length.
#[derive(Clone, Copy, Debug)]
struct Table<'n> {
    ends: &'n [[u8; 4]],
    fingerprints: &'n [[u8; 2]],
    probabilities: &'n [u8],
    /// Empty of the longest.
    weights: &'n [u8],
}

impl<'n> Ngrams<'n> {
    /// Reads a file.
    ///
    /// # Errors
    /// Bytes that are none of ours, or end too soon.
    pub fn read(bytes: &'n [u8]) -> Result<Ngrams<'n>> {
        let mut rest = bytes.strip_prefix(NAME).context("this is no file of word sequences")?;
        let mut take = |len: usize| -> Result<&'n [u8]> {
            let (taken, left) = rest.split_at_checked(len).context("the file of word sequences ends too soon")?;
            rest = left;
            Ok(taken)
        };
        let (counts, _) = take(4 * ORDER)?.as_chunks();
        let counts: Vec<usize> = counts.iter().map(|count| u32::from_le_bytes(*count) as usize).collect();
        let mut tables = Vec::with_capacity(ORDER);
        for (length, count) in counts.iter().enumerate() {
            let (ends, _) = take(buckets(*count) * 4)?.as_chunks();
            let (fingerprints, _) = take(count * 2)?.as_chunks();
            let probabilities = take(*count)?;
            let weights = take(if length + 1 < ORDER { *count } else { 0 })?;
            tables.push(Table { ends, fingerprints, probabilities, weights });
        }
        let tables = <[Table; ORDER]>::try_from(tables).ok().context("the file of word sequences ends too soon")?;
        Ok(Ngrams(tables))
    }

    /// The logarithms of the probability of the sequence's last word after the others, and of its weight; `None` where it has not
    /// been met, or is longer than [`ORDER`].
    pub fn get(&self, words: &[u64]) -> Option<(f32, f32)> {
        self.0.get(words.len().checked_sub(1)?)?.get(sequence(words))
    }
}

impl Table<'_> {
    fn get(&self, key: u64) -> Option<(f32, f32)> {
        let bucket = bucket(key, self.ends.len());
        let end = |bucket: usize| self.ends.get(bucket).map_or(0, |end| u32::from_le_bytes(*end) as usize);
        let start = bucket.checked_sub(1).map_or(0, end);
        let fingerprint = (key as u16).to_le_bytes();
        let at = start + self.fingerprints.get(start..end(bucket))?.iter().position(|f| *f == fingerprint)?;
        let weight = self.weights.get(at).map_or(0.0, |byte| between(*byte, WEIGHTS));
        Some((between(*self.probabilities.get(at)?, (LOWEST, 0.0)), weight))
    }
}

/// Buckets of a table.
fn buckets(count: usize) -> usize {
    (count / BUCKET + 1).next_power_of_two()
}

fn bucket(key: u64, buckets: usize) -> usize {
    // their number is a power of two; the fingerprint has the lowest bits
    (key >> 32) as usize & (buckets.wrapping_sub(1))
}

fn between(byte: u8, (low, high): (f32, f32)) -> f32 {
    low + f32::from(byte) / 255.0 * (high - low)
}

fn byte(value: f32, (low, high): (f32, f32)) -> u8 {
    ((value.clamp(low, high) - low) / (high - low) * 255.0).round() as u8
}

/// The file of sequences of one, two and three words.
///
/// # Errors
/// More sequences than four bytes can count.
pub fn write(sequences: [Vec<Sequence>; ORDER]) -> Result<Vec<u8>> {
    let mut out = NAME.to_vec();
    for table in &sequences {
        let count = u32::try_from(table.len()).ok().context("too many sequences")?;
        out.extend(count.to_le_bytes());
    }
    for (length, mut table) in sequences.into_iter().enumerate() {
        let buckets = buckets(table.len());
        table.sort_unstable_by_key(|(key, ..)| (bucket(*key, buckets), *key));
        ensure!(table.windows(2).all(|w| w[0].0 != w[1].0), "a sequence of {} words stands there twice", length + 1);
        let mut end = 0;
        for at in 0..buckets {
            end += table[end..].iter().take_while(|(key, ..)| bucket(*key, buckets) == at).count();
            out.extend((end as u32).to_le_bytes());
        }
        out.extend(table.iter().flat_map(|(key, ..)| (*key as u16).to_le_bytes()));
        out.extend(table.iter().map(|(_, probability, _)| byte(*probability, (LOWEST, 0.0))));
        if length + 1 < ORDER {
            out.extend(table.iter().map(|(.., weight)| byte(*weight, WEIGHTS)));
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn file(pairs: &[(u64, u64)]) -> Vec<u8> {
        let words = (0..40).map(|word| (sequence(&[word]), -(word as f32) / 4.0, -0.5)).collect();
        let pairs = pairs.iter().map(|(a, b)| (sequence(&[*a, *b]), -3.0, -1.0)).collect();
        write([words, pairs, vec![(sequence(&[1, 2, 3]), -0.5, 0.0)]]).unwrap()
    }

    #[test]
    fn what_was_written_is_read() {
        let file = file(&[(1, 2), (2, 3)]);
        let ngrams = Ngrams::read(&file).unwrap();
        let near = |a: Option<(f32, f32)>, b: (f32, f32)| a.is_some_and(|a| (a.0 - b.0).abs() < 0.05 && (a.1 - b.1).abs() < 0.02);
        assert!((0..40).all(|word| near(ngrams.get(&[word]), (-(word as f32) / 4.0, -0.5))));
        assert!(near(ngrams.get(&[1, 2]), (-3.0, -1.0)) && near(ngrams.get(&[1, 2, 3]), (-0.5, 0.0)));
        assert!(ngrams.get(&[2, 1]).is_none() && ngrams.get(&[3, 2, 1]).is_none() && ngrams.get(&[]).is_none() && ngrams.get(&[1, 2, 3, 4]).is_none());
    }

    #[test]
    fn a_file_cut_short_is_refused() {
        let file = file(&[(1, 2)]);
        assert!((0..file.len()).all(|len| Ngrams::read(&file[..len]).is_err()));
        assert!(write([vec![(7, -1.0, 0.0); 2], vec![], vec![]]).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), counts in prop::collection::vec(0u8..5, 3), words in prop::collection::vec(any::<u64>(), 0..4)) {
            let header: Vec<u8> = counts.iter().flat_map(|c| u32::from(*c).to_le_bytes()).collect();
            let file = [NAME.as_slice(), &header, &bytes].concat();
            if let Ok(ngrams) = Ngrams::read(&file) {
                let _ = ngrams.get(&words);
            }
        }
    }
}
