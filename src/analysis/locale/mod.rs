//! What is written as another country writes it: figures, money, dates and quotations with the source's marks, the spelling and the
//! spaces of another variety.
mod dates;
mod figures;
mod money;
mod quotations;
mod variety;

use std::sync::LazyLock;

use crate::text::by_language::{Packed, Tables, tables};
use crate::text::{ByLanguage, Lang, Span};

pub use dates::dates;
pub use figures::figures;
pub use money::amounts;
pub use quotations::is_foreign;
pub use variety::variety;

include!(concat!(env!("OUT_DIR"), "/locale.rs"));

/// Something that the target's country writes in another way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// In bytes of the segment's text.
    pub span: Span,
    pub fixed: String,
}

static CUSTOMS: LazyLock<ByLanguage<Tables>> = LazyLock::new(|| ByLanguage::new(LOCALE, |_, packed| tables(packed)));

/// What a table of the language says of a key; empty where it says nothing.
fn custom(lang: Lang, table: &str, key: &str) -> &'static str {
    CUSTOMS.get(lang.primary()).and_then(|tables| tables.get(table)?.get(key)).map_or("", String::as_str)
}

/// What comes first in a date of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    Day,
    Month,
}

/// How the language, or its region, writes dates of figures; `None` where both orders are written.
pub fn date_order(lang: Lang) -> Option<DateOrder> {
    let own = lang.region().map_or("", |region| custom(lang, "date", region));
    match if own.is_empty() { custom(lang, "date", "any") } else { own } {
        "month" => Some(DateOrder::Month),
        "either" => None,
        _ => Some(DateOrder::Day),
    }
}

/// The target's language with its region, as it is set.
pub fn name(lang: Lang) -> String {
    lang.region().map_or_else(|| lang.primary().to_owned(), |region| format!("{}-{region}", lang.primary()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Segment, Unplaced};

    /// What stands in place of all that is found in a text.
    pub(super) fn told(found: fn(&Segment) -> Vec<Foreign>, text: &str, lang: &str) -> Vec<String> {
        let segment = Segment::new("s", text.into(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        found(&segment).into_iter().map(|f| f.fixed).collect()
    }

    #[test]
    fn dates_have_the_order_of_their_region() {
        let order = |lang: &str| date_order(Lang::parse(lang).unwrap());
        assert_eq!(order("en-US"), Some(DateOrder::Month));
        assert_eq!(order("en-GB"), Some(DateOrder::Day));
        assert_eq!((order("en"), order("en-CA"), order("es-US")), (None, None, None));
        assert_eq!((order("de"), order("es-MX")), (Some(DateOrder::Day), Some(DateOrder::Day)));
    }
}
