//! The notation of patterns (see data/README.md), read in passing: what an index needs of a pattern costs no more than its letters.
use std::str::Split;

use anyhow::{Result, anyhow, bail};
use smallvec::SmallVec;

use crate::text::{Lang, Span, TokenKind, keys, scan};

/// Words that a `…` passes at most.
const GAP: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Number,
    Date,
    Place,
    Person,
    Name,
    Quote,
    Word,
}

impl Class {
    /// The class written `<name>`.
    fn named(name: &str) -> Option<Class> {
        Some(match name {
            "number" => Class::Number,
            "date" => Class::Date,
            "place" => Class::Place,
            "person" => Class::Person,
            "name" => Class::Name,
            "quote" => Class::Quote,
            "word" => Class::Word,
            _ => return None,
        })
    }
}

/// One element as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item<'n> {
    /// One word or number; `whole` keeps it from being a compound's head.
    Word {
        text: &'n str,
        number: bool,
        whole: bool,
    },
    /// An elided word with its apostrophe.
    Elided(&'n str),
    Exact(&'n str),
    Prefix(&'n str),
    Suffix(&'n str),
    Separable {
        particle: &'n str,
        verb: &'n str,
    },
    /// What stands between braces.
    Either(&'n str),
    Gap(usize),
    Class(Class),
}

/// The parts of a pattern, which stand in any order: each a row that holds more than gaps.
pub fn rows(pattern: &str, lang: Lang) -> impl Iterator<Item = Result<Items<'_>>> {
    pattern.split(" ~ ").map(move |part| {
        let items = Items::of(part, lang);
        // what begins otherwise than a gap is not read twice
        if items.rest.is_empty() || items.rest.starts_with(['…', '.']) && items.clone().all(|item| matches!(item, Ok(Item::Gap(_)))) {
            bail!("pattern “{pattern}” has an empty part");
        }
        Ok(items)
    })
}

/// Rows that stand for one another.
pub fn alternatives(between_braces: &str) -> Split<'_, char> {
    between_braces.split('|')
}

/// Reads the elements of a row one by one; of what is not in the notation an error that names the row.
#[derive(Clone)]
pub struct Items<'n> {
    row: &'n str,
    rest: &'n str,
    lang: Lang,
    /// Not in the notation: words as they stand.
    literal: bool,
    /// The words of what is written as one (`drug-related`, `上街`), last first.
    words: SmallVec<[Item<'n>; 2]>,
}

impl<'n> Items<'n> {
    pub fn of(row: &'n str, lang: Lang) -> Self {
        Items { row, rest: row.trim(), lang, literal: false, words: SmallVec::new() }
    }

    /// The words of a term as it stands.
    pub fn literal(term: &'n str, lang: Lang) -> Self {
        Items { literal: true, ..Items::of(term, lang) }
    }

    fn read(&mut self) -> Result<Item<'n>> {
        let row = self.row;
        // after an error there is no more to read
        let rest = std::mem::take(&mut self.rest);
        if let Some(inner) = rest.strip_prefix('{') {
            let Some(end) = inner.find('}') else { bail!("pattern “{row}”: a {{ without its }}") };
            if inner[..end].contains('{') {
                bail!("pattern “{row}”: alternatives do not nest");
            }
            self.rest = inner[end + 1..].trim_start();
            return Ok(Item::Either(&inner[..end]));
        }
        let letters = rest.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(rest.len());
        let end = letters + rest[letters..].bytes().position(|b| b == b' ' || b == b'{').unwrap_or(rest.len() - letters);
        let (written, after) = rest.split_at(end);
        self.rest = after.trim_start();
        if letters == end {
            // nearly all of them: one word, nothing else to it
            return Ok(Item::Word { text: written, number: false, whole: false });
        }
        self.item(written)
    }

    fn item(&mut self, written: &'n str) -> Result<Item<'n>> {
        let row = self.row;
        if let Some(limit) = written.strip_prefix('…').or_else(|| written.strip_prefix("...")) {
            // no sentence has as many words as a byte can count
            let words = if limit.is_empty() { Ok(GAP) } else { limit.parse::<u8>().map(usize::from) };
            return words.map(Item::Gap).map_err(|_| anyhow!("pattern “{row}”: “{written}” is no gap; write … or …9"));
        }
        if let Some(class) = written.strip_prefix('<').and_then(|c| c.strip_suffix('>')) {
            return Class::named(class).map(Item::Class).ok_or_else(|| anyhow!("pattern “{row}”: unknown class <{class}>"));
        }
        if let Some(text) = written.strip_prefix('=') {
            return Ok(Item::Exact(text));
        }
        if let Some((particle, verb)) = written.split_once('+') {
            if particle.is_empty() || verb.is_empty() {
                bail!("pattern “{row}”: “{written}” is no separable verb; write heraus+bringen");
            }
            return Ok(Item::Separable { particle, verb });
        }
        if let Some(prefix) = written.strip_suffix('*') {
            return Ok(Item::Prefix(self.long_enough(prefix)?));
        }
        if let Some(suffix) = written.strip_prefix('*') {
            return Ok(Item::Suffix(self.long_enough(suffix)?));
        }
        // an elided word keeps its apostrophe, as in a text
        if is_elided(written) {
            return Ok(Item::Elided(written));
        }
        let (word, whole) = written.strip_prefix('^').map_or((written, false), |w| (w, true));
        self.split(word, whole);
        self.words.pop().ok_or_else(|| anyhow!("pattern “{row}”: “{written}” has no word in it"))
    }

    fn long_enough(&self, affix: &'n str) -> Result<&'n str> {
        if affix.chars().count() < 3 {
            bail!("pattern “{}”: a prefix or suffix needs three letters", self.row);
        }
        Ok(affix)
    }

    /// Plain words, split as texts are; marks are dropped.
    fn split(&mut self, text: &'n str, whole: bool) {
        let words = &mut self.words;
        scan::scan(text, self.lang, |span: Span, kind, _| {
            if kind != TokenKind::Mark {
                words.push(Item::Word { text: span.of(text), number: kind == TokenKind::Number, whole });
            }
        });
        words.reverse();
    }
}

impl<'n> Iterator for Items<'n> {
    type Item = Result<Item<'n>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.literal && !self.rest.is_empty() {
            let term = std::mem::take(&mut self.rest);
            self.split(term, false);
        }
        if let Some(word) = self.words.pop() {
            return Some(Ok(word));
        }
        (!self.rest.is_empty()).then(|| self.read())
    }
}

fn is_elided(item: &str) -> bool {
    item.ends_with(scan::is_apostrophe) && item.chars().filter(|c| c.is_alphabetic()).count() + 1 == item.chars().count()
}

/// Written in a script without spaces.
pub fn is_spaceless(word: &str) -> bool {
    word.chars().next().is_some_and(scan::is_spaceless_char)
}

/// The key of a word as it is written.
pub fn plain_key(text: &str) -> u64 {
    keys::key(&keys::fold(text))
}

/// The key of a word in any of its forms; numbers and spaceless characters have one.
pub fn word_key(text: &str, number: bool, lang: Lang) -> u64 {
    if number || is_spaceless(text) { plain_key(text) } else { keys::lemma_key(text, lang) }
}

/// The keys of a separable verb, joined and without its particle.
pub fn separable_keys(particle: &str, verb: &str, lang: Lang) -> (u64, u64) {
    (keys::lemma_key(&format!("{particle}{verb}"), lang), keys::lemma_key(verb, lang))
}

/// Whether a word may stand as the head of a compound.
pub fn is_head(text: &str, whole: bool, lang: Lang) -> bool {
    if whole || !lang.is_compounding() {
        return false;
    }
    let letters = text.chars().count();
    if lang.primary() == "de" { text.starts_with(char::is_uppercase) && letters > 3 } else { letters > 4 }
}
