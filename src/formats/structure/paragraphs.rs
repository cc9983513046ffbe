//! Lines to paragraphs: each line is one, unless lines were wrapped at a width.
use crate::text::Span;

/// Widths at which text is wrapped.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=130;

/// The paragraphs of a text, without the white space around them.
pub fn of(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut run: Vec<Span> = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            flush(&mut run, text, &mut out);
        } else {
            let from = start + (line.len() - line.trim_start().len());
            run.push(Span::new(from, from + trimmed.len()));
        }
        start += line.len() + 1;
    }
    flush(&mut run, text, &mut out);
    out
}

fn flush(run: &mut Vec<Span>, text: &str, out: &mut Vec<Span>) {
    match (run.first(), run.last()) {
        (Some(first), Some(last)) if is_wrapped(run, text) => out.push(first.cover(*last)),
        _ => out.extend_from_slice(run),
    }
    run.clear();
}

/// Whether every line but the last is full: the next line's first word would not have fitted.
fn is_wrapped(lines: &[Span], text: &str) -> bool {
    let Some((last, full)) = lines.split_last().filter(|(_, full)| !full.is_empty()) else { return false };
    let length = |line: &Span| line.of(text).chars().count();
    let width = lines.iter().map(length).max().unwrap_or_default();
    if !WIDTHS.contains(&width) {
        return false;
    }
    let first_word = |line: &Span| line.of(text).split_whitespace().next().map_or(0, |w| w.chars().count());
    let fits = lines.windows(2).any(|pair| length(&pair[0]) + 1 + first_word(&pair[1]) < width);
    let runs_on = |line: &Span| !line.of(text).ends_with(['.', '!', '?', '”', '"', '»']);
    let continues = last.of(text).starts_with(char::is_lowercase);
    !fits && if full.len() == 1 { runs_on(&full[0]) && continues } else { full.iter().filter(|l| runs_on(l)).count() * 2 >= full.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        of(text).len()
    }

    #[test]
    fn lines_are_paragraphs_unless_wrapped() {
        assert_eq!(count("One.\nTwo.\nThree."), 3);
        assert_eq!(count("The police arrested two men in the old town on Monday, and\nsearched their flats."), 1);
        assert_eq!(count("The police arrested two men in the old town on Monday.\nThey searched their flats in the afternoon."), 2);
        assert_eq!(
            count("A headline of some length about the council\nThe council met on Monday evening and did not agree on anything at all that mattered."),
            2
        );
    }
}
