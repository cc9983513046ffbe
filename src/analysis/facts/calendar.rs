//! Dates.
use smallvec::SmallVec;

use super::lexicon::{self, Meaning};
use crate::analysis::locale::{self, DateOrder};
use crate::analysis::word;
use crate::document::Segment;
use crate::text::{Lang, Span, Token, TokenKind};

/// A date, as far as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDate {
    /// In bytes of the segment's text.
    pub span: Span,
    year: Option<i16>,
    /// Both readings where the order of day and month is open.
    months: SmallVec<[i8; 2]>,
    /// The days of a range; none where only the month is told.
    days: SmallVec<[i8; 2]>,
    /// In figures whose order is that of other countries.
    foreign: bool,
}

impl CalendarDate {
    /// Both may be the same day, or one tells less than the other.
    pub fn may_be(&self, other: &CalendarDate) -> bool {
        let common = |a: &[i8], b: &[i8]| a.iter().any(|x| b.contains(x));
        common(&self.months, &other.months)
            && (self.days.is_empty() || other.days.is_empty() || common(&self.days, &other.days))
            && (self.year.is_none() || other.year.is_none() || self.year == other.year)
    }

    /// Whether it may be this day of a year.
    pub fn includes(&self, month: i8, day: i8) -> bool {
        self.months.contains(&month) && self.days.contains(&day)
    }

    /// Whether it can only be read in the order of day and month that its text's country does not write.
    pub fn is_foreign(&self) -> bool {
        self.foreign
    }

    pub fn has_day(&self) -> bool {
        !self.days.is_empty()
    }

    /// Those that it may be, or the days of a range.
    pub fn days(&self) -> &[i8] {
        &self.days
    }

    /// Its month, where it can be read in one way.
    pub fn month(&self) -> Option<i8> {
        if let &[month] = &self.months[..] { Some(month) } else { None }
    }

    pub fn year(&self) -> Option<i16> {
        self.year
    }

    /// Its month and day, where it is one day and can be read in one way.
    pub fn single(&self) -> Option<(i8, i8)> {
        match (&self.months[..], &self.days[..]) {
            (&[month], &[day]) => Some((month, day)),
            _ => None,
        }
    }
}

/// The dates of a segment: numeric ones with a year, and months by name with what day and year stand beside them.
pub fn dates(segment: &Segment) -> Vec<CalendarDate> {
    let reader = Reader { segment, tokens: &segment.tokens };
    let mut found = Vec::new();
    let mut at = 0;
    while at < segment.tokens.len() {
        match reader.numeric(at).or_else(|| reader.named(at)).or_else(|| reader.counted(at)) {
            Some((date, next)) => {
                found.push(date);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// A date of the target that is none of the source's, and one of the source's that the target lacks: source first.
pub fn changed_date<'d>(ours: &'d [CalendarDate], theirs: &'d [CalendarDate]) -> Option<(&'d CalendarDate, &'d CalendarDate)> {
    let lacks = |date: &&CalendarDate, others: &[CalendarDate]| !others.iter().any(|o| o.may_be(date));
    Some((ours.iter().find(|d| lacks(d, theirs))?, theirs.iter().find(|d| lacks(d, ours))?))
}

struct Reader<'s> {
    segment: &'s Segment,
    tokens: &'s [Token],
}

impl Reader<'_> {
    fn of(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.of(&self.segment.text))
    }

    fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| &t.form.lower)
    }

    fn digits(&self, at: usize) -> Option<i16> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
        crate::analysis::numbers::digits::whole(token.of(&self.segment.text)).and_then(|v| i16::try_from(v).ok())
    }

    fn day(&self, at: usize) -> Option<i8> {
        self.digits(at).filter(|d| (1..=31).contains(d)).map(|d| d as i8)
    }

    fn year(&self, at: usize) -> Option<i16> {
        self.digits(at).filter(|y| (1000..2200).contains(y))
    }

    /// `13.11.2025`, `11/13/2025`, `2025-11-13`: three numbers, one of which is a year.
    fn numeric(&self, at: usize) -> Option<(CalendarDate, usize)> {
        let first = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
        let text = first.of(&self.segment.text);
        let spaced = || (self.of(at + 1), self.of(at + 3)) == (".", ".") && matches!(self.segment.lang.primary(), "cs" | "sk" | "de" | "pl" | "fi" | "hr");
        let (parts, next): (SmallVec<[i16; 3]>, usize) = if self.day(at).is_some() && self.year(at + 4).is_some() && spaced() {
            // 5. 8. 2026
            ((0..3).map_while(|n| self.digits(at + 2 * n)).collect(), at + 5)
        } else if text.contains('.') {
            (text.split('.').map_while(|part| part.parse().ok()).collect(), at + 1)
        } else {
            let mark = self.of(at + 1);
            let attached = (at + 1..at + 5).all(|n| self.tokens.get(n).is_some_and(|t| !t.spaced));
            if !matches!(mark, "/" | "-") || self.of(at + 3) != mark || !attached {
                return None;
            }
            ((0..3).map_while(|n| self.digits(at + 2 * n)).collect(), at + 5)
        };
        let &[a, b, c] = parts.as_slice() else { return None };
        let is_year = |y: i16| (1900..2200).contains(&y);
        let (year, first, second) = match (is_year(a), is_year(c)) {
            (true, false) => (a, c, b),
            (false, true) => (c, a, b),
            _ => return None,
        };
        let (mut months, mut days): (SmallVec<[i8; 2]>, SmallVec<[i8; 2]>) = (SmallVec::new(), SmallVec::new());
        let fits = |day: i16, month: i16| (1..=31).contains(&day) && (1..=12).contains(&month);
        let (day_first, month_first) = (fits(first, second), fits(second, first));
        // 2025-11-13 is the same everywhere, and points stand between day and month
        let order =
            if !is_year(c) || text.contains('.') && !self.segment.lang.same(&Lang::EN) { Some(DateOrder::Day) } else { locale::date_order(self.segment.lang) };
        let mut note = |day: i16, month: i16| {
            months.push(month as i8);
            days.push(day as i8);
        };
        let foreign = is_year(c) && matches!((order, day_first, month_first), (Some(DateOrder::Day), false, true) | (Some(DateOrder::Month), true, false));
        if day_first && (order != Some(DateOrder::Month) || foreign) {
            note(first, second);
        }
        if month_first && (order != Some(DateOrder::Day) || foreign) {
            note(second, first);
        }
        let span = self.tokens[at].span.cover(self.tokens[next - 1].span);
        (!months.is_empty()).then_some((CalendarDate { span, year: Some(year), months, days, foreign }, next))
    }

    /// The month that begins at `at` by its name, with the token behind it.
    fn month(&self, at: usize) -> Option<(i8, usize)> {
        let token = self.tokens.get(at).filter(|t| t.is_word())?;
        let by_phrase = lexicon::said(self.segment, at).into_iter().find_map(|(meaning, end)| match meaning {
            Meaning::Month(month) => Some((*month, end)),
            _ => None,
        });
        by_phrase.or_else(|| {
            let lang = self.segment.lang;
            // “may”, “march” and the like
            let capital = token.form.capital && !token.form.capitals && (at > 0 || self.day(at + 1).is_some());
            let reading = word::of(token, lang).number.as_ref().filter(|r| r.whole && (capital || !matches!(lang.primary(), "en" | "de")))?;
            reading.month.map(|month| (month as i8, at + 1))
        })
    }

    /// `13. November 2025`, `November 13, 2025`, `13 de noviembre de 2025`, `im November`.
    fn named(&self, at: usize) -> Option<(CalendarDate, usize)> {
        let (month, mut next) = self.month(at)?;
        let mut start = at;
        let mut days: SmallVec<[i8; 2]> = SmallVec::new();
        let mut before = at;
        while before > 0 && matches!(self.lower(before - 1), "." | "de" | "of" | "the" | "th" | "st" | "nd" | "rd" | "º" | "-го" | "er") {
            before -= 1;
        }
        if let Some(day) = before.checked_sub(1).and_then(|n| self.day(n)) {
            days.push(day);
            start = before - 1;
            if start >= 2
                && matches!(self.of(start - 1), "-" | "–" | "/")
                && let Some(first) = self.day(start - 2)
            {
                days.push(first);
                start -= 2;
            }
        }
        if self.of(next) == "." {
            next += 1;
        }
        if days.is_empty()
            && let Some(day) = self.day(next)
        {
            days.push(day);
            next += 1;
            if matches!(self.of(next), "-" | "–")
                && let Some(last) = self.day(next + 1)
            {
                days.push(last);
                next += 2;
            }
        }
        let mut behind = next;
        while matches!(self.lower(behind), "," | "de" | "del" | "of" | "th" | "st" | "nd" | "rd") {
            behind += 1;
        }
        let year = self.year(behind);
        if year.is_some() {
            next = behind + 1;
        }
        let span = self.tokens[start].span.cover(self.tokens[next - 1].span);
        Some((CalendarDate { span, year, months: SmallVec::from_slice(&[month]), days, foreign: false }, next))
    }

    /// `2025年11月13日`.
    fn counted(&self, at: usize) -> Option<(CalendarDate, usize)> {
        if !self.segment.lang.is_spaceless() {
            return None;
        }
        let month = self.digits(at).filter(|m| (1..=12).contains(m) && self.of(at + 1) == "月")? as i8;
        let day = self.day(at + 2).filter(|_| matches!(self.of(at + 3), "日" | "号" | "號"));
        let year = at.checked_sub(2).filter(|n| self.of(n + 1) == "年").and_then(|n| self.year(n));
        let next = at + if day.is_some() { 4 } else { 2 };
        // three months are no March
        if day.is_none() && matches!(self.of(at + 2), "间" | "間" | "份" | "连" | "連") {
            return None;
        }
        let span = self.tokens[at].span.cover(self.tokens[next - 1].span);
        Some((CalendarDate { span, year, months: SmallVec::from_slice(&[month]), days: day.into_iter().collect(), foreign: false }, next))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Unplaced};

    fn segment(text: &str, lang: &str) -> Segment {
        Segment::new("s", text.into(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced))
    }

    #[test]
    fn a_date_that_became_another_is_told() {
        for (source, lang, target, change) in [
            ("Am 5.8.2026 öffnet das Bad.", "de", "The pool opens on August 5, 2026.", false),
            ("Am 5.8.2026 öffnet das Bad.", "de", "The pool opens on May 8, 2026.", true),
            ("Am 5.8.2026 öffnet das Bad.", "de", "The pool opens on 8/5/2026.", false),
            ("Most se otevře 5. 8. 2026.", "cs", "The bridge opens on May 8, 2026.", true),
            ("Most se otevře 5. 8. 2026.", "cs", "The bridge opens on August 5, 2026.", false),
            ("El museo abre el 13 de enero.", "es", "The museum opens on June 13.", true),
            ("El museo abre el 13 de enero de 2026.", "es", "The museum opens on Jan. 13, 2026.", false),
            ("Im November kommt der Papst.", "de", "The pope comes in October.", true),
            ("В ночь на 9 мая мост закрыли.", "ru", "The bridge was closed on the night of May 8-9.", false),
            ("条约2024年5月8日生效。", "zh", "The treaty took effect on August 5, 2024.", true),
            ("Er kam im Mai.", "de", "He may come.", false),
        ] {
            let (s, t) = (segment(source, lang), segment(target, "en"));
            assert_eq!(changed_date(&dates(&s), &dates(&t)).is_some(), change, "{source} → {target}");
        }
    }
}
