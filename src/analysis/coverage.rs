//! Which words of a pair the other side accounts for, by the core lexicon.
use std::borrow::Cow;

use smallvec::SmallVec;

use crate::document::Segment;
use crate::knowledge::Words;
use crate::text::{Span, Token, keys};

use super::SegmentAnalysis;

/// A word that the lexicon knows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    /// In bytes of its segment's text.
    pub span: Span,
    /// A translation of it stands on the other side.
    pub found: bool,
}

/// Words of the two sides that translate one another, and none besides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// In bytes of the source's text.
    pub source: Span,
    /// A token of the target.
    pub target: usize,
}

/// The known words of both sides; none where the pair has no lexicon.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    pub source: Vec<Known>,
    pub target: Vec<Known>,
    pub links: Vec<Link>,
}

impl Coverage {
    /// `words` is the lexicon of the two languages.
    pub fn of(source: &SegmentAnalysis, target: &SegmentAnalysis, words: Option<&Words>) -> Coverage {
        let Some(words) = words else { return Coverage::default() };
        let there = target.occurrences();
        let (source, target) = (source.segment, target.segment);
        // by how many words of the source
        let mut explained = vec![0u32; target.tokens.len()];
        let mut coverage = Coverage::default();
        let mut met: SmallVec<[u32; 4]> = SmallVec::new();
        let mut meet = |translations: &[u64]| {
            met.clear();
            for n in translations.iter().flat_map(|key| there.of_key(*key)) {
                if !met.contains(&n) {
                    met.push(n);
                    explained[n as usize] += 1;
                }
            }
            (met.len(), met.first().copied().unwrap_or_default())
        };
        let look_up = |keys: &[u64]| Cow::Owned(keys.iter().flat_map(|key| words.of_key(*key)).collect());
        each_word(source, words, |span, token, keys| {
            let told = token.and_then(|t| words.told(&t.form));
            let (mut found, mut target) = meet(&told.map_or_else(|| look_up(keys), |told| Cow::Borrowed(&*told.of_word)));
            let known = found > 0 || told.map_or_else(|| keys.iter().any(|key| words.knows(*key)), |told| told.known);
            // a compound is not the sum of its parts: its head explains, but need not be found
            if let Some(token) = token.filter(|_| found == 0) {
                (found, target) = meet(&told.map_or_else(|| look_up(&token.form.heads), |told| Cow::Borrowed(&*told.of_heads)));
            }
            if known || found > 0 {
                coverage.source.push(Known { span, found: found > 0 });
            }
            if found == 1 {
                coverage.links.push(Link { source: span, target: target as usize });
            }
        });
        coverage.links.retain(|link| explained[link.target] == 1);
        if !words.is_complete() {
            return coverage;
        }
        let of_target = target.tokens.iter().zip(&explained).filter(|(t, explained)| t.is_word() && (**explained > 0 || words.knows_translation(&t.form)));
        coverage.target = of_target.map(|(t, explained)| Known { span: t.span, found: *explained > 0 }).collect();
        coverage
    }

    /// The same by the core lexicon.
    #[cfg(test)]
    pub fn of_segments(source: &Segment, target: &Segment) -> Coverage {
        Coverage::of(&SegmentAnalysis::new(0, source), &SegmentAnalysis::new(1, target), Words::between(source.lang, target.lang))
    }
}

/// All that translates a word of [`each_word`], or the head of a compound.
pub fn translations<'w>(words: &'w Words, token: Option<&'w Token>, keys: &'w [u64]) -> impl Iterator<Item = u64> {
    let told = token.and_then(|t| words.told(&t.form));
    let heads = token.map_or(&[][..], |t| &t.form.heads);
    let (keys, heads) = if told.is_some() { (&[][..], &[][..]) } else { (keys, heads) };
    let looked_up = keys.iter().chain(heads).flat_map(|key| words.of_key(*key));
    told.into_iter().flat_map(|told| told.of_word.iter().chain(&told.of_heads).copied()).chain(looked_up)
}

/// Calls `word` for each word of the segment with the keys of its dictionary forms; in a script without spaces for the longest
/// known ones, which have no token.
pub fn each_word(segment: &Segment, words: &Words, mut word: impl FnMut(Span, Option<&Token>, &[u64])) {
    let mut at = 0;
    while let Some(token) = segment.tokens.get(at) {
        at += 1;
        if !token.is_word() {
            continue;
        }
        if words.longest() == 0 || !token.is_spaceless() {
            word(token.span, Some(token), &token.form.keys);
            continue;
        }
        let run: SmallVec<[Span; 8]> =
            segment.tokens[at..].iter().take(words.longest() - 1).take_while(|t| !t.spaced && t.is_spaceless()).map(|t| t.span).collect();
        for characters in (1..=run.len() + 1).rev() {
            let span = if characters == 1 { token.span } else { token.span.cover(run[characters - 2]) };
            let key = keys::key(span.of(&segment.text));
            if words.knows(key) {
                word(span, None, &[key]);
                at += characters - 1;
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Unplaced};
    use crate::text::Lang;

    fn missed(source: &str, lang: &str, target: &str) -> (Vec<String>, Vec<String>) {
        let segment = |text: &str, lang: &str| Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        let (source, target) = (segment(source, lang), segment(target, "en"));
        let coverage = Coverage::of_segments(&source, &target);
        let words = |known: &[Known], of: &Segment| known.iter().filter(|k| !k.found).map(|k| of.of(k.span).to_owned()).collect();
        (words(&coverage.source, &source), words(&coverage.target, &target))
    }

    #[test]
    fn words_without_a_translation_are_told() {
        assert_eq!(missed("Das Gericht hat den Antrag abgelehnt.", "de", "The court rejected the motion."), (vec![], vec![]));
        let (source, target) = missed("Das Gericht hat den Antrag abgelehnt.", "de", "The court rejected the weather.");
        assert_eq!((source, target), (vec!["Antrag".to_owned()], vec!["weather".to_owned()]));
        assert_eq!(missed("城市堵车。", "zh", "There was a festival in the city.").0, ["堵车"]);
    }

    #[test]
    fn a_pair_without_a_lexicon_has_no_coverage() {
        assert_eq!(missed("Roedd y llys yn hwyr.", "cy", "The court was late."), (vec![], vec![]));
    }
}
