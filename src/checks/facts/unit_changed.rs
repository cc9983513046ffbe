use crate::analysis::PairAnalysis;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "unit-changed",
    summary: "A figure stands with another unit or currency in the translation",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.8,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("unit_changed.md"),
};

/// Confidence where the two measure different things.
const UNLIKE: f32 = 0.55;

/// A figure that is the same on both sides, of another unit.
pub struct UnitChanged;

impl Check for UnitChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let (source, target) = (pair.source.segment, pair.target.segment);
        for unit in &pair.differences().units {
            let (was, is, figure) = (source.of(unit.source), target.of(unit.target), target.of(unit.figure));
            out.push(
                Finding::on_target(&RULE, pair.target.index, unit.target, format!("“{figure}” is in “{is}” here, in “{was}” in the source"))
                    .evidence(pair.source.index, unit.source)
                    .why("The figure was kept and its unit changed: one of the two has to be converted.")
                    .confidence(if unit.sure { RULE.confidence } else { UNLIKE } * pair.confidence),
            );
        }
    }
}
