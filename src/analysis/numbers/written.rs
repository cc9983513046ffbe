//! Numbers written in words, and those that stand inside a word: “two and a half million”, XIV, G20.
use smallvec::{SmallVec, smallvec};

use super::reader::Reader;
use super::{Kind, digits, measures, words};

impl Reader<'_> {
    /// Number words in a row.
    pub(super) fn words(&mut self, i: usize) -> usize {
        let token = &self.tokens[i];
        if let Some(values) = inner_digits(token.of(self.text)) {
            self.soft(token.span, values, Kind::Label);
            return i + 1;
        }
        if let Some(v) = roman(token.of(self.text)) {
            self.soft(token.span, smallvec![v], Kind::Plain);
        }
        let Some(first) = self.reading(token) else { return i + 1 };
        if let Some(month) = first.month.filter(|_| token.form.capital || !matches!(self.lang.primary(), "en" | "de")) {
            self.soft(token.span, smallvec![month], Kind::Month);
        }
        if first.atoms.is_empty() {
            return i + 1;
        }
        let mut atoms: SmallVec<[words::Atom; 8]> = SmallVec::new();
        let mut end = i;
        let mut joined = false;
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
            joined = false;
            let own = words::evaluate(&reading.atoms, self.lang);
            let mut values: SmallVec<[f64; 4]> = smallvec![own];
            values.extend(reading.others.iter().copied());
            self.soft(token.span, values, Kind::Plain);
            atoms.extend(reading.atoms.iter().copied());
            end = j;
            if !reading.whole {
                break;
            }
        }
        let firm = |atoms: &[words::Atom]| !atoms.contains(&words::Atom::Add(0.5)) && words::evaluate(atoms, self.lang) >= 3.0;
        if end == i {
            let sure = first.exact && first.scale().is_none() && first.others.is_empty() && first.month.is_none() && firm(&first.atoms);
            if let Some(last) = self.found.last_mut() {
                last.firm = sure && last.value().fract() == 0.0;
            }
        }
        if end > i {
            let span = token.span.cover(self.tokens[end].span);
            let mut values: SmallVec<[f64; 4]> = smallvec![words::evaluate(&atoms, self.lang)];
            values.extend(halved(&atoms));
            self.soft(span, values, Kind::Plain);
            if let Some(last) = self.found.last_mut() {
                last.firm = counts_millions(&atoms);
            }
        }
        self.half_hour(i, end);
        self.words_measure(end + 1);
        end + 1
    }

    /// `halb zehn`, `half tien`, `půl osmé`, `wpół do ósmej`: half an hour before.
    fn half_hour(&mut self, first: usize, end: usize) {
        let half = match (self.lang.primary(), self.lower(first)) {
            ("de", "halb") | ("nl", "half") | ("sv" | "da" | "nb" | "nn", "halv") | ("cs" | "sk", "půl") | ("hu", "fél") => Some(first),
            ("pl", _) if first >= 2 && self.lower(first - 2) == "wpół" && self.lower(first - 1) == "do" => Some(first - 2),
            _ => None,
        };
        let hour = self.found.iter().rev().map(super::Number::value).find(|v| v.fract() == 0.0 && (1.0..=12.0).contains(v));
        if let (Some(from), Some(hour)) = (half.filter(|from| end > *from && end <= from + 2), hour) {
            let before = if hour == 1.0 { 12.0 } else { hour - 1.0 };
            let span = self.tokens[from].span.cover(self.tokens[end].span);
            self.soft(span, SmallVec::from_slice(&digits::clock(before, 30.0)), Kind::Time);
        }
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

/// “Two and a half million” is no manner of speaking; “another six million” is no seven.
fn counts_millions(atoms: &[words::Atom]) -> bool {
    use words::Atom::{Add, Multiply};
    let Some((Multiply(scale), [first, rest @ ..])) = atoms.split_last() else { return false };
    let large = |a: &words::Atom| matches!(a, Multiply(v) if *v >= 1000.0);
    let other = *first == Add(1.0) && rest.iter().any(|a| matches!(a, Add(v) if *v >= 1.0));
    *scale >= 1e6 && !other && !large(first) && !rest.iter().any(large)
}

/// “Half a million”, “two and a half million”: the articles are no ones.
fn halved(atoms: &[words::Atom]) -> Option<f64> {
    use words::Atom::{Add, Multiply};
    atoms.contains(&Add(0.5)).then(|| {
        let (mut sum, mut product) = (0.0, 1.0);
        for atom in atoms {
            match *atom {
                Add(1.0) => {}
                Add(v) => sum += v,
                Multiply(v) => product *= v,
            }
        }
        sum * product
    })
}

/// The numbers inside a word: G20, 3만5천.
fn inner_digits(word: &str) -> Option<SmallVec<[f64; 4]>> {
    if !word.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let values: SmallVec<[f64; 4]> = word.split(|c: char| !c.is_ascii_digit()).filter_map(|d| d.parse().ok()).collect();
    (!values.is_empty()).then_some(values)
}

/// Whether a word, in lower case, may be a Roman numeral or have figures in it.
pub fn may_hold_number(lower: &str) -> bool {
    lower.bytes().any(|b| b.is_ascii_digit()) || lower.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l' | b'c'))
}

/// A Roman numeral in capitals.
fn roman(word: &str) -> Option<f64> {
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
