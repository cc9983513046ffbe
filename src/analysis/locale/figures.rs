//! Figures with the marks of another language.
use super::{Foreign, custom};
use crate::analysis::facts::lexicon::{self, Meaning};
use crate::analysis::numbers::digits::decimal_mark;
use crate::analysis::word;
use crate::document::Segment;
use crate::text::{Token, TokenKind};

/// Figures that only another language's marks make sense of: “4,6 billion”, “1.234.567” in English, “2.5 Millionen” in German.
pub fn figures(segment: &Segment) -> Vec<Foreign> {
    let point = decimal_mark(segment.lang) == '.';
    // of some languages there are countries that write the one, and some that write the other
    if !point && custom(segment.lang, "figure", "decimal").is_empty() {
        return Vec::new();
    }
    let own = if point { (',', '.') } else { ('.', ',') };
    let figure = |(at, token): (usize, &Token)| {
        let text = token.of(&segment.text);
        let turned = || {
            text.chars()
                .map(|c| {
                    if c == own.0 {
                        own.1
                    } else if c == own.1 {
                        own.0
                    } else {
                        c
                    }
                })
                .collect()
        };
        let fixed = match text.bytes().filter(|b| !b.is_ascii_digit()).count() {
            // 4,6 billion: nobody groups by one or two
            1 => (is_decimal(text, own.0) && is_measured(segment, at + 1)).then(turned),
            _ => is_grouped(text, own.1).then(turned).or_else(|| half_turned(text, own)),
        };
        fixed.map(|fixed| Foreign { span: token.span, fixed })
    };
    segment.tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Number && t.span.len() > 2).filter_map(figure).collect()
}

/// `4,6`, `31,25`.
fn is_decimal(text: &str, mark: char) -> bool {
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once(mark).is_some_and(|(whole, rest)| digits(whole, 3) && digits(rest, 2))
}

/// `1.234.567`: two groups of three and more.
fn is_grouped(text: &str, mark: char) -> bool {
    // four of them may be an address of the Internet
    groups(text, mark) == Some(2)
}

/// The groups of three digits behind the first mark, where all are such.
fn groups(text: &str, mark: char) -> Option<usize> {
    let mut groups = text.split(mark);
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let first = groups.next().is_some_and(|g| (1..=3).contains(&g.len()) && digits(g));
    let count = groups.clone().count();
    (first && groups.all(|g| g.len() == 3 && digits(g))).then_some(count)
}

/// `1.234,56` or, of which only half was changed, `1,234,56` in English: groups of three and one or two decimals. `own` are the marks of
/// the language between groups and before decimals.
fn half_turned(text: &str, own: (char, char)) -> Option<String> {
    let (whole, decimals) = text.rsplit_once([own.0, own.1])?;
    if !(1..=2).contains(&decimals.len()) || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mark = whole.chars().find(|c| *c == own.0 || *c == own.1)?;
    // 13.11.25 is a date, and 1,234.56 is as it should be
    let last = text[whole.len()..].chars().next()?;
    let right = mark == own.0 && last == own.1;
    let fits = groups(whole, mark).is_some_and(|n| n >= 1) && !right;
    fits.then(|| whole.replace(mark, &own.0.to_string()) + &own.1.to_string() + decimals)
}

/// Whether a scale, percent or another unit of measurement follows: no list and no time of day.
fn is_measured(segment: &Segment, next: usize) -> bool {
    let Some(token) = segment.tokens.get(next) else { return false };
    let long = |t: &Token| t.is_word() && t.span.len() > 3;
    let scale = long(token) && word::of(token, segment.lang).number.as_ref().is_some_and(|r| r.scale().is_some_and(|s| s >= 1e6));
    let unit = |m: &Meaning| matches!(m, Meaning::Unit(_));
    scale || token.of(&segment.text) == "%" || long(token) && lexicon::said(segment, next).iter().any(|(m, end)| *end == next + 1 && unit(m))
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;
    use super::figures;

    #[test]
    fn figures_of_another_language_are_told() {
        for (text, lang, fixed) in [
            ("It lost 4,6 billion euros.", "en", Some("4.6")),
            ("It fell by 3,5% on Monday.", "en", Some("3.5")),
            ("The city has 1.234.567 people.", "en", Some("1,234,567")),
            ("The bill came to 1.234,50 euros.", "en", Some("1,234.50")),
            ("The bill came to 1,234,50 euros.", "en", Some("1,234.50")),
            ("Die Rechnung lag bei 1,234.50 Euro.", "de", Some("1.234,50")),
            ("Er verlor 2.5 Millionen.", "de", Some("2,5")),
            ("Es waren 1,234,567 Menschen.", "de", Some("1.234.567")),
            ("Er verlor 2.5 Millionen.", "de-CH", None),
            ("In chapters 4,6 and 7 it says so.", "en", None),
            ("It lost 4.6 billion and 1,234,567 more.", "en", None),
            ("The bill came to 1,234.50 euros on 13.11.25.", "en", None),
            ("India counted 12,34,567 of them.", "en", None),
            ("The server 192.168.100.200 is down.", "en", None),
            ("Um 20.15 Uhr kamen 3,5 Prozent.", "de", None),
        ] {
            assert_eq!(told(figures, text, lang), Vec::from_iter(fixed), "{text}");
        }
    }
}
