//! Digits in several groups that are one number: thousands set apart, telephone numbers, a number and a fraction, metres
//! and centimetres.
use smallvec::{SmallVec, smallvec};

use super::reader::{Reader, ascii};
use super::{Kind, Number, digits};
use crate::analysis::facts::lexicon::Meaning;
use crate::analysis::facts::units::Dimension;
use crate::analysis::word;
use crate::text::{Lang, TokenKind};

/// Languages that set a space between groups of three digits.
fn groups_by_space(lang: Lang) -> bool {
    matches!(
        lang.primary(),
        "fr" | "ru" | "uk" | "pl" | "cs" | "sk" | "bg" | "sv" | "nb" | "nn" | "da" | "fi" | "hu" | "es" | "pt" | "de" | "et" | "lv" | "lt" | "be" | "kk" | "hr"
    )
}

impl Reader<'_> {
    /// `+49 30 23125-417`, `04 91 55 12 34`: groups of digits that begin with a plus or a zero, by the last seven digits.
    pub(super) fn telephone(&mut self, i: usize) -> Option<usize> {
        let digits_at = |at: usize| {
            let word = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?.of(self.text);
            // no-break spaces are inside of a token
            ascii(&word.replace(char::is_whitespace, "")).filter(|w| w.bytes().all(|b| b.is_ascii_digit()))
        };
        let first = digits_at(i)?;
        let plus = i > 0 && self.word(i - 1) == "+" && self.attached(i);
        if !plus && !first.starts_with('0') {
            return None;
        }
        let (mut number, mut groups, mut next) = (first.clone(), SmallVec::<[f64; 4]>::new(), i + 1);
        groups.extend(first.parse::<f64>());
        loop {
            let apart =
                self.tokens[next..].iter().take(2).take_while(|t| matches!(t.of(self.text), "-" | "/" | "(" | ")" | "–" | "（" | "）" | "・" | "－")).count();
            let Some(group) = digits_at(next + apart) else { break };
            number += &group;
            groups.extend(group.parse::<f64>());
            next += apart + 1;
        }
        // 01-02-2020 is a date
        let date = groups.len() == 3 && first.len() <= 2 && number.len() <= 8;
        if !(8..=15).contains(&number.len()) || date {
            return None;
        }
        let value: f64 = number[number.len() - 7..].parse().ok()?;
        let span = self.tokens[i].span.cover(self.tokens[next - 1].span);
        self.push(Number { span, values: smallvec![value], parts: groups, kind: Kind::Telephone, hard: true, firm: false, factors: &[] });
        Some(next)
    }

    /// `30،000`: the comma of the script between groups of three.
    pub(super) fn arabic_groups(&self, one: &mut Number, mut next: usize) -> usize {
        while self.word(next) == "،" && self.attached(next) && self.attached(next + 1) {
            let Some(group) = self.tokens.get(next + 1).filter(|t| t.kind == TokenKind::Number).and_then(|t| ascii(t.of(self.text))) else { break };
            let (3, Ok(v)) = (group.len(), group.parse::<f64>()) else { break };
            one.values = smallvec![one.value() * 1000.0 + v];
            one.span.end = self.tokens[next + 1].span.end;
            next += 2;
        }
        next
    }

    /// `12 345 678`.
    pub(super) fn space_groups(&self, one: &mut Number, mut next: usize) -> usize {
        if !groups_by_space(self.lang) || one.value() >= 1000.0 || one.value() < 1.0 || one.value().fract() != 0.0 || one.span.len() > 3 {
            return next;
        }
        let head = one.value();
        let mut value = head;
        let mut groups: SmallVec<[f64; 4]> = SmallVec::new();
        while let Some(token) = self.tokens.get(next) {
            let word = token.of(self.text);
            // the last group may have decimals
            let three = word.as_bytes().iter().take_while(|b| b.is_ascii_digit()).count() == 3;
            let fits =
                token.kind == TokenKind::Number && three && token.span.start == one.span.end + 1 && (word.len() == 3 || !word.as_bytes()[3].is_ascii_digit());
            if !fits {
                break;
            }
            let read = digits::read(word, token.span.start, self.lang);
            let [group] = read.as_slice() else { break };
            let amount = if word.len() == 3 { group.values[0] } else { group.values.iter().copied().find(|v| *v < 1000.0).unwrap_or_default() };
            value = value * 1000.0 + amount;
            groups.push(amount);
            one.span.end = token.span.end;
            next += 1;
        }
        if !groups.is_empty() {
            one.values = smallvec![value];
            one.parts = smallvec![head];
            one.parts.extend(groups);
        }
        next
    }

    /// `1 metre and 98 centimetres`.
    pub(super) fn metres(&self, one: &mut Number, next: usize) -> usize {
        let is_length = |at: usize, factor: f64| {
            let facts = self.tokens.get(at).map_or(&[][..], |t| &word::of(t, self.lang).facts);
            facts.iter().filter_map(|p| p.of_one_word()).any(|m| matches!(m, Meaning::Unit(u) if u.dimension == Dimension::Length && u.factor == factor))
        };
        let metres = one.value();
        if !(1.0..10.0).contains(&metres) || metres.fract() != 0.0 || !is_length(next, 1.0) {
            return next;
        }
        let joined = self.tokens.get(next + 1).is_some_and(|t| self.reading(t).is_some_and(|r| r.joins));
        let rest = next + 1 + usize::from(joined);
        let centimetres = self.tokens.get(rest).filter(|t| t.kind == TokenKind::Number).and_then(|t| digits::whole(t.of(self.text)));
        let Some(centimetres) = centimetres.filter(|c| *c < 100 && is_length(rest + 1, 0.01)).map(f64::from) else { return next };
        one.values = smallvec![metres + centimetres / 100.0, metres * 100.0 + centimetres];
        one.parts = smallvec![metres, centimetres];
        one.span.end = self.tokens[rest + 1].span.end;
        rest + 2
    }

    /// `2 1/2`.
    pub(super) fn mixed(&self, one: &mut Number, next: usize) -> usize {
        let part = |at: usize| self.tokens.get(at).filter(|t| t.kind == TokenKind::Number).and_then(|t| digits::whole(t.of(self.text)));
        let joined = self.word(next + 1) == "/" && self.attached(next + 1) && self.attached(next + 2) && !self.attached(next);
        let (Some(above), Some(below)) = (part(next).filter(|_| joined), part(next + 2)) else { return next };
        if !(above < below && matches!(below, 2..=5 | 8) && one.value().fract() == 0.0 && one.value() < 1000.0) {
            return next;
        }
        one.values = smallvec![one.value() + f64::from(above) / f64::from(below)];
        one.parts.clear();
        one.span.end = self.tokens[next + 2].span.end;
        next + 3
    }
}
