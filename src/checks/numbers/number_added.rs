use super::doubted;
use crate::analysis::PairAnalysis;
use crate::analysis::facts::calendar::CalendarDate;
use crate::analysis::facts::days;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "number-added",
    summary: "A number of the translation is not in the source",
    category: Category::ADDITION,
    severity: Severity::Major,
    confidence: 0.75,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("number_added.md"),
};

/// A number of the translation that the source does not have.
pub struct NumberAdded;

impl Check for NumberAdded {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        for &(i, doubt) in &pair.number_changes().added {
            let number = &pair.target.numbers()[i];
            if days::is_told(pair.target.dates(), number.span, pair.source.days(), pair.document.document.date) {
                continue;
            }
            // the night of May 8-9
            let dated = |d: &&CalendarDate| d.span.contains(number.span) && d.days().iter().any(|day| f64::from(*day) == number.value());
            if pair.target.dates().iter().find(dated).is_some_and(|theirs| pair.source.dates().iter().any(|ours| ours.may_be(theirs))) {
                continue;
            }
            let text = pair.target.segment.of(number.span);
            out.push(
                Finding::on_target(&RULE, pair.target.index, number.span, format!("“{text}” is not in the source"))
                    .why("No number or number word of the source is worth the same.")
                    .confidence(doubted(RULE.confidence, doubt)),
            );
        }
    }
}
