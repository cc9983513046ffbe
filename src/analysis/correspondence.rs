//! Whether a translation corresponds to its source: by length, and by what both must have in common.
use std::sync::LazyLock;

use crate::alignment::lengths::{self, Lengths};
use crate::knowledge::Words;
use crate::text::{Lang, Span};

use super::SegmentAnalysis;
use super::coverage::Coverage;
use super::evidence::{CLASSES, Class, Evidence, Sought};
use super::stretch::{Sign, Stretch};

/// How a pair of texts fails to correspond. One verdict for each pair: the plainest.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Nothing speaks against it.
    Fine,
    /// The target breaks off; bytes of its last word, or of the ellipsis in it.
    CutOff(Span),
    /// A sentence of the target says nothing that is in the source.
    Added(Span),
    /// A sentence of the source is not in the target.
    Omitted(Span),
    /// The two have nothing to do with each other.
    Strangers,
    TooShort,
    TooLong,
}

/// What is known of how two texts correspond.
#[derive(Clone, Debug)]
pub struct Correspondence {
    pub verdict: Verdict,
    /// How sure the verdict is, 0 to 1.
    pub confidence: f32,
    /// By how many standard deviations the target is shorter (below 0) or longer than its source lets expect.
    pub surprise: f32,
    /// Logarithm of the likelihood ratio of being translations, by what both have in common; about 0 where nothing tells.
    pub support: f32,
    /// Names on either side that the other lacks.
    pub lost_names: usize,
    /// What the core lexicon knows of both.
    pub coverage: Coverage,
    /// What of the source the target most likely lacks, and of the target the source.
    pub left_out: Option<Stretch>,
    pub put_in: Option<Stretch>,
}

/// How often a thing is found in a translation, and in another sentence of the same story. Averages over professional
/// translations of news between English and 30 languages.
type Rates = [(f32, f32); CLASSES];

const fn rates(target_name: (f32, f32), source_name: (f32, f32), target_word: (f32, f32), source_word: (f32, f32), source_known: f32) -> Rates {
    let (number, count, source_count) = ((0.94, 0.025), (0.62, 0.08), (0.70, 0.09));
    let (known, known_source) = ((0.45, 0.045), (source_known, 0.065));
    [number, number, count, source_count, target_name, source_name, target_word, source_word, (0.80, 0.20), (0.88, 0.10), known, known_source]
}

/// Two languages of Western Europe; two others with Latin letters; by the other script otherwise: Cyrillic or Greek, Arabic or Indic,
/// Hangul, Han or kana.
static RATES: [Rates; 6] = [
    rates((0.80, 0.16), (0.86, 0.17), (0.19, 0.04), (0.19, 0.04), 0.64),
    rates((0.71, 0.12), (0.78, 0.12), (0.085, 0.023), (0.085, 0.023), 0.53),
    rates((0.73, 0.20), (0.73, 0.18), (0.18, 0.08), (0.19, 0.085), 0.53),
    rates((0.67, 0.20), (0.94, 0.14), (0.14, 0.08), (0.20, 0.09), 0.52),
    rates((0.44, 0.11), (0.93, 0.12), (0.05, 0.03), (0.20, 0.095), 0.6),
    rates((0.34, 0.05), (0.88, 0.09), (0.04, 0.011), (0.47, 0.11), 0.55),
];

/// What it says for a pair that a thing of a class is found, and that it is missed.
type Odds = [(f32, f32); CLASSES];

static SAYS: LazyLock<[Odds; 6]> = LazyLock::new(|| {
    RATES.map(|rates| {
        let mut says = [(0.0, 0.0); CLASSES];
        for ((says, (likely, chance)), (weight, _)) in says.iter_mut().zip(rates).zip(WEIGHTS) {
            *says = (weight * (likely / chance).ln(), weight * ((1.0 - likely) / (1.0 - chance)).ln());
        }
        says
    })
});

/// The place of the rates for a pair, and whether the roles of source and target are those they were counted in (the other language
/// is the source, English the target).
fn rates_of(source: Lang, target: Lang) -> (usize, bool) {
    let of = |lang: Lang| match lang.primary() {
        "en" | "de" | "fr" | "es" | "it" | "pt" | "ro" | "nl" | "da" | "sv" | "nb" | "nn" | "ca" | "gl" => 0,
        "ru" | "uk" | "bg" | "el" | "sr" | "mk" | "be" => 2,
        "ar" | "fa" | "ur" | "he" | "hi" | "bn" | "mr" | "ne" | "ta" | "te" | "gu" | "pa" | "kn" | "ml" => 3,
        "ko" => 4,
        "zh" | "ja" => 5,
        _ => 1,
    };
    let (a, b) = (of(source), of(target));
    (a.max(b), a >= b)
}

/// How much of a class's evidence is taken, since things of one sentence are found or missed together, and how many misses
/// of it count at most: units are converted, names of bodies translated.
static WEIGHTS: [(f32, usize); CLASSES] =
    [(0.5, 1), (0.5, 1), (0.5, 1), (0.5, 1), (0.7, 2), (0.7, 2), (0.5, 14), (0.5, 14), (0.6, 1), (0.6, 1), (0.5, 14), (0.5, 14)];

fn mirrored(class: Class) -> Class {
    match class {
        Class::TargetNumber => Class::SourceNumber,
        Class::SourceNumber => Class::TargetNumber,
        Class::TargetCount => Class::SourceCount,
        Class::SourceCount => Class::TargetCount,
        Class::TargetName => Class::SourceName,
        Class::SourceName => Class::TargetName,
        Class::TargetWord => Class::SourceWord,
        Class::SourceWord => Class::TargetWord,
        Class::TargetKnown => Class::SourceKnown,
        Class::SourceKnown => Class::TargetKnown,
        same => same,
    }
}

/// Weighs evidence for one pair of languages.
struct Scale {
    says: &'static Odds,
    straight: bool,
    /// Capitals of this side's language do not tell names.
    source_names: bool,
    target_names: bool,
}

impl Scale {
    fn new(source: Lang, target: Lang) -> Scale {
        // Vietnamese and Hausa write other nouns with capitals, or English names in their own way
        let tells = |lang: Lang| !matches!(lang.primary(), "vi" | "ha");
        let (rates, straight) = rates_of(source, target);
        Scale { says: &SAYS[rates], straight, source_names: tells(source), target_names: tells(target) }
    }

    /// What each thing sought says of the words around it.
    fn signs(&self, sought: &[Sought]) -> Vec<Sign> {
        let sign = |s: &Sought| {
            let class = if self.straight { s.class } else { mirrored(s.class) } as usize;
            let (found, missed) = self.says[class];
            Sign { span: s.span, weight: if s.found { -found } else { -missed } }
        };
        sought.iter().filter(|s| self.tells(s)).map(sign).collect()
    }

    /// Whether capitals of its language tell names, if it is one.
    fn tells(&self, sought: &Sought) -> bool {
        match sought.class {
            Class::SourceName => self.source_names,
            Class::TargetName => self.target_names,
            _ => true,
        }
    }

    fn weigh<'s>(&self, sought: impl Iterator<Item = &'s Sought>) -> f32 {
        let mut missed = [0usize; CLASSES];
        let mut sum = 0.0;
        for s in sought {
            if !self.tells(s) {
                continue;
            }
            let class = if self.straight { s.class } else { mirrored(s.class) } as usize;
            if s.found {
                sum += self.says[class].0;
            } else if missed[class] < WEIGHTS[class].1 {
                missed[class] += 1;
                sum += self.says[class].1;
            }
        }
        sum
    }
}

/// Below this sum of evidence two texts are strangers: 3 of 1000 professional translations are, half of the mismatched ones.
const STRANGERS: f32 = -3.5;
/// So much of it must come from words and marks.
const STRANGE_WORDS: f32 = -1.8;
/// Lengths beyond these are not met in 1 of 1000 professional translations.
const TOO_SHORT: f32 = -4.4;
const TOO_LONG: f32 = 3.3;
/// A target that stops without a mark, or has an ellipsis the source lacks, is cut off from here on.
const CUT_SHORT: f32 = -2.0;
const ELLIPSIS_SHORT: f32 = -0.6;
/// Evidence from which a sentence counts as added, and as omitted: what a translator leaves out, others say in half a sentence.
const ADDED: f32 = 1.2;
const OMITTED: f32 = 3.0;
/// What such a sentence may have in common with the other side.
const FOREIGN: f32 = 0.2;
/// Shorter sentences (letters and digits) are not called added or omitted.
const SENTENCE: f32 = 20.0;
/// Source texts shorter than this (in English letters) prove nothing by their length.
const LONG_ENOUGH: f32 = 25.0;

impl Correspondence {
    /// `lexicon` is that of the two languages.
    pub fn of<'d>(source: &SegmentAnalysis<'d>, target: &SegmentAnalysis<'d>, lexicon: Option<&Words>) -> Correspondence {
        let (from, to) = (source.segment.lang, target.segment.lang);
        let lengths = Lengths::of(from, to);
        let source_length = lengths::count_tokens(&source.segment.text, &source.segment.tokens);
        let target_length = lengths::count_tokens(&target.segment.text, &target.segment.tokens);
        let surprise = lengths.surprise(source_length, target_length);
        let evidence = Evidence::of(source, target, lexicon);
        let scale = Scale::new(from, to);
        let support = scale.weigh(evidence.source.iter().chain(&evidence.target).chain(&evidence.marks));
        let names = [(&evidence.source, Class::SourceName, scale.source_names), (&evidence.target, Class::TargetName, scale.target_names)];
        let lost = |(of, class, told): (&Vec<Sought>, Class, bool)| of.iter().filter(|s| told && s.class == class && !s.found).count();
        let lost_names = names.into_iter().map(lost).sum();
        let (left_out, put_in) = (Stretch::of(scale.signs(&evidence.source)), Stretch::of(scale.signs(&evidence.target)));
        let mut found =
            Correspondence { verdict: Verdict::Fine, confidence: 0.0, surprise, support, lost_names, coverage: Coverage::default(), left_out, put_in };
        if !from.same(&to) && source_length * lengths.ratio >= LONG_ENOUGH && target_length != 0.0 {
            let pair = Measured { source, target, lengths, source_length, target_length, surprise, evidence: &evidence, scale: &scale };
            (found.verdict, found.confidence) = pair.verdict(support);
        }
        let without = |stretch: &mut Option<Stretch>, text: &str, of_source: bool| {
            if let Some(stretch) = stretch {
                let letters = lengths::count(stretch.span.of(text));
                let (s, t) = if of_source { (source_length - letters, target_length) } else { (source_length, target_length - letters) };
                let after = lengths.surprise(s.max(1.0), t);
                stretch.fits = (surprise.powi(2).min(25.0) - after.powi(2).min(25.0)) / 2.0;
            }
        };
        without(&mut found.left_out, &source.segment.text, true);
        without(&mut found.put_in, &target.segment.text, false);
        found.coverage = evidence.coverage;
        found
    }
}

/// Two texts with what was measured on them.
struct Measured<'a, 'd> {
    source: &'a SegmentAnalysis<'d>,
    target: &'a SegmentAnalysis<'d>,
    lengths: Lengths,
    source_length: f32,
    target_length: f32,
    surprise: f32,
    evidence: &'a Evidence,
    scale: &'a Scale,
}

impl Measured<'_, '_> {
    fn verdict(&self, support: f32) -> (Verdict, f32) {
        if let Some(span) = self.cut_off() {
            return (Verdict::CutOff(span), if self.surprise < -3.0 { 0.9 } else { 0.75 });
        }
        if let Some((verdict, confidence)) = self.extra_sentence() {
            return (verdict, confidence);
        }
        let beyond = (TOO_SHORT - self.surprise).max(self.surprise - TOO_LONG);
        if beyond > 0.0 && support > STRANGERS {
            let verdict = if self.surprise < 0.0 { Verdict::TooShort } else { Verdict::TooLong };
            return (verdict, (0.6 + 0.1 * beyond).min(0.9));
        }
        // a length that is off counts against them, but cannot condemn alone
        let sum = support + 0.5 * (0.7 - self.surprise.powi(2).min(16.0) / 2.0);
        if sum < STRANGERS && self.support_of_words() < STRANGE_WORDS {
            return (Verdict::Strangers, (0.52 + 0.12 * (STRANGERS - sum)).min(0.95));
        }
        (Verdict::Fine, 0.0)
    }

    /// What all but the numbers say: a number that changed has rules of its own.
    fn support_of_words(&self) -> f32 {
        let number = |s: &&Sought| matches!(s.class, Class::SourceNumber | Class::TargetNumber | Class::SourceCount | Class::TargetCount);
        let evidence = self.evidence.source.iter().chain(&self.evidence.target).chain(&self.evidence.marks);
        self.scale.weigh(evidence.filter(|s| !number(s)))
    }

    fn cut_off(&self) -> Option<Span> {
        let (source, target) = (self.source.segment.text.trim_end(), self.target.segment.text.trim_end());
        let ellipsis = |text: &str| text.find('…').or_else(|| text.find("..."));
        if self.surprise < ELLIPSIS_SHORT
            && ellipsis(source).is_none()
            && let Some(at) = ellipsis(target)
        {
            let len = if target[at..].starts_with('…') { '…'.len_utf8() } else { 3 };
            return Some(Span::new(at, at + len));
        }
        let open = |text: &str| text.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '-' | '–' | '—'));
        let closed = source.ends_with(['.', '!', '?', '。', '！', '？', '؟', '।', '۔']);
        if self.surprise < CUT_SHORT && closed && open(target) {
            let last = self.target.segment.tokens.iter().rev().find(|t| t.is_word())?;
            return Some(last.span);
        }
        None
    }

    /// The sentence without which the two correspond far better.
    fn extra_sentence(&self) -> Option<(Verdict, f32)> {
        let targets = self.target.sentences();
        let sources = self.source.sentences();
        if targets.len() > sources.len() && self.surprise > 0.0 {
            let best = self.most_foreign(targets, ADDED, &self.target.segment.text, &self.evidence.target, |rest| {
                self.lengths.surprise(self.source_length, self.target_length - rest)
            })?;
            return Some((Verdict::Added(best.0), best.1));
        }
        if sources.len() > targets.len() && self.surprise < 0.0 {
            let best = self.most_foreign(sources, OMITTED, &self.source.segment.text, &self.evidence.source, |rest| {
                self.lengths.surprise(self.source_length - rest, self.target_length)
            })?;
            return Some((Verdict::Omitted(best.0), best.1));
        }
        None
    }

    fn most_foreign(&self, sentences: &[Span], sure: f32, text: &str, sought: &[Sought], without: impl Fn(f32) -> f32) -> Option<(Span, f32)> {
        let mut best: Option<(Span, f32)> = None;
        for span in sentences {
            let length = lengths::count(span.of(text));
            if length < SENTENCE {
                continue;
            }
            let after = without(length);
            let gain = (self.surprise.powi(2).min(25.0) - after.powi(2).min(25.0)) / 2.0;
            let tie = self.scale.weigh(sought.iter().filter(|s| span.contains(s.span)));
            let score = gain - tie;
            if tie < FOREIGN && after.abs() < 2.0 && gain > 0.3 && score > best.map_or(sure, |b| b.1) {
                best = Some((*span, score));
            }
        }
        best.map(|(span, score)| (span, (0.5 + 0.07 * (score - sure)).min(0.92)))
    }
}
