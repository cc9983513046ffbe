use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An MQM category as findings carry it: `accuracy/mistranslation`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Category(&'static str);

macro_rules! categories {
    ($($name:ident $id:literal),* $(,)?) => {
        impl Category {
            $(pub const $name: Category = Category($id);)*
            /// All that are known, sorted by id.
            pub const ALL: &[Category] = &[$(Category::$name),*];
        }
    };
}

// MQM core (MQM Council, 2024), with the finer ids of the 2015 draft that news needs
categories! {
    ADDITION "accuracy/addition",
    MISTRANSLATION "accuracy/mistranslation",
    NO_TRANSLATE "accuracy/no-translate",
    OMISSION "accuracy/omission",
    OVER_TRANSLATION "accuracy/over-translation",
    UNDER_TRANSLATION "accuracy/under-translation",
    UNTRANSLATED "accuracy/untranslated",
    CHARACTER_ENCODING "fluency/character-encoding",
    DUPLICATION "fluency/duplication",
    GRAMMAR "fluency/grammar",
    INCONSISTENCY "fluency/inconsistency",
    PUNCTUATION "fluency/punctuation",
    SPELLING "fluency/spelling",
    TEXTUAL_CONVENTIONS "fluency/textual-conventions",
    UNINTELLIGIBLE "fluency/unintelligible",
    CURRENCY_FORMAT "locale-convention/currency-format",
    DATE_FORMAT "locale-convention/date-format",
    MEASUREMENT_FORMAT "locale-convention/measurement-format",
    NUMBER_FORMAT "locale-convention/number-format",
    AWKWARD "style/awkward",
    REGISTER "style/register",
    UNIDIOMATIC "style/unidiomatic",
    TERM_INCONSISTENT "terminology/term-inconsistent",
    TERMBASE "terminology/termbase",
    WRONG_TERM "terminology/wrong-term",
}

impl Category {
    pub fn id(self) -> &'static str {
        self.0
    }

    pub fn parse(id: &str) -> Option<Category> {
        Category::ALL.iter().copied().find(|c| c.0 == id)
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(self.0)
    }
}

impl Serialize for Category {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Category {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let id = std::borrow::Cow::<str>::deserialize(d)?;
        Category::parse(&id).ok_or_else(|| serde::de::Error::custom(format!("unknown category “{id}”")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_sorted_and_read_back() {
        assert!(Category::ALL.is_sorted());
        for c in Category::ALL {
            assert_eq!(Category::parse(c.id()), Some(*c));
        }
        assert_eq!(Category::parse("accuracy"), None);
    }
}
