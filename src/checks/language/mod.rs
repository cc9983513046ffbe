//! Whether the translation is in its language, and was translated at all.
mod copied;
mod figure_of_another_locale;
mod spelling_of_another_variety;
mod untranslated_residue;
mod untranslated_segment;
mod wrong_language;

pub use figure_of_another_locale::FigureOfAnotherLocale;
pub use spelling_of_another_variety::SpellingOfAnotherVariety;
pub use untranslated_residue::UntranslatedResidue;
pub use untranslated_segment::UntranslatedSegment;
pub use wrong_language::WrongLanguage;
