use crate::analysis::SegmentAnalysis;
use crate::analysis::locale::{self, Foreign};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "figure-of-another-locale",
    summary: "A figure, an amount or a date is written as in another country",
    category: Category::NUMBER_FORMAT,
    severity: Severity::Minor,
    confidence: 0.8,
    needs: Needs::Target,
    languages: &[],
    page: include_str!("figure_of_another_locale.md"),
};

/// A figure, an amount or a date of figures that only another country writes so.
pub struct FigureOfAnotherLocale;

impl Check for FigureOfAnotherLocale {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn block(&self, block: &SegmentAnalysis, out: &mut Vec<Finding>) {
        let segment = block.segment;
        let name = locale::name(segment.lang);
        let mut note = |all: Vec<Foreign>, why: &str| {
            for found in all {
                let message = format!("“{}” is “{}” in {name}", segment.of(found.span), found.fixed);
                out.push(Finding::on_target(&RULE, block.index, found.span, message).why(why).suggest(found.fixed));
            }
        };
        note(locale::figures(segment), "Points and commas in figures are those of the source’s language.");
        note(locale::amounts(segment), "The sign of the currency stands where another language sets it.");
        note(locale::dates(segment, block.dates()), "Day and month stand in the order of another country.");
    }
}
