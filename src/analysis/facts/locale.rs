//! What is written as another country writes it: figures with the source's marks, the spelling and the spaces of another variety.
use crate::analysis::numbers::digits::decimal_mark;
use crate::analysis::word;
use crate::document::Segment;
use crate::text::{Lang, Span, Token, TokenKind};

use super::lexicon::{self, Meaning};

/// Something that the target's country writes in another way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// In bytes of the segment's text.
    pub span: Span,
    pub fixed: String,
}

/// Figures that only another language's marks make sense of: “4,6 billion”, “1.234.567” in English, “2.5 Millionen” in German.
pub fn figures(segment: &Segment) -> Vec<Foreign> {
    let point = decimal_mark(segment.lang) == '.';
    // some countries of these languages write the one, some the other
    if !point && !matches!(segment.lang.primary(), "de" | "fr" | "it" | "nl" | "pl" | "cs" | "sv" | "da" | "nb" | "fi" | "ru" | "uk" | "ro" | "tr") {
        return Vec::new();
    }
    let own = if point { (',', '.') } else { ('.', ',') };
    let figure = |(at, token): (usize, &Token)| {
        let text = token.of(&segment.text);
        let foreign = match text.bytes().filter(|b| !b.is_ascii_digit()).count() {
            // 4,6 billion: nobody groups by one or two
            1 => is_decimal(text, own.0) && is_measured(segment, at + 1),
            _ => is_grouped(text, own.1),
        };
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
        foreign.then(|| Foreign { span: token.span, fixed: turned() })
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
    let mut groups = text.split(mark);
    let first = groups.next().is_some_and(|g| (1..=3).contains(&g.len()) && g.bytes().all(|b| b.is_ascii_digit()));
    let (mut count, mut fit) = (0, true);
    for group in groups {
        count += 1;
        fit &= group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    }
    // four of them may be an address of the Internet
    first && fit && count == 2
}

/// Whether a scale, percent or another unit of measurement follows: no list and no time of day.
fn is_measured(segment: &Segment, next: usize) -> bool {
    let Some(token) = segment.tokens.get(next) else { return false };
    let long = |t: &Token| t.is_word() && t.span.len() > 3;
    let scale = long(token) && word::of(token, segment.lang).number.as_ref().is_some_and(|r| r.scale().is_some_and(|s| s >= 1e6));
    let unit = |m: &Meaning| matches!(m, Meaning::Unit(_));
    scale || token.of(&segment.text) == "%" || long(token) && lexicon::said(segment, next).iter().any(|(m, end)| *end == next + 1 && unit(m))
}

/// British and American spellings of words that are otherwise the same.
const VARIANTS: &[(&str, &str)] = &[
    ("aluminium", "aluminum"),
    ("analyse", "analyze"),
    ("armour", "armor"),
    ("behaviour", "behavior"),
    ("cancelled", "canceled"),
    ("centre", "center"),
    ("centres", "centers"),
    ("colour", "color"),
    ("defence", "defense"),
    ("endeavour", "endeavor"),
    ("favour", "favor"),
    ("favourite", "favorite"),
    ("fuelled", "fueled"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("humour", "humor"),
    ("kilometre", "kilometer"),
    ("labour", "labor"),
    ("labelled", "labeled"),
    ("manoeuvre", "maneuver"),
    ("neighbour", "neighbor"),
    ("neighbourhood", "neighborhood"),
    ("offence", "offense"),
    ("paralyse", "paralyze"),
    ("plough", "plow"),
    ("rumour", "rumor"),
    ("sceptical", "skeptical"),
    ("signalled", "signaled"),
    ("travelled", "traveled"),
    ("traveller", "traveler"),
    ("travelling", "traveling"),
];

const ENDINGS: &[&str] = &["", "s", "d", "ed", "ing"];

/// Words and signs that the region of the target writes in another way; none where no region is set. English of GB and US, German of
/// Switzerland, French of France.
pub fn variety(segment: &Segment) -> Vec<Foreign> {
    match (segment.lang.primary(), segment.lang.region()) {
        ("en", Some("GB")) => spellings(segment, |(british, american)| (american, british)),
        ("en", Some("US")) => spellings(segment, |pair| pair),
        ("de", Some("CH" | "LI")) => sharp_s(segment),
        ("fr", Some("FR")) => french_spaces(segment),
        _ => Vec::new(),
    }
}

fn spellings(segment: &Segment, order: fn((&'static str, &'static str)) -> (&'static str, &'static str)) -> Vec<Foreign> {
    let other = |token: &Token| {
        let lower = &*token.form.lower;
        let (from, to, ending) = VARIANTS.iter().map(|pair| order(*pair)).find_map(|(from, to)| {
            let ending = lower.strip_prefix(from)?;
            ENDINGS.contains(&ending).then_some((from, to, ending))
        })?;
        (!from.is_empty()).then(|| Foreign { span: token.span, fixed: format!("{to}{ending}") })
    };
    // names keep their spelling: the Labour Party, the World Trade Center
    segment.tokens.iter().filter(|t| t.is_word() && !t.form.capital).filter_map(other).collect()
}

fn sharp_s(segment: &Segment) -> Vec<Foreign> {
    let words = segment.tokens.iter().filter(|t| t.is_word() && t.form.lower.contains('ß'));
    words.map(|t| Foreign { span: t.span, fixed: t.of(&segment.text).replace('ß', "ss") }).collect()
}

fn french_spaces(segment: &Segment) -> Vec<Foreign> {
    let close = |w: &[Token]| {
        let (before, mark) = (&w[0], &w[1]);
        let sign = mark.of(&segment.text);
        let needs = matches!(sign, ";" | ":" | "!" | "?" | "»" | "%") && !mark.spaced && (before.is_word() || before.kind == TokenKind::Number);
        // 12:30, https://
        let inside = segment.text[mark.span.end..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
        let space = if sign == ":" || sign == "»" { '\u{A0}' } else { '\u{202F}' };
        (needs && !inside).then(|| Foreign { span: before.span.cover(mark.span), fixed: format!("{}{space}{sign}", before.of(&segment.text)) })
    };
    segment.tokens.windows(2).filter_map(close).collect()
}

/// The target's language with its region, as it is set.
pub fn name(lang: Lang) -> String {
    lang.region().map_or_else(|| lang.primary().to_owned(), |region| format!("{}-{region}", lang.primary()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Unplaced};

    fn told(found: fn(&Segment) -> Vec<Foreign>, text: &str, lang: &str) -> Vec<String> {
        let segment = Segment::new("s", text.into(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        found(&segment).into_iter().map(|f| f.fixed).collect()
    }

    #[test]
    fn figures_of_another_language_are_told() {
        for (text, lang, fixed) in [
            ("It lost 4,6 billion euros.", "en", Some("4.6")),
            ("It fell by 3,5% on Monday.", "en", Some("3.5")),
            ("The city has 1.234.567 people.", "en", Some("1,234,567")),
            ("Er verlor 2.5 Millionen.", "de", Some("2,5")),
            ("Es waren 1,234,567 Menschen.", "de", Some("1.234.567")),
            ("Er verlor 2.5 Millionen.", "de-CH", None),
            ("In chapters 4,6 and 7 it says so.", "en", None),
            ("It lost 4.6 billion and 1,234,567 more.", "en", None),
            ("The server 192.168.100.200 is down.", "en", None),
            ("Um 20.15 Uhr kamen 3,5 Prozent.", "de", None),
        ] {
            assert_eq!(told(figures, text, lang), Vec::from_iter(fixed), "{text}");
        }
    }

    #[test]
    fn spelling_and_spaces_are_those_of_the_region() {
        for (text, lang, fixed) in [
            ("Her favourite colour is red.", "en-US", &["favorite", "color"][..]),
            ("The center favors it.", "en-GB", &["centre", "favours"]),
            ("An honorary member of the Labor Party", "en-GB", &[]),
            ("Her favourite colour is red.", "en", &[]),
            ("Auf der Straße lag Eis.", "de-CH", &["Strasse"]),
            ("Auf der Straße lag Eis.", "de", &[]),
            ("Vraiment? Il est 12:30.", "fr-FR", &["Vraiment\u{202F}?"]),
            ("Vraiment ? Oui.", "fr-FR", &[]),
            ("Vraiment?", "fr-CA", &[]),
        ] {
            assert_eq!(told(variety, text, lang), fixed, "{text}");
        }
    }
}
