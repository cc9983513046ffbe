//! Years in an English sentence and the verb they belong to.
use crate::analysis::{SegmentAnalysis, clauses};
use crate::text::{Span, Token, TokenKind};

/// A year as an adverbial of time: “in 2024”, “By the end of 2024,”.
pub struct Year<'t> {
    pub year: i16,
    /// The sentence it stands in.
    pub tokens: &'t [Token],
    /// Its preposition, by index.
    pub preposition: usize,
    /// The year itself, by index.
    pub at: usize,
    /// Opens its sentence or clause.
    pub leads: bool,
}

/// Words that may stand between the preposition and the year: “in the spring of 2024”.
const WITHIN: &[&str] = &[
    "the",
    "of",
    "end",
    "start",
    "beginning",
    "middle",
    "year",
    "early",
    "late",
    "mid",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "first",
    "second",
    "third",
    "fourth",
    "half",
    "quarter",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words that may stand before the preposition of a year that opens its clause: “already in 2020”.
const BEFORE: &[&str] = &["already", "back", "as", "early", "only", "then", "just", "still", "even", "late", "both", "later", "once", "again", "also"];

/// The years that say when something happens, outside quotations, with the given prepositions.
pub fn adverbial<'t>(block: &'t SegmentAnalysis, prepositions: &[&str]) -> Vec<Year<'t>> {
    let (segment, mut out) = (block.segment, Vec::new());
    let is_year = |t: &Token| t.kind == TokenKind::Number && t.span.len() == 4 && t.form.lower.bytes().all(|b| b.is_ascii_digit());
    if !segment.tokens.iter().any(is_year) {
        return out;
    }
    for &sentence in block.sentences() {
        let from = segment.tokens.partition_point(|t| t.span.start < sentence.start);
        let to = segment.tokens.partition_point(|t| t.span.start < sentence.end);
        let tokens = &segment.tokens[from..to];
        for at in (1..tokens.len()).filter(|&i| is_year(&tokens[i])) {
            let Ok(year) = tokens[at].form.lower.parse() else { continue };
            // 2024/25, 2024-25, 2024 Olympics
            let bound = tokens.get(at + 1).is_some_and(|t| !t.spaced && !matches!(t.of(&segment.text), "," | "." | ";") || t.is_word() && t.form.capital);
            let Some(preposition) = (at.saturating_sub(6)..at).rev().find(|&i| !(tokens[i].is_word() && WITHIN.contains(&&*tokens[i].form.lower))) else {
                continue;
            };
            if bound
                || !(1900..=2100).contains(&year)
                || !prepositions.contains(&&*tokens[preposition].form.lower)
                || block.quotes().quoted(tokens[at].span.start)
            {
                continue;
            }
            let opens = (0..preposition).rev().find(|&i| !BEFORE.contains(&&*tokens[i].form.lower));
            let leads = opens.is_none_or(|i| matches!(tokens[i].of(&segment.text), "," | ";" | ":" | "–" | "—" | "and" | "but"));
            out.push(Year { year, tokens, preposition, at, leads });
        }
    }
    out
}

impl Year<'_> {
    /// The first finite verb after the year, by index, when nothing else than its subject stands between.
    pub fn verb_after(&self, text: &str) -> Option<usize> {
        let skip = usize::from(self.tokens.get(self.at + 1).is_some_and(|t| t.of(text) == ","));
        let start = self.at + 1 + skip;
        for i in start..self.tokens.len().min(start + 14) {
            let t = &self.tokens[i];
            if t.is_word() && (clauses::is_finite(&t.form) || clauses::may_be_past(&t.form)) {
                return (i > start).then_some(i);
            }
            let breaks = !t.is_word() && t.kind == TokenKind::Mark && !matches!(t.of(text), "-" | "%" | "€" | "$" | "£" | "’" | "'" | "“" | "”" | "\"");
            if breaks || clauses::is_relative(&t.form) || matches!(&*t.form.lower, "if" | "when" | "as" | "because" | "to") {
                return None;
            }
        }
        None
    }

    /// From the year's preposition to `verb`, whichever stands first, with `more` words after.
    pub fn span(&self, verb: usize, more: usize) -> Span {
        let last = (verb.max(self.at)..self.tokens.len()).take(more + 1).take_while(|&i| self.tokens[i].kind != TokenKind::Mark).last().unwrap_or(verb);
        self.tokens[self.preposition.min(verb)].span.cover(self.tokens[last.max(self.at)].span)
    }

    pub fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &*t.form.lower)
    }
}

/// Skips “not”, “also” and adverbs in -ly.
pub fn past_adverbs(tokens: &[Token], mut i: usize) -> usize {
    while tokens.get(i).is_some_and(|t| matches!(&*t.form.lower, "not" | "also" | "then" | "only" | "again" | "now") || t.form.lower.ends_with("ly")) {
        i += 1;
    }
    i
}
