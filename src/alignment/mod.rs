//! What translates what: sentences, then words.
mod band;
mod diagonal;
pub mod lengths;
mod lexicon;
mod matches;
mod model;
mod moved;
mod search;
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
    /// It stands elsewhere in the target than in the source: its neighbours' order is another.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub moved: bool,
}

/// Sentences that are, or may be, a bead: of each side the first one's index and how many there are.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Block {
    source: (usize, usize),
    target: (usize, usize),
    moved: bool,
}

impl Block {
    /// It has both sides.
    fn is_full(self) -> bool {
        self.source.1 > 0 && self.target.1 > 0
    }
}
