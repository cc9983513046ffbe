//! The spelling and the spaces of another variety of the language.
use super::{CUSTOMS, Foreign, custom};
use crate::document::Segment;
use crate::text::{Token, TokenKind};

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

/// A word of one variety: what it is in the other.
type Spelling = (&'static str, &'static str);

fn spellings(segment: &Segment, order: fn(Spelling) -> Spelling) -> Vec<Foreign> {
    let Some(words) = CUSTOMS.get(segment.lang.primary()).and_then(|tables| tables.get("spelling")) else { return Vec::new() };
    let endings = custom(segment.lang, "ending", "spelling").split(' ').chain([""]);
    let other = |token: &Token| {
        let lower = &*token.form.lower;
        let (to, ending) = words.iter().map(|(british, american)| order((british, american))).find_map(|(from, to)| {
            let ending = lower.strip_prefix(from)?;
            endings.clone().any(|e| e == ending).then_some((to, ending))
        })?;
        Some(Foreign { span: token.span, fixed: format!("{to}{ending}") })
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

#[cfg(test)]
mod tests {
    use super::super::tests::told;
    use super::variety;

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
