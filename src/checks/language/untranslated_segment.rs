use crate::analysis::{DocumentAnalysis, PairAnalysis};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Scope, Severity};
use crate::text::Span;

use super::copied::is_copy;

static RULE: Rule = Rule {
    id: "untranslated-segment",
    summary: "The translation is its source over again",
    category: Category::UNTRANSLATED,
    severity: Severity::Major,
    confidence: 0.95,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("untranslated_segment.md"),
};

/// Pairs from which a story may be called untranslated as a whole.
const STORY: usize = 4;

pub struct UntranslatedSegment;

impl Check for UntranslatedSegment {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let mut pairs = 0;
        let mut copies: Vec<PairAnalysis> = Vec::new();
        for pair in document.pairs() {
            pairs += 1;
            if is_copy(pair.source.segment, pair.target.segment) {
                copies.push(pair);
            }
        }
        let most = copies.len() >= STORY && copies.len() * 3 >= pairs * 2;
        for pair in copies.iter().take(if most { 1 } else { copies.len() }) {
            let (source, target) = (pair.source.segment, pair.target.segment);
            let message = if most {
                format!("{} of {pairs} segments are still in {}, as in the source", copies.len(), source.lang.name())
            } else {
                format!("Still in {}, as in the source", source.lang.name())
            };
            out.push(
                Finding::on_target(&RULE, pair.target.index, Span::new(0, target.text.len()), message)
                    .evidence(pair.source.index, Span::new(0, source.text.len()))
                    .why(format!("The source was copied; it should have been translated into {}.", target.lang.name()))
                    .scope(if most { Scope::Story } else { Scope::Segment }),
            );
        }
    }
}
