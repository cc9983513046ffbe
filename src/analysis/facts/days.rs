//! Weekdays, feasts, quarters, and days told from today.
use jiff::civil::Date;
use smallvec::SmallVec;

use super::calendar::CalendarDate;
use super::lexicon::{self, Meaning};
use crate::document::Segment;
use crate::text::Span;

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
        let is = |month: i8, day: i8| date.includes(month, day);
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Unplaced};
    use crate::text::Lang;

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
}
