//! Packs the senses of ambiguous words; only the build does.
use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};

use crate::text::{Lang, keys};

use super::super::collocations::packed::PackedCollocations;
use super::super::collocations::packing::{Synonyms, WrittenSense, related};
use super::super::slots::Slots;
use super::packed::{PackedInventory, STEPS};

/// One sense of a word as it is written: `translation, translation: companion companion`.
#[derive(Clone, Debug, PartialEq)]
pub struct Sense {
    /// The most usual first.
    pub translations: Vec<String>,
    pub companions: Vec<String>,
}

/// Words with their senses, the most usual first.
pub type Inventory = BTreeMap<String, Vec<Sense>>;

/// Reads what is written of each word.
///
/// # Errors
/// A word of one sense, a sense without translations, a companion of two senses of a word.
pub fn read(written: BTreeMap<String, Vec<String>>) -> Result<Inventory> {
    let word = |(word, senses): (String, Vec<String>)| {
        let senses = senses_of(&senses).with_context(|| format!("“{word}”"))?;
        Ok((word, senses))
    };
    written.into_iter().map(word).collect()
}

fn senses_of(written: &[String]) -> Result<Vec<Sense>> {
    ensure!((2..=u32::BITS as usize).contains(&written.len()), "a word of several senses is meant");
    let mut seen = BTreeSet::new();
    let sense = |text: &String| {
        let (translations, companions) = text.split_once(':').with_context(|| format!("no colon in “{text}”"))?;
        let translations: Vec<String> = translations.split(',').map(|t| t.trim().to_owned()).collect();
        ensure!(translations.iter().all(|t| !t.is_empty()), "a translation is missing in “{text}”");
        let companions: Vec<String> = companions.split_whitespace().map(str::to_owned).collect();
        ensure!(companions.iter().all(|c| !c.contains([':', ',', ';'])), "a stray mark in “{text}”");
        for companion in &companions {
            ensure!(seen.insert(keys::fold(companion)), "the companion “{companion}” stands there twice");
        }
        Ok(Sense { translations, companions })
    };
    written.iter().map(sense).collect()
}

/// The key under which a word's forms are found.
pub fn word_key(word: &str, lang: Lang) -> u64 {
    if lang.is_spaceless() { keys::key(&keys::fold(word)) } else { keys::lemma_key(word, lang) }
}

impl Sense {
    /// Its translations as those of the core lexicon.
    pub fn written(&self, target: Lang) -> WrittenSense {
        WrittenSense::of(self.translations.iter().map(String::as_str), target)
    }
}

impl PackedInventory<'static> {
    /// Words of `source` with their senses in `target`, whose `collocations` and `synonyms` these are.
    pub fn pack(inventory: &Inventory, (source, target): (Lang, Lang), collocations: &PackedCollocations, synonyms: &Synonyms) -> Self {
        let mut words: BTreeMap<u64, Vec<&Sense>> = BTreeMap::new();
        // words of one stem
        let mut of_one: BTreeMap<u64, Vec<&str>> = BTreeMap::new();
        for (word, senses) in inventory {
            let key = word_key(word, source);
            words.entry(key).or_default().extend(senses);
            of_one.entry(key).or_default().extend(senses.iter().map(|_| word.as_str()));
        }
        words.values_mut().for_each(|senses| senses.truncate(u32::BITS as usize));
        let weigh = weights(&words, source);
        let senses = || words.values().flatten();
        let single = |translation: &str| if translation.contains([' ', '-']) { None } else { collocations.number(keys::lemma_key(translation, target)) };
        let keys_of = |translation: &str| -> Vec<u64> { translation.split([' ', '-']).map(|word| keys::lemma_key(word, target)).collect() };
        let bears = |(key, senses): (&u64, &Vec<&Sense>)| -> Vec<u32> {
            let word = &of_one[key];
            let written: Vec<WrittenSense> = senses.iter().map(|s| s.written(target)).collect();
            let bit = |(at, translation): (usize, &String)| {
                let keys = keys_of(translation);
                // what is of another word is no other sense of this one
                let borne = |(n, other): &(usize, &WrittenSense)| {
                    *n == at || word[*n] != word[at] || senses[*n].translations.iter().any(|t| related(t, translation)) || other.holds(&keys, synonyms)
                };
                written.iter().enumerate().filter(borne).fold(0, |bits, (n, _)| bits | 1 << n)
            };
            senses.iter().enumerate().flat_map(|(at, s)| s.translations.iter().map(move |t| (at, t))).map(bit).collect()
        };
        let translations = || senses().flat_map(|s| &s.translations);
        let companions: Vec<BTreeMap<u32, u8>> = senses().map(|s| weigh(s)).collect();
        PackedInventory {
            words: Slots::pack(words.iter().map(|(key, senses)| (*key, senses.len()))),
            translations: senses().map(|s| s.translations.len()).collect(),
            texts: translations().map(String::as_str).collect(),
            keys: (translations().map(|t| keys_of(t).len()).collect(), translations().flat_map(|t| keys_of(t)).collect()),
            bears: words.iter().flat_map(bears).collect(),
            numbers: translations().map(|t| single(t).filter(|n| collocations.tells(*n)).map_or(0, |n| n + 1)).collect(),
            companions: (companions.iter().map(BTreeMap::len).collect(), companions.iter().flat_map(BTreeMap::keys).copied().collect()),
            weights: companions.iter().flat_map(BTreeMap::values).copied().collect::<Vec<u8>>().into(),
        }
    }
}

/// What each companion of a sense weighs: the logarithm of how few of the words it accompanies.
fn weights(words: &BTreeMap<u64, Vec<&Sense>>, lang: Lang) -> impl Fn(&Sense) -> BTreeMap<u32, u8> {
    let mut accompanied: BTreeMap<u64, usize> = BTreeMap::new();
    for senses in words.values() {
        let of_word: BTreeSet<u64> = senses.iter().flat_map(|s| &s.companions).map(|c| word_key(c, lang)).collect();
        of_word.into_iter().for_each(|key| *accompanied.entry(key).or_default() += 1);
    }
    let most = (words.len().max(2) as f32).ln();
    move |sense| {
        let weight = |key: u64| 1.0 - (accompanied.get(&key).copied().unwrap_or(1) as f32).ln() / most;
        sense.companions.iter().map(|c| word_key(c, lang)).map(|key| (key as u32, (weight(key) * STEPS) as u8)).collect()
    }
}
