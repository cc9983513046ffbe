use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Result;

use crate::checks;
use crate::cli::{CLEAN, FAILED};
use crate::config::Settings;
use crate::document::Segment;
use crate::engine::{self, Engine};
use crate::finding::{Finding, Mark};
use crate::formats::Problem;
use crate::knowledge::{Knowledge, UserKnowledge};
use crate::reports::{DocumentReport, Report, Summary};

#[derive(clap::Args)]
pub struct Args {
    /// Good translations: PAIRS.jsonl, stories, a folder
    #[arg(value_name = "CORPUS", required = true)]
    corpus: Vec<PathBuf>,
    /// Rendering files to use beside the built-in base
    #[arg(long, value_name = "FILE")]
    terms: Vec<PathBuf>,
    /// Count findings that are at least so sure; 0.2 shows what is only not rendered as expected
    #[arg(long, default_value_t = Settings::default().min_confidence, value_name = "X")]
    min_confidence: f32,
    /// Sentences shown of an entry
    #[arg(long, default_value_t = 5, value_name = "N")]
    sentences: usize,
}

pub fn run(args: &Args) -> Result<u8> {
    let mut user = UserKnowledge::default();
    for path in &args.terms {
        user.read(path)?;
    }
    let settings = Settings { min_confidence: args.min_confidence, ..Settings::default() };
    let engine = Engine::new(settings, Knowledge::new(user));
    let mut hits = Hits { sentences: args.sentences, words: 0.0, entries: BTreeMap::new() };
    let outcome = engine::run(&engine, &args.corpus, None, &mut hits)?;
    let mut out = std::io::stdout().lock();
    hits.write(&mut out)?;
    for problem in &outcome.problems {
        eprintln!("wirelint: {problem}");
    }
    Ok(if outcome.problems.is_empty() { CLEAN } else { FAILED })
}

/// What fired, by entry: how often, and the first sentences.
struct Hits {
    sentences: usize,
    words: f64,
    entries: BTreeMap<String, (usize, Vec<String>)>,
}

impl Hits {
    /// Most frequent first.
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let mut rows: Vec<_> = self.entries.iter().collect();
        rows.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        for (entry, (count, sentences)) in &rows {
            writeln!(out, "{entry}: {count}")?;
            for sentence in sentences {
                writeln!(out, "{sentence}")?;
            }
        }
        let all: usize = rows.iter().map(|(_, (count, _))| count).sum();
        let rate = if self.words > 0.0 { 1000.0 * all as f64 / self.words } else { 0.0 };
        writeln!(out, "{all} hits of {} entries in {:.0} words: {rate:.2} per 1000", rows.len(), self.words)
    }
}

/// The segment's text with the words marked; cut around them.
fn marked(segment: &Segment, mark: Option<Mark>) -> String {
    const AROUND: usize = 80;
    let Some(mark) = mark else { return segment.text.chars().take(2 * AROUND).collect() };
    let (before, after) = (&segment.text[..mark.span.start], &segment.text[mark.span.end..]);
    let before: String = before.chars().skip(before.chars().count().saturating_sub(AROUND)).collect();
    let after: String = after.chars().take(AROUND).collect();
    format!("{before}⟦{}⟧{after}", segment.of(mark.span))
}

fn sentence(report: &DocumentReport, finding: &Finding) -> String {
    let segments = &report.document.segments;
    let mut out = String::new();
    if let Some(source) = finding.source {
        out.push_str(&format!("    {}\n", marked(&segments[source.segment], Some(source))));
    }
    let target = finding.target.map(|t| t.segment).or_else(|| report.document.pairs[report.placement.pair(finding.place().segment)?].target);
    if let Some(target) = target {
        out.push_str(&format!("  → {}", marked(&segments[target], finding.target)));
    }
    out
}

impl Report for Hits {
    fn begin(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn document(&mut self, report: &DocumentReport) -> io::Result<()> {
        self.words += report.document.pairs.iter().filter_map(|p| p.target).map(|t| report.document.segments[t].words()).sum::<f64>();
        for finding in report.findings.iter().filter(|f| checks::rule(&f.rule).is_none()) {
            let (count, sentences) = self.entries.entry(finding.rule.to_string()).or_default();
            *count += 1;
            if sentences.len() < self.sentences {
                sentences.push(sentence(report, finding));
            }
        }
        Ok(())
    }

    fn problem(&mut self, _: &Problem) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self, _: &Summary) -> io::Result<()> {
        Ok(())
    }
}
