//! The words of a segment that tell who does, says or is what.
use smallvec::SmallVec;

use crate::analysis::{SegmentAnalysis, word};
use crate::document::Segment;
use crate::text::Span;

use super::lexicon::{self, Kin, Part};

/// A word that tells, by its tokens; in scripts without spaces it has several.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cue {
    pub first: usize,
    pub last: usize,
    pub part: Part,
    pub kin: Kin,
}

impl Cue {
    /// In bytes of the segment's text.
    pub fn span(&self, segment: &Segment) -> Span {
        segment.tokens[self.first].span.cover(segment.tokens[self.last].span)
    }
}

pub type Cues = SmallVec<[Cue; 8]>;

/// The cues of a segment that are any of `wanted`, in order.
pub fn wanted(segment: &SegmentAnalysis, wanted: Part) -> Cues {
    segment.cues().iter().filter(|cue| cue.part.is(wanted)).copied().collect()
}

/// All cues of a segment, in order.
pub fn read(segment: &Segment) -> Cues {
    let mut cues = Cues::new();
    let Some(lexicon) = lexicon::of(segment.lang) else { return cues };
    let tokens = &segment.tokens;
    if segment.lang.is_spaceless() {
        lexicon.each_string(&segment.text, |at, length, word| {
            let first = tokens.partition_point(|t| t.span.start < at);
            let last = tokens.partition_point(|t| t.span.start < at + length);
            if word.part != Part::NONE && first < last {
                cues.push(Cue { first, last: last - 1, part: word.part, kin: word.kin });
            }
        });
        return cues;
    }
    for (i, token) in tokens.iter().enumerate().filter(|(_, t)| t.is_word()) {
        let said = word::of(token, segment.lang).who;
        let part = if said.second { said.part | lexicon.second(tokens, i) } else { said.part };
        if part != Part::NONE {
            cues.push(Cue { first: i, last: i, part, kin: said.kin });
        }
    }
    cues
}

/// The part of the word at a token; nothing in scripts without spaces.
pub fn part(segment: &Segment, i: usize) -> Part {
    let token = &segment.tokens[i];
    if !token.is_word() || segment.lang.is_spaceless() {
        return Part::NONE;
    }
    let said = word::of(token, segment.lang).who;
    let second = if said.second { lexicon::of(segment.lang) } else { None };
    said.part | second.map_or(Part::NONE, |lexicon| lexicon.second(&segment.tokens, i))
}
