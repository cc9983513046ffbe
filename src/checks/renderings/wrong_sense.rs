use crate::analysis::{PairAnalysis, senses};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "wrong-sense",
    summary: "A word of several senses is translated in one that does not go with the words around it",
    category: Category::MISTRANSLATION,
    severity: Severity::Minor,
    confidence: 0.52,
    needs: Needs::Source,
    languages: &["en"],
    page: include_str!("wrong_sense.md"),
};

/// A word translated in another sense than the one meant.
pub struct WrongSense;

/// A margin from which another sense goes clearly better; below half of it nothing is said.
const CLEAR: f32 = 1.8;

impl Check for WrongSense {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let (source, target) = (pair.source.segment, pair.target.segment);
        for wrong in senses::wrong_senses(source, target, &pair.correspondence().coverage).into_iter().filter(|w| w.margin > CLEAR / 2.0) {
            let (cue, words, meant) = (source.of(wrong.source), target.of(wrong.target), &wrong.meant);
            out.push(
                Finding::on_target(&RULE, pair.target.index, wrong.target, format!("“{words}” takes “{cue}” in another sense; here it may mean “{meant}”"))
                    .evidence(pair.source.index, wrong.source)
                    .why(format!("“{cue}” has several senses, and “{meant}” goes better with the words around it than “{words}”."))
                    .suggest(meant.as_ref())
                    .confidence(confidence(wrong.margin) * pair.confidence),
            );
        }
    }
}

fn confidence(margin: f32) -> f32 {
    (RULE.confidence * margin / CLEAR).min(0.65)
}
