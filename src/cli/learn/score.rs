use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use rayon::prelude::*;
use serde::Deserialize;

use crate::analysis::signals;
use crate::cli::CLEAN;
use crate::config::Settings;
use crate::engine::{Engine, examples};
use crate::knowledge::Knowledge;
use crate::text::Lang;
use crate::triage::fit::{self, Difference};
use crate::triage::segments::{Features, Model, PENALTIES};

#[derive(Deserialize)]
struct Row {
    source: String,
    source_lang: String,
    target_lang: String,
    #[serde(default)]
    good: Option<String>,
    #[serde(default)]
    bad: Option<String>,
    #[serde(default)]
    target: Option<String>,
    #[serde(default)]
    label: Option<bool>,
}

/// The translations of one row: features of the good and of the bad one, as far as it has them.
type Judged = (Option<Features>, Option<Features>);

/// Parts in which each set is cut: each is ordered by weights fitted to the others.
const FOLDS: usize = 5;
/// Good translations that each bad one of a labelled set is held against.
const AGAINST: usize = 20;

pub fn run(files: &[PathBuf]) -> Result<u8> {
    let engine = Engine::new(Settings { segments: true, ..Settings::default() }, Knowledge::default());
    let sets = files.iter().map(|path| judged(&engine, path)).collect::<Result<Vec<_>>>()?;
    let names: Vec<&str> = signals::NAMES.iter().chain(&PENALTIES).copied().collect();
    // evidence that two texts are translations is the only thing that speaks for one
    let faults: Vec<bool> = names.iter().map(|n| *n != "together").collect();
    let mut seen = vec![(0.0, 0.0); files.len()];
    for fold in 0..FOLDS {
        let (held_out, rest): (Vec<_>, Vec<_>) =
            sets.iter().map(|set| (differences(set, |n| n % FOLDS == fold), differences(set, |n| n % FOLDS != fold))).unzip();
        let model = Model { bias: 0.0, weights: fit::fit(&rest, &faults) };
        for ((sum, pairs), out) in seen.iter_mut().zip(&held_out) {
            *sum += fit::ordered(&model, out) * out.len() as f64;
            *pairs += out.len() as f64;
        }
    }
    let all: Vec<_> = sets.iter().map(|set| differences(set, |_| true)).collect();
    let weights = fit::fit(&all, &faults);
    let model = Model { bias: 0.0, weights: weights.clone() };
    for ((path, (sum, pairs)), all) in files.iter().zip(seen).zip(&all) {
        eprintln!(
            "{}: {:.3} of {pairs} unseen pairs in the right order ({:.3} of those fitted to)",
            path.display(),
            sum / f64::max(pairs, 1.0),
            fit::ordered(&model, all)
        );
    }
    // a good translation scores 85 in the middle
    let mut sums: Vec<f64> =
        sets.iter().flatten().filter_map(|(good, _)| good.as_ref()).map(|f| f.iter().zip(&weights).map(|(f, w)| f64::from(*f) * w).sum()).collect();
    sums.sort_unstable_by(f64::total_cmp);
    let bias = (0.85f64 / 0.15).ln() - sums.get(sums.len() / 2).copied().unwrap_or_default();
    let mut out = std::io::stdout().lock();
    writeln!(out, "# Weights of the segment score: the logarithm of the odds that a segment is good. `wirelint learn score` writes this file.")?;
    writeln!(out, "bias = {bias:.4}\n\n[weights]")?;
    let mut rows: Vec<_> = names.iter().zip(&weights).collect();
    rows.sort_unstable_by_key(|(name, _)| **name);
    for (name, weight) in rows {
        // no minus before nothing
        writeln!(out, "{name} = {:.4}", (weight * 1e4).round() / 1e4 + 0.0)?;
    }
    Ok(CLEAN)
}

fn judged(engine: &Engine, path: &Path) -> Result<Vec<Judged>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    let lines: Vec<(usize, &str)> = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
    let judge = |(n, line): &(usize, &str)| -> Result<Judged> {
        let at = || format!("{}:{}", path.display(), n + 1);
        let row: Row = serde_json::from_str(line).map_err(|e| anyhow!("{}: {e}", at()))?;
        let (source, target) = (Lang::parse(&row.source_lang).with_context(at)?, Lang::parse(&row.target_lang).with_context(at)?);
        let features = |text: &str| examples::check(engine, (source, Some(&row.source)), (target, text), None).triaged.features.swap_remove(0);
        match (&row.good, &row.bad, &row.target, row.label) {
            (Some(good), Some(bad), _, _) => Ok((features(good), features(bad))),
            (_, _, Some(text), Some(true)) => Ok((None, features(text))),
            (_, _, Some(text), Some(false)) => Ok((features(text), None)),
            _ => bail!("{}: give good and bad, or target and label", at()),
        }
    };
    lines.par_iter().map(judge).collect()
}

/// Better less worse, over the rows whose number passes.
fn differences(set: &[Judged], passes: impl Fn(usize) -> bool) -> Vec<Difference> {
    let rows: Vec<&Judged> = set.iter().enumerate().filter(|(n, _)| passes(*n)).map(|(_, row)| row).collect();
    let less = |good: &Features, bad: &Features| good.iter().zip(bad).map(|(g, b)| f64::from(g - b)).collect();
    let both = rows.iter().filter_map(|(good, bad)| Some(less(good.as_ref()?, bad.as_ref()?)));
    let good: Vec<&Features> = rows.iter().filter_map(|(good, bad)| good.as_ref().filter(|_| bad.is_none())).collect();
    let bad = rows.iter().filter_map(|(good, bad)| bad.as_ref().filter(|_| good.is_none()));
    let against = bad.enumerate().flat_map(|(n, bad)| {
        let stride = (good.len() / AGAINST).max(1);
        good.iter().skip(n % stride).step_by(stride).map(move |good| less(good, bad))
    });
    both.chain(against).collect()
}
