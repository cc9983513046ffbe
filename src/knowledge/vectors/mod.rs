//! Which words of a language are used in the same surroundings: vectors counted from newswire, which nobody could write by hand.
pub mod making;
mod packed;
#[cfg(test)]
mod packing;

use std::sync::LazyLock;

use crate::text::by_language::Packed;
use crate::text::{ByLanguage, Form, Lang};

use packed::{PackedVectors, product};

include!(concat!(env!("OUT_DIR"), "/vectors.rs"));

static TABLES: LazyLock<ByLanguage<Vectors>> =
    LazyLock::new(|| ByLanguage::new(VECTORS, |_, packed| Vectors(postcard::from_bytes(packed).unwrap_or_default())));

/// The vectors of one language. Words are told by their place among the most frequent.
#[derive(Debug)]
pub struct Vectors(PackedVectors<'static>);

/// Words more frequent than this stand beside any other and tell nothing.
const FREQUENT: u32 = 100;
/// The logarithm of how much rarer than these a word tells all it can.
const TELLS: f32 = 5.0;

impl Vectors {
    /// Those of a language; `None` where there are none.
    pub fn of(lang: Lang) -> Option<&'static Vectors> {
        TABLES.get(lang.primary())
    }

    /// The place of a word, or else that of its dictionary form.
    pub fn place(&self, form: &Form) -> Option<u32> {
        form.keys.iter().find_map(|key| self.place_of_key(*key))
    }

    /// The place of the word with this key.
    pub fn place_of_key(&self, key: u64) -> Option<u32> {
        self.0.place(key)
    }

    /// How alike the surroundings of two words are: the cosine of their vectors, -1 to 1. Around 0 they have nothing to do with each
    /// other; words of one scene have some 0.4, synonyms and opposites more.
    pub fn alike(&self, a: u32, b: u32) -> f32 {
        let squares = self.0.squares.get(a as usize) as f32 * self.0.squares.get(b as usize) as f32;
        if squares > 0.0 { product(self.0.row(a), self.0.row(b)) as f32 / squares.sqrt() } else { 0.0 }
    }

    /// How much a word tells of what is spoken of, 0 to 1: the rarer the more.
    pub fn tells(place: u32) -> f32 {
        if place <= FREQUENT { 0.0 } else { ((place as f32 / FREQUENT as f32).ln() / TELLS).min(1.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokenize;

    fn alike(a: &str, b: &str) -> f32 {
        let vectors = Vectors::of(Lang::EN).unwrap();
        let place = |word: &str| vectors.place(&tokenize(word, Lang::EN)[0].form).unwrap();
        vectors.alike(place(a), place(b))
    }

    #[test]
    fn words_of_one_scene_are_alike() {
        for (word, with, without) in [("lock", "door", "parliament"), ("fever", "nausea", "railway"), ("verdict", "judge", "goalkeeper")] {
            assert!(alike(word, with) > alike(word, without) + 0.2, "{word} {with} {} {without} {}", alike(word, with), alike(word, without));
            assert_eq!(alike(word, with), alike(with, word));
        }
        assert!((alike("court", "court") - 1.0).abs() < 1e-6);
    }

    #[test]
    fn rare_words_tell_more() {
        let place = |word: &str| Vectors::of(Lang::EN).unwrap().place(&tokenize(word, Lang::EN)[0].form).unwrap();
        assert_eq!(Vectors::tells(place("the")), 0.0);
        assert!(Vectors::tells(place("verdict")) > Vectors::tells(place("government")));
    }

    #[test]
    fn of_other_languages_there_are_none() {
        assert!(Vectors::of(Lang::parse("cy").unwrap()).is_none());
    }
}
