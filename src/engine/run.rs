//! One run over files: read, check, report.
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

use crate::document::{Row, Story};
use crate::finding::Severity;
use crate::formats::{self, Item, Problem};
use crate::reports::{Report, Summary};
use crate::triage::{Scale, Tally};

use super::parallel::Batches;
use super::{Checked, Engine};

/// How a run ended.
#[derive(Debug, Default)]
pub struct Outcome {
    pub summary: Summary,
    /// A finding is at or above the gate.
    pub failed: bool,
    pub problems: Vec<Problem>,
}

enum Work {
    Story(Box<Story>),
    Rows(String, Vec<Row>),
    Problem(Problem),
}

enum Done {
    Checked(Box<Checked>),
    Problem(Problem),
}

/// Checks `targets` (files, folders, `-`), each against `source` where one is given, and writes the report document by document.
///
/// # Errors
/// The report cannot be written, or `source` is not one readable story. What cannot be read among the targets is a problem of the
/// outcome.
pub fn run(engine: &Engine, targets: &[PathBuf], source: Option<&Path>, report: &mut dyn Report) -> Result<Outcome> {
    let source = source.map(only_story).transpose()?;
    let threads = engine.settings.threads;
    let pool = (threads != 1).then(|| rayon::ThreadPoolBuilder::new().num_threads(threads).build().context("worker threads cannot be started")).transpose()?;
    let mut outcome = Outcome::default();
    let mut tally = Tally::default();
    let mut failure = None;
    report.begin()?;
    {
        let source = source.as_ref();
        let work = |item: Work| match item {
            Work::Story(story) => Done::Checked(Box::new(engine.check_story(source.cloned(), *story))),
            Work::Rows(name, rows) => Done::Checked(Box::new(engine.check_rows(&name, rows))),
            Work::Problem(problem) => Done::Problem(problem),
        };
        let mut done = |item: Done| {
            let written = match item {
                Done::Checked(checked) => write(&checked, report, &mut outcome, &mut tally, engine.settings.fail_on),
                Done::Problem(problem) => {
                    let written = report.problem(&problem);
                    outcome.problems.push(problem);
                    written
                }
            };
            if let Err(e) = written {
                failure.get_or_insert(e);
            }
        };
        let mut batches = Batches::new(pool.as_ref(), &work, &mut done);
        let name = targets.first().map_or(String::new(), |p| p.display().to_string());
        let _ = formats::read(targets, &mut |item| {
            match item {
                Item::Story(story) => {
                    let size = story.text.len();
                    batches.push(Work::Story(Box::new(story)), size);
                }
                Item::Rows(rows) => {
                    let size = rows.iter().map(|r| r.target.text.len() + r.source.as_ref().map_or(0, |s| s.text.len())).sum();
                    batches.push(Work::Rows(name.clone(), rows), size);
                }
                Item::Problem(problem) => batches.push(Work::Problem(problem), 0),
            }
            ControlFlow::Continue(())
        });
        batches.flush();
    }
    if let Some(e) = failure {
        return Err(e).context("the report cannot be written");
    }
    outcome.summary.problems = outcome.problems.len();
    outcome.summary.score = Some(Scale::default().score(&tally));
    if outcome.summary.documents == 0 && outcome.problems.is_empty() {
        bail!("{}: nothing to check", targets.iter().map(|t| t.display().to_string()).collect::<Vec<_>>().join(", "));
    }
    report.end(&outcome.summary)?;
    Ok(outcome)
}

fn write(checked: &Checked, report: &mut dyn Report, outcome: &mut Outcome, tally: &mut Tally, gate: Severity) -> std::io::Result<()> {
    let triaged = &checked.triaged;
    let entry = checked.report();
    outcome.failed |= triaged.findings.iter().any(|f| f.severity >= gate && f.severity > Severity::Neutral);
    outcome.summary.add(&entry);
    *tally += triaged.tally;
    report.document(&entry)
}

/// The one story in a file that serves as source.
pub(super) fn only_story(path: &Path) -> Result<Story> {
    let mut found = None;
    let mut failure = None;
    let _ = formats::read(&[path.to_owned()], &mut |item| {
        match item {
            Item::Story(story) if found.is_none() => found = Some(story),
            Item::Problem(problem) => failure = Some(anyhow!("{problem}")),
            _ => failure = Some(anyhow!("{}: the source must be one story in plain text; pairs need no --source", path.display())),
        }
        ControlFlow::Continue(())
    });
    match (found, failure) {
        (_, Some(failure)) => Err(failure),
        (Some(story), None) => Ok(story),
        (None, None) => bail!("{}: no story in it", path.display()),
    }
}
