//! Words of the pattern classes `<number>`, `<date>` and `<place>`.
use rustc_hash::FxHashSet;

use crate::text::{Lang, keys};

use super::schema::Classes;

/// The words of one language's classes, by key.
#[derive(Debug, Default)]
pub struct ClassWords {
    pub number: FxHashSet<u64>,
    pub date: FxHashSet<u64>,
    /// Names of one to three words, joined by a space.
    pub place: FxHashSet<u64>,
}

impl ClassWords {
    pub fn new(classes: &Classes, lang: Lang) -> Self {
        let lemmas = |words: &[String]| words.iter().map(|w| keys::lemma_key(w, lang)).collect();
        let names = |words: &[String]| words.iter().map(|w| if w.contains(' ') { keys::key(&keys::fold(w)) } else { keys::lemma_key(w, lang) }).collect();
        ClassWords { number: lemmas(&classes.number), date: lemmas(&classes.date), place: names(&classes.place) }
    }
}
