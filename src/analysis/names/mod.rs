//! Names that one side has and the other lacks.
mod words;

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Bound;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::document::Segment;
use crate::knowledge::Words;
use crate::text::{Lang, Span, Token, TokenKind};

use super::reach::around;
use words::{Word, same_name, without_possessive, word};
pub(super) use words::{is_common, is_place, place_in, same};

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
    /// The core lexicon of the pair does not know the source's word: it is no common word with a capital.
    pub sure: bool,
}

/// The names of a story's source, by their letters.
#[derive(Debug, Default)]
pub struct StoryNames(BTreeSet<Box<str>>);

impl StoryNames {
    pub fn of<'s>(segments: impl Iterator<Item = &'s Segment>) -> StoryNames {
        let words = segments.flat_map(|s| s.tokens.iter().filter(|t| t.is_word() && t.form.capital).map(|t| word(t, s.lang)));
        StoryNames(words.map(|w| w.shape().letters().into()).collect())
    }

    /// Whether a name of the source begins so.
    fn has(&self, letters: &str) -> bool {
        self.0.range::<str, _>((Bound::Included(letters), Bound::Unbounded)).next().is_some_and(|found| found.starts_with(letters))
    }
}

/// How far the names of two languages can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparable {
    /// Names keep their spelling.
    Spelling,
    /// Names keep their sound, and their letters tell it ([`Shape::is_respelling_of`](crate::text::Shape)).
    Heard,
    /// Names keep their sound, roughly.
    Sound,
    /// Not at all.
    No,
}

/// How far names written in `source` can be told in `target`.
pub fn comparable(source: Lang, target: Lang) -> Comparable {
    match source.primary() {
        "zh" | "ja" | "th" | "my" | "km" | "lo" => Comparable::No,
        "ru" | "uk" | "bg" | "be" | "mk" | "ar" if target.primary() == "en" => Comparable::Heard,
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

/// Words of a long segment among which another spelling of a name is looked for, to either side; the same word is looked for
/// everywhere.
const REACH: usize = 1000;

/// How far apart, as a share of the whole, two words may stand that are put for each other.
const SAME_PLACE: f32 = 0.25;

/// One side while its names are looked for.
struct Side<'s> {
    segment: &'s Segment,
    /// Its language begins names with capitals.
    capitals: bool,
    /// First words of its sentences, by token, in order.
    starts: SmallVec<[usize; 4]>,
    /// All its words, by token.
    words: OnceCell<Vec<(usize, Rc<Word>)>>,
    /// The first token of each word, by the word's key: of a long segment.
    keys: OnceCell<FxHashMap<u64, usize>>,
}

impl<'s> Side<'s> {
    fn new(segment: &'s Segment, sentences: &[Span]) -> Side<'s> {
        let tokens = &segment.tokens;
        let first = |s: &Span| (tokens.partition_point(|t| t.span.start < s.start)..tokens.len()).find(|&i| tokens[i].is_word());
        let starts = sentences.iter().filter_map(first).collect();
        Side { segment, capitals: has_capitals(segment.lang), starts, words: OnceCell::new(), keys: OnceCell::new() }
    }

    fn lang(&self) -> Lang {
        self.segment.lang
    }

    /// Nearly all words have capitals: a title.
    fn is_title(&self) -> bool {
        let (mut capitals, mut small) = (0, 0);
        for t in self.segment.tokens.iter().filter(|t| t.is_word() && has_letters(&t.form.lower, 4)) {
            if t.form.capital { capitals += 1 } else { small += 1 }
        }
        small * 4 <= capitals
    }

    /// Words that are, or are part of, a name: capitals where no rule of spelling asks for one. Where all nouns have them, those
    /// that `common` does not know.
    fn names(&self, common: Option<&Words>) -> SmallVec<[usize; 8]> {
        let tokens = &self.segment.tokens;
        let every_noun = capitalises_nouns(self.lang());
        if !self.capitals || !every_noun && self.is_title() {
            return SmallVec::new();
        }
        let english = self.lang().primary() == "en";
        let is_name = |&i: &usize| {
            let t = &tokens[i];
            // the cheap tests first: most words have no capital
            t.is_word()
                && t.form.capital
                && !t.form.capitals
                && has_letters(&t.form.lower, 4)
                && self.starts.binary_search(&i).is_err()
                && !self.after_mark(i)
                && {
                    let bare = without_possessive(&t.form.lower);
                    !bare.contains('\'') && !without_possessive(t.of(&self.segment.text)).chars().all(char::is_uppercase)
                }
                && !(english && is_common(t))
                && !(every_noun && common.is_some_and(|words| is_known(t, words)))
        };
        (0..tokens.len()).filter(is_name).collect()
    }

    /// Common words with a capital inside a sentence that nothing of the other side accounts for: what stands for a name of its.
    fn strays(&self, other: &Side, words: &Words) -> Vec<usize> {
        if self.is_title() {
            return Vec::new();
        }
        let said: FxHashSet<u64> =
            other.segment.tokens.iter().flat_map(|t| t.form.keys.iter().chain(&t.form.heads)).flat_map(|key| words.of_key(*key)).collect();
        let strays = self.segment.tokens.iter().enumerate().filter(|(i, t)| {
            t.is_word()
                && t.form.capital
                && has_letters(&t.form.lower, 4)
                && self.starts.binary_search(i).is_err()
                && !self.after_mark(*i)
                && !t.form.keys.iter().any(|key| said.contains(key))
                && other.counterpart(&self.word(*i), *i, self.segment.tokens.len()).is_none()
                && !self.word(*i).is_place_in(&other.segment.text)
        });
        strays.map(|(i, _)| i).collect()
    }

    /// After a mark with which a sentence may begin.
    fn after_mark(&self, i: usize) -> bool {
        i == 0 || {
            let before = &self.segment.tokens[i - 1];
            !before.is_word() && !matches!(before.of(&self.segment.text), "," | "-" | "(" | "'" | "’" | "&" | "/") && before.kind == TokenKind::Mark
        }
    }

    fn word(&self, i: usize) -> Rc<Word> {
        word(&self.segment.tokens[i], self.lang())
    }

    fn words(&self) -> &[(usize, Rc<Word>)] {
        let tokens = || self.segment.tokens.iter().enumerate().filter(|(_, t)| t.is_word());
        self.words.get_or_init(|| tokens().map(|(i, t)| (i, word(t, self.lang()))).collect())
    }

    /// Whether the word of this key is in it.
    fn has(&self, key: u64) -> bool {
        let tokens = &self.segment.tokens;
        if tokens.len() <= 2 * REACH {
            return tokens.iter().any(|t| t.form.key == key && t.is_word());
        }
        let first = || tokens.iter().enumerate().filter(|(_, t)| t.is_word()).rev().map(|(i, t)| (t.form.key, i)).collect();
        self.keys.get_or_init(first).contains_key(&key)
    }

    /// The word of this side that is the same name as `name`, token `at` of the other side's `of`, if one is.
    fn counterpart(&self, name: &Word, at: usize, of: usize) -> Option<usize> {
        let words = self.words();
        let words = &words[around(at, of, words.len(), REACH)];
        let same = words.iter().find(|(_, w)| w.shape().is_twin(name.shape()));
        // where names have capitals, a word without one is at most a form of the name, not another spelling of it
        let respelt = |i: usize| !self.capitals || self.segment.tokens[i].form.capital || !self.segment.tokens[i].form.shape.is_latin();
        same.or_else(|| words.iter().find(|(i, w)| same_name(w, name, respelt(*i)))).map(|(i, _)| *i)
    }

    /// Whether `other` has nothing for the name at token `i`.
    fn lacks_in(&self, other: &Side, i: usize) -> bool {
        // most names are written alike
        !other.has(self.segment.tokens[i].form.key) && {
            let word = self.word(i);
            other.counterpart(&word, i, self.segment.tokens.len()).is_none() && !word.is_place_in(&other.segment.text)
        }
    }
}

/// Whether the core lexicon has the word, or where nouns are written together the last of them.
fn is_known(token: &Token, words: &Words) -> bool {
    words.is_common(&token.form) || token.form.heads.iter().any(|key| words.knows(*key))
}

fn has_letters(word: &str, least: usize) -> bool {
    word.len() >= least && word.chars().nth(least - 1).is_some()
}

/// Names of one side that the other lacks, each to be taken once.
struct Lost {
    /// By token, in order.
    names: Vec<usize>,
    taken: Vec<bool>,
    /// None before it is left.
    first: usize,
}

impl Lost {
    fn has(&self, token: usize) -> bool {
        self.names.binary_search(&token).is_ok_and(|n| !self.taken[n])
    }

    fn first(&mut self) -> Option<usize> {
        while *self.taken.get(self.first)? {
            self.first += 1;
        }
        Some(self.names[self.first])
    }

    fn take(&mut self, token: usize) {
        if let Ok(n) = self.names.binary_search(&token) {
            self.taken[n] = true;
        }
    }

    fn rest(&self) -> impl Iterator<Item = usize> {
        self.names.iter().zip(&self.taken).filter(|(_, taken)| !**taken).map(|(n, _)| *n)
    }
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
    let common = Words::between(source.lang, target.lang).filter(|words| words.is_complete());
    // whether the source's names can be told from its nouns
    let told = common.is_some() || !capitalises_nouns(s.lang());
    let sure = |i: usize| common.is_some_and(|words| !is_known(&source.tokens[i], words));
    // a word that the lexicon has as a translation is no name, unless it is a place's
    let name = |i: &usize| !common.is_some_and(|words| words.knows_translation(&target.tokens[*i].form)) || t.word(*i).is_place();
    let ours: SmallVec<[usize; 8]> = t.names(None).into_iter().filter(name).collect();
    let new: SmallVec<[usize; 4]> = ours.iter().copied().filter(|&i| t.lacks_in(&s, i)).collect();
    if new.is_empty() && !told {
        return Vec::new();
    }
    let theirs = s.names(common);
    let names: Vec<usize> = theirs.iter().copied().filter(|&i| s.lacks_in(&t, i)).collect();
    let mut lost = Lost { taken: vec![false; names.len()], names, first: 0 };
    let mut changes = Vec::new();
    let text_of = |side: &Side, i: usize| bare_span(&side.segment.tokens[i], &side.segment.text);
    for &i in &new {
        let beside = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().find_map(|n| {
            let token = t.segment.tokens.get(n).filter(|k| k.is_word() && k.form.capital)?;
            let anchor = s.counterpart(&word(token, t.lang()), n, target.tokens.len())?;
            let place = if n < i { anchor + 1 } else { anchor.checked_sub(1)? };
            lost.has(place).then_some(place)
        });
        let (found, evidence) = match beside {
            Some(place) => (Some(place), Evidence::Beside),
            None if !told => (None, Evidence::Alone),
            None => lost.first().map_or((None, Evidence::Alone), |place| (Some(place), Evidence::Instead)),
        };
        if let Some(place) = found {
            lost.take(place);
        }
        let in_story = story().has(t.word(i).shape().letters());
        changes.push(NameChange { source: found.map(|j| text_of(&s, j)), target: Some(text_of(&t, i)), evidence, in_story, sure: found.is_some_and(sure) });
    }
    if told {
        let letters = OnceCell::new();
        let letters = || letters.get_or_init(|| ours.iter().map(|&k| t.word(k).shape().letters().to_owned()).collect::<FxHashSet<_>>());
        // a writer may leave a first name out, and what stands before or after a name by way of explanation
        let kept = |n: Option<usize>| n.is_some_and(|n| theirs.binary_search(&n).is_ok() && lost.names.binary_search(&n).is_err());
        let mut strays: Option<Vec<usize>> = None;
        for j in lost.rest() {
            // a surname left out after its first name, which stands there as it was; where titles follow the name it may be one
            let first = j.checked_sub(1).filter(|n| theirs.binary_search(n).is_ok() && !matches!(s.lang().primary(), "tr" | "hu")).map(|n| s.word(n));
            let beside = first.is_some_and(|first| !first.is_place() && letters().contains(first.shape().letters()));
            let sure = sure(j) && !kept(Some(j + 1)) && (beside || !kept(j.checked_sub(1)));
            let stray = common.filter(|words| sure && !capitalises_nouns(s.lang()) && words.is_large()).and_then(|words| {
                let strays = strays.get_or_insert_with(|| t.strays(&s, words));
                let off = |i: usize| (i as f32 / target.tokens.len() as f32 - j as f32 / source.tokens.len() as f32).abs();
                let nearest = (0..strays.len()).min_by(|a, b| off(strays[*a]).total_cmp(&off(strays[*b])))?;
                (off(strays[nearest]) <= SAME_PLACE).then(|| strays.remove(nearest))
            });
            let evidence = match stray {
                _ if beside => Evidence::Beside,
                Some(_) => Evidence::Instead,
                None => Evidence::Alone,
            };
            changes.push(NameChange { source: Some(text_of(&s, j)), target: stray.map(|i| text_of(&t, i)), evidence, in_story: false, sure });
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
    fn a_common_word_put_for_a_name_is_found() {
        let found = changes("es", "La policía fue a Londonderry el martes.", "The police went to Minister on Tuesday.");
        assert_eq!(found, [(Some("Londonderry".into()), Some("Minister".into()), Evidence::Instead)]);
        // a word of the source accounts for it
        let found = changes("es", "El ministro fue a Londonderry el martes.", "On Tuesday the Minister went to the city.");
        assert!(found.iter().all(|(_, target, _)| target.is_none()), "{found:?}");
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

    #[test]
    fn in_a_long_text_a_name_is_known_near_its_place_and_the_same_word_anywhere() {
        let filler = |sentence: &str, n: usize| format!("{sentence} ").repeat(n);
        let source = |place: usize| {
            let rest = 800 - place;
            format!("{}Gestern war Borissow in Köln. {}", filler("Er ging heute still nach Hause.", place), filler("Er ging heute still nach Hause.", rest))
        };
        let target = format!("{}Yesterday Borisov was in Cologne. {}", filler("He went home quietly today again.", 400), filler("He went home today.", 400));
        assert_eq!(changes("de", &source(400), &target), []);
        let lost: Vec<_> = changes("de", &source(0), &target).into_iter().filter_map(|c| c.1).collect();
        assert_eq!(lost, ["Borisov", "Cologne"], "in another spelling, and far from its place");
        let kept = target.replace("Borisov", "Borissow").replace("Cologne", "Köln");
        assert_eq!(changes("de", &source(0), &kept), []);
    }
}
