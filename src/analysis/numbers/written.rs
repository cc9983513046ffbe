//! Numbers written in words, and those that stand inside a word: “two and a half million”, XIV, G20.
use smallvec::{SmallVec, smallvec};

use super::composition::{and_a_half, counts_millions, evaluate, first_others, fraction, halved, is_composed, is_one_and_a_half, is_ordinal_or_part};
use super::reader::Reader;
use super::{Kind, digits, measures, words};
use crate::analysis::facts::lexicon::Meaning;
use crate::analysis::facts::units::Dimension;
use crate::analysis::word::{self, Says};
use crate::text::{Span, TokenKind};

impl Reader<'_> {
    /// Number words in a row.
    pub(super) fn words(&mut self, i: usize) -> usize {
        let token = &self.tokens[i];
        if !word::of(token, self.lang).says.any(Says::NUMBER) {
            return i + 1;
        }
        if let Some(values) = inner_digits(token.of(self.text)) {
            self.soft(token.span, values, Kind::Label);
            return i + 1;
        }
        if let Some(v) = roman(token.of(self.text)) {
            self.soft(token.span, smallvec![v], Kind::Roman);
            // Louis XV; one letter may be anything
            let names = |t: &crate::text::Token| t.form.capital && !t.form.capitals;
            // Leon al XIV-lea
            let article = self.lang.primary() == "ro" && i > 1 && matches!(self.lower(i - 1), "al" | "a") && names(&self.tokens[i - 2]);
            if token.span.len() > 1 && i > 0 && (names(&self.tokens[i - 1]) || article) {
                self.firm();
            }
        }
        let Some(first) = self.reading(token) else { return i + 1 };
        if let Some(month) = first.month.filter(|_| token.form.capital || !matches!(self.lang.primary(), "en" | "de")) {
            self.soft(token.span, smallvec![month], Kind::Month);
        }
        if first.atoms.is_empty() {
            return i + 1;
        }
        let mut atoms: SmallVec<[words::Atom; 8]> = SmallVec::new();
        let mark = self.found.len();
        let mut end = i;
        let mut joined = false;
        let mut exact = true;
        // atoms before the word that joins a half to them
        let mut whole = None;
        for (j, token) in self.tokens.iter().enumerate().skip(i) {
            if self.word(j) == "-" && self.attached(j) {
                continue;
            }
            let Some(reading) = token.is_word().then(|| self.reading(token)).flatten() else { break };
            if reading.atoms.is_empty() {
                if reading.joins && !joined && j > i {
                    joined = true;
                    continue;
                }
                break;
            }
            // the nineteenth century is no hundred and nineteen
            let teen = self.lang.is_right_to_left() && reading.atoms[..] == [words::Atom::Add(10.0)];
            if j > i && !teen && (self.lasts(j) || self.lasts(end)) {
                break;
            }
            if j == i + 1 && atoms[..] == [words::Atom::Add(1.0)] && self.is_after_article(&token.form.lower, reading) {
                break;
            }
            if joined {
                whole = Some(atoms.len());
            }
            joined = false;
            let own = evaluate(&reading.atoms, self.lang);
            let mut values: SmallVec<[f64; 4]> = smallvec![own];
            values.extend(reading.others.iter().copied());
            self.soft(token.span, values, Kind::Plain);
            if reading.half || reading.atoms.len() > 1 && reading.atoms.contains(&words::Atom::Add(0.5)) {
                whole = Some(atoms.len() + reading.atoms.len() - 1);
            }
            match (atoms.last(), is_ordinal_or_part(reading)) {
                // twenty-third
                (Some(words::Atom::Add(tens)), true) if *tens >= 20.0 => atoms.extend(reading.others.iter().map(|v| words::Atom::Add(*v))),
                _ => atoms.extend(reading.atoms.iter().copied()),
            }
            exact &= reading.exact;
            end = j;
            if !reading.whole {
                break;
            }
        }
        let halves = match whole {
            Some(at) if at > 0 => and_a_half(&atoms, at, self.lang),
            _ if is_one_and_a_half(&atoms) => Some(evaluate(&atoms, self.lang)),
            _ => None,
        };
        if let Some(value) = halves {
            self.half(mark, token.span.cover(self.tokens[end].span), value);
            return end + 1;
        }
        if self.half_behind(i, end, mark, &atoms, first.half) {
            return end + 1;
        }
        if let Some(mut value) = fraction(&atoms) {
            if let Some((scale, at)) = self.scale_of(end + 1) {
                // a quarter of a billion
                value *= scale;
                end = at;
            }
            let part = self.is_part(end + 1);
            let others = if part { SmallVec::new() } else { first_others(&atoms, self.found.last()) };
            let mut values: SmallVec<[f64; 4]> = smallvec![value];
            values.extend(others);
            if part || matches!(atoms[0], words::Atom::Add(count) if count >= 2.0) {
                self.found.truncate(mark);
            }
            self.soft(token.span.cover(self.tokens[end].span), values, Kind::Fraction);
            self.firm();
            return end + 1;
        }
        let firm = |atoms: &[words::Atom]| !atoms.contains(&words::Atom::Add(0.5)) && evaluate(atoms, self.lang) >= 3.0;
        if end == i {
            let ordinal = is_ordinal_or_part(first);
            let sure = first.exact
                && !self.lasts(i)
                && !self.is_day(i)
                && first.scale().is_none()
                && first.others.is_empty()
                && first.month.is_none()
                && firm(&first.atoms);
            let told = sure || ordinal && !self.is_day(i) && !self.lasts(i) || self.counts_time(i, first);
            if let Some(last) = self.found.last_mut() {
                if ordinal {
                    last.values.reverse();
                }
                if first.times {
                    last.kind = Kind::Times;
                }
                last.firm = first.times || told && last.value().fract() == 0.0;
                let part = matches!(first.atoms[..], [words::Atom::Add(part)] if part > 0.0 && part < 0.4) && first.others.is_empty() && first.whole;
                if part {
                    (last.firm, last.kind) = (true, Kind::Fraction);
                }
            }
        }
        if end > i {
            let span = token.span.cover(self.tokens[end].span);
            let value = halved(&atoms).unwrap_or_else(|| evaluate(&atoms, self.lang));
            self.soft(span, smallvec![value], Kind::Plain);
            if let Some(last) = self.found.last_mut() {
                last.firm = counts_millions(&atoms) || exact && is_composed(&atoms, self.lang);
            }
        }
        self.words_measure(end + 1);
        end + 1
    }

    /// “An eight-week-old”, “une octogénaire”: whether “one” before this word is an article, which counts nothing.
    fn is_after_article(&self, lower: &str, reading: &words::Reading) -> bool {
        let words::Atom::Add(value) = reading.atoms[0] else { return false };
        reading.atoms.len() == 1
            && match self.lang.primary() {
                // a fifth
                "en" => value >= 2.0 && !lower.ends_with("th"),
                "fr" | "it" | "es" | "pt" | "ro" | "ca" | "gl" | "de" | "nl" | "sv" | "da" | "nb" | "hu" => value >= 10.0,
                _ => false,
            }
    }

    /// “Two years”, “one week”, عامين: whether a word counts a unit of time, and no article does.
    fn counts_time(&self, i: usize, reading: &words::Reading) -> bool {
        let next = i + 1 + usize::from(self.word(i + 1) == "-");
        let two = reading.atoms[..] == [words::Atom::Add(2.0)] && reading.exact && !reading.times;
        let dual = two && self.lang.is_right_to_left() && self.lasts(i);
        dual || (two && reading.others.is_empty() && !self.lasts(i) || reading.counts) && self.lasts(next)
    }

    /// Whether a word may be the name of a weekday.
    fn is_day(&self, at: usize) -> bool {
        word::of(&self.tokens[at], self.lang).facts.iter().any(|p| matches!(p.meaning, Meaning::Weekday(_)))
    }

    /// Whether the word at `at` says that a part of something is meant: “a fifth of”.
    fn is_part(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_word() && words::says_of(&t.form.lower, self.lang))
    }

    /// “Of a billion”, “de million”: what a part from token `at` on is of, and the last token.
    fn scale_of(&self, at: usize) -> Option<(f64, usize)> {
        let mut next = at;
        if self.is_part(next) {
            next += 1;
        }
        if self.tokens.get(next).is_some_and(|t| t.is_word() && self.reading(t).is_some_and(|r| r.atoms[..] == [words::Atom::Add(1.0)])) {
            next += 1;
        }
        let scale = self.tokens.get(next).filter(|t| t.is_word()).and_then(|t| self.reading(t)?.scale()).filter(|v| *v >= 1000.0)?;
        Some((scale, next))
    }

    /// Whether a token is the name of a time that lasts: a century, a decade.
    fn lasts(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        word::of(token, self.lang).facts.iter().filter_map(|p| p.of_one_word()).any(|m| matches!(m, Meaning::Unit(unit) if unit.dimension == Dimension::Time))
    }

    /// So many and a half, in place of the numbers from `mark` on.
    fn half(&mut self, mark: usize, span: Span, value: f64) {
        self.found.truncate(mark);
        self.soft(span, smallvec![value], Kind::Half);
        self.firm();
        let next = self.tokens.partition_point(|t| t.span.start < span.end);
        if let Some(last) = self.found.last_mut() {
            last.factors = measures::factors(self.tokens.get(next).map_or("", |t| &t.form.lower), self.lang);
        }
    }

    /// “Deux ans et demi”, “hora e meia”: tokens `first` to `end` are a half that is joined to what stands before it.
    fn half_behind(&mut self, first: usize, end: usize, mark: usize, atoms: &[words::Atom], joined: bool) -> bool {
        use words::Atom::Add;
        let is_half = matches!(atoms, [Add(0.5)] | [Add(1.0), Add(0.5)]);
        let joins = |at: usize| self.tokens.get(at).is_some_and(|t| self.reading(t).is_some_and(|r| r.joins));
        let Some(before) = (if joined { first.checked_sub(1) } else { first.checked_sub(2).filter(|_| joins(first - 1)) }) else { return false };
        if !is_half || self.lang.primary() == "ha" || !self.tokens[before].is_word() && self.tokens[before].kind != TokenKind::Number {
            return false;
        }
        let ends_at = |at: usize| self.found[..mark].iter().rposition(|n| n.span.end == self.tokens[at].span.end);
        let counted = ends_at(before).or_else(|| ends_at(before.checked_sub(1)?));
        if let Some(n) = counted.map(|n| &self.found[n]).filter(|n| n.value().fract() == 0.0 && n.value() >= 1.0 && n.kind == Kind::Plain) {
            let (value, start) = (n.value() + 0.5, n.span.start);
            let mark = self.found.partition_point(|n| n.span.start < start);
            self.half(mark, Span::new(start, self.tokens[end].span.end), value);
            return true;
        }
        let noun = &self.tokens[before];
        // an Arabic dual is two of it
        let dual = self.lang.is_right_to_left() && noun.form.lower.ends_with(['ن']);
        if dual || !self.lasts(before) {
            return false;
        }
        self.half(mark, noun.span.cover(self.tokens[end].span), 1.5);
        true
    }

    /// “Half an inch”, “three o’clock”: what follows number words.
    fn words_measure(&mut self, next: usize) {
        let at = next + usize::from(matches!(self.lower(next), "a" | "an" | "-"));
        let hour = matches!(self.lower(at), "o'clock" | "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m.");
        let factors = measures::factors(self.lower(at), self.lang);
        if let Some(last) = self.found.last_mut() {
            last.factors = factors;
            if hour && last.value() <= 12.0 {
                let clock = digits::clock(last.value(), 0.0);
                last.values.push(clock[1]);
            }
        }
    }
}

/// The numbers inside a word: G20, 3만5천.
fn inner_digits(word: &str) -> Option<SmallVec<[f64; 4]>> {
    if !word.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut values: SmallVec<[f64; 4]> = word.split(|c: char| !c.is_ascii_digit()).filter_map(|d| d.parse().ok()).collect();
    // 3T25: the third quarter of 2025
    if let [b'T' | b'Q' | b't' | b'q', _, _] | [_, b'T' | b'Q' | b't' | b'q', _, _] = word.as_bytes() {
        values.extend(values.last().map(|year| 2000.0 + year));
    }
    (!values.is_empty()).then_some(values)
}

/// Whether a word, in lower case, may be a Roman numeral or have figures in it.
pub fn may_hold_number(lower: &str) -> bool {
    // Turkish writes the small I without a dot
    let numeral = || without_ending(lower).chars().all(|c| matches!(c, 'i' | 'ı' | 'v' | 'x' | 'l' | 'c'));
    lower.bytes().any(|b| b.is_ascii_digit()) || numeral()
}

/// A Roman numeral without the ending of an ordinal: XVIIe, XIXème.
fn without_ending(word: &str) -> &str {
    ["ème", "ᵉ", "e"].iter().find_map(|ending| word.strip_suffix(ending).filter(|w| w.len() > 1)).unwrap_or(word)
}

/// A Roman numeral in capitals.
fn roman(word: &str) -> Option<f64> {
    let word = word.split('-').next().unwrap_or(word);
    let word = without_ending(word);
    if word.len() > 7 || !word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C')) {
        return None;
    }
    let worth = |b: u8| match b {
        b'I' => 1,
        b'V' => 5,
        b'X' => 10,
        b'L' => 50,
        _ => 100,
    };
    let bytes = word.as_bytes();
    let total: i32 = bytes.iter().enumerate().map(|(i, &b)| if bytes.get(i + 1).is_some_and(|&n| worth(n) > worth(b)) { -worth(b) } else { worth(b) }).sum();
    (total > 0).then(|| f64::from(total))
}
