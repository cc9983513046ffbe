//! From an inflected word to the dictionary forms it may belong to.
//!
//! For languages with rules of their own here, candidates are generated and compared with a pattern's dictionary form: a wrong
//! candidate does no harm unless it happens to be that very word. The others share a Snowball stem; where
//! the lexicon knows better, that of the dictionary form.
mod ar;
mod de;
mod en;
mod es;
mod fr;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Lang;
use super::by_language::{ByLanguage, Packed};
use super::stems::stemmed;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

type Table = FxHashMap<&'static str, Vec<&'static str>>;

/// Irregular form to dictionary forms, and ending to the endings of dictionary forms, from `knowledge/data/lexicon`.
static TABLES: LazyLock<ByLanguage<(Table, Table)>> = LazyLock::new(|| ByLanguage::new(LEXICON, |_, packed| postcard::from_bytes(packed).unwrap_or_default()));

fn irregular(lower: &str, lang: &str) -> &'static [&'static str] {
    TABLES.get(lang).and_then(|(forms, _)| forms.get(lower)).map_or(&[], Vec::as_slice)
}

/// The irregular forms of an English word.
fn irregular_of(word: &str) -> impl Iterator<Item = String> {
    static FORMS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
        let mut forms: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
        for (form, words) in TABLES.get("en").iter().flat_map(|(table, _)| table) {
            words.iter().for_each(|word| forms.entry(word).or_default().push(form));
        }
        forms.values_mut().for_each(|forms| forms.sort_unstable());
        forms
    });
    FORMS.get(word).into_iter().flatten().map(|form| (*form).to_owned())
}

/// The forms that another English word may have in place of one, of both of which the dictionary forms are given.
pub fn forms_like(form: &str, word: &str, other: &str) -> Vec<String> {
    en::forms_like(form, word, other)
}

/// Dictionary forms by the endings of the lexicon: what a stemmer leaves apart (`protestuje`, `protestować`).
fn by_lexicon(lower: &str, lang: &str, out: &mut Vec<String>) {
    let Some((_, endings)) = TABLES.get(lang).filter(|(_, endings)| !endings.is_empty()) else { return };
    for (at, _) in lower.char_indices().skip(LEAST_STEM) {
        if let Some(instead) = endings.get(&lower[at..]) {
            out.extend(instead.iter().map(|i| format!("{}{i}", &lower[..at])));
        }
    }
}

/// Letters that an ending of the lexicon leaves.
const LEAST_STEM: usize = 3;

/// The stems of dictionary forms that the lexicon, and not the stemmer, finds for `lower`.
pub fn lexicon_stems(lower: &str, lang: Lang) -> Vec<String> {
    lemmas(lower, lang).iter().filter_map(|lemma| stemmed(lemma, lang)).collect()
}

/// Dictionary forms that `lower` may be a form of; the word itself need not be among them.
pub fn lemmas(lower: &str, lang: Lang) -> Vec<String> {
    let mut out = match lang.primary() {
        "ar" => ar::lemmas(lower),
        "de" => de::lemmas(lower),
        "en" => en::lemmas(lower),
        "es" => es::lemmas(lower),
        "fr" => fr::lemmas(lower),
        _ => Vec::new(),
    };
    // what is irregular, too, has particles written onto it
    if lang.primary() == "ar" {
        let inner: Vec<String> = out.iter().flat_map(|base| irregular(base, "ar")).map(|l| (*l).to_owned()).collect();
        out.extend(inner);
    }
    out.extend(irregular(lower, lang.primary()).iter().map(|l| (*l).to_owned()));
    by_lexicon(lower, lang.primary(), &mut out);
    out
}

/// Replaces one ending by others: every row whose ending fits and leaves at least `least` characters gives candidates.
fn by_endings(lower: &str, least: usize, rows: &[(&str, &[&str])], out: &mut Vec<String>) {
    for (ending, instead) in rows {
        if let Some(base) = lower.strip_suffix(ending)
            && base.chars().count() >= least
        {
            out.extend(instead.iter().map(|i| format!("{base}{i}")));
        }
    }
}
