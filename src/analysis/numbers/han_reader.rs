//! Numbers of Chinese, Japanese and Korean texts in what stands around them: eras, clock times, halves, tenths.
use smallvec::{SmallVec, smallvec};

use super::reader::Reader;
use super::{Kind, Number, digits, han};
use crate::text::TokenKind;

impl Reader<'_> {
    pub(super) fn han(&mut self, i: usize) -> usize {
        let token = &self.tokens[i];
        if token.kind == TokenKind::Number
            && let Some(next) = self.telephone(i)
        {
            return next;
        }
        let start = token.span.start;
        if self.text[start..].starts_with("元年")
            && let Some(first) = han::era(&self.text[..start])
        {
            self.soft(token.span, smallvec![first + 1.0], Kind::Plain);
            return i + 1;
        }
        let Some(read) = han::read(self.text, start, self.lang) else {
            return match token.kind {
                TokenKind::Number => self.digits(i),
                _ => self.words(i),
            };
        };
        if self.lang.primary() == "ko" && token.kind == TokenKind::Word && !read.digits {
            // a syllable that is a numeral is mostly the start of another word
            self.soft(read.span, smallvec![read.value], Kind::Plain);
            return self.words(i);
        }
        if read.digits && self.tokens[i..].iter().take_while(|t| t.span.start < read.span.end).all(|t| t.kind == TokenKind::Number) {
            return self.digits(i);
        }
        let mut values: SmallVec<[f64; 4]> = smallvec![read.value];
        let after = &self.text[read.span.end..];
        if after.starts_with(['成', '割']) {
            values.push(read.value * 10.0);
        }
        if after.starts_with('旬') && (3.0..10.0).contains(&read.value) {
            values.push(read.value * 10.0);
        }
        if after.starts_with('倍') {
            values.extend([read.value * 100.0, (read.value - 1.0) * 100.0]);
        }
        if let Some(more) = after.strip_prefix('成').and_then(|_| han::read(self.text, read.span.end + '成'.len_utf8(), self.lang)).filter(|n| n.value < 10.0)
        {
            values.push(read.value * 10.0 + more.value);
        }
        if after.starts_with('半') {
            values.push(read.value + 0.5);
        }
        if let Some(first) = han::era(&self.text[..start]) {
            values.push(first + read.value);
        }
        let parts = read.parts;
        let mut one = Number { span: read.span, values, parts, kind: Kind::Plain, hard: read.digits, firm: false, factors: &[] };
        self.han_half(&mut one);
        let next = self.past(i, read.span.end);
        let next = self.han_clock(&mut one, next);
        self.push(one);
        next
    }

    /// `9時半`, `两点三刻`, `25時30分`: an hour, `next` the token behind it, with its minutes.
    pub(super) fn han_clock(&self, one: &mut Number, next: usize) -> usize {
        let hour = one.value();
        if hour.fract() != 0.0 || hour > 30.0 || !matches!(self.word(next), "時" | "时" | "点" | "點" | "시") {
            return next;
        }
        let behind = self.tokens[next].span.end;
        let rest = &self.text[behind..];
        let (minutes, length) = if rest.starts_with('半') {
            (30.0, '半'.len_utf8())
        } else if let Some(read) = han::read(self.text, behind, self.lang) {
            let mark = self.text[read.span.end..].chars().next();
            match mark {
                Some('分' | '분') if read.value < 60.0 => (read.value, read.span.end - behind + '分'.len_utf8()),
                Some('刻') if read.value == 1.0 || read.value == 3.0 => (15.0 * read.value, read.span.end - behind + '刻'.len_utf8()),
                _ => return next,
            }
        } else {
            return next;
        };
        one.values = SmallVec::from_slice(&digits::clock(hour % 24.0, minutes));
        one.parts = smallvec![hour % 24.0, minutes];
        one.kind = Kind::Time;
        one.span.end = behind + length;
        self.past(next, one.span.end)
    }

    /// `2年半`, `两个半月`: so many and a half.
    pub(super) fn han_half(&self, one: &mut Number) {
        let rest = &self.text[one.span.end..];
        let unit = ["年", "个", "個", "天", "日", "週間", "周", "か月", "カ月", "ヶ月", "時間", "小时", "小時"].into_iter().find_map(|u| rest.strip_prefix(u));
        let half = unit.and_then(|behind| behind.strip_prefix('半')).is_some_and(|behind| !behind.starts_with(['ば', '数', '數', '期', '分', '年']));
        if half && one.value().fract() == 0.0 && one.value() >= 1.0 {
            one.values = smallvec![one.value() + 0.5];
            one.kind = Kind::Half;
            one.firm = true;
        }
    }
}
