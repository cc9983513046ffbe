//! What a number bounds: “more than 300”, “at most 300”.
use std::sync::LazyLock;

use crate::document::Segment;
use crate::text::{ByLanguage, Lang, Span, keys};

use super::{Number, words};

/// From which side a number bounds what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It is that or more.
    Least,
    /// It is that or less.
    Most,
}

/// A number that bounds what is counted from another side than the source's; both by index, with the words that say so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reversed {
    pub source: (usize, Span),
    pub target: (usize, Span),
}

#[derive(Debug, Default)]
struct Bounds {
    /// Keys of the words before a number, and what they say; the longest first.
    phrases: Vec<(Vec<u64>, Bound)>,
    /// Where the script sets no spaces: what stands before and after.
    before: Vec<(String, Bound)>,
    after: Vec<(String, Bound)>,
}

static BOUNDS: LazyLock<ByLanguage<Bounds>> = LazyLock::new(|| ByLanguage::new(words::PACKED, Bounds::read));

impl Bounds {
    fn read(lang: &'static str, packed: &'static [u8]) -> Bounds {
        let table = words::table(packed, "bound");
        let spaceless = Lang::parse(lang).is_ok_and(|lang| lang.is_spaceless());
        let mut bounds = Bounds::default();
        for (name, list) in &table {
            let bound = if name.starts_with("least") { Bound::Least } else { Bound::Most };
            for phrase in list.split_whitespace() {
                match (spaceless, name.ends_with("after")) {
                    (true, false) => bounds.before.push((phrase.to_owned(), bound)),
                    (true, true) => bounds.after.push((phrase.to_owned(), bound)),
                    (false, _) => bounds.phrases.push((phrase.split('_').map(|word| keys::key(&keys::fold(word))).collect(), bound)),
                }
            }
        }
        bounds.phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        bounds.before.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        bounds
    }

    /// What is said of the number, and where.
    fn of(&self, segment: &Segment, number: Span) -> Option<(Bound, Span)> {
        if !self.phrases.is_empty() {
            let tokens = &segment.tokens;
            let mut end = tokens.partition_point(|t| t.span.end <= number.start);
            // “more than $300”
            if end > 0 && !tokens[end - 1].is_word() {
                end -= 1;
            }
            return self.phrases.iter().find_map(|(phrase, bound)| {
                let row = &tokens[end.checked_sub(phrase.len())?..end];
                let same = row.iter().zip(phrase).all(|(token, key)| token.form.key == *key);
                (same && !row.is_empty()).then(|| (*bound, row[0].span.cover(row[row.len() - 1].span)))
            });
        }
        let before = segment.text[..number.start].trim_end();
        if let Some((text, bound)) = self.before.iter().find(|(text, _)| before.ends_with(text.as_str())) {
            return Some((*bound, Span::new(before.len() - text.len(), before.len())));
        }
        // a counter may stand between: 300人以上
        let rest = &segment.text[number.end..];
        self.after.iter().find_map(|(text, bound)| {
            let at = rest.char_indices().map(|(at, _)| at).take(3).find(|at| rest[*at..].starts_with(text.as_str()))?;
            Some((*bound, Span::new(number.end + at, number.end + at + text.len())))
        })
    }
}

/// Numbers of the target that bound from above what they bound from below in the source, or the other way round.
pub fn reversed((source, ours): (&Segment, &[Number]), (target, theirs): (&Segment, &[Number])) -> Vec<Reversed> {
    let (Some(from), Some(to)) = (BOUNDS.get(source.lang.primary()), BOUNDS.get(target.lang.primary())) else { return Vec::new() };
    let find = |(there, number): (usize, &Number)| {
        let (said, words) = to.of(target, number.span)?;
        let mut same = ours.iter().enumerate().filter(|(_, n)| n.agrees(number));
        let (here, only) = same.next().filter(|_| same.next().is_none())?;
        let (meant, cue) = from.of(source, only.span)?;
        (meant != said).then_some(Reversed { source: (here, cue), target: (there, words) })
    };
    theirs.iter().enumerate().filter_map(find).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::numbers;
    use crate::document::{Role, Unplaced};

    fn words(source: &str, lang: &str, target: &str) -> Vec<(String, String)> {
        let segment = |text: &str, lang: &str| Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        let (source, target) = (segment(source, lang), segment(target, "en"));
        let found = reversed((&source, &numbers::read(&source)), (&target, &numbers::read(&target)));
        found.iter().map(|r| (source.of(r.source.1).to_owned(), target.of(r.target.1).to_owned())).collect()
    }

    #[test]
    fn a_bound_is_told_from_the_words_about_a_number() {
        let pair = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
        assert_eq!(words("Mehr als 300 Bauern kamen.", "de", "Fewer than 300 farmers came."), pair("Mehr als", "Fewer than"));
        assert_eq!(words("Au moins 40 maisons ont brûlé.", "fr", "At most 40 houses burned."), pair("Au moins", "At most"));
        assert_eq!(words("有300人以上参加。", "zh", "Fewer than 300 people took part."), pair("以上", "Fewer than"));
        for (source, lang, target) in [
            ("Mehr als 300 Bauern kamen.", "de", "Over 300 farmers came."),
            ("Nicht weniger als 300 Bauern kamen.", "de", "More than 300 farmers came."),
            ("Rund 300 Bauern kamen.", "de", "Almost 300 farmers came."),
            ("Mehr als 300 Bauern, höchstens 500.", "de", "More than 300 farmers, 500 at most."),
        ] {
            assert_eq!(words(source, lang, target), [], "{source}");
        }
    }
}
