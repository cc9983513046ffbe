use std::ops::Range;

use jiff::civil::Date;

use super::lexicon::Lexicon;
use super::sentence::{self, Sentence};
use crate::analysis::numbers::Kind;
use crate::analysis::{DocumentAnalysis, clauses};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Lang, Span, Token};

static RULE: Rule = Rule {
    id: "effect-before-cause",
    summary: "Something lasts since a time before its cause",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.75,
    needs: Needs::Target,
    languages: &["de", "en", "es", "fr"],
    page: include_str!("effect_before_cause.md"),
};

/// “Under guard since the summer, following the murder in November”.
pub struct EffectBeforeCause;

/// A point of time as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Time {
    Year(i16),
    /// A month of no year, and a day in it; of a season the last month.
    Month(i8, Option<i8>),
    Weekday(i8),
}

/// Months within which a month named second comes after the first rather than before it in another year.
const SOON: i8 = 3;

impl Time {
    /// Whether it is surely before the other, in a story of this day.
    fn is_before(self, other: Time, today: Option<Date>) -> bool {
        match (self, other) {
            (Time::Year(a), Time::Year(b)) => a < b,
            (Time::Month(a, day), Time::Month(b, other)) => match today {
                Some(today) => {
                    let (a, b) = (past(today, a, day), past(today, b, other));
                    matches!((a, b), (Some(a), Some(b)) if a < b)
                }
                None if a == b => matches!((day, other), (Some(x), Some(y)) if x < y),
                None => (1..=SOON).contains(&(b - a)),
            },
            (Time::Weekday(a), Time::Weekday(b)) => today.is_some_and(|today| {
                let ago = |day: i8| (today.weekday().to_monday_one_offset() - day).rem_euclid(7);
                ago(a) > ago(b)
            }),
            _ => false,
        }
    }
}

/// The latest day of this month, or this date, that is not after `today`.
fn past(today: Date, month: i8, day: Option<i8>) -> Option<Date> {
    let of = |year: i16| Date::new(year, month, day.unwrap_or(1)).ok();
    of(today.year()).filter(|d| *d <= today).or_else(|| of(today.year() - 1))
}

impl Check for EffectBeforeCause {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let Some((lexicon, sentences)) = sentence::told(document) else { return };
        for sentence in sentences {
            if let Some(span) = reversed(&sentence, lexicon, document.document.date) {
                out.push(
                    Finding::on_target(&RULE, sentence.block.index, span, "What is told as the cause comes after its effect")
                        .why("Nothing begins before its cause: one of the two times is wrong, or the two are not cause and effect."),
                );
            }
        }
    }
}

/// From the time of the effect to the time of its cause, where the cause is later.
fn reversed(sentence: &Sentence, lexicon: &Lexicon, today: Option<Date>) -> Option<Span> {
    let tokens = sentence.tokens;
    let (since, because) = (lexicon.list("since"), lexicon.list("because"));
    if !because.any(tokens) {
        return None;
    }
    let english = sentence.block.segment.lang.same(&Lang::EN);
    let times = times(sentence, lexicon);
    let &[(effect, first, behind), (cause, at, end)] = times.as_slice() else { return None };
    let opening = (first.saturating_sub(3)..first).rev().find_map(|i| since.kind(tokens, i).map(|kind| (kind, i)))?;
    let between = || tokens[opening.1 + 1..first].iter().all(|t| !clauses::is_finite(&t.form));
    if !between() || !english && opening.0 != "state" {
        return None;
    }
    let (link, linked) = (behind..at).find_map(|i| {
        because.at(tokens, i).filter(|&(kind, to)| to <= at && (kind == "any" || is_sentence_for(sentence, lexicon, first))).map(|(_, to)| (i, to))
    })?;
    // between effect and cause no new clause begins
    let near = &tokens[behind..link];
    let verbs = near.iter().filter(|t| t.is_word() && (clauses::is_finite(&t.form) || clauses::may_be_past(&t.form))).count();
    let (clause, purpose) = (lexicon.list("new_clause"), lexicon.list("purpose"));
    let is_mark = |t: &Token| matches!(t.of(&sentence.block.segment.text), ";" | ":" | "–" | "—");
    let joins = |mut range: Range<usize>| range.any(|at| is_mark(&tokens[at]) || clause.at(tokens, at).is_some());
    let parenthesis = matches!(sentence.block.segment.lang.primary(), "fr" | "es") && near.iter().any(|t| &*t.form.lower == ",");
    if verbs > 0 || parenthesis || near.len() > 5 || joins(behind..link) {
        return None;
    }
    // the cause's own clause, and then the end: “following the attack in 2018, were doubled”
    let told = &tokens[linked..at];
    let rest = &tokens[end..];
    let ends = rest.iter().all(|t| !t.is_word() || !clauses::is_finite(&t.form)) && !joins(end..tokens.len());
    let length = told.len() <= 10 && !purpose.any(told) && !told.iter().any(|t| matches!(t.of(&sentence.block.segment.text), "," | ";"));
    let most = lexicon.list("superlatives").any(&tokens[..opening.1]) || tokens[..opening.1].iter().any(|t| english && t.form.lower.ends_with("iest"));
    let of_another_year = lexicon.list("another_year").any(tokens);
    let fits = ends && length && !(most && opening.0 == "state") && !of_another_year && effect.is_before(cause, today);
    fits.then(|| sentence.cover(opening.1, end))
}

/// “Fined in 2017 for the oil spill of 2019”.
fn is_sentence_for(sentence: &Sentence, lexicon: &Lexicon, at: usize) -> bool {
    let crimes = lexicon.list("crimes");
    (at.saturating_sub(4)..at).any(|i| crimes.kind(sentence.tokens, i).is_some())
}

/// The times of a sentence with their first token and the one behind; each place once.
fn times(sentence: &Sentence, lexicon: &Lexicon) -> Vec<(Time, usize, usize)> {
    let mut found: Vec<(Time, usize, usize)> = Vec::new();
    // “in Sept.”: the point may be the sentence's
    let bare = |from: usize, to: usize| (from, to - usize::from(to > from + 1 && sentence.lower(to - 1) == "."));
    for (date, from, to) in sentence.dates() {
        let time = match (date.year(), date.month()) {
            (Some(year), _) => Time::Year(year),
            (None, Some(month)) => Time::Month(month, date.single().map(|(_, day)| day)),
            _ => continue,
        };
        let (from, to) = bare(from, to);
        found.push((time, from, to));
    }
    found.extend(sentence.weekdays().map(|(day, from, to)| (Time::Weekday(day), from, to)));
    let is_year = |n: &&crate::analysis::numbers::Number| n.kind == Kind::Plain && n.hard && n.span.len() == 4 && (1900.0..2100.0).contains(&n.value());
    for number in sentence.numbers().filter(is_year) {
        let (from, to) = sentence.place(number.span);
        if !found.iter().any(|&(_, a, b)| a <= from && from < b) && sentence.tokens.get(from).is_some_and(|t| t.form.lower.bytes().all(|b| b.is_ascii_digit()))
        {
            found.push((Time::Year(number.value() as i16), from, to));
        }
    }
    let seasons = lexicon.list("seasons");
    for at in 0..sentence.tokens.len() {
        if let Some(season) = seasons.kind(sentence.tokens, at).filter(|_| sentence.before(at) == "the") {
            found.extend(season.parse().map(|month| (Time::Month(month, None), at, at + 1)));
        }
    }
    found.sort_by_key(|&(_, from, _)| from);
    found
}
