//! Input that is nearly right: bytes of a valid file changed, sentences with pieces cut out and put in.
use std::{env, fs, path::Path};

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;
use wirelint::text::Lang;

use crate::corpus::{PAIRS, Pair, SENTENCES};

/// `PROPTEST_CASES` sets how often a target is tried.
pub fn config() -> ProptestConfig {
    let cases = env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(100);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Pieces that a reader of files may take for more than letters.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "\\",
    "\\u",
    "\\ud83d",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "</",
    "&amp;",
    "&#0;",
    "<!--",
    "]]>",
    "\t",
    "\n",
    "\r",
    "\0",
    ",",
    ";",
    "|",
    "…",
    "~",
    "⟦",
    "→",
    "null",
    "1e999",
    "-1",
    "99999999999999999999",
    "\u{FEFF}",
    "\u{2028}",
    "é",
    "😀",
];

/// `seed` with bytes cut out and others put in.
pub fn bytes(seed: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let put_in = prop_oneof![prop::collection::vec(any::<u8>(), 0..4), select(PIECES).prop_map(|piece| piece.as_bytes().to_vec())];
    let changes = prop::collection::vec((any::<Index>(), 0..6_usize, put_in), 0..8);
    changes.prop_map(move |changes| {
        let mut bytes = seed.clone();
        for (at, cut, new) in changes {
            let start = at.index(bytes.len() + 1);
            let end = (start + cut).min(bytes.len());
            bytes.splice(start..end, new);
        }
        bytes
    })
}

/// Has `read` read files of this name whose bytes are those of `seed`, changed.
pub fn file(name: &str, seed: &[u8], read: impl Fn(&Path)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let outcome = TestRunner::new(config()).run(&bytes(seed.to_vec()), |bytes| {
        fs::write(&path, bytes).unwrap();
        read(&path);
        Ok(())
    });
    outcome.unwrap();
}

/// An error is told on one line, whatever it quotes.
pub fn is_one_line(error: &impl ToString) {
    let error = error.to_string();
    assert_eq!(error.lines().count(), 1, "{error}");
}

/// Characters that change their length with their case, join with others, are digits or spaces of another kind, or cannot be seen.
const CHARACTERS: &[char] = &[
    'İ',
    'ı',
    'ß',
    'ẞ',
    '\u{212A}',
    '\u{212B}',
    'ﬁ',
    'ǅ',
    'ς',
    'Σ',
    'ŉ',
    'ﷺ',
    'Ა',
    '\u{301}',
    '\u{308}',
    '\u{345}',
    '\u{200B}',
    '\u{200C}',
    '\u{200D}',
    '\u{AD}',
    '\u{FEFF}',
    '\u{202E}',
    '\u{A0}',
    '\u{202F}',
    '\u{2009}',
    '\u{3000}',
    '\u{2028}',
    '\u{85}',
    '\0',
    '\u{1B}',
    '\r',
    '\n',
    '\t',
    '٣',
    '۴',
    '３',
    '०',
    '๓',
    '𝟗',
    '½',
    '⅔',
    '²',
    '①',
    'Ⅳ',
    '㈱',
    '𐄇',
    '一',
    '〇',
    '万',
    '億',
    '半',
    'ー',
    '・',
    '、',
    '。',
    '한',
    '만',
    'ا',
    'ـ',
    '٬',
    '٫',
    '،',
    '’',
    '\'',
    '"',
    '“',
    '”',
    '„',
    '«',
    '»',
    '「',
    '」',
    '…',
    '–',
    '-',
    '‑',
    '/',
    ':',
    '.',
    ',',
    ';',
    '%',
    '€',
    '$',
    '°',
    '<',
    '&',
    '@',
    '#',
    '§',
    '(',
    ')',
    '\u{10FFFF}',
    '😀',
    '🇩',
    '\u{FE0F}',
];

fn character() -> impl Strategy<Value = char> {
    prop_oneof![3 => select(CHARACTERS), 1 => any::<char>()]
}

/// So many characters of a sentence from one of them on.
fn stretch(sentence: &str, from: Index, most: usize) -> String {
    let from = from.index(sentence.chars().count().max(1));
    sentence.chars().skip(from).take(most).collect()
}

/// What is put in at a place, after so many characters were cut out.
type Change = (Index, usize, String);

/// `pieces`, stretches of other sentences and single characters to put in.
fn changes(pieces: &'static [&'static str]) -> impl Strategy<Value = Vec<Change>> {
    let other = (any::<Index>(), any::<Index>(), 1..24_usize).prop_map(|(sentence, from, most)| stretch(&sentence.get(&SENTENCES).1, from, most));
    let piece =
        (select(vec!["", " ", "-", "\u{A0}"]), select(pieces), select(vec!["", " "])).prop_map(|(before, piece, after)| format!("{before}{piece}{after}"));
    let put_in = prop_oneof![
        4 => piece,
        2 => other,
        2 => prop::collection::vec(character(), 0..4).prop_map(String::from_iter),
        1 => Just(String::new()),
    ];
    let cut = prop_oneof![4 => 0..4_usize, 1 => 0..40_usize];
    prop::collection::vec((any::<Index>(), cut, put_in), 0..8)
}

fn changed(text: &str, changes: Vec<Change>) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (at, cut, new) in changes {
        let start = at.index(chars.len() + 1);
        let end = (start + cut).min(chars.len());
        chars.splice(start..end, new.chars());
    }
    chars.into_iter().collect()
}

/// A sentence of any language, changed; now and then it goes by another language than its own.
pub fn sentence(pieces: &'static [&'static str]) -> impl Strategy<Value = (Lang, String)> {
    (any::<Index>(), prop::option::weighted(0.2, any::<Index>()), changes(pieces)).prop_map(|(sentence, by, changes)| {
        let (own, text) = sentence.get(&SENTENCES);
        (by.map_or(*own, |by| by.get(&SENTENCES).0), changed(text, changes))
    })
}

/// A source and its translation, now and then that of another sentence, both changed.
pub fn pair(pieces: &'static [&'static str]) -> impl Strategy<Value = Pair> {
    (any::<Index>(), prop::option::weighted(0.1, any::<Index>()), changes(pieces), changes(pieces)).prop_map(|(pair, other, before, behind)| {
        let (source, target) = (&pair.get(&PAIRS).source, &other.unwrap_or(pair).get(&PAIRS).target);
        Pair { source: (source.0, changed(&source.1, before)), target: (target.0, changed(&target.1, behind)) }
    })
}
