//! Finds the numbers of a segment, with what stands around them: scale words, clock times, decades, ranges.
use smallvec::{SmallVec, smallvec};

use super::digits::{self, Digits};
use super::{Kind, Number, han, measures, phrases, words};
use crate::analysis::word;
use crate::document::Segment;
use crate::text::{Lang, Span, Token, TokenKind};

/// The numbers of a segment, in order.
pub fn read(segment: &Segment) -> Vec<Number> {
    let mut reader = Reader { text: &segment.text, tokens: &segment.tokens, lang: segment.lang, found: Vec::new() };
    let times = phrases::read(segment);
    let mut times = times.iter().peekable();
    let mut i = 0;
    while i < segment.tokens.len() {
        if let Some(told) = times.next_if(|told| told.first <= i) {
            if let Some(values) = told.values {
                reader.soft(phrases::span(segment, told), SmallVec::from_slice(&values), Kind::Time);
                reader.firm();
                // as a duration: two hours and 15 minutes
                reader.parts(told.minutes);
            } else {
                reader.idle(&segment.tokens[told.first..told.end]);
            }
            i = told.end;
            continue;
        }
        // “a quarter” of “a quarter to nine” is no number of its own
        reader.tokens = &segment.tokens[..times.peek().map_or(segment.tokens.len(), |told| told.first)];
        i = reader.at(i).max(i + 1);
    }
    reader.found
}

pub(super) struct Reader<'s> {
    pub(super) text: &'s str,
    pub(super) tokens: &'s [Token],
    pub(super) lang: Lang,
    pub(super) found: Vec<Number>,
}

impl<'s> Reader<'s> {
    pub(super) fn word(&self, i: usize) -> &'s str {
        self.tokens.get(i).map_or("", |t| t.of(self.text))
    }

    pub(super) fn lower(&self, i: usize) -> &'s str {
        self.tokens.get(i).map_or("", |t| &t.form.lower)
    }

    /// What a word says about numbers.
    pub(super) fn reading(&self, token: &'s Token) -> Option<&'s words::Reading> {
        word::of(token, self.lang).number.as_ref()
    }

    /// Written on to the token before it.
    pub(super) fn attached(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| !t.spaced)
    }

    /// Reads what begins at token `i`; returns the first token it left alone.
    fn at(&mut self, i: usize) -> usize {
        let token = &self.tokens[i];
        match token.kind {
            TokenKind::Mark => i + 1,
            TokenKind::Number | TokenKind::Word if han::reads(self.lang) => self.han(i),
            TokenKind::Number => self.digits(i),
            TokenKind::Word => self.words(i),
        }
    }

    pub(super) fn push(&mut self, number: Number) {
        self.found.push(number);
    }

    pub(super) fn soft(&mut self, span: Span, values: SmallVec<[f64; 4]>, kind: Kind) {
        self.push(Number { span, values, parts: SmallVec::new(), kind, hard: false, firm: false, factors: &[] });
    }

    /// The number found last means what it says and nothing else.
    pub(super) fn firm(&mut self) {
        if let Some(last) = self.found.last_mut() {
            last.firm = true;
        }
    }

    /// The number found last may be told with so many minutes apart.
    fn parts(&mut self, minutes: f64) {
        if let Some(last) = self.found.last_mut().filter(|_| minutes > 0.0) {
            last.parts = smallvec![minutes];
        }
    }

    /// The figures of tokens that count nothing: they may stand on the other side too, and need not.
    fn idle(&mut self, tokens: &[Token]) {
        for token in tokens.iter().filter(|t| t.kind == TokenKind::Number) {
            if let Some(value) = digits::whole(token.of(self.text)) {
                self.soft(token.span, smallvec![f64::from(value)], Kind::Label);
            }
        }
    }

    /// Tokens from `i` that begin before byte `end`.
    pub(super) fn past(&self, i: usize, end: usize) -> usize {
        i + self.tokens[i..].iter().take_while(|t| t.span.start < end).count()
    }

    pub(super) fn digits(&mut self, i: usize) -> usize {
        if let Some(next) = self.telephone(i) {
            return next;
        }
        let token = &self.tokens[i];
        let mut read = digits::read(token.of(self.text), token.span.start, self.lang);
        let mut next = i + 1;
        if read.len() != 1 {
            for d in read {
                self.push(number(d));
            }
            return next;
        }
        let Some(first) = read.pop() else { return next };
        let mut one = number(first);
        next = self.arabic_groups(&mut one, next);
        next = self.space_groups(&mut one, next);
        next = self.mixed(&mut one, next);
        next = self.parts_of_one(&mut one, next);
        next = self.time(&mut one, next);
        if han::reads(self.lang) {
            self.han_half(&mut one);
            next = self.han_clock(&mut one, next);
        }
        if matches!(self.word(next), "%" | "％" | "‰") {
            // 5.3% is no third of May
            one.parts.clear();
        }
        let mut factor;
        (next, factor) = self.scale(&mut one, next);
        if self.lang.primary() == "ha" {
            factor *= self.scale_before(&mut one, i, next);
        }
        if self.lang.primary() == "es" && factor > 1.0 {
            self.thousand_before(&mut one, i, factor);
        }
        self.suffix(&mut one, next);
        if han::reads(self.lang) {
            next = self.han_behind(&mut one, next);
        }
        next = self.measure(&mut one, next);
        next = self.metres(&mut one, next);
        self.prefix(&mut one, i, factor);
        self.push(one);
        next
    }

    /// `15:30`, `15h30`, `3 p.m.`
    fn time(&self, one: &mut Number, next: usize) -> usize {
        let hour = one.value();
        let whole_hour = hour <= 24.0 && hour.fract() == 0.0;
        let minutes = |word: &str| word.parse::<f64>().ok().filter(|m| word.len() == 2 && *m < 60.0);
        if whole_hour
            && matches!(self.word(next), ":" | "：")
            && self.attached(next)
            && self.attached(next + 1)
            && let Some(m) = ascii(self.word(next + 1)).as_deref().and_then(minutes)
        {
            let clock = digits::clock(hour, m);
            one.parts = smallvec![hour, m, clock[1].trunc()];
            one.values = SmallVec::from_slice(&clock);
            one.kind = Kind::Time;
            one.span.end = self.tokens[next + 1].span.end;
            return next + 2;
        }
        if whole_hour && self.attached(next) {
            let word = self.lower(next);
            if let Some(m) = word.strip_prefix('h').and_then(minutes) {
                one.parts = smallvec![hour, m];
                one.values = SmallVec::from_slice(&digits::clock(hour, m));
                one.kind = Kind::Time;
                one.span.end = self.tokens[next].span.end;
                return next + 1;
            }
        }
        let half_day = matches!(self.lower(next), "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m." | "uhr" | "h" | "o'clock" | "ч" | "点" | "點" | "時" | "시");
        if half_day && (hour <= 24.0 || !one.parts.is_empty()) {
            if whole_hour {
                one.values = SmallVec::from_slice(&digits::clock(hour, 0.0));
            }
            one.kind = Kind::Time;
        }
        next
    }

    /// `12 сотых`: so many tenths, hundredths.
    fn parts_of_one(&self, one: &mut Number, next: usize) -> usize {
        let Some(token) = self.tokens.get(next).filter(|t| t.is_word() && t.spaced) else { return next };
        let Some([words::Atom::Add(part)]) = self.reading(token).filter(|r| r.exact && r.others.is_empty()).map(|r| &r.atoms[..]) else { return next };
        if !(*part <= 0.1 && *part > 0.0) {
            return next;
        }
        let value = one.value() * part;
        // floating-point 0.12 is no 12 × 0.01
        one.values = smallvec![(value * 1e6).round() / 1e6];
        one.parts.clear();
        one.span.end = token.span.end;
        next + 1
    }

    /// `2.5 million`, `5 mil millones`, `30 тыс.`, `£5m`.
    fn scale(&self, one: &mut Number, mut next: usize) -> (usize, f64) {
        let mut factor = 1.0;
        let mut doubtful = false;
        let mut end = one.span.end;
        // 9 £ milliarder, 5,69 de milioane, 2.1-billion-euro
        let hyphen = self.word(next) == "-" && self.attached(next) && self.attached(next + 1);
        let between = hyphen || matches!(self.word(next), "€" | "£" | "$" | "¥") || self.lang.primary() == "ro" && self.word(next) == "de";
        if between && self.tokens.get(next + 1).is_some_and(|t| self.reading(t).is_some_and(|r| r.scale().is_some())) {
            next += 1;
        }
        while let Some(token) = self.tokens.get(next).filter(|t| t.is_word()) {
            let Some(scale) = self.reading(token).and_then(|r| r.scale()) else {
                // 37 de mii de miliarde
                let scaled = self.tokens.get(next + 1).is_some_and(|t| self.reading(t).is_some_and(|r| r.scale().is_some()));
                if factor > 1.0 && scaled && self.lang.primary() == "ro" && self.word(next) == "de" {
                    next += 1;
                    continue;
                }
                break;
            };
            if self.reading(token).is_some_and(|r| r.dotted) && self.word(next + 1) != "." {
                break;
            }
            let short = token.form.lower.chars().count() == 1;
            if short && token.spaced && self.lang.primary() == "en" {
                break;
            }
            doubtful |= short || self.reading(token).is_some_and(|r| r.dotted);
            factor *= scale;
            end = token.span.end;
            next += 1;
        }
        if factor == 1.0 {
            return (next, factor);
        }
        let scaled: SmallVec<[f64; 4]> = one.values.iter().map(|v| v * factor).collect();
        let plain = std::mem::replace(&mut one.values, scaled);
        one.parts.clear();
        if doubtful {
            // “5 m” may be metres
            one.values.extend(plain);
        }
        one.span.end = end;
        // 3 milioni e mezzo
        if (next..next + 3).any(|i| self.reads_as(i, 0.5)) {
            one.values.push(one.value() + factor / 2.0);
        }
        (next, factor)
    }

    /// `miliyan 73`, `miliyan 2 da rabi`, as Hausa has it.
    fn scale_before(&self, one: &mut Number, i: usize, next: usize) -> f64 {
        let scales = self.tokens[..i].iter().rev().map_while(|t| self.reading(t)?.scale());
        let factor: f64 = scales.product();
        if factor > 1.0 {
            let plain = one.value();
            for v in &mut one.values {
                *v *= factor;
            }
            if (next..next + 2).any(|at| self.reads_as(at, 0.5)) {
                one.values.insert(0, one.value() + factor / 2.0);
            }
            // milyan 2,210,534 is said twice
            if plain >= factor {
                one.values.push(plain);
            }
        }
        factor
    }

    /// `mil 250 millones`, as in Mexico.
    fn thousand_before(&self, one: &mut Number, i: usize, factor: f64) {
        if i > 0 && self.lower(i - 1) == "mil" && one.value() < 1000.0 * factor {
            let count = i.checked_sub(2).filter(|at| self.tokens[*at].kind == TokenKind::Number).and_then(|at| digits::whole(self.word(at)));
            one.values.push(one.value() + f64::from(count.unwrap_or(1)) * 1000.0 * factor);
        }
    }

    fn reads_as(&self, i: usize, value: f64) -> bool {
        let Some(token) = self.tokens.get(i).filter(|t| t.is_word()) else { return false };
        self.reading(token).is_some_and(|r| r.atoms.first() == Some(&words::Atom::Add(value)))
    }

    /// Decades, `1980s` and `80er`: what follows digits without a space.
    fn suffix(&self, one: &mut Number, next: usize) {
        let v = one.value();
        // the tenth year of an era is no 2010
        if han::reads(self.lang) && han::era(&self.text[..one.span.start]).is_some() {
            return;
        }
        if v < 100.0 && v.fract() == 0.0 && (self.is_year(one.span.end) || self.lang.primary() == "ko" && self.word(next).starts_with('년')) {
            one.values.extend([1900.0 + v, 2000.0 + v]);
            return;
        }
        let round = v.fract() == 0.0 && v % 10.0 == 0.0;
        let followed = self.attached(next) && (self.tokens[next].is_word() || matches!(self.word(next), "-" | "'" | "’"))
            || matches!(self.word(next), "年" | "-х" | "-те" | "-ті");
        if round && followed {
            if v % 100.0 == 0.0 && (1000.0..2100.0).contains(&v) {
                // the 1700s are the 18th century
                one.values.push(v / 100.0 + 1.0);
            }
            if (1800.0..2100.0).contains(&v) {
                one.values.push(v % 100.0);
            } else if (10.0..100.0).contains(&v) {
                one.values.push(1900.0 + v);
            }
        }
    }

    /// Whether 年 follows, also behind the year of an era in brackets or another year: 23（大正12）年, 04～05年.
    fn is_year(&self, end: usize) -> bool {
        let rest = &self.text[end..];
        let figures = |text: &'s str| text.trim_start_matches(|c| digits::digit(c).is_some());
        rest.starts_with('年')
            || rest.strip_prefix(['～', '〜', '~', '－']).is_some_and(|to| figures(to).len() < to.len() && figures(to).starts_with('年'))
            || rest
                .strip_prefix(['（', '('])
                .and_then(|inner| inner.split_once(['）', ')']))
                .is_some_and(|(inner, behind)| behind.starts_with('年') && han::era(inner.trim_end_matches(|c| digits::digit(c).is_some())).is_some())
    }

    /// Units that a translation may convert, and feet with inches.
    pub(super) fn measure(&self, one: &mut Number, next: usize) -> usize {
        let mut at = next;
        while at < next + 3 && matches!(self.lower(at), "-" | "°" | "square" | "sq" | "cubic" | "º") {
            at += 1;
        }
        one.factors = measures::factors(self.lower(at), self.lang);
        if self.lang.primary() == "en" && matches!(self.lower(at), "foot" | "feet" | "ft") {
            let inches = at + 1 + usize::from(self.word(at + 1) == "-");
            if let Some(v) =
                self.tokens.get(inches).filter(|t| t.kind == TokenKind::Number).and_then(|t| t.of(self.text).parse::<f64>().ok()).filter(|v| *v < 12.0)
            {
                let feet = one.value();
                one.parts = smallvec![feet, v];
                one.values = smallvec![feet + v / 12.0, feet + v / 10.0];
                one.span.end = self.tokens[inches].span.end;
                return inches + 1;
            }
        }
        next
    }

    /// What stands before digits: a name (COVID-19), a year whose century is not repeated (2018-19), the first number of a range
    /// whose scale word comes later (10-15 million).
    fn prefix(&mut self, one: &mut Number, i: usize, factor: f64) {
        let dash = i > 0 && matches!(self.word(i - 1), "-" | "–" | "—" | "/" | "‑" | "~" | "～");
        let named = |t: &Token| t.is_word() && (t.form.capital || &*t.form.lower == "covid");
        if dash && self.attached(i) && self.attached(i - 1) && i > 1 && named(&self.tokens[i - 2]) {
            one.kind = Kind::Label;
        }
        if i > 0 && matches!(self.word(i - 1), "'" | "’" | "‘") && self.attached(i) && (10.0..100.0).contains(&one.value()) {
            one.values.extend([1900.0 + one.value(), 2000.0 + one.value()]);
        }
        let bracket = (i.saturating_sub(2)..i).any(|at| matches!(self.word(at), "(" | "（"));
        let Some(before) = self.found.last_mut().filter(|n| n.hard) else { return };
        let between = self.tokens[..i].iter().rev().take_while(|t| t.span.start >= before.span.end).count();
        if dash && between == 1 && (1000.0..2100.0).contains(&before.value()) && one.value() < 100.0 && one.value().fract() == 0.0 {
            let year = before.value() - before.value() % 100.0 + one.value();
            // the season of 2019/20
            let next = if year == before.value() + 1.0 { 0 } else { one.values.len() };
            one.values.insert(next, year);
        }
        if (1..=2).contains(&between) && factor > 1.0 && !bracket {
            let v = before.value() * factor;
            before.values.push(v);
        }
        if between == 1 && before.factors.is_empty() {
            before.factors = one.factors;
        }
    }
}

fn number(read: Digits) -> Number {
    Number { span: read.span, values: read.values, parts: read.parts, kind: Kind::Plain, hard: true, firm: false, factors: &[] }
}

/// Digits of any script as ASCII.
pub(super) fn ascii(word: &str) -> Option<String> {
    word.chars().map(|c| digits::digit(c).and_then(|d| char::from_digit(d, 10))).collect()
}
