use std::ops::AddAssign;

use crate::document::Document;
use crate::finding::{Finding, Scope, Score, Severity, Verdict};

/// MQM's linear calibrated scoring model: 100 − penalty per `per` words × (100 − `pass`) / `acceptable`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Pass threshold (PT).
    pub pass: f64,
    /// Penalty points that are just acceptable in `per` words (APP).
    pub acceptable: f64,
    /// Reference word count (RWC).
    pub per: f64,
}

impl Default for Scale {
    /// PT 95, APP 10 in 1000 words: two major errors in a long story still pass, a third does not. A newsroom's choice,
    /// the standard leaves both to the user.
    fn default() -> Self {
        Scale { pass: 95.0, acceptable: 10.0, per: 1000.0 }
    }
}

impl Scale {
    /// The score of a text. It fails below the threshold or with any critical error, which no shortness excuses.
    pub fn score(&self, tally: &Tally) -> Score {
        let per_word = if tally.words > 0.0 { tally.penalty / tally.words } else { 0.0 };
        let raw = (100.0 * (1.0 - per_word)).max(0.0);
        let calibrated = (100.0 - per_word * self.per * (100.0 - self.pass) / self.acceptable).max(0.0);
        let verdict = if tally.critical > 0 {
            Verdict::Fail
        } else if tally.words < Score::SUFFICIENT_WORDS {
            Verdict::InsufficientSample
        } else if calibrated >= self.pass {
            Verdict::Pass
        } else {
            Verdict::Fail
        };
        Score { verdict, raw, calibrated, words: tally.words, penalty: tally.penalty }
    }
}

/// What a score is made of; those of several documents add up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    pub words: f64,
    pub penalty: f64,
    pub critical: usize,
}

impl Tally {
    pub fn of(document: &Document, findings: &[Finding]) -> Tally {
        let mut tally = Tally {
            // an empty `sum` of floats is -0
            words: document.blocks.iter().fold(0.0, |sum, &b| sum + document.segments[b].words()),
            penalty: findings.iter().fold(0.0, |sum, f| sum + f.severity.points()),
            critical: findings.iter().filter(|f| f.severity == Severity::Critical || f.scope >= Scope::Comparison).count(),
        };
        // what is no translation of its source has no good word in it
        if findings.iter().any(|f| f.scope >= Scope::Comparison) {
            tally.penalty = tally.penalty.max(tally.words);
        }
        tally
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.words += other.words;
        self.penalty += other.penalty;
        self.critical += other.critical;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::samples;

    fn score(words: f64, penalty: f64, critical: usize) -> Score {
        Scale::default().score(&Tally { words, penalty, critical })
    }

    #[test]
    fn the_threshold_is_where_the_acceptable_penalty_ends() {
        let at = score(1000.0, 10.0, 0);
        assert_eq!((at.raw, at.calibrated, at.verdict), (99.0, 95.0, Verdict::Pass));
        assert_eq!(score(1000.0, 11.0, 0).verdict, Verdict::Fail);
        assert_eq!(score(2000.0, 20.0, 0).calibrated, 95.0);
        assert_eq!(score(1000.0, 900.0, 0).calibrated, 0.0);
    }

    #[test]
    fn a_short_text_gets_no_verdict_unless_an_error_is_critical() {
        assert_eq!(score(249.0, 5.0, 0).verdict, Verdict::InsufficientSample);
        assert_eq!(score(249.0, 25.0, 1).verdict, Verdict::Fail);
        assert_eq!(score(100_000.0, 25.0, 1).verdict, Verdict::Fail);
        assert_eq!(score(0.0, 0.0, 0).verdict, Verdict::InsufficientSample);
    }

    #[test]
    fn words_of_all_rows_and_points_of_all_findings_count() {
        let document = samples::rows(&["The client is held.", "Two men fled."]);
        let tally = Tally::of(&document, &[samples::on("a", 0, 4..10, 0.9), samples::on("b", 1, 0..3, 0.5)]);
        assert_eq!((tally.words, tally.penalty, tally.critical), (7.0, 10.0, 0));
    }

    #[test]
    fn a_story_paired_with_the_wrong_source_fails() {
        let document = samples::rows(&["The client is held."; 100]);
        let tally = Tally::of(&document, &[samples::on("misaligned", 0, 0..19, 0.9).scope(Scope::Comparison)]);
        let score = Scale::default().score(&tally);
        assert_eq!((score.raw, score.calibrated, score.verdict), (0.0, 0.0, Verdict::Fail));
    }
}
