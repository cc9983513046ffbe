//! Whether a full stop, an exclamation mark or the like ends a sentence.
use crate::text::identification::function_words;
use crate::text::{Lang, keys};

use super::abbreviations::{self, Kind};
use super::{next_char, skip_space};

/// A quotation is short when it closes within so many bytes.
const SHORT_QUOTE: usize = 120;
/// Bytes after a closed quotation in which a Chinese sentence names the speaker.
const ATTRIBUTION: usize = 45;

/// How a language sets its sentences.
pub struct Style {
    lang: Lang,
    function_bit: function_words::Set,
    /// `13.` is “thirteenth”.
    ordinals: bool,
    greek: bool,
    hindi: bool,
    spaceless: bool,
    /// Nouns or names often follow an abbreviation with a capital letter.
    capitals: bool,
}

impl Style {
    pub fn of(lang: Lang) -> Style {
        let primary = lang.primary();
        Style {
            lang,
            function_bit: function_words::bit(lang),
            ordinals: matches!(primary, "de" | "da" | "nb" | "nn" | "fi" | "hu" | "cs" | "sk" | "pl" | "tr" | "hr" | "sr" | "bs" | "sl" | "is" | "et" | "lv"),
            greek: primary == "el",
            hindi: primary == "hi",
            spaceless: lang.is_spaceless(),
            capitals: matches!(primary, "de" | "en"),
        }
    }

    pub fn is_terminator(&self, c: char) -> bool {
        match c {
            '.' | '!' | '?' => true,
            ';' => self.greek,
            '|' => self.hindi,
            c if c.is_ascii() => false,
            c => c == '…' || is_full(c) || matches!(c, '؟' | '‼' | '⁇' | '⁈' | '⁉' | '։' | '\u{37E}'),
        }
    }

    /// Whether a word is one of the language's function words, and no initial.
    fn begins_sentence(&self, word: &str) -> bool {
        let is_initial = word.ends_with('.');
        !is_initial && function_words::languages(keys::key(&keys::fold(word))) & self.function_bit != 0
    }
}

/// Ends a sentence whether or not a space follows.
fn is_full(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '．' | '।' | '॥' | '۔' | '።' | '။' | '។')
}

pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '‘' | '「' | '」' | '『' | '』')
}

fn is_closing_mark(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '’' | '\'' | '）' | '］' | '】' | '〉' | '》' | '〕') || (is_quote(c) && !matches!(c, '„' | '「' | '『' | '‘'))
}

/// Whether the quotation mark at `at` opens: nothing, space, a bracket or a dash stands before it.
pub fn opens(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + c.len_utf8()..].chars().next();
    let begins = before.is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '—' | '–' | '：' | '，' | '¿' | '¡'));
    match c {
        '„' | '「' | '『' => true,
        '」' | '』' => false,
        // French sets a space on the inner side
        '«' => begins,
        _ => begins && after.is_some_and(|a| !a.is_whitespace() && !matches!(a, '.' | ',' | ';' | ':' | '?' | '!' | ')')),
    }
}

/// Whether the line after this line break is blank.
pub fn is_blank_line(text: &str, line_break: usize) -> bool {
    text[line_break + 1..].chars().find(|c| *c == '\n' || !c.is_whitespace()) == Some('\n')
}

/// One or more marks that may end a sentence, with the closing marks behind them.
pub struct Stop {
    start: usize,
    pub end: usize,
    /// Holds an exclamation or question mark, or one that ends sentences without a space.
    kind: StopKind,
    closed: bool,
    pub closes_quote: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum StopKind {
    /// One full stop.
    Dot,
    /// `…`, `...`
    Ellipsis,
    /// `!`, `?` and the like.
    Exclamation,
    /// No space needs to follow.
    Full,
}

impl Stop {
    /// Reads the marks at `start`, the first of which is a terminator; `in_quote` where a quotation is open.
    pub fn read(text: &str, start: usize, in_quote: bool, style: &Style) -> Stop {
        let mut end = start;
        let mut dots = 0;
        let mut kind = StopKind::Dot;
        while let Some(c) = next_char(text, end).filter(|c| style.is_terminator(*c)) {
            end += c.len_utf8();
            match c {
                '.' => dots += 1,
                '…' => dots += 3,
                c if is_full(c) => kind = StopKind::Full,
                // among characters without spaces `?` may stand for `？`
                _ if style.spaceless => kind = StopKind::Full,
                _ if kind != StopKind::Full => kind = StopKind::Exclamation,
                _ => (),
            }
        }
        if kind == StopKind::Dot && dots > 1 {
            kind = StopKind::Ellipsis;
        }
        let mut stop = Stop { start, end, kind, closed: false, closes_quote: false };
        loop {
            let c = next_char(text, stop.end);
            match c {
                // where no spaces are set, this is the next sentence's opening mark
                Some('“') if style.spaceless => break,
                Some('"') if style.spaceless && !in_quote => break,
                // a stop inside the marks and one outside
                Some(c) if stop.closed && style.is_terminator(c) => {
                    stop.end += c.len_utf8();
                    if is_full(c) {
                        stop.kind = StopKind::Full;
                    }
                }
                Some(c) if is_closing_mark(c) => stop.close(c, c.len_utf8()),
                // French sets a space before the closing mark
                Some(c) if c == ' ' || c == '\u{A0}' || c == '\u{202F}' => {
                    let guillemet = stop.end + c.len_utf8();
                    let after = text[guillemet..].strip_prefix('»').map(|rest| rest.chars().next());
                    match after {
                        Some(after) if after.is_none_or(|a| !a.is_alphanumeric()) => stop.close('»', c.len_utf8() + '»'.len_utf8()),
                        _ => break,
                    }
                }
                _ => break,
            }
        }
        stop
    }

    fn close(&mut self, mark: char, len: usize) {
        self.end += len;
        self.closed = true;
        self.closes_quote |= is_quote(mark);
    }

    /// `start` is where the sentence began, `quote` where a quotation that is still open did.
    pub fn ends_sentence(&self, text: &str, start: usize, quote: Option<usize>, style: &Style) -> bool {
        let after = skip_space(text, self.end);
        if after == text.len() {
            return true;
        }
        let gap = &text[self.end..after];
        if gap.matches('\n').nth(1).is_some() {
            return true;
        }
        if !self.closed && quote.is_some_and(|from| quotation_goes_on(text, from, self.end)) {
            return false;
        }
        if self.kind == StopKind::Full {
            return !(gap.is_empty() && continues_full(text, after, self.closes_quote));
        }
        if gap.is_empty() {
            return false;
        }
        let next = Next::read(text, after);
        match self.kind {
            _ if next == Next::Lower || next == Next::Mark => false,
            StopKind::Dot => self.dot_ends(text, start, after, next, style),
            _ => true,
        }
    }

    fn dot_ends(&self, text: &str, start: usize, after: usize, next: Next, style: &Style) -> bool {
        let word_start = word_start(text, start, self.start);
        let word = &text[word_start..self.start];
        let follows_function_word = || next == Next::Upper && style.begins_sentence(first_word(text, after));
        if word.is_empty() {
            return true;
        }
        if word.bytes().all(|b| b.is_ascii_digit()) {
            // “1. Title” counts; “am 13. November” is an ordinal, “2013. Der” an end
            if word_start == start {
                return false;
            }
            return !style.ordinals || word.len() > 2 || follows_function_word() || !(next == Next::Upper || next == Next::Digit);
        }
        let mut chars = word.chars();
        let (first, single) = (chars.next(), chars.next().is_none());
        if single && first.is_some_and(char::is_uppercase) {
            return word_start != start && follows_function_word();
        }
        if style.ordinals && is_roman(word) {
            return follows_function_word();
        }
        let lower = keys::fold(word);
        let after_number = text[start..word_start].trim_end().ends_with(|c: char| c.is_numeric());
        let all_capitals = word.chars().all(char::is_uppercase);
        match abbreviations::kind(&lower, style.lang) {
            // units and titles of one letter: “5 m”, “v. Wade”
            Some(Kind::Always | Kind::Seldom) if single => after_number && next != Next::Digit,
            Some(Kind::Always) => false,
            Some(Kind::BeforeNumber) => next != Next::Digit,
            Some(Kind::Ends) => true,
            Some(Kind::Seldom) => follows_function_word() || !(style.capitals || all_capitals || is_dotted(word)),
            None if is_dotted(word) => follows_function_word(),
            None => true,
        }
    }
}

/// What begins after the stop and its space.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Lower,
    Upper,
    /// A letter without case, or something else that may begin a sentence.
    Other,
    Digit,
    /// A mark that only goes on: a comma, a colon, a closing mark.
    Mark,
}

impl Next {
    fn read(text: &str, at: usize) -> Next {
        // the letter behind opening marks and dashes tells
        for c in text[at..].chars().take(6) {
            return match c {
                c if c.is_lowercase() => Next::Lower,
                c if c.is_uppercase() => Next::Upper,
                c if c.is_numeric() => Next::Digit,
                ',' | ';' | ':' | ')' | ']' | '，' | '；' | '：' | '）' | '،' | '؛' => Next::Mark,
                c if c.is_alphabetic() => Next::Other,
                c if c.is_whitespace() || matches!(c, '-' | '–' | '—' | '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' | '¿' | '¡' | '‹' | '›') =>
                {
                    continue;
                }
                _ => Next::Other,
            };
        }
        Next::Other
    }
}

/// Whether an open quotation is short and its sentence goes on after it closes: “Yes! Go!” he said.
fn quotation_goes_on(text: &str, from: usize, at: usize) -> bool {
    let open = text[from..].chars().next();
    let limit = text.len().min(from + SHORT_QUOTE);
    let Some(rest) = text.get(at..) else { return false };
    let closing = rest.char_indices().take_while(|(i, _)| at + i < limit).find(|(i, c)| {
        let before = rest[..*i].chars().next_back();
        is_closing_mark(*c) && is_quote(*c) && before.is_some_and(|b| open == Some('„') || !b.is_whitespace() || *c == '»')
    });
    let Some((i, c)) = closing else { return false };
    let behind = at + i + c.len_utf8();
    let gap = skip_space(text, behind);
    match next_char(text, gap) {
        Some(',' | '，') => true,
        Some('と' | 'っ') => gap == behind,
        Some(c) => gap > behind && Next::read(text, gap) == Next::Lower && c != '(',
        None => false,
    }
}

/// Whether Chinese or Japanese text goes on after a stop: the quotation's sentence names its speaker.
fn continues_full(text: &str, at: usize, closed_quote: bool) -> bool {
    let Some(c) = next_char(text, at) else { return false };
    if matches!(c, '，' | '、' | '；' | '：' | ',' | '—' | '）' | ')') {
        return true;
    }
    if !closed_quote {
        return false;
    }
    if matches!(c, 'と' | 'っ' | 'な' | 'の' | 'が' | 'を' | 'に' | 'で' | 'は') {
        return true;
    }
    let clause = text[at..].char_indices().take_while(|(i, c)| *i < ATTRIBUTION && !matches!(c, '，' | '。' | '：' | '！' | '？' | '“' | '「'));
    clause.into_iter().any(|(_, c)| matches!(c, '说' | '說' | '道' | '称' | '稱' | '问' | '問' | '喊'))
}

/// Where the word that ends at `end` begins, at `from` at the earliest.
fn word_start(text: &str, from: usize, end: usize) -> usize {
    let breaks = |c: char| c.is_whitespace() || is_quote(c) || matches!(c, '(' | '[' | '–' | '—' | '/' | ',' | '’' | '\'');
    text[from..end].char_indices().rev().find(|(_, c)| breaks(*c)).map_or(from, |(i, c)| from + i + c.len_utf8())
}

/// The first word; a single letter with its full stop.
fn first_word(text: &str, at: usize) -> &str {
    let rest = text[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let is_letter = rest[..end].chars().nth(1).is_none();
    if is_letter && rest[end..].starts_with('.') { &rest[..end + 1] } else { &rest[..end] }
}

/// Single letters with full stops between them.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').map(|part| part.trim_start_matches('-')).all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}
