//! Numbers of Chinese, Japanese and Korean texts in what stands around them: eras, clock times, halves, tenths.
use smallvec::{SmallVec, smallvec};

use super::reader::Reader;
use super::{Kind, Number, digits, han, words};
use crate::text::{Span, TokenKind};

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
        if self.lang.is_spaceless()
            && let Some((length, values)) = words::spelled(&self.text[start..], self.lang)
        {
            self.soft(Span::new(start, start + length), values, Kind::Plain);
            return self.past(i, start + length);
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
        let hard = read.digits;
        // 四十三, no 十一 that may be a feast
        let firm = !hard && read.value >= 11.0 && read.value.fract() == 0.0 && self.text[read.span.start..read.span.end].chars().count() >= 3;
        let mut one = Number { span: read.span, values: smallvec![read.value], parts: read.parts, kind: Kind::Plain, hard, firm, factors: &[] };
        let after = &self.text[read.span.end..];
        if after.starts_with('旬') && (3.0..10.0).contains(&read.value) {
            one.values.push(read.value * 10.0);
        }
        if after.starts_with('半') {
            one.values.push(read.value + 0.5);
        }
        self.han_half(&mut one);
        let next = self.past(i, read.span.end);
        let next = self.han_clock(&mut one, next);
        let next = self.han_behind(&mut one, next);
        let next = self.measure(&mut one, next);
        self.push(one);
        next
    }

    /// What the sign behind a number makes of it, `next` the token behind it: tenths, times, a year of an era, the sen of a yen.
    pub(super) fn han_behind(&self, one: &mut Number, next: usize) -> usize {
        let value = one.value();
        let end = one.span.end;
        let after = &self.text[end..];
        let number_at = |at: usize| han::read(self.text, at, self.lang).filter(|n| n.value < 100.0);
        if let Some(era) = han::era(&self.text[..one.span.start]) {
            one.values.push(era + value);
            // 23（大正12）年 tells one year twice
            let name = self.text[..one.span.start].trim_end();
            one.hard &= !name[..name.len() - 2 * '大'.len_utf8()].ends_with(['（', '(']);
            if after.starts_with("年代") {
                // Shōwa's sixties are no 1960s
                one.values.remove(0);
                one.parts = smallvec![era + value, era + value + 9.0];
            }
        }
        match after.chars().next() {
            Some(sign @ ('成' | '割')) => {
                // 两成员工: two tenths of the staff, but 两成员 are two members
                if after.starts_with("成员工") {
                    one.values = smallvec![value * 10.0];
                } else {
                    one.values.push(value * 10.0);
                }
                // 三割二分一厘
                let (mut tenths, mut past, mut worth) = (value * 10.0, end + sign.len_utf8(), 1.0);
                for sign in ['分', '厘'] {
                    let Some(more) = number_at(past).filter(|n| n.value < 10.0 && self.text[n.span.end..].starts_with(sign)) else { break };
                    tenths += more.value * worth;
                    worth /= 10.0;
                    past = more.span.end + sign.len_utf8();
                }
                if worth < 1.0 {
                    let tenths = (tenths * 10.0).round() / 10.0;
                    // the average of a batter is told in thousands
                    one.values = smallvec![tenths, tenths / 100.0, tenths * 10.0];
                    one.span.end = past;
                    return self.past(next, past);
                }
                if let Some(more) = number_at(past).filter(|n| sign == '成' && n.value < 10.0) {
                    one.values.push(value * 10.0 + more.value);
                }
            }
            Some('倍') => one.values.extend([value * 100.0, (value - 1.0) * 100.0]),
            // a tenth off for each that is not paid
            Some('折') if value < 100.0 => {
                let tenths = if value < 10.0 { value * 10.0 } else { value };
                one.values.push(100.0 - tenths);
            }
            Some('円') => {
                let past = end + '円'.len_utf8();
                if let Some(sen) = number_at(past).filter(|n| self.text[n.span.end..].starts_with('銭')) {
                    one.values = smallvec![value + sen.value / 100.0];
                    one.span.end = sen.span.end + '銭'.len_utf8();
                    return self.past(next, one.span.end);
                }
            }
            _ => {}
        }
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
