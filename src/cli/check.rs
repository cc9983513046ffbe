use std::io::{BufWriter, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::checks;
use crate::config::Settings;
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
    /// Renderings (.toml) or a glossary of two columns (.tsv, .csv)
    #[arg(long, value_name = "FILE")]
    terms: Vec<PathBuf>,
    /// human, json, jsonl or html
    #[arg(long, default_value = "human", value_name = "FORMAT")]
    format: Format,
    /// A record with its score for every segment (json, jsonl)
    #[arg(long)]
    segments: bool,
    /// Show findings that are at least so sure, 0 to 1
    #[arg(long, value_name = "X")]
    min_confidence: Option<f32>,
    /// Exit with 1 from this severity on: minor, major, critical
    #[arg(long, default_value = "major", value_name = "SEVERITY")]
    fail_on: Severity,
    /// Silence a rule or an entry of the rendering base
    #[arg(long, value_name = "RULE")]
    allow: Vec<String>,
    /// Run this rule or entry alone
    #[arg(long, value_name = "RULE")]
    only: Vec<String>,
    /// Worker threads; 0: one for each core
    #[arg(long, default_value_t = 0, value_name = "N")]
    threads: usize,
    /// Write the report to a file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Args {
    fn settings(&self, user: &UserKnowledge) -> Result<Settings> {
        let lang = |tag: &Option<String>| tag.as_deref().map(Lang::parse).transpose();
        let mut settings = Settings { source_lang: lang(&self.source_lang)?, target_lang: lang(&self.target_lang)?, ..Settings::default() };
        settings.date =
            self.date.as_deref().map(|d| d.parse::<Date>().map_err(|_| anyhow::anyhow!("--date {d}: no such day; write 2025-11-22"))).transpose()?;
        if let Some(x) = self.min_confidence {
            if !(0.0..=1.0).contains(&x) {
                bail!("--min-confidence {x}: give a number from 0 to 1");
            }
            settings.min_confidence = x;
        }
        for id in self.allow.iter().chain(&self.only) {
            if checks::rule(id).is_none() && !is_entry(id, user) {
                bail!("unknown rule “{id}”: `wirelint rules` lists them");
            }
        }
        settings.allow = self.allow.iter().cloned().collect();
        settings.only = self.only.iter().cloned().collect();
        settings.fail_on = self.fail_on;
        settings.segments = self.segments;
        settings.threads = self.threads;
        Ok(settings)
    }
}

fn is_entry(id: &str, user: &UserKnowledge) -> bool {
    user.renderings.iter().any(|(.., r)| r.id == id)
        || store::pairs().any(|p| store::renderings(p).files.iter().any(|(_, entries)| entries.iter().any(|r| r.id == id)))
}

pub fn run(args: &Args) -> Result<u8> {
    let mut user = UserKnowledge::default();
    for file in &args.terms {
        user.read(file)?;
    }
    let settings = args.settings(&user)?;
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
