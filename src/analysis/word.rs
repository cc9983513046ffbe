//! What a word says by itself: read once for each distinct word.
use crate::text::{Lang, Token};

use super::facts::lexicon::{self, Beginning};
use super::numbers::words::{self, Reading};
use super::polarity::{self, Role};

/// What a word of one language says by itself.
#[derive(Debug)]
pub struct Word {
    /// As a number.
    pub number: Option<Reading>,
    /// As a denial.
    pub role: Role,
    /// As the beginning of what says a fact.
    pub facts: Beginning,
}

static NOTHING: Word = Word { number: None, role: Role::NONE, facts: Beginning::new() };

/// What a token of a text in `lang` says.
pub fn of(token: &Token, lang: Lang) -> &Word {
    let form = &token.form;
    let make = || Word { number: words::read(&form.lower, lang), role: polarity::role(form, lang), facts: lexicon::beginning(form, lang) };
    form.memo.get_or_make(make).unwrap_or(&NOTHING)
}
