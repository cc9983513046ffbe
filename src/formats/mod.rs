//! Files to documents: one file per format.
use std::path::PathBuf;

use crate::document::{Row, Story};

/// What a reader hands on, in the order of the file.
#[derive(Debug)]
pub enum Item {
    /// A text to be split, and aligned when its source comes with it.
    Story(Story),
    /// Rows of one document, already paired.
    Rows(Vec<Row>),
    /// Something that could not be read; the rest is.
    Problem(Problem),
}

/// Bad input: what, where and what to do, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub path: PathBuf,
    /// From 1; `None` where the whole file is meant.
    pub line: Option<usize>,
    pub message: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for Problem {}
