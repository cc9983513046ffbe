//! Names in scripts that set no spaces: runs of the characters with which they are spelt.
use std::rc::Rc;

use crate::document::Segment;
use crate::knowledge::Words;
use crate::text::{Shape, Span, Token, keys, scan, shape};

use super::words::Word;

/// A run of characters that may spell a name.
pub struct Run {
    /// Its first token and the one after its last.
    pub tokens: (usize, usize),
    pub word: Rc<Word>,
    /// It is hardly anything but a name.
    pub sure: bool,
}

/// Characters from which a run is a name.
const LEAST: usize = 3;

/// The words of a segment in a script without spaces that may be names, in order; words in other scripts are among them.
pub fn runs(segment: &Segment, words: Option<&Words>) -> Vec<Run> {
    let tokens = &segment.tokens;
    let first = |t: &Token| t.form.first;
    let spells = match segment.lang.primary() {
        "ja" => is_katakana as fn(char) -> bool,
        "zh" => shape::spells_names,
        _ => |_| false,
    };
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let start = at;
        at += 1;
        if !tokens[start].is_word() {
            continue;
        }
        let c = first(&tokens[start]);
        if !scan::is_spaceless_char(c) {
            // what is left in another script is a name
            let form = &tokens[start].form;
            let sure = form.capital && !form.capitals && form.lower.chars().count() > LEAST;
            runs.push(Run { tokens: (start, at), word: super::words::word(&tokens[start], segment.lang), sure });
        } else if spells(c) {
            while at < tokens.len() && !tokens[at].spaced && spells(first(&tokens[at])) {
                at += 1;
            }
            // 杜瓦 before 希望
            let straddles = |words: &Words| words.knows(keys::key(span(tokens, (at - 1, at + 1)).of(&segment.text)));
            if at - start > 2 && tokens.get(at).is_some_and(|next| next.is_word() && !next.spaced) && words.is_some_and(straddles) {
                at -= 1;
            }
            if at - start >= 2 {
                let word = Word::new(Shape::of(span(tokens, (start, at)).of(&segment.text), segment.lang));
                // in katakana any loan is written
                let is_name = !is_katakana(c) || is_titled(&segment.text[span(tokens, (start, at)).end..]);
                let unknown = |words: &Words| known(segment, (start, at), words) * 3 <= at - start;
                let sure = at - start >= LEAST && is_name && words.is_some_and(unknown) && !word.is_part_of_place_in(&segment.text);
                runs.push(Run { tokens: (start, at), word: Rc::new(word), sure });
            }
        }
    }
    // the parts of a name: 罗伯·杜威
    for i in 1..runs.len() {
        let ((from, end), (next, to)) = (runs[i - 1].tokens, runs[i].tokens);
        if end + 1 == next && is_name_dot(first(&tokens[end])) && (runs[i - 1].sure || runs[i].sure) {
            runs[i - 1].sure |= end - from >= 2;
            runs[i].sure |= to - next >= 2;
        }
    }
    runs
}

/// What stands between the parts of a foreign name.
pub fn is_name_dot(c: char) -> bool {
    matches!(c, '·' | '・' | '•' | '‧' | '＝')
}

/// Whether a Japanese title follows, as it does after names.
fn is_titled(after: &str) -> bool {
    const TITLES: [&str; 22] = [
        "さん",
        "氏",
        "大統領",
        "首相",
        "容疑者",
        "被告",
        "選手",
        "監督",
        "議員",
        "知事",
        "市長",
        "教授",
        "博士",
        "長官",
        "大臣",
        "外相",
        "国防相",
        "前大統領",
        "元大統領",
        "副大統領",
        "枢機卿",
        "夫人",
    ];
    TITLES.iter().any(|title| after.starts_with(title))
}

fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー')
}

/// The bytes of some tokens.
pub fn span(tokens: &[Token], (start, end): (usize, usize)) -> Span {
    tokens[start].span.cover(tokens[end - 1].span)
}

/// How many characters of a run belong to words of two that the lexicon knows.
fn known(segment: &Segment, (start, end): (usize, usize), words: &Words) -> usize {
    let mut known = 0;
    let mut at = start;
    while at < end {
        let is_word = |to: &usize| words.knows(keys::key(span(&segment.tokens, (at, *to)).of(&segment.text)));
        // longer ones are names that the lexicon happens to know
        match Some(at + 2).filter(|to| *to <= end).filter(is_word) {
            Some(to) => {
                known += to - at;
                at = to;
            }
            None => at += 1,
        }
    }
    known
}
