//! Whose statement it is: the name beside a verb of saying.
use smallvec::SmallVec;

use crate::analysis::{PairAnalysis, names};
use crate::document::Segment;
use crate::text::Span;

use super::case::Case;
use super::cues::{self, Cue};
use super::lexicon::{self, Part};
use super::mentions::Run;

/// A statement of the source's that somebody else makes in the translation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpeakerChange {
    /// Who speaks in the source, in bytes of its text.
    pub source: Span,
    /// Who speaks in the translation, in bytes of its text.
    pub target: Span,
}

/// Words between a verb of saying and the name of its subject before it, after it.
const BEFORE: usize = 2;
const AFTER: usize = 5;

/// Statements of one pair that are compared.
const MOST: usize = 3;

const SPEECH: Part = Part::SAYS_OR_ACCORDING;

/// Compares whose statement a pair makes, where each side makes one; only English is compared.
pub fn compare(pair: &PairAnalysis) -> Option<SpeakerChange> {
    let (source, target) = (pair.source.segment, pair.target.segment);
    if target.lang.primary() != "en" || source.lang.primary() == "en" || lexicon::of(source.lang).is_none() {
        return None;
    }
    let ours = cues::wanted(pair.target, SPEECH);
    if ours.is_empty() || ours.len() > MOST {
        return None;
    }
    let theirs = cues::wanted(pair.source, SPEECH);
    if theirs.len() != ours.len() {
        return None;
    }
    let runs = pair.runs();
    if runs.len() < 2 {
        return None;
    }
    let named: Named = runs.iter().map(|run| (run.first, run.last, *run)).collect();
    let speak: Named = ours.iter().map(|says| speaker(target, *says, &named)).collect::<Option<_>>()?;
    let mentions = pair.mentions();
    let named: Named = mentions.iter().map(|m| (m.first, m.last, m.run)).collect();
    let spoke: Named = theirs.iter().map(|says| speaker(source, *says, &named)).collect::<Option<_>>()?;
    let cases = &lexicon::of(source.lang)?.cases;
    let subject = |(says, name): (&Cue, &(usize, usize, Run))| {
        let case = cases.of(&source.tokens[name.1].form.lower, &target.tokens[name.2.last].form.lower);
        // after “according to” any case may stand
        !says.part.is(Part::SAYS) || matches!(case, Case::Subject | Case::Unknown)
    };
    if !theirs.iter().zip(&spoke).all(subject) {
        return None;
    }
    let name = |run: Run| target.tokens[run.last].form.key;
    let only_in = |of: &Named, others: &Named| {
        let mut only = of.iter().filter(|n| !others.iter().any(|o| o.2 == n.2 || name(o.2) == name(n.2)));
        only.next().copied().filter(|_| only.next().is_none())
    };
    let (theirs, ours) = (only_in(&spoke, &speak)?, only_in(&speak, &spoke)?);
    // both names stand in both texts
    let kept = mentions.iter().any(|m| m.run == ours.2);
    let place = |run: Run| names::is_place(&target.tokens[run.last], target.lang);
    (kept && place(theirs.2) == place(ours.2)).then(|| SpeakerChange { source: span(source, theirs.0, theirs.1), target: span(target, ours.0, ours.1) })
}

/// Names of one side: first and last token, and the run of the target that they belong to.
type Named = SmallVec<[(usize, usize, Run); 8]>;

fn span(segment: &Segment, first: usize, last: usize) -> Span {
    segment.tokens[first].span.cover(segment.tokens[last].span)
}

/// Words back to the start of a noun phrase.
const PHRASE: usize = 6;

/// The name that a verb of saying belongs to, where it can be only one.
fn speaker(segment: &Segment, says: Cue, names: &[(usize, usize, Run)]) -> Option<(usize, usize, Run)> {
    let tokens = &segment.tokens;
    let spaceless = segment.lang.is_spaceless();
    let is_word = |i: usize| tokens[i].is_word();
    let plain = |i: usize| is_word(i) && !cues::part(segment, i).is(Part::NO_SUBJECT | Part::BREAK);
    // “the spokesman for the agency ABC said”: the name nearest to the verb is not its subject
    let leads = |first: usize| {
        let phrase = (first.saturating_sub(PHRASE)..first).rev().take_while(|i| is_word(*i) || tokens[*i].of(&segment.text) == "-");
        !phrase.into_iter().any(|i| cues::part(segment, i).is(Part::NO_SUBJECT) || !is_word(i))
    };
    let part_of_compound =
        |n: &(usize, usize, Run)| tokens.get(n.1 + 1).is_some_and(|t| t.of(&segment.text) == "-") || n.0 > 0 && tokens[n.0 - 1].of(&segment.text) == "-";
    let subject = |n: &(usize, usize, Run)| !part_of_compound(n) && (spaceless || !tokens[n.1].form.capitals);
    let before = || {
        let near = names.iter().filter(|n| n.1 < says.first && says.first - n.1 <= BEFORE + 1).max_by_key(|n| n.1)?;
        let start = names.iter().filter(|n| n.2 == near.2 && n.1 < says.first).map(|n| n.0).min()?;
        ((near.1 + 1..says.first).all(plain) && leads(start) && subject(near)).then_some(*near)
    };
    let after = |from: usize| {
        let near = names.iter().filter(|n| n.0 >= from && n.0 - from <= AFTER).min_by_key(|n| n.0)?;
        ((from..near.0).all(plain) && subject(near)).then_some(*near)
    };
    if says.part.is(Part::ACCORDING | Part::ACCORDING_AFTER) && !says.part.is(Part::SAYS) {
        // “according to”
        let from = says.last + if segment.lang.primary() == "en" { 2 } else { 1 };
        let behind = || if says.part.is(Part::ACCORDING_AFTER) { before() } else { None };
        return if says.part.is(Part::ACCORDING) { after(from).or_else(behind) } else { behind() };
    }
    // “…”, said X: the verb follows the quotation; an auxiliary may stand between
    let mark = |i: usize| matches!(tokens[i].of(&segment.text), "\"" | "”" | "“" | "»" | "«" | "’" | "'" | "," | "—" | "–" | "-");
    let auxiliary = |i: usize| matches!(&*tokens[i].form.lower, "a" | "ha" | "hat" | "heeft" | "har" | "est");
    let inverts = match says.first.checked_sub(1) {
        None => true,
        Some(i) => mark(i) || i > 0 && auxiliary(i) && mark(i - 1),
    };
    let inverts = inverts && !matches!(segment.lang.primary(), "tr" | "ja" | "zh");
    let told = matches!(&*tokens[says.first].form.lower, "told" | "tells" | "asked" | "answered" | "warned");
    match (before(), after(says.last + 1)) {
        (None, Some(after)) if inverts && !told => Some(after),
        (Some(before), None) => Some(before),
        _ => None,
    }
}
