use std::collections::BTreeMap;

use serde::Serialize;

use crate::finding::{Score, Severity, Verdict};

use super::DocumentReport;

/// Findings of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub neutral: usize,
    pub minor: usize,
    pub major: usize,
    pub critical: usize,
}

impl Counts {
    pub fn add(&mut self, severity: Severity) {
        *match severity {
            Severity::Neutral => &mut self.neutral,
            Severity::Minor => &mut self.minor,
            Severity::Major => &mut self.major,
            Severity::Critical => &mut self.critical,
        } += 1;
    }

    pub fn of(&self, severity: Severity) -> usize {
        match severity {
            Severity::Neutral => self.neutral,
            Severity::Minor => self.minor,
            Severity::Major => self.major,
            Severity::Critical => self.critical,
        }
    }

    pub fn total(&self) -> usize {
        self.neutral + self.minor + self.major + self.critical
    }
}

/// A whole run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    pub documents: usize,
    pub segments: usize,
    pub findings: Counts,
    /// Findings of each rule.
    pub rules: BTreeMap<String, usize>,
    /// Findings that were not sure enough to be shown.
    pub faint: usize,
    /// Inputs that could not be read.
    pub problems: usize,
    /// Of all documents together; set at the end of the run.
    pub score: Option<Score>,
}

impl Summary {
    pub fn add(&mut self, report: &DocumentReport) {
        self.documents += 1;
        self.segments += report.document.pairs.len();
        self.faint += report.faint;
        for f in report.findings {
            self.findings.add(f.severity);
            match self.rules.get_mut(f.rule.as_ref()) {
                Some(n) => *n += 1,
                None => drop(self.rules.insert(f.rule.to_string(), 1)),
            }
        }
    }
}

/// A score in words.
pub fn rating(score: &Score) -> String {
    match score.verdict {
        Verdict::Fail if !score.is_firm() => "fail: critical error".to_owned(),
        Verdict::InsufficientSample => "too few words for a score".to_owned(),
        Verdict::Pass => format!("score {:.1} of 100: pass", score.calibrated),
        Verdict::Fail => format!("score {:.1} of 100: fail", score.calibrated),
    }
}

/// A number of things.
pub fn counted(n: usize, thing: &str) -> String {
    format!("{n} {thing}{}", if n == 1 { "" } else { "s" })
}
