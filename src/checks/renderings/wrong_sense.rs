use crate::analysis::PairAnalysis;
use crate::analysis::senses::WrongSense as Wrong;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "wrong-sense",
    summary: "A word of several senses is translated in one that does not go with the words around it",
    category: Category::MISTRANSLATION,
    severity: Severity::Minor,
    confidence: 0.6,
    needs: Needs::Source,
    languages: &["en"],
    page: include_str!("wrong_sense.md"),
};

/// A word translated in another sense than the one meant.
pub struct WrongSense;

/// Odds from which another sense goes clearly better: where words of the source speak for it, and where only the translation's do.
const SUPPORTED: f32 = 0.6;
const UNSUPPORTED: f32 = 1.15;
/// What is just shown, and how much surer each further step of the odds makes it.
const SHOWN: f32 = 0.5;
const STEP: f32 = 0.08;
const SUREST: f32 = 0.75;

impl Check for WrongSense {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let (source, target) = (pair.source.segment, pair.target.segment);
        for wrong in pair.wrong_senses() {
            let (cue, words, meant) = (source.of(wrong.source), target.of(wrong.target), &wrong.meant);
            let why = match wrong.supported {
                true => format!("“{cue}” has several senses, and the words that stand with it here mostly stand with “{meant}”."),
                false => format!("“{cue}” has several senses, and “{meant}” goes better with the other words of the translation than “{words}”."),
            };
            out.push(
                Finding::on_target(&RULE, pair.target.index, wrong.target, format!("“{words}” takes “{cue}” in another sense; here it may mean “{meant}”"))
                    .evidence(pair.source.index, wrong.source)
                    .why(why)
                    .suggest(meant.as_ref())
                    .confidence(confidence(wrong) * pair.confidence),
            );
        }
    }
}

fn confidence(wrong: &Wrong) -> f32 {
    let beyond = wrong.odds - if wrong.supported { SUPPORTED } else { UNSUPPORTED };
    if beyond >= 0.0 { (SHOWN + STEP * beyond).min(SUREST) } else { SHOWN / (1.0 + (-wrong.odds).exp()) }
}
