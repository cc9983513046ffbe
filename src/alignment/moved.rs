//! Sentences that stand elsewhere in the translation: what no bead in order can hold is compared with what else is left over.
use std::ops::Range;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::Block;
use super::band::Band;
use super::lexicon::Lexicon;
use super::matches::Seen;
use super::model::{Scorer, Sides};
use super::search::search;
use super::vocabulary::Sentence;

/// Sentences of a stretch that are compared together; longer ones come in parts, so that time stays linear.
const STRETCH: usize = 32;
/// Stretches of the target that one of the source is compared with.
const CANDIDATES: usize = 2;
/// A term that stands in more of the sentences left over tells no place.
const OCCURRENCES: usize = 12;
/// Likelihood (a logarithm) below which a bead does not hold its sentences.
const LOOSE: f32 = -1.0;
/// Evidence (a logarithm of likelihood) by which a bead tells that a passage moved, and by which a passage surely did where it is
/// the only one left over on both sides; it grows with the pairs of sentences that may meet by chance, up to a point.
const BEAD: f32 = 2.0;
const PASSAGE: f32 = 2.5;
const MOST_CHANCES: f32 = 5.5;

/// The beads, with those that translate each other out of order joined.
pub fn rejoined(scorer: &mut Scorer, sides: &Sides, lexicon: &Lexicon, blocks: Vec<Block>) -> Vec<Block> {
    let mut seen = Seen::default();
    let loose: Vec<Block> = blocks.iter().filter_map(|b| loose(scorer, *b, &mut seen)).collect();
    let (sources, targets) = (stretches(loose.iter().map(|b| b.source)), stretches(loose.iter().map(|b| b.target)));
    if sources.is_empty() || targets.is_empty() {
        return blocks;
    }
    let count = |of: &[Range<usize>]| of.iter().map(|range| range.len()).sum::<usize>() as f32;
    let sure = PASSAGE + (count(&sources) * count(&targets)).ln().min(MOST_CHANCES);
    let mut passages: Vec<(f32, Vec<Block>)> = Vec::new();
    for (source, target) in candidates(&sources, &targets, sides, lexicon) {
        let (from, to) = ((source.start, source.len()), (target.start, target.len()));
        scorer.matches.compare(&sides.source, from, &sides.target, to, lexicon);
        let found = search(scorer, from, to, &Band::whole(source.len(), target.len()));
        let mut passage: (f32, Vec<Block>) = Default::default();
        // what stands beside a bead that moved has moved with it
        for run in found.chunk_by(|a, b| a.is_full() && b.is_full()).filter(|run| run[0].is_full()) {
            let mut proof = |b: &Block| scorer.proof(b.source, b.target, &mut seen).min(scorer.matches.evidence(b.source, b.target, &mut seen));
            let proofs: Vec<f32> = run.iter().map(&mut proof).collect();
            if proofs.iter().any(|p| *p >= BEAD) {
                passage.0 += proofs.iter().sum::<f32>();
                passage.1.extend(run.iter().map(|b| Block { moved: true, ..*b }));
            }
        }
        if passage.0 >= sure {
            passages.push(passage);
        }
    }
    passages.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut moved = Moved { source: vec![false; sides.source.len()], target: vec![false; sides.target.len()], blocks: Vec::new() };
    passages.into_iter().for_each(|(_, blocks)| moved.add(blocks));
    moved.put_into(blocks)
}

/// The part of a bead that its sides do not hold together: all of it, or a sentence at an edge without which they go better.
fn loose(scorer: &Scorer, block: Block, seen: &mut Seen) -> Option<Block> {
    let ((i, a), (j, b)) = (block.source, block.target);
    if !block.is_full() {
        return Some(block);
    }
    let proof = scorer.proof(block.source, block.target, seen);
    if proof < LOOSE {
        return Some(block);
    }
    let mut best = (proof, None);
    let mut without = |source: (usize, usize), target: (usize, usize), edge: Block| {
        let rest = scorer.proof(source, target, seen);
        if rest > best.0 {
            best = (rest, Some(edge));
        }
    };
    let edge = |source, target| Block { source, target, moved: false };
    if a > 1 {
        without((i + 1, a - 1), (j, b), edge((i, 1), (j, 0)));
        without((i, a - 1), (j, b), edge((i + a - 1, 1), (j, 0)));
    }
    if b > 1 {
        without((i, a), (j + 1, b - 1), edge((i, 0), (j, 1)));
        without((i, a), (j, b - 1), edge((i, 0), (j + b - 1, 1)));
    }
    best.1
}

/// Runs of sentences, cut at a length.
fn stretches(runs: impl Iterator<Item = (usize, usize)>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (first, count) in runs.filter(|(_, count)| *count > 0) {
        match out.last_mut() {
            Some(last) if last.end == first && last.len() + count <= STRETCH => last.end += count,
            _ => out.push(first..first + count),
        }
    }
    out
}

/// Stretches that share rare terms.
fn candidates(sources: &[Range<usize>], targets: &[Range<usize>], sides: &Sides, lexicon: &Lexicon) -> Vec<(Range<usize>, Range<usize>)> {
    let terms = |of: &[Sentence], range: &Range<usize>| -> Vec<u32> { super::lexicon::terms_of(&of[range.clone()]) };
    let mut places: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (at, range) in targets.iter().enumerate() {
        terms(&sides.target, range).into_iter().for_each(|term| places.entry(term).or_default().push(at));
    }
    let mut out = Vec::new();
    let mut votes: FxHashMap<usize, f32> = FxHashMap::default();
    for source in sources {
        votes.clear();
        for (partner, weight) in terms(&sides.source, source).into_iter().flat_map(|term| lexicon.links(term)) {
            let there = places.get(partner).filter(|at| at.len() <= OCCURRENCES);
            there.into_iter().flatten().for_each(|at| *votes.entry(*at).or_default() += weight);
        }
        let mut best: Vec<(usize, f32)> = votes.iter().map(|(at, votes)| (*at, *votes)).collect();
        best.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        out.extend(best.iter().take(CANDIDATES).map(|(at, _)| (source.clone(), targets[*at].clone())));
    }
    out
}

/// What has moved, and which sentences that takes.
struct Moved {
    source: Vec<bool>,
    target: Vec<bool>,
    blocks: Vec<Block>,
}

impl Moved {
    /// Adds what nothing surer has taken.
    fn add(&mut self, blocks: Vec<Block>) {
        for block in blocks {
            let ((i, a), (j, b)) = (block.source, block.target);
            if !self.source[i..i + a].contains(&true) && !self.target[j..j + b].contains(&true) {
                self.source[i..i + a].fill(true);
                self.target[j..j + b].fill(true);
                self.blocks.push(block);
            }
        }
    }

    /// The row of beads with those that moved where they stand in the target.
    fn put_into(mut self, blocks: Vec<Block>) -> Vec<Block> {
        if self.blocks.is_empty() {
            return blocks;
        }
        self.blocks.sort_unstable_by_key(|b| b.target.0);
        let mut moved = self.blocks.into_iter().peekable();
        let mut out = Vec::with_capacity(blocks.len());
        for block in blocks {
            let ((i, a), (j, b)) = (block.source, block.target);
            let (source, target) = (left(i..i + a, &self.source), left(j..j + b, &self.target));
            let first = target.first().map_or(j + b, |(first, _)| *first);
            out.extend(std::iter::from_fn(|| moved.next_if(|m| m.target.0 < first)));
            // what is left of it stays together
            if let [source] = source[..]
                && let [target] = target[..]
            {
                out.push(Block { source, target, moved: false });
            } else {
                out.extend(source.iter().map(|s| Block { source: *s, target: (j, 0), moved: false }));
                out.extend(target.iter().map(|t| Block { source: (i + a, 0), target: *t, moved: false }));
            }
            out.extend(std::iter::from_fn(|| moved.next_if(|m| m.target.0 < j + b)));
        }
        out
    }
}

/// Runs of those that nothing has taken.
fn left(range: Range<usize>, taken: &[bool]) -> SmallVec<[(usize, usize); 2]> {
    let mut runs: SmallVec<[(usize, usize); 2]> = SmallVec::new();
    for at in range.filter(|at| !taken[*at]) {
        match runs.last_mut() {
            Some((first, count)) if *first + *count == at => *count += 1,
            _ => runs.push((at, 1)),
        }
    }
    runs
}
