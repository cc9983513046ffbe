//! Whose statement it is: the name beside a verb of saying.
use smallvec::SmallVec;

use crate::analysis::{PairAnalysis, names};
use crate::document::Segment;
use crate::text::Span;

use super::cues::{self, Cue};
use super::lexicon::{self, Part};
use super::mentions::{self, Mention, Run};

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

const SPEECH: Part = Part::SAYS_OR_ACCORDING;

/// Compares whose statement a pair makes, where each side makes one; only English is compared.
pub fn compare(pair: &PairAnalysis) -> Option<SpeakerChange> {
    let (source, target) = (pair.source.segment, pair.target.segment);
    if target.lang.primary() != "en" || source.lang.primary() == "en" || lexicon::of(source.lang).is_none() {
        return None;
    }
    let ours = only(&cues::read(target, SPEECH))?;
    let theirs = only(&cues::read(source, SPEECH))?;
    let runs = mentions::runs(pair.target, |t| !names::is_common(t));
    if runs.len() < 2 {
        return None;
    }
    let of_target = |run: &Run| (run.first, run.last, *run);
    let speaks = speaker(target, ours, &runs.iter().map(of_target).collect::<Named>())?;
    let mentions = mentions::find(pair.source, pair.target, &runs);
    let of_source = |m: &Mention| (m.first, m.last, m.run);
    let spoke = speaker(source, theirs, &mentions.iter().map(of_source).collect::<Named>())?;
    let same_name = target.tokens[spoke.2.last].form.key == target.tokens[speaks.2.last].form.key;
    // both names stand in both texts
    let kept = mentions.iter().find(|m| m.run == speaks.2).is_some();
    let place = |run: Run| names::is_place(&target.tokens[run.last], target.lang);
    if spoke.2 == speaks.2 || same_name || !kept || place(spoke.2) != place(speaks.2) {
        return None;
    }
    Some(SpeakerChange { source: span(source, spoke.0, spoke.1), target: span(target, speaks.0, speaks.1) })
}

/// Names of one side: first and last token, and the run of the target that they belong to.
type Named = SmallVec<[(usize, usize, Run); 8]>;

fn span(segment: &Segment, first: usize, last: usize) -> Span {
    segment.tokens[first].span.cover(segment.tokens[last].span)
}

fn only(cues: &[Cue]) -> Option<Cue> {
    if let [cue] = cues { Some(*cue) } else { None }
}

/// The name that a verb of saying belongs to, where it can be only one.
fn speaker(segment: &Segment, says: Cue, names: &[(usize, usize, Run)]) -> Option<(usize, usize, Run)> {
    let plain = |i: usize| segment.tokens[i].is_word() && !cues::part(segment, i).is(Part::ASIDE | Part::OBJECT | Part::BY | Part::BY_SURE | Part::BREAK);
    let run_between = |from: usize, to: usize| (from..to).all(plain);
    let bare = |first: usize| first == 0 || !cues::part(segment, first - 1).is(Part::ASIDE | Part::OBJECT | Part::BY | Part::BY_SURE);
    let before = || {
        let near = names.iter().filter(|n| n.1 < says.first && says.first - n.1 <= BEFORE + 1).max_by_key(|n| n.1)?;
        let start = names.iter().filter(|n| n.2 == near.2 && n.1 < says.first).map(|n| n.0).min()?;
        (run_between(near.1 + 1, says.first) && bare(start)).then_some(*near)
    };
    let after = || {
        let near = names.iter().filter(|n| n.0 > says.last && n.0 - says.last <= AFTER + 1).min_by_key(|n| n.0)?;
        (says.last + 1..near.0).all(plain).then_some(*near)
    };
    if says.part.is(Part::ACCORDING) && segment.lang.primary() == "en" {
        // “according to”
        let near = names.iter().filter(|n| n.0 > says.last + 1 && n.0 - says.last <= AFTER + 2).min_by_key(|n| n.0)?;
        return (says.last + 2..near.0).all(plain).then_some(*near);
    }
    if says.part.is(Part::ACCORDING) && !says.part.is(Part::SAYS) {
        return after().or_else(|| if says.part.is(Part::ACCORDING_AFTER) { before() } else { None });
    }
    if says.part.is(Part::ACCORDING_AFTER) {
        return before();
    }
    // “…”, said X: the verb follows the quotation
    let tokens = &segment.tokens;
    let quoted = says.first > 0 && !tokens[says.first - 1].is_word() && matches!(tokens[says.first - 1].of(&segment.text), "\"" | "”" | "“" | "»" | "«" | "’" | "'" | "," | "—" | "–" | "-");
    let inverts = quoted || says.first == 0;
    let told = matches!(&*tokens[says.first].form.lower, "told" | "tells" | "asked" | "answered" | "warned" | "告诉");
    match (before(), after()) {
        (None, Some(after)) if inverts && !told => Some(after),
        (Some(before), None) => Some(before),
        _ => None,
    }
}
