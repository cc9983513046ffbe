//! Senses that only the core lexicon sets apart: nothing but the words of the target tells them.
use smallvec::SmallVec;

use crate::document::Segment;
use crate::knowledge::{Collocations, Words};
use crate::text::{Span, keys};

use super::super::coverage::{Coverage, Link};
use super::fields::Setting;

/// What it counts that a translation is written before another: the most usual comes first.
const USUAL: f32 = 0.3;

/// A word of the source that has several senses, and the one word of the target that translates it.
pub struct Candidate {
    pub source: Span,
    /// A token of the target.
    pub at: usize,
    /// The place in the lexicon of the translation that stands there.
    place: usize,
    /// The numbers of those of other senses, each with its place.
    others: SmallVec<[(u32, usize); 6]>,
}

impl Candidate {
    /// The number of the translation of another sense that goes best with the target's words, and how much better than what
    /// stands there.
    pub fn better(&self, target: &Segment, setting: &Setting, collocations: &Collocations) -> Option<(u32, f32)> {
        let fit = |(word, place): (u32, usize)| setting.fit(word, self.at) - USUAL * ((place + 1) as f32).ln();
        // it may be a form of another word: “media” of “medium”
        let own = collocations.numbers(&target.tokens[self.at].form).map(|word| fit((word, self.place))).fold(f32::MIN, f32::max);
        let (meant, best) = self.others.iter().map(|w| (w.0, fit(*w))).max_by(|a, b| a.1.total_cmp(&b.1))?;
        Some((meant, best - own))
    }
}

/// Words of several senses of which one word of the target, and no other, is a translation; and it of no other word.
pub fn candidates<'a>(
    source: &'a Segment,
    target: &'a Segment,
    coverage: &'a Coverage,
    words: &'a Words,
    collocations: &'a Collocations,
) -> impl Iterator<Item = Candidate> + 'a {
    let candidate = |link: &Link| {
        let token = source.tokens.binary_search_by_key(&link.source.start, |t| t.span.start).ok().map(|at| &source.tokens[at]);
        let whole = [keys::key(source.of(link.source))];
        let of_source = token.filter(|t| t.span == link.source).map_or(&whole[..], |t| &t.form.keys);
        let in_sense = |key: &u64| {
            let senses: SmallVec<[(u32, u32); 8]> = words.senses_of_key(*key).collect();
            if senses.is_empty() {
                return None;
            }
            let place = collocations.numbers(&target.tokens[link.target].form).find_map(|n| senses.iter().position(|(word, _)| *word == n))?;
            let apart = senses[place].1;
            let others = senses.iter().enumerate().filter(|(n, _)| apart & 1 << n != 0).map(|(n, (word, _))| (*word, n)).collect();
            (apart != 0).then_some(Candidate { source: link.source, at: link.target, place, others })
        };
        of_source.iter().find_map(in_sense)
    };
    coverage.links.iter().filter_map(candidate)
}
