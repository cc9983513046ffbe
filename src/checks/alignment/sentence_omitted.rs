use crate::analysis::correspondence::Verdict;
use crate::analysis::{DocumentAnalysis, PairAnalysis};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Scope, Severity};

use super::{sureness, unanswered, whole};

static RULE: Rule = Rule {
    id: "sentence-omitted",
    summary: "A sentence of the source is not in the translation",
    category: Category::OMISSION,
    severity: Severity::Minor,
    confidence: 0.7,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("sentence_omitted.md"),
};

const WHY: &str = "Nothing in the translation answers this sentence: it was left out, or shortened away on purpose.";

/// A sentence of the source that the translation leaves out.
pub struct SentenceOmitted;

impl Check for SentenceOmitted {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let found = pair.correspondence();
        if let Verdict::Omitted(span) = found.verdict {
            out.push(
                Finding::on_source(&RULE, pair.source.index, span, "This sentence of the source is not translated")
                    .why(WHY)
                    .confidence(sureness(pair.source.segment, found.confidence))
                    .scope(Scope::Passage),
            );
        }
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        for (index, confidence) in unanswered(document, |p| p.source) {
            let segment = &document.segments[index].segment;
            out.push(
                Finding::on_source(&RULE, index, whole(segment), "This sentence of the source is not translated")
                    .why(WHY)
                    .confidence(confidence)
                    .scope(Scope::Passage),
            );
        }
    }
}
