use crate::analysis::PairAnalysis;
use crate::checks::{Check, renderings};
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "negation-added",
    summary: "The translation denies something that the source affirms",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.7,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("negation_added.md"),
};

/// A negation of the translation that the source lacks.
pub struct NegationAdded;

impl Check for NegationAdded {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let Some(change) = pair.polarity_change().filter(|c| !c.added.is_empty()) else { return };
        // “not guilty” is what an acquittal says
        let accepted = renderings::accepted(pair);
        for &span in change.added.iter().filter(|s| !accepted.iter().any(|a| a.contains(**s))) {
            let word = pair.target.segment.of(span);
            out.push(
                Finding::on_target(&RULE, pair.target.index, span, format!("“{word}” answers no negation of the source"))
                    .why("No word of the source denies anything, nor has a negative meaning.")
                    .confidence(if change.sure { RULE.confidence } else { 0.45 }),
            );
        }
    }
}
