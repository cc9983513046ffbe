use crate::analysis::correspondence::Verdict;
use crate::analysis::{DocumentAnalysis, PairAnalysis};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Scope, Severity};

use super::{sureness, unanswered, whole};

static RULE: Rule = Rule {
    id: "sentence-added",
    summary: "A sentence says what nothing in the source says",
    category: Category::ADDITION,
    severity: Severity::Major,
    confidence: 0.7,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("sentence_added.md"),
};

const WHY: &str = "Nothing in the source answers this sentence: it was added, or belongs to another place.";

/// A sentence of the translation that nothing in the source says.
pub struct SentenceAdded;

impl Check for SentenceAdded {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let found = pair.correspondence();
        if let Verdict::Added(span) = found.verdict {
            out.push(
                Finding::on_target(&RULE, pair.target.index, span, "This sentence is not in the source")
                    .evidence(pair.source.index, whole(pair.source.segment))
                    .why(WHY)
                    .confidence(sureness(pair.target.segment, found.confidence))
                    .scope(Scope::Passage),
            );
        }
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        if !document.document.has_source() {
            return;
        }
        for (index, confidence) in unanswered(document, |p| p.target) {
            let segment = &document.segments[index].segment;
            out.push(
                Finding::on_target(&RULE, index, whole(segment), "This sentence is not in the source").why(WHY).confidence(confidence).scope(Scope::Passage),
            );
        }
    }
}
