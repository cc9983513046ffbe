//! Rows of PAIRS.jsonl that have both sides.
use std::borrow::Cow;
use std::io::BufRead;
use std::path::Path;

use serde::Deserialize;

use super::super::lines::LineReader;
use super::{Pair, PassedOver, Problem, Sink};
use crate::text::Lang;

#[derive(Deserialize)]
struct Row<'l> {
    #[serde(borrow)]
    source: Cow<'l, str>,
    #[serde(borrow)]
    target: Cow<'l, str>,
    #[serde(borrow)]
    source_lang: Option<Cow<'l, str>>,
    #[serde(borrow)]
    target_lang: Option<Cow<'l, str>>,
}

pub fn read(path: &Path, bytes: impl BufRead, sink: Sink) -> Result<PassedOver, Problem> {
    let mut lines = LineReader::new(bytes);
    let mut passed = PassedOver::default();
    while let Some(line) = lines.next().map_err(|e| Problem::new(path, None, format!("cannot be read: {e}")))? {
        let number = line.place.number;
        let bytes = line.bytes.unwrap_or(b"too long");
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        match pair(bytes) {
            Ok(pair) => {
                if sink(pair).is_break() {
                    break;
                }
            }
            Err(message) => passed.note(|| Problem::new(path, Some(number), message)),
        }
    }
    Ok(passed)
}

fn pair(line: &[u8]) -> Result<Pair, String> {
    let row: Row = serde_json::from_slice(line).map_err(|e| format!("is no row with “source” and “target” ({})", reason(&e)))?;
    let lang = |tag: Option<Cow<str>>| tag.map(|tag| Lang::parse(&tag).map_err(|e| e.to_string())).transpose();
    Ok(Pair { langs: (lang(row.source_lang)?, lang(row.target_lang)?), source: row.source.into_owned(), target: row.target.into_owned() })
}

fn reason(error: &serde_json::Error) -> String {
    error.to_string().split(" at line ").next().unwrap_or_default().to_owned()
}
