//! The core lexicon: words and by which words they are usually translated.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use crate::text::by_language::Packed;
use crate::text::{Form, Lang};

use super::packed::PackedWords;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Words of one language with their translations into another, as keys of dictionary forms.
#[derive(Debug, Default)]
pub struct Words(PackedWords<'static>);

/// For each packed pair the lexicon as it was written, and turned round.
static BOTH: LazyLock<Vec<[OnceLock<Words>; 2]>> = LazyLock::new(|| WORDS.iter().map(|_| Default::default()).collect());

impl Words {
    /// The lexicon from one language to another, if there is one in either direction.
    pub fn between(source: Lang, target: Lang) -> Option<&'static Words> {
        let is = |pair: &str, a: Lang, b: Lang| {
            let (a, b) = (a.primary(), b.primary());
            pair.len() == a.len() + 1 + b.len() && pair.starts_with(a) && pair.ends_with(b)
        };
        let (at, turned) = WORDS.iter().enumerate().find_map(|(i, (pair, _))| match () {
            () if is(pair, source, target) => Some((i, false)),
            () if is(pair, target, source) => Some((i, true)),
            () => None,
        })?;
        Some(BOTH[at][usize::from(turned)].get_or_init(|| {
            let words = Words(postcard::from_bytes(WORDS[at].1).unwrap_or_default());
            if turned { words.turned() } else { words }
        }))
    }

    fn turned(&self) -> Words {
        let mut back: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
        for (word, _) in self.0.words.iter() {
            self.of_key(word).for_each(|translation| _ = back.entry(translation).or_default().insert(word));
        }
        Words(PackedWords { complete: self.0.complete, longest: 0, ..PackedWords::of(&back, &BTreeMap::new()) })
    }

    /// Words that translate one with this key; none where it is not in the lexicon.
    pub fn of_key(&self, key: u64) -> impl Iterator<Item = u64> {
        self.0.translations.slice(self.0.words.get(key).unwrap_or_default())
    }

    /// Translations of a word that are of several senses: their numbers among the target's [`Collocations`](super::Collocations), and a
    /// bit for the place of each that is of another sense. None where all are of one.
    pub fn senses_of_key(&self, key: u64) -> impl Iterator<Item = (u32, u32)> {
        let run = self.0.ambiguous.get(key).unwrap_or_default();
        run.step_by(2).map(|at| (self.0.senses.get(at), self.0.senses.get(at + 1)))
    }

    /// Whether the word with this key is in the lexicon.
    pub fn knows(&self, key: u64) -> bool {
        self.0.words.get(key).is_some()
    }

    /// Whether the word is known to be no name.
    pub fn is_common(&self, form: &Form) -> bool {
        form.keys.iter().any(|key| self.knows(*key) || self.0.common.contains(*key))
    }

    /// Words that translate any dictionary form of a word.
    pub fn of(&self, form: &Form) -> impl Iterator<Item = u64> {
        form.keys.iter().flat_map(|key| self.of_key(*key))
    }

    /// Whether a word of the other language translates any of the lexicon's.
    pub fn knows_translation(&self, form: &Form) -> bool {
        form.keys.iter().any(|key| self.0.known.get(*key).is_some())
    }

    /// Whether most words of a text should be explained by it.
    pub fn is_complete(&self) -> bool {
        self.0.complete
    }

    /// Whether a word that it does not know is hardly a common one.
    pub fn is_large(&self) -> bool {
        self.0.complete && self.0.size >= 6000
    }

    /// Characters of the longest word, where the source's script sets no spaces; else 0.
    pub fn longest(&self) -> usize {
        self.0.longest
    }
}
