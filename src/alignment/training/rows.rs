//! The rows of the texts as numbers of words.
use anyhow::Result;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Pass;
use crate::alignment::units::Units;
use crate::knowledge::Words;
use crate::text::Lang;

/// What is no word, or too rare: it has a place, but no translation.
pub const NONE: u32 = u32::MAX;

/// Rows read at a time.
const BATCH: usize = 8192;
/// Words of a side at most: longer rows are no sentences.
const LONGEST: usize = 150;
/// Numbers of words that are kept rather than read anew in each round: 256 MB of them.
const KEPT: usize = 64 << 20;
/// Distinct words of a side that are counted at a time, and that are learnt.
const COUNTED: usize = 4_000_000;
const LEARNT: usize = 200_000;

/// One row: the words of source and target.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub source: Box<[u32]>,
    pub target: Box<[u32]>,
}

/// The texts, which can be read again and again.
pub struct Rows<'p> {
    units: (Units<'static>, Units<'static>),
    pass: Pass<'p>,
    kept: Option<Vec<Vec<Row>>>,
}

/// What a row says: keys of its words, and the characters of each where the script sets no spaces.
type Keys = Vec<(Option<u64>, u8)>;

impl<'p> Rows<'p> {
    pub fn new(source: Lang, target: Lang, pass: Pass<'p>) -> Self {
        let units = (Units::new(source, Words::between(source, target)), Units::new(target, Words::between(target, source)));
        Rows { units, pass, kept: None }
    }

    /// Calls `take` for many rows at once.
    fn read(&mut self, mut take: impl FnMut(Vec<(Keys, Keys)>)) -> Result<()> {
        let (from, to) = self.units;
        let side = |units: Units, text: &str| -> Keys {
            // a text of more bytes has too many words, whatever they are
            if text.len() > LONGEST * 60 {
                return Vec::new();
            }
            units.of(text).iter().map(|u| (u.key, u.characters.min(usize::from(u8::MAX)) as u8)).collect()
        };
        let mut work = |batch: &mut Vec<(String, String)>| {
            let fits = |(s, t): &(Keys, Keys)| {
                let (n, m) = (s.len(), t.len());
                n > 0 && m > 0 && n.max(m) <= LONGEST && n.max(m) <= 4 * n.min(m) + 8
            };
            take(batch.par_iter().map(|(s, t)| (side(from, s), side(to, t))).filter(fits).collect());
            batch.clear();
        };
        let mut batch = Vec::with_capacity(BATCH);
        (self.pass)(&mut |source, target| {
            batch.push((source.to_owned(), target.to_owned()));
            if batch.len() >= BATCH {
                work(&mut batch);
            }
        })?;
        work(&mut batch);
        Ok(())
    }

    /// Calls `take` for many rows at once, in numbers of the vocabulary; the same batches each time.
    pub fn numbered(&mut self, vocabulary: &Vocabulary, mut take: impl FnMut(&[Row])) -> Result<()> {
        if let Some(kept) = &self.kept {
            kept.iter().for_each(|batch| take(batch));
            return Ok(());
        }
        let mut kept = Vec::new();
        let mut size = 0;
        let number = |side: &Side, keys: &Keys| keys.iter().map(|(key, _)| key.map_or(NONE, |k| side.number(k))).collect();
        self.read(|batch| {
            let rows: Vec<Row> = batch.par_iter().map(|(s, t)| Row { source: number(&vocabulary.source, s), target: number(&vocabulary.target, t) }).collect();
            take(&rows);
            size += rows.iter().map(|r| r.source.len() + r.target.len() + 8).sum::<usize>();
            if size <= KEPT {
                kept.push(rows);
            } else {
                kept = Vec::new();
            }
        })?;
        self.kept = (size <= KEPT).then_some(kept);
        Ok(())
    }
}

/// The words of one side that are learnt.
#[derive(Debug, Default)]
pub struct Side {
    pub keys: Vec<u64>,
    /// How often each occurs.
    pub counts: Vec<u64>,
    /// Characters of the longest, where the script sets no spaces.
    pub longest: usize,
    numbers: FxHashMap<u64, u32>,
}

impl Side {
    fn number(&self, key: u64) -> u32 {
        self.numbers.get(&key).copied().unwrap_or(NONE)
    }

    /// Those that occur at least twice, and of them the most frequent.
    fn of(counted: Counted) -> Side {
        let mut words: Vec<(u64, (u64, u8))> = counted.words.into_iter().filter(|(_, (count, _))| *count >= 2).collect();
        words.sort_unstable_by(|a, b| b.1.0.cmp(&a.1.0).then(a.0.cmp(&b.0)));
        words.truncate(LEARNT);
        Side {
            numbers: words.iter().zip(0..).map(|((key, _), n)| (*key, n)).collect(),
            longest: words.iter().map(|(_, (_, length))| usize::from(*length)).max().unwrap_or_default(),
            keys: words.iter().map(|(key, _)| *key).collect(),
            counts: words.iter().map(|(_, (count, _))| *count).collect(),
        }
    }
}

/// Words with how often they occur, and their characters.
#[derive(Default)]
struct Counted {
    words: FxHashMap<u64, (u64, u8)>,
}

impl Counted {
    fn add(&mut self, keys: &Keys) {
        for (key, length) in keys {
            if let Some(key) = key {
                self.words.entry(*key).or_insert((0, *length)).0 += 1;
            }
        }
    }

    /// Forgets the rarest words while there are too many.
    fn prune(&mut self) {
        let mut least = 1;
        while self.words.len() > COUNTED {
            self.words.retain(|_, (count, _)| *count > least);
            least *= 2;
        }
    }
}

/// The words of both sides, and how many rows there are.
#[derive(Debug)]
pub struct Vocabulary {
    pub source: Side,
    pub target: Side,
    pub rows: u64,
}

impl Vocabulary {
    pub fn count(rows: &mut Rows) -> Result<Vocabulary> {
        let (mut source, mut target) = (Counted::default(), Counted::default());
        let mut count = 0;
        rows.read(|batch| {
            rayon::join(
                || {
                    batch.iter().for_each(|(s, _)| source.add(s));
                    source.prune();
                },
                || {
                    batch.iter().for_each(|(_, t)| target.add(t));
                    target.prune();
                },
            );
            count += batch.len() as u64;
        })?;
        Ok(Vocabulary { source: Side::of(source), target: Side::of(target), rows: count })
    }
}
