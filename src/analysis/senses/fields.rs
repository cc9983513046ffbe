//! How well a translation goes with the words of the target around it: by the fields of life they belong to, by what usually stands
//! with them, by the surroundings in which newswire uses them, and by the words right beside them.
use std::cell::OnceCell;

use smallvec::SmallVec;

use crate::document::Segment;
use crate::knowledge::{Collocations, Vectors};

use super::super::word;
use super::usage::Usage;

/// Words of the target that speak most for a sense count, the nearer the more.
const STRONGEST: usize = 6;
/// Words after which one counts half.
const HALF: f32 = 8.0;
/// The same of words that are used in like surroundings.
const STRONGEST_ALIKE: usize = 8;
const HALF_ALIKE: f32 = 6.0;
/// Words that a neighbouring sentence is taken to be away.
const AWAY: usize = 40;

/// A word of the target that the collocations of its language know.
struct Known<'t> {
    /// Its place among the target's tokens.
    at: usize,
    /// The words it may be a form of.
    words: &'t [u32],
}

/// A word of the target, or of a sentence beside it, that has a vector.
struct Placed {
    /// Its place among the target's tokens; `None` where it stands beside it.
    at: Option<usize>,
    vector: u32,
}

/// The words of a target that tell what it is about.
pub struct Setting<'t> {
    collocations: &'static Collocations,
    known: Vec<Known<'t>>,
    vectors: &'static Vectors,
    placed: Vec<Placed>,
    target: &'t Segment,
    usage: OnceCell<Option<Usage<'t>>>,
}

impl<'t> Setting<'t> {
    /// `collocations` and `vectors` are those of the target's language, `around` the sentences beside it.
    pub fn of(target: &'t Segment, around: impl Iterator<Item = &'t Segment>, collocations: &'static Collocations, vectors: &'static Vectors) -> Setting<'t> {
        let words = |segment: &'t Segment| segment.tokens.iter().enumerate().filter(|(_, t)| t.is_word()).map(|(at, t)| (at, word::of(t, segment.lang)));
        let known = words(target).map(|(at, word)| Known { at, words: &word.collocated });
        let placed = |word: &word::Word| word.vector.filter(|vector| Vectors::tells(*vector) > 0.0);
        let here = words(target).filter_map(|(at, word)| Some(Placed { at: Some(at), vector: placed(word)? }));
        let beside = around.flat_map(words).filter_map(|(_, word)| Some(Placed { at: None, vector: placed(word)? }));
        Setting {
            collocations,
            known: known.filter(|known| !known.words.is_empty()).collect(),
            vectors,
            placed: here.chain(beside).collect(),
            target,
            usage: OnceCell::new(),
        }
    }

    /// How well a word goes with the others where it stands at `place`; 0 where nothing is known of it.
    pub fn fit(&self, word: u32, place: usize) -> f32 {
        if !self.collocations.tells(word) {
            return 0.0;
        }
        let met = self.known.iter().filter(|k| k.at != place).map(|other| {
            let best = other.words.iter().map(|w| self.collocations.between(word, *w)).fold(0.0, f32::max);
            best / (1.0 + other.at.abs_diff(place) as f32 / HALF)
        });
        strongest(met, STRONGEST)
    }

    /// How much the surroundings in which newswire uses a word are like those of its others here.
    pub fn likeness(&self, vector: u32, place: usize) -> f32 {
        let met = self.placed.iter().filter(|p| p.at != Some(place)).map(|other| {
            let away = other.at.map_or(AWAY, |at| at.abs_diff(place));
            self.vectors.alike(vector, other.vector).max(0.0) * Vectors::tells(other.vector) / (1.0 + away as f32 / HALF_ALIKE)
        });
        strongest(met, STRONGEST_ALIKE)
    }

    /// How usual words are between their neighbours; `None` where nothing is known.
    pub fn usage(&self) -> Option<&Usage<'t>> {
        self.usage.get_or_init(|| Usage::of(self.target)).as_ref()
    }

    /// The rarest word of a translation that has a vector.
    pub fn vector(&self, keys: impl Iterator<Item = u64>) -> Option<u32> {
        keys.filter_map(|key| self.vectors.place_of_key(key)).max()
    }
}

fn strongest(met: impl Iterator<Item = f32>, count: usize) -> f32 {
    let mut met: SmallVec<[f32; 64]> = met.collect();
    met.sort_unstable_by(|a, b| b.total_cmp(a));
    met.iter().take(count).sum()
}
