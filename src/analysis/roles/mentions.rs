//! The names of a translation, and where its source has them.
use smallvec::SmallVec;

use crate::analysis::{PairAnalysis, SegmentAnalysis, clauses, names};
use crate::document::Segment;
use crate::text::{Lang, Token};

use super::cues;
use super::lexicon::Part;

/// Likeness from which characters that spell a sound are a name.
const ALIKE: f32 = 0.6;

/// Words with capitals that follow one another, by token: “Chancellor Anna Weiss”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    pub first: usize,
    pub last: usize,
}

pub type Runs = SmallVec<[Run; 6]>;

/// Whether a word of an English text may be a name or part of one.
fn may_be_name(segment: &Segment, i: usize) -> bool {
    let token = &segment.tokens[i];
    token.is_word() && token.form.capital && token.form.lower.len() > 1 && !cues::part(segment, i).is(Part::CALENDAR | Part::A_WOMAN | Part::A_MAN)
}

/// Whether the source has the word as it is, with its capital.
pub fn kept(pair: &PairAnalysis, word: &Token) -> bool {
    pair.source.segment.tokens.iter().any(|t| t.form.key == word.form.key && t.form.capital)
}

/// The names of a pair's translation: the first word of a sentence may be one if it is no English word, or the source has it too.
pub fn of_pair(pair: &PairAnalysis) -> Runs {
    runs(pair.target, |t| !clauses::leans_forward(&t.form) && (!names::is_common(t) || names::is_place(t, Lang::EN) || kept(pair, t)))
}

/// The names of an English text. The first word of a sentence is one if `is_name` says so.
fn runs(target: &SegmentAnalysis, is_name: impl Fn(&Token) -> bool) -> Runs {
    let segment = target.segment;
    let sentence = |i: usize| target.sentences().iter().any(|s| s.start == segment.tokens[i].span.start);
    let begins = |i: usize| {
        let marks = |m: &Token| !m.is_word() && !matches!(m.of(&segment.text), "," | "-" | "'" | "’" | "." | "(");
        i == 0 || marks(&segment.tokens[i - 1]) || sentence(i)
    };
    let mut runs = Runs::new();
    for i in 0..segment.tokens.len() {
        if !may_be_name(segment, i) || begins(i) && !is_name(&segment.tokens[i]) {
            continue;
        }
        let initial = |j: usize| segment.tokens[j].of(&segment.text) == "." || segment.tokens[j].form.capital && segment.tokens[j].form.lower.len() == 1;
        match runs.last_mut() {
            // Det. Anna P. Weiss
            Some(run)
                if (run.last + 1..i).all(initial) && i - run.last < 4 && (run.last + 1 == i || !sentence(i)) && !is_possessive(&segment.tokens[run.last]) =>
            {
                run.last = i
            }
            _ => runs.push(Run { first: i, last: i }),
        }
    }
    runs
}

pub fn is_possessive(token: &Token) -> bool {
    let lower = &token.form.lower;
    lower.ends_with("'s") || lower.ends_with("s'")
}

/// A name of the target as the source has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    /// Of the target.
    pub run: Run,
    /// Tokens of the source.
    pub first: usize,
    pub last: usize,
}

pub type Mentions = SmallVec<[Mention; 8]>;

/// Where the source has the last word of each run, and the others.
pub fn find(source: &SegmentAnalysis, target: &SegmentAnalysis, runs: &[Run]) -> Mentions {
    let (from, to) = (source.segment, target.segment);
    let mut found = Mentions::new();
    for run in runs {
        for i in run.first..=run.last {
            let name = &to.tokens[i];
            if i < run.last && names::is_common(name) {
                continue;
            }
            if from.lang.is_spaceless() {
                let anchors = source.anchors().iter().filter(|a| a.shape.is_like(&name.form.shape, ALIKE)).map(|a| a.span);
                for span in names::place_in(name, to.lang, &from.text).into_iter().chain(anchors) {
                    let first = from.tokens.partition_point(|t| t.span.start < span.start);
                    let last = from.tokens.partition_point(|t| t.span.start < span.end).max(first + 1) - 1;
                    found.push(Mention { run: *run, first, last });
                }
            } else {
                let capitals = !matches!(from.lang.primary(), "ar" | "fa" | "he" | "hi" | "ko");
                let same =
                    from.tokens.iter().enumerate().filter(|(_, t)| t.is_word() && (!capitals || t.form.capital) && names::same(t, from.lang, name, to.lang));
                found.extend(same.map(|(j, _)| Mention { run: *run, first: j, last: j }));
            }
        }
    }
    found.sort_by_key(|m| (m.first, m.run.first));
    found.dedup();
    // what may be either of two is neither
    let sure = |m: &Mention| !found.iter().any(|other| other.run != m.run && other.first <= m.last && m.first <= other.last);
    found.iter().filter(|m| sure(m)).copied().collect()
}
