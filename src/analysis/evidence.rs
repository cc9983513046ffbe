//! What two texts have in common: what the one says that must show in the other, and whether it does.
use std::borrow::Cow;

use smallvec::SmallVec;

use crate::knowledge::Words;
use crate::text::shape::{self, Start};
use crate::text::{Lang, Shape, Span, Token, TokenKind, scan};

use super::SegmentAnalysis;
use super::coverage::{Coverage, Known};
use super::numbers::Number;
use super::reach::around;

/// Number of [`Class`]es.
pub const CLASSES: usize = 12;

/// What is looked for on the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A number of two figures or more, written in digits, of the translation; of the source.
    TargetNumber,
    SourceNumber,
    /// Any other number or month.
    TargetCount,
    SourceCount,
    /// A word with a capital inside a sentence.
    TargetName,
    SourceName,
    /// Any other longer word: it may be a loan.
    TargetWord,
    SourceWord,
    /// Quotation marks; a question: on either side.
    Quotation,
    Question,
    /// A word that the core lexicon knows, of the translation; of the source.
    TargetKnown,
    SourceKnown,
}

/// A word that may be found again in the other language.
#[derive(Clone, Debug)]
pub struct Anchor<'s> {
    pub span: Span,
    pub shape: Cow<'s, Shape>,
    start: Start,
    pub name: bool,
    /// It is one name with the anchor before it.
    joined: bool,
}

/// The words of a segment that may be found again in another language.
pub fn anchors<'s>(text: &str, tokens: &'s [Token], lang: Lang) -> Vec<Anchor<'s>> {
    let capitals_are_names = !matches!(lang.primary(), "de" | "lb");
    let latin = !tokens.iter().any(|t| t.is_word() && !is_latin(t.form.first));
    // in a headline every word has a capital
    let (words, capitals) = tokens.iter().filter(|t| t.is_word()).fold((0, 0), |(w, c), t| (w + 1, c + usize::from(t.form.capital)));
    let capitals_are_names = capitals_are_names && capitals * 5 < words * 3;
    let mut anchors: Vec<Anchor> = Vec::with_capacity(tokens.len() / 2);
    let mut at = 0;
    let mut begins = true;
    let english = lang.same(&Lang::EN);
    while at < tokens.len() {
        let token = &tokens[at];
        let word = token.of(text);
        at += 1;
        if token.kind != TokenKind::Word {
            begins |= matches!(word, "." | "?" | "!" | ":" | "…" | "\"" | "“" | "„" | "«" | "‘" | "'" | "(" | "-" | "–" | "—" | "•");
            continue;
        }
        let first = token.form.first;
        if scan::is_spaceless_char(first) {
            let kana = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー' | '・');
            let of_run = |t: &Token| if kana(first) { kana(t.form.first) } else { shape::spells_names(t.form.first) };
            if kana(first) || (lang.primary() == "zh" && shape::spells_names(first)) {
                while at < tokens.len() && of_run(&tokens[at]) && !tokens[at].spaced {
                    at += 1;
                }
                let span = token.span.cover(tokens[at - 1].span);
                if span.of(text).chars().count() >= 2 {
                    let shape = Shape::of(span.of(text), lang);
                    anchors.push(Anchor { span, start: shape.start(), shape: Cow::Owned(shape), name: false, joined: false });
                }
            }
            begins = false;
            continue;
        }
        let letters = token.form.letters;
        let foreign = !latin && first.is_ascii_alphabetic();
        // abbreviations are often translated: USA, U.S., EE.UU.
        let name =
            letters >= 3 && !(english && is_contraction(word)) && (foreign || token.form.capital && !token.form.capitals && capitals_are_names && !begins);
        if name || letters >= 4 || token.form.capitals {
            let joined = name && anchors.last().is_some_and(|a| a.name && token.span.start - a.span.end <= 5 && !between(text, a.span, token.span));
            let shape = &token.form.shape;
            anchors.push(Anchor { span: token.span, start: shape.start(), shape: Cow::Borrowed(shape), name, joined });
        }
        begins = false;
    }
    anchors
}

/// Whether punctuation stands between two words.
fn between(text: &str, a: Span, b: Span) -> bool {
    text[a.end..b.start].contains([',', ';', '.', '(', ')', '"', '“', '”'])
}

/// I’m, I’ve: a capital, but no name.
fn is_contraction(word: &str) -> bool {
    word.strip_prefix('I').is_some_and(|rest| rest.starts_with(['\'', '’']))
}

fn is_latin(c: char) -> bool {
    matches!(c as u32, 0..=0x36F | 0x1E00..=0x1EFF | 0x2000..=0x2BFF)
}

/// Likeness from which a word counts as found.
const ALIKE: f32 = 0.6;

/// Words or numbers of a long segment among which one is looked for, to either side.
const REACH: usize = 1000;

/// One thing looked for on the other side.
#[derive(Clone, Copy, Debug)]
pub struct Sought {
    pub class: Class,
    /// Where it stands, in bytes of its own segment's text.
    pub span: Span,
    pub found: bool,
}

/// Everything that a source and its translation should have in common.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    pub source: Vec<Sought>,
    pub target: Vec<Sought>,
    /// Of marks, which belong to both.
    pub marks: SmallVec<[Sought; 2]>,
    /// What the core lexicon knows of both.
    pub coverage: Coverage,
}

impl Evidence {
    /// `lexicon` is the lexicon of the two languages.
    pub fn of(source: &SegmentAnalysis, target: &SegmentAnalysis, lexicon: Option<&Words>) -> Evidence {
        let mut evidence = Evidence::default();
        numbers(source.numbers(), target.numbers(), [Class::SourceNumber, Class::SourceCount], &mut evidence.source);
        numbers(target.numbers(), source.numbers(), [Class::TargetNumber, Class::TargetCount], &mut evidence.target);
        let (from, to) = (source.anchors(), target.anchors());
        let mut in_source: SmallVec<[bool; 64]> = SmallVec::from_elem(false, from.len());
        let mut in_target: SmallVec<[bool; 64]> = SmallVec::from_elem(false, to.len());
        for (i, (a, found)) in from.iter().zip(&mut in_source).enumerate() {
            let near = around(i, from.len(), to.len(), REACH);
            for (b, found_too) in to[near.clone()].iter().zip(&mut in_target[near]) {
                if !(*found && *found_too) && a.start.meets(b.start) && a.shape.is_like(&b.shape, ALIKE) {
                    (*found, *found_too) = (true, true);
                }
            }
        }
        let coverage = Coverage::of(source, target, lexicon);
        words(from, &in_source, &coverage.source, [Class::SourceName, Class::SourceWord, Class::SourceKnown], &mut evidence.source);
        words(to, &in_target, &coverage.target, [Class::TargetName, Class::TargetWord, Class::TargetKnown], &mut evidence.target);
        evidence.compare_marks(source, target);
        evidence.coverage = coverage;
        evidence
    }

    fn compare_marks(&mut self, source: &SegmentAnalysis, target: &SegmentAnalysis) {
        let marks = |s: &SegmentAnalysis, is: fn(char) -> bool| {
            let first = |t: &Token| t.form.first;
            s.segment.tokens.iter().filter(|t| t.kind == TokenKind::Mark).map(first).any(is)
        };
        let quotes = |s: &SegmentAnalysis| marks(s, |c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '‚' | '「' | '『' | '《' | '‹'));
        for (class, a, b) in [(Class::Quotation, quotes(source), quotes(target)), (Class::Question, source.asks(), target.asks())] {
            if a || b {
                self.marks.push(Sought { class, span: Span::new(0, 0), found: a && b });
            }
        }
    }
}

fn numbers(of: &[Number], other: &[Number], [hard, soft]: [Class; 2], out: &mut Vec<Sought>) {
    // one and the articles are the same word in many languages
    for (i, number) in of.iter().enumerate().filter(|(_, n)| n.value() != 1.0) {
        let class = if number.hard && number.value() >= 10.0 { hard } else { soft };
        let near = &other[around(i, of.len(), other.len(), REACH)];
        out.push(Sought { class, span: number.span, found: near.iter().any(|n| n.agrees(number)) });
    }
}

/// Words of one name count as one; what the lexicon knows is not looked for by its likeness too.
fn words(of: &[Anchor], found: &[bool], known: &[Known], [name, word, by_lexicon]: [Class; 3], out: &mut Vec<Sought>) {
    let is_known = |span: Span| known.binary_search_by_key(&span.start, |k| k.span.start).is_ok();
    let mut at = 0;
    while at < of.len() {
        let end = at + 1 + of[at + 1..].iter().take_while(|a| a.joined).count();
        let span = of[at].span.cover(of[end - 1].span);
        if of[at].name || !is_known(span) {
            out.push(Sought { class: if of[at].name { name } else { word }, span, found: found[at..end].contains(&true) });
        }
        at = end;
    }
    let before = |k: &Known| of[..of.partition_point(|a| a.span.start <= k.span.start)].last();
    let named = |k: &Known| before(k).is_some_and(|a| a.name && a.span.contains(k.span));
    out.extend(known.iter().filter(|k| !named(k)).map(|k| Sought { class: by_lexicon, span: k.span, found: k.found }));
}
