//! Where the words, numbers and marks of a text are. Shared with the build script.
use super::{Lang, Span};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters with inner apostrophes and digits (`l'`, `don't`, `G20`, `U.S.`); in a spaceless script one character.
    Word,
    /// Digits of any script with their inner separators: `1.234,5`, `١٢`.
    Number,
    /// Any other visible character, one at a time.
    Mark,
}

/// Han, kana and the scripts of South-East Asia that set no spaces: every character is a token, but for their digits.
pub fn is_spaceless_char(c: char) -> bool {
    c >= '\u{0E00}'
        && match c as u32 {
            0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF | 0x3005..=0x3007 => true,
            0x0E00..=0x0EFF | 0x1780..=0x17FF | 0x1000..=0x109F => !c.is_numeric(),
            _ => false,
        }
}

pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// A question mark; Greek asks with a semicolon.
pub fn is_question(c: char, lang: Lang) -> bool {
    matches!(c, '?' | '？' | '؟' | '\u{37E}') || c == ';' && lang.primary() == "el"
}

/// Letters of the usual scripts, told without a table; not all letters.
fn is_usual_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'ؠ'..='ي')
}

fn is_arabic_letter(c: char) -> bool {
    matches!(c, 'ؠ'..='ي')
}

fn is_word_char(c: char) -> bool {
    // marks and the zero-width non-joiner belong to the letter before them
    is_usual_letter(c)
        || c.is_alphanumeric()
        || matches!(c as u32, 0x0300..=0x036F | 0x064B..=0x065F | 0x0900..=0x0903 | 0x093A..=0x094F | 0x0591..=0x05C7 | 0x0980..=0x0DFF | 0x200C | 0x200D)
}

/// Elided articles and particles are words of their own in these languages: `l'État`, `dell'arte`.
fn elides(lang: Lang) -> bool {
    matches!(lang.primary(), "fr" | "it" | "ca")
}

/// Splits `text`, written in `lang`: calls `token` with span, kind, and whether white space stands before it. Spans are in order
/// and do not overlap; everything but white space is in one.
pub fn scan(text: &str, lang: Lang, mut token: impl FnMut(Span, TokenKind, bool)) {
    let split_elided = elides(lang);
    let mut at = 0;
    let mut spaced = true;
    while let Some(c) = text[at..].chars().next() {
        let letter = is_usual_letter(c);
        if !letter && (c.is_whitespace() || c.is_control()) {
            spaced = true;
            at += c.len_utf8();
            continue;
        }
        let (kind, len) = if letter {
            (TokenKind::Word, word_len(&text[at..], split_elided))
        } else if is_spaceless_char(c) {
            (TokenKind::Word, c.len_utf8())
        } else if c.is_numeric() {
            (TokenKind::Number, number_len(&text[at..]))
        } else if is_word_char(c) {
            (TokenKind::Word, word_len(&text[at..], split_elided))
        } else {
            (TokenKind::Mark, c.len_utf8())
        };
        token(Span::new(at, at + len), kind, spaced);
        spaced = false;
        at += len;
    }
}

fn number_len(text: &str) -> usize {
    let mut len = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let figure = |c: char| c.is_numeric() && !is_spaceless_char(c);
        let inner = matches!(c, '.' | ',' | '\'' | '’' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '٫' | '٬') && chars.peek().is_some_and(|d| figure(*d));
        if figure(c) || inner {
            len += c.len_utf8();
        } else {
            break;
        }
    }
    len.max(text.chars().next().map_or(0, char::len_utf8))
}

fn word_len(text: &str, split_elided: bool) -> usize {
    // most letters of most texts
    let ascii = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if ascii > 0 && text.as_bytes().get(ascii).is_none_or(|b| matches!(b, b' ' | b',')) {
        return ascii;
    }
    let mut len = ascii;
    let mut dotted = false;
    let mut chars = text[ascii..].char_indices().map(|(i, c)| (ascii + i, c)).peekable();
    let mut run = ascii; // characters since the start or the last dot
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|&(_, d)| d);
        // و76: a particle is written on to figures
        if c.is_numeric() && len > 0 && text[..len].chars().all(is_arabic_letter) {
            break;
        }
        if is_word_char(c) && !is_spaceless_char(c) {
            len = i + c.len_utf8();
            run += 1;
        } else if is_apostrophe(c) && next.is_some_and(|d| d.is_alphabetic() && !is_spaceless_char(d)) {
            if split_elided && !text[..i].eq_ignore_ascii_case("aujourd") {
                return i + c.len_utf8();
            }
        } else if c == '.' && run == 1 && (dotted || next.is_some_and(|d| d.is_alphabetic() && !is_spaceless_char(d))) {
            // an abbreviation of single letters, U.S. or z.B.
            let mut after = text[i + 1..].chars();
            let (first, second) = (after.next(), after.next());
            let single = first.is_some_and(char::is_alphabetic) && !second.is_some_and(is_word_char);
            if single {
                dotted = true;
                run = 0;
                continue;
            }
            if dotted {
                len = i + 1;
            }
            break;
        } else {
            break;
        }
    }
    len
}
