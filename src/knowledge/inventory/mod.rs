//! The senses of ambiguous words: by which words each is translated, and which words of the source's language stand beside it.
mod packed;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use crate::text::by_language::Packed;
use crate::text::{ByLanguage, Form, Lang};

use packed::PackedInventory;

include!(concat!(env!("OUT_DIR"), "/inventory.rs"));

static TABLES: LazyLock<ByLanguage<SenseInventory>> =
    LazyLock::new(|| ByLanguage::new(INVENTORY, |_, packed| SenseInventory(postcard::from_bytes(packed).unwrap_or_default())));

/// The ambiguous words of one language with their senses in English. Senses and translations are numbered through.
#[derive(Debug)]
pub struct SenseInventory(PackedInventory<'static>);

impl SenseInventory {
    /// That of a source language into a target language; `None` where there is none.
    pub fn between(source: Lang, target: Lang) -> Option<&'static SenseInventory> {
        TABLES.get(source.primary()).filter(|_| target.primary() == "en")
    }

    /// The senses of the word with this key, the most usual first; none where it is not known as ambiguous.
    pub fn senses_of_key(&self, key: u64) -> Range<usize> {
        self.0.senses(key)
    }

    /// The senses of the first ambiguous word that a form may be of.
    pub fn senses_of(&self, form: &Form) -> Range<usize> {
        form.keys.iter().map(|key| self.senses_of_key(*key)).find(|senses| !senses.is_empty()).unwrap_or_default()
    }

    /// The translations of a sense, the most usual first.
    pub fn translations(&self, sense: usize) -> Range<usize> {
        self.0.translations.run(sense)
    }

    /// A translation as it is written.
    pub fn text(&self, translation: usize) -> Cow<'static, str> {
        self.0.texts.get(translation)
    }

    /// Keys of the words of a translation.
    pub fn keys(&self, translation: usize) -> impl Iterator<Item = u64> {
        self.0.keys.1.slice(self.0.keys.0.run(translation))
    }

    /// The senses that a translation may stand for: a bit for the place of each among the senses of its word.
    pub fn bears(&self, translation: usize) -> u32 {
        self.0.bears.get(translation)
    }

    /// The number of a translation among the [`Collocations`](super::Collocations) of its language.
    pub fn number(&self, translation: usize) -> Option<u32> {
        self.0.numbers.get(translation).checked_sub(1)
    }

    /// The companions of a sense: the lower half of the key of each, and what it weighs, 0 to 1: the more the fewer words it
    /// accompanies.
    pub fn companions(&self, sense: usize) -> impl Iterator<Item = (u32, f32)> {
        self.0.companions_of(sense)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::keys::lemma_key;

    #[test]
    fn a_word_has_its_senses_with_their_companions() {
        let de = Lang::parse("de").unwrap();
        let known = SenseInventory::between(de, Lang::EN).unwrap();
        let senses = known.senses_of_key(lemma_key("Schloss", de));
        let first: Vec<_> = senses.clone().map(|s| known.text(known.translations(s).start)).collect();
        assert_eq!(first[..2], ["castle", "lock"]);
        let lock = senses.start + 1;
        let weight = |word: &str| known.companions(lock).find(|(key, _)| *key == lemma_key(word, de) as u32).map(|(_, weight)| weight);
        assert!(weight("Riegel") > weight("Tür"), "rare companions weigh more: {:?} {:?}", weight("Riegel"), weight("Tür"));
        assert_eq!(weight("König"), None);
        assert!(known.senses_of_key(lemma_key("Lineal", de)).is_empty());
    }

    #[test]
    fn a_translation_of_two_senses_bears_both() {
        let de = Lang::parse("de").unwrap();
        let known = SenseInventory::between(de, Lang::EN).unwrap();
        let senses = known.senses_of_key(lemma_key("Schloss", de));
        let castle = known.translations(senses.start).start;
        assert_eq!(known.bears(castle), 1);
        assert_eq!(known.keys(castle).collect::<Vec<_>>(), [lemma_key("castle", Lang::EN)]);
    }

    #[test]
    fn other_pairs_have_none() {
        assert!(SenseInventory::between(Lang::EN, Lang::parse("de").unwrap()).is_none());
        assert!(SenseInventory::between(Lang::parse("cy").unwrap(), Lang::EN).is_none());
    }
}
