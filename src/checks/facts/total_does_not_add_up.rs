use crate::analysis::DocumentAnalysis;
use crate::analysis::facts::totals;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "total-does-not-add-up",
    summary: "The parts of a number of people come to another number",
    category: Category::INCONSISTENCY,
    severity: Severity::Major,
    confidence: 0.8,
    needs: Needs::Target,
    languages: &["de", "en", "es", "fr"],
    page: include_str!("total_does_not_add_up.md"),
};

/// A total whose parts come to more or less.
pub struct TotalDoesNotAddUp;

impl Check for TotalDoesNotAddUp {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        for block in document.blocks().filter(|b| b.segment.lang.primary() == "en") {
            let Some(found) = totals::wrong(block) else { continue };
            // where the source has all these numbers its author is wrong
            let of_source = document.source_of(block).is_some_and(|source| {
                let inside = block.numbers().iter().filter(|n| found.span.contains(n.span) && n.value() > 1.0);
                inside.into_iter().all(|n| source.numbers().iter().any(|o| o.agrees(n)))
            });
            if !of_source {
                out.push(
                    Finding::on_target(&RULE, block.index, found.span, format!("The parts come to {}, not {}", found.sum, found.total))
                        .why("The list behind the number fills its bracket, and nobody can be counted in it twice."),
                );
            }
        }
    }
}
