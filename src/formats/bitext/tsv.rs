//! Source and target on one line, a tab between them; what follows a second tab is left out.
use std::io::BufRead;
use std::path::Path;

use super::super::lines::LineReader;
use super::{Pair, PassedOver, Problem, Sink};

pub fn read(path: &Path, bytes: impl BufRead, sink: Sink) -> Result<PassedOver, Problem> {
    let mut lines = LineReader::new(bytes);
    let mut passed = PassedOver::default();
    while let Some(line) = lines.next().map_err(|e| Problem::new(path, None, format!("cannot be read: {e}")))? {
        let number = line.place.number;
        let text = String::from_utf8_lossy(line.bytes.unwrap_or_default());
        let mut fields = text.split('\t').map(str::trim);
        match (fields.next(), fields.next()) {
            (Some(source), Some(target)) => {
                if sink(Pair { langs: (None, None), source: source.to_owned(), target: target.to_owned() }).is_break() {
                    break;
                }
            }
            _ if text.trim().is_empty() && line.bytes.is_some() => (),
            _ => passed.note(|| Problem::new(path, Some(number), "has no tab between source and target")),
        }
    }
    Ok(passed)
}
