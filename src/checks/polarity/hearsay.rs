use crate::analysis::hearsay::{self, ShownBy};
use crate::analysis::{PairAnalysis, modality};
use crate::checks::{Check, renderings};
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::Span;

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

static OTHERS: [&Rule; 1] = [&CONDITION];

/// What the source does not vouch for: stated as a fact, or its conditional rendered word for word.
pub struct Hearsay;

impl Check for Hearsay {
    fn rule(&self) -> &'static Rule {
        &FACT
    }

    fn others(&self) -> &'static [&'static Rule] {
        &OTHERS
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let Some(found) = hearsay::of(pair.source.segment) else { return };
        if found.shown_by == ShownBy::AttributedForm {
            out.extend(as_condition(pair, found.span));
        }
        out.extend(as_fact(pair, found.span));
    }
}

/// Hearsay that the translation states as a fact.
fn as_fact(pair: &PairAnalysis, cue: Span) -> Option<Finding> {
    let told = modality::is_reported(pair.target.segment) == Some(false) && !renderings::accepted(pair).source.iter().any(|other| other.overlaps(cue));
    let words = pair.source.segment.of(cue);
    told.then(|| {
        Finding::on_source(&FACT, pair.source.index, cue, format!("“{words}” marks hearsay; the translation states it as a fact"))
            .why("No word of the translation says that this is alleged, reported or believed. What nobody vouches for is printed as what happened.")
            .confidence(FACT.confidence * pair.confidence)
    })
}

/// A conditional of hearsay that is rendered word for word.
fn as_condition(pair: &PairAnalysis, cue: Span) -> Option<Finding> {
    let span = hearsay::conditional(pair.target.segment)?;
    let (said, words) = (pair.source.segment.of(cue), pair.target.segment.of(span));
    Some(
        Finding::on_target(&CONDITION, pair.target.index, span, format!("“{said}” reports what somebody says; “{words}” reads as if it had not happened"))
            .evidence(pair.source.index, cue)
            .why("The conditional of the source leaves it to somebody else to vouch for what is said. In English that is “allegedly”, “reportedly” or “is said to have”; “would have” is what did not come about.")
            .suggest("allegedly")
            .confidence(CONDITION.confidence * pair.confidence),
    )
}
