//! How the translation reads: words said twice, broken clauses, stray marks.
mod article_mismatch;
mod broken_clause;
mod lowercase_start;
mod repeated_phrase;
mod repeated_word;
mod sentence_fragment;
mod tokenised_punctuation;

pub use article_mismatch::ArticleMismatch;
pub use broken_clause::BrokenClause;
pub use lowercase_start::LowercaseStart;
pub use repeated_phrase::RepeatedPhrase;
pub use repeated_word::RepeatedWord;
pub use sentence_fragment::SentenceFragment;
pub use tokenised_punctuation::TokenisedPunctuation;
