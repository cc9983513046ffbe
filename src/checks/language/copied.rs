//! Source words that stand in the translation as they are.
use crate::analysis::PairAnalysis;
use crate::document::Segment;
use crate::knowledge::{LanguageModel, Vectors, Words};
use crate::text::identification::{Script, detect, function_words};
use crate::text::{Lang, Token};

/// Share of the translation's words that stand in its source when nothing was translated.
const COPIED: f64 = 0.8;
/// From this share of function words of the target's language alone on, it was translated.
const TRANSLATED: f64 = 0.1;
/// Words of a segment that may be nothing but names.
const LEAST: usize = 3;

/// Whether the translation is its source over again, or nearly so.
pub fn is_copy(source: &Segment, target: &Segment) -> bool {
    if source.lang.same(&target.lang) {
        return false;
    }
    let vocabulary = Vocabulary::new(source.lang, target.lang);
    let words = || target.tokens.iter().filter(|t| t.is_word());
    let (mut count, mut own, mut theirs, mut plain) = (0, 0, 0, 0);
    for token in words() {
        count += 1;
        match vocabulary.kind(token) {
            Kind::Target => own += 1,
            Kind::Source => theirs += 1,
            Kind::Both => (),
            // a letter is a symbol
            Kind::Other => plain += usize::from(!token.form.capital && token.form.lower.chars().nth(1).is_some()),
        }
    }
    if count < LEAST || f64::from(own) >= TRANSLATED * count as f64 {
        return false;
    }
    let there = words().filter(|t| source.tokens.iter().any(|s| s.form.lower == t.form.lower)).count();
    if (there as f64) < COPIED * count as f64 {
        return false;
    }
    if vocabulary.knows_source {
        // a list of names stands in every language as it is
        return theirs >= 3 || theirs >= 1 && plain >= 1 && count > LEAST || theirs >= 1 && plain >= 2;
    }
    let scripts = (Script::of_language(source.lang), Script::of_language(target.lang));
    let foreign = target.text.chars().filter_map(Script::of).filter(|s| scripts.0.contains(s) && !scripts.1.contains(s)).count();
    if foreign > 0 {
        return foreign * 2 > target.text.chars().filter(|c| c.is_alphabetic()).count();
    }
    count > LEAST + 2 && plain > 2 && detect(&target.text).is_some_and(|(lang, sure)| sure >= 0.5 && lang.same(&source.lang))
}

/// What a word is in a pair of languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A function word of the source's language and not of the target's.
    Source,
    /// A function word of the target's language and not of the source's.
    Target,
    Both,
    Other,
}

/// The function words of a pair of languages.
pub struct Vocabulary {
    source: function_words::Set,
    target: function_words::Set,
    pub knows_source: bool,
}

impl Vocabulary {
    pub fn new(source: Lang, target: Lang) -> Vocabulary {
        let (source, target) = (function_words::bit(source), function_words::bit(target));
        Vocabulary { source, target, knows_source: source != 0 }
    }

    pub fn kind(&self, token: &Token) -> Kind {
        let set = function_words::languages(token.form.key);
        match (set & self.source != 0, set & self.target != 0) {
            (true, true) => Kind::Both,
            (true, false) => Kind::Source,
            (false, true) => Kind::Target,
            (false, false) => Kind::Other,
        }
    }
}

/// What tells a word of the source's language that was left as it is from a loan word: what is known of either language's words.
pub struct Leftovers<'a> {
    words: &'a Words,
    vectors: &'static Vectors,
    model: LanguageModel,
}

/// Letters from which on a word that stands alike on both sides is no chance.
const NO_CHANCE: usize = 5;

impl<'a> Leftovers<'a> {
    /// `None` where too little is known of the languages.
    pub fn of(pair: &PairAnalysis<'_, 'a>) -> Option<Leftovers<'a>> {
        let target = pair.target.segment.lang;
        Some(Leftovers { words: pair.words()?, vectors: Vectors::of(target)?, model: LanguageModel::of(target)? })
    }

    /// Whether a word of the target stands alike in the source as a leftover: the lexicon knows it and translates it by other words,
    /// and no text of the target's language has it.
    pub fn hold(&self, token: &Token, source: &Segment) -> bool {
        let form = &token.form;
        let known = || self.vectors.place(form).is_some() || self.model.knows(form);
        let translated = |of: &Token| {
            let mut translations = self.words.of(&of.form).peekable();
            translations.peek().is_some() && translations.all(|key| !form.keys.contains(&key))
        };
        form.letters >= NO_CHANCE && !known() && source.tokens.iter().any(|s| s.form.lower == form.lower && translated(s))
    }
}
