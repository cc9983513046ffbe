//! What words say of a story's events and persons, read from the data of their language (`knowledge/data/story`).
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::by_language::{ByLanguage, Packed, Tables, tables};
use crate::text::{Lang, Token, tokens};

include!(concat!(env!("OUT_DIR"), "/story.rs"));

const PACKED: Packed = STORY;

static BY_LANGUAGE: LazyLock<ByLanguage<Lexicon>> = LazyLock::new(|| ByLanguage::new(PACKED, |lang, packed| Lexicon::read(lang, &tables(packed))));

/// The lists of a language; `None` where there are none.
pub fn of(lang: Lang) -> Option<&'static Lexicon> {
    BY_LANGUAGE.get(lang.primary())
}

/// Lists of words, each by what it is for.
#[derive(Debug, Default)]
pub struct Lexicon {
    lists: FxHashMap<String, List>,
    none: List,
}

impl Lexicon {
    fn read(lang: &str, tables: &Tables) -> Lexicon {
        let Ok(lang) = Lang::parse(lang) else { return Lexicon::default() };
        let lists = tables.iter().map(|(name, kinds)| (name.clone(), List::read(lang, kinds.iter()))).collect();
        Lexicon { lists, none: List::default() }
    }

    /// The list of this name; an empty one where the language has none.
    pub fn list(&self, name: &str) -> &List {
        self.lists.get(name).unwrap_or(&self.none)
    }
}

/// The words behind the first, and what the phrase is for.
#[derive(Debug)]
struct Phrase {
    rest: Box<[u64]>,
    kind: Box<str>,
}

/// Words and phrases, each of some kind.
#[derive(Debug, Default)]
pub struct List {
    /// By the first word.
    phrases: FxHashMap<u64, Vec<Phrase>>,
}

impl List {
    fn read<'k>(lang: Lang, kinds: impl Iterator<Item = (&'k String, &'k String)>) -> List {
        let mut phrases: FxHashMap<u64, Vec<Phrase>> = FxHashMap::default();
        for (kind, words) in kinds {
            for word in words.split_whitespace() {
                let keys: Vec<u64> = words_of(word, lang);
                let Some((first, rest)) = keys.split_first() else { continue };
                phrases.entry(*first).or_default().push(Phrase { rest: rest.into(), kind: kind.as_str().into() });
            }
        }
        for list in phrases.values_mut() {
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        List { phrases }
    }

    /// Whether some phrase begins with this word.
    pub fn begins(&self, key: u64) -> bool {
        self.phrases.contains_key(&key)
    }

    /// The longest phrase that begins at token `at`: its kind, and the token behind it.
    pub fn at(&self, tokens: &[Token], at: usize) -> Option<(&str, usize)> {
        let beginning = self.phrases.get(&tokens.get(at)?.form.key)?;
        beginning.iter().find_map(|Phrase { rest, kind }| {
            let behind = tokens.get(at + 1..at + 1 + rest.len())?;
            behind.iter().zip(rest.iter()).all(|(t, key)| t.form.key == *key).then_some((&**kind, at + 1 + rest.len()))
        })
    }

    /// The kind of the single word at token `at`.
    pub fn kind(&self, tokens: &[Token], at: usize) -> Option<&str> {
        self.at(tokens, at).filter(|(_, end)| *end == at + 1).map(|(kind, _)| kind)
    }

    /// Whether one of its phrases begins anywhere among the tokens.
    pub fn any(&self, tokens: &[Token]) -> bool {
        (0..tokens.len()).any(|at| self.at(tokens, at).is_some())
    }
}

/// The keys of a phrase's words, split as texts are; an elided one is so only before another.
fn words_of(phrase: &str, lang: Lang) -> Vec<u64> {
    let elided = phrase.ends_with('\'');
    let text = if elided { format!("{phrase}x") } else { phrase.to_owned() };
    let mut keys: Vec<u64> = tokens::tokenize(&text.replace('_', " "), lang).iter().map(|t| t.form.key).collect();
    keys.truncate(keys.len() - usize::from(elided));
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_where_they_begin() {
        let lexicon = of(Lang::EN).unwrap();
        let text = tokens::tokenize("It closed because of a run-off.", Lang::EN);
        assert_eq!(lexicon.list("because").at(&text, 2), Some(("any", 4)));
        assert_eq!(lexicon.list("because").kind(&text, 2), None);
        assert!(lexicon.list("event_plurals").any(&text));
        assert!(!lexicon.list("no such list").any(&text));
        let french = Lang::parse("fr").unwrap();
        let text = tokens::tokenize("fermé à cause d'un incendie", french);
        assert_eq!(of(french).unwrap().list("because").at(&text, 1), Some(("any", 4)));
    }
}
