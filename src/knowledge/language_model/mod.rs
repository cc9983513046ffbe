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

use ngrams::{Ngrams, end, start};
use table::{Table, joined};
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

/// What the model says of a word where it stands; nothing, all 0, of one it does not know, of figures and of most marks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Step {
    /// How much likelier (above 0) the two words before it make it than it is by itself, in nats. So rare words count no less than
    /// frequent ones.
    pub gain: f32,
    /// The natural logarithm of its probability after the two before it.
    pub likelihood: f32,
}

impl LanguageModel {
    /// The model of a language; `None` where there is none.
    pub fn of(lang: Lang) -> Option<LanguageModel> {
        let order = WORD_ORDER.iter().find(|(l, _)| *l == lang.primary()).map(|(_, bytes)| Table(bytes))?;
        Some(LanguageModel { ngrams: (*NGRAMS_READ.get(lang.primary())?)?, order, vocabulary: VOCABULARIES.get(lang.primary())? })
    }

    /// A step for each unit of a text, and for its end.
    pub fn steps(&self, text: &str, units: &[Unit]) -> Vec<Step> {
        let mut steps = Vec::with_capacity(units.len() + 1);
        // of the two words before; `None` where one is not known
        let mut before = [None, Some(start())];
        for (at, unit) in units.iter().enumerate() {
            let written = unit.span.of(text);
            let word = match unit.kind {
                TokenKind::Word => self.known(unit, written),
                TokenKind::Mark if written == "%" => Some(keys::key("percent")),
                TokenKind::Mark if ends_sentence(text, units, at) => Some(end()),
                TokenKind::Mark => {
                    if matches!(written, ":" | ";" | "(" | ")") {
                        before = [None, None];
                    }
                    steps.push(Step::default());
                    continue;
                }
                TokenKind::Number => None,
            };
            steps.push(word.map_or(Step::default(), |word| self.step(before, word)));
            before = if word == Some(end()) { [None, Some(start())] } else { [before[1], word] };
        }
        let closed = before == [None, Some(start())];
        steps.push(if closed { Step::default() } else { self.step(before, end()) });
        steps
    }

    /// The steps' gains.
    pub fn gains(&self, text: &str, units: &[Unit]) -> Vec<f32> {
        self.steps(text, units).iter().map(|step| step.gain).collect()
    }

    /// The gains of the words of grammar and the shapes of all others.
    pub fn order(&self, units: &[Unit]) -> Vec<f32> {
        let known = |u: &Unit| if self.order.get(joined(0, u.word)).is_some() { u.word } else { u.shape };
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

    /// By Katz's back-off (1987): where a sequence has not been met, the shorter one, with the weight left for it.
    fn step(&self, [first, second]: [Option<u64>; 2], word: u64) -> Step {
        let Some((alone, _)) = self.ngrams.get(&[word]) else { return Step::default() };
        let met = |words: &[u64]| self.ngrams.get(words);
        let all = first.zip(second).and_then(|(first, second)| met(&[first, second, word]));
        if let Some((likelihood, _)) = all {
            return Step { gain: likelihood - alone, likelihood };
        }
        let weight = first.zip(second).and_then(|(first, second)| met(&[first, second])).map_or(0.0, |(_, weight)| weight);
        let pair = second.and_then(|second| met(&[second, word]));
        let likelihood = weight + pair.map_or_else(|| alone + second.and_then(|second| met(&[second])).map_or(0.0, |(_, weight)| weight), |(p, _)| p);
        Step { gain: likelihood - alone, likelihood }
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
        let gains = model.gains(text, &units(text, Lang::EN));
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
