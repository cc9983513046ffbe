//! PAIRS.jsonl: one JSON object a line, a translation with or without its source.
use std::fs::File;
use std::io::{BufReader, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::document::{Date, Row};
use crate::text::Lang;

use super::json_string::{self, RawPlace};
use super::lines::{self, Line, LineReader, Place};
use super::scattered::Scattered;
use super::{Input, Item, Problem, Reader, Sink};

/// Rows that are handed on as one story at most; longer ones come in parts, so that memory stays flat.
const STORY_ROWS: usize = 10_000;

pub struct Jsonl;

impl Reader for Jsonl {
    fn name(&self) -> &'static str {
        "JSONL"
    }

    fn recognises(&self, head: &[u8], path: &Path) -> bool {
        let named = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson"));
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
        named || (head.starts_with(b"{") && first_object(head))
    }

    fn read(&self, input: Input, sink: Sink) -> ControlFlow<()> {
        let scattered = input.file.map(Scattered::find).transpose();
        let scattered = match scattered {
            Ok(scattered) => scattered.unwrap_or_default(),
            Err(e) => return sink(Item::Problem(input.unreadable(&e))),
        };
        let mut rows = Rows { path: input.name.clone(), langs: Vec::new(), waiting: Vec::new(), any: false };
        let mut lines = LineReader::new(input.bytes);
        loop {
            let line = match lines.next() {
                Ok(Some(next)) => next,
                Ok(None) => break,
                Err(e) => return sink(Item::Problem(Problem::new(&*input.name, None, format!("cannot be read further: {e}")))),
            };
            let row = match rows.parse(&line) {
                Ok(Some(row)) => row,
                Ok(None) => continue,
                Err(problem) => {
                    sink(Item::Problem(problem))?;
                    continue;
                }
            };
            let runs = row.doc.as_deref().map_or(&[][..], |doc| scattered.runs(doc));
            match (runs.first(), input.file) {
                (Some(first), Some(file)) => {
                    rows.flush(sink)?;
                    // every run of the story is read where its first one stands, and passed over where the others do
                    if first.start.number == line.place.number {
                        rows.gather(file, runs, row.doc.as_deref().unwrap_or_default(), sink)?;
                    }
                }
                _ => rows.push(row, sink)?,
            }
        }
        rows.flush(sink)?;
        if !rows.any {
            sink(Item::Problem(Problem::new(&*input.name, None, "holds no rows: there is nothing to check")))?;
        }
        ControlFlow::Continue(())
    }
}

/// Whether the first line is a whole object, not the opening of one laid out over many lines.
fn first_object(head: &[u8]) -> bool {
    let line = memchr::memchr(b'\n', head).map_or(head, |end| &head[..end]).trim_ascii_end();
    // a first line longer than the head cannot be judged by its end
    line.len() == head.len() && head.len() > 1024 || (line.ends_with(b"}") && line.contains(&b':'))
}

#[derive(Deserialize)]
struct Fields<'l> {
    #[serde(borrow, default)]
    id: Option<&'l RawValue>,
    #[serde(borrow, default)]
    target: Option<&'l RawValue>,
    #[serde(borrow, default)]
    source: Option<&'l RawValue>,
    #[serde(borrow, default)]
    source_lang: Option<&'l RawValue>,
    #[serde(borrow, default)]
    target_lang: Option<&'l RawValue>,
    #[serde(borrow, default)]
    doc: Option<&'l RawValue>,
    #[serde(borrow, default)]
    date: Option<&'l RawValue>,
}

/// A string, or a number as it is written; `null` is nothing.
pub(super) fn name(raw: Option<&RawValue>) -> Result<Option<String>, &'static str> {
    let Some(raw) = raw.map(RawValue::get).filter(|r| *r != "null") else { return Ok(None) };
    match raw.as_bytes().first() {
        Some(b'"') if !raw.contains('\\') => Ok(Some(raw[1..raw.len() - 1].to_owned())),
        Some(b'"') => serde_json::from_str(raw).map(Some).map_err(|_| "holds half of a surrogate pair"),
        Some(b'-' | b'0'..=b'9') => Ok(Some(raw.to_owned())),
        _ => Err("must be a string or a number"),
    }
}

/// The rows of one file on their way to documents.
struct Rows {
    path: Arc<str>,
    /// Tags met so far with what they say.
    langs: Vec<(Box<str>, Lang)>,
    /// Rows of the story that is being read.
    waiting: Vec<Row>,
    any: bool,
}

impl Rows {
    /// The row on a line; nothing where the line is blank.
    fn parse(&mut self, line: &Line) -> Result<Option<Row>, Problem> {
        let place = line.place;
        let problem = |message: String| Problem::new(&*self.path, Some(place.number), message);
        let Some(bytes) = line.bytes else {
            self.any = true;
            return Err(problem(format!("the line is longer than {} MB and was passed over: a row is one sentence or paragraph", lines::LONGEST >> 20)));
        };
        if bytes.trim_ascii().is_empty() {
            return Ok(None);
        }
        self.any = true;
        let line =
            std::str::from_utf8(bytes).map_err(|e| problem(format!("is not UTF-8 at byte {} of the line: save the file as UTF-8", e.valid_up_to() + 1)))?;
        if !line.trim_start().starts_with('{') {
            return Err(problem("is no valid row: each line must be one JSON object".into()));
        }
        let fields: Fields = serde_json::from_str(line).map_err(|e| problem(invalid(&e)))?;
        let text = |raw: &RawValue, field: &str| {
            let raw = raw.get();
            // a borrowed slice of the line: its place is where it points to
            let before = (raw.as_ptr() as usize).wrapping_sub(line.as_ptr() as usize);
            let before = lines::code_points(&bytes[..before.min(bytes.len())]);
            let place = RawPlace { line: place.number, before, line_start: place.points };
            json_string::read(raw, &self.path, place).map_err(|e| problem(format!("“{field}” {e}")))
        };
        let present = |raw: Option<&'_ RawValue>| raw.is_some_and(|r| r.get() != "null");
        let Some(target) = fields.target.filter(|t| t.get() != "null") else {
            return Err(problem("the row has no “target”: it must hold the translation".into()));
        };
        let target = text(target, "target")?;
        let source = if present(fields.source) { fields.source.map(|raw| text(raw, "source")).transpose()? } else { None };
        let named = |raw, field: &str| name(raw).map_err(|e| problem(format!("“{field}” {e}")));
        let id = named(fields.id, "id")?.unwrap_or_else(|| place.number.to_string());
        let doc = named(fields.doc, "doc")?;
        let date = match named(fields.date, "date")? {
            // a time of day may follow
            Some(date) => {
                Some(date.get(..10).and_then(|day| day.parse::<Date>().ok()).ok_or_else(|| problem(format!("“date” is “{date}”: write it as 2025-11-22")))?)
            }
            None => None,
        };
        let source_tag = named(fields.source_lang, "source_lang")?;
        let target_tag = named(fields.target_lang, "target_lang")?;
        let source_lang = self.lang(source_tag, "source_lang", place)?;
        let target_lang = self.lang(target_tag, "target_lang", place)?;
        Ok(Some(Row { id, doc, source, target, source_lang, target_lang, date }))
    }

    fn lang(&mut self, tag: Option<String>, field: &str, place: Place) -> Result<Option<Lang>, Problem> {
        let Some(tag) = tag else { return Ok(None) };
        if let Some((_, lang)) = self.langs.iter().find(|(known, _)| **known == *tag) {
            return Ok(Some(*lang));
        }
        let lang = Lang::parse(&tag).map_err(|e| Problem::new(&*self.path, Some(place.number), format!("“{field}”: {e}")))?;
        // few languages meet in one file; a file of made-up tags must not make the list long
        if self.langs.len() < 64 {
            self.langs.push((tag.into(), lang));
        }
        Ok(Some(lang))
    }

    fn push(&mut self, row: Row, sink: Sink) -> ControlFlow<()> {
        let goes_on = self.waiting.last().is_some_and(|last| last.doc.is_some() && last.doc == row.doc);
        if !goes_on || self.waiting.len() >= STORY_ROWS {
            self.flush(sink)?;
        }
        self.waiting.push(row);
        ControlFlow::Continue(())
    }

    fn flush(&mut self, sink: Sink) -> ControlFlow<()> {
        if self.waiting.is_empty() { ControlFlow::Continue(()) } else { sink(Item::Rows(std::mem::take(&mut self.waiting))) }
    }

    /// Hands on a story whose rows stand in several places of the file.
    fn gather(&mut self, file: &Path, runs: &[super::scattered::Run], doc: &str, sink: Sink) -> ControlFlow<()> {
        for run in runs {
            let opened = File::open(file).and_then(|mut f| f.seek(SeekFrom::Start(run.start.byte)).map(|_| f));
            let mut lines = match opened {
                Ok(f) => LineReader::resume(BufReader::new(f), run.start),
                Err(e) => return sink(Item::Problem(Problem::new(&*self.path, None, format!("cannot be read further: {e}")))),
            };
            while let Ok(Some(line)) = lines.next() {
                if line.place.byte >= run.end {
                    break;
                }
                // what is wrong in these lines is said when they are come to
                if let Ok(Some(row)) = self.parse(&line)
                    && row.doc.as_deref() == Some(doc)
                {
                    self.push(row, sink)?;
                }
            }
        }
        self.flush(sink)
    }
}

fn invalid(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or_default();
    format!("is no valid row ({what}, at column {}): each line must be one JSON object", error.column())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::super::tests::{problems, read_bytes, stories};
    use super::*;

    #[test]
    fn a_row_has_its_fields_and_the_line_as_its_name() {
        let items = read_bytes("p.jsonl", b"{\"target\":\"One.\"}\n{\"id\":7,\"source\":\"Eins.\",\"target\":\"One.\",\"source_lang\":\"de\",\"target_lang\":\"en-GB\",\"date\":\"2025-11-22T08:00:00Z\",\"note\":[1]}\n");
        let rows: Vec<Row> = items.into_iter().flat_map(|i| if let Item::Rows(r) = i { r } else { panic!("{i:?}") }).collect();
        assert_eq!((rows[0].id.as_str(), rows[0].source.is_none()), ("1", true));
        assert_eq!((rows[1].id.as_str(), rows[1].source.as_ref().unwrap().text.as_str()), ("7", "Eins."));
        assert_eq!(rows[1].target_lang.unwrap().to_string(), "en-GB");
        assert_eq!(rows[1].date.unwrap().to_string(), "2025-11-22");
    }

    #[test]
    fn places_lead_into_the_file() {
        let file = "{\"target\": \"Größe\"}\n\n{\"source\": \"ä\", \"target\": \"a \\\"b\\\" word\"}\n";
        let items = read_bytes("p.jsonl", file.as_bytes());
        let Item::Rows(rows) = &items[1] else { panic!("{items:?}") };
        let text = &rows[0].target.text;
        let at = text.find("word").unwrap();
        let place = rows[0].target.locate.file(text, crate::text::Span::new(at, at + 4)).unwrap();
        assert_eq!(file.chars().skip(place.start).take(place.end - place.start).collect::<String>(), "word");
        let line: String = file.lines().nth(place.line - 1).unwrap().chars().skip(place.column - 1).collect();
        assert!(line.starts_with("word"), "{line}");
    }

    #[test]
    fn an_invalid_row_is_named_and_the_rest_goes_on() {
        for (row, says) in [
            ("{\"target\": \"cut", "one JSON object"),
            ("[1, 2]", "one JSON object"),
            ("{\"source\": \"no target\"}", "no “target”"),
            ("{\"target\": 5}", "“target” must be a string"),
            ("{\"target\": \"a\", \"target_lang\": \"elvish\"}", "unknown language “elvish”"),
            ("{\"target\": \"a\", \"source_lang\": \"qx\"}", "unknown language “qx”"),
            ("{\"target\": \"a\", \"date\": \"yesterday\"}", "2025-11-22"),
            ("{\"target\": \"\\ud800\"}", "surrogate"),
        ] {
            let items = read_bytes("p.jsonl", format!("{{\"target\":\"One.\"}}\n{row}\n{{\"target\":\"Two.\"}}\n").as_bytes());
            let found = problems(&items);
            assert_eq!(found.len(), 1, "{row}: {found:?}");
            assert!(found[0].contains("p.jsonl:2: ") && found[0].contains(says) && !found[0].contains('\n'), "{}", found[0]);
            assert_eq!(stories(&items), [vec!["One."], vec!["Two."]], "{row}");
        }
        let found = problems(&read_bytes("p.jsonl", b"{\"target\":\"a\"}\n{\"target\":\"caf\xE9\"}\n"));
        assert!(found[0].contains("p.jsonl:2: is not UTF-8 at byte 15"), "{found:?}");
    }

    #[test]
    fn a_file_of_blank_lines_has_nothing_to_check() {
        assert!(problems(&read_bytes("p.jsonl", b"\n \n"))[0].contains("nothing to check"));
    }

    const SCATTERED: &str = r#"{"doc":"a","target":"a1"}
{"doc":"a","target":"a2"}
{"target":"x"}
{"target":"y"}
{"doc":"b","target":"b1"}
{"doc":"a","target":"a3"}
{"doc":"a","target":5}
{"doc":"c","target":"c1"}
{"doc":"b","target":"b2"}
"#;

    #[test]
    fn rows_of_one_story_come_together_wherever_they_stand() {
        let mut file = tempfile::Builder::new().suffix(".jsonl").tempfile().unwrap();
        file.write_all(SCATTERED.as_bytes()).unwrap();
        let mut items = Vec::new();
        let _ = super::super::read(&[file.path().to_owned()], &mut |i| {
            items.push(i);
            ControlFlow::Continue(())
        });
        assert_eq!(stories(&items), [vec!["a1", "a2", "a3"], vec!["x"], vec!["y"], vec!["b1", "b2"], vec!["c1"]]);
        assert_eq!(problems(&items).len(), 1);
    }

    #[test]
    fn from_a_stream_rows_that_stand_together_are_one_story() {
        let items = read_bytes("-", SCATTERED.as_bytes());
        assert_eq!(stories(&items), [vec!["a1", "a2"], vec!["x"], vec!["y"], vec!["b1"], vec!["a3"], vec!["c1"], vec!["b2"]]);
    }

    #[test]
    fn the_format_is_told_by_its_content() {
        let recognises = |head: &str, path: &str| Jsonl.recognises(head.as_bytes(), Path::new(path));
        assert!(recognises("{\"target\": \"a\"}\n", "-"));
        assert!(recognises("", "pairs.jsonl"));
        assert!(!recognises("{\n  \"uri\": \"a\"\n}", "story.json"));
        assert!(!recognises("{curly} start of a story", "story.txt"));
    }
}
