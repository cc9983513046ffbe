//! Names that one side has and the other lacks.
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::alignment::cognates::Shape;
use crate::document::Segment;
use crate::text::{Lang, Span, Token, forms};

/// How a name was found to be at odds with the other side, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The rest of the name agrees: “Rob Dewar” and “Rob Pyongyang”.
    Beside,
    /// The source has a name that the target lacks.
    Instead,
    /// Nothing in the source is like it.
    Alone,
}

/// A name of the target that the source lacks, or the other way round.
#[derive(Clone, Debug, PartialEq)]
pub struct NameChange {
    /// In bytes of the source's text.
    pub source: Option<Span>,
    /// In bytes of the target's text.
    pub target: Option<Span>,
    pub evidence: Evidence,
    /// The source has the target's name in another sentence of the story: a writer may have put it for a pronoun.
    pub in_story: bool,
}

/// The names of a story's source, by their letters.
#[derive(Debug, Default)]
pub struct StoryNames(BTreeSet<Box<str>>);

impl StoryNames {
    pub fn of<'s>(segments: impl Iterator<Item = &'s Segment>) -> StoryNames {
        let words = segments.flat_map(|s| s.tokens.iter().filter(|t| t.is_word() && t.form.capital).map(|t| word(t, s.lang)));
        StoryNames(words.map(|w| w.shape.letters().into()).collect())
    }

    /// Whether a name of the source begins so.
    fn has(&self, letters: &str) -> bool {
        self.0.range::<str, _>((Bound::Included(letters), Bound::Unbounded)).next().is_some_and(|found| found.starts_with(letters))
    }
}

type Tables = BTreeMap<String, BTreeMap<String, String>>;

fn table(text: &str, name: &str) -> BTreeMap<String, String> {
    let mut tables: Tables = toml::from_str(text).unwrap_or_default();
    tables.remove(name).unwrap_or_default()
}

/// English words that names are made of and that translations render.
static COMMON: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let words = table(include_str!("../knowledge/data/names/en.toml"), "words");
    words.values().flat_map(|w| w.split_whitespace()).map(|w| forms::lemma_key(w, Lang::EN)).collect()
});

/// Endings of English words that few names have.
const DERIVED: [&str; 16] = ["tion", "sion", "ment", "ship", "ness", "ity", "ance", "ence", "ism", "ist", "ical", "ional", "ive", "ous", "ary", "hood"];

/// Places by name: word, or stem, to the places it may be.
struct Places {
    words: FxHashMap<String, SmallVec<[u16; 2]>>,
    stems: FxHashMap<String, SmallVec<[u16; 2]>>,
    /// Names in scripts without spaces, by place.
    spaceless: Vec<Vec<String>>,
}

static PLACES: LazyLock<Places> = LazyLock::new(|| {
    let rows = table(include_str!("../knowledge/data/names/places.toml"), "places");
    let mut places = Places { words: FxHashMap::default(), stems: FxHashMap::default(), spaceless: Vec::new() };
    for (place, names) in rows.values().enumerate() {
        let mut spaceless = Vec::new();
        for name in names.split_whitespace() {
            let bare = |name| Shape::of(name, Lang::EN).letters().to_owned();
            let stem = name.strip_suffix('*');
            if name.chars().next().is_some_and(crate::text::tokens::is_spaceless_char) {
                spaceless.push(name.to_owned());
            } else if let Some(stem) = stem {
                places.stems.entry(bare(stem)).or_default().push(place as u16);
            } else {
                places.words.entry(bare(name)).or_default().push(place as u16);
            }
        }
        places.spaceless.push(spaceless);
    }
    places
});

impl Places {
    fn of(&self, lower: &str) -> SmallVec<[u16; 2]> {
        let mut found: SmallVec<[u16; 2]> = self.words.get(lower).cloned().unwrap_or_default();
        let ends = || lower.char_indices().map(|(i, _)| i).skip(1).chain([lower.len()]);
        for end in ends().skip(1) {
            found.extend(self.stems.get(&lower[..end]).into_iter().flatten().copied());
        }
        // Südostasien, Niederbayern
        for (start, _) in lower.char_indices().skip(3) {
            for end in ends().filter(|&e| e >= start + 4) {
                found.extend(self.stems.get(&lower[start..end]).into_iter().flatten().copied());
            }
        }
        found
    }
}

/// What is known of a word as a name.
#[derive(Clone, Default)]
struct Word {
    shape: Shape,
    places: SmallVec<[u16; 2]>,
    /// The Latin letters in it, a bit each; all bits where it has others.
    letters: u32,
}

/// A cheap bound for the costly comparisons.
fn letter_set(word: &str) -> u32 {
    word.bytes().try_fold(0u32, |set, b| b.is_ascii_lowercase().then(|| set | 1 << (b - b'a'))).unwrap_or(u32::MAX)
}

/// Distinct words kept per thread; past that the table starts anew.
const KEPT: usize = 50_000;

thread_local! {
    static WORDS: RefCell<FxHashMap<(Lang, u64), std::rc::Rc<Word>>> = RefCell::default();
}

fn word(token: &Token, lang: Lang) -> std::rc::Rc<Word> {
    WORDS.with_borrow_mut(|known| {
        if known.len() >= KEPT {
            known.clear();
        }
        let make = || {
            let bare = without_possessive(&token.form.lower);
            let shape = Shape::of(bare, lang);
            std::rc::Rc::new(Word { places: PLACES.of(shape.letters()), letters: letter_set(shape.letters()), shape })
        };
        known.entry((lang, token.form.key)).or_insert_with(make).clone()
    })
}

fn without_possessive(lower: &str) -> &str {
    ["'s", "’s", "s'"].iter().find_map(|ending| lower.strip_suffix(ending)).unwrap_or(lower)
}

/// How far the names of two languages can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparable {
    /// Names keep their spelling.
    Spelling,
    /// Names keep their sound, roughly.
    Sound,
    /// Not at all.
    No,
}

/// How far names written in `source` can be told in `target`.
pub fn comparable(source: Lang, target: Lang) -> Comparable {
    match source.primary() {
        "zh" | "ja" | "th" | "my" | "km" | "lo" => Comparable::No,
        // they respell names, or write common words with capitals
        "ha" | "is" | "vi" => Comparable::Sound,
        _ if has_capitals(source) && !matches!(source.primary(), "ru" | "uk" | "bg" | "be" | "mk" | "sr" | "kk" | "el") && target.primary() == "en" => {
            Comparable::Spelling
        }
        _ => Comparable::Sound,
    }
}

/// Scripts whose names begin with capitals.
fn has_capitals(lang: Lang) -> bool {
    !matches!(
        lang.primary(),
        "zh" | "ja"
            | "ko"
            | "ar"
            | "fa"
            | "he"
            | "hi"
            | "ur"
            | "th"
            | "bn"
            | "ta"
            | "te"
            | "mr"
            | "gu"
            | "pa"
            | "kn"
            | "ml"
            | "ka"
            | "am"
            | "my"
            | "km"
            | "lo"
            | "ne"
            | "si"
            | "ps"
    )
}

/// Every noun has a capital.
fn capitalises_nouns(lang: Lang) -> bool {
    matches!(lang.primary(), "de" | "lb")
}

/// Likeness from which two words are one name.
const ALIKE: f32 = 0.5;

/// One side while its names are looked for.
struct Side<'s> {
    segment: &'s Segment,
    /// First words of its sentences, by token.
    starts: SmallVec<[usize; 4]>,
    /// All its words, by token.
    words: std::cell::OnceCell<Vec<(usize, std::rc::Rc<Word>)>>,
}

impl<'s> Side<'s> {
    fn new(segment: &'s Segment, sentences: &[Span]) -> Side<'s> {
        let first = |s: &Span| segment.tokens.iter().position(|t| t.span.start >= s.start && t.is_word());
        Side { segment, starts: sentences.iter().filter_map(first).collect(), words: std::cell::OnceCell::new() }
    }

    fn lang(&self) -> Lang {
        self.segment.lang
    }

    /// Nearly all words have capitals: a title.
    fn is_title(&self) -> bool {
        let (mut capitals, mut small) = (0, 0);
        for t in self.segment.tokens.iter().filter(|t| t.is_word() && t.form.lower.chars().count() > 3) {
            if t.form.capital { capitals += 1 } else { small += 1 }
        }
        small * 4 <= capitals
    }

    /// Words that are, or are part of, a name: capitals where no rule of spelling asks for one.
    fn names(&self) -> SmallVec<[usize; 8]> {
        let tokens = &self.segment.tokens;
        if !has_capitals(self.lang()) || self.is_title() && !capitalises_nouns(self.lang()) {
            return SmallVec::new();
        }
        (0..tokens.len())
            .filter(|&i| {
                let t = &tokens[i];
                // the cheap tests first: most words have no capital
                t.is_word() && t.form.capital && !t.form.capitals && !self.starts.contains(&i) && t.form.lower.chars().count() >= 4 && !self.after_mark(i) && {
                    let bare = without_possessive(&t.form.lower);
                    !bare.contains('\'') && !without_possessive(t.of(&self.segment.text)).chars().all(char::is_uppercase)
                }
            })
            .filter(|&i| self.lang().primary() != "en" || !is_common(&tokens[i]))
            .collect()
    }

    /// After a mark with which a sentence may begin.
    fn after_mark(&self, i: usize) -> bool {
        i == 0 || {
            let before = &self.segment.tokens[i - 1];
            !before.is_word()
                && !matches!(before.of(&self.segment.text), "," | "-" | "(" | "'" | "’" | "&" | "/")
                && before.kind == crate::text::TokenKind::Mark
        }
    }

    fn word(&self, i: usize) -> std::rc::Rc<Word> {
        word(&self.segment.tokens[i], self.lang())
    }

    /// The word of this side that is the same name as `name`, if one is.
    fn counterpart(&self, name: &Word) -> Option<usize> {
        let tokens = || self.segment.tokens.iter().enumerate().filter(|(_, t)| t.is_word());
        let words = self.words.get_or_init(|| tokens().map(|(i, t)| (i, word(t, self.lang()))).collect());
        let same = words.iter().find(|(_, w)| w.shape.letters() == name.shape.letters());
        // where names have capitals, a word without one is at most a form of the name, not another spelling of it
        let respelt = |i: usize| !has_capitals(self.lang()) || self.segment.tokens[i].form.capital;
        same.or_else(|| words.iter().find(|(i, w)| same_name(w, name, respelt(*i)))).map(|(i, _)| *i)
    }

    /// Whether a script without spaces has one of these places.
    fn writes_place(&self, places: &[u16]) -> bool {
        let text = &self.segment.text;
        !text.is_ascii() && places.iter().any(|&p| PLACES.spaceless[p as usize].iter().any(|name| text.contains(name.as_str())))
    }
}

/// The word is an English word rather than a name, as far as is known.
fn is_common(token: &Token) -> bool {
    let bare = without_possessive(&token.form.lower);
    let derived = || bare.len() >= 6 && DERIVED.iter().any(|ending| bare.ends_with(ending) || bare.strip_suffix('s').is_some_and(|b| b.ends_with(ending)));
    token.form.keys.iter().any(|k| COMMON.contains(k)) || derived() || bare.len() < token.form.lower.len() && COMMON.contains(&forms::lemma_key(bare, Lang::EN))
}

fn same_name(a: &Word, b: &Word, respelt: bool) -> bool {
    let (x, y) = (a.shape.letters(), b.shape.letters());
    // Brexit in Brexitgegner, May in Mayová
    let within = |long: &Word, short: &Word| {
        let (l, s) = (long.shape.letters(), short.shape.letters());
        short.letters & !long.letters == 0 && (s.len() >= 4 && l.contains(s) || s.len() == 3 && l.starts_with(s))
    };
    a.places.iter().any(|p| b.places.contains(p))
        || within(a, b)
        || within(b, a)
        || respelt && {
            let shared = (a.letters & b.letters).count_ones() >= 2;
            let long_enough = x.len().max(y.len()) <= 2 * x.len().min(y.len()) + 2;
            shared && long_enough && (a.shape.likeness(&b.shape) >= ALIKE || few_edits(a, b))
        }
}

/// One may be a spelling of the other: at most a third of the letters differ.
fn few_edits(one: &Word, other: &Word) -> bool {
    let (a, b) = (one.shape.letters(), other.shape.letters());
    // an edit changes at most two letters of the sets
    let latin = one.letters != u32::MAX && other.letters != u32::MAX;
    if latin && (one.letters ^ other.letters).count_ones() as usize > 2 * (a.len().min(b.len()) / 3) {
        return false;
    }
    let (a, b): (SmallVec<[char; 16]>, SmallVec<[char; 16]>) = (a.chars().collect(), b.chars().collect());
    let most = a.len().min(b.len()) / 3;
    if a.len().abs_diff(b.len()) > most || most == 0 {
        return false;
    }
    let mut row: SmallVec<[usize; 17]> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = cost;
        }
    }
    row[b.len()] <= most
}

/// Names of the target that the source lacks, and names of the source in their place.
pub fn compare<'n>(
    source: &Segment,
    source_sentences: &[Span],
    target: &Segment,
    target_sentences: &[Span],
    story: impl Fn() -> &'n StoryNames,
) -> Vec<NameChange> {
    if comparable(source.lang, target.lang) == Comparable::No {
        return Vec::new();
    }
    let t = Side::new(target, target_sentences);
    let s = Side::new(source, source_sentences);
    let (ours, theirs) = (t.names(), s.names());
    let lacks = |side: &Side, other: &Side, i: usize| {
        let word = side.word(i);
        other.counterpart(&word).is_none() && !other.writes_place(&word.places)
    };
    let new: SmallVec<[usize; 4]> = ours.iter().copied().filter(|&i| lacks(&t, &s, i)).collect();
    let mut lost: SmallVec<[usize; 4]> = theirs.iter().copied().filter(|&i| lacks(&s, &t, i)).collect();
    let mut changes = Vec::new();
    let text_of = |side: &Side, i: usize| bare_span(&side.segment.tokens[i], &side.segment.text);
    for &i in &new {
        let beside = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().find_map(|n| {
            let token = t.segment.tokens.get(n).filter(|k| k.is_word() && k.form.capital)?;
            let anchor = s.counterpart(&word(token, t.lang()))?;
            let place = if n < i { anchor + 1 } else { anchor.checked_sub(1)? };
            lost.contains(&place).then_some(place)
        });
        let free = || (!capitalises_nouns(s.lang())).then(|| lost.first().copied()).flatten();
        let (found, evidence) = match beside {
            Some(place) => (Some(place), Evidence::Beside),
            None => free().map_or((None, Evidence::Alone), |place| (Some(place), Evidence::Instead)),
        };
        lost.retain(|l| Some(*l) != found);
        let in_story = story().has(t.word(i).shape.letters());
        changes.push(NameChange { source: found.map(|j| text_of(&s, j)), target: Some(text_of(&t, i)), evidence, in_story });
    }
    if !capitalises_nouns(s.lang()) {
        for &j in &lost {
            // a surname left out after its first name, which stands there as it was; where titles follow the name it may be one
            let beside = j.checked_sub(1).filter(|n| theirs.contains(n) && !matches!(s.lang().primary(), "tr" | "hu")).is_some_and(|n| {
                let first = s.word(n);
                t.names().iter().any(|&k| first.places.is_empty() && t.word(k).shape.letters() == first.shape.letters())
            });
            changes.push(NameChange {
                source: Some(text_of(&s, j)),
                target: None,
                evidence: if beside { Evidence::Beside } else { Evidence::Alone },
                in_story: false,
            });
        }
    }
    changes
}

fn bare_span(token: &Token, text: &str) -> Span {
    Span::new(token.span.start, token.span.start + without_possessive(token.of(text)).len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Role, Unplaced};
    use std::sync::Arc;

    fn changes(lang: &str, source: &str, target: &str) -> Vec<(Option<String>, Option<String>, Evidence)> {
        let segment = |text: &str, lang| Segment::new("s", text.to_owned(), lang, Role::Paragraph, Arc::new(Unplaced));
        let (s, t) = (segment(source, Lang::parse(lang).unwrap()), segment(target, Lang::EN));
        let whole = |s: &Segment| [Span::new(0, s.text.len())];
        let story = StoryNames::default();
        let found = compare(&s, &whole(&s), &t, &whole(&t), || &story);
        let of = |span: Option<Span>, s: &Segment| span.map(|span| s.of(span).to_owned());
        found.into_iter().map(|c| (of(c.source, &s), of(c.target, &t), c.evidence)).collect()
    }

    #[test]
    fn a_name_put_for_another_is_found_beside_its_rest() {
        let found = changes("de", "Gestern sagte Klaus Brandner, der Plan sei gut.", "Yesterday, Klaus Melbourne said the plan was good.");
        assert_eq!(found, [(Some("Brandner".into()), Some("Melbourne".into()), Evidence::Beside)]);
        let found = changes("fr", "Selon la police, Leroux a quitté Lyon.", "According to police, Leroux left Bogota.");
        assert_eq!(found, [(Some("Lyon".into()), Some("Bogota".into()), Evidence::Instead)]);
    }

    #[test]
    fn names_are_known_in_other_spellings() {
        for (lang, source, target) in [
            ("de", "Der Kanzler reiste von Köln nach Mailand.", "The chancellor travelled from Cologne to Milan."),
            ("pl", "Wczoraj Jan Nowak spotkał Anglików w Warszawie.", "Yesterday Jan Nowak met Englishmen in Warsaw."),
            ("ru", "Вчера Иванов уехал в Германию.", "Yesterday Ivanov left for Germany."),
            ("es", "Ayer el Tribunal Supremo escuchó a García.", "Yesterday the Supreme Court heard García's case."),
            ("de", "Das Unwetter traf Südostasien.", "The storm hit Southeast Asia."),
        ] {
            let found = changes(lang, source, target);
            assert!(found.iter().all(|(_, target, _)| target.is_none()), "{source}: {found:?}");
        }
    }
}
