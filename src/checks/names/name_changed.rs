use crate::analysis::PairAnalysis;
use crate::analysis::names::{self, Comparable, Evidence, NameChange};
use crate::checks::{Check, renderings};
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "name-changed",
    summary: "A name of the translation is not in the source",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.8,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("name_changed.md"),
};

/// A name that the source does not have, where it has another one or none.
pub struct NameChanged;

impl Check for NameChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let changes = pair.name_changes();
        if changes.is_empty() {
            return;
        }
        // the accepted name of an institution is no other name
        let accepted = renderings::accepted(pair);
        for change in changes {
            let Some(target) = change.target.filter(|t| !accepted.target.iter().any(|a| a.contains(*t))) else { continue };
            let ours = pair.target.segment.of(target);
            let mut finding = match change.source {
                Some(source) => {
                    let theirs = pair.source.segment.of(source);
                    Finding::on_target(&RULE, pair.target.index, target, format!("“{ours}” where the source has “{theirs}”"))
                        .evidence(pair.source.index, source)
                        .why(format!("No word of the source is like “{ours}”, and “{theirs}” is not in the translation."))
                }
                None => Finding::on_target(&RULE, pair.target.index, target, format!("“{ours}” is not in the source")).why(match change.evidence {
                    Evidence::Strange => "No word of the source is like this name, and it has little to do with the words around it.",
                    _ => "No word of the source is like this name.",
                }),
            };
            if change.source.is_none() {
                // a writer may add a name that explains
                finding = finding.severity(Severity::Minor);
            }
            finding.confidence = confidence(change, names::comparable(pair.source.segment.lang, pair.target.segment.lang));
            out.push(finding);
        }
    }
}

fn confidence(change: &NameChange, comparable: Comparable) -> f32 {
    if change.steady {
        return 0.4;
    }
    match (comparable, change.evidence, change.sure, change.in_story) {
        (Comparable::Spelling, Evidence::Beside, true, false) => RULE.confidence,
        (Comparable::Spelling, Evidence::Instead, true, false) => 0.6,
        (_, Evidence::Replaced, true, false) => 0.56,
        (_, Evidence::Replaced, true, true) => 0.5,
        (_, Evidence::Replaced, false, _) => 0.45,
        (_, Evidence::Strange, true, false) => 0.53,
        (_, Evidence::Strange, ..) => 0.4,
        (Comparable::Spelling, Evidence::Beside, true, true) => 0.55,
        (Comparable::Heard, Evidence::Beside, true, false) => 0.6,
        (Comparable::Heard, Evidence::Instead, true, false) => 0.48,
        // institutions and things have names that are translated word by word
        (Comparable::Spelling, Evidence::Beside | Evidence::Instead, false, false) => 0.47,
        (Comparable::Spelling, Evidence::Alone, false, false) => 0.45,
        // a name that stands by itself explains no other
        (Comparable::Spelling, Evidence::Alone, true, false) => 0.49,
        (Comparable::Heard, Evidence::Alone, true, false) => 0.48,
        (Comparable::Spelling, ..) | (_, Evidence::Beside, ..) => 0.4,
        (_, Evidence::Instead, ..) => 0.3,
        _ => 0.2,
    }
}
