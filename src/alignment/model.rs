//! How likely it is that sentences translate each other: by their number, their lengths, their paragraphs and their words.
use super::band::Band;
use super::lengths::Lengths;
use super::lexicon::Lexicon;
use super::matches::{Matches, Seen};
use super::sentences::Texts;
use super::vocabulary::Sentence;
use super::{Bead, Block};

/// The sentences of two texts.
pub struct Sides {
    pub source: Vec<Sentence>,
    pub target: Vec<Sentence>,
}

/// How many sentences a bead may take on each side, and how often that happens in news and books.
pub static SHAPES: [(usize, usize, f32); 17] = [
    (1, 1, 0.86),
    (1, 0, 0.02),
    (0, 1, 0.02),
    (1, 2, 0.03),
    (2, 1, 0.03),
    (2, 2, 0.006),
    (1, 3, 0.004),
    (3, 1, 0.004),
    (2, 3, 0.001),
    (3, 2, 0.001),
    (1, 4, 0.0007),
    (4, 1, 0.0007),
    (3, 3, 0.0004),
    (2, 4, 0.0002),
    (4, 2, 0.0002),
    (1, 5, 0.0002),
    (5, 1, 0.0002),
];

/// The most sentences of one side in a bead, and one beside it.
pub const MOST: usize = 6;
/// Of 1 to [`MOST`].
static SQUARE_ROOTS: [f32; MOST] = [1.0, std::f32::consts::SQRT_2, 1.732_050_8, 2.0, 2.236_068, 2.449_489_8];
static LOGARITHMS: [f32; MOST] = [0.0, std::f32::consts::LN_2, 1.098_612_3, 1.386_294_4, 1.609_438, 1.791_759_5];

/// Share of the sum of both sides' evidence that is taken: what two words say is partly the same.
const EVIDENCE: f32 = 0.8;
/// Logarithms of how much likelier a bead is that keeps, or breaks, a paragraph.
const BOTH_START: f32 = 1.0;
const ONE_STARTS: f32 = -1.0;
const RUNS_OVER: f32 = -2.0;

/// What is known of how texts of a pair of languages correspond.
pub struct Model {
    lengths: Lengths,
    /// Logarithms of the shares of [`SHAPES`].
    shapes: [f32; SHAPES.len()],
}

impl Model {
    pub fn new(lengths: Lengths) -> Model {
        Model { lengths, shapes: SHAPES.map(|(_, _, share)| share.ln()) }
    }

    /// Takes shapes and the ratio of lengths from what was found, as far as there is enough of it.
    pub fn fit(&mut self, read: &[Sides], paths: &[Vec<Bead>]) {
        /// Beads that what is known beforehand counts for.
        const PRIOR: f32 = 60.0;
        let mut counts = SHAPES.map(|(_, _, share)| share * PRIOR);
        let mut total = PRIOR;
        let (mut source, mut target) = (0.0, 0.0);
        for (sides, path) in read.iter().zip(paths) {
            for bead in path {
                if let Some(at) = SHAPES.iter().position(|(a, b, _)| (*a, *b) == (bead.source.len(), bead.target.len())) {
                    counts[at] += 1.0;
                    total += 1.0;
                }
                if bead.source.len() == 1 && bead.target.len() == 1 {
                    source += sides.source[bead.source[0]].length;
                    target += sides.target[bead.target[0]].length;
                }
            }
        }
        self.shapes = counts.map(|c| (c / total).ln());
        // 3000 letters are half a story
        let known = 3000.0;
        self.lengths.ratio = (known * self.lengths.ratio + target) / (known + source);
    }
}

/// Scores beads of one pair of texts.
pub struct Scorer<'m> {
    model: &'m Model,
    pub matches: Matches,
    /// For each sentence and up to [`MOST`] from there on the logarithm of the length to be expected, and its deviation.
    source_logs: Vec<(f32, f32)>,
    /// The same, of the target's own lengths.
    target_logs: Vec<f32>,
    /// Whether a paragraph begins at each sentence.
    source_starts: Vec<bool>,
    target_starts: Vec<bool>,
    /// Logarithm of the mean length of a target sentence, and its deviation.
    typical: f32,
    varies: f32,
}

impl<'m> Scorer<'m> {
    pub fn new(model: &'m Model, sides: &Sides, texts: &Texts, lexicon: &Lexicon, band: &Band) -> Self {
        let sums = |side: &[Sentence]| {
            let mut total = 0.0;
            std::iter::once(0.0)
                .chain(side.iter().map(|s| {
                    total += s.length.max(1.0);
                    total
                }))
                .collect::<Vec<f32>>()
        };
        // the sum of up to MOST lengths from each sentence on
        let runs = |sums: &[f32]| -> Vec<f32> {
            let last = sums.len() - 1;
            (0..last).flat_map(|i| (1..=MOST).map(move |a| (i, (i + a).min(last)))).map(|(i, end)| sums[end] - sums[i]).collect()
        };
        let expected = |length: &f32| ((length * model.lengths.ratio).max(1.0).ln(), model.lengths.deviation(*length) * 1.3);
        let starts = |side: &[Sentence], at: &[usize]| {
            let mut starts = vec![false; if at.is_empty() { 0 } else { side.len() + 1 }];
            at.iter().filter(|i| **i <= side.len()).for_each(|i| starts[*i] = true);
            starts
        };
        let logs: Vec<f32> = sides.target.iter().map(|s| s.length.max(1.0).ln()).collect();
        let typical = logs.iter().sum::<f32>() / logs.len().max(1) as f32;
        let variance = logs.iter().map(|x| (x - typical).powi(2)).sum::<f32>();
        Scorer {
            model,
            matches: Matches::new(&sides.source, &sides.target, lexicon, band),
            source_logs: runs(&sums(&sides.source)).iter().map(expected).collect(),
            target_logs: runs(&sums(&sides.target)).iter().map(|length| length.ln()).collect(),
            source_starts: starts(&sides.source, &texts.source_starts),
            target_starts: starts(&sides.target, &texts.target_starts),
            typical,
            // ten sentences' worth of what is usual
            varies: ((variance + 4.0) / (logs.len() as f32 + 10.0)).sqrt(),
        }
    }

    /// Logarithm of the likelihood of a bead of this shape that begins at these sentences.
    pub fn score(&self, shape: usize, i: usize, j: usize, seen: &mut Seen) -> f32 {
        let (a, b, _) = SHAPES[shape];
        let prior = self.model.shapes[shape] + self.paragraphs((i, a), (j, b));
        if a == 0 || b == 0 {
            return prior;
        }
        prior + self.proof((i, a), (j, b), seen)
    }

    /// Logarithm of the likelihood ratio of a bead's two sides being translations.
    pub fn proof(&self, source: (usize, usize), target: (usize, usize), seen: &mut Seen) -> f32 {
        self.proportion(source, target) + EVIDENCE * self.matches.evidence(source, target, seen)
    }

    fn proportion(&self, (i, a): (usize, usize), (j, b): (usize, usize)) -> f32 {
        let (source, deviation) = self.source_logs[i * MOST + a - 1];
        let target = self.target_logs[j * MOST + b - 1];
        let off = (target - source) / deviation;
        let varies = self.varies / SQUARE_ROOTS[b - 1];
        let usual = (target - self.typical - LOGARITHMS[b - 1]) / varies;
        // free translation makes the tails heavy
        let (likely, chance) = (0.95 * (-off * off / 2.0).exp() / deviation + 0.01, (-usual * usual / 2.0).exp() / varies + 0.01);
        (likely / chance).ln()
    }

    fn paragraphs(&self, (i, a): (usize, usize), (j, b): (usize, usize)) -> f32 {
        if self.source_starts.is_empty() || self.target_starts.is_empty() {
            return 0.0;
        }
        let inside = |starts: &[bool], from: usize, count: usize| starts[from..from + count].iter().skip(1).filter(|s| **s).count();
        let over = (inside(&self.source_starts, i, a) + inside(&self.target_starts, j, b)) as f32 * RUNS_OVER;
        over + match (a > 0 && self.source_starts[i], b > 0 && self.target_starts[j]) {
            _ if a == 0 || b == 0 => 0.0,
            (true, true) => BOTH_START,
            (false, false) => 0.0,
            _ => ONE_STARTS,
        }
    }

    /// The beads with how sure each is: against its sides having nothing to do with each other, or, where one side is empty,
    /// against its belonging to a neighbour.
    pub fn rate(&self, found: &[Block]) -> Vec<Bead> {
        let mut seen = Seen::default();
        let logistic = |x: f32| (1000.0 / (1.0 + f64::from(-x).exp())).round() / 1000.0;
        let mut beads = Vec::with_capacity(found.len());
        for (at, block) in found.iter().enumerate() {
            let ((i, a), (j, b)) = (block.source, block.target);
            let score = if block.is_full() {
                0.5 * self.proof((i, a), (j, b), &mut seen)
            } else {
                let near = [at.checked_sub(1).map(|k| found[k]), found.get(at + 1).copied()];
                let gains = near.into_iter().flatten().filter(|n| n.is_full() && !n.moved).map(|n| {
                    let ((k, c), (l, d)) = (n.source, n.target);
                    let joined = ((k.min(i), a + c), (l.min(j), b + d));
                    self.proof(joined.0, joined.1, &mut seen) - self.proof(n.source, n.target, &mut seen)
                });
                -gains.fold(-2.0, f32::max)
            };
            beads.push(Bead { source: (i..i + a).collect(), target: (j..j + b).collect(), score: logistic(score), moved: block.moved });
        }
        beads
    }
}
