use crate::analysis::PairAnalysis;
use crate::analysis::facts::{clock, days};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "weekday-changed",
    summary: "A day of the week stands as another one in the translation",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.85,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("weekday_changed.md"),
};

/// A weekday of the source, or a day told from the story's day, that became another.
pub struct WeekdayChanged;

impl Check for WeekdayChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let (source, target) = (pair.source.segment, pair.target.segment);
        let (ours, theirs) = (pair.source.days(), pair.target.days());
        if let Some((i, j)) = days::changed(ours, theirs, pair.document.document.date, clock::counts_past_midnight(source)) {
            let (was, is) = (source.of(ours[i].span), target.of(theirs[j].span));
            out.push(
                Finding::on_target(&RULE, pair.target.index, theirs[j].span, format!("“{is}” is not the day the source names: “{was}”"))
                    .evidence(pair.source.index, ours[i].span)
                    .why("No day of the week in the source is this one.")
                    .confidence(RULE.confidence * pair.confidence),
            );
        }
    }
}
