//! Words, numbers and marks of a text, with their word forms.
use std::sync::Arc;

use super::scan::{self, TokenKind};
use super::{Form, Lang, Span, forms};

/// One token; `span` is in bytes of the text it was made from.
#[derive(Clone, Debug)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// White space (or the start of the text) stands before it.
    pub spaced: bool,
    pub form: Arc<Form>,
}

impl Token {
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it is a character of a script that sets no spaces.
    pub fn is_spaceless(&self) -> bool {
        self.is_word() && scan::is_spaceless_char(self.form.first)
    }

    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}

/// Splits `text`, written in `lang`. Spans are in order and do not overlap; everything but white space is in one.
pub fn tokenize(text: &str, lang: Lang) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 4);
    let mut table = forms::Table::of(lang);
    scan::scan(text, lang, |span, kind, spaced| tokens.push(Token { span, kind, spaced, form: table.form(span.of(text)) }));
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, lang: &str) -> Vec<String> {
        tokenize(text, Lang::parse(lang).unwrap()).iter().map(|t| t.of(text).to_owned()).collect()
    }

    #[test]
    fn words_numbers_and_marks_are_told_apart() {
        assert_eq!(
            words("Don’t pay 1,234.5 – 20-year-old (G20).", "en"),
            ["Don’t", "pay", "1,234.5", "–", "20", "-", "year", "-", "old", "(", "G20", ")", "."]
        );
        assert_eq!(words("Aujourd'hui l’État d'abord", "fr"), ["Aujourd'hui", "l’", "État", "d'", "abord"]);
        assert_eq!(words("The U.S. said no. A man.", "en"), ["The", "U.S.", "said", "no", ".", "A", "man", "."]);
        assert_eq!(words("警方13日逮捕", "zh"), ["警", "方", "13", "日", "逮", "捕"]);
        assert_eq!(words("٣٤ شخصا", "ar"), ["٣٤", "شخصا"]);
        assert_eq!(words("๓๔คน", "th"), ["๓๔", "ค", "น"]);
        assert_eq!(words("10.〇", "ja"), ["10", ".", "〇"]);
    }
}
