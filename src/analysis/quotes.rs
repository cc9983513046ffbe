//! Quotation marks of a text and how they pair.
use crate::text::{Lang, Span};

/// Marks that can close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// “ ” „ ‟ "
    Double,
    /// ‘ ’ ‚ '
    Single,
    /// « »
    Guillemet,
    /// ‹ ›
    SingleGuillemet,
    /// 「 」
    Corner,
    /// 『 』
    DoubleCorner,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

/// One quotation mark; `at` is in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuoteMark {
    pub at: usize,
    pub glyph: char,
    pub family: Family,
}

impl QuoteMark {
    pub fn span(self) -> Span {
        Span::new(self.at, self.at + self.glyph.len_utf8())
    }
}

/// A quotation: its two marks, by their index in [`Quotes::marks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    pub open: usize,
    pub close: usize,
}

/// Bytes that a quotation in marks of two styles may have: two marks farther apart than a sentence have each lost their own fellow.
const LONGEST_MIXED: usize = 240;

/// All that is known of a text's quotation marks.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Quotes {
    pub marks: Vec<QuoteMark>,
    /// In the order in which they close.
    pub pairs: Vec<Quotation>,
    /// Opening marks that nothing closes, by index; single ones, which may be apostrophes, are left out.
    pub unclosed: Vec<usize>,
    /// Closing marks that nothing opens, by index; single ones are left out.
    pub unopened: Vec<usize>,
}

impl Quotes {
    /// Reads `text`, written in `lang`.
    pub fn read(text: &str, lang: Lang) -> Quotes {
        let mut quotes = Quotes::default();
        // every mark but the straight ones is beyond ASCII
        if !text.bytes().any(|b| b == b'"' || b == b'\'' || b >= 0xC2) {
            return quotes;
        }
        let mut stack: Vec<usize> = Vec::new();
        let mut before = None;
        for (at, c) in text.char_indices() {
            if let Some(family) = family(c) {
                let after = text[at + c.len_utf8()..].chars().next();
                if let Some(side) = side(c, before, after, &text[at + c.len_utf8()..], lang) {
                    quotes.mark(QuoteMark { at, glyph: c, family }, side, before, &mut stack);
                }
            }
            before = Some(c);
        }
        quotes.unclosed.extend(stack.into_iter().filter(|&i| quotes.marks[i].family != Family::Single));
        quotes.unclosed.sort_unstable();
        quotes.pair_styles(text);
        quotes
    }

    /// Pairs an opening mark of one style with the closing one of another that follows it, where nothing else is left over between them.
    fn pair_styles(&mut self, text: &str) {
        for close in std::mem::take(&mut self.unopened) {
            let open = self.unclosed.iter().rposition(|&i| i < close).map(|at| (at, self.unclosed[at])).filter(|&(_, open)| {
                let crossed = self.pairs.iter().any(|q| (open < q.open && q.open < close) != (open < q.close && q.close < close));
                let between = &text[self.marks[open].span().end..self.marks[close].at];
                !crossed && self.marks[open].family != self.marks[close].family && between.len() <= LONGEST_MIXED && !self.unopened.iter().any(|&i| open < i)
            });
            match open {
                Some((at, open)) => {
                    self.unclosed.remove(at);
                    self.pairs.push(Quotation { open, close });
                }
                None => self.unopened.push(close),
            }
        }
    }

    fn mark(&mut self, mark: QuoteMark, side: Side, before: Option<char>, stack: &mut Vec<usize>) {
        let opened = stack.iter().rposition(|&i| self.marks[i].family == mark.family);
        let side = match side {
            Side::Either if opened.is_some() => Side::Close,
            Side::Either => Side::Open,
            side => side,
        };
        let index = self.marks.len();
        match (side, opened) {
            (Side::Open, _) => {
                self.marks.push(mark);
                stack.push(index);
            }
            (_, Some(depth)) => {
                self.marks.push(mark);
                self.pairs.push(Quotation { open: stack[depth], close: index });
                // what was opened inside and not closed: an apostrophe, or a mark that is missing its fellow
                let inner = stack.split_off(depth);
                self.unclosed.extend(inner[1..].iter().filter(|&&i| self.marks[i].family != Family::Single));
            }
            // feet, inches, minutes: 6'2", 12"
            (_, None) if before.is_some_and(char::is_numeric) && mark.glyph == '"' => {}
            (_, None) => {
                self.marks.push(mark);
                if mark.family != Family::Single {
                    self.unopened.push(index);
                }
            }
        }
    }

    /// Whether every opening mark has its closing one and the other way round.
    pub fn balanced(&self) -> bool {
        self.unclosed.is_empty() && self.unopened.is_empty()
    }

    /// What stands between the marks of a quotation.
    pub fn inside(&self, q: Quotation) -> Span {
        Span::new(self.marks[q.open].span().end, self.marks[q.close].at)
    }

    /// Whether `at` stands inside a quotation, a broken one included.
    pub fn quoted(&self, at: usize) -> bool {
        self.pairs.iter().any(|&q| self.marks[q.open].at <= at && at < self.marks[q.close].span().end)
            || self.unclosed.iter().any(|&i| self.marks[i].at <= at)
            || self.unopened.iter().any(|&i| at <= self.marks[i].at)
    }
}

fn family(c: char) -> Option<Family> {
    Some(match c {
        '"' | '“' | '”' | '„' | '‟' => Family::Double,
        '\'' | '‘' | '’' | '‚' => Family::Single,
        '«' | '»' => Family::Guillemet,
        '‹' | '›' => Family::SingleGuillemet,
        '「' | '」' => Family::Corner,
        '『' | '』' => Family::DoubleCorner,
        _ => return None,
    })
}

fn is_opening_edge(c: Option<char>) -> bool {
    c.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '{' | '¿' | '¡' | '「' | '『' | '„' | '‚' | '“' | '‘' | '《' | '（'))
}

fn is_closing_edge(c: Option<char>) -> bool {
    c.is_none_or(|c| {
        c.is_whitespace()
            || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '…' | '」' | '』' | '。' | '，' | '、' | '）' | '؟' | '،' | '”' | '’' | '»')
    })
}

fn is_joiner(c: Option<char>) -> bool {
    matches!(c, Some('-' | '–' | '—' | '/' | '‑'))
}

/// Which way a mark looks by its glyph and its neighbours; `None` where it is an apostrophe or a unit.
fn side(c: char, before: Option<char>, after: Option<char>, rest: &str, lang: Lang) -> Option<Side> {
    let letters = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
    // Hebrew abbreviations carry the straight mark inside the word
    if letters && (matches!(c, '\'' | '’') || (c == '"' && matches!(lang.primary(), "he" | "yi"))) {
        return None;
    }
    let seen = if is_opening_edge(before) {
        // loose marks, “ so ”, and one at the end of the text: what is open decides
        if after.is_none_or(char::is_whitespace) || before.is_some() && matches!(after, Some('.' | ',' | ';' | ':' | ')')) { Side::Either } else { Side::Open }
    } else if is_joiner(before) && after.is_some_and(char::is_alphanumeric) {
        Side::Open
    } else if is_closing_edge(after) || is_joiner(after) {
        Side::Close
    } else {
        Side::Either
    };
    Some(match c {
        '„' | '‟' | '‚' | '「' | '『' => Side::Open,
        '」' | '』' => Side::Close,
        '\'' if seen == Side::Either => return None,
        '\'' | '‘' | '’' if seen == Side::Open && is_elision(rest) => return None,
        '’' if seen != Side::Open => Side::Close,
        '‘' if seen != Side::Close => Side::Open,
        // “ opens in English and closes in German; ” opens in Swedish
        '”' if seen == Side::Either => Side::Close,
        '«' | '‹' if seen == Side::Either => Side::Open,
        '»' | '›' if seen == Side::Either => Side::Close,
        // spaced guillemets beside a bracket or a full stop
        '«' if after == Some('\u{A0}') || after == Some('\u{202F}') => Side::Open,
        '»' if before == Some('\u{A0}') || before == Some('\u{202F}') || before == Some(' ') && is_closing_edge(after) => Side::Close,
        _ => seen,
    })
}

/// Whether the mark before `rest` stands for left-out letters: ’90s, ’em, ’s ochtends.
fn is_elision(rest: &str) -> bool {
    let word: &str = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let digits = word.len() >= 2 && word.as_bytes()[..2].iter().all(u8::is_ascii_digit) && word.trim_start_matches(|c: char| c.is_ascii_digit()).len() <= 1;
    digits || ["em", "n", "til", "tis", "twas", "cause", "bout", "cos", "round", "neath", "s", "t", "k"].iter().any(|e| word.eq_ignore_ascii_case(e))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, lang: &str) -> Quotes {
        Quotes::read(text, Lang::parse(lang).unwrap())
    }

    #[test]
    fn every_style_pairs() {
        for (lang, text, pairs) in [
            ("en", "“We won,” he said. “At last.”", 2),
            ("en", "\"We won,\" he said: \"At last.\"", 2),
            ("en", "‘We won,’ the players’ agent said, ‘in the ’90s.’", 2),
            ("en", "'We don't,' said the players' agent.", 1),
            ("en", "“They said ‘no’ to the “anti-tax” plan,” he said.", 3),
            ("en", "The 6'2\" man read \"Emma\".", 1),
            ("de", "„Wir siegen“, sagte er, »heute« und „‚morgen‘ auch“.", 4),
            ("fr", "« Nous gagnons », dit-il (« bravo »).", 2),
            ("fr", "Il a dit : «Nous gagnons».", 1),
            ("sv", "”Vi vann”, sade han.", 1),
            ("da", "»Vi vandt,« sagde han.", 1),
            ("ru", "«Мы победили», — сказал он «Ведомостям».", 2),
            ("en", "The firm (or \" Sun \") and its “ heir “.", 2),
            ("pl", "„Wygraliśmy”, powiedział.", 1),
            ("ja", "彼は「『羅生門』を読んだ」と言った。", 2),
            ("zh", "他说：“我们赢了。”", 1),
            ("he", "צה\"ל הודיע כי \"הכול בסדר\".", 1),
        ] {
            let quotes = read(text, lang);
            assert!(quotes.balanced(), "{text} {quotes:?}");
            assert_eq!(quotes.pairs.len(), pairs, "{text} {quotes:?}");
        }
    }

    #[test]
    fn marks_of_two_styles_pair_when_nothing_else_is_left_over() {
        for text in ["He read «The Layer” twice.", "He read „The Layer» twice.", "He read «The “old” Layer\" twice."] {
            let quotes = read(text, "en");
            assert!(quotes.balanced(), "{text} {quotes:?}");
        }
        assert!(!read("The Layer” is as old as «Adieu.", "en").balanced());
    }

    #[test]
    fn a_mark_without_its_fellow_is_seen() {
        for (text, unclosed, unopened) in [
            ("“We won, he said.", 1, 0),
            ("We won,” he said.", 0, 1),
            ("\"We won,\" he said. \"At last.", 1, 0),
            ("The novel «Lyon“Adieu les amis” is out.", 1, 0),
            ("It was \"great, they said, and \"good.\"", 1, 0),
        ] {
            let quotes = read(text, "en");
            assert_eq!((quotes.unclosed.len(), quotes.unopened.len()), (unclosed, unopened), "{text} {quotes:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn marks_stand_in_the_text_and_are_used_once(text in "[a-z “”„«»\"'‘’.,0-9]{0,40}") {
            let quotes = read(&text, "en");
            for m in &quotes.marks {
                proptest::prop_assert_eq!(m.span().of(&text), m.glyph.to_string());
            }
            let mut used: Vec<usize> = quotes.pairs.iter().flat_map(|q| [q.open, q.close]).chain(quotes.unclosed.iter().copied()).chain(quotes.unopened.iter().copied()).collect();
            let all = used.len();
            used.sort_unstable();
            used.dedup();
            proptest::prop_assert_eq!(all, used.len());
        }
    }
}
