use crate::analysis::PairAnalysis;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Scope, Severity};

use super::{clause, sureness, whole};

static RULE: Rule = Rule {
    id: "clause-added",
    summary: "A part of a sentence is not in the source",
    category: Category::ADDITION,
    severity: Severity::Major,
    confidence: 0.6,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("clause_added.md"),
};

/// A part of a sentence that nothing in the source says.
pub struct ClauseAdded;

impl Check for ClauseAdded {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let Some((span, confidence)) = clause::added(pair) else { return };
        out.push(
            Finding::on_target(&RULE, pair.target.index, span, "This part of the sentence is not in the source")
                .evidence(pair.source.index, whole(pair.source.segment))
                .why("Nothing in the source answers these words, and the translation is longer by about their length.")
                .confidence(sureness(pair.target.segment, confidence))
                .scope(Scope::Passage),
        );
    }
}
