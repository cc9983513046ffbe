//! Figures that changed places: both sides have them, but each stands beside what the other stood with.
use smallvec::SmallVec;

use super::lexicon::{self, Counted, Meaning};
use super::scores;
use crate::analysis::SegmentAnalysis;
use crate::analysis::coverage::Link;
use crate::analysis::numbers::{Kind, Number};
use crate::analysis::word;
use crate::document::Segment;
use crate::text::{Span, shape};

/// Two figures of the target that stand for each other, with the first of them in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange {
    pub source: Span,
    pub target: Span,
}

/// Figures of a text from which on it is a table.
const MANY: usize = 12;
/// Tokens from a figure to the words that tell what it is of.
const NEAR: usize = 3;

/// A number that stands once on either side.
struct Figure {
    source: Span,
    target: Span,
}

/// The first two figures that changed places. `links` are words of the two sides that translate one another.
pub fn find<'l>(source: &SegmentAnalysis, target: &SegmentAnalysis, links: impl FnOnce() -> &'l [Link]) -> Option<Exchange> {
    let (ours, theirs) = (source.numbers(), target.numbers());
    if ours.len() < 2 || theirs.len() < 2 || ours.len().max(theirs.len()) > 2 * MANY {
        return None;
    }
    if let Some(turned) = scores::turned(source, target) {
        return Some(turned);
    }
    let figures = common(ours, theirs);
    if figures.len() < 2 || figures.len() > MANY {
        return sets(source.segment, ours, target.segment, theirs);
    }
    let neighbours = || figures.windows(2).map(|w| (&w[0], &w[1]));
    let turned = neighbours().find(|(a, b)| is_change(source.segment, a.source, b.source) && is_change(target.segment, b.target, a.target));
    let exchanged = turned.or_else(|| {
        let sure = sure_links(source.segment, target.segment);
        let exchanged = |links: &[(Span, Span)]| neighbours().find(|(a, b)| are_exchanged(source.segment, target.segment, a, b, links));
        exchanged(&sure).or_else(|| {
            let translated = links().iter().map(|l| (l.source, target.segment.tokens[l.target].span));
            exchanged(&translated.chain(sure).collect::<SmallVec<[(Span, Span); 8]>>())
        })
    });
    exchanged.map(|(a, b)| Exchange { source: a.source, target: b.target }).or_else(|| sets(source.segment, ours, target.segment, theirs))
}

/// Numbers whose value stands once on either side, in the order of the source.
fn common(ours: &[Number], theirs: &[Number]) -> SmallVec<[Figure; 4]> {
    let counts = |n: &&Number| n.value() >= 2.0 && matches!(n.kind, Kind::Plain | Kind::Half | Kind::Fraction) || n.hard && n.kind == Kind::Plain;
    let once = |numbers: &[Number], number: &Number| {
        let mut same = numbers.iter().filter(|n| n.agrees(number)).map(|n| n.span);
        same.next().filter(|_| same.next().is_none())
    };
    ours.iter()
        .filter(counts)
        .filter(|n| once(ours, n).is_some())
        .filter_map(|n| {
            let twin = theirs.iter().find(|t| t.agrees(n)).filter(counts)?;
            Some(Figure { source: n.span, target: once(theirs, n).filter(|span| *span == twin.span)? })
        })
        .collect()
}

/// Whether two figures tell what became of something: from the one to the other.
fn is_change(segment: &Segment, first: Span, second: Span) -> bool {
    let says = |figure: Span, wanted: &Meaning| {
        let at = segment.tokens.partition_point(|t| t.span.start < figure.start);
        (at.saturating_sub(2)..at).any(|n| lexicon::said(segment, n).iter().any(|(m, _)| *m == wanted))
    };
    let near = |a: Span, b: Span| a.end <= b.start && b.start - a.end < 40;
    near(first, second) && says(first, &Meaning::From) && says(second, &Meaning::To)
}

/// Names that both sides have, and what tells the dead from the wounded.
fn sure_links(source: &Segment, target: &Segment) -> SmallVec<[(Span, Span); 8]> {
    let mut all = SmallVec::new();
    for name in source.tokens.iter().filter(|t| t.is_word() && t.form.capital) {
        let letters = shape::letters(&name.form.lower);
        let mut same = target.tokens.iter().filter(|t| t.is_word() && t.form.capital && shape::letters(&t.form.lower) == letters);
        if let (Some(twin), None) = (same.next(), same.next()) {
            all.push((name.span, twin.span));
        }
    }
    let (ours, theirs) = (counted(source), counted(target));
    for what in Counted::ALL {
        let of = |places: &[(Counted, Span)]| {
            let mut all = places.iter().filter(|(c, _)| *c == what).map(|(_, span)| *span);
            all.next().filter(|_| all.next().is_none())
        };
        if let (Some(here), Some(there)) = (of(&ours), of(&theirs)) {
            all.push((here, there));
        }
    }
    all
}

/// The words that tell the dead from the wounded and the like.
fn counted(segment: &Segment) -> SmallVec<[(Counted, Span); 4]> {
    let mut found = SmallVec::new();
    for (at, token) in segment.tokens.iter().enumerate() {
        let start = token.span.start;
        if segment.lang.is_spaceless() {
            if let Some((Meaning::Counted(what), length)) = lexicon::said_at(&segment.text, start, segment.lang, |m| matches!(m, Meaning::Counted(_))) {
                found.push((*what, Span::new(start, start + length)));
            }
            continue;
        }
        for (meaning, end) in lexicon::said(segment, at) {
            if let Meaning::Counted(what) = meaning {
                found.push((*what, Span::new(start, segment.tokens[end - 1].span.end)));
            }
        }
    }
    found
}

/// Whether the words beside each of two figures stand beside the other one in the target, and none where it stood.
fn are_exchanged(source: &Segment, target: &Segment, a: &Figure, b: &Figure, links: &[(Span, Span)]) -> bool {
    let (mut kept, mut moved) = (0, [0, 0]);
    let Some((here, there)) = Sides::new(source, a.source, b.source).zip(Sides::new(target, a.target, b.target)) else { return false };
    for (ours, theirs) in links {
        if let (Some(was), Some(is)) = (here.of(source, *ours), there.of(target, *theirs)) {
            if was == is { kept += 1 } else { moved[usize::from(was)] += 1 }
        }
    }
    kept == 0 && moved[0] > 0 && moved[1] > 0
}

/// Two figures of one text, in tokens, and where the part of the sentence that tells of the second begins.
struct Sides {
    first: usize,
    second: usize,
    split: usize,
    /// The first in the text is the first of the pair.
    straight: bool,
}

impl Sides {
    fn new(segment: &Segment, a: Span, b: Span) -> Option<Sides> {
        let at = |span: Span| segment.tokens.partition_point(|t| t.span.start < span.start);
        let straight = a.start < b.start;
        let (first, second) = if straight { (at(a), at(b)) } else { (at(b), at(a)) };
        let joins = |n: &usize| {
            let token = &segment.tokens[*n];
            matches!(token.of(&segment.text), "," | ";" | "，" | "、" | "；" | "while" | "whereas")
                || token.is_word() && word::of(token, segment.lang).number.as_ref().is_some_and(|r| r.joins)
        };
        // in scripts without spaces nothing need stand between
        let split = (first + 1..second).rev().find(joins).or_else(|| segment.lang.is_spaceless().then_some(second))?;
        Some(Sides { first, second, split, straight })
    }

    /// Which of the two figures a word tells of: whether it is the second of the pair.
    fn of(&self, segment: &Segment, word: Span) -> Option<bool> {
        let at = segment.tokens.partition_point(|t| t.span.start < word.start);
        let second = at >= self.split;
        let figure = if second { self.second } else { self.first };
        let near = at.abs_diff(figure) <= if segment.lang.is_spaceless() { 2 * NEAR } else { NEAR };
        near.then_some(second == self.straight)
    }
}

/// A set that was won on one side and lost on the other, where another one is the same: 6-3, 7-6.
fn sets(source: &Segment, ours: &[Number], target: &Segment, theirs: &[Number]) -> Option<Exchange> {
    let scores = |segment: &Segment, numbers: &[Number]| -> SmallVec<[(f64, f64, Span); 4]> {
        let score = |w: &[Number]| {
            let between = segment.text.get(w[0].span.end..w[1].span.start)?;
            let score = w.iter().all(|n| n.hard && n.value() < 100.0) && matches!(between, ":" | "-" | "–" | "－");
            score.then(|| (w[0].value(), w[1].value(), w[0].span.cover(w[1].span)))
        };
        numbers.windows(2).filter_map(score).collect()
    };
    let ours = scores(source, ours);
    if ours.len() < 2 {
        return None;
    }
    let theirs = scores(target, theirs);
    let pairs = || ours.iter().zip(&theirs);
    if ours.len() != theirs.len() || !pairs().any(|(a, b)| (a.0, a.1) == (b.0, b.1) && a.0 != a.1) {
        return None;
    }
    let turned = pairs().find(|(a, b)| a.0 != a.1 && (a.0, a.1) == (b.1, b.0));
    let fits = pairs().all(|(a, b)| (a.0, a.1) == (b.0, b.1) || (a.0, a.1) == (b.1, b.0));
    turned.filter(|_| fits).map(|(a, b)| Exchange { source: a.2, target: b.2 })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::coverage::Coverage;
    use crate::document::{Role, Unplaced};
    use crate::text::Lang;

    #[test]
    fn figures_that_changed_places_are_told_and_those_that_moved_with_their_words_are_not() {
        for (source, lang, target, told) in [
            ("Bei dem Unfall gab es 12 Tote und 45 Verletzte.", "de", "There were 45 dead and 12 injured in the accident.", true),
            ("Bei dem Unfall gab es 12 Tote und 45 Verletzte.", "de", "There were 45 injured and 12 dead in the accident.", false),
            ("Le taux est passé de 5,2 % à 7,4 %.", "fr", "The rate went from 7.4% to 5.2%.", true),
            ("Le taux est passé de 5,2 % à 7,4 %.", "fr", "The rate rose to 7.4% from 5.2%.", false),
            ("Sie gewann mit 6:4, 3:6, 6:1.", "de", "She won 6-4, 6-3, 6-1.", true),
            ("Sie verlor mit 4:6, 3:6.", "de", "She lost 6-4, 6-3.", false),
            ("Drei Männer im Alter von 31, 34 und 39 Jahren", "de", "Three men aged 31, 34 and 39", false),
        ] {
            let segment = |text: &str, lang: &str| Segment::new("s", text.into(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
            let (s, t) = (segment(source, lang), segment(target, "en"));
            let coverage = Coverage::of_segments(&s, &t);
            let found = find(&SegmentAnalysis::new(0, &s), &SegmentAnalysis::new(1, &t), || &coverage.links[..]);
            assert_eq!(found.is_some(), told, "{source} → {target}");
        }
    }
}
