use crate::analysis::{DocumentAnalysis, SegmentAnalysis, clauses};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Lang, Span, Token, TokenKind};

static RULE: Rule = Rule {
    id: "quote-translated-two-ways",
    summary: "Words in quotation marks that the source repeats are other words the second time",
    category: Category::INCONSISTENCY,
    severity: Severity::Minor,
    confidence: 0.75,
    needs: Needs::Source,
    languages: &["en"],
    page: include_str!("quote_translated_two_ways.md"),
};

/// A title, name or saying in quotation marks that stands twice in the source, and has no word in common in its two translations.
pub struct QuoteTranslatedTwoWays;

/// Words that a quotation in the source has, at most: a title or a saying, no statement.
const LONGEST: usize = 8;

struct Quoted<'d> {
    /// Its words in the source.
    source: Vec<&'d Token>,
    tokens: &'d [Token],
    text: &'d str,
}

impl Check for QuoteTranslatedTwoWays {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        if !document.document.has_source() {
            return;
        }
        let mut quoted: Vec<Quoted> = Vec::new();
        for pair in document.pairs().filter(|p| p.target.segment.lang.same(&Lang::EN)) {
            // one quotation on either side: which is whose is plain
            let (&[source], &[target]) = (quotations(pair.source).as_slice(), quotations(pair.target).as_slice()) else { continue };
            let words: Vec<&Token> = inside(pair.source, source).iter().filter(|t| t.kind != TokenKind::Mark).collect();
            let tokens = inside(pair.target, target);
            if words.is_empty() || words.len() > LONGEST || is_short(inside(pair.source, source)) {
                continue;
            }
            let text = pair.target.segment.of(target).trim_end_matches([',', '.', '!', '?', ' ']);
            let span = Span::new(target.start, target.start + text.len());
            let block = pair.target.index;
            let here = Quoted { source: words, tokens, text };
            if let Some(first) = quoted.iter().find(|q| q.is_repeated(&here)).filter(|q| q.differs(&here)) {
                out.push(
                    Finding::on_target(&RULE, block, span, format!("The source has the same words here as where the translation says “{}”", first.text))
                        .why("A title, a name or a saying that is repeated is taken for another one when its words change.")
                        .suggest(first.text),
                );
            }
            quoted.push(here);
        }
    }
}

fn quotations(segment: &SegmentAnalysis) -> Vec<Span> {
    let quotes = segment.quotes();
    quotes.pairs.iter().map(|&q| quotes.inside(q)).collect()
}

fn inside<'d>(segment: &SegmentAnalysis<'d>, span: Span) -> &'d [Token] {
    let tokens = &segment.segment.tokens;
    &tokens[tokens.partition_point(|t| t.span.start < span.start)..tokens.partition_point(|t| t.span.start < span.end)]
}

/// “Ja”, “gut”: what everybody says.
fn is_short(tokens: &[Token]) -> bool {
    let mut words = tokens.iter().filter(|t| t.kind != TokenKind::Mark);
    matches!((words.next(), words.next()), (Some(one), None) if one.form.letters < 5)
}

impl Quoted<'_> {
    /// Whether the source has the same words, in whatever inflection.
    fn is_repeated(&self, other: &Quoted) -> bool {
        let alike = |(a, b): (&&Token, &&Token)| a.form.keys.iter().any(|key| b.form.keys.contains(key));
        self.source.len() == other.source.len() && self.source.iter().zip(&other.source).all(alike)
    }

    /// Whether the two translations have no word in common but small ones, and each has some.
    fn differs(&self, other: &Quoted) -> bool {
        let content = |tokens: &'_ [Token]| -> Vec<u64> {
            let small = |t: &&Token| t.is_word() && !clauses::leans_forward(&t.form) && !clauses::is_determiner(&t.form) && t.form.letters > 2;
            tokens.iter().filter(small).flat_map(|t| t.form.keys.iter().copied()).collect()
        };
        let (ours, theirs) = (content(self.tokens), content(other.tokens));
        // one of the two may be left in the source's language
        let is_kept =
            |tokens: &[Token]| tokens.iter().filter(|t| t.is_word()).all(|t| self.source.iter().chain(&other.source).any(|s| s.form.key == t.form.key));
        !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|key| theirs.contains(key)) && !is_kept(self.tokens) && !is_kept(other.tokens)
    }
}
