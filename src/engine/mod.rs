//! Drives documents through the checks; the faces call only this.
pub mod align;
mod assemble;
pub mod examples;
mod parallel;
mod run;

pub use run::{Outcome, run};

use crate::analysis::{DocumentAnalysis, signals};
use crate::checks::{self, Check};
use crate::config::Settings;
use crate::document::{Document, Placement, Row, Story};
use crate::finding::{Finding, Rule};
use crate::knowledge::Knowledge;
use crate::reports::DocumentReport;
use crate::triage::{self, Triaged};

/// A document with what was found in it.
pub struct Checked {
    pub document: Document,
    pub placement: Placement,
    pub triaged: Triaged,
    pub notes: Vec<String>,
}

impl Checked {
    /// What a report says of it.
    pub fn report(&self) -> DocumentReport<'_> {
        let triaged = &self.triaged;
        DocumentReport {
            document: &self.document,
            placement: &self.placement,
            findings: &triaged.findings,
            fingerprints: &triaged.fingerprints,
            segments: &triaged.segments,
            score: &triaged.score,
            notes: &self.notes,
            faint: triaged.faint,
        }
    }
}

/// The settings and the knowledge of one run; shared by all threads.
pub struct Engine {
    pub settings: Settings,
    pub knowledge: Knowledge,
    /// Those that may have a finding that is wanted.
    checks: Vec<&'static dyn Check>,
    /// The rules that know only some languages.
    limited: Vec<&'static Rule>,
}

impl Engine {
    pub fn new(settings: Settings, knowledge: Knowledge) -> Self {
        let limited = checks::RULES.iter().copied().filter(|r| !r.languages.is_empty()).collect();
        Engine { checks: checks::wanted(&settings), limited, settings, knowledge }
    }

    /// Checks rows of one story; `name` is theirs when they name no `doc`.
    pub fn check_rows(&self, name: &str, rows: Vec<Row>) -> Checked {
        self.check(assemble::rows(name, rows, &self.settings))
    }

    /// Checks a story, with the source it was translated from where there is one.
    pub fn check_story(&self, source: Option<Story>, target: Story) -> Checked {
        self.check(assemble::story(source, target, &self.settings, &self.knowledge))
    }

    /// Runs every wanted check over a document and sorts out what they found.
    pub fn check(&self, document: Document) -> Checked {
        let placement = Placement::new(&document);
        let (findings, signals) = {
            let analysis = DocumentAnalysis::with_knowledge(&document, &self.knowledge);
            (self.findings(&analysis), if self.settings.segments { analysis.signals() } else { Vec::new() })
        };
        let triaged = triage::triage(&document, &placement, findings, (&signals::NAMES, &signals), &self.settings);
        let notes = self.notes(&document);
        Checked { document, placement, triaged, notes }
    }

    /// What the reader has to know beside the findings.
    fn notes(&self, document: &Document) -> Vec<String> {
        let Some(target) = document.target_lang else { return Vec::new() };
        let mut silent = self.limited.iter().filter(|r| !r.languages.iter().any(|code| target.is(code))).map(|r| r.id).peekable();
        if silent.peek().is_none() {
            return Vec::new();
        }
        vec![format!("not checked, for want of knowledge of {}: {}", target.name(), silent.collect::<Vec<_>>().join(", "))]
    }

    fn findings(&self, analysis: &DocumentAnalysis) -> Vec<Finding> {
        let pairs: Vec<_> = analysis.pairs().collect();
        let (mut out, mut found) = (Vec::new(), Vec::new());
        for check in &self.checks {
            run_check(*check, analysis, &pairs, &mut found);
            if found.is_empty() {
                continue;
            }
            let (rule, others) = (check.rule().id, check.others());
            // an entry of the base may be named, or the rule it belongs to
            found.retain(|f| {
                let id = f.rule.as_ref();
                self.settings.wants(if others.iter().any(|r| r.id == id) { id } else { rule }, id)
            });
            out.append(&mut found);
        }
        out
    }
}

fn run_check(check: &dyn Check, analysis: &DocumentAnalysis, pairs: &[crate::analysis::PairAnalysis], out: &mut Vec<Finding>) {
    for pair in pairs {
        check.pair(pair, out);
    }
    for block in analysis.blocks() {
        check.block(block, out);
    }
    check.document(analysis, out);
}
