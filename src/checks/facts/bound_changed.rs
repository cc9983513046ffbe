use crate::analysis::PairAnalysis;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "bound-changed",
    summary: "A figure is “more than” in one text and “less than” in the other",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.8,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("bound_changed.md"),
};

/// A figure that is bounded to the opposite side.
pub struct BoundChanged;

impl Check for BoundChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let (source, target) = (pair.source.segment, pair.target.segment);
        for bound in &pair.differences().bounds {
            let (was, is, figure) = (source.of(bound.source), target.of(bound.target), target.of(bound.figure));
            out.push(
                Finding::on_target(&RULE, pair.target.index, bound.target, format!("“{is}” turns round the source’s “{was}” before “{figure}”"))
                    .evidence(pair.source.index, bound.source)
                    .why("The figure is a least on one side and a most on the other.")
                    .confidence(RULE.confidence * pair.confidence),
            );
        }
    }
}
