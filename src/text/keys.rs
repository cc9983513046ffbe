//! Keys of words: the hashes by which forms and patterns are compared. Shared with the build script.
use rapidhash::v3::rapidhash_v3;
use rustc_hash::FxHashSet;

use super::{Lang, scan, stems};

/// The hash by which words are compared: the same on every run and machine, as the build packs it.
pub fn key(word: &str) -> u64 {
    rapidhash_v3(word.as_bytes())
}

/// The bit of a key in [`Form::bits`](super::Form::bits).
pub fn bit(key: u64) -> u128 {
    1 << (key & 127)
}

/// The keys of words set apart by white space: a list to look words up in.
pub fn keys(words: &str) -> FxHashSet<u64> {
    words.split_whitespace().map(key).collect()
}

/// Lower case, with one kind of apostrophe.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    // of the Turkish İ the lower case keeps the dot as a mark of its own
    word.chars().map(|c| if scan::is_apostrophe(c) { '\'' } else { c }).flat_map(char::to_lowercase).filter(|c| *c != '\u{307}').collect()
}

/// The same by the rules of a language: Turkish has ı for I.
pub fn fold_in(word: &str, lang: Lang) -> String {
    if matches!(lang.primary(), "tr" | "az") && word.contains('I') { fold(&word.replace('I', "ı")) } else { fold(word) }
}

/// The key under which a pattern's word (a dictionary form) is found among [`Form::keys`](super::Form::keys).
pub fn lemma_key(word: &str, lang: Lang) -> u64 {
    let lower = fold_in(word, lang);
    match stems::stemmed(&lower, lang) {
        Some(stem) => stem_key(&stem),
        // the pronoun of a reflexive verb stands before most of its forms: `declararse`, `se declaró`
        None if lang.primary() == "es" && ["arse", "erse", "irse"].iter().any(|ending| lower.ends_with(ending)) && lower.len() > 5 => {
            key(&lower[..lower.len() - 2])
        }
        None => key(&lower),
    }
}

/// Stems live apart from words, so that a stem never equals another word by chance.
pub fn stem_key(stem: &str) -> u64 {
    key(stem) ^ 0x9e37_79b9_7f4a_7c15
}
