//! The core lexicon: words and by which words they are usually translated.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashMap;

use crate::text::by_language::{Packed, number};
use crate::text::{Form, Lang};

use super::dictionary::{Dictionary, Lookup};
use super::identity::Id;
use super::packed::PackedWords;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Words of one language with their translations into another, as keys of dictionary forms: the built-in ones, and beside them what a
/// user's own lexicons say.
#[derive(Debug)]
pub struct Words {
    core: PackedWords<'static>,
    own: Lookup,
    /// Tells it from all others.
    id: Id,
}

/// What a lexicon says of a word, kept with its form.
#[derive(Debug)]
pub struct Told {
    lexicon: Id,
    /// The word is in the lexicon.
    pub known: bool,
    /// What translates it, and what translates the heads that it may have as a compound.
    pub of_word: Box<[u64]>,
    pub of_heads: Box<[u64]>,
}

/// Probability that one of the usual translations of a word stands in a text's translation.
const USUAL: f32 = 0.35;

/// For each packed pair the lexicon as it was written, and turned round.
static BOTH: LazyLock<Vec<[OnceLock<Words>; 2]>> = LazyLock::new(|| WORDS.iter().map(|_| Default::default()).collect());

/// Source and target, by their numbers, with the place of their lexicon, and whether it is turned round.
static PAIRS: LazyLock<FxHashMap<(usize, usize), (usize, bool)>> = LazyLock::new(|| {
    let mut pairs = FxHashMap::default();
    for (at, (pair, _)) in WORDS.iter().enumerate() {
        if let Some((source, target)) = pair.split_once('-').and_then(|(source, target)| Some((number(source)?, number(target)?))) {
            pairs.entry((source, target)).or_insert((at, false));
            pairs.entry((target, source)).or_insert((at, true));
        }
    }
    pairs
});

impl Words {
    fn new(core: PackedWords<'static>, own: Lookup) -> Words {
        Words { core, own, id: Id::new() }
    }

    /// The lexicon from one language to another, if there is one in either direction.
    pub fn between(source: Lang, target: Lang) -> Option<&'static Words> {
        let (at, turned) = *PAIRS.get(&(number(source.primary())?, number(target.primary())?))?;
        Some(BOTH[at][usize::from(turned)].get_or_init(|| {
            let words = Words::new(postcard::from_bytes(WORDS[at].1).unwrap_or_default(), Lookup::default());
            if turned { words.turned() } else { words }
        }))
    }

    /// The built-in lexicon, if there is one, with a user's own for these languages.
    pub fn with(dictionaries: &[&Dictionary], source: Lang, target: Lang) -> Words {
        let core = Words::between(source, target).map(|words| words.core.clone()).unwrap_or_default();
        Words::new(core, Lookup::of(dictionaries, source))
    }

    fn turned(&self) -> Words {
        let mut back: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
        for (word, _) in self.core.words.iter() {
            self.of_key(word).for_each(|translation| _ = back.entry(translation).or_default().insert(word));
        }
        let core = PackedWords { complete: self.core.complete, longest: 0, ..PackedWords::of(&back) };
        Words::new(core, Lookup::default())
    }

    /// What it says of a word, looked up once for each distinct word; `None` where another lexicon was asked before.
    pub fn told<'f>(&self, form: &'f Form) -> Option<&'f Told> {
        let all = |keys: &[u64]| keys.iter().flat_map(|key| self.of_key(*key)).collect();
        let make = || Told { lexicon: self.id, known: form.keys.iter().any(|key| self.knows(*key)), of_word: all(&form.keys), of_heads: all(&form.heads) };
        form.translated.get_or_make(make).filter(|told| told.lexicon == self.id)
    }

    /// Words that translate one with this key; none where it is not in the lexicon.
    pub fn of_key(&self, key: u64) -> impl Iterator<Item = u64> {
        self.core_of_key(key).chain(self.own.telling(key).iter().map(|(to, _)| *to))
    }

    fn core_of_key(&self, key: u64) -> impl Iterator<Item = u64> {
        self.core.translations.slice(self.core.words.get(key).unwrap_or_default())
    }

    /// The same with the probability of each, and with the most frequent words, which tell nothing by standing in a text.
    pub fn likely(&self, key: u64) -> impl Iterator<Item = (u64, f32)> {
        self.core_of_key(key).map(|to| (to, USUAL)).chain(self.own.all(key).iter().copied())
    }

    /// Whether the word with this key is in the lexicon.
    pub fn knows(&self, key: u64) -> bool {
        self.core.words.get(key).is_some() || self.own.knows(key)
    }

    /// Whether the word is known to be no name.
    pub fn is_common(&self, form: &Form) -> bool {
        form.keys.iter().any(|key| self.knows(*key) || self.core.common.contains(*key))
    }

    /// Words that translate any dictionary form of a word.
    pub fn of(&self, form: &Form) -> impl Iterator<Item = u64> {
        form.keys.iter().flat_map(|key| self.of_key(*key))
    }

    /// Whether a word of the other language translates any of the lexicon's.
    pub fn knows_translation(&self, form: &Form) -> bool {
        form.keys.iter().any(|key| self.core.known.get(*key).is_some() || self.own.knows_translation(*key))
    }

    /// Whether most words of a text should be explained by it.
    pub fn is_complete(&self) -> bool {
        self.core.complete || self.own.is_complete()
    }

    /// Whether a word that it does not know is hardly a common one.
    pub fn is_large(&self) -> bool {
        self.core.complete && self.core.size >= 6000
    }

    /// Characters of the longest word, where the source's script sets no spaces; else 0.
    pub fn longest(&self) -> usize {
        self.core.longest.max(self.own.longest())
    }
}
