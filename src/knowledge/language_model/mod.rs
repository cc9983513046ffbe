//! How usual the words of a text are in their order: a small trigram model, counted by the build from the right sentences among
//! the examples of the rendering base.
mod table;
mod units;

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::by_language::Packed;
use crate::text::{ByLanguage, Form, Lang};

use table::{Table, joined};
use units::edge;
pub use units::{Unit, units};

include!(concat!(env!("OUT_DIR"), "/language_model.rs"));
include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

static VOCABULARIES: LazyLock<ByLanguage<FxHashSet<u64>>> =
    LazyLock::new(|| ByLanguage::new(VOCABULARY, |_, packed| postcard::from_bytes::<Vec<u64>>(packed).unwrap_or_default().into_iter().collect()));

/// The model of one language.
#[derive(Clone, Copy, Debug)]
pub struct LanguageModel {
    table: Table<'static>,
    /// Of shapes, and the words of grammar between them.
    order: Table<'static>,
    vocabulary: &'static FxHashSet<u64>,
}

impl LanguageModel {
    /// The model of a language; `None` where there is none.
    pub fn of(lang: Lang) -> Option<LanguageModel> {
        let of = |tables: Packed| tables.iter().find(|(l, _)| *l == lang.primary()).map(|(_, bytes)| Table(bytes));
        Some(LanguageModel { table: of(LANGUAGE_MODEL)?, order: of(WORD_ORDER)?, vocabulary: VOCABULARIES.get(lang.primary())? })
    }

    /// For each unit, and for the end of the text, how much likelier (above 0) the two before it make it than it is by itself:
    /// the natural logarithm of the ratio. So rare words count no less than frequent ones.
    pub fn gains(&self, units: &[Unit]) -> Vec<f32> {
        steps(self.table, units).map(|(likelihood, alone)| likelihood - alone).collect()
    }

    /// The same of words of grammar and the shapes of all others, each with the logarithm of its likelihood after the two before it.
    pub fn order(&self, units: &[Unit]) -> Vec<(f32, f32)> {
        steps(self.order, units).map(|(likelihood, alone)| (likelihood - alone, likelihood)).collect()
    }

    /// Whether the model has met the word, in any form.
    pub fn knows(&self, form: &Form) -> bool {
        form.keys.iter().any(|key| self.vocabulary.contains(key))
    }
}

/// The logarithms of the likelihood of each unit, and of the end, after the two before it, and by itself.
fn steps(table: Table<'static>, units: &[Unit]) -> std::vec::IntoIter<(f32, f32)> {
    let known = |u: &Unit| if table.get(joined(0, u.word)).is_some() { u.word } else { u.shape };
    let row: Vec<u64> = [edge(), edge()].into_iter().chain(units.iter().map(known)).chain([edge()]).collect();
    let steps: Vec<(f32, f32)> = row.windows(3).map(|w| (likelihood(table, [w[0], w[1], w[2]]), alone(table, w[2]))).collect();
    steps.into_iter()
}

fn likelihood(table: Table, [first, second, word]: [u64; 3]) -> f32 {
    let key = |words: &[u64]| words.iter().fold(0, |key, word| joined(key, *word));
    let mut left = 0.0;
    if let Some((probability, _)) = table.get(key(&[first, second, word])) {
        return probability;
    }
    left += table.get(key(&[first, second])).map_or(0.0, |(_, weight)| weight);
    if let Some((probability, _)) = table.get(key(&[second, word])) {
        return left + probability;
    }
    left += table.get(key(&[second])).map_or(0.0, |(_, weight)| weight);
    left + alone(table, word)
}

fn alone(table: Table, word: u64) -> f32 {
    table.get(joined(0, word)).map_or(UNMET, |(probability, _)| probability)
}

/// The logarithm for a shape that no sentence had.
const UNMET: f32 = -12.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokenize;

    fn mean(text: &str) -> f32 {
        let model = LanguageModel::of(Lang::EN).unwrap();
        let gains = model.gains(&units(text, Lang::EN));
        gains.iter().sum::<f32>() / gains.len() as f32
    }

    #[test]
    fn words_in_their_order_are_likelier() {
        for (right, wrong) in [
            ("The police arrested three men on Monday.", "The police three arrested men on Monday."),
            ("The minister said she would resign.", "The minister said would she resign."),
            ("He was taken to hospital after the accident.", "He was taken to hospital after accident the."),
        ] {
            assert!(mean(right) > mean(wrong) + 0.1, "{right} {} {wrong} {}", mean(right), mean(wrong));
        }
    }

    #[test]
    fn words_it_has_met_are_known() {
        let model = LanguageModel::of(Lang::EN).unwrap();
        let known = |word: &str| model.knows(&tokenize(word, Lang::EN)[0].form);
        assert!(known("arrested") && known("ministers"));
        assert!(!known("arrsted"));
        assert!(LanguageModel::of(Lang::parse("cy").unwrap()).is_none());
    }
}
