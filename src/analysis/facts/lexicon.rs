//! What words and phrases say of facts: weekdays, days from today, units, currencies, bounds of a figure.
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::clock::DayHalf;
use super::units::{Currency, Unit};
use crate::analysis::word;
use crate::document::Segment;
use crate::text::by_language::{Packed, Tables, tables};
use crate::text::tokens::tokenize;
use crate::text::{ByLanguage, Form, Lang, keys};

include!(concat!(env!("OUT_DIR"), "/facts.rs"));

/// Languages and their packed tables.
pub(super) const PACKED: Packed = FACTS;

/// What a figure is held to be by the words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    Over,
    AtLeast,
    Under,
    AtMost,
    About,
}

/// What figures of a story often count, two beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    Dead,
    Wounded,
    Missing,
    InFavour,
    Against,
}

impl Counted {
    pub const ALL: [Counted; 5] = [Counted::Dead, Counted::Wounded, Counted::Missing, Counted::InFavour, Counted::Against];

    fn named(name: &str) -> Option<Counted> {
        Some(match name {
            "dead" => Counted::Dead,
            "wounded" => Counted::Wounded,
            "missing" => Counted::Missing,
            "in-favour" => Counted::InFavour,
            "against" => Counted::Against,
            _ => return None,
        })
    }
}

/// What a word or phrase says.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// Monday is 1.
    Weekday(i8),
    /// Days from the story's day.
    Day(i8),
    /// The same of a word that is mostly another one.
    PerhapsDay(i8),
    Month(i8),
    /// A feast of the same date every year: month and day.
    Feast(i8, i8),
    /// A quarter (1 to 4) or a half (5 and 6) of a year.
    Season(i8),
    /// What is counted: the dead, the wounded, votes for and against.
    Counted(Counted),
    /// A match or a race was won, or lost; who leads wins.
    Outcome {
        won: bool,
    },
    Noon,
    Midnight,
    DayHalf(DayHalf),
    /// Minutes east of Greenwich, in winter and summer.
    Zone([i16; 2]),
    /// Before the first and the second figure of a change.
    From,
    To,
    Unit(Unit),
    Currency(Currency),
    /// It stands before its figure, or after it.
    Bound {
        bound: Bound,
        after: bool,
    },
}

/// A word or several that mean something.
#[derive(Debug)]
pub struct Phrase {
    /// In lower case; the first may be in any form.
    words: Box<[Box<str>]>,
    pub meaning: Meaning,
}

impl Phrase {
    /// What a single word says by itself.
    pub fn of_one_word(&self) -> Option<&Meaning> {
        (self.words.len() == 1).then_some(&self.meaning)
    }
}

/// The phrases of one language.
#[derive(Debug, Default)]
struct Lexicon {
    /// By the key of their first word.
    spaced: FxHashMap<u64, Vec<Phrase>>,
    /// Of a script without spaces, the longest first.
    spaceless: Vec<(Box<str>, Meaning)>,
}

static LEXICONS: LazyLock<ByLanguage<Lexicon>> =
    LazyLock::new(|| ByLanguage::new(FACTS, |lang, packed| Lang::parse(lang).map(|lang| Lexicon::new(&tables(packed), lang)).unwrap_or_default()));

fn lexicon(lang: Lang) -> Option<&'static Lexicon> {
    LEXICONS.get(lang.primary())
}

/// A unit of so many letters is found in any form; shorter words are too often forms of others.
const INFLECTED: usize = 5;

impl Lexicon {
    fn new(tables: &Tables, lang: Lang) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for (table, rows) in tables {
            for (key, phrases) in rows {
                for written in phrases.split_whitespace() {
                    let (after, phrase) = written.strip_prefix('~').map_or((false, written), |rest| (true, rest));
                    let Some(meaning) = meaning(table, key, after) else { continue };
                    let words = words_of(phrase, lang);
                    if lang.is_spaceless() {
                        lexicon.spaceless.push((phrase.replace('_', " ").into(), meaning));
                        continue;
                    }
                    // “Montage” is no form of “Montag”; an Arabic dual is one of its singular, and two of it
                    let measures = matches!(meaning, Meaning::Unit(_) | Meaning::Currency(_)) && !lang.is_right_to_left();
                    let inflected = measures && words.len() == 1 && words[0].chars().count() >= INFLECTED;
                    let first = if inflected { keys::lemma_key(&words[0], lang) } else { keys::key(&words[0]) };
                    lexicon.spaced.entry(first).or_default().push(Phrase { words, meaning });
                }
            }
        }
        lexicon.spaceless.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        lexicon
    }
}

/// The words of a phrase as they stand in the tokens of a text: “après-demain” is three.
fn words_of(phrase: &str, lang: Lang) -> Box<[Box<str>]> {
    let fold = |w: &str| keys::fold_in(w, lang).into();
    if !phrase.contains(['-', '\'', '’']) {
        return phrase.split('_').map(fold).collect();
    }
    // “d'” is a word of its own before another one
    let elided = phrase.ends_with(['\'', '’']);
    let text = phrase.replace('_', " ") + if elided { "a" } else { "" };
    let tokens = tokenize(&text, lang);
    tokens[..tokens.len() - usize::from(elided)].iter().map(|t| fold(t.of(&text))).collect()
}

fn meaning(table: &str, key: &str, after: bool) -> Option<Meaning> {
    Some(match table {
        "weekday" => Meaning::Weekday(key.parse().ok()?),
        "day" => match key.strip_prefix('?') {
            Some(days) => Meaning::PerhapsDay(days.parse().ok()?),
            None => Meaning::Day(key.parse().ok()?),
        },
        "month" => Meaning::Month(key.parse().ok()?),
        "feast" => {
            let (month, day) = key.split_once('-')?;
            Meaning::Feast(month.parse().ok()?, day.parse().ok()?)
        }
        "season" => {
            let n: i8 = key.get(1..)?.parse().ok()?;
            Meaning::Season(if key.starts_with('q') { n } else { 4 + n })
        }
        "counted" => Meaning::Counted(Counted::named(key)?),
        "outcome" => Meaning::Outcome { won: key == "won" },
        "clock" => match key {
            "noon" => Meaning::Noon,
            "midnight" => Meaning::Midnight,
            "am" => Meaning::DayHalf(DayHalf::Morning),
            "pm" => Meaning::DayHalf(DayHalf::Afternoon),
            _ => return None,
        },
        "change" => match key {
            "from" => Meaning::From,
            "to" => Meaning::To,
            _ => return None,
        },
        "zone" => {
            let mut minutes = key.split(' ').map_while(|m| m.parse().ok());
            let winter = minutes.next()?;
            Meaning::Zone([winter, minutes.next().unwrap_or(winter)])
        }
        "unit" => Meaning::Unit(Unit::named(key)?),
        "currency" => Meaning::Currency(Currency::named(key)),
        "bound" => {
            let bound = match key {
                "over" => Bound::Over,
                "at-least" => Bound::AtLeast,
                "under" => Bound::Under,
                "at-most" => Bound::AtMost,
                "about" => Bound::About,
                _ => return None,
            };
            Meaning::Bound { bound, after }
        }
        _ => return None,
    })
}

/// Phrases that may begin with a word, kept with the word.
pub type Beginning = Vec<&'static Phrase>;

/// Phrases of `lang` that may begin with this word.
pub fn beginning(form: &Form, lang: Lang) -> Beginning {
    let Some(lexicon) = lexicon(lang).filter(|l| l.spaceless.is_empty()) else { return Beginning::new() };
    form.keys.iter().filter_map(|key| lexicon.spaced.get(key)).flatten().collect()
}

/// What is said at token `at`, with the token behind it; the longest phrases alone.
pub fn said(segment: &Segment, at: usize) -> SmallVec<[(&'static Meaning, usize); 2]> {
    let beginning = segment.tokens.get(at).map_or(&[][..], |token| &word::of(token, segment.lang).facts);
    if beginning.is_empty() {
        return SmallVec::new();
    }
    let matches = |phrase: &&'static Phrase| {
        let rest = &phrase.words[1..];
        let there = segment.tokens.get(at + 1..at + 1 + rest.len());
        there.is_some_and(|tokens| tokens.iter().zip(rest).all(|(t, w)| t.form.lower == *w))
    };
    let phrases: SmallVec<[&Phrase; 4]> = beginning.iter().copied().filter(matches).collect();
    let longest = phrases.iter().map(|p| p.words.len()).max().unwrap_or_default();
    phrases.iter().filter(|p| p.words.len() == longest).map(|p| (&p.meaning, at + longest)).collect()
}

/// Phrases of a script without spaces; none for other languages.
fn spaceless(lang: Lang) -> &'static [(Box<str>, Meaning)] {
    lexicon(lang).map_or(&[], |l| &l.spaceless)
}

/// In a script without spaces: what stands at byte `at` that is wanted, with its length in bytes.
pub fn said_at(text: &str, at: usize, lang: Lang, wanted: fn(&Meaning) -> bool) -> Option<(&'static Meaning, usize)> {
    let rest = &text[at..];
    // the m of “miles” is no metre
    let whole = |phrase: &str| !(phrase.ends_with(|c: char| c.is_ascii_alphabetic()) && rest[phrase.len()..].starts_with(|c: char| c.is_ascii_alphabetic()));
    let stands = |(phrase, meaning): &&(Box<str>, Meaning)| wanted(meaning) && rest.starts_with(&**phrase) && whole(phrase);
    spaceless(lang).iter().find(stands).map(|(phrase, meaning)| (meaning, phrase.len()))
}

/// The same for what ends at byte `at`.
pub fn said_before(text: &str, at: usize, lang: Lang, wanted: fn(&Meaning) -> bool) -> Option<(&'static Meaning, usize)> {
    let before = text[..at].trim_end();
    spaceless(lang).iter().find(|(phrase, meaning)| wanted(meaning) && before.ends_with(&**phrase)).map(|(phrase, meaning)| (meaning, phrase.len()))
}

/// What a word or a row of signs (`km/h`) means as it is written.
pub fn written(text: &str, lang: Lang) -> impl Iterator<Item = &'static Meaning> {
    let keys = [keys::key(&keys::fold_in(text, lang)), keys::lemma_key(text, lang)];
    let phrases = lexicon(lang).into_iter().flat_map(move |l| keys.into_iter().filter_map(|key| l.spaced.get(&key)));
    phrases.flatten().filter(|p| p.words.len() == 1).map(|p| &p.meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_split_as_texts_are() {
        for (phrase, words) in
            [("après-demain", &["après", "-", "demain"][..]), ("plus_d'", &["plus", "d'"]), ("jusqu'à", &["jusqu'", "à"]), ("la_veille", &["la", "veille"])]
        {
            assert_eq!(words_of(phrase, Lang::parse("fr").unwrap()).iter().map(|w| &**w).collect::<Vec<_>>(), words);
        }
    }
}
