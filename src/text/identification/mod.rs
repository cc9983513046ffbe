//! Which language a text is in.
pub mod function_words;
