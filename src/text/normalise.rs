//! One spelling for one text: NFC, `\n` for line ends, no invisible characters; and the way back to the text as it was given.
use std::borrow::Cow;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::Span;

/// Where the normalised text and the given one stop running character by character alongside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Anchor {
    /// Byte of the normalised text.
    at: usize,
    /// Code point of the given text at which what stands before `at` ends.
    before: usize,
    /// Code point of the given text at which what follows begins; between the two is what was left out.
    after: usize,
}

/// The way from bytes of a normalised text to code points of the given one. Empty where nothing was changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    anchors: Vec<Anchor>,
}

impl OffsetMap {
    /// Code point of the given text at which the character at `byte` begins; `text` is the normalised text.
    pub fn start(&self, text: &str, byte: usize) -> usize {
        let next = self.anchors.partition_point(|a| a.at <= byte);
        let (at, given) = next.checked_sub(1).map_or((0, 0), |i| (self.anchors[i].at, self.anchors[i].after));
        // a decomposed character may have more points here than it was given with
        let most = self.anchors.get(next).map_or(usize::MAX, |a| a.before);
        (given + points(text, at, byte)).min(most)
    }

    /// Code point of the given text at which the character before `byte` ends; `text` is the normalised text.
    pub fn end(&self, text: &str, byte: usize) -> usize {
        match self.anchors.binary_search_by_key(&byte, |a| a.at) {
            Ok(i) => self.anchors[i].before,
            Err(_) => self.start(text, byte),
        }
    }

    /// Both ends of `span`; an empty one stays empty.
    pub fn span(&self, text: &str, span: Span) -> (usize, usize) {
        let start = self.start(text, span.start);
        (start, if span.is_empty() { start } else { self.end(text, span.end).max(start) })
    }

    pub fn is_identity(&self) -> bool {
        self.anchors.is_empty()
    }
}

fn points(text: &str, from: usize, to: usize) -> usize {
    text.get(from..to).map_or(0, |s| s.chars().count())
}

/// Characters without a shape that carry no meaning between words: soft hyphen, zero-width space, word joiner, byte order mark,
/// direction marks. (The zero-width joiners do carry meaning, in Persian and Hindi.)
fn is_invisible(c: char) -> bool {
    matches!(c as u32, 0xAD | 0x61C | 0x200B | 0x200E | 0x200F | 0x202A..=0x202E | 0x2060 | 0x2066..=0x2069 | 0xFEFF)
}

/// Normal whatever stands before or after it.
fn is_plain(c: char) -> bool {
    match c as u32 {
        0x0D | 0xAD => false,
        ..0x300 => true,
        0x400..=0x482 | 0x4E00..=0x9FFF | 0x3001..=0x3029 | 0x3030..=0x3096 | 0x30A1..=0x30FA | 0xAC00..=0xD7A3 | 0x2010..=0x2027 => true,
        0x621..=0x64A | 0x5D0..=0x5EA | 0x388..=0x3CE | 0xFF01..=0xFF5E | 0x20A0..=0x20BF => true,
        _ => false,
    }
}

/// Whether [`normalise`] would change nothing.
pub fn is_normal(text: &str) -> bool {
    if text.is_ascii() {
        return memchr::memchr(b'\r', text.as_bytes()).is_none();
    }
    text.chars().all(is_plain) || (!text.chars().any(|c| c == '\r' || is_invisible(c)) && is_nfc_quick(text.chars()) == IsNormalized::Yes)
}

/// Begins a stretch that composes with nothing before it.
fn begins_cluster(c: char) -> bool {
    is_plain(c) || (canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) != IsNormalized::Maybe)
}

/// Normalises `text`. Borrowed, with an empty map, where nothing had to be changed.
pub fn normalise(text: &str) -> (Cow<'_, str>, OffsetMap) {
    if is_normal(text) {
        return (Cow::Borrowed(text), OffsetMap::default());
    }
    let mut out = Writer::default();
    let mut cluster = String::new();
    let mut given = (0, 0);
    let mut chars = text.chars().peekable();
    let mut at = 0;
    while let Some(c) = chars.next() {
        let start = at;
        at += 1;
        if is_invisible(c) {
            continue;
        }
        let c = if c == '\r' {
            if chars.next_if_eq(&'\n').is_some() {
                at += 1;
            }
            '\n'
        } else {
            c
        };
        // nothing joins with a line end, whose two characters are one here
        if (begins_cluster(c) || cluster == "\n") && !cluster.is_empty() {
            out.push(&cluster, given);
            cluster.clear();
        }
        if cluster.is_empty() {
            given.0 = start;
        }
        cluster.push(c);
        given.1 = at;
    }
    if !cluster.is_empty() {
        out.push(&cluster, given);
    }
    if out.astray || out.given_end != at {
        out.anchor(at);
    }
    (Cow::Owned(out.text), OffsetMap { anchors: out.anchors })
}

#[derive(Default)]
struct Writer {
    text: String,
    anchors: Vec<Anchor>,
    /// Code point of the given text up to which it was read.
    given_end: usize,
    /// What was written last has another number of characters than it was given with.
    astray: bool,
}

impl Writer {
    fn anchor(&mut self, after: usize) {
        self.anchors.push(Anchor { at: self.text.len(), before: self.given_end, after });
    }

    fn push(&mut self, cluster: &str, (start, end): (usize, usize)) {
        if self.astray || self.given_end != start {
            self.anchor(start);
        }
        let before = self.text.len();
        self.text.extend(cluster.nfc());
        self.astray = points(&self.text, before, self.text.len()) != end - start;
        self.given_end = end;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The given characters behind the first occurrence of `word` in the normalised text.
    fn behind(given: &str, word: &str) -> String {
        let (text, map) = normalise(given);
        let at = text.find(word).unwrap();
        let (start, end) = map.span(&text, Span::new(at, at + word.len()));
        given.chars().skip(start).take(end - start).collect()
    }

    #[test]
    fn what_is_normal_is_left_alone() {
        for text in ["", "plain", "Größe – “ça”…", "警方13日", "Ελλάδα", "улица", "سلام"] {
            let (normal, map) = normalise(text);
            assert!(matches!(normal, Cow::Borrowed(_)) && map.is_identity(), "{text}");
        }
    }

    #[test]
    fn invisible_characters_go_and_line_ends_are_one() {
        assert_eq!(normalise("\u{FEFF}Aus\u{AD}gang\r\nzwei\rdrei\u{200B}").0, "Ausgang\nzwei\ndrei");
        assert_eq!(normalise("می\u{200C}شود").0, "می\u{200C}شود");
    }

    #[test]
    fn letters_are_composed() {
        assert_eq!(normalise("cafe\u{301} \u{212B}").0, "café Å");
        assert_eq!(normalise("\u{1112}\u{1161}\u{11AB}").0, "한");
    }

    #[test]
    fn spans_lead_back_to_the_given_characters() {
        assert_eq!(behind("der Aus\u{AD}gang hier", "Ausgang"), "Aus\u{AD}gang");
        assert_eq!(behind("der Aus\u{AD}gang hier", "Aus"), "Aus");
        assert_eq!(behind("der Aus\u{AD}gang hier", "gang"), "gang");
        assert_eq!(behind("un cafe\u{301} noir", "café"), "cafe\u{301}");
        assert_eq!(behind("un cafe\u{301} noir", "noir"), "noir");
        assert_eq!(behind("a\r\nb\r\nlast", "last"), "last");
        assert_eq!(behind("a\r\n\u{301}b", "\u{301}b"), "\u{301}b");
        assert_eq!(behind("a\u{200B}", "a"), "a");
    }

    proptest! {
        #[test]
        fn normal_text_is_composed_and_stays(given in "[a-e\\r\\n\u{AD}\u{301}\u{327}\u{1100}\u{1161}\u{11A8}é警\u{200B}ﬁ\u{344}\u{958}]{0,30}") {
            let (text, map) = normalise(&given);
            let expected: String = given.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| !is_invisible(*c)).collect();
            prop_assert_eq!(text.as_ref(), expected.nfc().collect::<String>());
            prop_assert!(is_normal(&text) || is_nfc_quick(text.chars()) == IsNormalized::Maybe);
            let total = given.chars().count();
            let mut last = 0;
            for (i, c) in text.char_indices() {
                let (start, end) = map.span(&text, Span::new(i, i + c.len_utf8()));
                prop_assert!(last <= start && start <= end && end <= total, "{start}..{end} after {last} of {total}");
                last = start;
            }
            if map.is_identity() {
                prop_assert_eq!(text.chars().count(), total);
            }
        }
    }
}
