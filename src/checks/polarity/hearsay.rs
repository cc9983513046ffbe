use crate::analysis::hearsay::{self, ShownBy};
use crate::analysis::{PairAnalysis, modality};
use crate::checks::{Check, renderings};
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static FACT: Rule = Rule {
    id: "hearsay-as-fact",
    summary: "The source reports hearsay, which the translation states as a fact",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    // an entry of the rendering base that speaks of the same words knows better
    confidence: 0.6,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("hearsay_as_fact.md"),
};

static CONDITION: Rule = Rule {
    id: "hearsay-as-condition",
    summary: "A conditional by which the source reports hearsay is rendered as a condition",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.65,
    needs: Needs::Source,
    languages: &["en"],
    page: include_str!("hearsay_as_condition.md"),
};

/// Hearsay that the translation states as a fact.
pub struct HearsayAsFact;

impl Check for HearsayAsFact {
    fn rule(&self) -> &'static Rule {
        &FACT
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let (source, target) = (pair.source.segment, pair.target.segment);
        let Some(found) = hearsay::of(source).filter(|_| modality::is_reported(target) == Some(false)) else { return };
        if renderings::accepted(pair).source.iter().any(|cue| cue.overlaps(found.span)) {
            return;
        }
        let cue = source.of(found.span);
        out.push(
            Finding::on_source(&FACT, pair.source.index, found.span, format!("“{cue}” marks hearsay; the translation states it as a fact"))
                .why("No word of the translation says that this is alleged, reported or believed. What nobody vouches for is printed as what happened.")
                .confidence(FACT.confidence * pair.confidence),
        );
    }
}

/// A conditional of hearsay that is rendered word for word.
pub struct HearsayAsCondition;

impl Check for HearsayAsCondition {
    fn rule(&self) -> &'static Rule {
        &CONDITION
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let (source, target) = (pair.source.segment, pair.target.segment);
        let Some(found) = hearsay::of(source).filter(|h| h.shown_by == ShownBy::AttributedForm) else { return };
        let Some(span) = hearsay::conditional(target) else { return };
        let (cue, words) = (source.of(found.span), target.of(span));
        out.push(
            Finding::on_target(&CONDITION, pair.target.index, span, format!("“{cue}” reports what somebody says; “{words}” reads as if it had not happened"))
                .evidence(pair.source.index, found.span)
                .why("The conditional of the source leaves it to somebody else to vouch for what is said. In English that is “allegedly”, “reportedly” or “is said to have”; “would have” is what did not come about.")
                .suggest("allegedly")
                .confidence(CONDITION.confidence * pair.confidence),
        );
    }
}
