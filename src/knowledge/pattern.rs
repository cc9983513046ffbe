//! Patterns as the matcher reads them: every word a key.
use anyhow::Result;

use crate::text::{Lang, keys};

pub use super::notation::Class;
use super::notation::{self, Item, Items};
use super::presence::{self, Need};

/// Words between the parts of a free-order pattern, or between a verb and its particle, at most.
pub const FREE_ORDER: usize = 25;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// Any inflected form; `head` also finds it as the head of a compound.
    Word {
        key: u64,
        head: bool,
    },
    /// One form, letter for letter.
    Exact {
        text: String,
        key: u64,
    },
    Prefix(String),
    Suffix(String),
    /// A separable verb: joined under `joined`, or the verb's own forms with the particle later.
    Separable {
        joined: u64,
        verb: u64,
        particle: u64,
    },
    Either(Vec<Vec<Element>>),
    Gap(usize),
    Class(Class),
}

impl Element {
    /// Whether it stands for one word.
    pub fn is_word(&self) -> bool {
        matches!(self, Element::Word { .. } | Element::Exact { .. } | Element::Prefix(_) | Element::Suffix(_))
    }
}

/// A compiled pattern: parts that stand in any order (`~`), each a row of elements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    pub parts: Vec<Vec<Element>>,
    /// Of each part the bits of which a word has one where it begins ([`crate::text::Form::bits`]).
    pub starts: Box<[u128]>,
    /// Words that may stand between two parts, at most.
    pub apart: usize,
    /// How many words and marks a match may span at most.
    pub reach: usize,
    /// What a text must have for a match.
    pub needs: Box<[Need]>,
}

impl Pattern {
    /// Compiles the notation of the guide for texts in `lang`.
    ///
    /// # Errors
    /// What is wrong, with the pattern.
    pub fn parse(notation: &str, lang: Lang) -> Result<Pattern> {
        let parts = notation::rows(notation, lang).map(|row| elements(row?, lang)).collect::<Result<_>>()?;
        Ok(Pattern::of(parts, lang))
    }

    /// A term as it stands, every word in any inflected form; `None` when it has no words.
    pub fn literal(term: &str, lang: Lang) -> Option<Pattern> {
        let row = elements(Items::literal(term, lang), lang).ok().filter(|row| !row.is_empty())?;
        Some(Pattern::of(vec![row], lang))
    }

    fn of(parts: Vec<Vec<Element>>, lang: Lang) -> Pattern {
        let apart = FREE_ORDER * characters_in_a_word(lang);
        let reach = parts.iter().map(|p| width(p)).sum::<usize>() + apart * parts.len().saturating_sub(1);
        let needs = parts.iter().flat_map(|row| presence::needs(row)).collect();
        let starts = parts.iter().map(|row| presence::starts(row)).collect();
        Pattern { parts, starts, apart, reach, needs }
    }
}

/// In a script without spaces a character counts as a word, though most words have two.
fn characters_in_a_word(lang: Lang) -> usize {
    if lang.is_spaceless() { 2 } else { 1 }
}

fn width(row: &[Element]) -> usize {
    row.iter()
        .map(|e| match e {
            Element::Either(rows) => rows.iter().map(|r| width(r)).max().unwrap_or(0),
            // commas and quotation marks may stand between the words
            Element::Gap(words) => words * 2,
            Element::Separable { .. } | Element::Class(Class::Quote) => FREE_ORDER,
            Element::Class(Class::Word) => 1,
            Element::Class(_) => 4,
            _ => 2,
        })
        .sum()
}

fn elements(items: Items, lang: Lang) -> Result<Vec<Element>> {
    items.map(|item| element(item?, lang)).collect()
}

fn element(item: Item, lang: Lang) -> Result<Element> {
    Ok(match item {
        Item::Word { text, number, whole } => Element::Word { key: notation::word_key(text, number, lang), head: notation::is_head(text, whole, lang) },
        Item::Elided(text) => Element::Word { key: notation::plain_key(text), head: false },
        Item::Exact(text) => Element::Exact { text: text.to_owned(), key: notation::plain_key(text) },
        Item::Prefix(prefix) => Element::Prefix(keys::fold(prefix)),
        Item::Suffix(suffix) => Element::Suffix(keys::fold(suffix)),
        Item::Separable { particle, verb } => {
            let (joined, alone) = notation::separable_keys(particle, verb, lang);
            Element::Separable { joined, verb: alone, particle: notation::plain_key(particle) }
        }
        Item::Either(between) => Element::Either(notation::alternatives(between).map(|row| elements(Items::of(row, lang), lang)).collect::<Result<_>>()?),
        Item::Gap(words) => Element::Gap(words * characters_in_a_word(lang)),
        Item::Class(class) => Element::Class(class),
    })
}
