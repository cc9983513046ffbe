//! Quotations: their marks, and whether one is quoted alike throughout.
mod quote_of_another_language;
mod quote_style_mixed;
mod quote_unpaired;
mod quote_worded_two_ways;

pub use quote_of_another_language::QuoteOfAnotherLanguage;
pub use quote_style_mixed::QuoteStyleMixed;
pub use quote_unpaired::QuoteUnpaired;
pub use quote_worded_two_ways::QuoteWordedTwoWays;
