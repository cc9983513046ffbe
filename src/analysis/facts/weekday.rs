//! A weekday and the date beside it.
use jiff::civil::Date;

use super::calendar::CalendarDate;
use super::days::Day;
use crate::analysis::SegmentAnalysis;
use crate::document::Segment;
use crate::text::Span;

/// A weekday that the date beside it does not fall on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misplaced {
    /// The weekday and the date, in bytes of the segment's text.
    pub span: Span,
    pub date: Date,
}

/// The first weekday of a segment whose date cannot be. A date without a year is of the story's year or of those beside it; where
/// `today` is not known, only dates with a year are looked at.
pub fn misplaced(analysis: &SegmentAnalysis, today: Option<Date>) -> Option<Misplaced> {
    analysis.days().iter().find_map(|day| {
        let date = analysis.dates().iter().find(|date| is_beside(analysis.segment, day, date))?;
        of(day, date, today)
    })
}

/// “Thursday, November 13”, “Donnerstag, dem 13. November”, “jueves 13 de noviembre”, 11月13日（木曜日）.
fn is_beside(segment: &Segment, day: &Day, date: &CalendarDate) -> bool {
    let (first, second) = if day.span.start < date.span.start { (day.span, date.span) } else { (date.span, day.span) };
    let Some(between) = segment.text.get(first.end..second.start) else { return false };
    let behind = day.span.start > date.span.start;
    match between.trim() {
        "(" | "（" => behind,
        "" | "," => !behind || segment.lang.is_spaceless(),
        "the" | ", the" | "den" | ", den" | "dem" | ", dem" | "der" | ", der" | "le" | "el" | "il" | ", dia" | "dia" | "dnia" | ", dnia" => !behind,
        _ => false,
    }
}

fn of(day: &Day, date: &CalendarDate, today: Option<Date>) -> Option<Misplaced> {
    let told = day.told()?;
    let (month, of_month) = date.single()?;
    let years: Vec<i16> = match (date.year(), today) {
        (Some(year), _) => vec![year],
        (None, Some(today)) => vec![today.year(), today.year() - 1, today.year() + 1],
        (None, None) => return None,
    };
    let possible: Vec<Date> = years.into_iter().filter_map(|year| Date::new(year, month, of_month).ok()).collect();
    if possible.iter().any(|date| date.weekday().to_monday_one_offset() == told) {
        return None;
    }
    Some(Misplaced { span: day.span.cover(date.span), date: *possible.first()? })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Unplaced};
    use crate::text::Lang;

    fn weekday(text: &str, lang: &str, today: &str) -> Option<String> {
        let segment = Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        misplaced(&SegmentAnalysis::new(0, &segment), today.parse().ok()).map(|m| m.date.strftime("%A").to_string())
    }

    #[test]
    fn a_weekday_that_its_date_is_not_is_told() {
        assert_eq!(weekday("The trial began on Friday, November 13, 2025.", "en", ""), Some("Thursday".to_owned()));
        assert_eq!(weekday("Der Prozess begann am Freitag, dem 13. November 2025.", "de", ""), Some("Thursday".to_owned()));
        assert_eq!(weekday("El juicio empezó el viernes 13 de noviembre de 2025.", "es", ""), Some("Thursday".to_owned()));
        assert_eq!(weekday("The trial began on Tuesday, Nov. 13.", "en", "2025-11-20"), Some("Thursday".to_owned()));
    }

    #[test]
    fn a_weekday_that_may_be_right_is_left_alone() {
        for (text, lang, today) in [
            ("The trial began on Thursday, November 13, 2025.", "en", ""),
            ("The trial began on Friday, November 13.", "en", ""),
            ("The trial began on Friday, November 13.", "en", "2026-01-20"),
            ("Nach der Sitzung am 13. November 2025, Freitag früh, kam er.", "de", ""),
            ("From Friday to November 13, 2025 the bridge is closed.", "en", ""),
        ] {
            assert_eq!(weekday(text, lang, today), None, "{text}");
        }
    }
}
