//! The words of the source that stand with a sense of another.
use smallvec::SmallVec;

use crate::document::Segment;
use crate::text::{Token, keys, scan, stems};

use super::super::occurrences::Occurrences;

/// Letters that the first part of a compound has at least, and what follows it.
const PART: usize = 4;
/// What a part of a compound counts for, where a word by itself counts 1.
const OF_COMPOUND: f32 = 0.8;
/// Words after which a companion counts half.
const HALF: f32 = 20.0;
/// Words that a neighbouring sentence is taken to be away.
const AWAY: usize = 40;
/// Companions of a sense that count, those that count most.
const STRONGEST: usize = 5;
/// Characters of the longest companion in a script without spaces.
const CHARACTERS: usize = 4;

/// A word that companions are sought for.
#[derive(Clone, Copy)]
pub enum From {
    /// The token at this place.
    Here(usize),
    /// A word of another sentence.
    Elsewhere,
}

/// What a source says, word by word, to look companions up in.
pub struct Scene {
    /// By the lower half of each key the place of its token, and whether it is that of a part of a compound.
    words: Occurrences<(u32, bool)>,
}

impl Scene {
    pub fn of(source: &Segment) -> Scene {
        let lower = |key: u64| u64::from(key as u32);
        let mut words: Vec<(u64, (u32, bool))> = Vec::with_capacity(source.tokens.len() * 4);
        for (at, token) in source.tokens.iter().enumerate().filter(|(_, t)| t.is_word()) {
            words.extend(token.form.keys.iter().map(|key| (lower(*key), (at as u32, false))));
            words.extend(token.form.heads.iter().map(|key| (lower(*key), (at as u32, true))));
            if !token.form.heads.is_empty() {
                words.extend(first_parts(token, source).map(|key| (lower(key), (at as u32, true))));
            }
            if source.lang.is_spaceless() && token.of(&source.text).starts_with(scan::is_spaceless_char) {
                let ends = source.tokens[at + 1..].iter().take(CHARACTERS - 1).take_while(|t| t.is_word() && !t.spaced);
                words.extend(ends.map(|t| (lower(keys::key(token.span.cover(t.span).of(&source.text))), (at as u32, false))));
            }
        }
        Scene { words: Occurrences::of(words) }
    }

    /// How much the companions of a sense speak for it that stand around a word; the nearer the more.
    pub fn evidence(&self, companions: impl Iterator<Item = (u32, f32)>, from: From) -> f32 {
        let away = |at: u32, part: bool| match from {
            // its own compound may hold one
            From::Here(here) if here == at as usize && !part => None,
            From::Here(here) => Some(here.abs_diff(at as usize)),
            From::Elsewhere => Some(AWAY),
        };
        let mut met: SmallVec<[f32; 8]> = SmallVec::new();
        for (key, weight) in companions {
            let here = self.words.of_key(u64::from(key));
            let near = here.filter_map(|(at, part)| Some(if part { OF_COMPOUND } else { 1.0 } / (1.0 + away(at, part)? as f32 / HALF)));
            if let Some(best) = near.reduce(f32::max) {
                met.push(weight * best);
            }
        }
        met.sort_unstable_by(|a, b| b.total_cmp(a));
        met.iter().take(STRONGEST).sum()
    }
}

/// Keys of what may be the first part of a compound.
fn first_parts<'t>(token: &'t Token, source: &'t Segment) -> impl Iterator<Item = u64> + 't {
    let word = &*token.form.lower;
    let letters = word.chars().count();
    let stems = stems::is_stemmed(source.lang);
    let ends = word.char_indices().enumerate().filter(move |(n, _)| *n >= PART && letters - n >= PART);
    ends.map(move |(_, (end, _))| if stems { keys::stem_key(&word[..end]) } else { keys::key(&word[..end]) })
}
