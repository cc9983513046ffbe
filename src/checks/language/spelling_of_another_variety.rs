use crate::analysis::SegmentAnalysis;
use crate::analysis::locale;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "spelling-of-another-variety",
    summary: "A word or sign is written as in another country",
    category: Category::TEXTUAL_CONVENTIONS,
    severity: Severity::Minor,
    confidence: 0.9,
    needs: Needs::Target,
    languages: &[],
    page: include_str!("spelling_of_another_variety.md"),
};

/// What the region that is set for the target writes in another way.
pub struct SpellingOfAnotherVariety;

impl Check for SpellingOfAnotherVariety {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn block(&self, block: &SegmentAnalysis, out: &mut Vec<Finding>) {
        let name = locale::name(block.segment.lang);
        for found in locale::variety(block.segment) {
            let words = block.segment.of(found.span);
            let mut finding = Finding::on_target(&RULE, block.index, found.span, format!("“{words}” is “{}” in {name}", found.fixed))
                .why("The target’s region is set, and writes this in another way.");
            finding.suggestions.push(found.fixed);
            out.push(finding);
        }
    }
}
