//! How usual the words of a text are in their order: a model of sequences of three words, counted from newswire, and a small one of
//! the words of grammar, counted by the build from the right sentences among the examples of the rendering base.
mod ngrams;
mod sphinx;
mod table;
mod units;

use std::sync::LazyLock;

use anyhow::Result;
use rustc_hash::FxHashSet;

use crate::text::by_language::Packed;
use crate::text::scan::TokenKind;
use crate::text::{ByLanguage, Form, Lang, keys};

use ngrams::{Ngrams, ORDER, end, sequence, start};
use table::Table;
use units::edge;
pub use units::{Unit, units};

include!(concat!(env!("OUT_DIR"), "/language_model.rs"));
include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

static VOCABULARIES: LazyLock<ByLanguage<FxHashSet<u64>>> =
    LazyLock::new(|| ByLanguage::new(VOCABULARY, |_, packed| postcard::from_bytes::<Vec<u64>>(packed).unwrap_or_default().into_iter().collect()));

static NGRAMS_READ: LazyLock<ByLanguage<Option<Ngrams>>> = LazyLock::new(|| ByLanguage::new(NGRAMS, |_, bytes| Ngrams::read(bytes).ok()));

/// The file of word sequences made of a language model as CMU Sphinx packs it.
///
/// # Errors
/// Bytes that are no such model.
pub fn table_of_sphinx(model: &[u8]) -> Result<Vec<u8>> {
    ngrams::write(sphinx::read(model)?)
}

/// The model of one language.
#[derive(Clone, Copy, Debug)]
pub struct LanguageModel {
    ngrams: Ngrams<'static>,
    /// Of shapes, and the words of grammar between them.
    order: Table<'static>,
    vocabulary: &'static FxHashSet<u64>,
}

/// A word of a text where it stands, the end of a sentence, or something the model does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The unit it is; the number of units for the end of the text.
    pub unit: Option<usize>,
    /// Its key; `None` for what the model does not know.
    pub word: Option<u64>,
}

impl Slot {
    fn start() -> Slot {
        Slot { unit: None, word: Some(start()) }
    }
}

impl LanguageModel {
    /// The model of a language; `None` where there is none.
    pub fn of(lang: Lang) -> Option<LanguageModel> {
        let order = WORD_ORDER.iter().find(|(l, _)| *l == lang.primary()).map(|(_, bytes)| Table(bytes))?;
        Some(LanguageModel { ngrams: (*NGRAMS_READ.get(lang.primary())?)?, order, vocabulary: VOCABULARIES.get(lang.primary())? })
    }

    /// The words of a text as the sequences have them.
    pub fn read(&self, text: &str, units: &[Unit]) -> Vec<Slot> {
        let mut slots = vec![Slot::start()];
        let mut push = |unit, word| slots.push(Slot { unit, word });
        for (at, unit) in units.iter().enumerate() {
            let written = unit.span.of(text);
            match unit.kind {
                TokenKind::Word => push(Some(at), self.known(unit, written)),
                TokenKind::Number => push(None, None),
                TokenKind::Mark if written == "%" => push(Some(at), Some(keys::key("percent"))),
                TokenKind::Mark if ends_sentence(text, units, at) => {
                    push(Some(at), Some(end()));
                    push(None, Some(start()));
                }
                // what comes next has nothing to do with the words before
                TokenKind::Mark if matches!(written, ":" | ";" | "(" | ")") => push(None, None),
                TokenKind::Mark => {}
            }
        }
        if slots.last().is_some_and(|slot| slot.word != Some(start())) {
            slots.push(Slot { unit: Some(units.len()), word: Some(end()) });
        }
        slots
    }

    /// For each slot how much likelier (above 0) the two words before it make it than it is by itself, in nats, so that rare words
    /// count no less than frequent ones; `None` where there is no word that the model knows.
    pub fn gains(&self, slots: &[Slot]) -> Vec<Option<f32>> {
        (0..slots.len()).map(|at| self.gain(slots, at, &[])).collect()
    }

    /// How much likelier the word of a slot is where it stands than by itself, and how much likelier it makes the two after it, in
    /// nats, were some slots to have other words; `None` for a word that the model does not know.
    pub fn goes(&self, slots: &[Slot], at: usize, others: &[(usize, u64)]) -> Option<f32> {
        let here = self.gain(slots, at, others)?;
        let after = (at + 1..slots.len().min(at + ORDER)).filter_map(|after| self.gain(slots, after, others));
        Some(here + after.sum::<f32>())
    }

    fn gain(&self, slots: &[Slot], at: usize, others: &[(usize, u64)]) -> Option<f32> {
        let word = |at: usize| others.iter().find(|(place, _)| *place == at).map(|(_, word)| *word).or_else(|| slots.get(at)?.word);
        let known = word(at).filter(|word| *word != start())?;
        // nothing before the start of a sentence counts
        let second = at.checked_sub(1).and_then(word);
        let first = at.checked_sub(2).and_then(word).filter(|_| second != Some(start()));
        self.step([first, second], known)
    }

    /// The gains of the words of grammar and the shapes of all others.
    pub fn order(&self, units: &[Unit]) -> Vec<f32> {
        let known = |u: &Unit| if self.order.get(sequence(&[u.word])).is_some() { u.word } else { u.shape };
        let row: Vec<u64> = [edge(), edge()].into_iter().chain(units.iter().map(known)).chain([edge()]).collect();
        row.windows(3).map(|w| likelihood(self.order, [w[0], w[1], w[2]]) - alone(self.order, w[2])).collect()
    }

    /// Whether the model has met the word, in any form.
    pub fn knows(&self, form: &Form) -> bool {
        form.keys.iter().any(|key| self.vocabulary.contains(key)) || self.ngrams.get(&[keys::key(&form.lower)]).is_some()
    }

    /// The key under which the sequences have a word; that of its owner's name, where they lack the possessive.
    fn known(&self, unit: &Unit, written: &str) -> Option<u64> {
        let met = |word: u64| self.ngrams.get(&[word]).map(|_| word);
        met(unit.word).or_else(|| {
            let folded = keys::fold(written);
            folded.strip_suffix("'s").and_then(|owner| met(keys::key(owner)))
        })
    }

    /// The logarithm of a word's likelihood after the two before it, less that of the word by itself. By Katz's back-off (1987):
    /// where a sequence has not been met, the shorter one, with the weight left for it.
    fn step(&self, [first, second]: [Option<u64>; 2], word: u64) -> Option<f32> {
        let met = |words: &[u64]| self.ngrams.get(words);
        let (alone, _) = met(&[word])?;
        let Some(second) = second else { return Some(0.0) };
        if let Some((likelihood, _)) = first.and_then(|first| met(&[first, second, word])) {
            return Some(likelihood - alone);
        }
        let weight = first.and_then(|first| met(&[first, second])).map_or(0.0, |(_, weight)| weight);
        let gain = met(&[second, word]).map(|(likelihood, _)| likelihood - alone);
        Some(weight + gain.unwrap_or_else(|| met(&[second]).map_or(0.0, |(_, weight)| weight)))
    }
}

/// Whether the mark at `at` ends a sentence: a full stop only where a capital or nothing comes after it, and no short word before it
/// that begins with a capital, a title or an initial.
fn ends_sentence(text: &str, units: &[Unit], at: usize) -> bool {
    let written = |at: usize| units.get(at).map_or("", |u| u.span.of(text));
    match written(at) {
        "!" | "?" => true,
        "." => {
            let before = at.checked_sub(1).map_or("", written);
            let title = before.len() <= SHORT && before.starts_with(char::is_uppercase);
            let after = (at + 1..units.len()).map(written).find(|w| w.starts_with(char::is_alphanumeric));
            after.is_none_or(|after| !title && !after.starts_with(char::is_lowercase))
        }
        _ => false,
    }
}

/// Letters of most titles: `Mr`, `Sen`.
const SHORT: usize = 3;

fn likelihood(table: Table, [first, second, word]: [u64; 3]) -> f32 {
    let met = |words: &[u64]| table.get(sequence(words));
    let mut left = 0.0;
    if let Some((probability, _)) = met(&[first, second, word]) {
        return probability;
    }
    left += met(&[first, second]).map_or(0.0, |(_, weight)| weight);
    if let Some((probability, _)) = met(&[second, word]) {
        return left + probability;
    }
    left += met(&[second]).map_or(0.0, |(_, weight)| weight);
    left + alone(table, word)
}

fn alone(table: Table, word: u64) -> f32 {
    table.get(sequence(&[word])).map_or(UNMET, |(probability, _)| probability)
}

/// The logarithm for a shape that no sentence had.
const UNMET: f32 = -12.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokenize;

    fn mean(text: &str) -> f32 {
        let model = LanguageModel::of(Lang::EN).unwrap();
        let slots = model.read(text, &units(text, Lang::EN));
        model.gains(&slots).into_iter().flatten().sum::<f32>() / slots.len() as f32
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
