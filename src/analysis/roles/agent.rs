//! Who does something to whom: two names and the verb between them.
use smallvec::SmallVec;

use crate::analysis::{PairAnalysis, clauses, coverage};
use crate::document::Segment;
use crate::knowledge::Words;
use crate::text::{Lang, Span, Token, forms};

use super::case::Case;
use super::cues::{self, Cue, Cues};
use super::lexicon::{self, Lexicon, Order, Part};
use super::mentions::{self, Run};

/// Two names whose roles are turned round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoleChange {
    /// The clause, in bytes of the source's text, of the target's.
    pub source: Span,
    pub target: Span,
    /// In bytes of the target's text: the verb, who acts in the target, and who acts in the source.
    pub verb: Span,
    pub agent: Span,
    pub patient: Span,
}

/// Words that a clause of two names and a verb may have.
const CLAUSE: usize = 14;
/// Words between a verb and its names.
const NEAR: usize = 4;

/// “A accused B” or “B was accused by A” in an English text.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Clause {
    verb: usize,
    agent: Run,
    patient: Run,
}

/// The first clause whose roles are turned round; only English is compared.
pub fn compare(pair: &PairAnalysis) -> Option<RoleChange> {
    let (source, target) = (pair.source.segment, pair.target.segment);
    if target.lang.primary() != "en" || source.lang.primary() == "en" {
        return None;
    }
    let lexicon = lexicon::of(source.lang)?;
    let runs = pair.runs();
    if runs.len() < 2 {
        return None;
    }
    let clauses = clauses_of(target, runs);
    if clauses.is_empty() {
        return None;
    }
    let words = Words::between(source.lang, target.lang)?;
    let mentions = pair.mentions();
    clauses.iter().find_map(|clause| {
        let side = |run: Run| {
            let of_run: SmallVec<[_; 4]> = mentions.iter().filter(|m| m.run == run).collect();
            // once in the source, its words side by side
            let (first, last) = (of_run.first()?.first, of_run.last()?.last);
            (source.lang.is_spaceless() && of_run.len() == 1 || last - first <= run.last - run.first && of_run.len() <= run.last - run.first + 1)
                .then_some(Name { first, last, english: run.last })
        };
        let (agent, patient) = (side(clause.agent)?, side(clause.patient)?);
        let verb = verb_of(source, words, &target.tokens[clause.verb])?;
        let acts = Acts { segment: source, cues: pair.source.cues(), lexicon, target }.first_acts(agent, patient, verb)?;
        let first = agent.first.min(patient.first).min(verb.first);
        let last = agent.last.max(patient.last).max(verb.last);
        let text = |segment: &Segment, a: usize, b: usize| segment.tokens[a].span.cover(segment.tokens[b].span);
        (!acts).then(|| RoleChange {
            source: text(source, first, last),
            target: text(target, clause.agent.first.min(clause.patient.first), clause.agent.last.max(clause.patient.last)),
            verb: target.tokens[clause.verb].span,
            agent: text(target, clause.agent.first, clause.agent.last),
            patient: text(target, clause.patient.first, clause.patient.last),
        })
    })
}

/// The clauses of an English text in which a verb stands between two names.
fn clauses_of(target: &Segment, runs: &[Run]) -> SmallVec<[Clause; 2]> {
    let tokens = &target.tokens;
    let part = |i: usize| cues::part(target, i);
    let filler = |t: &Token| {
        t.is_word()
            && (clauses::is_auxiliary(&t.form)
                || t.form.lower.ends_with("ly")
                || matches!(&*t.form.lower, "been" | "being" | "also" | "later" | "then" | "again" | "now"))
    };
    let mut found = SmallVec::new();
    for pair in runs.windows(2) {
        let (left, right) = (pair[0], pair[1]);
        let between = left.last + 1..right.first;
        if between.is_empty() || between.len() > 2 * NEAR || between.clone().any(|i| !tokens[i].is_word()) || mentions::is_possessive(&tokens[left.last]) {
            continue;
        }
        // what stands before and after makes it part of another name, or of a list
        let phrase = (left.first.saturating_sub(NEAR)..left.first).rev().take_while(|i| tokens[*i].is_word());
        let aside = phrase.into_iter().any(|i| part(i).is(Part::ASIDE | Part::BY_SURE));
        let joined = aside || left.first.checked_sub(1).is_some_and(|i| matches!(tokens[i].of(&target.text), "," | "-"));
        let leads = tokens
            .get(right.last + 1)
            .is_some_and(|t| t.is_word() && !part(right.last + 1).is(Part::ASIDE | Part::BREAK) && !filler(t) || matches!(t.of(&target.text), "-" | "'"));
        let listed = tokens.get(right.last + 1).is_some_and(|t| matches!(&*t.form.lower, "and" | "or"));
        if joined || leads || listed || mentions::is_possessive(&tokens[right.last]) {
            continue;
        }
        let Some(verb) = between.clone().find(|i| !filler(&tokens[*i])) else { continue };
        let passive = (left.last + 1..verb).any(|i| part(i).is(Part::PASSIVE));
        let form = &tokens[verb].form;
        let rest = verb + 1..right.first;
        if !passive || form.lower.ends_with("ing") {
            let verbal =
                form.lower.ends_with("ing") && passive || clauses::may_be_past(form) || clauses::is_finite(form) || clauses::may_be_third_person(tokens, verb);
            let open = rest.clone().all(|i| !part(i).is(Part::ASIDE | Part::BREAK | Part::BY_SURE) && !clauses::may_be_past(&tokens[i].form));
            if verbal && open && rest.len() <= NEAR {
                found.push(Clause { verb, agent: left, patient: right });
            }
        } else if clauses::may_be_participle(form) {
            let by = rest.clone().find(|i| part(*i).is(Part::BY_SURE));
            let clean = |by: usize| rest.clone().filter(|i| *i != by).all(|i| !part(i).is(Part::ASIDE | Part::BREAK));
            if by.is_some_and(|by| by <= verb + 3 && right.first - by <= NEAR && clean(by)) {
                found.push(Clause { verb, agent: right, patient: left });
            }
        }
    }
    found
}

/// The only word of the source that the verb translates.
fn verb_of(source: &Segment, words: &Words, verb: &Token) -> Option<Cue> {
    let mut found: SmallVec<[Span; 2]> = SmallVec::new();
    let mut said = verb.form.keys.clone();
    // criticise, criticize
    if let Some(at) = verb.form.lower.rfind("is").filter(|at| *at > 3) {
        said.extend_from_slice(&forms::Table::of(Lang::EN).form(&format!("{}iz{}", &verb.form.lower[..at], &verb.form.lower[at + 2..])).keys);
    }
    coverage::each_word(source, words, |span, token, keys| {
        if token.is_none_or(|t| !t.form.capital || span.start == 0) && coverage::translations(words, token, keys).any(|key| said.contains(&key)) {
            found.push(span);
        }
    });
    let [span] = found[..] else { return None };
    let first = source.tokens.partition_point(|t| t.span.start < span.start);
    let last = source.tokens.partition_point(|t| t.span.start < span.end);
    Some(Cue { first, last: last.max(first + 1) - 1, part: Part::NONE, kin: 0 })
}

/// A name of the source by its tokens, and the last token of its English form.
#[derive(Clone, Copy, Debug)]
struct Name {
    first: usize,
    last: usize,
    english: usize,
}

/// The source while it is asked who acts.
struct Acts<'s> {
    segment: &'s Segment,
    cues: &'s Cues,
    lexicon: &'static Lexicon,
    target: &'s Segment,
}

impl Acts<'_> {
    /// Whether the first of two names acts, if that can be told.
    fn first_acts(&self, a: Name, b: Name, verb: Cue) -> Option<bool> {
        let (start, end) = (a.first.min(b.first).min(verb.first), a.last.max(b.last).max(verb.last));
        let tokens = &self.segment.tokens;
        let spaceless = self.segment.lang.is_spaceless();
        let comma_parts = !matches!(self.segment.lang.primary(), "tr" | "ja");
        if end - start > if spaceless { 2 * CLAUSE } else { CLAUSE } {
            return None;
        }
        let inside = |i: usize| [(a.first, a.last), (b.first, b.last), (verb.first, verb.last)].iter().all(|(f, l)| i < *f || *l < i);
        let breaks = |i: usize| {
            // l-a criticat
            let joined = tokens[i].of(&self.segment.text) == "-" && !tokens[i].spaced;
            let mark = !tokens[i].is_word() && !joined && (comma_parts || !matches!(tokens[i].of(&self.segment.text), "," | "、"));
            inside(i) && (mark || cues::part(self.segment, i).is(Part::BREAK))
        };
        if (start..=end).any(breaks) {
            return None;
        }
        let particles: Cues = self.cues.iter().filter(|cue| spaceless && cue.part.is(Part::AROUND)).copied().collect();
        // the auxiliary may stand behind the verb: “dass A von B beschuldigt wurde”
        let near = |i: usize| i >= start && i <= (end + 2).min(tokens.len() - 1);
        let passive = (start..=(end + 2).min(tokens.len() - 1)).any(|i| cues::part(self.segment, i).is(Part::PASSIVE))
            || particles.iter().any(|c| c.part.is(Part::PASSIVE) && near(c.first));
        let (first, second) = (self.case(a, b, verb, passive, &particles), self.case(b, a, verb, passive, &particles));
        use Case::{Agent, Object, Subject, Unknown};
        match (first, second) {
            (Agent, Subject | Unknown) => Some(true),
            (Subject | Unknown, Agent) => Some(false),
            _ if passive => None,
            (Subject | Unknown, Object) => Some(true),
            (Object, Subject | Unknown) => Some(false),
            (Unknown, Unknown) => {
                let between = a.first.min(b.first) < verb.first && verb.first < a.first.max(b.first);
                let verb_last = matches!(self.segment.lang.primary(), "de" | "nl") && verb.first > a.first.max(b.first);
                let told = match self.lexicon.order {
                    Order::Free => false,
                    Order::SubjectFirst => between || verb_last,
                    Order::VerbFirst => verb.first < a.first.max(b.first),
                };
                told.then_some(a.first < b.first)
            }
            _ => None,
        }
    }

    /// What a name is in its clause.
    fn case(&self, name: Name, other: Name, verb: Cue, passive: bool, particles: &[Cue]) -> Case {
        let role = |part: Part| match () {
            () if part.is(Part::BY_SURE) || part.is(Part::BY) && passive => Some(Case::Agent),
            () if part.is(Part::OBJECT) => Some(Case::Object),
            () if part.is(Part::ASIDE | Part::BY) => Some(Case::Aside),
            () => None,
        };
        let behind = |part: Part| match () {
            () if part.is(Part::BY_AFTER) && passive || part.is(Part::BY_AFTER) && !self.segment.lang.is_spaceless() => Some(Case::Agent),
            () if part.is(Part::SUBJECT_AFTER) => Some(Case::Subject),
            () if part.is(Part::OBJECT_AFTER) => Some(Case::Object),
            () => None,
        };
        if self.segment.lang.is_spaceless() {
            let before = particles.iter().find(|c| c.last + 1 == name.first).and_then(|c| role(c.part));
            let after = particles.iter().find(|c| c.first == name.last + 1).and_then(|c| behind(c.part));
            return before.or(after).unwrap_or(Case::Unknown);
        }
        let tokens = &self.segment.tokens;
        if let Some(case) = (name.last + 1 < tokens.len()).then(|| behind(cues::part(self.segment, name.last + 1))).flatten() {
            return case;
        }
        let of = |i: usize, n: &Name| n.first <= i && i <= n.last;
        for i in (name.first.saturating_sub(NEAR)..name.first).rev() {
            if !tokens[i].is_word() || of(i, &other) || i == verb.first {
                break;
            }
            let part = cues::part(self.segment, i);
            if part.is(Part::PASSIVE) {
                break;
            }
            if let Some(case) = role(part) {
                return case;
            }
        }
        if !self.lexicon.cases.tell() {
            return Case::Unknown;
        }
        let case = self.lexicon.cases.of(&tokens[name.last].form.lower, &self.target.tokens[name.english].form.lower);
        if case == Case::Agent && !passive { Case::Aside } else { case }
    }
}
