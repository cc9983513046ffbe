//! Quotations: their marks, and whether one is quoted alike throughout.
mod quote_unpaired;

pub use quote_unpaired::QuoteUnpaired;
