use crate::analysis::paraphrase::Gist;
use crate::analysis::{DocumentAnalysis, SegmentAnalysis};
use crate::checks::Check;
use crate::document::Role;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Lang, Span, Token, TokenKind};

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
const WORDS: std::ops::RangeInclusive<usize> = 4..=40;

/// One quotation, translated twice in the same story and each time in other words.
pub struct QuoteWordedTwoWays;

struct Quoted<'d> {
    block: usize,
    span: Span,
    text: &'d str,
    /// All its words, by their keys.
    words: Vec<u64>,
    gist: Gist<'d>,
}

impl Check for QuoteWordedTwoWays {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let mut quoted: Vec<Quoted> = Vec::new();
        for block in document.blocks().filter(|b| b.segment.lang.same(&Lang::EN) && !matches!(b.segment.role, Role::Boilerplate | Role::Slug)) {
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
        let from = segment.tokens.partition_point(|t| t.span.start < span.start);
        let to = segment.tokens.partition_point(|t| t.span.start < span.end);
        let tokens: &'d [Token] = &segment.tokens[from..to];
        let words: Vec<u64> = tokens.iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.form.key).collect();
        if !WORDS.contains(&words.len()) {
            continue;
        }
        let text = segment.of(span).trim_end_matches([',', '.', '!', '?', ' ']);
        out.push(Quoted { block: block.index, span: Span::new(span.start, span.start + text.len()), text, words, gist: Gist::of(tokens) });
    }
}

impl Quoted<'_> {
    /// Whether the two say the same thing in other words.
    fn is_reworded(&self, other: &Quoted) -> bool {
        let (a, b) = (&self.words, &other.words);
        if a == b || a.len().abs_diff(b.len()) * 5 > a.len().max(b.len()) * 2 {
            return false;
        }
        // an excerpt, shorter but word for word
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        if long.windows(short.len()).any(|w| w == &short[..]) {
            return false;
        }
        self.gist
            .likeness(&other.gist)
            .is_some_and(|l| l.shared >= if l.substituted { SHARED_BUT_ONE } else { SHARED } && l.in_order >= IN_ORDER && l.evidence >= EVIDENCE)
    }
}

/// Share of the content that two wordings of one quotation have in common, at least: below it, professional news yields pairs of
/// statements of one speaker on one subject.
const SHARED: f64 = 0.72;
/// The same where each has a word of its own: “the fire destroyed my house and my shop”, “the flood …”.
const SHARED_BUT_ONE: f64 = 0.8;
const IN_ORDER: f64 = 0.6;
/// Two rare words, or one with frequent ones and the persons spoken of.
const EVIDENCE: f64 = 1.7;
