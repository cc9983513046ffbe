//! Points and commas that were copied and mean something else in the target.
use super::digits::decimal_mark;
use super::{Change, Doubt, Number, same};
use crate::document::Segment;
use crate::text::Lang;

/// Figures such as 12.345 whose mark means thousands on one side and decimals on the other: a thousand times more or less.
pub(super) fn copied_marks((source, ours): (&Segment, &[Number]), (target, theirs): (&Segment, &[Number])) -> Vec<Change> {
    let digits = |text: &str| text.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    let ambiguous = |segment: &Segment, n: &Number| {
        let text = n.span.of(&segment.text);
        let figure = &text[..digits(text)];
        let (whole, rest) = figure.split_once(['.', ','])?;
        let fits = n.hard && rest.len() == 3 && (1..=3).contains(&whole.len()) && rest.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| (whole.to_owned(), rest.to_owned(), figure.as_bytes()[whole.len()]))
    };
    let mut found = Vec::new();
    for (i, a) in ours.iter().enumerate() {
        let Some((whole, rest, mark)) = ambiguous(source, a) else { continue };
        // the figure that stands for this one may be another than the one that looks like it
        if theirs.iter().any(|b| same(a.value(), b.value())) {
            continue;
        }
        let Some((j, b)) = theirs.iter().enumerate().find(|(_, b)| b.agrees(a)) else { continue };
        let text = b.span.of(&target.text);
        let Some((w, r)) = text[..digits(text)].split_once(['.', ',']) else { continue };
        let other = text.as_bytes()[w.len()];
        let apart = (a.value() / b.value()).log10().abs();
        let alike = decimal_mark(source.lang) == decimal_mark(target.lang);
        if (w, r) == (&whole, &rest)
            && (apart - 3.0).abs() < 1e-6
            && (mark == other) != alike
            && sure_of_marks(source.lang, mark)
            && !(a.value() < b.value() && rest.ends_with('0'))
        {
            found.push(Change { source: i, target: j, doubt: Doubt::None });
        }
    }
    found
}

/// Whether all who write the language set the same marks; in Spanish a point may be either, by the country, but a comma before
/// three digits mostly groups them.
fn sure_of_marks(lang: Lang, mark: u8) -> bool {
    match lang.primary() {
        "de" | "fr" | "it" | "pl" | "cs" | "sk" | "ru" | "uk" | "sv" | "nl" | "pt" | "ro" | "tr" | "da" | "nb" | "fi" | "zh" | "ja" | "en" => true,
        "es" => mark == b'.',
        _ => false,
    }
}
