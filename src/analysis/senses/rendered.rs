//! Words of the source that have several senses, with what translates them.
use std::ops::Range;

use smallvec::SmallVec;

use crate::document::Segment;
use crate::knowledge::{SenseInventory, Words};
use crate::text::Span;

use super::super::coverage::{self, Coverage};
use super::super::{SegmentAnalysis, word};

/// A word of several senses, and what translates it.
pub struct Rendered {
    pub source: Span,
    /// Its place among the source's tokens.
    pub from: usize,
    pub senses: Range<usize>,
    /// Translations of it that stand in the target, each with the place of its first token.
    pub by: SmallVec<[(usize, usize); 2]>,
}

/// The words of `source` that the inventory knows and whose translation stands in `target`. `coverage` is that of the two.
pub fn rendered(source: &Segment, target: &SegmentAnalysis, coverage: &Coverage, words: &Words, inventory: &SenseInventory) -> Vec<Rendered> {
    let (there, target) = (target.occurrences(), target.segment);
    let stands = |translation: usize, by: &mut SmallVec<[(usize, usize); 2]>| {
        let mut keys = inventory.keys(translation);
        let Some(first) = keys.next() else { return };
        let found = there.of_key(first);
        let rest: SmallVec<[u64; 3]> = keys.collect();
        let follow = |at: usize| rest.iter().zip(at + 1..).all(|(key, next)| target.tokens.get(next).is_some_and(|t| t.form.keys.contains(key)));
        by.extend(found.map(|at| at as usize).filter(|at| follow(*at)).map(|at| (at, translation)));
    };
    let mut known = coverage.source.iter().filter(|k| k.found).peekable();
    let mut all = Vec::new();
    coverage::each_word(source, words, |span, token, keys| {
        if known.next_if(|k| k.span == span).is_none() {
            return;
        }
        let senses = match token {
            Some(token) => word::of(token, source.lang).senses.clone(),
            None => keys.iter().map(|key| inventory.senses_of_key(*key)).find(|senses| !senses.is_empty()).unwrap_or_default(),
        };
        if senses.is_empty() {
            return;
        }
        let mut by = SmallVec::new();
        senses.clone().flat_map(|sense| inventory.translations(sense)).for_each(|translation| stands(translation, &mut by));
        if !by.is_empty() {
            let from = source.tokens.partition_point(|t| t.span.start < span.start);
            all.push(Rendered { source: span, from, senses, by });
        }
    });
    all
}
