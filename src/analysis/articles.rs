//! How English words sound at their beginning: whether “a” or “an” stands before them.
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::by_language::{Packed, tables};
use crate::text::{Token, TokenKind};

include!(concat!(env!("OUT_DIR"), "/articles.rs"));

const PACKED: Packed = ARTICLES;

/// What a word begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sound {
    Vowel,
    Consonant,
}

/// What the table says of a word: `None` where either may be right.
type Told = Option<Sound>;

#[derive(Default)]
struct Articles {
    words: FxHashMap<Box<str>, Told>,
    beginnings: FxHashMap<Box<str>, Told>,
    abbreviations: FxHashMap<Box<str>, Told>,
}

static ENGLISH: LazyLock<Articles> = LazyLock::new(|| {
    let tables = PACKED.iter().find(|(lang, _)| *lang == "en").map(|(_, packed)| tables(packed)).unwrap_or_default();
    let table = |name: &str| {
        let mut table: FxHashMap<Box<str>, Told> = FxHashMap::default();
        for (sound, words) in tables.get(name).into_iter().flatten() {
            let told = match sound.as_str() {
                "vowel" => Some(Sound::Vowel),
                "consonant" => Some(Sound::Consonant),
                _ => None,
            };
            table.extend(words.split_whitespace().map(|word| (word.into(), told)));
        }
        table
    };
    Articles { words: table("words"), beginnings: table("beginnings"), abbreviations: table("abbreviations") }
});

impl Sound {
    /// What the token of an English text begins with; `None` where that is not known: of foreign names and of most abbreviations.
    pub fn of(token: &Token, text: &str) -> Option<Sound> {
        match token.kind {
            TokenKind::Number => number(token.of(text)),
            TokenKind::Word => word(token, token.of(text)),
            TokenKind::Mark => None,
        }
    }
}

/// Eight, eleven and eighteen, and what begins so.
fn number(digits: &str) -> Option<Sound> {
    let (first, rest) = digits.split_at_checked(digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len()))?;
    let thousands = rest.is_empty() || rest.starts_with(['.', ',']);
    match first {
        _ if first.is_empty() || !thousands => None,
        _ if first.starts_with('8') => Some(Sound::Vowel),
        "11" | "18" => Some(Sound::Vowel),
        // “an 1850 law”, but “a 1,850-page report”
        _ if first.len() == 4 && (first.starts_with("18") || first.starts_with("11")) => None,
        _ => Some(Sound::Consonant),
    }
}

fn word(token: &Token, word: &str) -> Option<Sound> {
    let lower = &*token.form.lower;
    if token.form.capitals {
        return *ENGLISH.abbreviations.get(word)?;
    }
    if word.len() < 2 || !word.bytes().all(|b| b.is_ascii_alphabetic()) || word[1..].bytes().any(|b| b.is_ascii_uppercase()) {
        return None;
    }
    if let Some(told) = ENGLISH.words.get(lower) {
        return *told;
    }
    let longest = (1..=lower.len()).rev().find_map(|end| ENGLISH.beginnings.get(&lower[..end]));
    if let Some(told) = longest {
        return *told;
    }
    // a name may be foreign, and read in its own way
    if token.form.capital && lower.starts_with(['h', 'u', 'x', 'y']) {
        return None;
    }
    let is_vowel = |at: usize| lower.as_bytes().get(at).is_some_and(|b| b"aeiou".contains(b));
    match (is_vowel(0), is_vowel(1)) {
        (true, _) => Some(Sound::Vowel),
        (false, true) => Some(Sound::Consonant),
        // what no English word begins with is spelt out, or foreign: “mp3”, “Mbeki”
        (false, false) => (lower.starts_with('s') || lower[1..].starts_with(['l', 'r', 'h', 'w', 'y', 'n'])).then_some(Sound::Consonant),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, tokens};

    fn sound(word: &str) -> Option<Sound> {
        Sound::of(&tokens::tokenize(word, Lang::EN)[0], word)
    }

    #[test]
    fn the_sound_counts_not_the_letter() {
        for word in ["hour", "honest", "heir", "MP", "FBI", "18", "80", "8,000", "11", "umbrella", "unusual", "uninformed", "unarmed", "American", "interview"]
        {
            assert_eq!(sound(word), Some(Sound::Vowel), "{word}");
        }
        for word in ["European", "one", "union", "unanimous", "useful", "US", "UN", "university", "110", "1,800", "17", "house", "street", "knife", "Ukrainian"]
        {
            assert_eq!(sound(word), Some(Sound::Consonant), "{word}");
        }
    }

    #[test]
    fn what_may_be_read_either_way_is_not_known() {
        for word in ["historic", "hotel", "NATO", "LED", "XYZ", "F", "Huang", "Uemura", "Mbeki", "1850", "iPhone", "Ålesund"] {
            assert_eq!(sound(word), None, "{word}");
        }
    }
}
