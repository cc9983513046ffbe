//! Which words may translate which: those that meet more often than by chance.
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::rows::{NONE, Row, Vocabulary};

/// Parts in which pairs are counted side by side: by their source word, and whatever the number of threads.
const PARTS: usize = 16;
/// Pairs counted in a part at a time: the rarest are forgotten while there are more.
const COUNTED: usize = 800_000;
/// Candidates of one source word.
const MOST: usize = 150;

/// How often words meet.
#[derive(Default)]
pub struct Candidates {
    parts: Vec<FxHashMap<(u32, u32), u32>>,
}

impl Candidates {
    pub fn count(&mut self, rows: &[Row]) {
        self.parts.resize_with(PARTS, FxHashMap::default);
        self.parts.par_iter_mut().enumerate().for_each(|(part, met)| {
            let mut there = Vec::new();
            for row in rows {
                distinct(&row.target, &mut there);
                let mut here: Vec<u32> = row.source.iter().copied().filter(|w| *w != NONE && *w as usize % PARTS == part).collect();
                here.sort_unstable();
                here.dedup();
                for w in here {
                    there.iter().for_each(|v| *met.entry((w, *v)).or_default() += 1);
                }
                let mut least = 1;
                while met.len() > COUNTED {
                    met.retain(|_, count| *count > least);
                    least *= 2;
                }
            }
        });
    }

    /// The pairs that meet more often than words of their frequency would by chance; of each word the closest.
    pub fn chosen(self, vocabulary: &Vocabulary) -> Cells {
        let (from, to) = (&vocabulary.source.counts, &vocabulary.target.counts);
        let rows = vocabulary.rows as f64;
        let chosen = |met: FxHashMap<(u32, u32), u32>| -> Vec<(u32, u32, f32)> {
            let close = |((w, v), count): ((u32, u32), u32)| {
                let (a, b, both) = (from[w as usize] as f64, to[v as usize] as f64, f64::from(count));
                (count >= 2 && both * rows > a * b).then_some((w, v, (2.0 * both / (a + b)) as f32))
            };
            let mut pairs: Vec<(u32, u32, f32)> = met.into_iter().filter_map(close).collect();
            pairs.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.2.total_cmp(&a.2)).then(a.1.cmp(&b.1)));
            let mut kept = Vec::with_capacity(pairs.len());
            pairs.chunk_by(|a, b| a.0 == b.0).for_each(|run| kept.extend(run.iter().take(MOST)));
            kept
        };
        let mut pairs: Vec<(u32, u32, f32)> = self.parts.into_par_iter().flat_map_iter(chosen).collect();
        pairs.par_sort_unstable_by_key(|(w, v, _)| (*w, *v));
        let mut starts = vec![0u32; from.len() + 1];
        pairs.iter().for_each(|(w, ..)| starts[*w as usize + 1] += 1);
        (1..starts.len()).for_each(|n| starts[n] += starts[n - 1]);
        Cells { starts, targets: pairs.iter().map(|p| p.1).collect(), closeness: pairs.iter().map(|p| p.2).collect() }
    }
}

fn distinct(words: &[u32], out: &mut Vec<u32>) {
    out.clear();
    out.extend(words.iter().filter(|w| **w != NONE));
    out.sort_unstable();
    out.dedup();
}

/// Pairs of words by number: those of a source word lie together, in the order of the target words.
pub struct Cells {
    starts: Vec<u32>,
    pub targets: Vec<u32>,
    /// How closely each pair is tied, 0 to 1.
    pub closeness: Vec<f32>,
}

impl Cells {
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }

    pub fn len(&self) -> usize {
        self.targets.len()
    }

    pub fn run(&self, w: usize) -> Range<usize> {
        self.starts[w] as usize..self.starts[w + 1] as usize
    }

    /// Cells and target words of a source word.
    pub fn of(&self, w: usize) -> impl Iterator<Item = (usize, u32)> {
        self.run(w).map(|cell| (cell, self.targets[cell]))
    }

    pub fn find(&self, w: u32, v: u32) -> Option<usize> {
        if w == NONE || v == NONE {
            return None;
        }
        let run = self.run(w as usize);
        self.targets[run.clone()].binary_search(&v).ok().map(|at| run.start + at)
    }
}
