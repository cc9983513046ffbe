//! Counts the model from sentences; only the build does. Trigrams by Witten and Bell's interpolation (1991), written as a back-off
//! model, so that one look-up each gives a probability and the weight of what was not met.
use std::collections::{BTreeMap, BTreeSet};

use crate::text::scan::TokenKind;
use crate::text::{Lang, keys};

use super::table::{LOWEST, SLOT, fingerprint, joined};
use super::units::{Unit, edge, units};

/// Words met less often stand for their shape: little more than the words of grammar is met as often.
pub const COMMON: usize = 80;
/// A sequence of three met less often is left out: two halves of it say as much.
const REPEATED: usize = 2;

/// The packed model, in which words met less than `least` times stand for their shape: its table, and the keys of all words it has met in dictionary form, sorted.
pub fn train<'s>(sentences: impl Iterator<Item = &'s str>, lang: Lang, least: usize) -> (Vec<u8>, Vec<u64>) {
    let distinct: BTreeSet<&str> = sentences.collect();
    let read: Vec<Vec<Unit>> = distinct.iter().map(|text| units(text, lang)).collect();
    let mut frequency: BTreeMap<u64, usize> = BTreeMap::new();
    let mut words: BTreeSet<u64> = BTreeSet::new();
    for (text, units) in distinct.iter().zip(&read) {
        for unit in units {
            *frequency.entry(unit.word).or_default() += 1;
            if unit.kind == TokenKind::Word {
                words.insert(keys::lemma_key(unit.span.of(text), lang));
            }
        }
    }
    let mut counts: [BTreeMap<Vec<u64>, usize>; 3] = Default::default();
    for units in &read {
        let known = units.iter().map(|u| if frequency[&u.word] >= least { u.word } else { u.shape });
        let row: Vec<u64> = [edge(), edge()].into_iter().chain(known).chain([edge()]).collect();
        for end in 2..row.len() {
            for (order, counts) in counts.iter_mut().enumerate() {
                *counts.entry(row[end - order..=end].to_vec()).or_default() += 1;
            }
        }
    }
    // of each beginning: how often it was met, and by how many words it was followed
    let mut follow: BTreeMap<Vec<u64>, (f64, f64)> = BTreeMap::new();
    for (sequence, count) in counts.iter().flatten() {
        let (sum, kinds) = follow.entry(sequence[..sequence.len() - 1].to_vec()).or_default();
        *sum += *count as f64;
        *kinds += 1.0;
    }
    let vocabulary = counts[0].len() as f64;
    let mut probability: BTreeMap<Vec<u64>, f64> = BTreeMap::new();
    for (sequence, count) in counts.iter().flatten() {
        let (sum, kinds) = follow[&sequence[..sequence.len() - 1]];
        let shorter = if sequence.len() == 1 { 1.0 / vocabulary } else { probability[&sequence[1..]] };
        probability.insert(sequence.clone(), (*count as f64 + kinds * shorter) / (sum + kinds));
    }
    let kept = probability.iter().filter(|(s, _)| s.len() < 3 || counts[2][*s] >= REPEATED);
    let rows: Vec<(u64, (f32, f32))> = kept
        .map(|(sequence, p)| {
            let weight = follow.get(sequence).map_or(1.0, |(sum, kinds)| kinds / (sum + kinds));
            (sequence.iter().fold(0, |key, word| joined(key, *word)), (p.ln() as f32, weight.ln() as f32))
        })
        .collect();
    (table(rows.into_iter()), words.into_iter().collect())
}

fn byte(logarithm: f32) -> u8 {
    (logarithm.clamp(LOWEST, 0.0) / LOWEST * 255.0).round() as u8
}

/// Lays sequences with the logarithms of their probability and weight into a table two thirds full.
fn table(sequences: impl ExactSizeIterator<Item = (u64, (f32, f32))>) -> Vec<u8> {
    let slots = (sequences.len() * 3 / 2 + 1).next_power_of_two();
    let mut bytes = vec![0; slots * SLOT];
    for (sequence, (probability, weight)) in sequences {
        let mut at = (sequence as usize) & (slots - 1);
        while bytes[at * SLOT..at * SLOT + 4] != [0; 4] {
            at = (at + 1) & (slots - 1);
        }
        bytes[at * SLOT..at * SLOT + 4].copy_from_slice(&fingerprint(sequence).to_le_bytes());
        bytes[at * SLOT + 4] = byte(probability);
        bytes[at * SLOT + 5] = byte(weight);
    }
    bytes
}
