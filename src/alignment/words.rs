//! Word links: which words of two sentences translate each other, learnt from the given sentences and a lexicon. IBM model 1 with a
//! sparse prior and a preference for the diagonal (Dyer et al. 2013), in both directions, which have to agree (Liang et al.
//! 2006); words that are alike, or that the lexicon knows, begin ahead.
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::diagonal::{self, Drift, Tension, digamma};
use crate::knowledge::Words as Lexicon;
use crate::text::{Lang, Shape, forms};

/// The words of a sentence and of its translation.
#[derive(Clone, Debug, Default)]
pub struct Words<'t> {
    pub source: Vec<&'t str>,
    pub target: Vec<&'t str>,
}

/// Links for each of the pairs: places of a source and a target word, from 0, in order. `lexicon` is that of the two languages.
pub fn words(pairs: &[Words], source_lang: Lang, target_lang: Lang, lexicon: Option<&Lexicon>) -> Vec<Vec<(usize, usize)>> {
    let mut source = Numbered::new(source_lang);
    let mut target = Numbered::new(target_lang);
    let read: Vec<(Vec<u32>, Vec<u32>)> = pairs.iter().map(|p| (source.read(&p.source), target.read(&p.target))).collect();
    let mut alike = likeness(&read, &source, &target);
    if let Some(lexicon) = lexicon {
        add_known(&mut alike, &source, &target, lexicon);
    }
    let turned: Vec<(Vec<u32>, Vec<u32>)> = read.iter().map(|(s, t)| (t.clone(), s.clone())).collect();
    let alike_turned = alike.iter().map(|((s, t), like)| ((*t, *s), *like)).collect();
    let forward = Model::train(&read, alike, target.count());
    let backward = Model::train(&turned, alike_turned, source.count());
    read.iter().zip(&turned).map(|(pair, turned)| agree(&forward.posteriors(pair), &backward.posteriors(turned), pair.0.len(), pair.1.len())).collect()
}

/// Words by number, and what they look like.
struct Numbered {
    lang: Lang,
    ids: FxHashMap<String, u32>,
    shapes: Vec<Shape>,
    /// Of their dictionary forms.
    keys: Vec<SmallVec<[u64; 6]>>,
}

impl Numbered {
    fn new(lang: Lang) -> Numbered {
        Numbered { lang, ids: FxHashMap::default(), shapes: Vec::new(), keys: Vec::new() }
    }

    fn count(&self) -> usize {
        self.shapes.len()
    }

    fn read(&mut self, words: &[&str]) -> Vec<u32> {
        let (lang, shapes, keys) = (self.lang, &mut self.shapes, &mut self.keys);
        let mut table = forms::Table::of(lang);
        let mut number = |word: &&str| {
            let form = table.form(word);
            *self.ids.entry(form.lower.to_string()).or_insert_with(|| {
                shapes.push(Shape::of(word, lang));
                keys.push(form.keys.clone());
                shapes.len() as u32 - 1
            })
        };
        words.iter().map(&mut number).collect()
    }
}

type Pairs = FxHashMap<(u32, u32), f32>;

/// For words that stand in the same pair and are alike: how much.
fn likeness(read: &[(Vec<u32>, Vec<u32>)], source: &Numbered, target: &Numbered) -> Pairs {
    let mut known: FxHashMap<(u32, u32), f32> = FxHashMap::default();
    for (s, t) in read {
        for &w in s {
            for &v in t {
                known.entry((w, v)).or_insert_with(|| {
                    let (a, b) = (&source.shapes[w as usize], &target.shapes[v as usize]);
                    if a.letters() == b.letters() { 1.0 } else { a.likeness(b) * 0.8 }
                });
            }
        }
    }
    known.retain(|_, like| *like > 0.4);
    known
}

/// What a lexicon's word for another is worth, at least, as a likeness; and by how much more, the likelier it is.
const KNOWN: (f32, f32) = (0.5, 0.5);

/// Adds the words that the lexicon has for one another.
fn add_known(alike: &mut Pairs, source: &Numbered, target: &Numbered, lexicon: &Lexicon) {
    let mut by_key: FxHashMap<u64, SmallVec<[u32; 2]>> = FxHashMap::default();
    for (v, keys) in target.keys.iter().enumerate() {
        keys.iter().for_each(|key| by_key.entry(*key).or_default().push(v as u32));
    }
    for (w, keys) in source.keys.iter().enumerate() {
        for (key, likely) in keys.iter().flat_map(|key| lexicon.likely(*key)) {
            for v in by_key.get(&key).into_iter().flatten() {
                let like = alike.entry((w as u32, *v)).or_default();
                *like = like.max(KNOWN.0 + KNOWN.1 * likely);
            }
        }
    }
}

/// p(target word | source word), with how position counts.
struct Model {
    table: Pairs,
    tension: Tension,
}

/// Rounds of expectation maximisation.
const ROUNDS: usize = 8;
/// Share of target words that no source word gives.
const NOTHING: f32 = 0.06;
/// Expected count a pair of like words begins with.
const HEAD_START: f32 = 3.0;
/// Dirichlet prior on each translation: below 1 it makes few of them.
const SPARSE: f32 = 0.01;
/// The number of the empty word, from which words spring that nothing gives.
const EMPTY: u32 = u32::MAX;

impl Model {
    fn train(read: &[(Vec<u32>, Vec<u32>)], alike: Pairs, targets: usize) -> Model {
        let even = 1.0 / targets.max(1) as f32;
        let mut model = Model { table: Pairs::default(), tension: Tension::default() };
        for (s, t) in read {
            for &v in t {
                model.table.entry((EMPTY, v)).or_insert(even);
                for &w in s {
                    model.table.entry((w, v)).or_insert_with(|| even * (1.0 + 20.0 * alike.get(&(w, v)).copied().unwrap_or(0.0)));
                }
            }
        }
        for _ in 0..ROUNDS {
            let mut counts: Pairs = alike.iter().map(|(k, like)| (*k, HEAD_START * like * like)).collect();
            let mut drift = Drift::default();
            let mut line = Vec::new();
            for (s, t) in read {
                for (j, &v) in t.iter().enumerate() {
                    let usual = diagonal::fill(&mut line, j, t.len(), s.len(), model.tension.0);
                    let mut shares: Vec<f32> = s.iter().zip(&line).map(|(w, p)| model.get(*w, v) * p * (1.0 - NOTHING)).collect();
                    let nothing = model.get(EMPTY, v) * NOTHING;
                    let sum: f32 = shares.iter().sum::<f32>() + nothing;
                    if sum <= 0.0 {
                        continue;
                    }
                    *counts.entry((EMPTY, v)).or_default() += nothing / sum;
                    for (i, share) in shares.iter_mut().enumerate() {
                        let p = *share / sum;
                        if p > 1e-6 {
                            *counts.entry((s[i], v)).or_default() += p;
                        }
                        drift.add(p, diagonal::distance(i, s.len(), j, t.len()), usual);
                    }
                }
            }
            model.table = normalised(counts);
            model.tension.learn(drift);
        }
        model
    }

    fn get(&self, source: u32, target: u32) -> f32 {
        self.table.get(&(source, target)).copied().unwrap_or(1e-9)
    }

    /// For each target word the probabilities of each source word, row by row.
    fn posteriors(&self, (s, t): &(Vec<u32>, Vec<u32>)) -> Vec<f32> {
        let mut all = Vec::with_capacity(s.len() * t.len());
        let mut line = Vec::new();
        for (j, &v) in t.iter().enumerate() {
            diagonal::fill(&mut line, j, t.len(), s.len(), self.tension.0);
            let shares: Vec<f32> = s.iter().zip(&line).map(|(w, p)| self.get(*w, v) * p * (1.0 - NOTHING)).collect();
            let sum = shares.iter().sum::<f32>() + self.get(EMPTY, v) * NOTHING;
            all.extend(shares.iter().map(|p| p / sum.max(1e-30)));
        }
        all
    }
}

/// Counts to probabilities by variational Bayes, which lets small counts vanish.
fn normalised(counts: Pairs) -> Pairs {
    let mut totals: FxHashMap<u32, (f64, usize)> = FxHashMap::default();
    // summed in order, so that rounding is the same on every run
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_unstable_by_key(|(k, _)| *k);
    for ((w, _), count) in &sorted {
        let total = totals.entry(*w).or_default();
        total.0 += f64::from(*count);
        total.1 += 1;
    }
    let weight = |((w, v), count): ((u32, u32), f32)| {
        let (sum, kinds) = totals[&w];
        let p = digamma(f64::from(count) + f64::from(SPARSE)) - digamma(sum + f64::from(SPARSE) * kinds as f64);
        ((w, v), p.exp() as f32)
    };
    sorted.into_iter().map(weight).collect()
}

/// Links on which both directions agree.
fn agree(forward: &[f32], backward: &[f32], n: usize, m: usize) -> Vec<(usize, usize)> {
    let mut links = Vec::new();
    for i in 0..n {
        for j in 0..m {
            let both = (forward[j * n + i] * backward[i * m + j]).sqrt();
            if both >= AGREED {
                links.push((i, j));
            }
        }
    }
    links
}

/// Geometric mean of both directions' probabilities from which a link is taken.
const AGREED: f32 = 0.35;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_recur_together_are_linked() {
        let texts = [
            ("das Haus ist alt", "the house is old"),
            ("das Buch ist neu", "the book is new"),
            ("das Haus ist neu", "the house is new"),
            ("ein Buch ist alt", "a book is old"),
            ("ein Haus in Berlin", "a house in Berlin"),
        ];
        let pairs: Vec<Words> = texts.iter().map(|(s, t)| Words { source: s.split(' ').collect(), target: t.split(' ').collect() }).collect();
        let links = words(&pairs, Lang::DE, Lang::EN, None);
        assert_eq!(links[2], [(0, 0), (1, 1), (2, 2), (3, 3)]);
        assert!(links[4].contains(&(3, 3)));
    }

    #[test]
    fn empty_sentences_have_no_links() {
        let pairs = [Words::default(), Words { source: vec!["ja"], target: vec![] }];
        assert_eq!(words(&pairs, Lang::DE, Lang::EN, None), [vec![], vec![]]);
    }
}
