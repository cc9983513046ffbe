//! The words of a text as the aligner compares them.
use rustc_hash::FxHashMap;
use smallvec::{SmallVec, smallvec};

use crate::text::tokens::{self, Token};
use crate::text::{Lang, Shape, TokenKind, keys, scan, shape};

/// What a term is, as far as comparing goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Word,
    /// Its digits without separators and trailing zeros, so that 4 million meets 400万.
    Number,
    /// Punctuation that translations keep: questions, quotations, brackets, colons.
    Mark,
    /// Two neighbouring characters of a script without spaces; known only by what it occurs with.
    Pair,
}

/// One thing that sentences may have in common, in one language.
#[derive(Debug)]
pub struct Term {
    pub kind: Kind,
    /// Letters and sounds; empty for marks and pairs.
    pub shape: Shape,
    /// Keys of the dictionary forms it may be a form of, as the core lexicon has them; of a pair of characters the word of the two.
    pub keys: SmallVec<[u64; 2]>,
    /// Written with a capital somewhere.
    pub capital: bool,
}

/// The terms of one language's sentences, numbered.
#[derive(Debug)]
pub struct Vocabulary {
    lang: Lang,
    pub terms: Vec<Term>,
    ids: FxHashMap<(Kind, u64), u32>,
}

/// A sentence as the aligner sees it.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Distinct terms, in order of first use.
    pub terms: Vec<u32>,
    /// Letters and digits.
    pub length: f32,
}

impl Vocabulary {
    pub fn new(lang: Lang) -> Vocabulary {
        Vocabulary { lang, terms: Vec::new(), ids: FxHashMap::default() }
    }

    fn id(&mut self, kind: Kind, key: u64, word: &str, capital: bool, keys: impl FnOnce() -> SmallVec<[u64; 2]>) -> u32 {
        let terms = &mut self.terms;
        let lang = self.lang;
        let id = *self.ids.entry((kind, key)).or_insert_with(|| {
            let shape = if matches!(kind, Kind::Word | Kind::Number) { Shape::of(word, lang) } else { Shape::default() };
            terms.push(Term { kind, shape, keys: keys(), capital });
            terms.len() as u32 - 1
        });
        terms[id as usize].capital |= capital;
        id
    }

    /// The punctuation marks among the terms.
    pub fn marks(&self) -> impl Iterator<Item = (u32, char)> {
        const MARKS: [char; 12] = ['?', '!', ':', '(', ')', '"', '…', '%', '€', '$', '£', '¥'];
        MARKS.into_iter().filter_map(|m| Some((*self.ids.get(&(Kind::Mark, m as u64))?, m)))
    }

    /// Reads one sentence.
    pub fn read(&mut self, text: &str) -> Sentence {
        let tokens = tokens::tokenize(text, self.lang);
        self.read_tokens(text, &tokens)
    }

    /// Reads the tokens of one sentence, whose spans are in bytes of `text`.
    pub fn read_tokens(&mut self, text: &str, tokens: &[Token]) -> Sentence {
        let mut terms = Vec::with_capacity(tokens.len());
        let mut length = 0;
        let mut at = 0;
        while at < tokens.len() {
            let token = &tokens[at];
            let word = token.of(text);
            let taken = match token.kind {
                TokenKind::Word if word.chars().next().is_some_and(scan::is_spaceless_char) => {
                    let run = spaceless_run(text, &tokens[at..]);
                    self.read_spaceless(&text[token.span.start..tokens[at + run - 1].span.end], &mut terms);
                    length += run;
                    run
                }
                TokenKind::Word => {
                    length += word.chars().count();
                    let form = &token.form;
                    let key = form.keys.get(1).copied().unwrap_or(form.key);
                    terms.push(self.id(Kind::Word, key, word, form.capital, || SmallVec::from_slice(&form.keys)));
                    1
                }
                TokenKind::Number => {
                    length += word.len();
                    if let Some(digits) = mantissa(word) {
                        terms.push(self.id(Kind::Number, keys::key(&digits), &digits, false, SmallVec::new));
                    }
                    1
                }
                TokenKind::Mark => {
                    if let Some(mark) = word.chars().next().and_then(kept_mark) {
                        terms.push(self.id(Kind::Mark, mark as u64, "", false, SmallVec::new));
                    }
                    1
                }
            };
            at += taken;
        }
        let mut seen = rustc_hash::FxHashSet::default();
        terms.retain(|t| seen.insert(*t));
        Sentence { terms, length: length as f32 }
    }

    /// Words of a text without spaces: runs of katakana, runs that spell foreign names, numerals, and pairs of characters.
    fn read_spaceless(&mut self, run: &str, terms: &mut Vec<u32>) {
        let chars: Vec<char> = run.chars().collect();
        let class = |c: char| match c {
            'ァ'..='ヺ' | 'ー' | '・' => 1,
            _ if shape::spells_names(c) && self.lang.primary() == "zh" => 2,
            _ if numeral(c).is_some() => 3,
            _ => 0,
        };
        let mut at = 0;
        let mut found = Vec::new();
        while at < chars.len() {
            let kind = class(chars[at]);
            let end = at + chars[at..].iter().take_while(|c| class(**c) == kind).count();
            if kind > 0 && end - at >= 2 {
                let word: String = chars[at..end].iter().collect();
                if kind < 3 {
                    found.push((Kind::Word, keys::key(&word), word));
                } else if let Some(digits) = mantissa(&numeral_value(&chars[at..end]).to_string()) {
                    found.push((Kind::Number, keys::key(&digits), digits));
                }
            }
            at = end;
        }
        for (kind, key, word) in found {
            terms.push(self.id(kind, key, &word, kind == Kind::Word, || smallvec![key]));
        }
        for pair in chars.windows(2) {
            // hiragana carry the grammar, not the subject
            if pair.iter().all(|c| !matches!(c, 'ぁ'..='ゟ' | 'ァ'..='ヿ')) {
                let word = || smallvec![keys::key(&pair.iter().collect::<String>())];
                terms.push(self.id(Kind::Pair, (pair[0] as u64) << 32 | pair[1] as u64, "", false, word));
            }
        }
    }
}

/// How many of the tokens, from the first, are neighbouring characters of a script without spaces.
fn spaceless_run(text: &str, tokens: &[Token]) -> usize {
    let run = tokens
        .iter()
        .enumerate()
        .take_while(|(i, t)| t.kind == TokenKind::Word && (*i == 0 || !t.spaced) && t.of(text).chars().next().is_some_and(scan::is_spaceless_char));
    run.count()
}

/// The significant digits of a number in any script; `None` for zero and what has no decimal digits.
fn mantissa(number: &str) -> Option<String> {
    let digits: String = number.chars().filter_map(digit).map(|d| char::from(b'0' + d)).collect();
    let digits = digits.trim_matches('0');
    (!digits.is_empty()).then(|| digits.to_owned())
}

/// The value of a decimal digit: ASCII, Arabic-Indic, Indic, full-width.
fn digit(c: char) -> Option<u8> {
    const ZEROS: [u32; 9] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10, 0xBE6, 0xC66];
    ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero).filter(|d| *d < 10)).map(|d| d as u8)
}

/// A Chinese or Japanese numeral: its value, and whether it multiplies what stands before it.
fn numeral(c: char) -> Option<(u64, bool)> {
    if let Some(at) = "〇一二三四五六七八九".chars().position(|d| d == c) {
        return Some((at as u64, false));
    }
    Some(match c {
        '零' => (0, false),
        '两' | '兩' => (2, false),
        '十' => (10, true),
        '百' => (100, true),
        '千' => (1000, true),
        '万' | '萬' => (10_000, true),
        '亿' | '億' => (100_000_000, true),
        _ => return None,
    })
}

fn numeral_value(chars: &[char]) -> u64 {
    let (mut total, mut section, mut figure): (u64, u64, u64) = (0, 0, 0);
    for (value, multiplies) in chars.iter().filter_map(|c| numeral(*c)) {
        if !multiplies {
            // 二〇一八 is read figure by figure
            figure = figure.saturating_mul(10).saturating_add(value);
        } else if value < 10_000 {
            section = section.saturating_add(figure.max(1).saturating_mul(value));
            figure = 0;
        } else {
            total = total.saturating_add(section.saturating_add(figure).max(1).saturating_mul(value));
            (section, figure) = (0, 0);
        }
    }
    total.saturating_add(section).saturating_add(figure)
}

/// A mark that translators carry over, one character for all its shapes.
fn kept_mark(c: char) -> Option<char> {
    Some(match c {
        '?' | '？' | '؟' => '?',
        '!' | '！' => '!',
        ':' | '：' => ':',
        '(' | '（' => '(',
        ')' | '）' => ')',
        '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '‹' | '›' => '"',
        '…' => '…',
        '%' | '％' => '%',
        '€' | '$' | '£' | '¥' => c,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str, lang: &str) -> Vec<String> {
        let mut vocabulary = Vocabulary::new(Lang::parse(lang).unwrap());
        let read = vocabulary.read(text);
        let terms = read.terms.iter().map(|t| &vocabulary.terms[*t as usize]);
        terms.filter(|t| t.kind == Kind::Number).map(|t| t.shape.letters().to_owned()).collect()
    }

    #[test]
    fn numbers_of_all_scripts_meet_by_their_digits() {
        assert_eq!(numbers("1.234,5 Tonnen", "de"), ["12345"]);
        assert_eq!(numbers("٣٤ شخصا", "ar"), ["34"]);
        assert_eq!(numbers("二〇一八年三百五十人", "zh"), ["2018", "35"]);
        assert_eq!(numbers("１２万", "ja"), ["12"]);
        assert_eq!(numbers("0", "en"), Vec::<String>::new());
    }

    #[test]
    fn foreign_names_are_words_in_a_script_without_spaces() {
        let mut vocabulary = Vocabulary::new(Lang::parse("ja").unwrap());
        let read = vocabulary.read("トランプ大統領は語った。");
        let words: Vec<_> = read.terms.iter().filter(|t| vocabulary.terms[**t as usize].kind == Kind::Word).collect();
        assert_eq!(words.len(), 1);
        assert_eq!(vocabulary.terms[*words[0] as usize].shape.letters(), "トランフ\u{309A}");
    }
}
