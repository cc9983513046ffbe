//! The words of a text as they are linked and learnt: those of a script without spaces are cut out by a lexicon.
use smallvec::SmallVec;

use crate::knowledge::Words;
use crate::text::tokens::{self, Token};
use crate::text::{Lang, Span, TokenKind, keys, scan};

/// A word, number or mark.
#[derive(Clone, Debug)]
pub struct Unit {
    /// In bytes of the text.
    pub span: Span,
    pub kind: TokenKind,
    /// Key of the likeliest dictionary form; none of what is no word.
    pub key: Option<u64>,
    /// Characters of a word that no space sets apart; else 0.
    pub characters: usize,
}

/// Cuts texts of one language into words.
#[derive(Clone, Copy)]
pub struct Units<'w> {
    lang: Lang,
    /// Knows words of this language, where its script sets no spaces.
    words: Option<&'w Words>,
}

/// Characters of an unknown word at most: a longer run between known words is cut into its characters.
const UNKNOWN: usize = 4;

impl<'w> Units<'w> {
    /// `words` has this language as its source.
    pub fn new(lang: Lang, words: Option<&'w Words>) -> Self {
        Units { lang, words: words.filter(|words| lang.is_spaceless() && words.longest() > 0) }
    }

    /// The words of a text, in order.
    pub fn of(&self, text: &str) -> Vec<Unit> {
        let tokens = tokens::tokenize(text, self.lang);
        let mut units = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let run = tokens[at..].iter().enumerate().take_while(|(n, t)| is_character(text, t) && (*n == 0 || !t.spaced)).count();
            if run == 0 {
                let key = token.form.keys.get(1).copied().unwrap_or(token.form.key);
                units.push(Unit { span: token.span, kind: token.kind, key: (token.kind == TokenKind::Word).then_some(key), characters: 0 });
                at += 1;
            } else {
                self.cut(text, &tokens[at..at + run], &mut units);
                at += run;
            }
        }
        units
    }

    /// Known words, the longest first; what stands between two is one word while it is short.
    fn cut(&self, text: &str, run: &[Token], units: &mut Vec<Unit>) {
        let longest = self.words.map_or(1, Words::longest);
        let span = |from: usize, to: usize| run[from].span.cover(run[to - 1].span);
        let key = |from: usize, to: usize| keys::key(span(from, to).of(text));
        let mut unit = |from: usize, to: usize| {
            units.push(Unit { span: span(from, to), kind: TokenKind::Word, key: Some(key(from, to)), characters: to - from });
        };
        let (mut at, mut open) = (0, 0);
        let mut unknown: SmallVec<[(usize, usize); 8]> = SmallVec::new();
        while at <= run.len() {
            let known = (1..=longest.min(run.len() - at)).rev().find(|n| self.words.is_some_and(|w| w.knows(key(at, at + n))));
            if known.is_some() || at == run.len() {
                unknown.clear();
                if at - open <= UNKNOWN && at > open && self.words.is_some() {
                    unknown.push((open, at));
                } else {
                    unknown.extend((open..at).map(|n| (n, n + 1)));
                }
                unknown.iter().for_each(|(from, to)| unit(*from, *to));
                if let Some(length) = known {
                    unit(at, at + length);
                }
                at += known.unwrap_or(1);
                open = at;
            } else {
                at += 1;
            }
        }
    }
}

fn is_character(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Word && token.of(text).chars().next().is_some_and(scan::is_spaceless_char)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str, lang: &str) -> Vec<String> {
        let lang = Lang::parse(lang).unwrap();
        let found = Units::new(lang, Words::between(lang, Lang::EN)).of(text);
        found.iter().filter(|u| u.key.is_some()).map(|u| u.span.of(text).to_owned()).collect()
    }

    #[test]
    fn words_are_cut_out_where_no_space_sets_them_apart() {
        assert_eq!(units("Das Gericht, um 10 Uhr.", "de"), ["Das", "Gericht", "um", "Uhr"]);
        assert_eq!(units("政府宣布", "zh"), ["政府", "宣布"]);
        assert_eq!(units("政府龘龘宣布", "zh"), ["政府", "龘龘", "宣布"]);
        assert_eq!(units("龘龘龘龘龘", "zh").len(), 5);
    }
}
