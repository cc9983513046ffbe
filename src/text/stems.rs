//! Stems, by Snowball. Shared with the build script.
use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::Lang;

/// Whether forms of a language share a stem.
pub fn is_stemmed(lang: Lang) -> bool {
    stemmed("", lang).is_some()
}

/// The stem shared by all forms of a word, for languages without rules of their own.
pub fn stemmed(lower: &str, lang: Lang) -> Option<String> {
    let algorithm = match lang.primary() {
        "de" | "en" | "es" | "fr" => return None,
        "ar" => Algorithm::Arabic,
        "ca" => Algorithm::Catalan,
        "cs" | "sk" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "el" => Algorithm::Greek,
        "et" => Algorithm::Estonian,
        "fa" => Algorithm::Persian,
        "fi" => Algorithm::Finnish,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "id" => Algorithm::Indonesian,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "nb" | "nn" => Algorithm::Norwegian,
        "nl" => Algorithm::Dutch,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sr" => Algorithm::Serbian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "uk" => Algorithm::Ukrainian,
        _ => return None,
    };
    Some(Stemmer::create(algorithm).stem(lower).into_owned())
}
