use std::io::{BufWriter, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};

use crate::checks;
use crate::config::{ConfigFile, Settings};
use crate::document::Date;
use crate::engine::{self, Engine};
use crate::finding::Severity;
use crate::knowledge::{Knowledge, UserKnowledge, store};
use crate::reports::{self, Format, Layout};
use crate::text::Lang;

use super::{CLEAN, FAILED, FINDINGS};

#[derive(clap::Args)]
pub struct Args {
    /// Story, PAIRS.jsonl, folder, or - for standard input
    #[arg(value_name = "TARGET", required = true)]
    targets: Vec<PathBuf>,
    /// The text it was translated from
    #[arg(long, value_name = "FILE")]
    source: Option<PathBuf>,
    /// Language of the source, when it should not be guessed
    #[arg(long, value_name = "LANG")]
    source_lang: Option<String>,
    /// Language of the translation, when it should not be guessed
    #[arg(long, value_name = "LANG")]
    target_lang: Option<String>,
    /// Day of the story, 2025-11-22
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
    /// Renderings (.toml) or a glossary (.tsv, .csv): term, translation, `forbidden` where it must not be used
    #[arg(long, value_name = "FILE")]
    terms: Vec<PathBuf>,
    /// Lexicon of one's own (`wirelint learn lexicon`), or a dictd dictionary by its .index
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,
    /// human, json, jsonl or html
    #[arg(long, default_value = "human", value_name = "FORMAT")]
    format: Format,
    /// A record with its score for every segment (json, jsonl)
    #[arg(long)]
    segments: bool,
    /// Show findings that are at least so sure, 0 to 1
    #[arg(long, value_name = "X")]
    min_confidence: Option<f32>,
    /// Exit with 1 from this severity on: minor, major (the default), critical
    #[arg(long, value_name = "SEVERITY")]
    fail_on: Option<Severity>,
    /// Silence a rule or an entry of the rendering base
    #[arg(long, value_name = "RULE")]
    allow: Vec<String>,
    /// Run this rule or entry alone
    #[arg(long, value_name = "RULE")]
    only: Vec<String>,
    /// Settings of the project; else the nearest wirelint.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Worker threads; 0: one for each core
    #[arg(long, default_value_t = 0, value_name = "N")]
    threads: usize,
    /// Write the report to a file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Args {
    /// The command line over the project's file over the defaults.
    fn settings(&self, file: &ConfigFile, user: &UserKnowledge) -> Result<Settings> {
        let lang = |own: &Option<String>, file: &Option<String>| own.as_deref().or(file.as_deref()).map(Lang::parse).transpose();
        let mut settings = Settings {
            source_lang: lang(&self.source_lang, &file.source_lang)?,
            target_lang: lang(&self.target_lang, &file.target_lang)?,
            ..Settings::default()
        };
        settings.date = self.date.as_deref().map(|d| d.parse::<Date>().map_err(|_| anyhow!("--date {d}: no such day; write 2025-11-22"))).transpose()?;
        if let Some(x) = self.min_confidence.or(file.min_confidence) {
            if !(0.0..=1.0).contains(&x) {
                bail!("min-confidence {x}: give a number from 0 to 1");
            }
            settings.min_confidence = x;
        }
        if let Some(severity) = self.fail_on {
            settings.fail_on = severity;
        } else if let Some(severity) = &file.fail_on {
            settings.fail_on = severity.parse().map_err(|e: String| anyhow!("fail-on: {e}"))?;
        }
        settings.allow = self.allow.iter().chain(&file.allow).cloned().collect();
        settings.only = self.only.iter().cloned().collect();
        for id in settings.allow.iter().chain(&settings.only) {
            if checks::rule(id).is_none() && !is_entry(id, user) {
                bail!("unknown rule “{id}”: `wirelint rules` lists them");
            }
        }
        settings.segments = self.segments;
        settings.threads = self.threads;
        Ok(settings)
    }
}

fn is_entry(id: &str, user: &UserKnowledge) -> bool {
    user.renderings.iter().any(|(.., r)| r.id == id) || store::pair_of(id).is_some()
}

pub fn run(args: &Args) -> Result<u8> {
    let file = match &args.config {
        Some(path) => ConfigFile::read(path)?,
        None => ConfigFile::nearest(&std::env::current_dir()?)?,
    };
    let mut user = UserKnowledge::default();
    for terms in file.terms.iter().chain(&args.terms) {
        user.read(terms)?;
    }
    for lexicon in file.lexicon.iter().chain(&args.lexicon) {
        user.read_dictionary(lexicon)?;
    }
    let settings = args.settings(&file, &user)?;
    let engine = Engine::new(settings, Knowledge::new(user));
    let stdout = std::io::stdout();
    let colour = args.output.is_none() && stdout.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    let layout = Layout { colour, ..Layout::default() };
    let mut out: Box<dyn Write> = match &args.output {
        Some(path) => Box::new(BufWriter::new(std::fs::File::create(path).with_context(|| format!("{}: cannot be written", path.display()))?)),
        None => Box::new(BufWriter::with_capacity(1 << 16, stdout.lock())),
    };
    let outcome = {
        let mut report = reports::report(args.format, &mut out, layout);
        engine::run(&engine, &args.targets, args.source.as_deref(), report.as_mut())?
    };
    out.flush()?;
    for problem in &outcome.problems {
        eprintln!("wirelint: {problem}");
    }
    Ok(match (outcome.problems.is_empty(), outcome.failed) {
        (false, _) => FAILED,
        (true, true) => FINDINGS,
        (true, false) => CLEAN,
    })
}
