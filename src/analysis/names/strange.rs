//! How strange a word with a capital is where it stands: what tells a name put for another from one that a free translation adds.
use crate::analysis::coverage::{self, Coverage};
use crate::analysis::word;
use crate::knowledge::{Vectors, Words};

use super::side::Side;
use super::words::is_common;

// The weights of a logistic regression fitted to names put for others in the news of WMT 2021 (cs, de, ja and ru into English) and to
// what it takes for such in the translations as they are.
/// How near, by their surroundings in newswire, what stands nearest is: of the target, right beside the name, of the source.
const NEAR_IN_TARGET: f32 = -3.04;
const NEAR_BESIDE: f32 = -3.88;
const NEAR_IN_SOURCE: f32 = -2.15;
/// Rare words stand far from all others.
const TELLS: f32 = -1.56;
/// The lexicon could have found it in the source.
const TRANSLATES: f32 = 0.97;
/// The gazetteer knows it: no name of another spelling.
const KNOWN_NAME: f32 = 1.42;
const COMMON: f32 = -0.35;
/// Each of the names that the source lacks: together they speak of a free translation.
const STRAYS: f32 = -0.53;
/// The source has another name in its place, or part of one.
const REPLACES: f32 = 2.63;
const THIN: f32 = -1.26;
/// The nearest name that the target lacks is a known one, or one by its capital.
const LOST_KNOWN: f32 = 1.59;
const LOST_SPELT: f32 = 1.25;
/// How much of the target the lexicon links with the source.
const LINKED: f32 = 3.25;
/// So that of a thousand sentences with a name put for another half are told, and three of a thousand others.
const BIAS: f32 = 1.08;

/// How near words mostly are to a name that has no vector, and how much it tells.
const NEAR: [f32; 3] = [0.33, 0.2, 0.42];
const SOME: f32 = 0.5;
/// Words to either side that stand right beside a name.
const BESIDE: usize = 2;

/// What the source has in the place of a name that it lacks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// A name for which it stands.
    pub replaces: bool,
    /// Little but their absence tells that the two are one place.
    pub thin: bool,
    /// The nearest name that the target lacks is in the gazetteer, or is one by its capital.
    pub known: bool,
    pub spelt: bool,
    /// Names of the target that the source lacks, with this one.
    pub strays: usize,
}

/// What is spoken of: words of the target, with their tokens, and translations of the source's, by their places among the vectors.
pub struct Scene {
    vectors: &'static Vectors,
    target: Vec<(usize, u32)>,
    source: Vec<u32>,
}

impl Scene {
    /// `None` where the target's language has no vectors.
    pub fn of(s: &Side, t: &Side, words: &Words) -> Option<Scene> {
        let vectors = Vectors::of(t.lang())?;
        let tokens = t.segment.tokens.iter().enumerate().filter(|(_, token)| token.is_word());
        let telling = |place: &u32| Vectors::tells(*place) > 0.0;
        let target = tokens.filter_map(|(i, token)| Some((i, word::of(token, t.lang()).vector.filter(telling)?))).collect();
        let mut source = Vec::new();
        coverage::each_word(s.segment, words, |_, token, keys| {
            source.extend(coverage::translations(words, token, keys).filter_map(|key| vectors.place_of_key(key)));
        });
        source.sort_unstable();
        source.dedup();
        Some(Scene { vectors, target, source })
    }

    /// The logarithm of the odds that the name at the target's token `i` is put for another; 0 where it is worth telling.
    pub fn odds(&self, i: usize, place: Place, t: &Side, words: &Words, coverage: &Coverage) -> f32 {
        let token = &t.segment.tokens[i];
        let vector = word::of(token, t.lang()).vector;
        let [in_target, beside, in_source] = vector.map_or(NEAR, |vector| self.nearest(i, vector));
        let linked = coverage.links.len() as f32 / (t.segment.tokens.len() + 3) as f32;
        let holds = |weight: f32, is_so: bool| if is_so { weight } else { 0.0 };
        BIAS + NEAR_IN_TARGET * in_target
            + NEAR_BESIDE * beside
            + NEAR_IN_SOURCE * in_source
            + TELLS * vector.map_or(SOME, Vectors::tells)
            + holds(TRANSLATES, words.knows_translation(&token.form))
            + holds(KNOWN_NAME, t.word(i).is_known_name())
            + holds(COMMON, is_common(token))
            + STRAYS * place.strays.min(4) as f32
            + holds(REPLACES, place.replaces)
            + holds(THIN, place.thin)
            + holds(LOST_KNOWN, place.known)
            + holds(LOST_SPELT, place.spelt)
            + LINKED * linked
    }

    /// How near the nearest words of the target are, those right beside the name at its token `i`, and the source's.
    fn nearest(&self, i: usize, own: u32) -> [f32; 3] {
        let nearest = |near: f32, other: u32| if other == own { near } else { near.max(self.vectors.alike(own, other)) };
        let beside = self.target.iter().filter(|(k, _)| k.abs_diff(i) <= BESIDE).map(|(_, other)| *other).fold(0.0, nearest);
        let in_target = self.target.iter().map(|(_, other)| *other).fold(0.0, nearest);
        [in_target, beside, self.source.iter().copied().fold(0.0, nearest)]
    }
}
