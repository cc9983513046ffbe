//! Files to documents: one file per format.
pub mod bitext;
mod decode;
mod input;
mod json_string;
mod jsonl;
mod lines;
mod plain;
mod scattered;
mod structure;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::document::{Row, Story};

pub use input::{Input, read};

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

/// Takes what is read; breaks when it wants no more.
pub type Sink<'s> = &'s mut dyn FnMut(Item) -> ControlFlow<()>;

/// One format.
pub trait Reader: Sync {
    /// What users call the format.
    fn name(&self) -> &'static str;

    /// Whether the file is of this format, by its first bytes (as UTF-8 where it is Unicode) and its name.
    fn recognises(&self, head: &[u8], path: &Path) -> bool;

    /// Hands on everything in `input`; what cannot be read is handed on as [`Item::Problem`].
    fn read(&self, input: Input, sink: Sink) -> ControlFlow<()>;
}

/// Every format, the ones that are surest of themselves first.
static READERS: &[&dyn Reader] = &[&jsonl::Jsonl, &plain::Plain];

/// Bad input: what, where and what to do, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub path: PathBuf,
    /// From 1; `None` where the whole file is meant.
    pub line: Option<usize>,
    pub message: String,
}

impl Problem {
    /// Its message is kept to one line, whatever it quotes.
    pub fn new(path: impl Into<PathBuf>, line: Option<usize>, message: impl Into<String>) -> Problem {
        let message: String = message.into();
        Problem { path: path.into(), line, message: if message.contains(['\n', '\r']) { message.replace(['\n', '\r'], " ") } else { message } }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read from a stream of this name.
    pub fn read_bytes(name: &str, bytes: &[u8]) -> Vec<Item> {
        let mut items = Vec::new();
        let _ = input::stream(name, None, bytes, input::Choice::Named, &mut |item| {
            items.push(item);
            ControlFlow::Continue(())
        });
        items
    }

    pub fn read_paths(paths: &[&Path]) -> Vec<Item> {
        let mut items = Vec::new();
        let _ = read(&paths.iter().map(|p| p.to_path_buf()).collect::<Vec<_>>(), &mut |item| {
            items.push(item);
            ControlFlow::Continue(())
        });
        items
    }

    pub fn problems(items: &[Item]) -> Vec<String> {
        items.iter().filter_map(|i| if let Item::Problem(p) = i { Some(p.to_string()) } else { None }).collect()
    }

    /// The targets of every document of rows.
    pub fn stories(items: &[Item]) -> Vec<Vec<&str>> {
        items.iter().filter_map(|i| if let Item::Rows(rows) = i { Some(rows.iter().map(|r| r.target.text.as_str()).collect()) } else { None }).collect()
    }
}
