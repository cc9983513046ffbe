//! Facts beside the bare numbers: days and dates, what figures are of and how they are bounded, addresses.
pub mod addresses;
pub mod calendar;
#[cfg(test)]
mod cldr;
pub mod clock;
pub mod compare;
pub mod conversions;
pub mod days;
pub mod exchange;
pub mod lexicon;
#[cfg(test)]
mod properties;
pub mod quantities;
mod scores;
pub mod totals;
pub mod units;
pub mod weekday;
