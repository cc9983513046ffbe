use super::doubted;
use crate::analysis::PairAnalysis;
use crate::analysis::facts::{conversions, days};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "number-missing",
    summary: "A number of the source is not in the translation",
    category: Category::OMISSION,
    severity: Severity::Major,
    confidence: 0.75,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("number_missing.md"),
};

/// A number of the source that the translation leaves out.
pub struct NumberMissing;

impl Check for NumberMissing {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        if let Some(unit) = conversions::without_figure(pair.target.segment)
            && conversions::without_figure(pair.source.segment).is_none()
        {
            let text = pair.target.segment.of(unit);
            out.push(
                Finding::on_target(&RULE, pair.target.index, unit, format!("“{text}” stands without its figure"))
                    .why("One of the two figures of a conversion is not there."),
            );
        }
        for &(i, doubt) in &pair.number_changes().missing {
            let number = &pair.source.numbers()[i];
            // a date that became another is told as a whole
            if pair.date_change().is_some_and(|(date, _)| date.span.contains(number.span)) {
                continue;
            }
            if days::is_of_season(pair.source.days(), number.span, pair.target.days()) {
                continue;
            }
            if days::is_told_by_weekday(pair.source.dates(), number.span, pair.source.days(), pair.target.days(), pair.document.document.date) {
                continue;
            }
            let text = pair.source.segment.of(number.span);
            out.push(
                Finding::on_source(&RULE, pair.source.index, number.span, format!("“{text}” of the source is not in the translation"))
                    .why("No number or number word of the translation is worth the same.")
                    .confidence(doubted(RULE.confidence, doubt)),
            );
        }
    }
}
