use similar::{Algorithm, capture_diff_slices};

use crate::analysis::{DocumentAnalysis, SegmentAnalysis};
use crate::checks::Check;
use crate::document::Role;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Span, Token, TokenKind};

static RULE: Rule = Rule {
    id: "quote-worded-two-ways",
    summary: "One quotation stands in the story in two wordings",
    category: Category::INCONSISTENCY,
    severity: Severity::Minor,
    confidence: 0.75,
    needs: Needs::Target,
    languages: &["en"],
    page: include_str!("quote_worded_two_ways.md"),
};

/// Words a quotation must have, and may have at most, to be compared.
const WORDS: std::ops::RangeInclusive<usize> = 5..=40;

/// Words that carry no content of their own: they differ when one sentence is translated twice.
const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "the", "of", "for", "to", "in", "on", "at", "by", "with", "from", "about", "as", "into", "and", "or", "but", "that", "which", "who", "this",
    "these", "those", "it", "its", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does", "did", "will", "would", "can",
    "could", "should", "must", "may", "might", "just", "only", "also", "so", "very", "really", "simply", "there", "here", "he", "she", "they", "we", "i",
    "you", "him", "her", "them", "us", "me", "my", "your", "his", "our", "their", "if", "then", "than", "more", "all", "any", "some", "s", "t", "now",
    "already", "still", "even", "because",
];

const NEGATIONS: &[&str] = &[
    "not", "no", "never", "nothing", "nobody", "none", "without", "neither", "nor", "don't", "isn't", "won't", "can't", "cannot", "didn't", "doesn't",
    "wasn't", "aren't",
];

/// One quotation, translated twice in the same story and each time in other words.
pub struct QuoteWordedTwoWays;

/// A quotation as its words: one token for each, contractions apart.
struct Quoted<'s> {
    block: usize,
    span: Span,
    text: &'s str,
    /// All words, lower case, contractions written out.
    words: Vec<&'s str>,
    content: Vec<u64>,
    negative: bool,
}

impl Check for QuoteWordedTwoWays {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let mut quoted: Vec<Quoted> = Vec::new();
        for block in document.blocks().filter(|b| !matches!(b.segment.role, Role::Boilerplate | Role::Slug)) {
            read(block, &mut quoted);
        }
        for later in 1..quoted.len() {
            let b = &quoted[later];
            if let Some(a) = quoted[..later].iter().find(|a| a.is_reworded(b)) {
                out.push(
                    Finding::on_target(&RULE, b.block, b.span, format!("This quotation stands in the story in other words too: “{}”", a.text))
                        .why("The same words of a speaker were translated twice; a reader takes them for two statements, or for a misquotation.")
                        .suggest(a.text),
                );
            }
        }
    }
}

fn read<'d>(block: &SegmentAnalysis<'d>, out: &mut Vec<Quoted<'d>>) {
    let (segment, quotes) = (block.segment, block.quotes());
    for &q in &quotes.pairs {
        let span = quotes.inside(q);
        let tokens: Vec<&Token> = segment.tokens.iter().filter(|t| span.contains(t.span) && t.kind != TokenKind::Mark).collect();
        if !WORDS.contains(&tokens.len()) {
            continue;
        }
        let words: Vec<&str> = tokens.iter().flat_map(|t| parts(&t.form.lower)).collect();
        let content = tokens
            .iter()
            .filter(|t| parts(&t.form.lower).any(|w| !FUNCTION_WORDS.contains(&w)))
            .map(|t| t.form.keys.last().copied().unwrap_or(t.form.key))
            .collect();
        let negative = words.iter().any(|w| NEGATIONS.contains(w));
        let text = segment.of(span).trim_end_matches([',', '.', '!', '?', ' ']);
        out.push(Quoted { block: block.index, span: Span::new(span.start, span.start + text.len()), text, words, content, negative });
    }
}

/// “he's” as “he”, “is”.
fn parts(lower: &str) -> impl Iterator<Item = &str> {
    let (word, rest) = match lower.split_once('\'') {
        Some((word, "s")) => (word, Some("is")),
        Some((word, "re")) => (word, Some("are")),
        Some((word, "ve")) => (word, Some("have")),
        Some((word, "ll")) => (word, Some("will")),
        Some((word, "m")) => (word, Some("am")),
        _ => (lower, None),
    };
    std::iter::once(word).chain(rest)
}

impl Quoted<'_> {
    /// Whether the two say the same thing in other words.
    fn is_reworded(&self, other: &Quoted) -> bool {
        let (a, b) = (&self.words, &other.words);
        // most quotations share nothing: settled without a comparison in order
        let shared = self.content.iter().filter(|w| other.content.contains(w)).count();
        if shared < 2 || shared * 10 < (self.content.len() + other.content.len()) * 4 {
            return false;
        }
        if self.negative != other.negative || a == b || a.len().abs_diff(b.len()) * 3 > a.len().max(b.len()) {
            return false;
        }
        // an excerpt, shorter but word for word
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        if long.windows(short.len()).any(|w| w == &short[..]) {
            return false;
        }
        ratio(&self.content, &other.content) >= 0.8 && ratio(a, b) >= 0.55
    }
}

/// Twice the common words, in order, over all words.
fn ratio<T: std::hash::Hash + Eq + Ord>(a: &[T], b: &[T]) -> f64 {
    let same: usize = capture_diff_slices(Algorithm::Lcs, a, b).iter().filter(|op| op.tag() == similar::DiffTag::Equal).map(|op| op.old_range().len()).sum();
    2.0 * same as f64 / (a.len() + b.len()).max(1) as f64
}
