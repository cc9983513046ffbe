//! The numbers of a text by what they are worth, and what became of them in its translation.
mod compare;
mod composition;
mod conversion;
pub mod digits;
mod equivalence;
mod groups;
pub mod han;
mod han_reader;
mod marks;
mod measures;
pub mod phrases;
mod reader;
#[cfg(test)]
mod spelled;
#[cfg(test)]
mod tests;
pub mod words;
pub mod written;

pub use compare::{Change, Comparison, Doubt};
pub use reader::read;

use smallvec::SmallVec;

use crate::text::Span;

/// What a number is for, as far as its surroundings tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Plain,
    /// A time of day; its values are hours.
    Time,
    /// So many and a half.
    Half,
    /// Two thirds.
    Fraction,
    /// How many times as much, in one word: “doubled”.
    Times,
    /// In Roman numerals.
    Roman,
    Month,
    Telephone,
    /// Part of a name: COVID-19, F-16.
    Label,
}

/// One number of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// In bytes of the segment's text.
    pub span: Span,
    /// What it may mean, the likeliest first; never empty.
    pub values: SmallVec<[f64; 4]>,
    /// The numbers it is made of, where it may be read as several: hour and minute, day and month.
    pub parts: SmallVec<[f64; 4]>,
    pub kind: Kind,
    /// Written in digits, not as a word: then the other side must account for it.
    pub hard: bool,
    /// A word that means this number and nothing else.
    pub firm: bool,
    /// What one of its unit is in metric units, where the unit is not metric.
    factors: &'static [f64],
}

impl Number {
    /// The likeliest value.
    pub fn value(&self) -> f64 {
        self.values.first().copied().unwrap_or_default()
    }

    fn may_be(&self, value: f64) -> bool {
        self.values.iter().any(|&v| same(v, value))
    }

    /// Whether it tells a time of day, or may.
    fn may_be_time(&self) -> bool {
        let hour = self.value();
        self.kind == Kind::Time
            || self.hard && self.kind == Kind::Plain && (self.parts.len() == 2 && self.values.len() > 1 || hour.fract() == 0.0 && hour <= 24.0)
    }

    /// Both may have the same value.
    pub fn agrees(&self, other: &Number) -> bool {
        self.values.iter().any(|&v| other.may_be(v))
    }
}

/// Equal but for the rounding of floating-point numbers.
fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs())
}
