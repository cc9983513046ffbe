//! What two texts have in common, sentence by sentence: the evidence that sentences translate each other.
use rustc_hash::FxHashMap;

use super::band::Band;
use super::lexicon::Lexicon;
use super::vocabulary::Sentence;

/// One term of a source sentence that answers one term of a target sentence.
#[derive(Clone, Copy, Debug)]
struct Match {
    target: u32,
    /// Places of the terms in their sentences.
    source_term: u16,
    target_term: u16,
    weight: f32,
}

/// What a term's presence or absence on the other side says.
#[derive(Clone, Copy, Debug, Default)]
struct Expectation {
    /// Share of the other side's sentences that have a partner of it.
    chance: f32,
    /// Logarithm of the likelihood ratio when no partner is found; 0 where none is known.
    missing: f32,
}

/// The matches of two texts.
pub struct Matches {
    /// For each source sentence, by target sentence.
    rows: Vec<Vec<Match>>,
    source: Vec<Vec<Expectation>>,
    target: Vec<Vec<Expectation>>,
    /// Sums of `missing`, before each sentence.
    source_missing: Vec<f32>,
    target_missing: Vec<f32>,
    /// Terms of the longest sentence of either side.
    longest: usize,
}

impl Matches {
    /// All matches inside the band.
    pub fn new(source: &[Sentence], target: &[Sentence], lexicon: &Lexicon, band: &Band) -> Matches {
        let places = places(target);
        let mut rows = Vec::with_capacity(source.len());
        let mut expect_source = Vec::with_capacity(source.len());
        // of each target term: source sentences that hold a partner of it, and the best partner's weight
        let mut answered: FxHashMap<u32, (f32, f32)> = FxHashMap::default();
        let source_count = source.len() as f32;
        let target_count = target.len() as f32;
        for (i, sentence) in source.iter().enumerate() {
            let mut row = Vec::new();
            let mut expected = Vec::with_capacity(sentence.terms.len());
            for (x, term) in sentence.terms.iter().enumerate() {
                let (mut found, mut best) = (0.0, 0f32);
                for &(partner, weight) in lexicon.links(*term) {
                    let Some(at) = places.get(&partner) else { continue };
                    found += at.len() as f32;
                    best = best.max(weight);
                    let (low, high) = band.targets(i);
                    for &(j, y) in &at[at.partition_point(|p| p.0 < low)..] {
                        if j >= high {
                            break;
                        }
                        row.push(Match { target: j, source_term: x as u16, target_term: y, weight });
                    }
                    let (sentences, most) = answered.entry(partner).or_default();
                    *sentences += 1.0;
                    *most = most.max(weight);
                }
                expected.push(Expectation::new(found, best, target_count));
            }
            row.sort_unstable_by_key(|m| (m.target, m.source_term, m.target_term));
            row.shrink_to_fit();
            rows.push(row);
            expect_source.push(expected);
        }
        let expectation = |term: &u32| {
            let (found, best) = answered.get(term).copied().unwrap_or_default();
            Expectation::new(found, best, source_count)
        };
        let expect_target: Vec<Vec<Expectation>> = target.iter().map(|s| s.terms.iter().map(expectation).collect()).collect();
        let longest = source.iter().chain(target).map(|s| s.terms.len()).max().unwrap_or(0);
        Matches { longest, rows, source_missing: sums(&expect_source), target_missing: sums(&expect_target), source: expect_source, target: expect_target }
    }

    /// Compares the source sentences `i..i + a` with the target sentences `j..j + b`, which may lie outside the band.
    pub fn compare(&mut self, source: &[Sentence], (i, a): (usize, usize), target: &[Sentence], (j, b): (usize, usize), lexicon: &Lexicon) {
        let places = places(&target[j..j + b]);
        for (row, sentence) in self.rows[i..i + a].iter_mut().zip(&source[i..i + a]) {
            row.retain(|m| !(j..j + b).contains(&(m.target as usize)));
            for (x, term) in sentence.terms.iter().enumerate() {
                for &(partner, weight) in lexicon.links(*term) {
                    let at = places.get(&partner).into_iter().flatten();
                    row.extend(at.map(|&(t, y)| Match { target: t + j as u32, source_term: x as u16, target_term: y, weight }));
                }
            }
            row.sort_unstable_by_key(|m| (m.target, m.source_term, m.target_term));
        }
    }

    /// Logarithm of the likelihood ratio that the source sentences `i..i + a` and the target sentences `j..j + b` translate
    /// each other, against their having nothing to do with each other.
    pub fn evidence(&self, (i, a): (usize, usize), (j, b): (usize, usize), seen: &mut Seen) -> f32 {
        seen.source.begin(self.longest);
        seen.target.begin(self.longest);
        for (row, sentence) in self.rows[i..i + a].iter().zip(0..) {
            let from = row.partition_point(|m| (m.target as usize) < j);
            for m in row[from..].iter().take_while(|m| (m.target as usize) < j + b) {
                seen.source.note(sentence, m.source_term, m.weight);
                seen.target.note(m.target as usize - j, m.target_term, m.weight);
            }
        }
        let base = self.source_missing[i + a] - self.source_missing[i] + self.target_missing[j + b] - self.target_missing[j];
        let source = gains(seen.source.all().map(|(s, t, w)| (&self.source[i + s][t], w)), b);
        let target = gains(seen.target.all().map(|(s, t, w)| (&self.target[j + s][t], w)), a);
        (base + source + target) / 2.0
    }
}

impl Expectation {
    fn new(found: f32, best: f32, sentences: f32) -> Expectation {
        let chance = (found.min(sentences) + 0.3) / (sentences + 1.0);
        // in a text where every sentence has a partner, its absence is odd, but proves as little as its presence
        Expectation { chance, missing: if found > 0.0 { (1.0 - best).ln() } else { 0.0 } }
    }

    /// How much likelier a partner of this weight is among `sentences` sentences that translate the term's than among others.
    fn odds(&self, weight: f32, sentences: usize) -> f32 {
        let chance = (self.chance * sentences as f32).min(0.9);
        (weight + (1.0 - weight) * chance) / chance
    }
}

/// What finding partners of these weights among `sentences` sentences adds to having found none.
fn gains<'e>(found: impl Iterator<Item = (&'e Expectation, f32)>, sentences: usize) -> f32 {
    let (mut sum, mut odds) = (0.0, 1.0f64);
    for (expected, weight) in found {
        sum -= expected.missing;
        odds *= f64::from(expected.odds(weight, sentences));
        // one logarithm for many factors
        if odds > 1e200 {
            sum += odds.ln() as f32;
            odds = 1.0;
        }
    }
    sum + odds.ln() as f32
}

/// Terms that found partners in the block looked at. Kept between calls to spare allocations.
#[derive(Default)]
pub struct Seen {
    source: Best,
    target: Best,
}

/// The best weight found for each term of a few sentences.
#[derive(Default)]
struct Best {
    /// For each sentence and place in it the round in which it was found, and the weight.
    slots: Vec<(u32, f32)>,
    places: usize,
    round: u32,
    /// Sentence, from 0, and place of what was found in this round.
    found: Vec<(u32, u16)>,
}

impl Best {
    /// `places` is the most that a sentence has.
    fn begin(&mut self, places: usize) {
        self.places = places;
        self.round = self.round.wrapping_add(1);
        self.found.clear();
    }

    fn note(&mut self, sentence: usize, place: u16, weight: f32) {
        let at = sentence * self.places + usize::from(place);
        if at >= self.slots.len() {
            self.slots.resize((at + 1).next_power_of_two(), (0, 0.0));
        }
        let slot = &mut self.slots[at];
        if slot.0 == self.round {
            slot.1 = slot.1.max(weight);
        } else {
            *slot = (self.round, weight);
            self.found.push((sentence as u32, place));
        }
    }

    /// Sentence, place and weight of what was found.
    fn all(&self) -> impl Iterator<Item = (usize, usize, f32)> {
        self.found.iter().map(|(s, p)| (*s as usize, usize::from(*p), self.slots[*s as usize * self.places + usize::from(*p)].1))
    }
}

/// Where each term stands: sentence and place in it, in order.
pub fn places(sentences: &[Sentence]) -> FxHashMap<u32, Vec<(u32, u16)>> {
    let mut places: FxHashMap<u32, Vec<(u32, u16)>> = Default::default();
    for (j, sentence) in sentences.iter().enumerate() {
        for (y, term) in sentence.terms.iter().enumerate().take(usize::from(u16::MAX)) {
            places.entry(*term).or_default().push((j as u32, y as u16));
        }
    }
    places
}

fn sums(expected: &[Vec<Expectation>]) -> Vec<f32> {
    let mut total = 0.0;
    let mut sums = vec![0.0];
    for sentence in expected {
        total += sentence.iter().map(|e| e.missing).sum::<f32>();
        sums.push(total);
    }
    sums
}
