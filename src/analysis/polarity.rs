//! What a text denies: its negations, and the words that say no without one.
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::document::Segment;
use crate::knowledge::Words;
use crate::text::by_language::{ByLanguage, Packed};
use crate::text::{Form, Lang, Span, Token, TokenKind, forms, keys};

use super::scope::{self, Answer, Links, Side};
use super::word;

/// Negations of a segment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Polarity {
    /// Each denial once, where its first word stands, in bytes of the segment's text.
    pub negations: Vec<Span>,
    /// Words of negative meaning beside them (“fail”, “unable”).
    pub lexical: Vec<Span>,
    /// Words that may stand for a denial somewhere in the text (“only”, “than”).
    pub weak: Vec<Span>,
    /// Auxiliaries that stand before a verb only where something denies or asks, and nothing does (“did accept”).
    pub stranded: Vec<Span>,
}

impl Polarity {
    /// Whether it is one of the words that say no, or may.
    pub fn has_negative(&self, word: Span) -> bool {
        self.lexical.iter().chain(&self.weak).any(|span| span.overlaps(word))
    }

    /// Whether something that denies stands in a stretch of the text.
    pub fn denies_in(&self, stretch: Span) -> bool {
        self.negations.iter().chain(&self.lexical).any(|span| stretch.overlaps(*span))
    }
}

/// What a word says, by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Role {
    negation: bool,
    /// Denies only after its partner.
    with: bool,
    partner: bool,
    /// Is one with another denial of its sentence.
    joint: bool,
    lexical: bool,
    weak: bool,
    /// May begin a phrase of which that is so.
    begins: bool,
    auxiliary: bool,
    /// After it an auxiliary is not a statement's: “what”, “to”.
    inverts: bool,
    /// Before it an auxiliary is none: “the”, “it”.
    apart: bool,
}

impl Role {
    pub const NONE: Role =
        Role { negation: false, with: false, partner: false, joint: false, lexical: false, weak: false, begins: false, auxiliary: false, inverts: false, apart: false };
}

/// What a word says of denial; nothing where its language is not known or sets no spaces.
pub fn role(form: &Form, lang: Lang) -> Role {
    lexicon(lang).map_or(Role::NONE, |lexicon| lexicon.role(&form.lower, form.key))
}

/// The word that a prefix denies, and the bytes of that prefix: what its language knows, where it does not know the whole.
pub fn denied(form: &Form, lang: Lang) -> Option<(usize, Arc<Form>)> {
    let lexicon = lexicon(lang)?;
    let prefix = lexicon.prefixes.iter().find(|prefix| form.lower.len() >= prefix.len() + 3 && form.lower.starts_with(prefix.as_str()))?;
    let words = Words::between(lang, Lang::EN)?;
    let known = |form: &Form| form.keys.iter().any(|key| words.knows(*key));
    if lexicon.role(&form.lower, form.key).negation || lexicon.words.contains_key(&form.key) || known(form) {
        return None;
    }
    let rest = forms::Table::of(lang).form(&form.lower[prefix.len()..]);
    known(&rest).then_some((prefix.len(), rest))
}

#[derive(Debug, Default)]
struct Lexicon {
    words: FxHashMap<u64, Role>,
    /// Of words with a negative meaning, and of those that may have one.
    affixes: Affixes,
    weak_affixes: Affixes,
    /// Beginnings of words that only look as if they had such affixes.
    plain: Vec<String>,
    /// Phrases that may stand for a denial, as keys of their words.
    phrases: Vec<Vec<u64>>,
    /// Phrases that deny nothing, as keys of their words, by each of the words.
    neutral: FxHashMap<u64, Vec<(usize, Vec<u64>)>>,
    concord: bool,
    /// Beginnings that deny the word behind them.
    prefixes: Vec<String>,
    /// Endings that deny the word before them.
    endings: Vec<String>,
    /// Ends the verb that a denied one repeats to leave the choice open.
    choice: Option<char>,
    /// Syllables that deny the word they stand in.
    infixes: Vec<String>,
    /// For scripts without spaces: the strings themselves, the longest first.
    strings: Option<Strings>,
}

/// Beginnings and endings of words.
#[derive(Debug, Default)]
struct Affixes {
    beginnings: Vec<String>,
    endings: Vec<String>,
}

impl Affixes {
    fn fit(&self, lower: &str) -> bool {
        // a beginning of two letters needs a longer word to be more than chance
        let begins = |b: &String| lower.starts_with(b.as_str()) && (b.len() > 3 || lower.len() >= b.len() + 4);
        let ends = |e: &String| lower.ends_with(e.as_str()) && lower.len() >= e.len() + 3;
        self.beginnings.iter().any(begins) || self.endings.iter().any(ends)
    }
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
        let mut lexicon = Lexicon { concord: table.contains_key("concord"), choice: list("choice").next().and_then(|ending| ending.chars().next()), prefixes: list("prefix").map(str::to_owned).collect(), ..Lexicon::default() };
        let key = |w: &str| keys::key(&keys::fold(w));
        let kinds: [(&str, fn(&mut Role) -> &mut bool); 7] = [
            ("negation", |role| &mut role.negation),
            ("joint", |role| &mut role.joint),
            ("with", |role| &mut role.with),
            ("partner", |role| &mut role.partner),
            ("auxiliary", |role| &mut role.auxiliary),
            ("inverts", |role| &mut role.inverts),
            ("apart", |role| &mut role.apart),
        ];
        for w in list("negation").filter_map(|w| w.strip_prefix('*')) {
            let within = w.strip_suffix('*');
            let into = if within.is_some() { &mut lexicon.infixes } else { &mut lexicon.endings };
            into.push(within.unwrap_or(w).to_owned());
        }
        for (name, of) in kinds {
            for w in list(name).filter(|w| !w.starts_with('*')) {
                *of(lexicon.words.entry(key(w)).or_insert(Role::NONE)) = true;
            }
        }
        for (weak, list) in [(false, list("lexical")), (true, list("weak"))] {
            for w in list {
                let affixes = if weak { &mut lexicon.weak_affixes } else { &mut lexicon.affixes };
                match (w.strip_prefix('*'), w.strip_suffix('*')) {
                    (Some(ending), _) => affixes.endings.push(ending.to_owned()),
                    (_, Some(beginning)) => affixes.beginnings.push(beginning.to_owned()),
                    _ => {
                        let role = lexicon.words.entry(key(w)).or_insert(Role::NONE);
                        *if weak { &mut role.weak } else { &mut role.lexical } = true;
                    }
                }
            }
        }
        lexicon.plain = list("plain").map(str::to_owned).collect();
        for phrase in list("phrases") {
            let keys: Vec<u64> = phrase.split('_').map(key).collect();
            lexicon.words.entry(keys[0]).or_insert(Role::NONE).begins = true;
            lexicon.phrases.push(keys);
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
        role.negation |= self.endings.iter().any(|e| lower.ends_with(e.as_str()) && lower.len() >= e.len() + 2)
            || self.infixes.iter().any(|i| lower.char_indices().nth(2).is_some_and(|(at, _)| lower[at..].contains(i.as_str())));
        if !role.negation && !self.plain.iter().any(|beginning| lower.starts_with(beginning.as_str())) {
            role.lexical |= self.affixes.fit(lower);
            role.weak |= self.weak_affixes.fit(lower);
        }
        role
    }

    /// Whether a phrase that may stand for a denial begins here.
    fn begins_phrase(&self, tokens: &[Token]) -> bool {
        self.phrases.iter().any(|keys| tokens.len() >= keys.len() && tokens.iter().zip(keys).all(|(t, k)| t.form.key == *k))
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
    // of a sentence: whether a denial stood in it, and whether one that waits for the verb's
    let (mut denied, mut waits) = (false, false);
    for (i, token) in tokens.iter().enumerate() {
        if !token.is_word() {
            match token.of(&segment.text) {
                "," | "،" => last = None,
                ";" | ":" | "." | "?" | "!" => (last, denied, waits) = (None, false, false),
                _ => {}
            }
            continue;
        }
        let word = word::of(token, segment.lang);
        let role = word.role;
        let near = |before: Option<usize>, most: usize| before.is_some_and(|b| i - b <= most);
        let numbered = &*token.form.lower == "no" && tokens.get(i + 1).is_some_and(|n| n.of(&segment.text) == "." || n.kind == TokenKind::Number);
        // “gelip gelmeyeceği”: whether he comes or not
        let choice = || lexicon.choice.is_some_and(|ending| i > 0 && is_choice(&tokens[i - 1].form.lower, &token.form.lower, ending));
        let denies = (role.negation && !numbered && !is_joined(segment, i) && !choice()) || word.denied.is_some() || role.with && near(partner, PARTNER);
        if role.partner {
            partner = Some(i);
        }
        if denies && !lexicon.is_neutral(tokens, i) {
            let one = lexicon.concord && (near(last, CONCORD) || if role.joint { denied } else { waits });
            if !one {
                let prefix = word.denied.as_ref().map(|(bytes, _)| Span::new(token.span.start, token.span.start + bytes));
                polarity.negations.push(prefix.unwrap_or(token.span));
            }
            waits = role.joint && (waits || !one);
            denied = true;
            last = Some(i);
        } else if role.lexical || denies || role.negation && !numbered {
            polarity.lexical.push(token.span);
        } else if role.weak || role.begins && lexicon.begins_phrase(&tokens[i..]) {
            polarity.weak.push(token.span);
        } else if role.auxiliary && is_stranded(segment, i) {
            polarity.stranded.push(token.span);
        }
    }
    polarity
}

/// Whether a denied verb repeats the one before it: “gelip gelmeyeceği”.
fn is_choice(first: &str, second: &str, ending: char) -> bool {
    first.ends_with(ending) && first.chars().zip(second.chars()).take_while(|(a, b)| a == b).count() >= 2
}

/// Whether a hyphen joins the word at `i` to the next: “no-show”.
fn is_joined(segment: &Segment, i: usize) -> bool {
    let next = |n: usize| segment.tokens.get(i + n).filter(|t| !t.spaced);
    next(1).is_some_and(|t| t.of(&segment.text) == "-") && next(2).is_some_and(Token::is_word)
}

/// Whether the auxiliary at `i` stands before a verb, and not in a question.
fn is_stranded(segment: &Segment, i: usize) -> bool {
    let tokens = &segment.tokens;
    let role = |n: usize| tokens.get(n).filter(|t| t.is_word()).map(|t| word::of(t, segment.lang).role);
    let behind = i > 0 && role(i - 1).is_some_and(|role| !role.inverts && !role.negation && !role.auxiliary);
    let before = || role(i + 1).is_some_and(|role| !role.apart && !role.negation && !role.auxiliary);
    let base = |t: &Token| !t.form.capital && !["s", "ing", "ed"].iter().any(|ending| t.form.lower.ends_with(ending));
    let asks = || tokens[i..].iter().map(|t| t.of(&segment.text)).find(|mark| matches!(*mark, "," | "." | "?" | "!" | ";")) == Some("?");
    behind && before() && tokens.get(i + 1).is_some_and(base) && !asks()
}

impl Strings {
    fn read(&self, text: &str) -> Polarity {
        let mut polarity = Polarity::default();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            let found = |list: &[String]| list.iter().find(|s| rest.starts_with(s.as_str())).map(String::len);
            let lexical = found(&self.lexical);
            polarity.lexical.extend(lexical.map(|len| Span::new(at, at + len)));
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

/// A denial that the other side lacks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unanswered {
    /// In bytes of its side's text.
    pub span: Span,
    pub evidence: Evidence,
}

/// What shows that a denial is not answered, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The other side has an auxiliary that wants the denial.
    Stranded,
    /// The other side says the same words, and nothing in it denies anything.
    Affirmed,
    /// The other side says the same words without a denial; it has others, or words that may be one, elsewhere.
    AffirmedHere,
    /// Nothing in the other side denies anything; it is not known by which words it says what is denied.
    Bare,
    /// It only has fewer denials, or says it in other words.
    Fewer,
}

/// What became of the source's denials.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PolarityChange {
    pub dropped: SmallVec<[Unanswered; 2]>,
    pub added: SmallVec<[Unanswered; 2]>,
}

/// Compares two sides; `None` where they deny alike, or a language is not known.
pub fn compare((source, s): (&Segment, &Polarity), (target, t): (&Segment, &Polarity)) -> Option<PolarityChange> {
    if !known(source.lang) || !known(target.lang) || s.negations.is_empty() && t.negations.is_empty() {
        return None;
    }
    let links = Links::of(source, target);
    let turned = links.turned();
    let (ours, theirs) = (Side { segment: source, polarity: s }, Side { segment: target, polarity: t });
    let change = PolarityChange { dropped: unanswered(ours, &links, theirs), added: unanswered(theirs, &turned, ours) };
    (change != PolarityChange::default()).then_some(change)
}

/// The denials of `ours` that `theirs` lacks.
fn unanswered(ours: Side, links: &Links, theirs: Side) -> SmallVec<[Unanswered; 2]> {
    let denials = ours.polarity.negations.len();
    // a word that translates one of ours stands for that one
    let free = |words: &[Span]| words.iter().filter(|word| !links.explain(**word, ours.polarity)).count();
    let there = theirs.polarity.negations.len();
    let (sure, all) = (there + free(&theirs.polarity.lexical), there + free(&theirs.polarity.lexical) + free(&theirs.polarity.weak));
    let evidence = |answer: Answer| {
        Some(match answer {
            Answer::Stranded if denials > there => Evidence::Stranded,
            Answer::Affirmed if all == 0 => Evidence::Affirmed,
            Answer::Affirmed | Answer::Stranded if denials > sure => Evidence::AffirmedHere,
            Answer::Unknown | Answer::Reworded if all == 0 && links.has_lexicon() => Evidence::Bare,
            Answer::Affirmed | Answer::Stranded if denials > there => Evidence::Fewer,
            Answer::Denied => return None,
            _ if denials > all => Evidence::Fewer,
            _ => return None,
        })
    };
    let answers = scope::answers(ours, links, theirs);
    ours.polarity.negations.iter().zip(answers).filter_map(|(span, answer)| Some(Unanswered { span: *span, evidence: evidence(answer)? })).collect()
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
            compare((&s, &read(&s)), (&t, &read(&t)))
        };
        assert_eq!(change("Er kam nicht.", "de", "He failed to come."), None);
        assert_eq!(change("Das ist unklar.", "de", "That is not clear."), None);
        assert!(change("Er kam nicht.", "de", "He came.").is_some_and(|c| c.dropped.len() == 1 && c.dropped[0].evidence == Evidence::Affirmed));
        assert!(change("Er kam.", "de", "He did not come.").is_some_and(|c| c.added.len() == 1 && c.added[0].evidence == Evidence::Affirmed));
        // nothing is known of this language’s negations
        assert_eq!(change("Nid oedd yma.", "cy", "He was here."), None);
    }
}
