use super::quote_style_mixed::{outer, style};
use crate::analysis::DocumentAnalysis;
use crate::analysis::locale;
use crate::checks::Check;
use crate::document::Role;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "quote-of-another-language",
    summary: "The quotations stand in the marks of another language",
    category: Category::PUNCTUATION,
    severity: Severity::Minor,
    confidence: 0.85,
    needs: Needs::Target,
    languages: &[],
    page: include_str!("quote_of_another_language.md"),
};

/// A story that sets all its quotations in marks that its language does not have.
pub struct QuoteOfAnotherLanguage;

impl Check for QuoteOfAnotherLanguage {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let mut first = None;
        for block in document.blocks().filter(|b| !matches!(b.segment.role, Role::Boilerplate | Role::Slug)) {
            let quotes = block.quotes();
            for q in outer(quotes) {
                let (open, close) = style(quotes, q);
                if !locale::is_foreign(open, close, block.segment.lang) {
                    return;
                }
                // one word is often quoted for its own sake
                let words = block.segment.of(quotes.inside(q)).split_whitespace().count();
                if words > 1 && first.is_none() {
                    first = Some((block, quotes.marks[q.open].span().cover(quotes.marks[q.close].span()), open, close));
                }
            }
        }
        if let Some((block, span, open, close)) = first {
            let message = format!("Quotations stand in {open}…{close}, which is not written in {}", locale::name(block.segment.lang));
            out.push(Finding::on_target(&RULE, block.index, span, message).why("The marks are those of another language, mostly of the source."));
        }
    }
}
