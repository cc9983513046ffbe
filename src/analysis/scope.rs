//! What a denial denies, and whether the other side denies it too.
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::document::Segment;
use crate::knowledge::Words;
use crate::text::{Span, Token, TokenKind};

use super::coverage;
use super::modality::Modals;
use super::polarity::Polarity;
use super::word;

/// Words of one side that the core lexicon links with words of the other, in order.
pub struct Links {
    has_lexicon: bool,
    pairs: Vec<(Span, SmallVec<[Span; 2]>)>,
}

/// A word with more counterparts is one of those that stand everywhere.
const COUNTERPARTS: usize = 2;

impl Links {
    /// Empty where the pair has no lexicon.
    pub fn of(source: &Segment, target: &Segment) -> Links {
        let Some(words) = Words::between(source.lang, target.lang) else { return Links { has_lexicon: false, pairs: Vec::new() } };
        let mut there: FxHashMap<u64, SmallVec<[Span; 2]>> = FxHashMap::default();
        for token in target.tokens.iter().filter(|t| t.is_word()) {
            for key in &token.form.keys {
                there.entry(*key).or_default().push(token.span);
            }
        }
        let mut pairs = Vec::new();
        coverage::each_word(source, words, |span, token, keys| {
            let mut found: SmallVec<[Span; 2]> = coverage::translations(words, token, keys).filter_map(|key| there.get(&key)).flatten().copied().collect();
            found.sort_unstable_by_key(|s| s.start);
            found.dedup();
            let known = !found.is_empty() || keys.iter().any(|key| words.knows(*key));
            if known && found.len() <= COUNTERPARTS {
                pairs.push((span, found));
            }
        });
        let grammar = pairs.len();
        pairs.extend(source.tokens.iter().filter_map(|token| grammatical(token, (source, target), words, &there)));
        if pairs.len() > grammar {
            pairs.sort_by_key(|(span, _)| span.start);
        }
        Links { has_lexicon: true, pairs }
    }

    /// Whether there is a core lexicon for the pair.
    pub fn has_lexicon(&self) -> bool {
        self.has_lexicon
    }

    /// Whether any link does.
    pub fn joins(&self, link: impl Fn(Span, Span) -> bool) -> bool {
        self.pairs.iter().any(|(span, counterparts)| counterparts.iter().any(|counterpart| link(*span, *counterpart)))
    }

    /// Whether a negative word of the other side translates one of ours.
    pub fn explain(&self, word: Span, ours: &Polarity) -> bool {
        self.pairs.iter().any(|(span, counterparts)| counterparts.contains(&word) && ours.has_negative(*span))
    }

    /// The same seen from the other side.
    pub fn turned(&self) -> Links {
        let mut links: Vec<(Span, Span)> = self.pairs.iter().flat_map(|(source, targets)| targets.iter().map(|target| (*target, *source))).collect();
        links.sort_unstable_by_key(|(target, source)| (target.start, source.start));
        let of_one = links.chunk_by(|a, b| a.0 == b.0).filter(|chunk| chunk.len() <= COUNTERPARTS);
        let pairs = of_one.map(|chunk| (chunk[0].0, chunk.iter().map(|(_, source)| *source).collect())).collect();
        Links { has_lexicon: self.has_lexicon, pairs }
    }
}

/// Links that no dictionary holds: those of a word with a denying prefix, and of “can” and “must”.
fn grammatical(
    token: &Token,
    (source, target): (&Segment, &Segment),
    words: &Words,
    there: &FxHashMap<u64, SmallVec<[Span; 2]>>,
) -> Option<(Span, SmallVec<[Span; 2]>)> {
    let word = token.is_word().then(|| word::of(token, source.lang))?;
    let (start, found): (usize, SmallVec<[Span; 2]>) = if let Some((prefix, denied)) = &word.denied {
        (*prefix, words.of(denied).filter_map(|key| there.get(&key)).flatten().copied().collect())
    } else if word.modals != Modals::NONE {
        let same = target.tokens.iter().filter(|t| t.is_word() && word::of(t, target.lang).modals.meet(word.modals));
        (0, same.map(|t| t.span).collect())
    } else {
        return None;
    };
    (!found.is_empty() && found.len() <= COUNTERPARTS).then(|| (Span::new(token.span.start + start, token.span.end), found))
}

/// One side of a pair.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    pub segment: &'a Segment,
    pub polarity: &'a Polarity,
}

/// Words (in a script without spaces characters) around the counterpart of a denied word in which its denial stands.
const NEAR: usize = 5;
/// Words after a denial among which the denied one is.
const AFTER: usize = 4;
/// Words between an auxiliary and its verb, and that verb.
const STRANDED: usize = 3;

/// What became of a denial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The other side denies the same.
    Denied,
    /// The other side says the same and does not deny it.
    Affirmed,
    /// The other side says the same behind an auxiliary that wants a denial.
    Stranded,
    /// The other side has no such words.
    Reworded,
    /// It is not known what is denied.
    Unknown,
}

/// What became of each denial of `ours`. One of `theirs` answers one, or with “or” several.
pub fn answers(ours: Side, links: &Links, theirs: Side) -> Vec<Answer> {
    let there = theirs.polarity;
    // what translates a word of ours stands for that word
    let other_words = there.lexical.iter().chain(&there.weak).filter(|word| !links.explain(**word, ours.polarity));
    let denials: Vec<Span> = there.negations.iter().chain(other_words).copied().collect();
    let mut found = vec![Answer::Unknown; ours.polarity.negations.len()];
    // how far from the words that are denied the other side's denials stand
    let mut near: Vec<(usize, usize, usize, bool)> = Vec::new();
    for (n, negation) in ours.polarity.negations.iter().enumerate() {
        let denied: Vec<&[Span]> = denied(ours.segment, *negation, links).collect();
        let counterparts = || denied.iter().copied().flatten();
        if !denied.is_empty() {
            found[n] = if counterparts().next().is_some() { Answer::Affirmed } else { Answer::Reworded };
        }
        for counterpart in counterparts() {
            if there.stranded.iter().any(|s| s.end <= counterpart.start && stretch(theirs.segment, *s, STRANDED, true).overlaps(*counterpart)) {
                found[n] = Answer::Stranded;
            }
            let sentence = stretch(theirs.segment, *counterpart, usize::MAX, false);
            let stretch = stretch(theirs.segment, *counterpart, NEAR * width(theirs.segment), false);
            // “rejected” does not deny “abgelehnt”
            let meets = denials.iter().enumerate().filter(|(_, d)| sentence.overlaps(**d) && !counterparts().any(|c| c.overlaps(**d)));
            near.extend(meets.filter_map(|(d, span)| {
                let joined = is_joined(theirs.segment, *span, *counterpart);
                (joined || stretch.overlaps(*span)).then_some((span.start.abs_diff(counterpart.start), n, d, joined))
            }));
        }
    }
    near.sort_unstable();
    let mut taken = vec![false; denials.len()];
    for (_, n, d, joined) in &near {
        if found[*n] == Answer::Affirmed && (*joined || !taken[*d]) {
            found[*n] = Answer::Denied;
            taken[*d] |= !joined;
        }
    }
    // what is denied twice here, and said once there, is denied once there
    let said = |n: usize| denied(ours.segment, ours.polarity.negations[n], links).filter(|c| c.len() == 1).map(|c| c[0].start).next();
    for n in 0..found.len() {
        let same = |m: usize| m != n && found[m] == Answer::Denied && said(m).is_some() && said(m) == said(n);
        if found[n] == Answer::Affirmed && (0..found.len()).any(same) {
            found[n] = Answer::Denied;
        }
    }
    // which denial it was that left it is not known
    if !there.stranded.is_empty()
        && !found.contains(&Answer::Stranded)
        && let Some(open) = found.iter_mut().find(|answer| **answer != Answer::Denied)
    {
        *open = Answer::Stranded;
    }
    found
}

/// Whether a denial reaches over an “or” to what is denied: “not come or call”, “no sign of any trouble”.
fn is_joined(segment: &Segment, denial: Span, denied: Span) -> bool {
    let tokens = &segment.tokens;
    let between = &tokens[tokens.partition_point(|t| t.span.start < denial.end)..];
    between
        .iter()
        .take_while(|t| t.span.end <= denied.start)
        .any(|t| matches!(&*t.form.lower, "or" | "any" | "anyone" | "anybody" | "anything" | "either" | "ever" | "oder" | "noch" | "ou" | "o" | "u"))
}

/// The counterparts of the words that a denial is about.
fn denied<'l>(segment: &Segment, negation: Span, links: &'l Links) -> impl Iterator<Item = &'l [Span]> {
    let clause = stretch(segment, negation, AFTER * width(segment), true);
    let within = move |span: &Span| clause.contains(*span);
    let after = links.pairs.iter().filter(move |(span, _)| span.start >= negation.end && within(span)).take(2);
    // German, Dutch and Nordic deny after the verb
    let behind = matches!(segment.lang.primary(), "de" | "nl" | "sv" | "da" | "nb" | "nn");
    let before = links.pairs.iter().rev().filter(move |(span, _)| span.end <= negation.start && within(span)).take(if behind { 2 } else { 0 });
    after.chain(before).map(|(_, counterparts)| counterparts.as_slice())
}

fn width(segment: &Segment) -> usize {
    if segment.lang.is_spaceless() { 2 } else { 1 }
}

/// So many words around `at`, within its sentence, or its clause.
fn stretch(segment: &Segment, at: Span, words: usize, clause: bool) -> Span {
    let tokens = &segment.tokens;
    let first = tokens.partition_point(|t| t.span.end <= at.start);
    let last = tokens.partition_point(|t| t.span.start < at.end);
    let ends = |n: usize| {
        let token = &tokens[n];
        let mark = token.of(&segment.text);
        let closes = matches!(mark, "." | ";" | ":" | "?" | "!" | "。" | "；" | "：" | "？" | "！" | "؟" | "؛");
        token.kind == TokenKind::Mark && (closes || clause && matches!(mark, "," | "，" | "、" | "،" | "–" | "—"))
    };
    let low = (first.saturating_sub(words)..first).rev().take_while(|&n| !ends(n)).last().unwrap_or(first);
    let high = (last..last.saturating_add(words).min(tokens.len())).take_while(|&n| !ends(n)).last().map_or(last, |n| n + 1);
    let edge = |n: usize, end: bool| tokens.get(n).map(|t| if end { t.span.end } else { t.span.start });
    Span::new(edge(low, false).unwrap_or(at.start).min(at.start), high.checked_sub(1).and_then(|n| edge(n, true)).unwrap_or(at.end).max(at.end))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::polarity;
    use crate::document::{Role, Unplaced};
    use crate::text::Lang;

    fn answered(source: &str, lang: &str, target: &str) -> Vec<Answer> {
        let segment = |text: &str, lang: &str| Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        let (source, target) = (segment(source, lang), segment(target, "en"));
        let (s, t) = (polarity::read(&source), polarity::read(&target));
        answers(Side { segment: &source, polarity: &s }, &Links::of(&source, &target), Side { segment: &target, polarity: &t })
    }

    #[test]
    fn a_denial_is_sought_where_its_words_are() {
        use Answer::*;
        for (source, lang, target, found) in [
            ("Das Gericht hat den Antrag nicht abgelehnt.", "de", "The court has not rejected the motion.", vec![Denied]),
            ("Das Gericht hat den Antrag nicht abgelehnt.", "de", "The court has rejected the motion.", vec![Affirmed]),
            (
                "El tribunal no aceptó la demanda; el abogado no pagó la multa.",
                "es",
                "The court accepted the lawsuit; the lawyer did not pay the fine.",
                vec![Affirmed, Denied],
            ),
            ("Le maire n’a pas signé.", "fr", "The curtain fell.", vec![Reworded]),
            ("法院没有接受申诉。", "zh", "The court did not accept the appeal.", vec![Denied]),
        ] {
            assert_eq!(answered(source, lang, target), found, "{source} {target}");
        }
    }

    #[test]
    fn one_denial_answers_one() {
        let found = answered("Der Minister kann nicht kommen und will nicht zahlen.", "de", "The minister cannot come and wants to pay.");
        assert_eq!(found, [Answer::Denied, Answer::Affirmed]);
    }
}
