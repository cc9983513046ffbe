//! Text without meaning: spans, lines, languages, tokens, word forms, sentences.
pub mod by_language;
pub mod forms;
pub mod identification;
pub mod inflection;
pub mod keys;
pub mod language;
pub mod lines;
pub mod normalise;
pub mod scan;
pub mod sentences;
pub mod shape;
pub mod span;
pub mod stems;
pub mod tokens;

pub use by_language::ByLanguage;
pub use forms::Form;
pub use language::Lang;
pub use scan::TokenKind;
pub use shape::Shape;
pub use span::Span;
pub use tokens::Token;
