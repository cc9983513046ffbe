//! Which terms translate which: by likeness, and by what stands in the same beads.
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::vocabulary::{Kind, Sentence, Term, Vocabulary};
use crate::knowledge::Words;
use crate::text::shape::{Sound, group};

/// For each source term the target terms that may translate it, with the probability that they stand in the translation.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    links: Vec<SmallVec<[(u32, f32); 2]>>,
}

/// Links kept for one term.
const MOST_LINKS: usize = 8;
/// Probability that a number, a mark or an identical word is found again in the translation.
const NUMBER: f32 = 0.8;
const FIGURE: f32 = 0.5;
const MARK: f32 = 0.55;
const SAME_WORD: f32 = 0.75;
const SAME_SHORT_WORD: f32 = 0.3;

impl Lexicon {
    pub fn links(&self, source: u32) -> &[(u32, f32)] {
        self.links.get(source as usize).map_or(&[], |l| l)
    }

    /// What can be known from the terms themselves: the same, or like in letters or sounds.
    pub fn of_likeness(source: &Vocabulary, target: &Vocabulary) -> Lexicon {
        let mut same: FxHashMap<(Kind, &str), u32> = FxHashMap::default();
        let mut buckets: FxHashMap<u8, Vec<u32>> = FxHashMap::default();
        for (id, term) in target.terms.iter().enumerate() {
            if term.kind == Kind::Word || term.kind == Kind::Number {
                same.insert((term.kind, term.shape.letters()), id as u32);
            }
            for bucket in buckets_of(term) {
                buckets.entry(bucket).or_default().push(id as u32);
            }
        }
        let links_of = |term: &Term| {
            let mut links: SmallVec<[(u32, f32); 2]> = SmallVec::new();
            if let Some(&twin) = same.get(&(term.kind, term.shape.letters())) {
                let weight = identical(term, &target.terms[twin as usize]);
                if weight > 0.0 {
                    links.push((twin, weight));
                }
            }
            for bucket in buckets_of(term) {
                for &other in buckets.get(&bucket).into_iter().flatten() {
                    let weight = alike(term, &target.terms[other as usize]);
                    if weight > 0.0 && !links.iter().any(|(t, _)| *t == other) {
                        links.push((other, weight));
                    }
                }
            }
            keep_best(&mut links);
            links
        };
        let mut lexicon = Lexicon { links: source.terms.par_iter().with_min_len(256).map(links_of).collect() };
        lexicon.add_marks(source, target);
        lexicon
    }

    /// Adds what the lexicon of the pair has.
    pub fn with_words(mut self, source: &Vocabulary, target: &Vocabulary, words: &Words) -> Lexicon {
        let mut by_key: FxHashMap<u64, SmallVec<[u32; 2]>> = FxHashMap::default();
        for (id, term) in target.terms.iter().enumerate() {
            term.keys.iter().for_each(|key| by_key.entry(*key).or_default().push(id as u32));
        }
        for (links, term) in self.links.iter_mut().zip(&source.terms) {
            for (key, weight) in term.keys.iter().flat_map(|key| words.likely(*key)) {
                for id in by_key.get(&key).into_iter().flatten() {
                    let weight = weight.min(SAME_WORD);
                    match links.iter_mut().find(|(t, _)| t == id) {
                        Some(link) => link.1 = link.1.max(weight),
                        None => links.push((*id, weight)),
                    }
                }
            }
            keep_best(links);
        }
        self
    }

    fn add_marks(&mut self, source: &Vocabulary, target: &Vocabulary) {
        for (id, mark) in source.marks() {
            if let Some((twin, _)) = target.marks().find(|(_, m)| *m == mark) {
                self.links[id as usize].push((twin, MARK));
            }
        }
    }

    /// Learns from sentences that translate each other: terms that keep occurring together, each explained by its best
    /// partners. Repeated evidence only: what met once is chance.
    pub fn learn<'s>(&mut self, beads: impl Iterator<Item = (&'s [u32], &'s [u32])> + Clone) {
        let mut together: FxHashMap<(u32, u32), f32> = FxHashMap::default();
        let mut source_count: FxHashMap<u32, f32> = FxHashMap::default();
        let mut target_count: FxHashMap<u32, f32> = FxHashMap::default();
        for (source, target) in beads.clone() {
            source.iter().for_each(|w| *source_count.entry(*w).or_default() += 1.0);
            target.iter().for_each(|v| *target_count.entry(*v).or_default() += 1.0);
        }
        let repeated = |count: &FxHashMap<u32, f32>, term: &u32| count[term] >= 2.0;
        for (source, target) in beads.clone() {
            for w in source.iter().filter(|w| repeated(&source_count, w)) {
                for v in target.iter().filter(|v| repeated(&target_count, v)) {
                    *together.entry((*w, *v)).or_default() += 1.0;
                }
            }
        }
        together.retain(|_, count| *count >= 2.0);
        let mut weight: FxHashMap<(u32, u32), f32> = together.iter().map(|(k, c)| (*k, 2.0 * c / (source_count[&k.0] + target_count[&k.1]))).collect();
        drop(together);
        for _ in 0..COMPETITIONS {
            let mut expected: FxHashMap<(u32, u32), f32> = FxHashMap::default();
            let (mut rows, mut columns, mut cells) = (Vec::new(), Vec::new(), Vec::new());
            for (source, target) in beads.clone() {
                rows.clear();
                rows.resize(source.len(), 0.02f32);
                columns.clear();
                columns.resize(target.len(), 0.02f32);
                cells.clear();
                for (x, w) in source.iter().enumerate() {
                    for (y, v) in target.iter().enumerate() {
                        if let Some(&t) = weight.get(&(*w, *v)) {
                            rows[x] += t;
                            columns[y] += t;
                            cells.push((x, y, t));
                        }
                    }
                }
                for &(x, y, t) in &cells {
                    *expected.entry((source[x], target[y])).or_default() += t * t / (rows[x] * columns[y]);
                }
            }
            weight = expected
                .into_iter()
                .filter_map(|(k, e)| {
                    let sure = (e - DISCOUNT) / (source_count[&k.0] * target_count[&k.1]).sqrt();
                    (sure > 0.02).then_some((k, sure))
                })
                .collect();
        }
        let mut learnt: Vec<_> = weight.into_iter().filter(|(_, w)| *w >= 0.05).collect();
        learnt.sort_unstable_by_key(|(k, _)| *k);
        for ((source, target), weight) in learnt {
            let weight = weight.min(SAME_WORD);
            let links = &mut self.links[source as usize];
            match links.iter_mut().find(|(t, _)| *t == target) {
                Some(link) => link.1 = (1.0 - (1.0 - link.1) * (1.0 - weight)).min(NUMBER),
                None => links.push((target, weight)),
            }
        }
        self.links.iter_mut().for_each(keep_best);
    }
}

/// Rounds in which the terms of a bead compete for each other.
const COMPETITIONS: usize = 3;
/// Taken off each expected count: a pair that met twice is half chance.
const DISCOUNT: f32 = 0.7;

fn keep_best(links: &mut SmallVec<[(u32, f32); 2]>) {
    links.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    links.truncate(MOST_LINKS);
}

fn identical(a: &Term, b: &Term) -> f32 {
    let long = a.shape.letters().chars().count();
    match a.kind {
        Kind::Number if long >= 2 => NUMBER,
        Kind::Number => FIGURE,
        Kind::Word if long >= 5 || long >= 2 && a.capital && b.capital => SAME_WORD,
        Kind::Word if long >= 3 => SAME_SHORT_WORD,
        _ => 0.0,
    }
}

fn alike(a: &Term, b: &Term) -> f32 {
    // common words of two scripts sound alike by chance
    let least = if a.capital || b.capital { 0.5 } else { 0.6 };
    let Some(like) = a.shape.likeness_over(&b.shape, least) else { return 0.0 };
    if like >= 1.0 {
        return 0.0; // identical
    }
    ((like - least) * 1.4).clamp(0.0, SAME_WORD)
}

/// Words that may sound alike share one of these: the kinds of their first two consonants.
fn buckets_of(term: &Term) -> impl Iterator<Item = u8> {
    let skeleton = term.shape.skeleton();
    let mut found: SmallVec<[u8; 2]> = SmallVec::new();
    if term.kind == Kind::Word && skeleton.consonants() >= 2 {
        let consonants: SmallVec<[u8; 16]> = skeleton.sounds().filter(|s| *s != Sound::Vowel as u8).map(group).collect();
        found.push(consonants[0] << 4 | consonants[1]);
        if term.shape.is_proclitic() && consonants.len() > 3 {
            found.push(consonants[1] << 4 | consonants[2]);
        }
    }
    found.into_iter()
}

/// The terms of several sentences, each once.
pub fn terms_of(sentences: &[Sentence]) -> Vec<u32> {
    let mut terms: Vec<u32> = sentences.iter().flat_map(|s| s.terms.iter().copied()).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}
