use std::io::{BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Result, bail};
use serde::Serialize;

use crate::alignment::Bead;
use crate::config::Settings;
use crate::engine::align::{self, Aligned, Found};
use crate::text::Lang;

use super::{CLEAN, FAILED};

#[derive(clap::Args)]
pub struct Args {
    /// SOURCE and TARGET, two stories; or PAIRS.jsonl, or - for such rows on standard input
    #[arg(value_name = "FILE", required = true, num_args = 1..=2)]
    files: Vec<PathBuf>,
    /// Language of the source, when it should not be guessed
    #[arg(long, value_name = "LANG")]
    source_lang: Option<String>,
    /// Language of the translation, when it should not be guessed
    #[arg(long, value_name = "LANG")]
    target_lang: Option<String>,
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "FORMAT")]
    format: Format,
}

/// How alignments are written
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// To be read
    Human,
    /// A record for each row or story
    Jsonl,
    /// Source, target and score of each bead; of words, their places
    Tsv,
}

pub fn run(args: &Args) -> Result<u8> {
    let lang = |tag: &Option<String>| tag.as_deref().map(Lang::parse).transpose();
    let settings = Settings { source_lang: lang(&args.source_lang)?, target_lang: lang(&args.target_lang)?, ..Settings::default() };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let (mut written, mut failed) = (0, false);
    match args.files.as_slice() {
        [source, target] => write(&mut out, args.format, &align::stories(source, target, &settings)?, true)?,
        [pairs] => {
            align::rows(pairs, &settings, &mut |row| {
                match row {
                    Ok(aligned) => {
                        written += 1;
                        write(&mut out, args.format, &aligned, false)?;
                    }
                    Err(problem) => {
                        failed = true;
                        eprintln!("wirelint: {problem}");
                    }
                }
                Ok(())
            })?;
            if written == 0 && !failed {
                bail!("{}: holds no rows: there is nothing to align", pairs.display());
            }
        }
        _ => bail!("give two stories, or one file of pairs"),
    }
    out.flush()?;
    Ok(if failed { FAILED } else { CLEAN })
}

#[derive(Serialize)]
struct AlignmentRecord<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'a str,
    beads: &'a [Bead],
    /// What the beads count, where the input did not give it.
    #[serde(skip_serializing_if = "Option::is_none")]
    source_sentences: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_sentences: Option<&'a [String]>,
}

#[derive(Serialize)]
struct LinksRecord<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'a str,
    links: &'a [(usize, usize)],
}

fn write(out: &mut impl Write, format: Format, aligned: &Aligned, story: bool) -> Result<()> {
    match (format, &aligned.found) {
        (Format::Jsonl, Found::Beads(beads)) => {
            let texts = |side| story.then_some(side);
            let record = AlignmentRecord {
                kind: "alignment",
                id: &aligned.id,
                beads,
                source_sentences: texts(&aligned.source[..]),
                target_sentences: texts(&aligned.target[..]),
            };
            serde_json::to_writer(&mut *out, &record)?;
            writeln!(out)?;
        }
        (Format::Jsonl, Found::Links(links)) => {
            serde_json::to_writer(&mut *out, &LinksRecord { kind: "links", id: &aligned.id, links })?;
            writeln!(out)?;
        }
        (Format::Tsv, Found::Beads(beads)) => {
            for bead in beads {
                writeln!(
                    out,
                    "{}\t{}\t{}\t{:.3}",
                    field(&aligned.id),
                    field(&joined(&aligned.source, &bead.source)),
                    field(&joined(&aligned.target, &bead.target)),
                    bead.score
                )?;
            }
        }
        (Format::Tsv, Found::Links(links)) => {
            let places: Vec<String> = links.iter().map(|(i, j)| format!("{i}-{j}")).collect();
            writeln!(out, "{}\t{}", field(&aligned.id), places.join(" "))?;
        }
        (Format::Human, Found::Beads(beads)) => {
            writeln!(out, "{}", aligned.id)?;
            for bead in beads {
                let moved = if bead.moved { "  moved" } else { "" };
                writeln!(out, "\n  {}-{}  {:.2}{moved}", bead.source.len(), bead.target.len(), bead.score)?;
                for (lang, texts, places) in [(aligned.source_lang, &aligned.source, &bead.source), (aligned.target_lang, &aligned.target, &bead.target)] {
                    for place in places {
                        writeln!(out, "  {lang}  {}", texts[*place])?;
                    }
                }
            }
            writeln!(out)?;
        }
        (Format::Human, Found::Links(links)) => {
            let pairs: Vec<String> = links.iter().map(|(i, j)| format!("{}={}", aligned.source[*i], aligned.target[*j])).collect();
            writeln!(out, "{}  {}", aligned.id, pairs.join("  "))?;
        }
    }
    Ok(())
}

fn joined(texts: &[String], places: &[usize]) -> String {
    places.iter().map(|p| texts[*p].as_str()).collect::<Vec<_>>().join(" ")
}

/// A field of a table: no tab and no line end.
fn field(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}
