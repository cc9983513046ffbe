//! From an inflected word to the dictionary forms it may belong to.
//!
//! For languages with rules of their own here, candidates are generated and compared with a pattern's dictionary form: a wrong
//! candidate does no harm unless it happens to be that very word. The others share a Snowball stem.
mod de;
mod en;
mod es;
mod fr;

use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::Lang;

/// Irregular forms by language: form to dictionary forms. Packed by the build from `knowledge/data/lexicon`.
static IRREGULAR: LazyLock<FxHashMap<String, FxHashMap<String, Vec<String>>>> = LazyLock::new(|| {
    let packed = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
    postcard::from_bytes(packed).unwrap_or_default()
});

pub(super) fn irregular(lower: &str, lang: &str) -> &'static [String] {
    IRREGULAR.get(lang).and_then(|forms| forms.get(lower)).map_or(&[], Vec::as_slice)
}

/// The stem shared by all forms of a word, for languages without rules of their own.
pub fn stemmed(lower: &str, lang: Lang) -> Option<String> {
    let algorithm = match lang.primary() {
        "de" | "en" | "es" | "fr" => return None,
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "fi" => Algorithm::Finnish,
        "el" => Algorithm::Greek,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" | "nn" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    };
    Some(Stemmer::create(algorithm).stem(lower).into_owned())
}

/// Dictionary forms that `lower` may be a form of; the word itself need not be among them.
pub fn lemmas(lower: &str, lang: Lang) -> Vec<String> {
    let mut out = match lang.primary() {
        "de" => de::lemmas(lower),
        "en" => en::lemmas(lower),
        "es" => es::lemmas(lower),
        "fr" => fr::lemmas(lower),
        _ => Vec::new(),
    };
    out.extend(irregular(lower, lang.primary()).iter().cloned());
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
