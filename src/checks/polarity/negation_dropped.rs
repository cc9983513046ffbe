use crate::analysis::PairAnalysis;
use crate::analysis::polarity::{Evidence, Unanswered};
use crate::checks::{Check, renderings};
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "negation-dropped",
    summary: "The source denies something that the translation affirms",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: super::AFFIRMED,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("negation_dropped.md"),
};

/// A negation of the source that the translation lacks.
pub struct NegationDropped;

impl Check for NegationDropped {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let Some(change) = pair.polarity_change().filter(|c| !c.dropped.is_empty()) else { return };
        // “quick to” is what “ne pas manquer de” says
        let accepted = renderings::accepted(pair);
        for &Unanswered { span, evidence } in change.dropped.iter().filter(|n| !accepted.source.iter().any(|cue| cue.overlaps(n.span))) {
            let word = pair.source.segment.of(span);
            out.push(
                Finding::on_source(&RULE, pair.source.index, span, format!("the translation has nothing for the negation “{word}”"))
                    .why(match evidence {
                        Evidence::Stranded => "The translation has an auxiliary that wants its “not”.",
                        Evidence::AffirmedHere => "The translation has the words that are denied, and no denial beside them.",
                        Evidence::Limited => "What the source says is not all is all in the translation.",
                        _ => "No word of the translation denies anything, nor has a negative meaning.",
                    })
                    .confidence(super::confidence(evidence)),
            );
        }
    }
}
