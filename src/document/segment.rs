use std::fmt;
use std::sync::Arc;

use crate::text::{Lang, Span, Token, lines, scan, tokens};

use super::Role;

/// A place in a file, as editors and code hosts count: line and column from 1, offsets from 0, all in code points, end exclusive.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct FilePlace {
    pub path: Arc<str>,
    pub line: usize,
    pub column: usize,
    pub start: usize,
    pub end: usize,
}

/// How a segment's text stands in its file. Made by the format that read it, so that findings point into the file as it is,
/// whatever was decoded, unescaped or normalised on the way.
pub trait Locate: Send + Sync + fmt::Debug {
    /// Code points of the segment **as it was given** (before normalisation), for a byte span of the segment's text.
    fn given(&self, text: &str, span: Span) -> (usize, usize) {
        lines::code_points(text, span)
    }

    /// The words as they stand in the given segment; `None` where normalisation left them alone.
    fn given_text(&self, _span: Span) -> Option<String> {
        None
    }

    /// Where a byte span of the segment's text stands in the file.
    fn file(&self, text: &str, span: Span) -> Option<FilePlace>;
}

/// A resolved place of words in a segment.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Location {
    /// Code points in the segment as it was given.
    pub start: usize,
    pub end: usize,
    pub text: String,
}

/// A stretch of text in one language that is checked as a unit: a sentence, a paragraph, a row. Its text is normalised
/// (NFC, no soft hyphens or zero-width spaces); `locate` leads back to the original.
#[derive(Debug)]
pub struct Segment {
    /// What reports call it.
    pub id: String,
    pub text: String,
    pub lang: Lang,
    pub role: Role,
    pub tokens: Vec<Token>,
    pub locate: Arc<dyn Locate>,
}

impl Segment {
    pub fn new(id: impl Into<String>, text: String, lang: Lang, role: Role, locate: Arc<dyn Locate>) -> Segment {
        let tokens = tokens::tokenize(&text, lang);
        Segment { id: id.into(), text, lang, role, tokens, locate }
    }

    pub fn of(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    pub fn location(&self, span: Span) -> Location {
        let (start, end) = self.locate.given(&self.text, span);
        Location { start, end, text: self.locate.given_text(span).unwrap_or_else(|| self.of(span).to_owned()) }
    }

    pub fn file(&self, span: Span) -> Option<FilePlace> {
        self.locate.file(&self.text, span)
    }

    /// Words as a translator counts them; a spaceless script's characters count 1/1.7 each.
    pub fn words(&self) -> f64 {
        let mut words = 0.0;
        for t in &self.tokens {
            if t.kind != crate::text::TokenKind::Mark {
                let spaceless = t.of(&self.text).chars().next().is_some_and(scan::is_spaceless_char);
                words += if spaceless { 1.0 / 1.7 } else { 1.0 };
            }
        }
        words
    }
}

/// A text that stands in no file.
#[derive(Debug)]
pub struct Unplaced;

impl Locate for Unplaced {
    fn file(&self, _text: &str, _span: Span) -> Option<FilePlace> {
        None
    }
}
