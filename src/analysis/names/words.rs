//! What is known of a word as a name: its spelling, its sound, the places it may be.
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::text::{Form, Lang, Shape, Span, Token, keys, scan};

use super::gazetteer::{GAZETTEER, Known, file};

/// The lists of English words that are written with a capital and are no names.
static ENGLISH: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| file("en").remove("words").unwrap_or_default());

/// English words that names are made of and that translations render.
static COMMON: LazyLock<FxHashSet<u64>> = LazyLock::new(|| dictionary_keys(ENGLISH.values()));

/// English words with a capital that stand before names.
static TITLES: LazyLock<FxHashSet<u64>> = LazyLock::new(|| dictionary_keys(ENGLISH.get("persons")));

/// Those that say when.
static TIMES: LazyLock<FxHashSet<u64>> = LazyLock::new(|| dictionary_keys(ENGLISH.get("time")));

fn dictionary_keys<'l>(lists: impl IntoIterator<Item = &'l String>) -> FxHashSet<u64> {
    lists.into_iter().flat_map(|list| list.split_whitespace()).map(|word| keys::lemma_key(word, Lang::EN)).collect()
}

/// Endings of English words that few names have.
const DERIVED: [&str; 16] = ["tion", "sion", "ment", "ship", "ness", "ity", "ance", "ence", "ism", "ist", "ical", "ional", "ive", "ous", "ary", "hood"];

/// What is known of a word as a name.
pub struct Word {
    form: Letters,
    known: Known,
    /// Letters of the longest stem or word by which the gazetteer surely has it; 0 for none.
    surely: usize,
    /// The Latin letters in it, a bit each; all bits where it has others.
    letters: u32,
}

/// Where the letters of a word are kept.
enum Letters {
    Token(Arc<Form>),
    Run(Shape),
}

impl Word {
    /// A word that is no token.
    pub fn new(shape: Shape) -> Word {
        Word { known: Known::default(), surely: 0, letters: letter_set(shape.letters()), form: Letters::Run(shape) }
    }

    /// Its letters and sounds.
    pub fn shape(&self) -> &Shape {
        match &self.form {
            Letters::Token(form) => &form.shape,
            Letters::Run(shape) => shape,
        }
    }

    /// Whether a text in a script without spaces has it inside the name of a place: 尼西亚 of 印度尼西亚.
    pub fn is_part_of_place_in(&self, text: &str) -> bool {
        GAZETTEER.has_within(self.shape().letters(), text)
    }

    /// What the gazetteer may have it as.
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// Whether it may be a place.
    pub fn is_place(&self) -> bool {
        self.known.iter().any(|n| GAZETTEER.is_place(*n))
    }

    /// Whether it is a known name rather than a common word that begins like one. `plain` ones have no capital that tells.
    pub fn is_surely_known(&self, plain: bool) -> bool {
        self.surely >= if plain { 5 } else { 3 }
    }

    /// Whether it may be a quarter of the compass, or a thing, that is named by common words.
    pub fn is_worded_thing(&self) -> bool {
        self.known.iter().any(|n| GAZETTEER.is_worded(*n) && (GAZETTEER.is_compass(*n) || !GAZETTEER.is_place(*n)))
    }

    /// Whether it may be somebody.
    pub fn is_person(&self) -> bool {
        self.known.iter().any(|n| GAZETTEER.is_person(*n))
    }

    /// Whether it is a known name and no common word of one.
    pub fn is_known_name(&self) -> bool {
        !self.known.is_empty() && !self.known.iter().any(|n| GAZETTEER.is_worded(*n))
    }

    /// Whether a text in a script without spaces has one of the names it may be.
    pub fn is_known_in(&self, text: &str) -> bool {
        self.known_in(text).is_some()
    }

    /// Where it has it.
    pub fn known_in(&self, text: &str) -> Option<Span> {
        let find = |name: &String| text.find(name.as_str()).map(|at| Span::new(at, at + name.len()));
        self.known.iter().filter(|_| !text.is_ascii()).find_map(|n| GAZETTEER.spaceless(*n).iter().find_map(find))
    }
}

/// A cheap bound for the costly comparisons.
fn letter_set(word: &str) -> u32 {
    word.bytes().try_fold(0u32, |set, b| b.is_ascii_lowercase().then(|| set | 1 << (b - b'a'))).unwrap_or(u32::MAX)
}

/// Distinct words kept per thread; past that the table starts anew.
const KEPT: usize = 50_000;

thread_local! {
    static WORDS: RefCell<FxHashMap<(Lang, u64), Rc<Word>>> = RefCell::default();
}

/// The word of a token; each is looked up once.
pub fn word(token: &Token, lang: Lang) -> Rc<Word> {
    WORDS.with_borrow_mut(|known| {
        if known.len() >= KEPT {
            known.clear();
        }
        let make = || {
            let letters = token.form.shape.letters();
            Rc::new(Word {
                known: GAZETTEER.of(letters),
                surely: GAZETTEER.surely(letters),
                letters: letter_set(letters),
                form: Letters::Token(token.form.clone()),
            })
        };
        known.entry((lang, token.form.key)).or_insert_with(make).clone()
    })
}

/// Without the ending of the English genitive.
pub fn without_possessive(lower: &str) -> &str {
    ["'s", "’s", "s'"].iter().find_map(|ending| lower.strip_suffix(ending)).unwrap_or(lower)
}

/// Likeness from which two words are one name.
const ALIKE: f32 = 0.5;

/// The word is an English word rather than a name, as far as is known.
pub fn is_common(token: &Token) -> bool {
    let bare = without_possessive(&token.form.lower);
    let derived = || bare.len() >= 6 && DERIVED.iter().any(|ending| bare.ends_with(ending) || bare.strip_suffix('s').is_some_and(|b| b.ends_with(ending)));
    token.form.keys.iter().any(|k| COMMON.contains(k)) || derived() || bare.len() < token.form.lower.len() && COMMON.contains(&keys::lemma_key(bare, Lang::EN))
}

/// Whether the English word says when.
pub fn is_time(token: &Token) -> bool {
    token.form.keys.iter().any(|k| TIMES.contains(k))
}

/// Whether the word is an English title, or says when.
pub fn is_title_or_time(token: &Token) -> bool {
    is_time(token) || token.form.keys.iter().any(|k| TITLES.contains(k))
}

/// In which other spellings a word may be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Respelt {
    No,
    /// In another script, if it sounds the same: a common word.
    Exactly,
    Yes,
}

/// Whether the two may be one name as two languages write it.
pub fn same_name(a: &Word, b: &Word, respelt: Respelt) -> bool {
    let (x, y) = (a.shape().letters(), b.shape().letters());
    // Brexit in Brexitgegner, May in Mayová
    let within = |long: &Word, short: &Word| {
        let (l, s) = (long.shape().letters(), short.shape().letters());
        short.letters & !long.letters == 0 && (s.len() >= 4 && l.contains(s) || s.len() == 3 && l.starts_with(s))
    };
    // Teplice in teplický
    let begins = |long: &str, name: &str| name.is_ascii() && name.len() >= 7 && long.starts_with(&name[..name.len() - 2]);
    a.known.iter().any(|n| b.known.contains(n))
        || within(a, b)
        || within(b, a)
        || begins(x, y)
        || respelt == Respelt::Yes && {
            let shared = (a.letters & b.letters).count_ones() >= 2;
            let long_enough = x.len().max(y.len()) <= 2 * x.len().min(y.len()) + 2;
            let spaceless = [x, y].iter().any(|w| w.starts_with(scan::is_spaceless_char));
            shared && long_enough && !spaceless && (a.shape().is_like(b.shape(), ALIKE) || few_edits(a, b))
        }
        || respelt != Respelt::No && respelling(a, b, if respelt == Respelt::Yes { 0.34 } else { 0.12 })
}

/// Whether the two are one name beyond much doubt.
pub fn same_surely(a: &Word, b: &Word) -> bool {
    /// Likeness of spellings, and the most that sounds are apart.
    const ALIKE: f32 = 0.75;
    const APART: f32 = 0.1;
    let one_script = a.shape().is_latin() && b.shape().is_latin();
    a.shape().is_twin(b.shape())
        || a.known.iter().any(|n| b.known.contains(n))
        || if one_script { a.shape().is_like(b.shape(), ALIKE) } else { respelling(a, b, APART) }
}

/// Whether two names that stand in the same place are one in two spellings: Nového and Nový, Dzong and Jong.
pub fn related(a: &Word, b: &Word) -> bool {
    /// Less apart in sounds than different names mostly are.
    const NEAR: f32 = 0.3;
    let (x, y) = (a.shape().letters(), b.shape().letters());
    let shared = x.chars().zip(y.chars()).take_while(|(x, y)| x == y).count();
    let shorter = x.chars().count().min(y.chars().count());
    let one_script = a.shape().is_latin() && b.shape().is_latin();
    shared >= 3 && 2 * shared >= shorter
        || (shorter >= 4 || !a.shape().is_latin()) && a.shape().heard_apart(b.shape()) <= NEAR && (!one_script || edits(x, y) * 2 <= x.len().max(y.len()))
}

/// Whether the second is, beyond much doubt, the first with letters left out or put in: Tatarsan for Татарстан.
pub fn is_misspelt(a: &Word, b: &Word) -> bool {
    /// Of five consonants one may be missing, and a vowel put in.
    const APART: f32 = 0.25;
    let long = |word: &Word| word.shape().letters().chars().nth(6).is_some();
    long(a) && long(b) && a.shape().heard_apart(b.shape()) <= APART && b.shape().heard_apart(a.shape()) <= APART
}

/// Whether two words may be one name as two languages write it.
pub fn same(a: &Token, a_lang: Lang, b: &Token, b_lang: Lang) -> bool {
    a.form.key == b.form.key || {
        let (a, b) = (word(a, a_lang), word(b, b_lang));
        // without capitals any word might pass for a name of another spelling
        a.shape().is_twin(b.shape()) || same_name(&a, &b, if super::has_capitals(a_lang) { Respelt::Yes } else { Respelt::No })
    }
}

/// Where a text in a script without spaces has a place that the word may be.
pub fn place_in(name: &Token, lang: Lang, text: &str) -> Option<Span> {
    word(name, lang).known_in(text)
}

/// Whether the word may be a place.
pub fn is_place(name: &Token, lang: Lang) -> bool {
    word(name, lang).is_place()
}

/// The two are written in different scripts, and sound alike.
fn respelling(a: &Word, b: &Word, most: f32) -> bool {
    match (a.shape().is_latin(), b.shape().is_latin()) {
        (false, true) => a.shape().is_heard_as(b.shape(), most),
        (true, false) => b.shape().is_heard_as(a.shape(), most),
        _ => false,
    }
}

/// One may be a spelling of the other: at most a third of the letters differ.
fn few_edits(one: &Word, other: &Word) -> bool {
    let (a, b) = (one.shape().letters(), other.shape().letters());
    // an edit changes at most two letters of the sets
    let latin = one.letters != u32::MAX && other.letters != u32::MAX;
    if latin && (one.letters ^ other.letters).count_ones() as usize > 2 * (a.len().min(b.len()) / 3) {
        return false;
    }
    let most = a.chars().count().min(b.chars().count()) / 3;
    most > 0 && edits(a, b) <= most
}

/// How many letters must be changed, put in or left out to make one word the other.
fn edits(a: &str, b: &str) -> usize {
    let b: SmallVec<[char; 16]> = b.chars().collect();
    let mut row: SmallVec<[usize; 17]> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = (diagonal + usize::from(x != *y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = cost;
        }
    }
    row[b.len()]
}
