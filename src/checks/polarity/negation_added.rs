use crate::analysis::PairAnalysis;
use crate::analysis::polarity::{Evidence, Unanswered};
use crate::checks::{Check, renderings};
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "negation-added",
    summary: "The translation denies something that the source affirms",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: super::AFFIRMED,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("negation_added.md"),
};

/// A negation of the translation that the source lacks.
pub struct NegationAdded;

impl Check for NegationAdded {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let Some(change) = pair.polarity_change().filter(|c| !c.added.is_empty()) else { return };
        // “not guilty” is what an acquittal says
        let accepted = renderings::accepted(pair);
        for &Unanswered { span, evidence } in change.added.iter().filter(|n| !accepted.target.iter().any(|a| a.contains(n.span))) {
            let word = pair.target.segment.of(span);
            out.push(
                Finding::on_target(&RULE, pair.target.index, span, format!("“{word}” answers no negation of the source"))
                    .why(match evidence {
                        Evidence::AffirmedHere => "The source has the words that are denied, and no denial beside them.",
                        _ => "No word of the source denies anything, nor has a negative meaning.",
                    })
                    .confidence(match evidence {
                        // other languages deny in words that no list holds
                        Evidence::AffirmedHere | Evidence::Bare => 0.45,
                        sure => super::confidence(sure),
                    }),
            );
        }
    }
}
