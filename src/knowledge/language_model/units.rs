//! A text as the language model sees it: frequent words as they are, all others by their shape. Shared with the build script.
use crate::text::scan::{self, TokenKind};
use crate::text::{Lang, Span, keys};

/// One word or mark: the keys by which the model may know it, the first being its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    pub span: Span,
    pub word: u64,
    /// What it looks like, for when the word itself is rare.
    pub shape: u64,
    pub kind: TokenKind,
    /// In lower case throughout.
    pub lower: bool,
}

/// Stands before the first word and after the last.
pub fn edge() -> u64 {
    keys::key("<s>")
}

/// Endings that tell what an English word does in its sentence, the longest first.
const ENDINGS: [&str; 18] = ["ation", "ment", "ness", "able", "ible", "tion", "less", "ship", "ing", "ous", "ity", "ive", "est", "ed", "ly", "er", "al", "s"];

/// The words and marks of a text.
pub fn units(text: &str, lang: Lang) -> Vec<Unit> {
    let mut units = Vec::with_capacity(text.len() / 5 + 2);
    scan::scan(text, lang, |span, kind, _| {
        let written = span.of(text);
        let folded = keys::fold(written);
        let capital = written.starts_with(char::is_uppercase);
        let shape = match kind {
            TokenKind::Number => "<number>",
            TokenKind::Mark => "<mark>",
            TokenKind::Word if capital && !units.is_empty() => "<Name>",
            TokenKind::Word => ENDINGS.iter().find(|e| folded.len() > e.len() + 2 && folded.ends_with(**e)).unwrap_or(&"<word>"),
        };
        let word = match kind {
            TokenKind::Number => "<number>",
            TokenKind::Mark => mark(written),
            TokenKind::Word => &folded,
        };
        units.push(Unit { span, word: keys::key(word), shape: keys::key(shape), kind, lower: !capital && kind == TokenKind::Word });
    });
    units
}

/// Quotation marks and dashes of all shapes alike.
fn mark(written: &str) -> &str {
    match written {
        "“" | "”" | "„" | "«" | "»" | "\"" => "\"",
        "‘" | "’" | "'" => "'",
        "–" | "—" | "-" => "-",
        other => other,
    }
}
