//! What a text denies: its negations, and the words that say no without one.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::document::Segment;
use crate::text::by_language::{ByLanguage, Packed};
use crate::text::{Form, Lang, Span, Token, TokenKind, keys};

use super::word;

/// Negations of a segment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Polarity {
    /// Each denial once, where its first word stands, in bytes of the segment's text.
    pub negations: Vec<Span>,
    /// Words of negative meaning beside them (“fail”, “unable”).
    pub lexical: usize,
}

impl Polarity {
    /// Everything that may answer a negation of the other side.
    pub fn answers(&self) -> usize {
        self.negations.len() + self.lexical
    }
}

/// What a word says, by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Role {
    negation: bool,
    /// Denies only after its partner.
    with: bool,
    partner: bool,
    lexical: bool,
}

impl Role {
    pub const NONE: Role = Role { negation: false, with: false, partner: false, lexical: false };
}

/// What a word says of denial; nothing where its language is not known or sets no spaces.
pub fn role(form: &Form, lang: Lang) -> Role {
    lexicon(lang).map_or(Role::NONE, |lexicon| lexicon.role(&form.lower, form.key))
}

#[derive(Debug, Default)]
struct Lexicon {
    words: FxHashMap<u64, Role>,
    /// Beginnings and endings of words with a negative meaning.
    beginnings: Vec<String>,
    endings: Vec<String>,
    /// Phrases that deny nothing, as keys of their words, by each of the words.
    neutral: FxHashMap<u64, Vec<(usize, Vec<u64>)>>,
    concord: bool,
    /// For scripts without spaces: the strings themselves, the longest first.
    strings: Option<Strings>,
}

#[derive(Debug, Default)]
struct Strings {
    negation: Vec<String>,
    neutral: Vec<String>,
    lexical: Vec<String>,
}

include!(concat!(env!("OUT_DIR"), "/polarity.rs"));

/// The words of denial and of hearsay, packed by language.
pub(super) const PACKED: Packed = POLARITY;

type Tables = BTreeMap<String, BTreeMap<String, String>>;

/// The tables of one language; none where they cannot be read.
pub(super) fn tables(packed: &'static [u8]) -> Tables {
    postcard::from_bytes(packed).unwrap_or_default()
}

static LEXICONS: LazyLock<ByLanguage<Option<Lexicon>>> =
    LazyLock::new(|| ByLanguage::new(POLARITY, |lang, packed| Some(Lexicon::new(tables(packed).get("words")?, Lang::parse(lang).ok()?))));

fn lexicon(lang: Lang) -> Option<&'static Lexicon> {
    LEXICONS.get(if lang.primary() == "nn" { "nb" } else { lang.primary() })?.as_ref()
}

/// Whether this language's negations are known.
pub fn known(lang: Lang) -> bool {
    lexicon(lang).is_some()
}

impl Lexicon {
    fn new(table: &BTreeMap<String, String>, lang: Lang) -> Lexicon {
        let list = |key: &str| table.get(key).map_or("", String::as_str).split_whitespace();
        if lang.is_spaceless() {
            let strings = |key: &str| {
                let mut all: Vec<String> = list(key).map(str::to_owned).collect();
                all.sort_by_key(|s| std::cmp::Reverse(s.len()));
                all
            };
            let strings = Strings { negation: strings("negation"), neutral: strings("neutral"), lexical: strings("lexical") };
            return Lexicon { strings: Some(strings), ..Lexicon::default() };
        }
        let mut lexicon = Lexicon { concord: table.contains_key("concord"), ..Lexicon::default() };
        let key = |w: &str| keys::key(&keys::fold(w));
        for w in list("negation") {
            lexicon.words.entry(key(w)).or_insert(Role::NONE).negation = true;
        }
        for w in list("with") {
            lexicon.words.entry(key(w)).or_insert(Role::NONE).with = true;
        }
        for w in list("partner") {
            lexicon.words.entry(key(w)).or_insert(Role::NONE).partner = true;
        }
        for w in list("lexical") {
            match (w.strip_prefix('*'), w.strip_suffix('*')) {
                (Some(ending), _) => lexicon.endings.push(ending.to_owned()),
                (_, Some(beginning)) => lexicon.beginnings.push(beginning.to_owned()),
                _ => lexicon.words.entry(key(w)).or_insert(Role::NONE).lexical = true,
            }
        }
        for phrase in list("neutral") {
            let keys: Vec<u64> = phrase.split('_').map(key).collect();
            for (i, k) in keys.iter().enumerate() {
                lexicon.neutral.entry(*k).or_default().push((i, keys.clone()));
            }
        }
        lexicon
    }

    fn role(&self, lower: &str, key: u64) -> Role {
        let mut role = self.words.get(&key).copied().unwrap_or(Role::NONE);
        // a beginning of two letters needs a longer word to be more than chance
        let begins = |b: &String| lower.starts_with(b.as_str()) && (b.len() > 3 || lower.len() >= b.len() + 4);
        let ends = |e: &String| lower.ends_with(e.as_str()) && lower.len() >= e.len() + 3;
        role.lexical |= !role.negation && (self.beginnings.iter().any(begins) || self.endings.iter().any(ends));
        role
    }

    /// Whether the word at `i` is part of a phrase that denies nothing.
    fn is_neutral(&self, tokens: &[Token], i: usize) -> bool {
        self.neutral.get(&tokens[i].form.key).into_iter().flatten().any(|(at, keys)| {
            let start = i.checked_sub(*at);
            start.and_then(|s| tokens.get(s..s + keys.len())).is_some_and(|row| row.iter().zip(keys).all(|(t, k)| t.form.key == *k))
        })
    }
}

/// Words between two negations of one denial, in languages that repeat them.
const CONCORD: usize = 6;
/// Words between “ne” and what completes it.
const PARTNER: usize = 4;

/// The negations of a segment; none where its language is not known.
pub fn read(segment: &Segment) -> Polarity {
    let Some(lexicon) = lexicon(segment.lang) else { return Polarity::default() };
    if let Some(strings) = &lexicon.strings {
        return strings.read(&segment.text);
    }
    let tokens = &segment.tokens;
    let mut polarity = Polarity::default();
    let (mut last, mut partner): (Option<usize>, Option<usize>) = (None, None);
    for (i, token) in tokens.iter().enumerate() {
        if !token.is_word() {
            if matches!(token.of(&segment.text), "," | ";" | ":" | "." | "?" | "!" | "،") {
                last = None;
            }
            continue;
        }
        let role = word::of(token, segment.lang).role;
        let near = |before: Option<usize>, most: usize| before.is_some_and(|b| i - b <= most);
        let numbered = &*token.form.lower == "no" && tokens.get(i + 1).is_some_and(|n| n.of(&segment.text) == "." || n.kind == TokenKind::Number);
        let denies = (role.negation && !numbered) || role.with && near(partner, PARTNER);
        if role.partner {
            partner = Some(i);
        }
        if denies && !lexicon.is_neutral(tokens, i) {
            if !(lexicon.concord && near(last, CONCORD)) {
                polarity.negations.push(token.span);
            }
            last = Some(i);
        } else if role.lexical || denies {
            polarity.lexical += 1;
        }
    }
    polarity
}

impl Strings {
    fn read(&self, text: &str) -> Polarity {
        let mut polarity = Polarity::default();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            let found = |list: &[String]| list.iter().find(|s| rest.starts_with(s.as_str())).map(String::len);
            let lexical = found(&self.lexical);
            polarity.lexical += usize::from(lexical.is_some());
            at += match (found(&self.neutral), found(&self.negation)) {
                (Some(len), _) => len,
                (None, Some(len)) => {
                    polarity.negations.push(Span::new(at, at + len));
                    len
                }
                (None, None) => lexical.unwrap_or(c.len_utf8()),
            };
        }
        polarity
    }
}

/// What became of the source's denials.
#[derive(Clone, Debug, PartialEq)]
pub struct PolarityChange {
    /// In bytes of the source's text: denials that nothing in the target answers.
    pub dropped: SmallVec<[Span; 2]>,
    /// In bytes of the target's text: denials that nothing in the source answers.
    pub added: SmallVec<[Span; 2]>,
    /// The other side has no negative word at all.
    pub sure: bool,
}

/// Compares two sides; `None` where they deny alike, or a language is not known.
pub fn compare(source: &Segment, s: &Polarity, target: &Segment, t: &Polarity) -> Option<PolarityChange> {
    if !known(source.lang) || !known(target.lang) {
        return None;
    }
    let surplus = |a: &Polarity, b: &Polarity| a.negations.len().saturating_sub(b.answers());
    let (dropped, added) = (surplus(s, t), surplus(t, s));
    let first = |p: &Polarity, n: usize| p.negations.iter().copied().take(n).collect();
    match (dropped, added) {
        (0, 0) => None,
        (n, 0) => Some(PolarityChange { dropped: first(s, n), added: SmallVec::new(), sure: t.answers() == 0 }),
        (_, n) => Some(PolarityChange { dropped: SmallVec::new(), added: first(t, n), sure: s.answers() == 0 }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Role as Part, Unplaced};
    use std::sync::Arc;

    fn segment(text: &str, lang: &str) -> Segment {
        Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Part::Paragraph, Arc::new(Unplaced))
    }

    fn negations(text: &str, lang: &str) -> Vec<String> {
        let segment = segment(text, lang);
        read(&segment).negations.iter().map(|s| segment.of(*s).to_owned()).collect()
    }

    #[test]
    fn a_denial_counts_once() {
        for (lang, text, found) in [
            ("de", "Er kam nicht und sagte nichts.", 2),
            ("de", "Nicht nur er kam.", 0),
            ("fr", "Il n’est pas venu, sans doute.", 1),
            ("fr", "Il ne vient plus.", 1),
            ("fr", "Il en veut plus.", 0),
            ("es", "No dijo nada.", 1),
            ("ru", "Никто ничего не сказал.", 1),
            ("ar", "لم يصل الوزير ولا يزال في باريس.", 1),
            ("zh", "他不仅没有来。", 1),
            ("zh", "非常不同", 0),
            ("en", "He didn’t come, not only once.", 1),
            ("en", "The No. 1 hit", 0),
        ] {
            assert_eq!(negations(text, lang).len(), found, "{text}: {:?}", negations(text, lang));
        }
    }

    #[test]
    fn words_of_negative_meaning_answer() {
        let change = |source: &str, lang: &str, target: &str| {
            let (s, t) = (segment(source, lang), segment(target, "en"));
            compare(&s, &read(&s), &t, &read(&t))
        };
        assert_eq!(change("Er kam nicht.", "de", "He failed to come."), None);
        assert_eq!(change("Das ist unklar.", "de", "That is not clear."), None);
        assert!(change("Er kam nicht.", "de", "He came.").is_some_and(|c| c.sure && c.dropped.len() == 1));
        assert!(change("Er kam.", "de", "He did not come.").is_some_and(|c| c.sure && c.added.len() == 1));
        // nothing is known of this language’s negations
        assert_eq!(change("Nid oedd yma.", "cy", "He was here."), None);
    }
}
