//! Word forms: what a word may be a form of. Computed once per distinct word and thread.
use std::any::Any;
use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::keys::{bit, fold_in, key, stem_key};
use super::{Lang, Shape, inflection, stems};

/// What is known of a word from its letters alone.
#[derive(Debug)]
pub struct Form {
    /// Lower case, apostrophes made alike.
    pub lower: Box<str>,
    /// Hash of `lower`.
    pub key: u64,
    /// Hashes of all the dictionary forms it may be a form of, `key` first.
    pub keys: SmallVec<[u64; 6]>,
    /// In a compounding language: hashes of the dictionary forms that may be its head (`verein` of `Sportvereine`).
    pub heads: Box<[u64]>,
    /// A bit for each of `keys` and `heads` ([`bit`](super::keys::bit)): what has none of a word's bits is no form of it.
    pub bits: u128,
    /// How it is compared with a word of another language.
    pub shape: Shape,
    /// Its first character, as it is written.
    pub first: char,
    /// Code points of the word as it is written.
    pub letters: usize,
    /// Begins with a capital letter.
    pub capital: bool,
    /// Has at least two letters and all are capitals.
    pub capitals: bool,
    /// What the analysis knows of it.
    pub memo: Memo,
    /// What translates it.
    pub translated: Memo,
    /// Where the rendering base has it.
    pub indexed: Memo,
}

/// Room for what a higher layer knows of a word, so that it asks once for each distinct word.
#[derive(Debug, Default)]
pub struct Memo(OnceLock<Box<dyn Any + Send + Sync>>);

impl Memo {
    /// What was kept, or is made now; `None` where something else was kept before.
    pub fn get_or_make<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Option<&T> {
        self.0.get_or_init(|| Box::new(make())).downcast_ref()
    }

    /// What was kept.
    pub fn get<T: Any>(&self) -> Option<&T> {
        self.0.get()?.downcast_ref()
    }
}

/// Endings of at least four letters after at least three: what may be the head of a compound.
fn suffixes(word: &str) -> impl Iterator<Item = &str> {
    let letters = word.chars().count();
    word.char_indices().enumerate().filter(move |&(n, _)| n >= 3 && letters - n >= 4).map(|(_, (at, _))| &word[at..])
}

fn analyse(word: &str, lang: Lang) -> Form {
    let lower = fold_in(word, lang);
    let mut keys: SmallVec<[u64; 6]> = SmallVec::new();
    keys.push(key(&lower));
    let mut heads = Vec::new();
    if let Some(stem) = stems::stemmed(&lower, lang) {
        keys.push(stem_key(&stem));
        for stem in inflection::lexicon_stems(&lower, lang) {
            let k = stem_key(&stem);
            if !keys.contains(&k) {
                keys.push(k);
            }
        }
        if lang.is_compounding() {
            heads.extend(suffixes(&stem).map(stem_key));
        }
    } else {
        let lemmas = inflection::lemmas(&lower, lang);
        for lemma in &lemmas {
            let k = key(lemma);
            if !keys.contains(&k) {
                keys.push(k);
            }
        }
        if lang.is_compounding() && word.starts_with(char::is_uppercase) {
            heads.extend(lemmas.iter().chain([&lower]).flat_map(|l| suffixes(l)).map(key));
        }
    }
    heads.sort_unstable();
    heads.dedup();
    let first = word.chars().next().unwrap_or_default();
    let capital = first.is_uppercase();
    let capitals = word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase) && capital;
    let bits = keys.iter().chain(&heads).fold(0, |bits, k| bits | bit(*k));
    let (memo, translated, indexed) = Default::default();
    let (key, shape, lower, heads) = (key(&lower), Shape::of(&lower, lang), lower.into(), heads.into());
    Form { lower, key, keys, heads, bits, shape, first, letters: word.chars().count(), capital, capitals, memo, translated, indexed }
}

/// Distinct words kept per language and thread; past that the table starts anew, so memory stays flat.
const KEPT: usize = 50_000;

type Known = FxHashMap<Box<str>, Arc<Form>>;

thread_local! {
    static TABLES: RefCell<FxHashMap<Lang, Known>> = RefCell::default();
}

/// The thread's table of one language, borrowed for as long as a text is read.
pub struct Table {
    lang: Lang,
    known: Known,
}

impl Table {
    pub fn of(lang: Lang) -> Table {
        let known = TABLES.with_borrow_mut(|t| t.get_mut(&lang).map(std::mem::take)).unwrap_or_default();
        Table { lang, known }
    }

    pub fn form(&mut self, word: &str) -> Arc<Form> {
        if let Some(form) = self.known.get(word) {
            return form.clone();
        }
        let form = Arc::new(analyse(word, self.lang));
        if self.known.len() >= KEPT {
            self.known.clear();
        }
        self.known.insert(word.into(), form.clone());
        form
    }
}

impl Drop for Table {
    fn drop(&mut self) {
        let known = std::mem::take(&mut self.known);
        // the thread may be ending, its tables gone: then there is nothing to give back to
        let _ = TABLES.try_with(|t| t.borrow_mut().insert(self.lang, known));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::keys::lemma_key;

    fn matches(word: &str, lemma: &str, lang: &str) -> bool {
        let lang = Lang::parse(lang).unwrap();
        Table::of(lang).form(word).keys.contains(&lemma_key(lemma, lang))
    }

    #[test]
    fn a_form_is_found_under_its_lemma() {
        for (lang, lemma, forms) in [
            ("en", "enter", "enter enters entered entering"),
            ("en", "city", "city cities city’s"),
            ("en", "stop", "stops stopped stopping"),
            ("en", "make", "makes making made"),
            ("de", "Auftraggeber", "Auftraggebers Auftraggebern"),
            ("de", "Abrechnung", "Abrechnungen"),
            ("de", "aussetzen", "ausgesetzt auszusetzen aussetzt aussetzte"),
            ("de", "Haus", "Häuser Häusern Hauses"),
            ("de", "melden", "meldete meldet gemeldet"),
            ("de", "verabschieden", "verabschiedet verabschiedete"),
            ("fr", "manifester", "manifesté manifestaient manifestent manifestera manifestants"),
            ("fr", "local", "locaux locale"),
            ("es", "calle", "calles"),
            ("ru", "улица", "улицы улицу улицах"),
            ("pl", "ulica", "ulice ulicach ulicami ulicę"),
            ("pl", "protestować", "protestowali protestuje protestował"),
            ("cs", "ulice", "ulicích ulici"),
            ("cs", "soudce", "soudci"),
            ("uk", "вулиця", "вулиці вулицю вулицях"),
            ("tr", "sokak", "sokaklar sokaklara"),
            ("tr", "istifa", "İstifa İSTİFA"),
            ("tr", "ışık", "Işık IŞIK"),
            ("ar", "محكمة", "المحكمة والمحكمة للمحكمة محكمتها محكمتين"),
            ("ar", "قتل", "قتلوا يقتلون ستقتل وقتلت"),
            ("ar", "أثار", "يثير أثارت سيثير"),
            ("ar", "استقال", "يستقيل استقالت"),
            ("it", "arrestare", "arrestato arrestati arrestano arrestò"),
        ] {
            for form in forms.split(' ').filter(|f| *f != "manifestants") {
                assert!(matches(form, lemma, lang), "{lang} {form} is a form of {lemma}");
            }
        }
    }

    #[test]
    fn a_neighbour_is_no_form() {
        for (lang, lemma, other) in [
            ("en", "customer", "customs"),
            ("en", "custom", "customer"),
            ("de", "Tat", "Täter"),
            ("de", "Leiter", "Leitung"),
            ("fr", "manifestation", "manifester"),
            ("en", "general", "generous"),
        ] {
            assert!(!matches(other, lemma, lang), "{lang} {other} is no form of {lemma}");
        }
    }
}
