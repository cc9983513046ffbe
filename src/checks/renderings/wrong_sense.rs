use crate::analysis::PairAnalysis;
use crate::analysis::senses::WrongSense as Wrong;
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

/// Odds from which another sense goes clearly better: where words of the source speak for it, and where only the translation's do.
const SUPPORTED: f32 = 0.4;
const UNSUPPORTED: f32 = 1.1;
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
            let speaks = if wrong.supported { "the words beside it speak for" } else { "better with the words around it goes" };
            out.push(
                Finding::on_target(&RULE, pair.target.index, wrong.target, format!("“{words}” takes “{cue}” in another sense; here it may mean “{meant}”"))
                    .evidence(pair.source.index, wrong.source)
                    .why(format!("“{cue}” has several senses, and {speaks} “{meant}”."))
                    .suggest(meant.as_ref())
                    .confidence(confidence(wrong) * pair.confidence),
            );
        }
    }
}

fn confidence(wrong: &Wrong) -> f32 {
    let clear = if wrong.supported { SUPPORTED } else { UNSUPPORTED };
    let beyond = wrong.odds - clear;
    if beyond < 0.0 { SHOWN / (1.0 + (-wrong.odds).exp()) } else { (SHOWN + STEP * beyond).min(SUREST) }
}
