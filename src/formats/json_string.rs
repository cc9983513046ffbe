//! A string in a JSON file: its text, and the way from it back into the file.
use std::sync::{Arc, OnceLock};

use crate::document::{FilePlace, Locate, Text};
use crate::text::normalise::{OffsetMap, is_normal, normalise};
use crate::text::{Span, lines};

/// Where a raw JSON string stands.
#[derive(Clone, Copy, Debug)]
pub struct RawPlace {
    /// From 1.
    pub line: usize,
    /// Code points from the start of the line to the opening quotation mark.
    pub before: usize,
    /// Code points from the start of the file to the start of the line.
    pub line_start: usize,
}

/// Reads a raw JSON string, quotation marks included, to normalised text that knows where it stands.
///
/// # Errors
/// What is wrong with it: no string, or an escape that is no character.
pub fn read(raw: &str, path: &Arc<str>, place: RawPlace) -> Result<Text, &'static str> {
    let inner = raw.strip_prefix('"').and_then(|r| r.strip_suffix('"')).ok_or("must be a string")?;
    let located = |changed: bool| -> Arc<dyn Locate> {
        let raw = changed.then(|| Raw { text: inner.into(), given: OnceLock::new() });
        Arc::new(JsonString { path: path.clone(), place, raw })
    };
    if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
        let normal = is_normal(inner);
        let text = if normal { inner.to_owned() } else { normalise(inner).0.into_owned() };
        return Ok(Text { text, locate: located(!normal) });
    }
    let given: String = serde_json::from_str(raw).map_err(|_| "holds half of a surrogate pair: the file was cut or wrongly encoded")?;
    let text = if is_normal(&given) { given } else { normalise(&given).0.into_owned() };
    Ok(Text { text, locate: located(true) })
}

/// Holds the raw string only where its text differs from it, and follows escapes and normalisation only when asked for a place.
#[derive(Debug)]
struct JsonString {
    path: Arc<str>,
    place: RawPlace,
    raw: Option<Raw>,
}

#[derive(Debug)]
struct Raw {
    /// Between the quotation marks.
    text: Box<str>,
    given: OnceLock<Given>,
}

/// The string as it was given.
#[derive(Debug, Default)]
struct Given {
    text: String,
    normalised: String,
    /// From the normalised text to the given one.
    map: OffsetMap,
    /// For each escape the given characters up to it, and by how many code points the raw string is longer there.
    escapes: Vec<(usize, usize)>,
}

impl Raw {
    fn given(&self) -> &Given {
        self.given.get_or_init(|| {
            let text: String = serde_json::from_str(&format!("\"{}\"", self.text)).unwrap_or_default();
            let (normalised, map) = normalise(&text);
            Given { normalised: normalised.into_owned(), map, escapes: escapes(&self.text), text }
        })
    }
}

impl Locate for JsonString {
    fn given(&self, text: &str, span: Span) -> (usize, usize) {
        match &self.raw {
            Some(raw) => raw.given().map.span(text, span),
            None => lines::code_points(text, span),
        }
    }

    fn given_text(&self, span: Span) -> Option<String> {
        let given = self.raw.as_ref().map(Raw::given).filter(|g| g.text != g.normalised)?;
        let (start, end) = given.map.span(&given.normalised, span);
        Some(given.text.chars().skip(start).take(end - start).collect())
    }

    fn file(&self, text: &str, span: Span) -> Option<FilePlace> {
        let (mut start, mut end) = self.given(text, span);
        if let Some(raw) = &self.raw {
            let points = |given: usize| given + raw.given().longer(given);
            (start, end) = (points(start), points(end));
        }
        let column = self.place.before + 1 + start;
        let at = self.place.line_start + column;
        Some(FilePlace { path: self.path.clone(), line: self.place.line, column: column + 1, start: at, end: at + end - start })
    }
}

impl Given {
    /// By how many code points the raw string of the first `given` characters is longer than they are.
    fn longer(&self, given: usize) -> usize {
        let next = self.escapes.partition_point(|(up_to, _)| *up_to <= given);
        next.checked_sub(1).map_or(0, |i| self.escapes[i].1)
    }
}

fn escapes(raw: &str) -> Vec<(usize, usize)> {
    let mut chars = raw.chars();
    let (mut given, mut longer) = (0, 0);
    let mut escapes = Vec::new();
    while let Some(c) = chars.next() {
        given += 1;
        if c == '\\' {
            longer += escape_points(&mut chars) - 1;
            escapes.push((given, longer));
        }
    }
    escapes
}

/// Code points of one escaped character; the backslash has been read.
fn escape_points(chars: &mut std::str::Chars) -> usize {
    if chars.next() != Some('u') {
        return 2;
    }
    let unit = chars.as_str().get(..4).and_then(|hex| u16::from_str_radix(hex, 16).ok()).unwrap_or_default();
    let high = (0xD800..0xDC00).contains(&unit);
    let rest = if high { 10 } else { 4 };
    chars.nth(rest - 1);
    2 + rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(raw: &str) -> Text {
        read(raw, &Arc::from("p.jsonl"), RawPlace { line: 3, before: 10, line_start: 100 }).unwrap()
    }

    /// Given and raw characters behind a word.
    fn behind(raw: &str, word: &str) -> (String, String) {
        let t = text(raw);
        let at = t.text.find(word).unwrap();
        let span = Span::new(at, at + word.len());
        let (start, end) = t.locate.given(&t.text, span);
        let given: String = serde_json::from_str(raw).unwrap();
        let given: String = given.chars().skip(start).take(end - start).collect();
        assert_eq!(t.locate.given_text(span).unwrap_or_else(|| word.to_owned()), given);
        let file = t.locate.file(&t.text, span).unwrap();
        assert_eq!((file.line, file.column), (3, file.start - 100 + 1));
        (given, raw.chars().skip(file.start - 110).take(file.end - file.start).collect())
    }

    #[test]
    fn places_account_for_escapes_and_normalisation() {
        assert_eq!(behind(r#""Die Größe zählt""#, "zählt"), ("zählt".into(), "zählt".into()));
        assert_eq!(behind(r#""a \"b\" \u00e4\n\ud83d\ude00 end""#, "end"), ("end".into(), "end".into()));
        assert_eq!(behind(r#""a \"b\" \u00e4\n\ud83d\ude00 end""#, "😀"), ("😀".into(), r"\ud83d\ude00".into()));
        assert_eq!(behind(r#""der Aus\u00adgang""#, "Ausgang"), ("Aus\u{AD}gang".into(), r"Aus\u00adgang".into()));
        assert_eq!(behind("\"un cafe\u{301} noir\"", "noir"), ("noir".into(), "noir".into()));
        // one character for another
        assert_eq!(behind("\"300 \u{212A}\"", "K"), ("\u{212A}".into(), "\u{212A}".into()));
    }

    #[test]
    fn what_is_no_string_is_refused() {
        for raw in ["12", "null", r#"["a"]"#, r#""\ud83d""#] {
            assert!(read(raw, &Arc::from("p"), RawPlace { line: 1, before: 0, line_start: 0 }).is_err(), "{raw}");
        }
    }

    proptest! {
        #[test]
        fn every_character_is_found_again(given in "[a-c\"\\\\\n\u{AD}é😀警\u{301}]{0,20}", ascii: bool) {
            let raw = serde_json::to_string(&given).unwrap();
            let raw = if ascii {
                let mut escaped = String::new();
                for c in raw.chars() {
                    if c.is_ascii() { escaped.push(c) } else { for u in c.encode_utf16(&mut [0; 2]) { escaped += &format!("\\u{u:04x}") } }
                }
                escaped
            } else { raw };
            let t = text(&raw);
            for (i, c) in t.text.char_indices().filter(|(_, c)| matches!(c, 'a'..='c' | '😀' | '"')) {
                let span = Span::new(i, i + c.len_utf8());
                let (start, _) = t.locate.given(&t.text, span);
                prop_assert_eq!(given.chars().nth(start), Some(c));
                let place = t.locate.file(&t.text, span).unwrap();
                let there: String = raw.chars().skip(place.start - 110).take(place.end - place.start).collect();
                let back: String = serde_json::from_str(&format!("\"{there}\"")).unwrap();
                prop_assert!(back.starts_with(c));
            }
        }
    }
}
