//! Words of the translation that say the opposite of a word of the source.
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::document::Segment;
use crate::knowledge::Words;
use crate::text::by_language::{ByLanguage, Packed, tables};
use crate::text::{Form, Lang, Span, keys};

use super::coverage::{self, Coverage};
use super::polarity::Polarity;
use super::scope::Links;

/// A word of the translation that stands in the place of its opposite.
#[derive(Clone, Debug, PartialEq)]
pub struct Reversal {
    pub source: Span,
    pub target: Span,
    /// What the word of the source means.
    pub meant: Box<str>,
}

/// A side of two that are opposed: its number, and which of them.
type Pole = (u16, bool);

#[derive(Debug, Default)]
struct Antonyms {
    poles: FxHashMap<u64, SmallVec<[Pole; 4]>>,
    words: FxHashMap<u64, Box<str>>,
}

include!(concat!(env!("OUT_DIR"), "/antonyms.rs"));

const PACKED: Packed = ANTONYMS;

static BY_LANGUAGE: LazyLock<ByLanguage<Antonyms>> = LazyLock::new(|| ByLanguage::new(PACKED, |lang, packed| Antonyms::read(lang, packed).unwrap_or_default()));

impl Antonyms {
    fn read(lang: &str, packed: &'static [u8]) -> Option<Antonyms> {
        let lang = Lang::parse(lang).ok()?;
        let mut antonyms = Antonyms::default();
        let lines = tables(packed);
        for (number, line) in lines.values().flat_map(|table| table.values()).enumerate() {
            for (second, words) in line.split('|').enumerate() {
                for word in words.split_whitespace() {
                    let key = keys::lemma_key(word, lang);
                    antonyms.poles.entry(key).or_default().push((number as u16, second > 0));
                    antonyms.words.entry(key).or_insert_with(|| word.into());
                }
            }
        }
        Some(antonyms)
    }

    fn of(&self, keys: impl Iterator<Item = u64>) -> SmallVec<[Pole; 8]> {
        keys.filter_map(|key| self.poles.get(&key)).flatten().copied().collect()
    }

    fn of_form(&self, form: &Form) -> SmallVec<[Pole; 8]> {
        self.of(form.keys.iter().copied())
    }
}

/// Of so many meanings of a word one must be the opposite.
const MEANINGS: f32 = 2.5;
/// Letters of a word that is hardly another's form by chance.
const LETTERS: usize = 4;
/// Characters around a word in which a denial turns it round.
const DENIED: usize = 40;

/// A text, and how to ask what it denies: seldom needed.
type Side<'p> = (&'p Segment, &'p dyn Fn() -> &'p Polarity);

/// Where a word of `target` says the opposite of one of `source` that nothing renders. `coverage` is that of the two.
pub fn reversals((source, s): Side, (target, t): Side, coverage: &Coverage) -> Vec<Reversal> {
    let Some(words) = Words::between(source.lang, target.lang).filter(|w| w.is_complete()) else { return Vec::new() };
    let Some(antonyms) = BY_LANGUAGE.get(target.lang.primary()) else { return Vec::new() };
    let token = |span: Span| target.tokens.binary_search_by_key(&span.start, |t| t.span.start).ok().map(|at| &target.tokens[at]);
    // words that no word of the source explains
    let loose = coverage.target.iter().filter(|known| !known.found).filter_map(|known| token(known.span));
    let opposed: SmallVec<[_; 4]> = loose.map(|token| (token.span, antonyms.of_form(&token.form))).filter(|(_, poles)| !poles.is_empty()).collect();
    if opposed.is_empty() || coverage.source.iter().all(|known| known.found) {
        return Vec::new();
    }
    let there = antonyms.of(target.tokens.iter().filter(|t| t.is_word()).flat_map(|t| t.form.keys.iter().copied()));
    let mut found = Vec::new();
    coverage::each_word(source, words, |span, token, keys| {
        let short = words.longest() == 0 && source.of(span).chars().count() < LETTERS;
        if short || !coverage.source.iter().any(|known| known.span == span && !known.found) {
            return;
        }
        let mut meanings: SmallVec<[u64; 16]> = coverage::translations(words, token, keys).collect();
        meanings.sort_unstable();
        meanings.dedup();
        let said = antonyms.of(meanings.iter().copied());
        let opposite = |pole: &Pole| said.contains(&(pole.0, !pole.1)) && !said.contains(pole) && !there.contains(&(pole.0, !pole.1));
        for (word, poles) in &opposed {
            let Some(pole) = poles.iter().find(|pole| opposite(pole)) else { continue };
            let mut meant = meanings.iter().filter(|key| antonyms.poles.get(key).is_some_and(|poles| poles.contains(&(pole.0, !pole.1))));
            // a word of many meanings may mean something else
            let sure = meant.clone().count() as f32 * MEANINGS >= meanings.len() as f32;
            if !sure
                || is_part(source, span)
                || is_part(target, *word)
                || near(source, span, s())
                || near(target, *word, t())
                || !in_place(source, span, target, *word)
            {
                continue;
            }
            found.extend(meant.next().and_then(|key| antonyms.words.get(key)).map(|meant| Reversal { source: span, target: *word, meant: meant.clone() }));
        }
    });
    // where two may be meant, neither is sure
    if found.len() > 1 { Vec::new() } else { found }
}

/// Whether something may turn a word round.
fn near(segment: &Segment, word: Span, polarity: &Polarity) -> bool {
    let text = &segment.text;
    let from = text[..word.start].char_indices().rev().nth(DENIED).map_or(0, |(at, _)| at);
    let to = text[word.end..].char_indices().nth(DENIED).map_or(text.len(), |(at, _)| word.end + at);
    polarity.denies_in(Span::new(from, to))
}

/// Whether a word is part of a compound with hyphens: “16-year-old”.
fn is_part(segment: &Segment, word: Span) -> bool {
    segment.text[..word.start].ends_with('-') || segment.text[word.end..].starts_with('-')
}

/// Words between which two words count as beside one another.
const BESIDE: usize = 4;

/// Whether a word beside the one is rendered beside the other.
fn in_place(source: &Segment, a: Span, target: &Segment, b: Span) -> bool {
    let apart = |segment: &Segment, a: Span, b: Span| {
        let at = |span: Span| segment.tokens.partition_point(|t| t.span.start < span.start);
        at(a).abs_diff(at(b)) / if segment.lang.is_spaceless() { 2 } else { 1 }
    };
    Links::of(source, target).joins(|from, to| apart(source, a, from) <= BESIDE && apart(target, b, to) <= BESIDE)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::polarity;
    use crate::document::{Role, Unplaced};

    fn found(source: &str, lang: &str, target: &str) -> Vec<(String, String)> {
        let segment = |text: &str, lang: &str| Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        let (source, target) = (segment(source, lang), segment(target, "en"));
        let (s, t) = (polarity::read(&source), polarity::read(&target));
        let found = reversals((&source, &|| &s), (&target, &|| &t), &Coverage::of_segments(&source, &target));
        found.iter().map(|r| (source.of(r.source).to_owned(), target.of(r.target).to_owned())).collect()
    }

    #[test]
    fn an_opposite_is_told() {
        let pair = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
        assert_eq!(found("Die Preise sind im Mai gestiegen.", "de", "Prices fell in May."), pair("gestiegen", "fell"));
        assert_eq!(found("法院判他无罪。", "zh", "The court found him innocent."), []);
    }

    #[test]
    fn what_is_denied_or_said_too_is_no_opposite() {
        for (source, lang, target) in [
            ("Die Preise sind im Mai gestiegen.", "de", "Prices rose in May."),
            ("Die Preise sind im Mai gestiegen.", "de", "Prices did not fall in May."),
            ("Die Preise sind im Mai gestiegen und im Juni gefallen.", "de", "Prices rose in May and fell in June."),
            ("El equipo no ganó el partido.", "es", "The team lost the match."),
        ] {
            assert_eq!(found(source, lang, target), [], "{source} {target}");
        }
    }
}
