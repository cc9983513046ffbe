use crate::analysis::{PairAnalysis, affirmations};
use crate::checks::{Check, renderings};
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "affirmation-denied",
    summary: "An expression with a negative word that affirms is rendered as a denial",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.7,
    needs: Needs::Source,
    languages: &["en"],
    page: include_str!("affirmation_denied.md"),
};

/// “Ne … que” and the like, taken for a denial.
pub struct AffirmationDenied;

impl Check for AffirmationDenied {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        // one sentence on each side: a denial elsewhere is none of this expression
        if pair.source.sentences().len() > 1 || pair.target.sentences().len() > 1 {
            return;
        }
        let Some(denied) = affirmations::denied(pair.source, pair.target) else { return };
        if renderings::accepted(pair).source.iter().any(|cue| cue.overlaps(denied.source)) {
            return;
        }
        let (cue, says) = (pair.source.segment.of(denied.source), denied.says);
        out.push(
            Finding::on_target(&RULE, pair.target.index, denied.target, format!("“{cue}” affirms (“{says}”); here it is a denial"))
                .evidence(pair.source.index, denied.source)
                .why("The expression holds a negative word and denies nothing. The translation denies, and has no word for what the expression says.")
                .confidence(RULE.confidence * pair.confidence),
        );
    }
}
