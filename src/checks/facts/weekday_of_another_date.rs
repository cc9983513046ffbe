use crate::analysis::DocumentAnalysis;
use crate::analysis::facts::weekday;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "weekday-of-another-date",
    summary: "The date beside a day of the week is another day",
    category: Category::INCONSISTENCY,
    severity: Severity::Major,
    confidence: 0.8,
    needs: Needs::Target,
    languages: &[],
    page: include_str!("weekday_of_another_date.md"),
};

/// A weekday with a date that does not fall on it.
pub struct WeekdayOfAnotherDate;

impl Check for WeekdayOfAnotherDate {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let today = document.document.date;
        for block in document.blocks() {
            let Some(found) = weekday::misplaced(block, today) else { continue };
            // what the source has too is for its author to mend
            let of_source = document.source_of(block).is_some_and(|source| weekday::misplaced(source, today).is_some());
            if !of_source {
                let words = block.segment.of(found.span);
                out.push(
                    Finding::on_target(&RULE, block.index, found.span, format!("{} is a {}, not what “{words}” says", found.date, found.date.strftime("%A")))
                        .why("The day of the week and the date cannot both be right."),
                );
            }
        }
    }
}
