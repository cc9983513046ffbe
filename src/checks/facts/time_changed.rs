use crate::analysis::PairAnalysis;
use crate::analysis::facts::clock;
use crate::analysis::numbers::Kind;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "time-changed",
    summary: "A time of day stands as another one in the translation",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.85,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("time_changed.md"),
};

/// A time of day of the source that became another, by the clock, by the half of the day or in its zone.
pub struct TimeChanged;

impl Check for TimeChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let (ours, theirs) = (pair.source.numbers(), pair.target.numbers());
        let by_the_clock = pair.number_changes().changed.iter().find(|c| [&ours[c.source], &theirs[c.target]].into_iter().all(|n| n.kind == Kind::Time));
        let change = by_the_clock.map(|c| (ours[c.source].span, theirs[c.target].span)).or_else(|| clock::changed(pair.source, pair.target));
        if let Some((source, target)) = change {
            let (was, is) = (pair.source.segment.of(source), pair.target.segment.of(target));
            out.push(
                Finding::on_target(&RULE, pair.target.index, target, format!("“{is}” is not the time the source gives: “{was}”"))
                    .evidence(pair.source.index, source)
                    .why("On no dial of 12 or 24 hours are the two the same time.")
                    .confidence(RULE.confidence * pair.confidence),
            );
        }
    }
}
