//! One side of a pair while its names are looked for.
use std::cell::OnceCell;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::analysis::coverage;
use crate::analysis::reach::around;
use crate::document::Segment;
use crate::knowledge::Words;
use crate::text::shape::pinyin;
use crate::text::{Lang, Shape, Span, Token, TokenKind};

use super::runs::{Run, is_name_dot, runs};
use super::script::{capitalises_nouns, has_capitals, looks_foreign};
use super::words::{Respelt, Word, is_common, is_time, is_title_or_time, same_name, without_possessive, word};

/// Words of a long segment among which another spelling of a name is looked for, to either side; the same word is looked for
/// everywhere.
const REACH: usize = 1000;

/// One side while its names are looked for.
pub struct Side<'s> {
    pub segment: &'s Segment,
    /// The core lexicon of the pair, where it has one: on the source's side.
    common: Option<&'s Words>,
    /// Its language begins names with capitals.
    capitals: bool,
    /// Its script sets no spaces.
    spaceless: bool,
    /// First words of its sentences, by token, in order.
    starts: SmallVec<[usize; 4]>,
    /// All its words, by token; in a script without spaces those that may be names.
    words: OnceCell<Vec<(usize, Rc<Word>)>>,
    runs: OnceCell<Vec<Run>>,
    /// The first token of each word, by the word's key: of a long segment.
    keys: OnceCell<FxHashMap<u64, usize>>,
}

impl<'s> Side<'s> {
    pub fn new(segment: &'s Segment, sentences: &[Span], common: Option<&'s Words>) -> Side<'s> {
        let tokens = &segment.tokens;
        let first = |s: &Span| (tokens.partition_point(|t| t.span.start < s.start)..tokens.len()).find(|&i| tokens[i].is_word());
        let starts = sentences.iter().filter_map(first).collect();
        Side {
            segment,
            common,
            capitals: has_capitals(segment.lang),
            spaceless: segment.lang.is_spaceless(),
            starts,
            words: OnceCell::new(),
            runs: OnceCell::new(),
            keys: OnceCell::new(),
        }
    }

    pub fn lang(&self) -> Lang {
        self.segment.lang
    }

    /// Nearly all words have capitals: a title.
    pub fn is_title(&self) -> bool {
        let (mut capitals, mut small) = (0, 0);
        for t in self.segment.tokens.iter().filter(|t| t.is_word() && has_letters(&t.form.lower, 4)) {
            if t.form.capital { capitals += 1 } else { small += 1 }
        }
        small * 4 <= capitals
    }

    /// Words that are, or are part of, a name: capitals where no rule of spelling asks for one. Where all nouns have them, or none,
    /// those that the lexicon does not know.
    pub fn names(&self) -> SmallVec<[usize; 8]> {
        let tokens = &self.segment.tokens;
        let every_noun = capitalises_nouns(self.lang());
        if self.spaceless {
            return self.runs().iter().filter(|run| run.sure).map(|run| run.tokens.0).collect();
        }
        if !self.capitals {
            let Some(common) = self.common else { return SmallVec::new() };
            let unknown = |t: &Token| t.is_word() && looks_foreign(&t.form.lower, self.lang()) && !is_known(t, common);
            return (0..tokens.len()).filter(|&i| unknown(&tokens[i])).collect();
        }
        if !every_noun && self.is_title() {
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
                && !self.is_contraction(i)
                && !self.is_acronym(i)
                && !(english && is_common(t))
                && !(every_noun && self.common.is_some_and(|words| is_known(t, words)))
        };
        (0..tokens.len()).filter(is_name).collect()
    }

    /// Words with a capital inside a sentence that nothing of the other side accounts for, be they common ones: what stands for a
    /// name of its.
    pub fn strays(&self, other: &Side, words: &Words) -> Vec<usize> {
        if self.is_title() {
            return Vec::new();
        }
        let tokens = &self.segment.tokens;
        let mut strays = self.capitals();
        if strays.is_empty() {
            return Vec::new();
        }
        let mut said: FxHashSet<u64> = FxHashSet::default();
        coverage::each_word(other.segment, words, |_, token, keys| said.extend(coverage::translations(words, token, keys)));
        strays.retain(|&mut i| {
            let word = self.word(i);
            !tokens[i].form.keys.iter().any(|key| said.contains(key))
                && other.counterpart(&word, i, tokens.len()).is_none()
                && !word.is_known_in(&other.segment.text)
        });
        strays.into_vec()
    }

    /// Words with a capital inside a sentence.
    pub fn capitals(&self) -> SmallVec<[usize; 8]> {
        let tokens = &self.segment.tokens;
        let capital = |i: &usize| {
            let t = &tokens[*i];
            t.is_word()
                && t.form.capital
                && !t.form.capitals
                && has_letters(&t.form.lower, 4)
                && self.starts.binary_search(i).is_err()
                && !self.after_mark(*i)
                && !self.is_acronym(*i)
        };
        (0..tokens.len()).filter(capital).collect()
    }

    /// Whether a sentence begins with token `i`.
    pub fn starts_sentence(&self, i: usize) -> bool {
        self.starts.binary_search(&i).is_ok()
    }

    /// Words with a capital, wherever they stand.
    pub fn capitals_everywhere(&self) -> impl Iterator<Item = usize> {
        self.segment.tokens.iter().enumerate().filter(|(_, k)| k.is_word() && k.form.capital).map(|(i, _)| i)
    }

    /// After a mark with which a sentence may begin.
    pub fn after_mark(&self, i: usize) -> bool {
        i == 0 || {
            let before = &self.segment.tokens[i - 1];
            !before.is_word() && !matches!(before.of(&self.segment.text), "," | "-" | "(" | "'" | "’" | "&" | "/") && before.kind == TokenKind::Mark
        }
    }

    /// The word of a token; in a script without spaces, of the run that begins with it.
    pub fn word(&self, i: usize) -> Rc<Word> {
        let run = || self.runs().binary_search_by_key(&i, |run| run.tokens.0).ok().map(|n| self.runs()[n].word.clone());
        let run = if self.spaceless { run() } else { None };
        run.unwrap_or_else(|| word(&self.segment.tokens[i], self.lang()))
    }

    fn runs(&self) -> &[Run] {
        self.runs.get_or_init(|| runs(self.segment, self.common))
    }

    /// Where the name that begins with token `i` stands, in bytes of the text.
    pub fn span(&self, i: usize) -> Span {
        let run = || self.runs().iter().find(|run| run.tokens.0 == i);
        if let Some(run) = self.spaceless.then(run).flatten() {
            return super::runs::span(&self.segment.tokens, run.tokens);
        }
        let span = self.segment.tokens[i].span;
        Span::new(span.start, span.start + without_possessive(span.of(&self.segment.text)).len())
    }

    /// The word beside the one at token `i`: after it, or before. The parts of a name in a script without spaces have a dot
    /// between them.
    pub fn beside(&self, i: usize, after: bool) -> Option<usize> {
        let tokens = &self.segment.tokens;
        if !self.spaceless {
            return if after { Some(i + 1).filter(|n| *n < tokens.len()) } else { i.checked_sub(1) };
        }
        let runs = self.runs();
        let at = runs.iter().position(|run| run.tokens.0 == i)?;
        let other = if after { at + 1 } else { at.checked_sub(1)? };
        let (left, right) = (runs.get(at.min(other))?, runs.get(at.max(other))?);
        let joined = match &tokens[left.tokens.1..right.tokens.0] {
            [dot] => dot.of(&self.segment.text).chars().all(is_name_dot),
            [] => right.word.shape().is_latin() && left.word.shape().is_latin(),
            _ => false,
        };
        joined.then(|| runs[other].tokens.0)
    }

    fn words(&self) -> &[(usize, Rc<Word>)] {
        let tokens = || self.segment.tokens.iter().enumerate().filter(|(_, t)| t.is_word());
        self.words.get_or_init(|| match self.spaceless {
            true => self.runs().iter().map(|run| (run.tokens.0, run.word.clone())).collect(),
            false => tokens().map(|(i, t)| (i, word(t, self.lang()))).collect(),
        })
    }

    /// Whether the word of this key is in it.
    pub fn has(&self, key: u64) -> bool {
        let tokens = &self.segment.tokens;
        if tokens.len() <= 2 * REACH {
            return tokens.iter().any(|t| t.form.key == key && t.is_word());
        }
        let first = || tokens.iter().enumerate().filter(|(_, t)| t.is_word()).rev().map(|(i, t)| (t.form.key, i)).collect();
        self.keys.get_or_init(first).contains_key(&key)
    }

    /// The word of this side that is the same name as `name`, token `at` of the other side's `of`, if one is.
    pub fn counterpart(&self, name: &Word, at: usize, of: usize) -> Option<usize> {
        let words = self.words_around(at, of);
        let same = words.iter().find(|(_, w)| w.shape().is_twin(name.shape()));
        same.or_else(|| words.iter().find(|(i, w)| self.is_same(*i, w, name))).map(|(i, _)| *i)
    }

    /// All words of this side that may be the same name.
    pub fn counterparts(&self, name: &Word, at: usize, of: usize) -> impl Iterator<Item = usize> {
        let same = |(i, w): &&(usize, Rc<Word>)| w.shape().is_twin(name.shape()) || self.is_same(*i, w, name);
        self.words_around(at, of).iter().filter(same).map(|(i, _)| *i)
    }

    fn words_around(&self, at: usize, of: usize) -> &[(usize, Rc<Word>)] {
        let words = self.words();
        &words[around(at, of, words.len(), REACH)]
    }

    fn is_same(&self, i: usize, word: &Word, name: &Word) -> bool {
        same_name(word, name, self.may_be_respelt(&self.segment.tokens[i]))
    }

    /// Whether a word may be another spelling of a name. Where names have capitals, one without is at most a form of the name, or in
    /// Cyrillic its adjective; where they have none, a common word is hardly one.
    fn may_be_respelt(&self, token: &Token) -> Respelt {
        let form = &token.form;
        let adjective = || !form.shape.is_latin() && (form.lower.contains("ск") || form.lower.contains("цк"));
        match self.capitals {
            // The, In
            true if form.lower.len() < 4 && self.lang().primary() == "en" && is_common(token) => Respelt::No,
            true if form.capital && !(form.capitals && form.lower.len() <= 4) || adjective() => Respelt::Yes,
            true => Respelt::No,
            false if !self.spaceless && self.common.is_some_and(|common| is_known(token, common)) => Respelt::Exactly,
            false => Respelt::Yes,
        }
    }

    /// Whether `other` has nothing for the name at token `i`.
    pub fn lacks_in(&self, other: &Side, i: usize) -> bool {
        // most names are written alike
        !other.has(self.segment.tokens[i].form.key) && {
            let word = self.word(i);
            other.counterpart(&word, i, self.segment.tokens.len()).is_none()
                && !word.is_known_in(&other.segment.text)
                && !other.reads(&word)
                && (!self.spaceless || !other.has_in_parts(&word))
        }
    }

    /// Whether a Chinese text has a name as its characters are read.
    pub fn reads(&self, name: &Word) -> bool {
        self.lang().primary() == "zh" && pinyin::is_read_in(name.shape().letters(), &self.segment.text)
    }

    /// Whether two words make up a name that another script writes as one: 圣迭戈, San Diego.
    pub fn has_in_parts(&self, name: &Word) -> bool {
        let two = |pair: &[Token]| pair.iter().all(|t| t.is_word() && t.form.capital).then(|| format!("{}{}", pair[0].form.lower, pair[1].form.lower));
        self.segment.tokens.windows(2).filter_map(two).any(|joined| name.shape().is_respelling_of(&Shape::of(&joined, self.lang())))
    }

    /// Whether other words with capitals belong to the one at token `i`: White House, Court of Appeals.
    pub fn is_part_of_name(&self, i: usize) -> bool {
        let tokens = &self.segment.tokens;
        let capital = |n: usize| tokens.get(n).is_some_and(|t| t.is_word() && t.form.capital && !is_title_or_time(t)) && self.starts.binary_search(&n).is_err();
        let joins = |n: usize| tokens.get(n).is_some_and(|t| matches!(&*t.form.lower, "of" | "the" | "and" | "for" | "&"));
        let before = (1..=3).find(|n| *n > i || !joins(i - n)).is_some_and(|n| n <= i && capital(i - n));
        let after = (1..=3).find(|n| !joins(i + n)).is_some_and(|n| capital(i + n));
        before || after
    }

    /// Whether the name at token `i` stands by itself, and explains none before it: Dallas, Texas.
    pub fn stands_alone(&self, i: usize) -> bool {
        let tokens = &self.segment.tokens;
        let explains = || i >= 2 && matches!(tokens[i - 1].of(&self.segment.text), "," | "(") && tokens[i - 2].form.capital;
        !self.is_part_of_name(i) && !explains()
    }

    /// Whether the word before or after the one at token `i` is, or is part of, a name that is no common word.
    pub fn is_beside_name(&self, i: usize) -> bool {
        let tokens = &self.segment.tokens;
        let name = |n: usize| tokens.get(n).is_some_and(|k| k.is_word() && k.form.capital && !is_common(k));
        i > 0 && name(i - 1) || name(i + 1)
    }

    /// Whether an article stands right before token `i`.
    pub fn follows_article(&self, i: usize) -> bool {
        i > 0 && matches!(&*self.segment.tokens[i - 1].form.lower, "a" | "an" | "the")
    }

    /// Whether a preposition stands right before token `i`.
    pub fn follows_preposition(&self, i: usize) -> bool {
        const PREPOSITIONS: [&str; 17] =
            ["about", "after", "against", "around", "at", "before", "by", "for", "from", "in", "near", "of", "on", "outside", "to", "via", "with"];
        i > 0 && PREPOSITIONS.contains(&&*self.segment.tokens[i - 1].form.lower)
    }

    /// Whether the word at token `i` is an English genitive.
    pub fn is_possessive(&self, i: usize) -> bool {
        let lower = &*self.segment.tokens[i].form.lower;
        without_possessive(lower).len() < lower.len()
    }

    /// Whether the token is a pronoun with its verb: I’ve.
    pub fn is_contraction(&self, i: usize) -> bool {
        let lower = &*self.segment.tokens[i].form.lower;
        without_possessive(lower).contains('\'')
    }

    /// Whether the word at token `i` has capitals only, but for the ending of a genitive: NATO’s.
    pub fn is_acronym(&self, i: usize) -> bool {
        let token = &self.segment.tokens[i];
        token.form.capitals || self.is_possessive(i) && without_possessive(token.of(&self.segment.text)).chars().all(char::is_uppercase)
    }

    /// Whether the word at token `i` says when.
    pub fn is_time(&self, i: usize) -> bool {
        is_time(&self.segment.tokens[i])
    }

    /// Whether the word at token `i` is a title, or says when.
    pub fn is_title_or_time(&self, i: usize) -> bool {
        is_title_or_time(&self.segment.tokens[i])
    }

    /// Whether nothing that belongs to a common noun stands before the word at token `i`.
    pub fn is_bare(&self, i: usize) -> bool {
        const BEFORE: [&str; 22] = [
            "in", "von", "nach", "mit", "für", "bei", "aus", "gegen", "unter", "über", "durch", "an", "zu", "um", "vor", "seit", "wie", "als", "und", "oder",
            "dass", "auf",
        ];
        const ENDINGS: [&str; 7] = ["ung", "heit", "keit", "schaft", "tion", "ismus", "ität"];
        let form = &self.segment.tokens[i].form;
        !ENDINGS.iter().any(|e| form.lower.ends_with(e)) && i.checked_sub(1).is_some_and(|n| BEFORE.contains(&&*self.segment.tokens[n].form.lower))
    }

    /// Whether no article, adjective or preposition that holds an article stands before the noun at token `i`.
    pub fn is_undetermined(&self, i: usize) -> bool {
        const HOLD_ARTICLE: [&str; 12] = ["am", "ans", "beim", "das", "ein", "im", "ins", "kein", "vom", "zum", "zur", "sein"];
        const ADJECTIVES: [&str; 5] = ["e", "em", "en", "er", "es"];
        let tokens = &self.segment.tokens;
        i > 0 && {
            let before = &tokens[i - 1];
            let lower = &*before.form.lower;
            before.is_word() && !HOLD_ARTICLE.contains(&lower) && (before.form.capital || !ADJECTIVES.iter().any(|e| lower.ends_with(e)))
        }
    }

    /// Whether the lexicon does not know the word, which so is no common one with a capital; `None` where there is no lexicon.
    pub fn is_unknown(&self, i: usize) -> Option<bool> {
        let common = self.common?;
        let form = &self.segment.tokens[i].form;
        // the lexicon knows a few names, too: Lyon is Lyon
        let is_name = || common.of(form).any(|key| key == form.key) || self.word(i).is_known_name();
        Some(self.spaceless || !is_known(&self.segment.tokens[i], common) || !capitalises_nouns(self.lang()) && is_name())
    }
}

/// Whether the core lexicon has the word, or where nouns are written together the last of them.
pub fn is_known(token: &Token, words: &Words) -> bool {
    words.is_common(&token.form) || token.form.heads.iter().any(|key| words.knows(*key))
}

fn has_letters(word: &str, least: usize) -> bool {
    word.len() >= least && word.chars().nth(least - 1).is_some()
}
