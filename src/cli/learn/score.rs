use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use serde::Deserialize;

use crate::analysis::signals;
use crate::cli::CLEAN;
use crate::config::Settings;
use crate::engine::{Engine, examples};
use crate::knowledge::Knowledge;
use crate::text::{Lang, keys};
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
struct Judged {
    /// The part in which the row is ordered by weights fitted to the others: that of its source, so that no weights have seen it.
    fold: usize,
    good: Option<Features>,
    bad: Option<Features>,
}

/// A file of rows, and how often it counts.
struct Set {
    path: PathBuf,
    weight: f64,
    rows: Vec<Judged>,
}

/// Parts in which each set is cut: each is ordered by weights fitted to the others.
const FOLDS: usize = 5;
/// Good translations that each bad one of a labelled set is held against.
const AGAINST: usize = 20;

pub fn run(files: &[String]) -> Result<u8> {
    let engine = Engine::new(Settings { segments: true, ..Settings::default() }, Knowledge::default());
    let sets = files.iter().map(|file| Set::read(&engine, file)).collect::<Result<Vec<_>>>()?;
    let names: Vec<&str> = signals::NAMES.iter().chain(&PENALTIES).copied().collect();
    // evidence that two texts are translations, and words that usually follow each other, are all that speaks for one
    let faults: Vec<bool> = names.iter().map(|n| !["together", "ease"].contains(n)).collect();
    let fit = |passes: &dyn Fn(usize) -> bool| {
        let differences: Vec<_> = sets.iter().map(|set| (set.weight, set.differences(passes))).collect();
        fit::fit(&differences, &faults)
    };
    let mut seen = vec![(0.0, 0.0); sets.len()];
    for fold in 0..FOLDS {
        let model = Model { bias: 0.0, weights: fit(&|of| of != fold) };
        for ((right, pairs), set) in seen.iter_mut().zip(&sets) {
            let held_out = set.differences(&|of| of == fold);
            *right += fit::ordered(&model, &held_out) * held_out.len() as f64;
            *pairs += held_out.len() as f64;
        }
    }
    let weights = fit(&|_| true);
    let model = Model { bias: 0.0, weights: weights.clone() };
    for (set, (right, pairs)) in sets.iter().zip(seen) {
        let fitted = fit::ordered(&model, &set.differences(&|_| true));
        let unseen = right / f64::max(pairs, 1.0);
        eprintln!("{}: {unseen:.3} of {pairs} unseen pairs in the right order ({fitted:.3} of those fitted to)", set.path.display());
    }
    // a good translation scores 85 in the middle
    let mut sums: Vec<f64> = sets
        .iter()
        .flat_map(|set| &set.rows)
        .filter_map(|row| row.good.as_ref())
        .map(|f| f.iter().zip(&weights).map(|(f, w)| f64::from(*f) * w).sum())
        .collect();
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

impl Set {
    /// `file` may end in `=N`: it counts N times.
    fn read(engine: &Engine, file: &str) -> Result<Set> {
        let weighed = file.rsplit_once('=').and_then(|(path, weight)| Some((path, weight.parse::<u16>().ok()?)));
        let (path, weight) = weighed.unwrap_or((file, 1));
        let text = std::fs::read_to_string(path).with_context(|| format!("{path}: cannot be read"))?;
        let lines: Vec<(usize, &str)> = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
        let rows = lines.par_iter().map(|(n, line)| Judged::read(engine, line).with_context(|| format!("{path}:{}", n + 1))).collect::<Result<_>>()?;
        Ok(Set { path: path.into(), weight: f64::from(weight), rows })
    }

    /// Better less worse, over the rows whose fold passes.
    fn differences(&self, passes: &dyn Fn(usize) -> bool) -> Vec<Difference> {
        let rows: Vec<&Judged> = self.rows.iter().filter(|row| passes(row.fold)).collect();
        let less = |good: &Features, bad: &Features| good.iter().zip(bad).map(|(g, b)| f64::from(g - b)).collect();
        let both = rows.iter().filter_map(|row| Some(less(row.good.as_ref()?, row.bad.as_ref()?)));
        let good: Vec<&Features> = rows.iter().filter(|row| row.bad.is_none()).filter_map(|row| row.good.as_ref()).collect();
        let bad = rows.iter().filter(|row| row.good.is_none()).filter_map(|row| row.bad.as_ref());
        let against = bad.enumerate().flat_map(|(n, bad)| {
            let stride = (good.len() / AGAINST).max(1);
            good.iter().skip(n % stride).step_by(stride).map(move |good| less(good, bad))
        });
        both.chain(against).collect()
    }
}

impl Judged {
    fn read(engine: &Engine, line: &str) -> Result<Judged> {
        let row: Row = serde_json::from_str(line)?;
        let lang = |code: &str| Lang::parse(code).with_context(|| format!("“{code}” is no language"));
        let (source, target) = (lang(&row.source_lang)?, lang(&row.target_lang)?);
        let features = |text: &str| examples::check(engine, (source, Some(&row.source)), (target, text), None).triaged.features.swap_remove(0);
        let (good, bad) = match (&row.good, &row.bad, &row.target, row.label) {
            (Some(good), Some(bad), _, _) => (features(good), features(bad)),
            (_, _, Some(text), Some(true)) => (None, features(text)),
            (_, _, Some(text), Some(false)) => (features(text), None),
            _ => bail!("give good and bad, or target and label"),
        };
        Ok(Judged { fold: keys::key(&row.source) as usize % FOLDS, good, bad })
    }
}
