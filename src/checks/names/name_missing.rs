use crate::analysis::PairAnalysis;
use crate::analysis::names::{self, Comparable, Evidence, NameChange};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "name-missing",
    summary: "A name of the source is not in the translation",
    category: Category::OMISSION,
    severity: Severity::Major,
    confidence: 0.55,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("name_missing.md"),
};

/// A name of the source that the translation lacks.
pub struct NameMissing;

impl Check for NameMissing {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let comparable = names::comparable(pair.source.segment.lang, pair.target.segment.lang);
        for change in pair.name_changes() {
            let (Some(source), None) = (change.source, change.target) else { continue };
            let name = pair.source.segment.of(source);
            out.push(
                Finding::on_source(&RULE, pair.source.index, source, format!("“{name}” of the source is not in the translation"))
                    .why("No word of the translation is like this name.")
                    .confidence(confidence(change, comparable)),
            );
        }
    }
}

fn confidence(change: &NameChange, comparable: Comparable) -> f32 {
    match (comparable, change.evidence, change.sure) {
        (Comparable::Spelling, Evidence::Beside, true) => 0.6,
        (Comparable::Heard, Evidence::Beside, true) => RULE.confidence,
        // the core lexicon is far from knowing every common word
        (Comparable::Spelling, _, true) | (Comparable::Spelling, Evidence::Beside, false) => 0.45,
        (Comparable::Heard, _, true) => 0.44,
        (Comparable::Spelling, ..) => 0.25,
        _ => 0.2,
    }
}
