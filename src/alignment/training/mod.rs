//! Which words translate which, learnt from parallel texts that may be larger than memory: IBM model 1 with a preference for the
//! diagonal (Dyer et al. 2013) in both directions, which from the third round on have to agree (Liang et al. 2006). The texts are read
//! several times; what is held grows with the number of distinct words and not with the texts. The result is the same on any number of
//! threads.
mod candidates;
mod counts;
mod rows;

use anyhow::{Result, bail};
use rustc_hash::FxHashSet;

use crate::knowledge::Dictionary;
use crate::knowledge::dictionary::Translation;
use crate::text::Lang;

use candidates::{Candidates, Cells};
use counts::Model;
use rows::{Rows, Vocabulary};

/// One reading of the texts from their beginning: calls its argument for each sentence with its translation.
pub type Pass<'p> = &'p mut dyn FnMut(&mut dyn FnMut(&str, &str)) -> Result<()>;

/// Rounds of expectation maximisation; in the first of them the directions are learnt apart.
const ROUNDS: usize = 5;
const APART: usize = 2;
/// A translation is kept that is at least so likely, in one direction, and is expected to have occurred so often.
const LIKELY: f32 = 0.02;
const OCCURRED: f64 = 1.2;
/// Taken off each expected count: what met once is chance.
const DISCOUNT: f64 = 0.5;
/// Translations kept for one word.
const MOST: usize = 12;
/// A word that stands in one row of so many proves nothing where it is met.
const EVERYWHERE: u64 = 30;

/// What was learnt, and from how much.
#[derive(Debug)]
pub struct Learnt {
    pub dictionary: Dictionary,
    /// Rows that taught; the others are too long, too unlike in length, or empty on one side.
    pub rows: u64,
    /// Source words that have a translation.
    pub words: usize,
}

/// Learns a lexicon; runs on the threads of the pool it is called in.
///
/// # Errors
/// Those of the reading, and texts that teach nothing.
pub fn train(source: Lang, target: Lang, pass: Pass) -> Result<Learnt> {
    let mut rows = Rows::new(source, target, pass);
    let vocabulary = Vocabulary::count(&mut rows)?;
    let mut candidates = Candidates::default();
    rows.numbered(&vocabulary, |batch| candidates.count(batch))?;
    let cells = candidates.chosen(&vocabulary);
    if cells.is_empty() {
        bail!("too little text to learn from: no two words met twice");
    }
    let mut model = Model::new(&cells, &vocabulary);
    for round in 0..ROUNDS {
        let mut expected = model.expected(round >= APART);
        rows.numbered(&vocabulary, |batch| expected.add(batch))?;
        let expected = expected.finish();
        if round + 1 < ROUNDS {
            model.learn(&expected);
        } else {
            return Ok(Learnt { rows: vocabulary.rows, ..learnt((source, target), &vocabulary, &cells, &expected.counts()) });
        }
    }
    bail!("no round was run")
}

fn learnt((source, target): (Lang, Lang), vocabulary: &Vocabulary, cells: &Cells, expected: &[f64]) -> Learnt {
    let (from, to) = (&vocabulary.source, &vocabulary.target);
    let mut translations = Vec::new();
    let mut words = 0;
    for w in 0..from.keys.len() {
        let of = |(cell, v): (usize, u32)| {
            let sure = expected[cell] - DISCOUNT;
            let share = |count: u64| (sure / count as f64).clamp(0.0, 1.0) as f32;
            let found =
                Translation { source: from.keys[w], target: to.keys[v as usize], forward: share(from.counts[w]), backward: share(to.counts[v as usize]) };
            (expected[cell] >= OCCURRED && found.forward.max(found.backward) >= LIKELY).then_some(found)
        };
        let mut run: Vec<Translation> = cells.of(w).filter_map(of).collect();
        run.sort_unstable_by(|a, b| (b.forward + b.backward).total_cmp(&(a.forward + a.backward)).then(a.target.cmp(&b.target)));
        run.truncate(MOST);
        words += usize::from(!run.is_empty());
        translations.append(&mut run);
    }
    translations.sort_unstable_by_key(|t| (t.source, t.target));
    let everywhere = |side: &rows::Side| -> FxHashSet<u64> {
        side.keys.iter().zip(&side.counts).filter(|(_, count)| **count * EVERYWHERE > vocabulary.rows.max(300)).map(|(key, _)| *key).collect()
    };
    let longest = |side: &rows::Side| side.longest.min(usize::from(u8::MAX)) as u8;
    let (longest, frequent) = ((longest(from), longest(to)), (everywhere(from), everywhere(to)));
    Learnt { dictionary: Dictionary { source, target, longest, translations, frequent }, rows: 0, words }
}

#[cfg(test)]
mod tests;
