use std::io::{BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Result, bail};
use serde::Serialize;

use crate::alignment::Bead;
use crate::config::{ConfigFile, Settings};
use crate::engine::align::{Aligned, Aligner, Found, Link, WordPlace};
use crate::knowledge::{Knowledge, UserKnowledge};
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
    /// Show which words translate which in the aligned sentences too
    #[arg(long)]
    words: bool,
    /// Lexicon of one's own (`wirelint learn lexicon`), or a dictd dictionary by its .index
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,
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
    /// Source, target, score and words of each bead; of words alone, their places
    Tsv,
}

pub fn run(args: &Args) -> Result<u8> {
    let lang = |tag: &Option<String>| tag.as_deref().map(Lang::parse).transpose();
    let settings = Settings { source_lang: lang(&args.source_lang)?, target_lang: lang(&args.target_lang)?, ..Settings::default() };
    let mut user = UserKnowledge::default();
    let project = ConfigFile::nearest(&std::env::current_dir()?)?;
    for lexicon in project.lexicon.iter().chain(&args.lexicon) {
        user.read_dictionary(lexicon)?;
    }
    let aligner = Aligner { settings, knowledge: Knowledge::new(user), words: args.words };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let (mut written, mut failed) = (0, false);
    match args.files.as_slice() {
        [source, target] => write(&mut out, args, &aligner.stories(source, target)?, true)?,
        [pairs] => {
            aligner.rows(pairs, &mut |row| {
                match row {
                    Ok(aligned) => {
                        written += 1;
                        write(&mut out, args, &aligned, false)?;
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
    /// Of each bead.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Vec<Vec<WordsRecord<'a>>>>,
}

#[derive(Serialize)]
struct WordsRecord<'a> {
    source: WordRecord<'a>,
    target: WordRecord<'a>,
}

/// A word of a sentence, in code points.
#[derive(Serialize)]
struct WordRecord<'a> {
    sentence: usize,
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> WordRecord<'a> {
    fn of(sentences: &'a [String], (sentence, span): WordPlace) -> Self {
        let (text, points) = (&sentences[sentence], |to: usize| sentences[sentence][..to].chars().count());
        WordRecord { sentence, start: points(span.start), end: points(span.end), text: span.of(text) }
    }
}

#[derive(Serialize)]
struct LinksRecord<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'a str,
    links: &'a [(usize, usize)],
}

fn write(out: &mut impl Write, args: &Args, aligned: &Aligned, story: bool) -> Result<()> {
    let (format, with_words) = (args.format, args.words);
    match (format, &aligned.found) {
        (Format::Jsonl, Found::Beads(beads, links)) => {
            let word = |l: &Link| WordsRecord { source: WordRecord::of(&aligned.source, l.source), target: WordRecord::of(&aligned.target, l.target) };
            let texts = |side| story.then_some(side);
            let record = AlignmentRecord {
                kind: "alignment",
                id: &aligned.id,
                beads,
                source_sentences: texts(&aligned.source[..]),
                target_sentences: texts(&aligned.target[..]),
                words: with_words.then(|| links.iter().map(|of_bead| of_bead.iter().map(word).collect()).collect()),
            };
            serde_json::to_writer(&mut *out, &record)?;
            writeln!(out)?;
        }
        (Format::Jsonl, Found::Links(links)) => {
            serde_json::to_writer(&mut *out, &LinksRecord { kind: "links", id: &aligned.id, links })?;
            writeln!(out)?;
        }
        (Format::Tsv, Found::Beads(beads, links)) => {
            for (n, bead) in beads.iter().enumerate() {
                write!(
                    out,
                    "{}\t{}\t{}\t{:.3}",
                    field(&aligned.id),
                    field(&joined(&aligned.source, &bead.source)),
                    field(&joined(&aligned.target, &bead.target)),
                    bead.score
                )?;
                match links.get(n) {
                    Some(links) => writeln!(out, "\t{}", field(&words(aligned, links, " ")))?,
                    None => writeln!(out)?,
                }
            }
        }
        (Format::Tsv, Found::Links(links)) => {
            let places: Vec<String> = links.iter().map(|(i, j)| format!("{i}-{j}")).collect();
            writeln!(out, "{}\t{}", field(&aligned.id), places.join(" "))?;
        }
        (Format::Human, Found::Beads(beads, links)) => {
            writeln!(out, "{}", aligned.id)?;
            for (n, bead) in beads.iter().enumerate() {
                let moved = if bead.moved { "  moved" } else { "" };
                writeln!(
                    out,
                    "
  {}-{}  {:.2}{moved}",
                    bead.source.len(),
                    bead.target.len(),
                    bead.score
                )?;
                for (lang, texts, places) in [(aligned.source_lang, &aligned.source, &bead.source), (aligned.target_lang, &aligned.target, &bead.target)] {
                    for place in places {
                        writeln!(out, "  {lang}  {}", texts[*place])?;
                    }
                }
                if let Some(links) = links.get(n).filter(|links| !links.is_empty()) {
                    writeln!(out, "  {}", words(aligned, links, "  "))?;
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

/// Words that translate one another: `Haus=house`.
fn words(aligned: &Aligned, links: &[Link], between: &str) -> String {
    let of = |texts: &[String], (sentence, span): WordPlace| span.of(&texts[sentence]).to_owned();
    let pairs: Vec<String> = links.iter().map(|l| format!("{}={}", of(&aligned.source, l.source), of(&aligned.target, l.target))).collect();
    pairs.join(between)
}

fn joined(texts: &[String], places: &[usize]) -> String {
    places.iter().map(|p| texts[*p].as_str()).collect::<Vec<_>>().join(" ")
}

/// A field of a table: no tab and no line end.
fn field(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}
