//! Sentence alignment: the likeliest row of beads, by lengths, by what the sentences have in common, and by a lexicon
//! learnt from the texts themselves (after Gale and Church 1993, Moore 2002, Varga et al. 2005).
use super::Bead;
use super::band::Band;
use super::lengths::Lengths;
use super::lexicon::{self, Lexicon};
use super::matches::{Matches, Seen};
use super::vocabulary::{Sentence, Vocabulary};
use crate::knowledge::Words;
use crate::text::Lang;

/// Two texts to be aligned, as sentences.
#[derive(Clone, Debug, Default)]
pub struct Texts<'t> {
    pub source: Vec<&'t str>,
    pub target: Vec<&'t str>,
    /// Sentences, by index, that begin a paragraph; empty where paragraphs are not known.
    pub source_starts: Vec<usize>,
    pub target_starts: Vec<usize>,
}

/// Aligns one text with its translation. Every sentence is in exactly one bead; beads are in order.
pub fn sentences(source: &[&str], source_lang: Lang, target: &[&str], target_lang: Lang) -> Vec<Bead> {
    let texts = [Texts { source: source.to_vec(), target: target.to_vec(), ..Texts::default() }];
    together(&texts, source_lang, target_lang, Words::between(source_lang, target_lang)).pop().unwrap_or_default()
}

/// Aligns several texts of one language pair, of which `words` is the lexicon: each for itself, with what is learnt from all of them.
pub fn together(texts: &[Texts], source_lang: Lang, target_lang: Lang, words: Option<&Words>) -> Vec<Vec<Bead>> {
    let mut source_words = Vocabulary::new(source_lang);
    let mut target_words = Vocabulary::new(target_lang);
    let read: Vec<Sides> = texts
        .iter()
        .map(|t| Sides { source: t.source.iter().map(|s| source_words.read(s)).collect(), target: t.target.iter().map(|s| target_words.read(s)).collect() })
        .collect();
    let alike = Lexicon::of_likeness(&source_words, &target_words);
    let alike = match words {
        Some(words) => alike.with_words(&source_words, &target_words, words),
        None => alike,
    };
    let mut lexicon = alike.clone();
    let mut model = Model::new(Lengths::of(source_lang, target_lang));
    let mut bands: Vec<Band> = read.iter().map(|s| Band::new(&s.source, &s.target, &lexicon)).collect();
    let mut paths: Vec<Path> = Vec::new();
    for pass in 0..PASSES {
        if pass > 0 {
            model.fit(&read, &paths);
            let learnt = bead_terms(&read, &paths);
            lexicon = alike.clone();
            lexicon.learn(learnt.iter().map(|(s, t)| (s.as_slice(), t.as_slice())));
            bands = read.iter().zip(&paths).map(|(s, p)| Band::around(s.source.len(), s.target.len(), &p.states())).collect();
        }
        paths = read.iter().zip(texts).zip(&bands).map(|((sides, texts), band)| model.search(sides, texts, &lexicon, band)).collect();
    }
    paths.into_iter().map(|p| p.beads).collect()
}

/// Searches: by what is known beforehand, then twice with what the search before has taught.
const PASSES: usize = 3;

struct Sides {
    source: Vec<Sentence>,
    target: Vec<Sentence>,
}

/// The result of one search.
struct Path {
    beads: Vec<Bead>,
}

impl Path {
    /// The states it passes, the first and the last left out.
    fn states(&self) -> Vec<(usize, usize)> {
        let (mut i, mut j) = (0, 0);
        let mut states: Vec<(usize, usize)> = self
            .beads
            .iter()
            .map(|b| {
                i += b.source.len();
                j += b.target.len();
                (i, j)
            })
            .collect();
        states.pop();
        states
    }
}

/// Terms of the beads that can teach: those that are sure enough.
fn bead_terms(read: &[Sides], paths: &[Path]) -> Vec<(Vec<u32>, Vec<u32>)> {
    let mut terms = Vec::new();
    for (sides, path) in read.iter().zip(paths) {
        for bead in path.beads.iter().filter(|b| b.score >= 0.5 && !b.source.is_empty() && !b.target.is_empty()) {
            let source = &sides.source[bead.source[0]..bead.source[0] + bead.source.len()];
            let target = &sides.target[bead.target[0]..bead.target[0] + bead.target.len()];
            terms.push((lexicon::terms_of(source), lexicon::terms_of(target)));
        }
    }
    terms
}

/// How many sentences a bead may take on each side, and how often that happens in news and books.
static SHAPES: [(usize, usize, f32); 17] = [
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
const MOST: usize = 6;
/// Of 1 to [`MOST`].
static SQUARE_ROOTS: [f32; MOST] = [1.0, std::f32::consts::SQRT_2, 1.732_050_8, 2.0, 2.236_068, 2.449_489_8];
static LOGARITHMS: [f32; MOST] = [0.0, std::f32::consts::LN_2, 1.098_612_3, 1.386_294_4, 1.609_438, 1.791_759_5];

/// Share of the sum of both sides' evidence that is taken: what two words say is partly the same.
const EVIDENCE: f32 = 0.8;
/// Logarithms of how much likelier a bead is that keeps, or breaks, a paragraph.
const BOTH_START: f32 = 1.0;
const ONE_STARTS: f32 = -1.0;
const RUNS_OVER: f32 = -2.0;

/// Logarithm of how much less likely than the best of its row a state of a strip may be: some fifteen sentences of one side alone.
const BEAM: f32 = 60.0;
/// The same for a state from which a merge of three sentences or more is tried.
const MERGE_BEAM: f32 = 25.0;

/// What is known of how texts of a pair of languages correspond.
struct Model {
    lengths: Lengths,
    /// Logarithms of the shares of [`SHAPES`].
    shapes: [f32; SHAPES.len()],
}

impl Model {
    fn new(lengths: Lengths) -> Model {
        Model { lengths, shapes: SHAPES.map(|(_, _, share)| share.ln()) }
    }

    /// Takes shapes and the ratio of lengths from what was found, as far as there is enough of it.
    fn fit(&mut self, read: &[Sides], paths: &[Path]) {
        /// Beads that what is known beforehand counts for.
        const PRIOR: f32 = 60.0;
        let mut counts = SHAPES.map(|(_, _, share)| share * PRIOR);
        let mut total = PRIOR;
        let (mut source, mut target) = (0.0, 0.0);
        for (sides, path) in read.iter().zip(paths) {
            for bead in &path.beads {
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

    /// The likeliest beads.
    fn search(&self, sides: &Sides, texts: &Texts, lexicon: &Lexicon, band: &Band) -> Path {
        let (n, m) = (sides.source.len(), sides.target.len());
        let scorer = Scorer::new(self, sides, texts, lexicon, band);
        let mut best = vec![f32::NEG_INFINITY; band.size()];
        let mut from = vec![u8::MAX; band.size()];
        let mut seen = Seen::default();
        if let Some(start) = band.index(0, 0) {
            best[start] = 0.0;
        }
        let (behind, merges_behind) = if band.is_whole() { (f32::INFINITY, f32::INFINITY) } else { (BEAM, MERGE_BEAM) };
        // the best state of each row
        let mut ahead = vec![f32::NEG_INFINITY; n + 1];
        ahead[0] = 0.0;
        for i in 0..=n {
            for j in band.states(i) {
                let Some(reached) = band.index(i, j).map(|k| best[k]).filter(|s| *s > ahead[i] - behind) else { continue };
                let merges = reached > ahead[i] - merges_behind;
                for (shape, &(a, b, _)) in SHAPES.iter().enumerate() {
                    if i + a > n || j + b > m || a.max(b) > 2 && !merges {
                        continue;
                    }
                    let Some(there) = band.index(i + a, j + b) else { continue };
                    let score = reached + scorer.score(shape, i, j, &mut seen);
                    if score > best[there] {
                        best[there] = score;
                        from[there] = shape as u8;
                        ahead[i + a] = ahead[i + a].max(score);
                    }
                }
            }
        }
        let mut beads = Vec::new();
        let (mut i, mut j) = (n, m);
        while (i, j) != (0, 0) {
            let shape = band.index(i, j).map_or(u8::MAX, |k| from[k]);
            // a strip that lost its way: the rest stands alone
            let (a, b) = SHAPES.get(usize::from(shape)).map_or((i.min(1), if i == 0 { 1 } else { 0 }), |(a, b, _)| (*a, *b));
            (i, j) = (i - a, j - b);
            beads.push((i, a, j, b));
        }
        beads.reverse();
        Path { beads: scorer.rate(&beads) }
    }
}

/// Scores beads of one pair of texts.
struct Scorer<'m> {
    model: &'m Model,
    matches: Matches,
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
    fn new(model: &'m Model, sides: &Sides, texts: &Texts, lexicon: &Lexicon, band: &Band) -> Self {
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

    fn score(&self, shape: usize, i: usize, j: usize, seen: &mut Seen) -> f32 {
        let (a, b, _) = SHAPES[shape];
        let prior = self.model.shapes[shape] + self.paragraphs((i, a), (j, b));
        if a == 0 || b == 0 {
            return prior;
        }
        prior + self.proof((i, a), (j, b), seen)
    }

    /// Logarithm of the likelihood ratio of a bead's two sides being translations.
    fn proof(&self, source: (usize, usize), target: (usize, usize), seen: &mut Seen) -> f32 {
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
    fn rate(&self, found: &[(usize, usize, usize, usize)]) -> Vec<Bead> {
        let mut seen = Seen::default();
        let logistic = |x: f32| (1000.0 / (1.0 + f64::from(-x).exp())).round() / 1000.0;
        let mut beads = Vec::with_capacity(found.len());
        for (at, &(i, a, j, b)) in found.iter().enumerate() {
            let score = if a > 0 && b > 0 {
                0.5 * self.proof((i, a), (j, b), &mut seen)
            } else {
                let near = [at.checked_sub(1).map(|k| found[k]), found.get(at + 1).copied()];
                let gains = near.into_iter().flatten().filter(|(_, c, _, d)| *c > 0 && *d > 0).map(|(k, c, l, d)| {
                    let joined = ((k.min(i), a + c), (l.min(j), b + d));
                    self.proof(joined.0, joined.1, &mut seen) - self.proof((k, c), (l, d), &mut seen)
                });
                -gains.fold(-2.0, f32::max)
            };
            beads.push(Bead { source: (i..i + a).collect(), target: (j..j + b).collect(), score: logistic(score) });
        }
        beads
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(beads: &[Bead]) -> Vec<(Vec<usize>, Vec<usize>)> {
        beads.iter().map(|b| (b.source.clone(), b.target.clone())).collect()
    }

    const DE: [&str; 5] = [
        "Der Zug aus Hamburg blieb am Montag kurz vor Hannover stehen.",
        "Rund 300 Reisende mussten in der Hitze ausharren, weil die Klimaanlage ausgefallen war.",
        "Feuerwehr und Polizei brachten sie in Sicherheit.",
        "„Wir bedauern das sehr“, sagte Bahnsprecherin Petra Engel.",
        "Die Strecke wurde um 21.40 Uhr wieder freigegeben.",
    ];

    #[test]
    fn a_split_sentence_stays_with_its_source() {
        let en = [
            "The train from Hamburg came to a halt shortly before Hanover on Monday.",
            "Some 300 passengers had to wait in the heat.",
            "The air conditioning had failed.",
            "Firefighters and police brought them to safety.",
            "“We very much regret this,” said rail spokeswoman Petra Engel.",
            "The line was reopened at 21.40.",
        ];
        let beads = sentences(&DE, Lang::DE, &en, Lang::EN);
        assert_eq!(shapes(&beads), [(vec![0], vec![0]), (vec![1], vec![1, 2]), (vec![2], vec![3]), (vec![3], vec![4]), (vec![4], vec![5])].to_vec());
        assert!(beads.iter().all(|b| b.score > 0.5), "{beads:?}");
    }

    #[test]
    fn a_sentence_left_out_stands_alone() {
        let en = [
            "The train from Hamburg came to a halt shortly before Hanover on Monday.",
            "Firefighters and police brought them to safety.",
            "“We very much regret this,” said rail spokeswoman Petra Engel.",
            "The line was reopened at 21.40.",
        ];
        let beads = sentences(&DE, Lang::DE, &en, Lang::EN);
        assert_eq!(shapes(&beads)[1], (vec![1], vec![]));
        assert_eq!(shapes(&beads)[4], (vec![4], vec![3]));
    }

    #[test]
    fn nothing_aligns_with_nothing() {
        assert_eq!(sentences(&[], Lang::DE, &[], Lang::EN), Vec::<Bead>::new());
        assert_eq!(shapes(&sentences(&[], Lang::DE, &["One."], Lang::EN)), [(vec![], vec![0])]);
        assert_eq!(shapes(&sentences(&["Eins."], Lang::DE, &[], Lang::EN)), [(vec![0], vec![])]);
    }

    proptest::proptest! {
        #[test]
        fn every_sentence_is_in_one_bead_and_in_order(source in proptest::collection::vec("[a-zäб東 .?0-9]{0,40}", 0..9), target in proptest::collection::vec("[A-Za-z .?0-9]{0,40}", 0..9)) {
            let (s, t): (Vec<&str>, Vec<&str>) = (source.iter().map(String::as_str).collect(), target.iter().map(String::as_str).collect());
            let beads = sentences(&s, Lang::DE, &t, Lang::EN);
            proptest::prop_assert_eq!(beads.iter().flat_map(|b| b.source.clone()).collect::<Vec<_>>(), (0..s.len()).collect::<Vec<_>>());
            proptest::prop_assert_eq!(beads.iter().flat_map(|b| b.target.clone()).collect::<Vec<_>>(), (0..t.len()).collect::<Vec<_>>());
            proptest::prop_assert!(beads.iter().all(|b| (0.0..=1.0).contains(&b.score)));
        }
    }
}
