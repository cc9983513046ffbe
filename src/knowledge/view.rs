//! The words of a segment as patterns see them, and where a pattern was found.
use std::ops::Deref;

use smallvec::SmallVec;

use crate::text::{Span, Token, TokenKind};

use super::classes::ClassWords;
use super::presence::Presence;

/// What the view keeps of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A word or number: its token.
    Word(u32),
    /// A comma or bracket: a gap may pass it.
    Soft,
    /// End of a sentence or clause: nothing passes it.
    Hard,
    /// A quotation mark; it stands in no one's way.
    Quote,
}

/// A segment's words as patterns see them: hyphens dropped, marks sorted by what they hold apart.
#[derive(Debug)]
pub struct Layout<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) items: Vec<Item>,
    /// For each item the bits of its word's form; none for marks.
    pub(super) bits: Vec<u128>,
    pub(super) presence: Presence,
    /// Token to item; hyphens point at the next one.
    pub(super) places: Vec<u32>,
}

/// A segment's words with the classes of their language.
#[derive(Clone, Copy)]
pub struct View<'t> {
    layout: &'t Layout<'t>,
    pub(super) classes: &'t ClassWords,
}

/// Where a pattern was found: the tokens of each of its parts, first and last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    pub parts: SmallVec<[(u32, u32); 2]>,
    /// The verb and the particle of a separable verb that stand apart.
    pub apart: Option<(u32, u32)>,
}

impl Match {
    /// Bytes from the first to the last word.
    pub fn span(&self, tokens: &[Token]) -> Span {
        let start = self.parts.iter().map(|p| p.0).min().unwrap_or(0) as usize;
        let end = self.parts.iter().map(|p| p.1).max().unwrap_or(0) as usize;
        Span::new(tokens[start].span.start, tokens[end].span.end)
    }

    /// Bytes of each of its parts.
    pub fn spans(&self, tokens: &[Token]) -> impl Iterator<Item = Span> {
        self.parts.iter().map(|p| tokens[p.0 as usize].span.cover(tokens[p.1 as usize].span))
    }

    /// Whether all words of `self` are among those of `other`, which has more.
    pub fn within(&self, other: &Match) -> bool {
        self.size() < other.size() && self.parts.iter().all(|a| other.parts.iter().any(|b| b.0 <= a.0 && a.1 <= b.1))
    }

    /// Whether it takes the verb from `other`, which knows nothing of the particle: `nahm den Hut ab` is no `nahm den Hut`.
    pub fn takes_verb_from(&self, other: &Match) -> bool {
        let holds = |token: u32| other.parts.iter().any(|p| p.0 <= token && token <= p.1);
        self.apart.is_some_and(|(verb, particle)| holds(verb) && !holds(particle))
    }

    pub fn overlaps(&self, other: &Match) -> bool {
        self.parts.iter().any(|a| other.parts.iter().any(|b| a.0 <= b.1 && b.0 <= a.1))
    }

    /// Words it holds.
    pub fn size(&self) -> u32 {
        self.parts.iter().map(|p| p.1 - p.0 + 1).sum()
    }
}

impl<'t> View<'t> {
    pub fn new(layout: &'t Layout<'t>, classes: &'t ClassWords) -> Self {
        View { layout, classes }
    }
}

impl<'t> Deref for View<'t> {
    type Target = &'t Layout<'t>;

    fn deref(&self) -> &&'t Layout<'t> {
        &self.layout
    }
}

impl<'t> Layout<'t> {
    pub fn of(text: &'t str, tokens: &'t [Token]) -> Self {
        let mut items = Vec::with_capacity(tokens.len());
        let mut bits = Vec::with_capacity(tokens.len());
        let mut places = Vec::with_capacity(tokens.len());
        for (i, token) in tokens.iter().enumerate() {
            places.push(items.len() as u32);
            if token.kind != TokenKind::Mark {
                items.push(Item::Word(i as u32));
                bits.push(token.form.bits);
                continue;
            }
            let mark = match token.form.first {
                '.' if i > 0 && !ends_clause(text, &tokens[i - 1], tokens.get(i + 1)) => continue,
                '-' | '‐' | '‑' | '·' => continue,
                '.' | '!' | '?' | ';' | ':' | '…' | '。' | '！' | '？' | '；' | '：' | '؟' | '؛' | '।' | '–' | '—' => Item::Hard,
                '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‚' | '\'' | '「' | '」' | '『' | '』' | '《' | '》' | '‹' | '›' => {
                    Item::Quote
                }
                _ => Item::Soft,
            };
            items.push(mark);
            bits.push(0);
        }
        Layout { text, tokens, items, bits, presence: Presence::of(tokens), places }
    }
}

/// Whether a full stop ends its clause, and not an ordinal (`am 1. Mai`) or an abbreviation (`Dr. Weber`).
fn ends_clause(text: &str, before: &Token, after: Option<&Token>) -> bool {
    let Some(after) = after else { return true };
    let ordinal = before.kind == TokenKind::Number && before.span.len() <= 2;
    let short = matches!(
        &*before.form.lower,
        "dr" | "prof" | "st" | "nr" | "mr" | "mrs" | "ms" | "gen" | "sen" | "rep" | "gov" | "ca" | "bzw" | "mio" | "mrd" | "art" | "abs" | "no"
    );
    let lower_next = after.of(text).starts_with(char::is_lowercase);
    !(after.is_word() && (ordinal || short || lower_next) || !after.spaced)
}
