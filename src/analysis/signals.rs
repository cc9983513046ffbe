//! What speaks for and against a translation beside its findings, as numbers for the score.
use super::coverage::Known;
use super::fluency::Fluency;
use super::nearness::Nearness;
use super::tense;
use super::{PairAnalysis, SegmentAnalysis};

/// Names of the signals, in the order of [`Signals`]; each is 0 where nothing is amiss or nothing is known.
///
/// - `short`, `long`: standard deviations by which the target is shorter or longer than its source lets expect
/// - `apart`, `together`: evidence that the two have nothing to do with each other, or are translations
/// - `names`: names on either side that the other lacks
/// - `uncovered`: known words of the source without a translation, as a share; `uncovered-many` their number
/// - `unexplained`: the share of known words of the target that translate none of the source
/// - `lost`: the share of what words of the source tell that nothing near them in the target bears out; `gained` the same of the
///   target, and `strangest` the word of it that goes with nothing
/// - `left-out`: evidence that a stretch of the source is not in the target: nothing accounts for it, and without it the lengths agree
/// - `put-in`: evidence that nothing in the source accounts for a stretch of the target
/// - `unusual`: surprise of the target's words on average, in nats; `oddest` of the three neighbours that surprise most
/// - `unknown`: words that no sentence of the language model had
/// - `oddities`: surprise of all words that are less likely where they stand, in tens of nats; `ease` by how much the others are
///   likelier
/// - `order`: surprise of the words of grammar among words of any meaning
/// - `end`: one side ends in a full stop and the other does not
/// - `marks`: commas and the like more or less than in the source
/// - `question`: a question on one side only
/// - `denial`: denials more or less than in the source
/// - `senses`: evidence that ambiguous words are translated in another sense than the one meant
/// - `future`, `past`: a tense on one side only
/// - `progressive`: English verbs of a state in the progressive: “is knowing”
/// - `words`: words of the source: the more there are, the more can be wrong
///
/// Numbers of things are logarithms of one more.
pub const NAMES: [&str; 28] = [
    "short",
    "long",
    "apart",
    "together",
    "names",
    "uncovered",
    "uncovered-many",
    "unexplained",
    "lost",
    "gained",
    "strangest",
    "left-out",
    "put-in",
    "unusual",
    "oddest",
    "unknown",
    "oddities",
    "ease",
    "order",
    "end",
    "marks",
    "question",
    "denial",
    "senses",
    "future",
    "past",
    "progressive",
    "words",
];

/// One number for each of [`NAMES`].
pub type Signals = Vec<f32>;

/// Sums of nats are given in tens, so that their weights are like those of others.
const TENTH: f32 = 10.0;
/// Beyond this a length or a likelihood says no more.
const MOST: f32 = 8.0;

/// The signals of one pair, or of a translation alone.
pub fn of(pair: Option<&PairAnalysis>, target: &SegmentAnalysis) -> Signals {
    let mut signals = vec![0.0; NAMES.len()];
    let mut set = |name: &str, value: f32| {
        if let Some(at) = NAMES.iter().position(|n| *n == name) {
            signals[at] = value;
        }
    };
    if let Some(fluency) = Fluency::of(pair.map(|p| p.source), target.segment) {
        set("unusual", fluency.surprise);
        set("oddest", fluency.oddest);
        set("unknown", logarithm(fluency.unknown));
        set("oddities", fluency.oddities / TENTH);
        set("ease", fluency.ease / TENTH);
        set("order", fluency.order);
    }
    set("progressive", logarithm(tense::progressive_states(target.segment)));
    let Some(pair) = pair else { return signals };
    let change = tense::compare(pair.source.segment, target.segment);
    set("future", change.future);
    set("past", change.past);
    let found = pair.correspondence();
    set("words", pair.source.segment.words().ln_1p() as f32);
    set("short", (-found.surprise).clamp(0.0, MOST));
    set("long", found.surprise.clamp(0.0, MOST));
    set("apart", (-found.support).clamp(0.0, MOST));
    set("together", found.support.clamp(0.0, MOST));
    set("names", logarithm(found.lost_names));
    let coverage = &found.coverage;
    let missed = |known: &[Known]| known.iter().filter(|k| !k.found).count();
    let share = |known: &[Known]| missed(known) as f32 / (known.len() as f32 + 2.0);
    set("uncovered", share(&coverage.source));
    set("uncovered-many", logarithm(missed(&coverage.source)));
    set("unexplained", share(&coverage.target));
    let near = Nearness::of(pair);
    set("lost", near.lost);
    set("gained", near.gained);
    set("strangest", near.strangest);
    let stretch = |evidence: Option<f32>| evidence.map_or(0.0, |e| e.clamp(0.0, MOST));
    set("left-out", stretch(found.left_out.map(|s| s.evidence + s.fits)));
    set("put-in", stretch(found.put_in.map(|s| s.evidence)));
    let (source, target) = (&pair.source.segment.text, &target.segment.text);
    set("senses", pair.wrong_senses().iter().map(|w| w.odds.max(0.0)).sum::<f32>().min(MOST));
    let closed = |text: &str| {
        text.trim_end_matches(['"', '“', '”', '»', '«', '’', '\'', ')', '」', '』', ' ']).ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔'])
    };
    set("end", f32::from(closed(source) != closed(target)));
    let marks = |text: &str| {
        text.chars()
            .filter(|c| {
                matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '，' | '、' | '；' | '：' | '。' | '！' | '？' | '（' | '）' | '،' | '؛' | '؟')
            })
            .count()
    };
    set("marks", logarithm(marks(source).abs_diff(marks(target))));
    set("question", f32::from(pair.source.asks() != pair.target.asks()));
    let denials = |s: &SegmentAnalysis| s.polarity().negations.len();
    set("denial", denials(pair.source).abs_diff(denials(pair.target)).min(3) as f32);
    signals
}

fn logarithm(count: usize) -> f32 {
    (1.0 + count as f32).ln()
}
