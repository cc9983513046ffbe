//! Sentences of a text.
mod abbreviations;
mod boundary;
#[cfg(test)]
mod tests;

use super::{Lang, Span};
use boundary::{Stop, Style};

/// Splits `text` into sentences; spans are in bytes, in order, without the white space between them, and cover everything else.
///
/// A blank line always ends a sentence, a single line break never does by itself.
pub fn split(text: &str, lang: Lang) -> Vec<Span> {
    let style = Style::of(lang);
    let mut sentences = Vec::with_capacity(text.len() / 100 + 1);
    let mut start = skip_space(text, 0);
    let mut at = start;
    // where the quotation that is open began
    let mut quote = None;
    loop {
        // most of a text
        at += plain(&text.as_bytes()[at..]);
        let Some(c) = next_char(text, at) else { break };
        let next = at + c.len_utf8();
        let mut end = None;
        if c == '\n' {
            end = boundary::is_blank_line(text, at).then_some(at);
            at = next;
        } else if style.is_terminator(c) {
            let stop = Stop::read(text, at, quote.is_some(), &style);
            if stop.ends_sentence(text, start, quote, &style) {
                end = Some(stop.end);
            }
            if stop.closes_quote {
                quote = None;
            }
            at = stop.end;
        } else if boundary::is_quote(c) {
            let opens = if c == '"' && lang.is_spaceless() { quote.is_none() } else { boundary::opens(text, at, c) };
            quote = opens.then_some(at);
            at = next;
        } else {
            at = next;
        }
        if let Some(end) = end {
            push(&mut sentences, text, start, end);
            start = skip_space(text, end);
            at = start;
            quote = None;
        }
    }
    push(&mut sentences, text, start, text.len());
    sentences
}

/// Bytes at the start of a text that neither end a sentence nor quote: letters of the usual scripts, digits, spaces, commas.
fn plain(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(b) = text.get(at) {
        at += match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' ' | b',' => 1,
            // accented Latin and Cyrillic letters, ideographs
            0xC3..=0xC5 | 0xD0 | 0xD1 => 2,
            0xE5..=0xE9 => 3,
            _ => break,
        };
    }
    at
}

fn push(sentences: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let len = text[start..end].trim_end().len();
    if len > 0 {
        sentences.push(Span::new(start, start + len));
    }
}

fn next_char(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        b if b.is_ascii() => Some(*b as char),
        _ => text[at..].chars().next(),
    }
}

fn skip_space(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start().len()
}
