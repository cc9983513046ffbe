//! Dates of figures in the order of another country: 25/12/2025 in American English.
use super::Foreign;
use crate::analysis::facts::calendar::CalendarDate;
use crate::document::Segment;

/// Those of a segment's dates that the region of its language does not write so, with day and month turned.
pub fn dates(segment: &Segment, dates: &[CalendarDate]) -> Vec<Foreign> {
    let turned = |date: &CalendarDate| {
        let text = segment.of(date.span);
        let mark = text.chars().find(|c| !c.is_ascii_digit())?;
        let mut parts: Vec<&str> = text.split(mark).collect();
        if parts.len() != 3 {
            return None;
        }
        parts.swap(0, 1);
        Some(Foreign { span: date.span, fixed: parts.join(&mark.to_string()) })
    };
    dates.iter().filter(|d| d.is_foreign()).filter_map(turned).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;
    use super::*;
    use crate::analysis::facts::calendar;

    #[test]
    fn a_date_in_the_order_of_another_country_is_told() {
        for (text, lang, fixed) in [
            ("It opened on 25/12/2025.", "en-US", Some("12/25/2025")),
            ("It opened on 12/25/2025.", "en-GB", Some("25/12/2025")),
            ("Il a ouvert le 12/25/2025.", "fr", Some("25/12/2025")),
            ("It opened on 12/25/2025.", "en-US", None),
            ("It opened on 5/12/2025.", "en-US", None),
            ("It opened on 25/12/2025 or 12/25/2025.", "en", None),
            ("It opened on 2025-12-25.", "en-US", None),
        ] {
            assert_eq!(told(|s| dates(s, &calendar::dates(s)), text, lang), Vec::from_iter(fixed), "{text}");
        }
    }
}
