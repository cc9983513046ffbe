//! The sentences of a story.
use crate::analysis::facts::calendar::CalendarDate;
use crate::analysis::numbers::{Kind, Number};
use crate::analysis::{DocumentAnalysis, SegmentAnalysis};
use crate::document::Role;
use crate::text::{Span, Token};

use super::lexicon::{self, Lexicon};
use super::persons::owner;

/// A sentence where it stands in the story.
pub struct Sentence<'a, 'd> {
    pub block: &'a SegmentAnalysis<'d>,
    /// Which of the story's paragraphs it stands in.
    pub paragraph: usize,
    pub tokens: &'d [Token],
    pub span: Span,
}

/// All sentences of the story but those of credits and codes.
fn of<'a, 'd>(document: &'a DocumentAnalysis<'d>) -> Vec<Sentence<'a, 'd>> {
    let blocks = document.blocks().enumerate().filter(|(_, b)| !matches!(b.segment.role, Role::Boilerplate | Role::Slug));
    let sentences = blocks.flat_map(|(paragraph, block)| {
        let tokens = &block.segment.tokens;
        block.sentences().iter().map(move |&span| {
            let from = tokens.partition_point(|t| t.span.start < span.start);
            let to = tokens.partition_point(|t| t.span.start < span.end);
            Sentence { block, paragraph, tokens: &tokens[from..to], span }
        })
    });
    sentences.collect()
}

/// What the story's language says of events and persons, and its sentences; `None` where nothing is known of the language.
pub fn told<'a, 'd>(document: &'a DocumentAnalysis<'d>) -> Option<(&'static Lexicon, Vec<Sentence<'a, 'd>>)> {
    let lexicon = lexicon::of(document.blocks().next()?.segment.lang)?;
    Some((lexicon, of(document)))
}

/// The same with what is read from each sentence and its place.
pub fn read<'a, 'd, T>(
    document: &'a DocumentAnalysis<'d>,
    mut read: impl FnMut(&Sentence<'a, 'd>, usize, &'static Lexicon, &mut Vec<T>),
) -> Option<(&'static Lexicon, Vec<Sentence<'a, 'd>>, Vec<T>)> {
    let (lexicon, sentences) = told(document)?;
    let mut found = Vec::new();
    for (place, sentence) in sentences.iter().enumerate() {
        read(sentence, place, lexicon, &mut found);
    }
    Some((lexicon, sentences, found))
}

impl<'a> Sentence<'a, '_> {
    /// The word at `at` in lower case; empty beyond the sentence.
    pub fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| &t.form.lower)
    }

    /// The token before `at` in lower case; empty at the beginning.
    pub fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |n| self.lower(n))
    }

    /// What tokens `from..to` cover.
    pub fn cover(&self, from: usize, to: usize) -> Span {
        self.tokens[from].span.cover(self.tokens[to - 1].span)
    }

    /// The token that begins at this byte of the segment.
    pub fn index(&self, start: usize) -> usize {
        self.tokens.partition_point(|t| t.span.start < start)
    }

    /// The first token of what these bytes of the segment cover, and the one behind.
    pub fn place(&self, span: Span) -> (usize, usize) {
        (self.index(span.start), self.index(span.end))
    }

    /// Its dates with their first token and the one behind.
    pub fn dates(&self) -> impl Iterator<Item = (&'a CalendarDate, usize, usize)> {
        let dates = self.block.dates().iter().filter(|d| self.span.contains(d.span));
        dates.map(|d| (d, self.place(d.span).0, self.place(d.span).1))
    }

    /// Its days of the week with their first token and the one behind.
    pub fn weekdays(&self) -> impl Iterator<Item = (i8, usize, usize)> {
        let days = self.block.days().iter().filter(|d| self.span.contains(d.span));
        days.filter_map(|d| Some((d.told()?, self.place(d.span).0, self.place(d.span).1)))
    }

    /// Its numbers.
    pub fn numbers(&self) -> impl Iterator<Item = &'a Number> {
        let span = self.span;
        self.block.numbers().iter().filter(move |n| span.contains(n.span))
    }

    /// Its whole numbers with their first token and the one behind.
    pub fn counts(&self) -> impl Iterator<Item = (u32, usize, usize)> {
        // “a” and “one” count nothing
        let whole = |n: &&Number| n.kind == Kind::Plain && n.value().fract() == 0.0 && (1.0..1e7).contains(&n.value()) && (n.hard || n.value() > 1.0);
        self.numbers().filter(whole).map(|n| (n.value() as u32, self.index(n.span.start), self.index(n.span.end)))
    }

    /// Whether it tells a year.
    pub fn has_year(&self) -> bool {
        self.numbers().any(|n| n.hard && n.span.len() == 4 && (1900.0..2100.0).contains(&n.value()))
    }

    /// What it names, by the keys of the words: those with a capital that do not open it and are no days or months. In German, where
    /// every noun has one, only places.
    pub fn names(&self, lexicon: &Lexicon) -> Vec<u64> {
        let (german, calendar) = (self.block.segment.lang.primary() == "de", lexicon.list("calendar"));
        let named = |at: usize| self.tokens[at].is_word() && self.tokens[at].form.capital && (!german || matches!(self.before(at), "in" | "aus" | "bei"));
        (1..self.tokens.len()).filter(|&at| named(at)).map(|at| owner(&self.tokens[at])).filter(|key| !calendar.begins(*key)).collect()
    }

    /// Whether both sentences name something, and nothing in common.
    pub fn is_elsewhere(&self, other: &Sentence, lexicon: &Lexicon) -> bool {
        let (ours, theirs) = (self.names(lexicon), other.names(lexicon));
        let opens = |sentence: &Sentence, keys: &[u64]| sentence.tokens.first().is_some_and(|t| keys.contains(&owner(t)));
        let common = theirs.iter().any(|key| ours.contains(key)) || opens(self, &theirs) || opens(other, &ours);
        !ours.is_empty() && !theirs.is_empty() && !common
    }
}
