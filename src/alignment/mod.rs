//! What translates what: sentences, then words.
mod band;
mod diagonal;
pub mod lengths;
mod lexicon;
mod matches;
pub mod sentences;
pub mod training;
pub mod units;
mod vocabulary;
pub mod words;

/// Source sentences and the target sentences that translate them, by index; one side is empty where nothing answers.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Bead {
    pub source: Vec<usize>,
    pub target: Vec<usize>,
    /// How sure the alignment is, 0 to 1.
    pub score: f64,
}
