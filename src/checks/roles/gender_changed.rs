use crate::analysis::PairAnalysis;
use crate::analysis::roles::gender::Evidence;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "gender-changed",
    summary: "A woman of the source is a man in the translation, or the other way round",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.7,
    needs: Needs::Source,
    languages: &["en"],
    page: include_str!("gender_changed.md"),
};

/// A noun, title or pronoun of the other gender.
pub struct GenderChanged;

impl Check for GenderChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let Some(change) = pair.gender_change() else { return };
        let (theirs, ours) = (pair.source.segment.of(change.source), pair.target.segment.of(change.target));
        let (is, not) = if change.woman { ("a woman", "a man") } else { ("a man", "a woman") };
        out.push(
            Finding::on_target(&RULE, pair.target.index, change.target, format!("“{ours}” means {not}, where the source speaks of {is}"))
                .evidence(pair.source.index, change.source)
                .why(match change.evidence {
                    Evidence::Noun => format!("“{theirs}” is {is}, and nothing in the source means {not}."),
                    Evidence::Name => format!("Before the same name the source has “{theirs}”."),
                    Evidence::Only | Evidence::Pronoun => format!("One person is spoken of, and the source calls that person “{theirs}”."),
                })
                .confidence(match change.evidence {
                    Evidence::Noun | Evidence::Name => RULE.confidence,
                    Evidence::Only => 0.65,
                    Evidence::Pronoun => 0.6,
                }),
        );
    }
}
