use crate::analysis::{DocumentAnalysis, clauses};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

use super::years::{self, Year};

static RULE: Rule = Rule {
    id: "future-for-past-year",
    summary: "A past year stands with a verb in the future",
    category: Category::MISTRANSLATION,
    severity: Severity::Critical,
    confidence: 0.85,
    needs: Needs::Target,
    languages: &["en"],
    page: include_str!("future_for_past_year.md"),
};

/// A year that was over when the story appeared stands with a verb in the future.
pub struct FutureForPastYear;

impl Check for FutureForPastYear {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let Some(date) = document.document.date else { return };
        for block in document.blocks().filter(|b| b.segment.role.is_prose()) {
            let text = &block.segment.text;
            for year in years::adverbial(block, &["in", "by", "during", "until"]).iter().filter(|y| y.year < date.year()) {
                let leading = year.leads.then(|| year.verb_after(text)).flatten().filter(|&v| is_future(year, v));
                if let Some(verb) = leading.or_else(|| verb_before(year)) {
                    out.push(
                        Finding::on_target(
                            &RULE,
                            block.index,
                            year.span(verb, 2),
                            format!("{} is past in a story of {}, but the verb is in the future", year.year, date.year()),
                        )
                        .why("A passive of the source was taken for a future, or the other way round: what happened is announced as a plan."),
                    );
                }
            }
        }
    }
}

/// Whether the verb is “will …” or “is expected to …”, and not “will have …”.
fn is_future(year: &Year, verb: usize) -> bool {
    let next = years::past_adverbs(year.tokens, verb + 1);
    match year.lower(verb) {
        "will" | "won't" => {
            let noun = verb > 0 && clauses::is_determiner(&year.tokens[verb - 1].form) || year.tokens[verb].form.capital;
            !noun && !matches!(year.lower(next), "have" | "" | "," | ".")
        }
        "is" | "are" => matches!(year.lower(next), "expected" | "going" | "set" | "due" | "scheduled" | "planned" | "supposed") && year.lower(next + 1) == "to",
        _ => false,
    }
}

/// “will be confiscated in 2024”: the verb right before the year.
fn verb_before(year: &Year) -> Option<usize> {
    let before = year.preposition.checked_sub(1)?;
    let will = (before.saturating_sub(4)..before).rev().find(|&i| matches!(year.lower(i), "will" | "won't"))?;
    let next = years::past_adverbs(year.tokens, will + 1);
    let last = if year.lower(next) == "be" { years::past_adverbs(year.tokens, next + 1) } else { next };
    let participle = last == next || clauses::may_be_participle(&year.tokens[last].form);
    (last == before && participle && is_future(year, will)).then_some(will)
}
