use crate::analysis::SegmentAnalysis;
use crate::analysis::facts::locale;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "figure-of-another-locale",
    summary: "A figure is written with the marks of another language",
    category: Category::NUMBER_FORMAT,
    severity: Severity::Minor,
    confidence: 0.8,
    needs: Needs::Target,
    languages: &[],
    page: include_str!("figure_of_another_locale.md"),
};

/// A figure whose marks only another language makes sense of.
pub struct FigureOfAnotherLocale;

impl Check for FigureOfAnotherLocale {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn block(&self, block: &SegmentAnalysis, out: &mut Vec<Finding>) {
        let name = locale::name(block.segment.lang);
        for found in locale::figures(block.segment) {
            let words = block.segment.of(found.span);
            let mut finding = Finding::on_target(&RULE, block.index, found.span, format!("“{words}” is “{}” in {name}", found.fixed))
                .why("Points and commas in figures are those of the source’s language.");
            finding.suggestions.push(found.fixed);
            out.push(finding);
        }
    }
}
