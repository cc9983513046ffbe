use crate::analysis::PairAnalysis;
use crate::analysis::correspondence::Verdict;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

use super::{clause, whole};

static RULE: Rule = Rule {
    id: "length-out-of-proportion",
    summary: "The translation is far too short or too long for its source",
    category: Category::OMISSION,
    severity: Severity::Minor,
    confidence: 0.65,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("length_out_of_proportion.md"),
};

/// The translation is far too short, or too long, for what its source has to say.
pub struct LengthOutOfProportion;

impl Check for LengthOutOfProportion {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let found = pair.correspondence();
        let (message, category) = match found.verdict {
            Verdict::TooShort => ("The translation is far shorter than its source lets expect", Category::OMISSION),
            Verdict::TooLong => ("The translation is far longer than its source lets expect", Category::ADDITION),
            _ => return,
        };
        // who knows what is missing says that
        if clause::explains_length(pair) {
            return;
        }
        let mut finding = Finding::on_target(&RULE, pair.target.index, whole(pair.target.segment), message)
            .evidence(pair.source.index, whole(pair.source.segment))
            .why("For this pair of languages, hardly one professional translation in a thousand is so far from its usual length: something was left out or added.")
            .confidence(found.confidence);
        finding.category = category;
        out.push(finding);
    }
}
