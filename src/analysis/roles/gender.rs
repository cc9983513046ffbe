//! Women and men of the source who are of the other gender in the translation.
use smallvec::SmallVec;

use crate::analysis::{PairAnalysis, SegmentAnalysis, names};
use crate::document::Segment;
use crate::text::Span;

use super::cues::{self, Cue, Cues};
use super::lexicon::{self, Part};
use super::mentions::{self, Run};

/// How a gender was found to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A noun stands for that of the other gender: “father” for “Mutter”.
    Noun,
    /// Titles before the same name.
    Name,
    /// A title or noun for the only person spoken of.
    Only,
    /// A pronoun for the only person spoken of.
    Pronoun,
}

/// A word of the translation that makes a woman a man, or a man a woman.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GenderChange {
    /// In bytes of the source's text.
    pub source: Span,
    /// In bytes of the target's text.
    pub target: Span,
    /// The source speaks of a woman.
    pub woman: bool,
    pub evidence: Evidence,
}

const ANY: Part = Part::A_WOMAN_OR_MAN;

/// The first change; only English is compared.
pub fn compare(pair: &PairAnalysis) -> Option<GenderChange> {
    let (source, target) = (pair.source.segment, pair.target.segment);
    if target.lang.primary() != "en" || source.lang.primary() == "en" || lexicon::of(source.lang).is_none() {
        return None;
    }
    let mut ours = cues::wanted(pair.target, ANY | Part::OTHERS);
    let others = ours.iter().any(|c| c.part.is(Part::OTHERS));
    ours.retain(|c| c.part.is(ANY));
    if ours.is_empty() {
        return None;
    }
    let theirs = gendered(pair.source);
    if theirs.is_empty() {
        return None;
    }
    let span = |theirs: &Cue, ours: &Cue, evidence| GenderChange {
        source: theirs.span(source),
        target: ours.span(target),
        woman: theirs.part.is(Part::A_WOMAN),
        evidence,
    };
    let noun = || other_noun(&theirs, &ours).map(|(s, t)| span(s, t, Evidence::Noun));
    let name = || other_title(source, &theirs, target, &ours).map(|(s, t)| span(s, t, Evidence::Name));
    let only = || {
        let (s, t) = one_gender(&theirs, &ours, others)?;
        let persons = persons(pair);
        let pronoun = t.part.is(Part::SHE | Part::HE);
        // a pronoun follows whom it means, and as an object means somebody else, where the source has no pronoun for it
        let subject =
            matches!(&*target.tokens[t.first].form.lower, "he" | "she" | "he's" | "she's" | "he'd" | "she'd" | "he'll" | "she'll" | "himself" | "herself");
        let follows = || s.part.is(Part::PRONOUNS) || subject && persons.first().is_some_and(|p| *p < t.first);
        let one = persons.len() <= 1 || s.part.is(Part::SHE | Part::HE);
        (one && (!pronoun || follows())).then(|| span(s, t, if pronoun { Evidence::Pronoun } else { Evidence::Only }))
    };
    noun().or_else(name).or_else(only)
}

/// The gendered words of a source, with nouns whose article tells.
fn gendered(source: &SegmentAnalysis) -> Cues {
    let mut all = cues::wanted(source, ANY | Part::EPICENE);
    for cue in &mut all {
        if cue.part.is(Part::EPICENE) && cue.first > 0 {
            let before = cues::part(source.segment, cue.first - 1);
            match () {
                () if before.is(Part::FEMININE) => cue.part |= Part::FEMALE,
                () if before.is(Part::MASCULINE) => cue.part |= Part::MALE,
                () => {}
            }
        }
    }
    all.retain(|cue| cue.part.is(ANY));
    all
}

/// A noun of the source that the translation lacks, where it has the noun of the other gender, which the source lacks.
fn other_noun<'c>(theirs: &'c [Cue], ours: &'c [Cue]) -> Option<(&'c Cue, &'c Cue)> {
    let noun = |c: &Cue| c.part.is(Part::FEMALE | Part::MALE);
    theirs.iter().find_map(|s| {
        let other = ours.iter().find(|t| lexicon::opposite(s.kin) == Some(t.kin))?;
        // a word for the same gender may stand for it
        let rendered = ours.iter().any(|t| noun(t) && s.part.is(Part::A_WOMAN) == t.part.is(Part::A_WOMAN));
        let from = theirs.iter().any(|o| noun(o) && s.part.is(Part::A_WOMAN) != o.part.is(Part::A_WOMAN));
        (!rendered && !from).then_some((s, other))
    })
}

/// Words before the name of which one tells the gender: “Minister Anna Weiss”.
const TITLE: usize = 3;

/// The gendered noun before a name of a segment.
fn title_of<'c>(segment: &Segment, cues: &'c [Cue], name: usize) -> Option<&'c Cue> {
    let near = cues.iter().rev().filter(|c| c.last < name && name - c.last <= TITLE && c.part.is(Part::FEMALE | Part::MALE));
    let joined = |c: &&Cue| segment.tokens[c.last + 1..name].iter().all(|t| t.is_word() && t.form.capital || t.of(&segment.text) == ".");
    near.into_iter().find(joined)
}

/// A title before a name of the translation, and one of the other gender before the same name in the source.
fn other_title<'c>(source: &Segment, theirs: &'c [Cue], target: &Segment, ours: &'c [Cue]) -> Option<(&'c Cue, &'c Cue)> {
    if source.lang.is_spaceless() {
        return None;
    }
    let is_name = |segment: &Segment, i: usize| segment.tokens[i].is_word() && segment.tokens[i].form.capital && segment.tokens[i].form.lower.len() > 2;
    ours.iter().filter(|c| c.part.is(Part::FEMALE | Part::MALE)).find_map(|title| {
        let mut names = (title.last + 1..target.tokens.len().min(title.last + 1 + TITLE)).filter(|i| is_name(target, *i));
        let ours_at = names.find(|i| title_of(target, ours, *i) == Some(title))?;
        let named: SmallVec<[usize; 4]> = (0..source.tokens.len())
            .filter(|j| source.tokens[*j].is_word() && names::same(&source.tokens[*j], source.lang, &target.tokens[ours_at], target.lang))
            .collect();
        let titles: SmallVec<[&Cue; 4]> = named.iter().filter_map(|j| title_of(source, theirs, *j)).collect();
        let first = *titles.first()?;
        let differs = |c: &&Cue| c.part.is(Part::A_WOMAN) != title.part.is(Part::A_WOMAN);
        titles.iter().all(differs).then_some((first, title))
    })
}

/// The first word of each side where all of the source tell one gender, some surely, and all of the translation the other.
/// Where the translation speaks of `others` too, a pronoun that may mean a thing proves nothing.
fn one_gender<'c>(theirs: &'c [Cue], ours: &'c [Cue], others: bool) -> Option<(&'c Cue, &'c Cue)> {
    let pronouns = if others { Part::SHE | Part::HE } else { Part::PRONOUNS };
    // a mother is somebody's: the pronoun may be theirs
    let sure = theirs.iter().find(|c| c.part.is(Part::FEMALE | Part::MALE | pronouns) && !lexicon::is_relation(c.kin))?;
    let (own, other) = if sure.part.is(Part::A_WOMAN) { (Part::A_WOMAN, Part::A_MAN) } else { (Part::A_MAN, Part::A_WOMAN) };
    let unanimous = theirs.iter().all(|c| !c.part.is(other)) && ours.iter().all(|c| !c.part.is(own));
    unanimous.then_some((sure, ours.first()?))
}

/// Whom an English text may speak of: the first token of each name or noun, in order.
fn persons(pair: &PairAnalysis) -> SmallVec<[usize; 6]> {
    let segment = pair.target.segment;
    let tokens = &segment.tokens;
    let runs = pair.runs();
    // “Minister Weiss”, “Weiss, a minister”
    let beside = |run: &Run, i: usize| {
        let apposed = tokens.get(run.last + 1).is_some_and(|t| t.of(&segment.text) == ",");
        i + 1 >= run.first && i <= run.last || apposed && i > run.last && i <= run.last + 4
    };
    let place = |run: &Run| {
        let within = run.first.checked_sub(1).is_some_and(|i| matches!(&*tokens[i].form.lower, "in" | "at" | "near"));
        within || (run.first..=run.last).all(|i| names::is_place(&tokens[i], segment.lang) || names::is_common(&tokens[i]) && !mentions::kept(pair, &tokens[i]))
    };
    let mut seen: SmallVec<[(usize, u64); 6]> = SmallVec::new();
    let named = runs.iter().filter(|run| !place(run)).map(|run| (run.first, tokens[run.last].form.key));
    let nouns = cues::wanted(pair.target, Part::PERSON | Part::FEMALE | Part::MALE);
    // running for president
    let role = |i: usize| i > 0 && matches!(&*tokens[i - 1].form.lower, "for" | "as" | "become" | "became" | "becoming" | "be");
    let alone = nouns.iter().filter(|n| !role(n.first) && !runs.iter().any(|run| beside(run, n.first))).map(|n| (n.first, tokens[n.first].form.key));
    for person in named.chain(alone) {
        if !seen.iter().any(|(_, key)| *key == person.1) {
            seen.push(person);
        }
    }
    seen.sort_unstable();
    seen.iter().map(|(at, _)| *at).collect()
}
