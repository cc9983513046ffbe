use crate::analysis::PairAnalysis;
use crate::analysis::facts::days;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "date-changed",
    summary: "A date, or a month, stands as another one in the translation",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.85,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("date_changed.md"),
};

/// Confidence where only the month is told.
const MONTH: f32 = 0.75;

/// A date of the source that became another.
pub struct DateChanged;

impl Check for DateChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let (source, target) = (pair.source.segment, pair.target.segment);
        if let Some((ours, theirs)) = pair.date_change() {
            let (was, is) = (source.of(ours.span), target.of(theirs.span));
            let sure = if ours.has_day() && theirs.has_day() { RULE.confidence } else { MONTH };
            out.push(
                Finding::on_target(&RULE, pair.target.index, theirs.span, format!("“{is}” is not the date the source gives: “{was}”"))
                    .evidence(pair.source.index, ours.span)
                    .why("No date of the source can be this one; day and month may have changed places.")
                    .confidence(sure * pair.confidence),
            );
            return;
        }
        let (ours, theirs) = (pair.source.days(), pair.target.days());
        if let Some((i, j)) = days::changed_season(ours, theirs) {
            let (was, is) = (source.of(ours[i].span), target.of(theirs[j].span));
            out.push(
                Finding::on_target(&RULE, pair.target.index, theirs[j].span, format!("“{is}” is not the part of the year the source names: “{was}”"))
                    .evidence(pair.source.index, ours[i].span)
                    .why("Both texts name one quarter or half of a year, and not the same.")
                    .confidence(MONTH * pair.confidence),
            );
        }
    }
}
