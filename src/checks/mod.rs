//! The checks: pure functions from what is analysed to findings.
mod alignment;
mod encoding;
mod facts;
mod fluency;
mod language;
mod names;
mod numbers;
mod polarity;
mod quotation;
mod renderings;
mod roles;
mod story;

use std::sync::LazyLock;

use crate::analysis::{DocumentAnalysis, PairAnalysis, SegmentAnalysis};
use crate::config::Settings;
use crate::finding::{Finding, Rule};

/// A check speaks for a rule, at whichever level it needs.
pub trait Check: Sync {
    fn rule(&self) -> &'static Rule;

    /// Rules it speaks for beside its own, where one search serves several.
    fn others(&self) -> &'static [&'static Rule] {
        &[]
    }

    /// Whether its findings carry the ids of the base's entries.
    fn names_entries(&self) -> bool {
        false
    }

    /// Source and target of one aligned pair.
    fn pair(&self, _pair: &PairAnalysis, _out: &mut Vec<Finding>) {}

    /// One paragraph or row of the translation, on its own.
    fn block(&self, _block: &SegmentAnalysis, _out: &mut Vec<Finding>) {}

    /// The whole story.
    fn document(&self, _document: &DocumentAnalysis, _out: &mut Vec<Finding>) {}
}

/// Every check, sorted by its rule's id.
pub static CHECKS: &[&dyn Check] = &[
    &facts::AddressChanged,
    &polarity::AffirmationDenied,
    &story::AgeToldTwoWays,
    &polarity::Antonym,
    &fluency::ArticleMismatch,
    &facts::BoundChanged,
    &fluency::BrokenClause,
    &alignment::ClauseAdded,
    &alignment::ClauseOmitted,
    &story::CountToldTwoWays,
    &facts::DateChanged,
    &story::DayToldTwoWays,
    &story::DeadThenAlive,
    &story::EffectBeforeCause,
    &encoding::EncodingDamage,
    &language::FigureOfAnotherLocale,
    &facts::FiguresExchanged,
    &story::FutureForPastYear,
    &renderings::GarbledRendering,
    &roles::GenderChanged,
    &polarity::Hearsay,
    &alignment::LengthOutOfProportion,
    &fluency::LowercaseStart,
    &alignment::Misaligned,
    &names::NameChanged,
    &names::NameMissing,
    &story::NameSpeltTwoWays,
    &polarity::NegationAdded,
    &polarity::NegationDropped,
    &numbers::NumberAdded,
    &numbers::NumberChanged,
    &numbers::NumberMissing,
    &story::OfficeToldTwoWays,
    &alignment::ParagraphMoved,
    &story::PastForFutureYear,
    &polarity::QuestionChanged,
    &quotation::QuoteOfAnotherLanguage,
    &quotation::QuoteStyleMixed,
    &story::QuoteTranslatedTwoWays,
    &quotation::QuoteUnpaired,
    &quotation::QuoteWordedTwoWays,
    &story::RelationToldTwoWays,
    &fluency::RepeatedPhrase,
    &fluency::RepeatedWord,
    &roles::RolesReversed,
    &alignment::SentenceAdded,
    &fluency::SentenceFragment,
    &alignment::SentenceOmitted,
    &roles::SpeakerChanged,
    &language::SpellingOfAnotherVariety,
    &facts::TimeChanged,
    &fluency::TokenisedPunctuation,
    &facts::TotalDoesNotAddUp,
    &alignment::TruncatedTranslation,
    &facts::UnitChanged,
    &language::UntranslatedResidue,
    &language::UntranslatedSegment,
    &facts::WeekdayChanged,
    &facts::WeekdayOfAnotherDate,
    &language::WrongLanguage,
    &renderings::WrongSense,
];

/// The rules that hold facts against each other: numbers, units, dates, addresses.
pub static FACTS: &[&str] = &[
    "address-changed",
    "bound-changed",
    "date-changed",
    "figures-exchanged",
    "number-added",
    "number-changed",
    "number-missing",
    "time-changed",
    "unit-changed",
    "weekday-changed",
];

/// Every rule, sorted by its id.
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let mut rules: Vec<&Rule> = CHECKS.iter().flat_map(|c| c.others().iter().copied().chain([c.rule()])).collect();
    rules.sort_unstable_by_key(|r| r.id);
    rules
});

/// The checks that may have a finding that is wanted.
pub fn wanted(settings: &Settings) -> Vec<&'static dyn Check> {
    let wants = |rule: &Rule| settings.wants(rule.id, rule.id);
    // what is no rule's id is an entry's
    let entries = settings.only.iter().any(|id| rule(id).is_none());
    let may_report = |check: &dyn Check| wants(check.rule()) || check.others().iter().any(|r| wants(r)) || entries && check.names_entries();
    CHECKS.iter().copied().filter(|c| may_report(*c)).collect()
}

/// The rule of this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.binary_search_by_key(&id, |r| r.id).ok().map(|at| RULES[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(only: &[&str], allow: &[&str]) -> Vec<&'static str> {
        let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        wanted(&Settings { only: set(only), allow: set(allow), ..Settings::default() }).into_iter().map(|c| c.rule().id).collect()
    }

    #[test]
    fn only_checks_that_may_report_run() {
        assert_eq!(run(&["repeated-word"], &[]), ["repeated-word"]);
        assert_eq!(run(&["repeated-word"], &["repeated-word"]), [""; 0]);
        assert_eq!(run(&["term-missing"], &[]), ["garbled-rendering"], "which looks for the terms too");
        assert_eq!(run(&["auftraggeber-crime"], &[]), ["garbled-rendering"], "an entry of the base");
        let all_but_one = run(&[], &["repeated-word"]);
        assert_eq!(all_but_one.len(), CHECKS.len() - 1);
        assert!(!all_but_one.contains(&"repeated-word"));
        assert!(run(&[], &["garbled-rendering"]).contains(&"garbled-rendering"), "the terms are still looked for");
    }
}
