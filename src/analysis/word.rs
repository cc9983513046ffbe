//! What a word says by itself: read once for each distinct word.
use crate::text::{Lang, Token};

use super::numbers::words::{self, Reading};
use super::polarity::{self, Role};
use super::roles::lexicon::{self, Part};

/// What a word of one language says by itself.
#[derive(Debug)]
pub struct Word {
    /// As a number.
    pub number: Option<Reading>,
    /// As a denial.
    pub role: Role,
    /// Of who does, says or is what.
    pub who: lexicon::Word,
}

static NOTHING: Word = Word { number: None, role: Role::NONE, who: lexicon::Word { part: Part::NONE, kin: 0 } };

/// What a token of a text in `lang` says.
pub fn of(token: &Token, lang: Lang) -> &Word {
    let form = &token.form;
    let make = || Word { number: words::read(&form.lower, lang), role: polarity::role(form, lang), who: lexicon::word(form, lang) };
    form.memo.get_or_make(make).unwrap_or(&NOTHING)
}
