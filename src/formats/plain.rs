//! A story as plain text.
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::document::{FilePlace, Locate, Story};
use crate::text::Span;
use crate::text::lines::Lines;
use crate::text::normalise::{OffsetMap, normalise};

use super::{Input, Item, Reader, Sink, decode, structure};

/// No story is longer.
const LONGEST: u64 = 64 << 20;

pub struct Plain;

impl Reader for Plain {
    fn name(&self) -> &'static str {
        "text"
    }

    fn recognises(&self, head: &[u8], path: &Path) -> bool {
        let named = path.extension().is_none_or(|e| e.eq_ignore_ascii_case("txt") || e.eq_ignore_ascii_case("text"));
        named && !decode::is_binary(head)
    }

    fn read(&self, mut input: Input, sink: Sink) -> ControlFlow<()> {
        let read = input.all(LONGEST).and_then(|bytes| decode::decode(bytes).map_err(|e| input.problem(None, e)));
        let text = match read {
            Ok(text) => text,
            Err(problem) => return sink(Item::Problem(problem)),
        };
        if text.trim().is_empty() {
            return sink(Item::Problem(input.problem(None, "holds only white space: there is nothing to check")));
        }
        let (text, map) = normalise(&text);
        let locate = Arc::new(InFile { path: input.name.clone(), map, lines: OnceLock::new() });
        sink(Item::Story(story(&input.name, text.into_owned(), locate)))
    }
}

/// A normalised text as a story with its parts.
pub fn story(name: &str, text: String, locate: Arc<dyn Locate>) -> Story {
    let structure = structure::of(&text);
    Story { name: name.to_owned(), parts: structure.parts, lang: None, date: structure.date, text, locate }
}

/// Places of a story's text in its file, counted without a byte order mark.
#[derive(Debug)]
struct InFile {
    path: Arc<str>,
    map: OffsetMap,
    lines: OnceLock<Lines>,
}

impl Locate for InFile {
    fn given(&self, text: &str, span: Span) -> (usize, usize) {
        self.map.span(text, span)
    }

    fn file(&self, text: &str, span: Span) -> Option<FilePlace> {
        let (start, end) = self.given(text, span);
        let lines = self.lines.get_or_init(|| Lines::new(text));
        let line = lines.place(text, span.start).line;
        let line_start = self.map.start(text, lines.start(line));
        Some(FilePlace { path: self.path.clone(), line, column: start - line_start + 1, start, end })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::read_bytes;
    use super::*;

    #[test]
    fn words_are_found_again_in_the_file() {
        let file = "\u{FEFF}Headline\r\n\r\nDer Aus\u{AD}gang ist – leider – zu.\r\nun cafe\u{301} noir\r\n";
        let items = read_bytes("story.txt", file.as_bytes());
        let [Item::Story(story)] = &items[..] else { panic!("{items:?}") };
        let given: Vec<char> = file.chars().skip(1).collect();
        for (word, behind, line, column) in
            [("Ausgang", "Aus\u{AD}gang", 3, 5), ("leider", "leider", 3, 20), ("café", "cafe\u{301}", 4, 4), ("noir", "noir", 4, 10)]
        {
            let at = story.text.find(word).unwrap();
            let place = story.locate.file(&story.text, Span::new(at, at + word.len())).unwrap();
            assert_eq!(given[place.start..place.end].iter().collect::<String>(), behind);
            assert_eq!((place.line, place.column), (line, column), "{word}");
        }
    }
}
