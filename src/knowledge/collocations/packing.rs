//! Packs which words stand together, from the fields of words and their companions; only the build does.
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};

use crate::text::{Lang, keys};

use super::super::slots::Slots;
use super::packed::{HIGHEST, LOWEST, PackedCollocations, STEPS, share};

impl PackedCollocations<'static> {
    /// From words with what is written of them: `fields; companions`.
    ///
    /// # Errors
    /// A field that is not among `fields`.
    pub fn pack(written: &BTreeMap<String, String>, fields: &BTreeSet<String>, lang: Lang) -> Result<Self> {
        let number = |field: &str| fields.iter().position(|f| f == field);
        let mut words: BTreeMap<u64, (Vec<usize>, BTreeSet<u64>)> = BTreeMap::new();
        for (word, text) in written {
            let (fields, companions) = text.split_once(';').unwrap_or((text, ""));
            let own: Option<Vec<usize>> = fields.split_whitespace().map(number).collect();
            let own = own.with_context(|| format!("{word}: an unknown field in “{text}”"))?;
            let companions: BTreeSet<u64> = companions.split_whitespace().map(|c| keys::lemma_key(c, lang)).collect();
            companions.iter().for_each(|key| _ = words.entry(*key).or_default());
            words.insert(keys::lemma_key(word, lang), (own, companions));
        }
        let places: BTreeMap<u64, u32> = words.keys().enumerate().map(|(place, key)| (*key, place as u32)).collect();
        let mut accompanied: BTreeMap<u64, usize> = BTreeMap::new();
        words.values().flat_map(|(_, companions)| companions).for_each(|c| *accompanied.entry(*c).or_default() += 1);
        let telling = |key: &u64| (words.len() as f32 / (accompanied.get(key).copied().unwrap_or_default() + 1) as f32).ln();
        Ok(PackedCollocations {
            words: Slots::pack(words.keys().map(|key| (*key, 1))),
            fields: (words.values().map(|(f, _)| f.len()).collect(), words.values().flat_map(|(f, _)| f).map(|f| *f as u32).collect()),
            companions: (
                words.values().map(|(_, c)| c.len()).collect(),
                // keys and places ascend together
                words.values().flat_map(|(_, c)| c).map(|key| places[key]).collect(),
            ),
            telling: words.keys().map(|key| (telling(key) * 1000.0) as u32).collect(),
            told: words.values().map(|(_, c)| (c.iter().map(|key| telling(key).powi(2)).sum::<f32>() * 1000.0) as u32).collect(),
            relations: relations(words.values().map(|(own, companions)| (own.as_slice(), companions.iter().map(|c| words[c].0.as_slice()))), fields.len()),
            field_count: fields.len(),
        })
    }
}

/// The pointwise mutual information of fields, counted over words and their companions.
fn relations<'f, C: Iterator<Item = &'f [usize]>>(words: impl Iterator<Item = (&'f [usize], C)>, count: usize) -> Cow<'static, [u8]> {
    let mut together = vec![0.0f32; count * count];
    let sum = |fields: &[usize]| (0..fields.len()).map(share).sum::<f32>();
    for (own, companions) in words {
        for other in companions.filter(|other| !own.is_empty() && !other.is_empty()) {
            let weight = 1.0 / (sum(own) * sum(other));
            for (i, a) in own.iter().enumerate() {
                for (j, b) in other.iter().enumerate() {
                    let counted = share(i) * share(j) * weight;
                    together[a * count + b] += counted;
                    together[b * count + a] += counted;
                }
            }
        }
    }
    let total: f32 = together.iter().sum::<f32>().max(1.0);
    let single: Vec<f32> = together.chunks(count.max(1)).map(|row| row.iter().sum::<f32>() / total).collect();
    let relation = |(at, joint): (usize, &f32)| {
        const UNMET: f32 = 2e-6;
        let chance = single[at / count] * single[at % count];
        let logarithm = ((joint / total + UNMET) / (chance + UNMET)).ln().clamp(LOWEST, HIGHEST);
        ((logarithm - LOWEST) / (HIGHEST - LOWEST) * STEPS).round() as u8
    };
    together.iter().enumerate().map(relation).collect::<Vec<u8>>().into()
}

/// Synonyms translate one sense in so many languages at least, and are told apart in fewer.
const SYNONYMS: usize = 3;

/// Pairs of words, as keys, the lesser first, that more languages take for one sense than tell apart.
#[derive(Debug, Default)]
pub struct Synonyms(BTreeSet<(u64, u64)>);

impl Synonyms {
    /// From the words of several languages that are translated into one.
    pub fn of<'l>(languages: impl Iterator<Item = &'l BTreeMap<u64, Vec<Vec<WrittenSense>>>>) -> Synonyms {
        let mut languages_of: BTreeMap<(u64, u64), (usize, usize)> = BTreeMap::new();
        for words in languages {
            let (mut same, mut apart) = (BTreeSet::new(), BTreeSet::new());
            for senses in words.values().flatten() {
                for (n, sense) in senses.iter().enumerate() {
                    for (m, a) in sense.single.iter().enumerate() {
                        same.extend(sense.single[m + 1..].iter().map(|b| (*a.min(b), *a.max(b))));
                        apart.extend(senses[n + 1..].iter().flat_map(|other| &other.single).map(|b| (*a.min(b), *a.max(b))));
                    }
                }
            }
            same.into_iter().for_each(|pair| languages_of.entry(pair).or_default().0 += 1);
            apart.into_iter().for_each(|pair| languages_of.entry(pair).or_default().1 += 1);
        }
        Synonyms(languages_of.into_iter().filter(|(_, (same, apart))| *same >= SYNONYMS && same > apart).map(|(pair, _)| pair).collect())
    }

    fn are(&self, a: u64, b: u64) -> bool {
        self.0.contains(&(a.min(b), a.max(b)))
    }
}

/// Whether two words begin alike, as “defence” and “defender” do: they are of one origin and mostly of one sense.
pub fn related(a: &str, b: &str) -> bool {
    const ALIKE: usize = 5;
    let alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    alike >= ALIKE || alike + 1 >= a.chars().count().min(b.chars().count()) && alike > 2
}

/// A sense as it is written: the keys of the single words that translate it, the most usual first, and of the words of phrases.
#[derive(Debug, Default)]
pub struct WrittenSense {
    pub single: Vec<u64>,
    pub in_phrases: Vec<u64>,
}

impl WrittenSense {
    pub fn of<'t>(translations: impl Iterator<Item = &'t str>, lang: Lang) -> WrittenSense {
        let mut sense = WrittenSense::default();
        for translation in translations {
            let is_phrase = translation.contains([' ', '-']);
            let list = if is_phrase { &mut sense.in_phrases } else { &mut sense.single };
            list.extend(translation.split([' ', '-']).map(|word| keys::lemma_key(word, lang)));
        }
        sense
    }

    /// Whether a translation of these words may be of this sense too: a word by itself or in a phrase, or a synonym of one.
    pub fn holds(&self, translation: &[u64], synonyms: &Synonyms) -> bool {
        let [word] = translation else { return false };
        self.single.iter().any(|single| single == word || synonyms.are(*single, *word)) || self.in_phrases.contains(word)
    }
}
