//! Rounds of expectation maximisation over the candidates.
use rayon::prelude::*;

use super::candidates::Cells;
use super::rows::{Row, Vocabulary};
use crate::alignment::diagonal::{self, Drift, Tension, digamma};

/// Share of words that no word of the other side gives.
const NOTHING: f32 = 0.06;
/// Dirichlet prior on each translation: below 1 it makes few of them.
const SPARSE: f64 = 0.01;
/// Smaller probabilities are not counted.
const SMALLEST: f32 = 1e-4;

/// Probabilities of both directions for each cell.
pub struct Model<'c> {
    cells: &'c Cells,
    vocabulary: &'c Vocabulary,
    forward: Vec<f32>,
    backward: Vec<f32>,
    tension: (Tension, Tension),
    /// Words of both sides.
    words: (f32, f32),
}

/// What a round found.
pub struct Expected<'m> {
    model: &'m Model<'m>,
    agreed: bool,
    forward: Vec<f64>,
    backward: Vec<f64>,
    drift: (Drift, Drift),
}

/// The counts of a round.
pub struct Counts {
    forward: Vec<f64>,
    backward: Vec<f64>,
    drift: (Drift, Drift),
}

impl Counts {
    /// How often each pair of words was expected to translate one another.
    pub fn counts(self) -> Vec<f64> {
        self.forward
    }
}

impl<'c> Model<'c> {
    pub fn new(cells: &'c Cells, vocabulary: &'c Vocabulary) -> Self {
        let words = |counts: &[u64]| counts.iter().sum::<u64>() as f32;
        Model {
            cells,
            vocabulary,
            forward: cells.closeness.clone(),
            backward: cells.closeness.clone(),
            tension: Default::default(),
            words: (words(&vocabulary.source.counts), words(&vocabulary.target.counts)),
        }
    }

    /// Begins a round; `agreed`: a link counts as far as both directions have it.
    pub fn expected(&self, agreed: bool) -> Expected<'_> {
        let zeros = || vec![0.0; self.cells.len()];
        Expected { model: self, agreed, forward: zeros(), backward: zeros(), drift: Default::default() }
    }

    /// Takes the probabilities from what a round counted, by variational Bayes, which lets small counts vanish.
    pub fn learn(&mut self, counts: &Counts) {
        self.tension.0.learn(counts.drift.0);
        self.tension.1.learn(counts.drift.1);
        let mut of_source = vec![(0.0, 0u32); self.vocabulary.source.keys.len()];
        let mut of_target = vec![(0.0, 0u32); self.vocabulary.target.keys.len()];
        let mut sources = Vec::with_capacity(self.cells.len());
        for (w, total) in of_source.iter_mut().enumerate() {
            for (cell, v) in self.cells.of(w) {
                *total = (total.0 + counts.forward[cell], total.1 + 1);
                let other = &mut of_target[v as usize];
                *other = (other.0 + counts.backward[cell], other.1 + 1);
                sources.push(w as u32);
            }
        }
        let log = |(sum, kinds): &(f64, u32)| digamma(sum + SPARSE * f64::from(*kinds).max(1.0));
        let of_source: Vec<f64> = of_source.par_iter().map(log).collect();
        let of_target: Vec<f64> = of_target.par_iter().map(log).collect();
        let p = |count: f64, total: f64| (digamma(count + SPARSE) - total).exp() as f32;
        let cells = &self.cells.targets;
        self.forward = (0..cells.len()).into_par_iter().map(|n| p(counts.forward[n], of_source[sources[n] as usize])).collect();
        self.backward = (0..cells.len()).into_par_iter().map(|n| p(counts.backward[n], of_target[cells[n] as usize])).collect();
    }

    /// The links of a row, each with its probability in both directions.
    fn links(&self, row: &Row) -> Links {
        let (n, m) = (row.source.len(), row.target.len());
        // cells of the row, place by place
        let mut met: Vec<(usize, usize, usize)> = Vec::new();
        for (i, w) in row.source.iter().enumerate() {
            met.extend(row.target.iter().enumerate().filter_map(|(j, v)| Some((i, j, self.cells.find(*w, *v)?))));
        }
        let mut drift = (Drift::default(), Drift::default());
        let forward = {
            let nothing = |j: usize| self.vocabulary.target.counts.get(row.target[j] as usize).map_or(0.0, |c| *c as f32 / self.words.1);
            posteriors(&met, |(i, j, _)| (*j, *i), &self.forward, (n, m), self.tension.0, nothing, &mut drift.0)
        };
        let backward = {
            let nothing = |i: usize| self.vocabulary.source.counts.get(row.source[i] as usize).map_or(0.0, |c| *c as f32 / self.words.0);
            posteriors(&met, |(i, j, _)| (*i, *j), &self.backward, (m, n), self.tension.1, nothing, &mut drift.1)
        };
        let links = met.iter().zip(forward.iter().zip(&backward));
        let links = links.filter(|(_, (f, b))| f.max(**b) >= SMALLEST).map(|((.., cell), (f, b))| (*cell as u32, *f, *b)).collect();
        Links { links, drift }
    }
}

struct Links {
    links: Vec<(u32, f32, f32)>,
    drift: (Drift, Drift),
}

/// Of each met pair the probability that the given word, the first of what `places` says, has sprung from the other, the second.
/// `sizes` are the words of the side that gives, and of the given.
fn posteriors(
    met: &[(usize, usize, usize)],
    places: impl Fn(&(usize, usize, usize)) -> (usize, usize),
    table: &[f32],
    (givers, given): (usize, usize),
    tension: Tension,
    nothing: impl Fn(usize) -> f32,
    drift: &mut Drift,
) -> Vec<f32> {
    let mut found: Vec<f32> = vec![0.0; met.len()];
    let mut sums: Vec<f32> = (0..given).map(|j| nothing(j) * NOTHING).collect();
    let mut lines: Vec<(Vec<f32>, f32)> = vec![Default::default(); given];
    for (at, cell) in met.iter().enumerate() {
        let (j, i) = places(cell);
        let (line, usual) = &mut lines[j];
        if line.is_empty() {
            *usual = diagonal::fill(line, j, given, givers, tension.0);
        }
        found[at] = table[cell.2] * line[i] * (1.0 - NOTHING);
        sums[j] += found[at];
    }
    for (at, cell) in met.iter().enumerate() {
        let (j, i) = places(cell);
        found[at] = if sums[j] > 0.0 { found[at] / sums[j] } else { 0.0 };
        drift.add(found[at], diagonal::distance(i, givers, j, given), lines[j].1);
    }
    found
}

impl Expected<'_> {
    pub fn add(&mut self, rows: &[Row]) {
        let links: Vec<Links> = rows.par_iter().map(|row| self.model.links(row)).collect();
        // in the order of the rows, so that rounding is the same on every run
        for Links { links, drift } in links {
            for (cell, forward, backward) in links {
                let (f, b) = if self.agreed { (forward * backward, forward * backward) } else { (forward, backward) };
                self.forward[cell as usize] += f64::from(f);
                self.backward[cell as usize] += f64::from(b);
            }
            self.drift.0 += drift.0;
            self.drift.1 += drift.1;
        }
    }

    pub fn finish(self) -> Counts {
        Counts { forward: self.forward, backward: self.backward, drift: self.drift }
    }
}
