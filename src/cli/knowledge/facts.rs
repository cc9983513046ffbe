use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use serde::Deserialize;

use crate::checks;
use crate::cli::CLEAN;
use crate::config::Settings;
use crate::engine::{Engine, examples};
use crate::knowledge::Knowledge;
use crate::text::Lang;

/// One row of the table: a fact in two languages.
#[derive(Deserialize)]
struct Item {
    id: String,
    source_lang: String,
    target_lang: String,
    source: String,
    target: String,
    verdict: Verdict,
    /// What differs.
    differs: Option<String>,
    /// The story's day.
    date: Option<String>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Verdict {
    Same,
    Different,
}

#[derive(Clone, Copy, Default)]
struct Count {
    different: usize,
    found: usize,
    same: usize,
    false_alarms: usize,
}

impl Count {
    fn add(&mut self, verdict: Verdict, told: bool) {
        match verdict {
            Verdict::Different => (self.different, self.found) = (self.different + 1, self.found + usize::from(told)),
            Verdict::Same => (self.same, self.false_alarms) = (self.same + 1, self.false_alarms + usize::from(told)),
        }
    }
}

/// Prints how many facts that differ are found, and how many that are the same are taken for different; with `missed` which.
pub fn run(files: &[PathBuf], missed: bool) -> Result<u8> {
    let engine = Engine::new(Settings::default(), Knowledge::default());
    let mut out = std::io::stdout().lock();
    let (mut all, mut by_kind) = (Count::default(), BTreeMap::<String, Count>::new());
    writeln!(out, "{:<16}{:>10}{:>7}{:>7}{:>14}", "table", "different", "found", "same", "false alarms")?;
    for path in files {
        let mut count = Count::default();
        for item in read(path)? {
            let told = told(&engine, &item).with_context(|| format!("{}: {}", path.display(), item.id))?;
            count.add(item.verdict, told);
            all.add(item.verdict, told);
            by_kind.entry(item.differs.clone().unwrap_or_default()).or_default().add(item.verdict, told);
            if missed && told == (item.verdict == Verdict::Same) {
                writeln!(out, "  {} {}: {} → {}", item.id, if told { "false alarm" } else { "not found" }, item.source, item.target)?;
            }
        }
        row(&mut out, &path.file_stem().unwrap_or_default().to_string_lossy(), &count)?;
    }
    for (kind, count) in by_kind.iter().filter(|(kind, _)| !kind.is_empty()) {
        writeln!(out, "{kind:<16}{:>10}{:>7}", count.different, count.found)?;
    }
    row(&mut out, "all", &all)?;
    let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
    writeln!(out, "precision {:.3}, recall {:.3}", share(all.found, all.found + all.false_alarms), share(all.found, all.different))?;
    Ok(CLEAN)
}

fn row(out: &mut impl Write, name: &str, count: &Count) -> std::io::Result<()> {
    writeln!(out, "{name:<16}{:>10}{:>7}{:>7}{:>14}", count.different, count.found, count.same, count.false_alarms)
}

fn read(path: &Path) -> Result<Vec<Item>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    let rows = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    rows.map(|(n, line)| serde_json::from_str(line).map_err(|e| anyhow!("{}:{}: {e}", path.display(), n + 1))).collect()
}

/// Whether a rule about facts, or an entry of the base (scale words, units), says that the two differ.
fn told(engine: &Engine, item: &Item) -> Result<bool> {
    let (source, target) = (Lang::parse(&item.source_lang)?, Lang::parse(&item.target_lang)?);
    let checked = examples::check(engine, (source, Some(&item.source)), (target, &item.target), item.date.as_deref());
    Ok(checked.triaged.findings.iter().any(|f| checks::FACTS.contains(&f.rule.as_ref()) || checks::rule(&f.rule).is_none()))
}
