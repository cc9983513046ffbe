//! Reads a trigram model as CMU Sphinx packs it (`.lm.bin`), to make our own file of it.
//!
//! The format is that of sphinxbase's `ngram_model_trie.c` and `lm_trie.c`, little-endian: a name, the order, the number of
//! sequences of each length, at most; two tables of 65,536 values for probabilities and weights of pairs, one for the probabilities of
//! triples; of each word its probability, weight and where its pairs begin; then, packed bit by bit, of each pair the word before,
//! weight, probability and where its triples begin, and of each triple the first word and its probability; at last the words.
//! Sequences are kept from their last word to their first. Logarithms are to the base 1.0001.
use anyhow::{Context, Result, ensure};

use crate::text::keys;

use super::ngrams::{ORDER, Sequence, end, sequence, start};

const NAME: &[u8] = b"Trie Language Model";
/// Entries of a table of values.
const VALUES: usize = 1 << 16;
/// Bytes of a word: probability, weight, first pair.
const WORD: usize = 12;

/// The sequences of one, two and three words.
///
/// # Errors
/// Bytes that are none of such a file, or end too soon.
pub fn read(bytes: &[u8]) -> Result<[Vec<Sequence>; ORDER]> {
    let mut rest = bytes.strip_prefix(NAME).context("this is no language model of CMU Sphinx (.lm.bin)")?;
    let mut take = |len: usize| -> Result<&[u8]> {
        let (taken, left) = rest.split_at_checked(len).context("the model ends too soon")?;
        rest = left;
        Ok(taken)
    };
    ensure!(take(1)? == [ORDER as u8], "only models of three words are read");
    let counts: Vec<usize> = take(4 * ORDER)?.as_chunks().0.iter().map(|c| u32::from_le_bytes(*c) as usize).collect();
    // the kind of packing, of which there is one
    take(4)?;
    let values = take(VALUES * ORDER * 4)?;
    let value = |table: usize, at: u64| number(values, (table * VALUES + at as usize) * 4).map(|bits| nats(f32::from_bits(bits)));
    let heads = take((counts[0] + 1) * WORD)?;
    let width = |count: usize| (usize::BITS - count.leading_zeros()) as usize;
    let (word_bits, next_bits) = (width(counts[0]), width(counts[2]));
    let (pair, triple) = (word_bits + 32 + next_bits, word_bits + 16);
    let size = |count: usize, bits: usize| ((count + 1) * bits).div_ceil(8) + 8;
    let (pairs, triples) = (take(size(counts[1], pair))?, take(size(counts[2], triple))?);
    let len = number(take(4)?, 0)? as usize;
    let words: Vec<u64> = take(len)?.split(|b| *b == 0).take(counts[0]).map(|word| Ok(key(std::str::from_utf8(word)?))).collect::<Result<_>>()?;
    ensure!(words.len() == counts[0], "the model has fewer words than it says");

    let word = |at: u64| words.get(at as usize).copied().context("a word beyond the last");
    let mut found: [Vec<Sequence>; ORDER] = Default::default();
    for (at, last) in words.iter().enumerate() {
        let head = |field: usize| number(heads, at * WORD + field * 4);
        found[0].push((sequence(&[*last]), nats(f32::from_bits(head(0)?)), nats(f32::from_bits(head(1)?))));
        for at in head(2)? as usize..number(heads, (at + 1) * WORD + 8)? as usize {
            let field = |from: usize, bits: usize| field(pairs, at * pair + from, bits);
            let middle = word(field(0, word_bits)?)?;
            let (weight, probability) = (value(1, field(word_bits, 16)?)?, value(0, field(word_bits + 16, 16)?)?);
            found[1].push((sequence(&[middle, *last]), probability, weight));
            let next = |at: usize| self::field(pairs, at * pair + word_bits + 32, next_bits);
            for at in next(at)? as usize..next(at + 1)? as usize {
                let first = word(self::field(triples, at * triple, word_bits)?)?;
                let probability = value(2, self::field(triples, at * triple + word_bits, 16)?)?;
                found[2].push((sequence(&[first, middle, *last]), probability, 0.0));
            }
        }
    }
    Ok(found)
}

fn key(word: &str) -> u64 {
    match word {
        "<s>" => start(),
        "</s>" => end(),
        word => keys::key(&keys::fold(word)),
    }
}

fn nats(logarithm: f32) -> f32 {
    logarithm * 1.0001f64.ln() as f32
}

fn number(bytes: &[u8], at: usize) -> Result<u32> {
    bytes.get(at..).and_then(|b| b.first_chunk()).map(|b| u32::from_le_bytes(*b)).context("the model ends too soon")
}

/// Up to 32 bits from bit `at` on.
fn field(bytes: &[u8], at: usize, bits: usize) -> Result<u64> {
    let word = bytes.get(at / 8..).and_then(|b| b.first_chunk()).map(|b| u64::from_le_bytes(*b)).context("the model ends too soon")?;
    Ok(word >> (at % 8) & ((1 << bits) - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A model of “<s> we agree </s>” in which only “agree” follows “we”, and only after the edge.
    fn model() -> Vec<u8> {
        let log = |value: f32| (value / 1.0001f64.ln() as f32).to_le_bytes();
        let mut out = NAME.to_vec();
        out.push(3);
        for count in [4u32, 1, 1] {
            out.extend(count.to_le_bytes());
        }
        out.extend(1u32.to_le_bytes());
        for value in [-1.0, -0.5, -0.25] {
            out.extend((0..VALUES).flat_map(|_| log(value)));
        }
        // “agree” is the third word, and has the only pair
        for (probability, first) in [(-9.0, 0u32), (-2.0, 0), (-4.0, 0), (-3.0, 1), (0.0, 1)] {
            out.extend([log(probability), log(-0.75)].concat());
            out.extend(first.to_le_bytes());
        }
        let mut pack = |rows: &[&[(u64, usize)]], bytes: usize| {
            let mut bits: u128 = 0;
            let mut at = 0;
            for (value, width) in rows.iter().copied().flatten() {
                bits |= u128::from(*value) << at;
                at += width;
            }
            out.extend(&bits.to_le_bytes()[..bytes]);
        };
        // words are numbered in three bits, triples in one
        pack(&[&[(3, 3), (0, 16), (0, 16), (0, 1)], &[(0, 35), (1, 1)]], 9);
        out.extend([0; 8]);
        // the triple's first word is number 0, the edge
        out.extend([0; 5 + 8]);
        let words = "<s>\0</s>\0agree\0we\0";
        out.extend((words.len() as u32).to_le_bytes());
        out.extend(words.as_bytes());
        out
    }

    #[test]
    fn sequences_are_read_from_their_first_word_to_their_last() {
        let read = read(&model()).unwrap();
        let word = |word: &str| keys::key(word);
        assert_eq!(read.each_ref().map(Vec::len), [4, 1, 1]);
        assert_eq!(read[1][0].0, sequence(&[word("we"), word("agree")]));
        assert_eq!(read[2][0].0, sequence(&[start(), word("we"), word("agree")]));
        assert!((read[1][0].1 + 1.0).abs() < 1e-3 && (read[1][0].2 + 0.5).abs() < 1e-3 && (read[2][0].1 + 0.25).abs() < 1e-3);
        assert!((read[0][3].1 + 3.0).abs() < 1e-3);
    }

    #[test]
    fn a_model_cut_short_is_refused() {
        let model = model();
        assert!((0..model.len()).step_by(997).chain(model.len() - 60..model.len()).all(|len| read(&model[..len]).is_err()));
        assert!(read(b"\\data\\").unwrap_err().to_string().contains(".lm.bin"));
    }
}
