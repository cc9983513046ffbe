//! Whether the translation is in its language, and was translated at all.
mod copied;
mod untranslated_residue;
mod untranslated_segment;
mod wrong_language;

pub use untranslated_residue::UntranslatedResidue;
pub use untranslated_segment::UntranslatedSegment;
pub use wrong_language::WrongLanguage;
