//! Times of day told by a phrase with places for numbers in it: “quarter to nine”, “fünf vor halb zehn”, “без четверти шесть”.
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::composition::evaluate;
use super::{digits, words};
use crate::analysis::word;
use crate::document::Segment;
use crate::text::{ByLanguage, Form, Lang, Span, TokenKind, keys};

/// One place of a phrase.
#[derive(Debug, PartialEq)]
enum Part {
    /// Any of these words, in lower case.
    Word(Box<[Box<str>]>),
    Hour,
    Minutes,
}

/// A phrase that tells a time.
#[derive(Debug)]
pub struct Phrase {
    parts: Box<[Part]>,
    /// The part by whose words it is found.
    anchor: usize,
    /// Minutes from the hour.
    offset: f64,
    /// It counts nothing: “cloud nine”.
    idle: bool,
    /// What the minutes told are multiplied with before they are added: 1, −1, or 0 where none are.
    sign: f64,
}

/// Phrases by the key of their anchor.
type Phrases = FxHashMap<u64, Vec<Phrase>>;

/// From the tables `[clock]` of `knowledge/data/numbers`.
static PHRASES: LazyLock<ByLanguage<Phrases>> = LazyLock::new(|| {
    ByLanguage::new(words::PACKED, |lang, packed| {
        let mut phrases = Phrases::default();
        let Ok(lang) = Lang::parse(lang) else { return phrases };
        for (minutes, written) in words::table(packed, "clock") {
            let idle = minutes == "none";
            let Some((offset, sign)) = (if idle { Some((0.0, 0.0)) } else { minutes_of(&minutes) }) else { continue };
            for phrase in written.split_whitespace() {
                let parts: Box<[Part]> = phrase.split('_').map(|part| Part::new(part, lang)).collect();
                let length = |part: &Part| if let Part::Word(any) = part { any.iter().map(|w| w.chars().count()).min().unwrap_or_default() } else { 0 };
                let Some(anchor) = (0..parts.len()).max_by_key(|i| (length(&parts[*i]), *i)) else { continue };
                let Part::Word(any) = &parts[anchor] else { continue };
                for key in any.iter().map(|w| keys::key(w)).collect::<Vec<_>>() {
                    let parts: Box<[Part]> = phrase.split('_').map(|part| Part::new(part, lang)).collect();
                    phrases.entry(key).or_default().push(Phrase { parts, anchor, offset, idle, sign });
                }
            }
        }
        phrases
    })
});

/// `-30`, `15`, `m`, `-30-m`: minutes from the hour, and what becomes of those that are told.
fn minutes_of(key: &str) -> Option<(f64, f64)> {
    let (offset, sign) = match key.strip_suffix('m') {
        None => (key, 0.0),
        Some(rest) => match rest.strip_suffix('-') {
            Some(rest) => (rest, -1.0),
            None => (rest.strip_suffix('+').unwrap_or(rest), 1.0),
        },
    };
    Some((if offset.is_empty() { 0.0 } else { offset.parse().ok()? }, sign))
}

impl Part {
    fn new(part: &str, lang: Lang) -> Part {
        match part {
            "#" => Part::Hour,
            "m" => Part::Minutes,
            words => Part::Word(words.split('|').map(|w| keys::fold_in(w, lang).into()).collect()),
        }
    }

    fn takes(&self, value: f64) -> bool {
        let most = if *self == Part::Hour { 24.0 } else { 59.0 };
        value.fract() == 0.0 && (1.0..=most).contains(&value)
    }
}

/// Phrases of `lang` that are found by this word, kept with the word.
pub fn anchored(form: &Form, lang: Lang) -> &'static [Phrase] {
    let of_language = PHRASES.get(lang.primary());
    of_language.and_then(|phrases| phrases.get(&form.key)).map_or(&[], Vec::as_slice)
}

/// A time that a phrase tells.
pub struct Told {
    /// The tokens of the phrase.
    pub first: usize,
    pub end: usize,
    /// In hours, on a dial of 12 or 24; none where the phrase tells no time and counts nothing.
    pub values: Option<[f64; 2]>,
    /// Minutes from the hour.
    pub minutes: f64,
}

/// Number words of one place.
const LONGEST: usize = 3;

/// The times that are told by phrases, in order.
pub fn read(segment: &Segment) -> SmallVec<[Told; 2]> {
    let mut told: SmallVec<[Told; 2]> = SmallVec::new();
    for (i, token) in segment.tokens.iter().enumerate().filter(|(_, t)| t.is_word()) {
        let phrases = word::of(token, segment.lang).times;
        if phrases.is_empty() {
            continue;
        }
        // of two that overlap, the one that says more
        for found in phrases.iter().filter_map(|phrase| phrase.at(segment, i)) {
            match told.last_mut().filter(|last| last.end > found.first) {
                None => told.push(found),
                Some(last) if found.end - found.first >= last.end - last.first => *last = found,
                Some(_) => {}
            }
        }
    }
    told
}

impl Phrase {
    /// The time it tells where its anchor is token `i`.
    fn at(&self, segment: &Segment, i: usize) -> Option<Told> {
        let (mut hour, mut minutes) = (None, 0.0);
        let mut note = |part: &Part, value: f64| if *part == Part::Hour { hour = Some(value) } else { minutes = value };
        let mut first = i;
        for (n, part) in self.parts[..self.anchor].iter().enumerate().rev() {
            // a place beside another one is as short as may be
            let longest = if n > 0 && !matches!(self.parts[n - 1], Part::Word(_)) { 1 } else { LONGEST };
            first = match part {
                Part::Word(any) => first.checked_sub(1).filter(|at| is_any(segment, *at, any))?,
                _ => {
                    let (value, at) =
                        (1..=longest.min(first)).rev().find_map(|n| Some((number(segment, first - n, first)?, first - n)).filter(|(v, _)| part.takes(*v)))?;
                    note(part, value);
                    at
                }
            };
        }
        let mut end = i + 1;
        for part in &self.parts[self.anchor + 1..] {
            end = match part {
                Part::Word(any) => is_any(segment, end, any).then_some(end + 1)?,
                _ => {
                    let (value, next) = (1..=LONGEST).rev().find_map(|n| Some((number(segment, end, end + n)?, end + n)).filter(|(v, _)| part.takes(*v)))?;
                    note(part, value);
                    next
                }
            };
        }
        if self.idle {
            return Some(Told { first, end, values: None, minutes: 0.0 });
        }
        let past = self.offset + self.sign * minutes;
        let time = (hour? * 60.0 + past).rem_euclid(1440.0);
        Some(Told { first, end, values: Some(digits::clock((time / 60.0).floor(), time % 60.0)), minutes: past.abs() })
    }
}

fn is_any(segment: &Segment, at: usize, any: &[Box<str>]) -> bool {
    segment.tokens.get(at).is_some_and(|t| any.contains(&t.form.lower))
}

/// What tokens that are all digits or number words are worth together.
fn number(segment: &Segment, first: usize, end: usize) -> Option<f64> {
    let tokens = segment.tokens.get(first..end)?;
    if let [token] = tokens
        && token.kind == TokenKind::Number
    {
        return digits::whole(token.of(&segment.text)).map(f64::from);
    }
    let mut atoms: SmallVec<[words::Atom; 4]> = SmallVec::new();
    for (n, token) in tokens.iter().enumerate() {
        let inner = n > 0 && n + 1 < tokens.len();
        if inner && token.of(&segment.text) == "-" {
            continue;
        }
        let reading = token.is_word().then(|| word::of(token, segment.lang).number.as_ref()).flatten()?;
        if !reading.whole || reading.atoms.is_empty() {
            if inner && reading.joins {
                continue;
            }
            return None;
        }
        atoms.extend(reading.atoms.iter().copied());
    }
    Some(evaluate(&atoms, segment.lang))
}

/// The bytes of a phrase's tokens.
pub fn span(segment: &Segment, told: &Told) -> Span {
    segment.tokens[told.first].span.cover(segment.tokens[told.end - 1].span)
}
