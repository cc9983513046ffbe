//! How well a word goes with those right before and after it, in place of another.
use crate::document::Segment;
use crate::knowledge::LanguageModel;
use crate::knowledge::language_model::{Slot, Unit, units};
use crate::text::{inflection, keys};

/// A target as the language model reads it.
pub struct Usage<'t> {
    target: &'t Segment,
    model: LanguageModel,
    units: Vec<Unit>,
    slots: Vec<Slot>,
}

/// Before a word in place of another, either may be right.
const ARTICLES: [&str; 2] = ["a", "an"];

impl<'t> Usage<'t> {
    /// `None` where there is no model of the language.
    pub fn of(target: &'t Segment) -> Option<Usage<'t>> {
        let model = LanguageModel::of(target.lang)?;
        let units = units(&target.text, target.lang);
        let slots = model.read(&target.text, &units);
        Some(Usage { target, model, units, slots })
    }

    /// How much likelier its neighbours make the word of one token, and it them, than by themselves, in nats; `None` where the model
    /// does not know it.
    pub fn of_token(&self, token: usize) -> Option<f32> {
        self.goes(token, [self.target.tokens[token].form.lower.as_ref()].into_iter())
    }

    /// The same of another word in its place, in the form that goes best. `word` is the dictionary form of the one that stands there,
    /// `other` that of the other.
    pub fn of_other(&self, token: usize, word: &str, other: &str) -> Option<f32> {
        let forms = inflection::forms_like(&self.target.tokens[token].form.lower, word, other);
        self.goes(token, forms.iter().map(String::as_str))
    }

    fn goes<'w>(&self, token: usize, words: impl Iterator<Item = &'w str>) -> Option<f32> {
        let start = self.target.tokens[token].span.start;
        let unit = self.units.partition_point(|u| u.span.start < start);
        let at = self.slots.iter().position(|slot| slot.unit == Some(unit))?;
        let article = at.checked_sub(1).filter(|before| ARTICLES.map(keys::key).map(Some).contains(&self.slots[*before].word));
        let best = |word: &str| {
            let word = (at, keys::key(word));
            match article {
                Some(before) => ARTICLES.iter().filter_map(|a| self.model.goes(&self.slots, at, &[word, (before, keys::key(a))])).reduce(f32::max),
                None => self.model.goes(&self.slots, at, &[word]),
            }
        };
        words.filter_map(best).reduce(f32::max)
    }
}
