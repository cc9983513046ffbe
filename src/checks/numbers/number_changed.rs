use super::doubted;
use crate::analysis::PairAnalysis;
use crate::analysis::facts::{conversions, days};
use crate::analysis::numbers::{Kind, Number};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "number-changed",
    summary: "A number stands as another one in the translation",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.9,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("number_changed.md"),
};

/// Confidence where a number word is involved.
const BY_WORD: f32 = 0.7;

/// A number of the source that became another one.
pub struct NumberChanged;

impl Check for NumberChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let year = pair.document.document.date.map(|date| date.year());
        if let Some((amount, other)) = conversions::worth(pair.target, year)
            && conversions::worth(pair.source, year).is_none()
        {
            let (amount, text) = (pair.target.segment.of(amount), pair.target.segment.of(other));
            out.push(
                Finding::on_target(&RULE, pair.target.index, other, format!("“{text}” is not what “{amount}” is worth"))
                    .why("At no rate of those years was the one amount worth the other.")
                    .confidence(BY_WORD),
            );
        }
        for change in &pair.number_changes().changed {
            // a date that became another is told as a whole
            if pair.date_change().is_some_and(|(_, date)| date.span.contains(pair.target.numbers()[change.target].span)) {
                continue;
            }
            let (source, target) = (&pair.source.numbers()[change.source], &pair.target.numbers()[change.target]);
            // so is a time
            if source.kind == Kind::Time && target.kind == Kind::Time {
                continue;
            }
            if days::is_told(pair.target.dates(), target.span, pair.source.days(), pair.document.document.date) {
                continue;
            }
            let (theirs, ours) = (pair.source.segment.of(source.span), pair.target.segment.of(target.span));
            let mut finding = Finding::on_target(&RULE, pair.target.index, target.span, format!("“{ours}” does not say what the source says: “{theirs}”"))
                .evidence(pair.source.index, source.span)
                .why(format!("The source has “{theirs}”, and no number of the translation is worth the same."))
                .confidence(doubted(if source.hard && target.hard { RULE.confidence } else { BY_WORD }, change.doubt));
            finding.suggestions.extend(written_like(ours, source));
            out.push(finding);
        }
    }
}

/// The source's number in the target's way of writing, where that is plain digits.
fn written_like(ours: &str, source: &Number) -> Option<String> {
    let value = source.value();
    let whole = value.fract() == 0.0 && (0.0..1e15).contains(&value);
    if !whole || !source.parts.is_empty() || !ours.bytes().all(|b| b.is_ascii_digit() || b == b',') {
        return None;
    }
    let plain = format!("{value}");
    if !ours.contains(',') {
        return Some(plain);
    }
    let mut grouped = String::new();
    for (i, c) in plain.chars().enumerate() {
        if i > 0 && (plain.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(c);
    }
    Some(grouped)
}
