//! Weekdays, days told from today, and dates.
use jiff::civil::Date;
use smallvec::SmallVec;

use super::lexicon::{self, Meaning};
use crate::analysis::locale::{self, DateOrder};
use crate::analysis::word;
use crate::document::Segment;
use crate::text::{Lang, Span, Token, TokenKind};

/// A day that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// In bytes of the segment's text.
    pub span: Span,
    when: When,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// Monday is 1.
    Weekday(i8),
    /// Days from the story's day.
    FromToday(i8),
    /// The same of a word that is mostly another one: morgen, mañana.
    Perhaps(i8),
    /// Month and day, every year.
    Feast(i8, i8),
    /// A quarter (1 to 4) or a half (5 and 6) of a year.
    Season(i8),
}

impl Day {
    /// Monday is 1; `None` where it is told from a day that is not known.
    fn weekday(&self, today: Option<Date>) -> Option<i8> {
        match self.when {
            When::Weekday(day) => Some(day),
            When::FromToday(days) => {
                let date = today?.checked_add(jiff::Span::new().days(days)).ok()?;
                Some(date.weekday().to_monday_one_offset())
            }
            When::Perhaps(_) | When::Feast(..) | When::Season(_) => None,
        }
    }

    /// The weekday that it names; Monday is 1.
    pub fn told(&self) -> Option<i8> {
        match self.when {
            When::Weekday(day) => Some(day),
            _ => None,
        }
    }

    /// Whether it may be this date of the story's year; a weekday is one of those around the story's day.
    fn may_be(&self, date: &CalendarDate, today: Option<Date>) -> bool {
        let is = |month: i8, day: i8| date.months.contains(&month) && date.days.contains(&day);
        let day = |days: i64| today.and_then(|t| t.checked_add(jiff::Span::new().days(days)).ok());
        match self.when {
            When::Season(_) => false,
            When::Feast(month, day) => is(month, day),
            When::FromToday(days) | When::Perhaps(days) => day(i64::from(days)).is_some_and(|d| is(d.month(), d.day())),
            When::Weekday(weekday) => (-8..=14).filter_map(day).any(|d| d.weekday().to_monday_one_offset() == weekday && is(d.month(), d.day())),
        }
    }
}

/// Whether a date of the target stands at this place that one of the source's days tells: “Nov. 24” for “on Monday”.
pub fn is_told(dates: &[CalendarDate], place: Span, days: &[Day], today: Option<Date>) -> bool {
    let date = dates.iter().find(|d| d.span.contains(place));
    date.is_some_and(|date| days.iter().any(|day| day.may_be(date, today)))
}

/// Whether a number stands in the name of a quarter or half of a year (4～6月期) where the target names one too.
pub fn is_of_season(ours: &[Day], place: Span, theirs: &[Day]) -> bool {
    let season = |day: &Day| matches!(day.when, When::Season(_));
    ours.iter().any(|day| season(day) && day.span.contains(place)) && theirs.iter().any(season)
}

/// Whether a day of the source stands at this place that the target tells by its weekday alone, which the source does not name. Where
/// the story's day is known, it must be that weekday.
pub fn is_told_by_weekday(dates: &[CalendarDate], place: Span, ours: &[Day], theirs: &[Day], today: Option<Date>) -> bool {
    let named = |days: &[Day]| days.iter().any(|d| d.told().is_some());
    let Some(date) = dates.iter().find(|d| d.has_day() && d.span.contains(place)) else { return false };
    named(theirs) && !named(ours) && (today.is_none() || theirs.iter().any(|day| day.may_be(date, today)))
}

/// The weekdays and the days told from today that stand in a segment.
pub fn days(segment: &Segment) -> Vec<Day> {
    let mut found = Vec::new();
    let mut note = |span: Span, meaning: &Meaning| {
        let when = match meaning {
            Meaning::Weekday(day) => When::Weekday(*day),
            Meaning::Day(days) => When::FromToday(*days),
            Meaning::PerhapsDay(days) => When::Perhaps(*days),
            Meaning::Feast(month, day) => When::Feast(*month, *day),
            Meaning::Season(season) => When::Season(*season),
            _ => return,
        };
        found.push(Day { span, when });
    };
    if segment.lang.is_spaceless() {
        let is_day = |m: &Meaning| matches!(m, Meaning::Weekday(_) | Meaning::Day(_) | Meaning::Feast(..) | Meaning::Season(_));
        let mut past = 0;
        for token in &segment.tokens {
            let at = token.span.start;
            if at >= past
                && let Some((meaning, length)) = lexicon::said_at(&segment.text, at, segment.lang, is_day)
            {
                note(Span::new(at, at + length), meaning);
                past = at + length;
            }
        }
        return found;
    }
    let mut at = 0;
    while at < segment.tokens.len() {
        let mut next = at + 1;
        for (meaning, end) in lexicon::said(segment, at) {
            note(segment.tokens[at].span.cover(segment.tokens[end - 1].span), meaning);
            next = next.max(end);
        }
        at = next;
    }
    found
}

/// A day of the target that is none of the source's, and one of the source's that the target lacks: by index, source first.
/// `today` is the story's day; without it what is told from today cannot be compared.
/// `late`: the source may count the hours past midnight on, and the target the next day.
pub fn changed(source: &[Day], target: &[Day], today: Option<Date>, late: bool) -> Option<(usize, usize)> {
    if source.is_empty() || target.is_empty() {
        return None;
    }
    type Known = SmallVec<[(usize, i8); 4]>;
    let known = |days: &[Day]| {
        let told = days.iter().enumerate().filter(|(_, d)| !matches!(d.when, When::Perhaps(_) | When::Feast(..) | When::Season(_)));
        told.map(|(i, d)| Some((i, d.weekday(today)?))).collect::<Option<Known>>()
    };
    let (ours, theirs) = (known(source)?, known(target)?);
    let lacks = |(_, day): &&(usize, i8), others: &Known| !others.iter().any(|(_, other)| other == day);
    if late && theirs.iter().all(|(_, theirs)| ours.iter().any(|(_, ours)| ours == theirs || ours % 7 + 1 == *theirs)) {
        return None;
    }
    Some((ours.iter().find(|d| lacks(d, &theirs))?.0, theirs.iter().find(|d| lacks(d, &ours))?.0))
}

/// A quarter or half of a year that is another one in the target: by index, source first. Only where both sides tell one.
pub fn changed_season(source: &[Day], target: &[Day]) -> Option<(usize, usize)> {
    let only = |days: &[Day]| {
        let mut seasons = days.iter().enumerate().filter_map(|(i, d)| if let When::Season(season) = d.when { Some((i, season)) } else { None });
        seasons.next().filter(|_| seasons.next().is_none())
    };
    let ((i, ours), (j, theirs)) = (only(source)?, only(target)?);
    (ours != theirs && (ours > 4) == (theirs > 4)).then_some((i, j))
}

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
    fn a_weekday_that_became_another_is_told() {
        let today = "2025-11-20".parse().ok();
        for (source, lang, target, today, change) in [
            ("Am Montag beginnt der Prozess.", "de", "The trial begins on Tuesday.", None, true),
            ("Am Montag beginnt der Prozess.", "de", "The trial begins on Monday.", None, false),
            ("Von Montag bis Mittwoch wird gestreikt.", "de", "The strike lasts from Monday to Wednesday.", None, false),
            ("Gestern begann der Prozess.", "de", "The trial began on Wednesday.", today, false),
            ("Gestern begann der Prozess.", "de", "The trial began on Tuesday.", today, true),
            ("Gestern begann der Prozess.", "de", "The trial began on Tuesday.", None, false),
            ("Послы встретятся во вторник.", "ru", "The envoys meet on Thursday.", None, true),
            ("会议星期二举行。", "zh", "The meeting is on Tuesday.", None, false),
        ] {
            let (s, t) = (segment(source, lang), segment(target, "en"));
            assert_eq!(changed(&days(&s), &days(&t), today, false).is_some(), change, "{source} → {target}");
        }
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
