use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Dictionary, Translation};
use crate::text::Lang;

/// What a user's lexicons say of one pair of languages, in one direction.
#[derive(Debug, Default)]
pub struct Lookup {
    words: FxHashMap<u64, Run>,
    /// Keys and probabilities: of each word those first that tell something by standing in a text.
    translations: Vec<(u64, f32)>,
    /// Words of the target that a text's source should account for.
    targets: FxHashSet<u64>,
    longest: usize,
}

#[derive(Clone, Copy, Debug)]
struct Run {
    start: u32,
    /// Where the telling ones end, and all.
    telling: u32,
    end: u32,
    /// One of the telling ones should stand in a translation.
    known: bool,
}

/// Share of a word's occurrences that its translations must explain for it to be missed where none is found.
const EXPLAINED: f32 = super::USUAL;
/// Translations that are less likely tell nothing by standing in a text.
const LIKELY: f32 = 0.05;
/// Words from which on most of a text should be explained.
const COMPLETE: usize = 6000;

impl Lookup {
    /// From lexicons of this pair, in either direction.
    pub fn of(dictionaries: &[&Dictionary], source: Lang) -> Lookup {
        let mut all: Vec<Translation> = Vec::new();
        let (mut from, mut to): (FxHashSet<u64>, FxHashSet<u64>) = Default::default();
        let mut longest = 0;
        for dictionary in dictionaries {
            if dictionary.source.same(&source) {
                all.extend(&dictionary.translations);
                from.extend(&dictionary.frequent.0);
                to.extend(&dictionary.frequent.1);
                longest = longest.max(dictionary.longest.0);
            } else {
                all.extend(dictionary.translations.iter().map(|t| Translation {
                    source: t.target,
                    target: t.source,
                    forward: t.backward,
                    backward: t.forward,
                }));
                from.extend(&dictionary.frequent.1);
                to.extend(&dictionary.frequent.0);
                longest = longest.max(dictionary.longest.1);
            }
        }
        Dictionary::tidy(&mut all);
        let mut lookup = Lookup { longest: usize::from(longest), ..Lookup::default() };
        let mut explained: FxHashMap<u64, f32> = FxHashMap::default();
        for run in all.chunk_by(|a, b| a.source == b.source) {
            let tells = |t: &&Translation| !from.contains(&t.source) && !to.contains(&t.target) && t.forward.max(t.backward) >= LIKELY;
            let start = lookup.translations.len();
            lookup.translations.extend(run.iter().filter(tells).map(|t| (t.target, t.forward)));
            let telling = lookup.translations.len();
            lookup.translations.extend(run.iter().filter(|t| !tells(t)).map(|t| (t.target, t.forward)));
            let known = lookup.translations[start..telling].iter().map(|t| t.1).sum::<f32>() >= EXPLAINED;
            let end = lookup.translations.len() as u32;
            lookup.words.insert(run[0].source, Run { start: start as u32, telling: telling as u32, end, known });
            run.iter().filter(tells).for_each(|t| *explained.entry(t.target).or_default() += t.backward);
        }
        lookup.targets = explained.into_iter().filter(|(_, p)| *p >= EXPLAINED).map(|(key, _)| key).collect();
        lookup
    }

    fn slice(&self, run: Option<Range<u32>>) -> &[(u64, f32)] {
        run.and_then(|run| self.translations.get(run.start as usize..run.end as usize)).unwrap_or_default()
    }

    /// Words that translate one with this key and tell something by standing in a text: not the most frequent ones.
    pub fn telling(&self, key: u64) -> &[(u64, f32)] {
        self.slice(self.words.get(&key).map(|run| run.start..run.telling))
    }

    /// All words that translate one with this key, with their probabilities.
    pub fn all(&self, key: u64) -> &[(u64, f32)] {
        self.slice(self.words.get(&key).map(|run| run.start..run.end))
    }

    /// Whether a translation of this word should be found.
    pub fn knows(&self, key: u64) -> bool {
        self.words.get(&key).is_some_and(|run| run.known)
    }

    /// Whether a word of the target is one for which the source should have a reason.
    pub fn knows_translation(&self, key: u64) -> bool {
        self.targets.contains(&key)
    }

    /// Whether most words of a text should be explained by it.
    pub fn is_complete(&self) -> bool {
        self.words.len() >= COMPLETE
    }

    /// Characters of the longest word, where the source's script sets no spaces; else 0.
    pub fn longest(&self) -> usize {
        self.longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_words_translate_but_tell_nothing() {
        let translation = |source, target, forward| Translation { source, target, forward, backward: 0.6 };
        let dictionary = Dictionary {
            source: Lang::DE,
            target: Lang::EN,
            longest: (0, 0),
            translations: vec![translation(1, 11, 0.9), translation(1, 12, 0.02), translation(2, 11, 0.1), translation(2, 12, 0.7)],
            frequent: ([1].into_iter().collect(), [11].into_iter().collect()),
        };
        let lookup = Lookup::of(&[&dictionary], Lang::DE);
        assert_eq!(lookup.all(1), [(11, 0.9), (12, 0.02)]);
        assert!(lookup.telling(1).is_empty() && !lookup.knows(1) && !lookup.knows_translation(11));
        assert_eq!(lookup.telling(2), [(12, 0.7)]);
        assert!(lookup.knows(2) && lookup.knows_translation(12));
        let turned = Lookup::of(&[&dictionary], Lang::EN);
        assert_eq!(turned.telling(12), [(2, 0.6)]);
        assert_eq!(turned.all(11), [(1, 0.6), (2, 0.6)]);
        assert_eq!(turned.all(99), []);
    }
}
