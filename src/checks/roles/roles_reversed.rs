use crate::analysis::PairAnalysis;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "roles-reversed",
    summary: "Who does something and whom it is done to have changed places",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.65,
    needs: Needs::Source,
    languages: &["en"],
    page: include_str!("roles_reversed.md"),
};

/// Two names of a clause with their roles turned round.
pub struct RolesReversed;

impl Check for RolesReversed {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let Some(change) = pair.role_change() else { return };
        let (source, target) = (pair.source.segment, pair.target.segment);
        let verb = target.of(change.verb);
        let message = format!("“{}” acts here, “{}” in the source (“{verb}”)", target.of(change.agent), target.of(change.patient));
        out.push(
            Finding::on_target(&RULE, pair.target.index, change.target, message)
                .evidence(pair.source.index, change.source)
                .why(format!("The source says “{}”.", source.of(change.source))),
        );
    }
}
