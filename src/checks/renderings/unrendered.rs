//! What it is worth that a cue's accepted renderings are all missing and no known garbling shows: translators paraphrase.
use crate::analysis::{PairAnalysis, modality};
use crate::knowledge::pattern::Element;
use crate::knowledge::schema::Kind;
use crate::knowledge::{Detail, Match, Words};
use crate::text::{Span, Token};

/// Neither an accepted rendering nor a garbling was found: it may be paraphrased.
const PARAPHRASED: f32 = 0.3;
/// The same for entries whose accepted renderings are complete.
const REQUIRED: f32 = 0.7;
/// The source reports, and nothing in the translation does.
const STATED_AS_FACT: f32 = 0.65;
/// Words of an idiom are translated by themselves.
const WORD_FOR_WORD: f32 = 0.6;

/// Words and marks between which literal words belong together.
const TOGETHER: usize = 6;

/// How sure a missing rendering is an error, 0 to 1; the words of the target that show it; and what to say of it.
pub(super) struct Verdict {
    pub confidence: f32,
    pub words: Option<Span>,
    pub message: &'static str,
}

impl Verdict {
    pub fn of(pair: &PairAnalysis, detail: &Detail, cues: &[&Match]) -> Verdict {
        let told = |confidence, words, message| Verdict { confidence, words, message };
        if detail.require {
            return told(REQUIRED, None, "is not rendered");
        }
        match detail.kind {
            Kind::Attribution if modality::is_reported(pair.target.segment) == Some(false) => {
                told(STATED_AS_FACT, None, "is left out: the translation states as fact what the source reports")
            }
            // the words of other cues, too, may be right one by one
            Kind::Idiom => match word_for_word(pair, detail, cues) {
                Some(words) => told(WORD_FOR_WORD, Some(words), "is translated word for word"),
                None => told(PARAPHRASED, None, "is not rendered"),
            },
            _ => told(PARAPHRASED, None, "is not rendered"),
        }
    }
}

/// Words of the target, near each other, that translate words of the cue, but no other word of the source and nothing of what is
/// accepted; one word alone may be a paraphrase's.
fn word_for_word(pair: &PairAnalysis, detail: &Detail, cues: &[&Match]) -> Option<Span> {
    let (source, target) = (pair.source.segment, pair.target.segment);
    let words = Words::between(source.lang, target.lang)?;
    let within = |n: usize| cues.iter().any(|cue| cue.parts.iter().any(|p| p.0 as usize <= n && n <= p.1 as usize));
    let translations = |cue: bool| -> Vec<u64> {
        let tokens = source.tokens.iter().enumerate().filter(|(n, t)| t.is_word() && within(*n) == cue);
        tokens.flat_map(|(_, t)| words.of(&t.form)).collect()
    };
    let mut accepted = translations(false);
    detail.expect.iter().flat_map(|p| &p.parts).for_each(|row| keys_of(row, &mut accepted));
    let literal: Vec<u64> = translations(true).into_iter().filter(|key| !accepted.contains(key)).collect();
    let is = |token: &&Token, list: &[u64]| token.is_word() && token.form.keys.iter().any(|key| list.contains(key));
    // short words (“out”, “set”) translate a little of everything
    let tells = |token: &&Token| token.form.lower.chars().count() > 3 && is(token, &literal) && !is(token, &accepted);
    let found: Vec<(usize, &Token)> = target.tokens.iter().enumerate().filter(|(_, t)| tells(t)).collect();
    let (first, last) = (found.first()?, found.last()?);
    (found.len() > 1 && last.0 - first.0 <= TOGETHER).then(|| first.1.span.cover(last.1.span))
}

fn keys_of(row: &[Element], out: &mut Vec<u64>) {
    for element in row {
        match element {
            Element::Word { key, .. } | Element::Exact { key, .. } => out.push(*key),
            Element::Either(rows) => rows.iter().for_each(|row| keys_of(row, out)),
            _ => {}
        }
    }
}
