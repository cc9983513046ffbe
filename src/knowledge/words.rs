//! The core lexicon: words and by which words they are usually translated.
use std::sync::{LazyLock, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::text::by_language::Packed;
use crate::text::{Form, Lang};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Keys of words that translate one.
type Translations = SmallVec<[u64; 4]>;

/// Words of one language with their translations into another, as keys of dictionary forms.
#[derive(Debug, Default)]
pub struct Words {
    translations: FxHashMap<u64, Translations>,
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
        let is = |pair: &str, a: Lang, b: Lang| pair.split_once('-').is_some_and(|(x, y)| x == a.primary() && y == b.primary());
        let (at, turned) = WORDS.iter().enumerate().find_map(|(i, (pair, _))| match () {
            () if is(pair, source, target) => Some((i, false)),
            () if is(pair, target, source) => Some((i, true)),
            () => None,
        })?;
        Some(BOTH[at][usize::from(turned)].get_or_init(|| Words::read(WORDS[at].1, turned)))
    }

    fn read(packed: &'static [u8], turned: bool) -> Words {
        let (complete, longest, rows): (bool, usize, Vec<(u64, Translations)>) = postcard::from_bytes(packed).unwrap_or_default();
        if !turned {
            let known = rows.iter().flat_map(|(_, to)| to).copied().collect();
            return Words { translations: rows.into_iter().collect(), known, complete, longest };
        }
        let mut words = Words { complete, known: rows.iter().map(|(from, _)| *from).collect(), ..Words::default() };
        for (from, to) in rows {
            for to in to {
                words.translations.entry(to).or_default().push(from);
            }
        }
        words
    }

    /// Words that translate one with this key; none where it is not in the lexicon.
    pub fn of_key(&self, key: u64) -> &[u64] {
        self.translations.get(&key).map_or(&[], |t| t)
    }

    /// Words that translate any dictionary form of a word.
    pub fn of(&self, form: &Form) -> impl Iterator<Item = u64> {
        form.keys.iter().flat_map(|key| self.of_key(*key)).copied()
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
