use crate::analysis::{DocumentAnalysis, clauses};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

use super::years::{self, Year};

static RULE: Rule = Rule {
    id: "past-for-future-year",
    summary: "A year still to come stands with a verb in the past",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.8,
    needs: Needs::Target,
    languages: &["en"],
    page: include_str!("past_for_future_year.md"),
};

/// Verbs by which the past speaks of the future: what was planned, decided or foretold.
const PLANNING: &[&str] = &[
    "said",
    "announced",
    "planned",
    "pledged",
    "vowed",
    "promised",
    "agreed",
    "wanted",
    "hoped",
    "expected",
    "aimed",
    "decided",
    "predicted",
    "forecast",
    "projected",
    "estimated",
    "proposed",
    "awarded",
    "scheduled",
    "warned",
    "set",
    "put",
    "postponed",
    "delayed",
    "moved",
    "called",
    "chosen",
    "won",
    "slated",
    "supposed",
    "meant",
    "due",
    "intended",
    "designed",
    "told",
    "added",
    "wrote",
    "imagined",
    "envisaged",
    "envisioned",
    "anticipated",
    "extended",
    "renewed",
    "signed",
    "budgeted",
    "targeted",
    "needed",
    "had",
    "did",
    "granted",
    "booked",
    "ordered",
    "approved",
    "based",
    "based",
    "used",
    "let",
    "read",
];

/// A year that is still to come when the story appears stands with a verb in the past.
pub struct PastForFutureYear;

impl Check for PastForFutureYear {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let Some(date) = document.document.date else { return };
        for block in document.blocks().filter(|b| b.segment.role.is_prose()) {
            let text = &block.segment.text;
            let coming = date.year() + 1..=date.year() + 30;
            for year in years::adverbial(block, &["in", "during"]).iter().filter(|y| coming.contains(&y.year)) {
                let leading = year.leads.then(|| year.verb_after(text)).flatten().filter(|&v| is_past(year, v));
                if let Some(verb) = leading.or_else(|| verb_before(year, text)) {
                    out.push(
                        Finding::on_target(
                            &RULE,
                            block.index,
                            year.span(verb, 1),
                            format!("{} is still to come in a story of {}, but the verb is in the past", year.year, date.year()),
                        )
                        .why("What is planned is told as if it had happened, or the year is wrong."),
                    );
                }
            }
        }
    }
}

fn is_past(year: &Year, verb: usize) -> bool {
    let lower = year.lower(verb);
    if matches!(lower, "was" | "were") {
        let next = years::past_adverbs(year.tokens, verb + 1);
        return year.tokens.get(next).is_some_and(|t| clauses::may_be_participle(&t.form)) && !PLANNING.contains(&year.lower(next));
    }
    // a participle has no subject before it, or is followed by its agent
    let sure = !clauses::is_auxiliary(&year.tokens[verb].form) && !PLANNING.contains(&lower);
    let agent = matches!(year.lower(verb + 1), "by" | "to" | "in" | "at" | "with" | "for" | "on");
    sure && (clauses::is_finite(&year.tokens[verb].form)
        || !agent && year.tokens.get(verb + 1).is_some_and(|t| clauses::is_determiner(&t.form) || t.form.lower.bytes().all(|b| b.is_ascii_digit())))
}

/// “was opened in 2027.”: the verb right before the year, which ends the clause.
fn verb_before(year: &Year, text: &str) -> Option<usize> {
    let participle = year.preposition.checked_sub(1)?;
    let verb = (participle.saturating_sub(2)..participle).rev().find(|&i| matches!(year.lower(i), "was" | "were"))?;
    let ends = year.tokens.get(year.at + 1).is_none_or(|t| matches!(t.of(text), "." | "," | ";"));
    let subordinate = year.tokens[..verb].iter().any(|t| matches!(&*t.form.lower, "if" | "whether" | "would" | "could" | "should" | "that" | "as"));
    (ends && !subordinate && is_past(year, verb) && years::past_adverbs(year.tokens, verb + 1) == participle).then_some(verb)
}
