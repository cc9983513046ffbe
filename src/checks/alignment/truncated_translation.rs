use crate::analysis::PairAnalysis;
use crate::analysis::correspondence::Verdict;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Scope, Severity};

use super::whole;

static RULE: Rule = Rule {
    id: "truncated-translation",
    summary: "The translation breaks off in mid-sentence",
    category: Category::OMISSION,
    severity: Severity::Major,
    confidence: 0.85,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("truncated_translation.md"),
};

/// The translation breaks off, or jumps over a part with an ellipsis of its own.
pub struct TruncatedTranslation;

impl Check for TruncatedTranslation {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let found = pair.correspondence();
        if let Verdict::CutOff(span) = found.verdict {
            let ellipsis = pair.target.segment.of(span).starts_with(['…', '.']);
            let (message, why) = if ellipsis {
                (
                    "Words of the source are replaced by an ellipsis",
                    "The source has no ellipsis here and is longer than the translation: something was cut out.",
                )
            } else {
                ("The translation breaks off here", "The source goes on to the end of its sentence; the translation stops without a mark and is far shorter.")
            };
            out.push(
                Finding::on_target(&RULE, pair.target.index, span, message)
                    .evidence(pair.source.index, whole(pair.source.segment))
                    .why(why)
                    .confidence(found.confidence)
                    .scope(Scope::Passage),
            );
        }
    }
}
