//! How the translation reads: words said twice, broken clauses, stray marks.
mod broken_clause;
mod repeated_phrase;
mod repeated_word;
mod sentence_fragment;

pub use broken_clause::BrokenClause;
pub use repeated_phrase::RepeatedPhrase;
pub use repeated_word::RepeatedWord;
pub use sentence_fragment::SentenceFragment;
