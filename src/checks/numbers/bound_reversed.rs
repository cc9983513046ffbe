use crate::analysis::PairAnalysis;
use crate::analysis::numbers::bounds;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "bound-reversed",
    summary: "“More than” stands as “less than” with the same number",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.8,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("bound_reversed.md"),
};

/// A number that bounds from above what it bounds from below in the source.
pub struct BoundReversed;

impl Check for BoundReversed {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let (source, target) = (pair.source, pair.target);
        if source.numbers().is_empty() || target.numbers().is_empty() {
            return;
        }
        for found in bounds::reversed((source.segment, source.numbers()), (target.segment, target.numbers())) {
            let (cue, words) = (source.segment.of(found.source.1), target.segment.of(found.target.1));
            let number = target.segment.of(target.numbers()[found.target.0].span);
            out.push(
                Finding::on_target(&RULE, target.index, found.target.1, format!("“{words} {number}” turns “{cue}” round"))
                    .evidence(source.index, found.source.1)
                    .why("The source bounds the same number from the other side.")
                    .confidence(RULE.confidence * pair.confidence),
            );
        }
    }
}
