use crate::analysis::correspondence::Verdict;
use crate::analysis::{DocumentAnalysis, PairAnalysis};
use crate::checks::{Check, renderings};
use crate::finding::{Category, Finding, Needs, Rule, Scope, Severity};

use super::whole;

static RULE: Rule = Rule {
    id: "misaligned",
    summary: "Source and translation have nothing to do with each other",
    category: Category::MISTRANSLATION,
    severity: Severity::Minor,
    confidence: 0.7,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("misaligned.md"),
};

/// Evidence (a logarithm of likelihood) from which strangers are beyond doubt.
const BEYOND_DOUBT: f32 = -5.0;

/// Source and translation have nothing to do with each other.
pub struct Misaligned;

impl Check for Misaligned {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let pairs: Vec<PairAnalysis> = document.pairs().collect();
        let strangers: Vec<&PairAnalysis> = pairs.iter().filter(|p| p.correspondence().verdict == Verdict::Strangers && !renderings::meet(p)).collect();
        // a story of which every third pair fails was paired with the wrong text, or row by row out of step
        if strangers.len() >= 3 && strangers.len() * 3 >= pairs.len() {
            let first = strangers[0];
            out.push(
                Finding::on_target(&RULE, first.target.index, whole(first.target.segment), format!("{} of {} pairs do not belong together", strangers.len(), pairs.len()))
                    .evidence(first.source.index, whole(first.source.segment))
                    .why("So many sentences of this story lack the names, numbers and words of their source that the two texts must have been paired wrongly, or have slipped out of step. This is the first.")
                    .severity(Severity::Major)
                    .confidence(0.95)
                    .scope(Scope::Comparison),
            );
            return;
        }
        for pair in strangers {
            let found = pair.correspondence();
            let severity = if found.support < BEYOND_DOUBT { Severity::Major } else { Severity::Minor };
            out.push(
                Finding::on_target(&RULE, pair.target.index, whole(pair.target.segment), "This does not seem to be a translation of its source")
                    .evidence(pair.source.index, whole(pair.source.segment))
                    .why("The names, numbers and related words that must show on both sides are missing, so the sentence translates something else.")
                    .severity(severity)
                    .confidence(found.confidence)
                    .scope(Scope::Segment),
            );
        }
    }
}
