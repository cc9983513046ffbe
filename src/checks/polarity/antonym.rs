use crate::analysis::{PairAnalysis, antonyms};
use crate::checks::{Check, renderings};
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "antonym",
    summary: "The translation says the opposite of a word of the source",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.65,
    needs: Needs::Source,
    languages: &["en"],
    page: include_str!("antonym.md"),
};

/// A word in the place of its opposite.
pub struct Antonym;

impl Check for Antonym {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let coverage = &pair.correspondence().coverage;
        if coverage.target.iter().all(|known| known.found) {
            return;
        }
        let (source, target) = (pair.source.segment, pair.target.segment);
        let reversals = antonyms::reversals((source, &|| pair.source.polarity()), (target, &|| pair.target.polarity()), coverage);
        if reversals.is_empty() {
            return;
        }
        let accepted = renderings::accepted(pair);
        for found in reversals.iter().filter(|r| !accepted.target.iter().any(|a| a.overlaps(r.target)) && !accepted.source.iter().any(|a| a.overlaps(r.source)))
        {
            let (cue, word, meant) = (source.of(found.source), target.of(found.target), &found.meant);
            out.push(
                Finding::on_target(&RULE, pair.target.index, found.target, format!("“{word}” is the opposite of “{cue}” ({meant})"))
                    .evidence(pair.source.index, found.source)
                    .why(format!(
                        "The source says “{cue}”, which means “{meant}”. Nothing in the translation says so, and nothing in the source means “{word}”."
                    ))
                    .confidence(RULE.confidence * pair.confidence),
            );
        }
    }
}
