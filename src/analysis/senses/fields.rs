//! How well a translation goes with the words of the target around it: by the fields of life they belong to, and by what usually
//! stands with them.
use smallvec::SmallVec;

use crate::document::Segment;
use crate::knowledge::Collocations;

use super::super::word;

/// Words of the target that speak most for a sense count, the nearer the more.
const STRONGEST: usize = 6;
/// Words after which one counts half.
const HALF: f32 = 8.0;

/// A word of the target that the collocations of its language know.
struct Known<'t> {
    /// Its place among the target's tokens.
    at: usize,
    /// The words it may be a form of.
    words: &'t [u32],
}

/// The words of a target that tell what it is about.
pub struct Setting<'t> {
    collocations: &'static Collocations,
    known: Vec<Known<'t>>,
}

impl<'t> Setting<'t> {
    /// `collocations` are those of the target's language.
    pub fn of(target: &'t Segment, collocations: &'static Collocations) -> Setting<'t> {
        let words = target.tokens.iter().enumerate().filter(|(_, t)| t.is_word());
        let known = words.map(|(at, t)| Known { at, words: &word::of(t, target.lang).collocated });
        Setting { collocations, known: known.filter(|known| !known.words.is_empty()).collect() }
    }

    /// How well a word goes with the others where it stands at `place`; 0 where nothing is known of it.
    pub fn fit(&self, word: u32, place: usize) -> f32 {
        if !self.collocations.tells(word) {
            return 0.0;
        }
        let mut met: SmallVec<[f32; 32]> = SmallVec::new();
        for other in self.known.iter().filter(|k| k.at != place) {
            let best = other.words.iter().map(|w| self.collocations.between(word, *w)).fold(0.0, f32::max);
            met.push(best / (1.0 + other.at.abs_diff(place) as f32 / HALF));
        }
        met.sort_unstable_by(|a, b| b.total_cmp(a));
        met.iter().take(STRONGEST).sum()
    }
}
