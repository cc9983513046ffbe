//! A string in a JSON file: its text, and the way from it back into the file.
use std::sync::Arc;

use crate::document::{FilePlace, Locate, Text};
use crate::text::Span;
use crate::text::normalise::{OffsetMap, is_normal, normalise};

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
        let raw = changed.then(|| inner.into());
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
    /// Between the quotation marks.
    raw: Option<Box<str>>,
}

impl JsonString {
    /// The string as it was given, and the way to it from the normalised text.
    fn given_string(&self) -> Option<(String, OffsetMap)> {
        let given: String = serde_json::from_str(&format!("\"{}\"", self.raw.as_deref()?)).ok()?;
        let map = normalise(&given).1;
        Some((given, map))
    }
}

impl Locate for JsonString {
    fn given(&self, text: &str, span: Span) -> (usize, usize) {
        self.given_string().unwrap_or_default().1.span(text, span)
    }

    fn given_text(&self, span: Span) -> Option<String> {
        let (given, map) = self.given_string().filter(|(_, map)| !map.is_identity())?;
        let (start, end) = map.span(&normalise(&given).0, span);
        Some(given.chars().skip(start).take(end - start).collect())
    }

    fn file(&self, text: &str, span: Span) -> Option<FilePlace> {
        let (mut start, mut end) = self.given(text, span);
        if let Some(raw) = &self.raw {
            (start, end) = (raw_points(raw, start), raw_points(raw, end));
        }
        let column = self.place.before + 1 + start;
        let at = self.place.line_start + column;
        Some(FilePlace { path: self.path.clone(), line: self.place.line, column: column + 1, start: at, end: at + end - start })
    }
}

/// Code points of the raw string that give the first `given` characters of the string.
fn raw_points(raw: &str, given: usize) -> usize {
    let mut chars = raw.chars();
    let mut points = 0;
    for _ in 0..given {
        points += match chars.next() {
            None => break,
            Some('\\') => escape_points(&mut chars),
            Some(_) => 1,
        };
    }
    points
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
