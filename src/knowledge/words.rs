//! The core lexicon: words and by which words they are usually translated.
use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::by_language::Packed;
use crate::text::{Form, Lang};

use super::packed::PackedWords;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Words of one language with their translations into another, as keys of dictionary forms.
#[derive(Debug, Default)]
pub struct Words {
    /// Where a word's translations begin, and how many there are.
    places: FxHashMap<u64, (u32, u32)>,
    /// Eight bytes each.
    translations: Cow<'static, [u8]>,
    /// All words of the other language that translate one.
    known: FxHashSet<u64>,
    /// Has the usual words of the language, not only those that the renderings are about.
    complete: bool,
    /// The longest word in characters of a script without spaces; 0 where words are set apart.
    longest: usize,
}

/// For each packed pair the lexicon as it was written, and turned round.
static BOTH: LazyLock<Vec<[OnceLock<Words>; 2]>> = LazyLock::new(|| WORDS.iter().map(|_| Default::default()).collect());

impl Words {
    /// The lexicon from one language to another, if there is one in either direction.
    pub fn between(source: Lang, target: Lang) -> Option<&'static Words> {
        let is = |pair: &str, a: Lang, b: Lang| pair.strip_prefix(a.primary()).and_then(|rest| rest.strip_prefix('-')) == Some(b.primary());
        let (at, turned) = WORDS.iter().enumerate().find_map(|(i, (pair, _))| match () {
            () if is(pair, source, target) => Some((i, false)),
            () if is(pair, target, source) => Some((i, true)),
            () => None,
        })?;
        Some(BOTH[at][usize::from(turned)].get_or_init(|| {
            let words = Words::read(WORDS[at].1);
            if turned { words.turned() } else { words }
        }))
    }

    fn read(packed: &'static [u8]) -> Words {
        let packed: PackedWords = postcard::from_bytes(packed).unwrap_or_default();
        let mut places = FxHashMap::with_capacity_and_hasher(packed.counts.len(), Default::default());
        let mut at = 0;
        for (word, count) in numbers(packed.words).zip(packed.counts) {
            places.insert(word, (at, u32::from(*count)));
            at += u32::from(*count);
        }
        Words { places, translations: packed.translations.into(), known: numbers(packed.known).collect(), complete: packed.complete, longest: packed.longest }
    }

    fn turned(&self) -> Words {
        let mut back: FxHashMap<u64, Vec<u64>> = FxHashMap::default();
        for word in self.places.keys() {
            self.of_key(*word).for_each(|translation| back.entry(translation).or_default().push(*word));
        }
        let (mut places, mut translations) = (FxHashMap::default(), Vec::new());
        for (word, mut into) in back {
            into.sort_unstable();
            places.insert(word, (translations.len() as u32 / 8, into.len() as u32));
            translations.extend(into.into_iter().flat_map(u64::to_le_bytes));
        }
        Words { places, translations: translations.into(), known: self.places.keys().copied().collect(), complete: self.complete, longest: 0 }
    }

    /// Words that translate one with this key; none where it is not in the lexicon.
    pub fn of_key(&self, key: u64) -> impl Iterator<Item = u64> {
        let (at, count) = self.places.get(&key).copied().unwrap_or_default();
        let (from, to) = (at as usize * 8, (at + count) as usize * 8);
        numbers(self.translations.get(from..to).unwrap_or_default())
    }

    /// Whether the word with this key is in the lexicon.
    pub fn knows(&self, key: u64) -> bool {
        self.places.contains_key(&key)
    }

    /// Words that translate any dictionary form of a word.
    pub fn of(&self, form: &Form) -> impl Iterator<Item = u64> {
        form.keys.iter().flat_map(|key| self.of_key(*key))
    }

    /// Whether a word of the other language translates any of the lexicon's.
    pub fn knows_translation(&self, form: &Form) -> bool {
        form.keys.iter().any(|key| self.known.contains(key))
    }

    /// Whether most words of a text should be explained by it.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Characters of the longest word, where the source's script sets no spaces; else 0.
    pub fn longest(&self) -> usize {
        self.longest
    }
}

/// Keys as the build lays them down, eight bytes each.
fn numbers(bytes: &[u8]) -> impl Iterator<Item = u64> {
    bytes.chunks_exact(8).map(|b| u64::from_le_bytes([b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7]]))
}
