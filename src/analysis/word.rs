//! What a word says by itself: read once for each distinct word.
use std::sync::Arc;

use crate::text::{Form, Lang, Token};

use super::facts::lexicon::{self, Beginning};
use super::modality::{self, Modals};
use super::numbers::phrases::{self, Phrase};
use super::numbers::words::{self, Reading};
use super::polarity::{self, Role};
use super::roles::lexicon::{self as roles, Part};

/// What a word of one language says by itself.
#[derive(Debug)]
pub struct Word {
    /// As a number.
    pub number: Option<Reading>,
    /// Phrases that tell a time, by the word they are found by.
    pub times: &'static [Phrase],
    /// As a denial.
    pub role: Role,
    /// As the beginning of what says a fact.
    pub facts: Beginning,
    /// The word that its prefix denies, and how long that is: “chce” of “nechce”.
    pub denied: Option<(usize, Arc<Form>)>,
    /// What it says may, can or must be.
    pub modals: Modals,
    /// Of who does, says or is what.
    pub who: roles::Word,
}

static NOTHING: Word = Word {
    number: None,
    times: &[],
    role: Role::NONE,
    denied: None,
    modals: Modals::NONE,
    facts: Beginning::new(),
    who: roles::Word { part: Part::NONE, kin: 0 },
};

/// What a token of a text in `lang` says.
pub fn of(token: &Token, lang: Lang) -> &Word {
    let form = &token.form;
    let make = || Word {
        number: words::read(&form.lower, lang),
        times: phrases::anchored(form, lang),
        role: polarity::role(form, lang),
        denied: polarity::denied(form, lang),
        modals: modality::modals(form, lang),
        facts: lexicon::beginning(form, lang),
        who: roles::word(form, lang),
    };
    form.memo.get_or_make(make).unwrap_or(&NOTHING)
}
