//! The words by which languages deny.
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;

use crate::knowledge::Words;
use crate::text::by_language::{ByLanguage, Packed, tables};
use crate::text::{Form, Lang, Span, Token, forms, keys};

use super::Polarity;

/// What a word says, by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Role {
    pub(super) negation: bool,
    /// Denies only after its partner.
    pub(super) with: bool,
    pub(super) partner: bool,
    /// Is one with another denial of its sentence.
    pub(super) joint: bool,
    pub(super) lexical: bool,
    pub(super) weak: bool,
    /// May begin a phrase of which that is so.
    pub(super) begins: bool,
    pub(super) auxiliary: bool,
    /// After it an auxiliary is not a statement's: “what”, “to”.
    pub(super) inverts: bool,
    /// Before it an auxiliary is none: “the”, “it”.
    pub(super) apart: bool,
    /// Says that there is no more to it: “only”.
    pub(super) limits: bool,
}

impl Role {
    /// Whether it denies, by itself or with its partner.
    pub fn denies(self) -> bool {
        self.negation || self.with
    }

    pub const NONE: Role = Role {
        negation: false,
        with: false,
        partner: false,
        joint: false,
        lexical: false,
        weak: false,
        begins: false,
        auxiliary: false,
        inverts: false,
        apart: false,
        limits: false,
    };

    /// Denies, alone or with another word.
    pub fn may_deny(&self) -> bool {
        self.negation || self.with
    }
}

/// What a word says of denial; nothing where its language is not known or sets no spaces.
pub fn role(form: &Form, lang: Lang) -> Role {
    lexicon(lang).map_or(Role::NONE, |lexicon| lexicon.role(&form.lower, form.key))
}

/// The word that a prefix denies, and the bytes of that prefix: what its language knows, where it does not know the whole.
pub fn denied(form: &Form, lang: Lang) -> Option<(usize, Arc<Form>)> {
    let lexicon = lexicon(lang)?;
    let prefix = lexicon.prefixes.iter().find(|prefix| form.lower.len() >= prefix.len() + 3 && form.lower.starts_with(prefix.as_str()))?;
    let words = Words::between(lang, Lang::EN)?;
    if lexicon.plain.fit(&form.lower) {
        return None;
    }
    let known = |form: &Form| form.keys.iter().any(|key| words.knows(*key));
    if lexicon.role(&form.lower, form.key).negation || lexicon.words.contains_key(&form.key) || known(form) {
        return None;
    }
    let rest = forms::Table::of(lang).form(&form.lower[prefix.len()..]);
    known(&rest).then_some((prefix.len(), rest))
}

/// The words of denial of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: FxHashMap<u64, Role>,
    /// Of words with a negative meaning, and of those that may have one.
    affixes: Affixes,
    weak_affixes: Affixes,
    /// Words that only look as if they had such affixes.
    plain: Affixes,
    /// Phrases that may stand for a denial, as keys of their words.
    phrases: Vec<Vec<u64>>,
    /// Phrases with a negative meaning.
    denying: Vec<Vec<u64>>,
    /// Phrases that may stand only where something is denied.
    wanting: Vec<Vec<u64>>,
    /// Phrases that deny nothing, as keys of their words, by each of the words.
    neutral: FxHashMap<u64, Vec<Neutral>>,
    pub(super) concord: bool,
    /// Beginnings that deny the word behind them.
    prefixes: Vec<String>,
    /// Endings that deny the word before them.
    endings: Vec<String>,
    /// Ends the verb that a denied one repeats to leave the choice open.
    pub(super) choice: Option<char>,
    /// Syllables that deny the word they stand in.
    infixes: Vec<String>,
    /// For scripts without spaces: the strings themselves, the longest first.
    pub(super) strings: Option<Strings>,
}

/// A phrase that denies nothing.
#[derive(Debug)]
struct Neutral {
    /// Which of its words it is found by.
    at: usize,
    keys: Vec<u64>,
    /// It says that there is more: “nicht nur”.
    adds: bool,
}

/// Words, and beginnings and endings of words.
#[derive(Debug, Default)]
struct Affixes {
    words: Vec<String>,
    beginnings: Vec<String>,
    endings: Vec<String>,
}

impl Affixes {
    fn fit(&self, lower: &str) -> bool {
        // a beginning of two letters needs a longer word to be more than chance
        let begins = |b: &String| lower.starts_with(b.as_str()) && (b.len() > 3 || lower.len() >= b.len() + 4);
        let ends = |e: &String| lower.ends_with(e.as_str()) && lower.len() >= e.len() + 3;
        self.words.iter().any(|w| lower == w) || self.beginnings.iter().any(begins) || self.endings.iter().any(ends)
    }
}

/// The same where words are not set apart.
#[derive(Debug, Default)]
pub(super) struct Strings {
    negation: Vec<String>,
    neutral: Vec<String>,
    /// Those of the neutral ones that say that there is more.
    adding: Vec<String>,
    lexical: Vec<String>,
}

include!(concat!(env!("OUT_DIR"), "/polarity.rs"));

/// The words of denial and of hearsay, packed by language.
pub(in crate::analysis) const PACKED: Packed = POLARITY;

static LEXICONS: LazyLock<ByLanguage<Option<Lexicon>>> =
    LazyLock::new(|| ByLanguage::new(POLARITY, |lang, packed| Some(Lexicon::new(tables(packed).get("words")?, Lang::parse(lang).ok()?))));

pub(super) fn lexicon(lang: Lang) -> Option<&'static Lexicon> {
    LEXICONS.get(if lang.primary() == "nn" { "nb" } else { lang.primary() })?.as_ref()
}

/// Whether this language's negations are known.
pub fn known(lang: Lang) -> bool {
    lexicon(lang).is_some()
}

/// One thing that a word says.
type Field = fn(&mut Role) -> &mut bool;

impl Lexicon {
    fn new(table: &BTreeMap<String, String>, lang: Lang) -> Lexicon {
        let list = |key: &str| table.get(key).map_or("", String::as_str).split_whitespace();
        if lang.is_spaceless() {
            let strings = |key: &str| {
                let mut all: Vec<String> = list(key).map(str::to_owned).collect();
                all.sort_by_key(|s| std::cmp::Reverse(s.len()));
                all
            };
            let strings = Strings { negation: strings("negation"), neutral: strings("neutral"), adding: strings("adding"), lexical: strings("lexical") };
            return Lexicon { strings: Some(strings), ..Lexicon::default() };
        }
        let mut lexicon = Lexicon {
            concord: table.contains_key("concord"),
            choice: list("choice").next().and_then(|ending| ending.chars().next()),
            prefixes: list("prefix").map(str::to_owned).collect(),
            ..Lexicon::default()
        };
        let key = |w: &str| keys::key(&keys::fold(w));
        let kinds: [(&str, Field); 8] = [
            ("negation", |role| &mut role.negation),
            ("joint", |role| &mut role.joint),
            ("with", |role| &mut role.with),
            ("partner", |role| &mut role.partner),
            ("auxiliary", |role| &mut role.auxiliary),
            ("inverts", |role| &mut role.inverts),
            ("apart", |role| &mut role.apart),
            ("limits", |role| &mut role.limits),
        ];
        for w in list("negation").filter_map(|w| w.strip_prefix('*')) {
            let within = w.strip_suffix('*');
            let into = if within.is_some() { &mut lexicon.infixes } else { &mut lexicon.endings };
            into.push(within.unwrap_or(w).to_owned());
        }
        for (name, of) in kinds {
            for w in list(name).filter(|w| !w.starts_with('*')) {
                *of(lexicon.words.entry(key(w)).or_insert(Role::NONE)) = true;
            }
        }
        for (weak, list) in [(false, list("lexical")), (true, list("weak"))] {
            for w in list {
                let affixes = if weak { &mut lexicon.weak_affixes } else { &mut lexicon.affixes };
                match (w.strip_prefix('*'), w.strip_suffix('*')) {
                    (Some(ending), _) => affixes.endings.push(ending.to_owned()),
                    (_, Some(beginning)) => affixes.beginnings.push(beginning.to_owned()),
                    _ => {
                        let role = lexicon.words.entry(key(w)).or_insert(Role::NONE);
                        *if weak { &mut role.weak } else { &mut role.lexical } = true;
                    }
                }
            }
        }
        for w in list("plain") {
            let into = if w.ends_with('*') { &mut lexicon.plain.beginnings } else { &mut lexicon.plain.words };
            into.push(w.trim_end_matches('*').to_owned());
        }
        for phrase in list("phrases") {
            let keys: Vec<u64> = phrase.split('_').map(key).collect();
            lexicon.words.entry(keys[0]).or_insert(Role::NONE).begins = true;
            lexicon.phrases.push(keys);
        }
        for (phrase, wants) in list("denying").map(|phrase| (phrase, false)).chain(list("wanting").map(|phrase| (phrase, true))) {
            let keys: Vec<u64> = phrase.split('_').map(key).collect();
            lexicon.words.entry(keys[0]).or_insert(Role::NONE).begins = true;
            if wants { &mut lexicon.wanting } else { &mut lexicon.denying }.push(keys);
        }
        for (phrase, adds) in list("neutral").map(|phrase| (phrase, false)).chain(list("adding").map(|phrase| (phrase, true))) {
            let keys: Vec<u64> = phrase.split('_').map(key).collect();
            for (at, k) in keys.iter().enumerate() {
                lexicon.neutral.entry(*k).or_default().push(Neutral { at, keys: keys.clone(), adds });
            }
        }
        lexicon
    }

    fn role(&self, lower: &str, key: u64) -> Role {
        let mut role = self.words.get(&key).copied().unwrap_or(Role::NONE);
        role.negation |= self.endings.iter().any(|e| lower.ends_with(e.as_str()) && lower.len() >= e.len() + 2)
            || self.infixes.iter().any(|i| lower.char_indices().nth(2).is_some_and(|(at, _)| lower[at..].contains(i.as_str())));
        if !role.negation && !self.plain.fit(lower) {
            role.lexical |= self.affixes.fit(lower);
            role.weak |= self.weak_affixes.fit(lower);
        }
        role
    }

    /// Whether a phrase that may stand for a denial begins here.
    pub(super) fn begins_phrase(&self, tokens: &[Token]) -> bool {
        begins(&self.phrases, tokens)
    }

    /// Whether a phrase with a negative meaning begins here.
    pub(super) fn begins_denying(&self, tokens: &[Token]) -> bool {
        begins(&self.denying, tokens)
    }

    /// Whether a phrase begins here that may stand only where something is denied.
    pub(super) fn begins_wanting(&self, tokens: &[Token]) -> bool {
        begins(&self.wanting, tokens)
    }

    /// Whether the word at `i` is part of a phrase that denies nothing, and whether such a one says that there is more.
    pub(super) fn neutral(&self, tokens: &[Token], i: usize) -> Option<bool> {
        let here = |phrase: &&Neutral| {
            let start = i.checked_sub(phrase.at);
            start.and_then(|s| tokens.get(s..s + phrase.keys.len())).is_some_and(|row| row.iter().zip(&phrase.keys).all(|(t, k)| t.form.key == *k))
        };
        self.neutral.get(&tokens[i].form.key).into_iter().flatten().filter(here).map(|phrase| phrase.adds).max()
    }
}

fn begins(phrases: &[Vec<u64>], tokens: &[Token]) -> bool {
    phrases.iter().any(|keys| tokens.len() >= keys.len() && tokens.iter().zip(keys).all(|(t, k)| t.form.key == *k))
}

impl Strings {
    pub(super) fn read(&self, text: &str) -> Polarity {
        let mut polarity = Polarity::default();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            let found = |list: &[String]| list.iter().find(|s| rest.starts_with(s.as_str())).map(String::len);
            let lexical = found(&self.lexical);
            polarity.lexical.extend(lexical.map(|len| Span::new(at, at + len)));
            let adding = found(&self.adding);
            polarity.adding.extend(adding.map(|len| Span::new(at, at + len)));
            at += match (adding.max(found(&self.neutral)), found(&self.negation)) {
                (Some(len), _) => len,
                (None, Some(len)) => {
                    polarity.negations.push(Span::new(at, at + len));
                    len
                }
                (None, None) => lexical.unwrap_or(c.len_utf8()),
            };
        }
        polarity
    }
}
