use crate::analysis::PairAnalysis;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Scope, Severity};

use super::{clause, sureness};

static RULE: Rule = Rule {
    id: "clause-omitted",
    summary: "A part of a sentence is not in the translation",
    category: Category::OMISSION,
    severity: Severity::Minor,
    confidence: 0.6,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("clause_omitted.md"),
};

/// A part of a sentence that the translation leaves out.
pub struct ClauseOmitted;

impl Check for ClauseOmitted {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let Some((span, confidence)) = clause::omitted(pair) else { return };
        out.push(
            Finding::on_source(&RULE, pair.source.index, span, "This part of the source is not in the translation")
                .why("Nothing in the translation answers these words, and it is shorter by about their length.")
                .confidence(sureness(pair.source.segment, confidence))
                .scope(Scope::Passage),
        );
    }
}
