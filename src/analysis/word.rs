//! What a word says by itself: read once for each distinct word.
use std::ops::{BitOr, Range};
use std::sync::Arc;

use crate::document::Segment;
use crate::knowledge::{Collocations, SenseInventory, Vectors};
use crate::text::{Form, Lang, Token, TokenKind};

use super::facts::lexicon::{self, Beginning, Meaning};
use super::modality::{self, Modals};
use super::numbers::phrases::{self, Phrase};
use super::numbers::words::{self, Reading};
use super::numbers::written;
use super::polarity::{self, Role};
use super::roles::lexicon::{self as roles, Part};

/// What may be said by the words of a text, a bit each: what none of them says need not be looked for in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Says(u8);

impl Says {
    /// A number or a month.
    pub const NUMBER: Says = Says(1);
    /// A denial; words of negative meaning are none.
    pub const DENIAL: Says = Says(1 << 1);
    /// A day of the week, a feast, a day told from today, or a part of a year.
    pub const DAY: Says = Says(1 << 2);
    /// A month, or a number in digits.
    pub const DATE: Says = Says(1 << 3);
    const ANYTHING: Says = Says(u8::MAX);

    /// What the words of a segment say taken together.
    pub fn of(segment: &Segment) -> Says {
        // where words are not set apart, more is said than single characters show
        if segment.lang.is_spaceless() {
            return Says::ANYTHING;
        }
        segment.tokens.iter().fold(Says(0), |says, token| {
            says | match token.kind {
                TokenKind::Word => of(token, segment.lang).says,
                TokenKind::Number => Says::NUMBER | Says::DATE,
                TokenKind::Mark => Says(0),
            }
        })
    }

    /// Whether any of these is said.
    pub fn any(self, of: Says) -> bool {
        self.0 & of.0 != 0
    }

    fn when(self, said: bool) -> Says {
        if said { self } else { Says(0) }
    }
}

impl BitOr for Says {
    type Output = Says;

    fn bitor(self, other: Says) -> Says {
        Says(self.0 | other.0)
    }
}

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
    /// Its senses in English, by the inventory.
    pub senses: Range<usize>,
    /// The numbers of the words that it may be a form of, among the collocations that tell something.
    pub collocated: Vec<u32>,
    /// Its place among the words that have vectors.
    pub vector: Option<u32>,
    /// What of this there is.
    pub says: Says,
}

static NOTHING: Word = Word {
    number: None,
    times: &[],
    role: Role::NONE,
    denied: None,
    modals: Modals::NONE,
    facts: Beginning::new(),
    who: roles::Word { part: Part::NONE, kin: 0, second: false },
    senses: 0..0,
    collocated: Vec::new(),
    vector: None,
    says: Says::ANYTHING,
};

fn says_fact(beginning: &Beginning, wanted: fn(&Meaning) -> bool) -> bool {
    beginning.iter().any(|phrase| wanted(&phrase.meaning))
}

/// What a token of a text in `lang` says.
pub fn of(token: &Token, lang: Lang) -> &Word {
    let form = &token.form;
    let make = || {
        let (number, times) = (words::read(&form.lower, lang), phrases::anchored(form, lang));
        let (role, denied, facts) = (polarity::role(form, lang), polarity::denied(form, lang), lexicon::beginning(form, lang));
        let says = Says::NUMBER.when(number.is_some() || !times.is_empty() || written::may_hold_number(&form.lower))
            | Says::DENIAL.when(denied.is_some() || role.may_deny())
            | Says::DAY.when(says_fact(&facts, |m| {
                matches!(m, Meaning::Weekday(_) | Meaning::Day(_) | Meaning::PerhapsDay(_) | Meaning::Feast(..) | Meaning::Season(_))
            }))
            | Says::DATE.when(number.as_ref().is_some_and(|n| n.month.is_some()) || says_fact(&facts, |m| matches!(m, Meaning::Month(_))));
        let (modals, who) = (modality::modals(form, lang), roles::word(form, lang));
        let senses = SenseInventory::between(lang, Lang::EN).map(|inventory| inventory.senses_of(form)).unwrap_or_default();
        let collocated = Collocations::of(lang).map(|known| known.numbers(form).filter(|n| known.tells(*n)).collect()).unwrap_or_default();
        let vector = Vectors::of(lang).and_then(|vectors| vectors.place(form));
        Word { number, times, role, denied, modals, facts, who, senses, collocated, vector, says }
    };
    form.memo.get_or_make(make).unwrap_or(&NOTHING)
}
