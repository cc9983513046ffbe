//! What translates what: sentences, then words.
pub mod cognates;
mod scripts;
pub mod transliterate;

/// Source sentences and the target sentences that translate them, by index; one side is empty where nothing answers.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Bead {
    pub source: Vec<usize>,
    pub target: Vec<usize>,
    /// How sure the alignment is, 0 to 1.
    pub score: f64,
}
