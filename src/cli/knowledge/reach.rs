use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use serde::Deserialize;

use crate::cli::CLEAN;
use crate::config::Settings;
use crate::engine::{Engine, examples};
use crate::knowledge::{Knowledge, store};
use crate::text::Lang;

/// One row of a set: the sentence, how a machine garbled it, how it should be.
#[derive(Deserialize)]
struct Item {
    id: String,
    source: String,
    garbled: String,
    right: String,
}

#[derive(Default)]
struct Count {
    items: usize,
    with_source: usize,
    alone: usize,
    /// Right sentences that something fires on, with the source or without.
    false_alarms: usize,
}

pub fn run(files: &[PathBuf], missed: bool) -> Result<u8> {
    let engine = Engine::new(Settings::default(), Knowledge::default());
    let mut out = std::io::stdout().lock();
    writeln!(out, "{:<8}{:>6}{:>13}{:>8}{:>14}", "pair", "items", "with source", "alone", "false alarms")?;
    let mut all = Count::default();
    for path in files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (source, target) = store::languages(&name).with_context(|| path.display().to_string())?;
        let mut count = Count::default();
        let mut unfound = Vec::new();
        for item in read(path)? {
            let found = |with_source: bool| found(&engine, source, target, &item, with_source);
            let ((both, wrong), (alone, wrong_alone)) = (found(true), found(false));
            count.items += 1;
            count.with_source += usize::from(both);
            count.alone += usize::from(alone);
            count.false_alarms += usize::from(wrong || wrong_alone);
            if !both {
                unfound.push(item.id);
            }
        }
        row(&mut out, &name, &count)?;
        if missed {
            writeln!(out, "        {}", unfound.join(" "))?;
        }
        all.items += count.items;
        all.with_source += count.with_source;
        all.alone += count.alone;
        all.false_alarms += count.false_alarms;
    }
    row(&mut out, "all", &all)?;
    Ok(CLEAN)
}

fn row(out: &mut impl Write, name: &str, count: &Count) -> std::io::Result<()> {
    let share = |n: usize| format!("{n} ({:.0}%)", 100.0 * n as f64 / count.items.max(1) as f64);
    writeln!(out, "{name:<8}{:>6}{:>13}{:>8}{:>14}", count.items, share(count.with_source), share(count.alone), count.false_alarms)
}

fn read(path: &Path) -> Result<Vec<Item>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    let rows = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    rows.map(|(n, line)| serde_json::from_str(line).map_err(|e| anyhow!("{}:{}: {e}", path.display(), n + 1))).collect()
}

/// Whether something is found that the right sentence lacks; whether anything fires on the right sentence.
fn found(engine: &Engine, source: Lang, target: Lang, item: &Item, with_source: bool) -> (bool, bool) {
    let findings = |text: &str| -> HashSet<(String, Option<String>)> {
        let checked = examples::check(engine, (source, with_source.then_some(&*item.source)), (target, text), None);
        let words = |f: &crate::finding::Finding| f.target.map(|m| checked.document.segments[m.segment].of(m.span).to_owned());
        checked.triaged.findings.iter().map(|f| (f.rule.to_string(), words(f))).collect()
    };
    let (garbled, right) = (findings(&item.garbled), findings(&item.right));
    (!garbled.is_subset(&right), !right.is_empty())
}
