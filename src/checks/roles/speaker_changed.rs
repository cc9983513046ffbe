use crate::analysis::PairAnalysis;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "speaker-changed",
    summary: "A statement is put into the mouth of somebody else",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.65,
    needs: Needs::Source,
    languages: &["en"],
    page: include_str!("speaker_changed.md"),
};

/// A statement whose speaker is another one than in the source.
pub struct SpeakerChanged;

impl Check for SpeakerChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let Some(change) = pair.speaker_change() else { return };
        let (theirs, ours) = (pair.source.segment.of(change.source), pair.target.segment.of(change.target));
        out.push(
            Finding::on_target(&RULE, pair.target.index, change.target, format!("“{ours}” says what “{theirs}” says in the source"))
                .evidence(pair.source.index, change.source)
                .why("Both names stand in both texts, and the verb of saying stands with the other one."),
        );
    }
}
