use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::config::Settings;
use crate::engine::{Engine, examples};
use crate::knowledge::{Knowledge, UserKnowledge, store};
use crate::text::{Lang, forms};

use super::{CLEAN, FINDINGS};

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Run the examples of rendering files; without files those of the built-in base
    Test { files: Vec<PathBuf> },
    /// Tell which words count as forms of a dictionary form
    Forms { language: String, lemma: String, words: Vec<String> },
}

pub fn run(args: &Args) -> Result<u8> {
    match &args.command {
        Command::Test { files } => test(files),
        Command::Forms { language, lemma, words } => tell_forms(Lang::parse(language)?, lemma, words),
    }
}

fn tell_forms(lang: Lang, lemma: &str, words: &[String]) -> Result<u8> {
    let mut out = std::io::stdout().lock();
    let key = forms::lemma_key(lemma, lang);
    let mut table = forms::Table::of(lang);
    let mut known = true;
    for word in words {
        let is = table.form(word).keys.contains(&key);
        known &= is;
        writeln!(out, "{word}: {} form of {lemma}", if is { "a" } else { "no" })?;
    }
    Ok(if known { CLEAN } else { FINDINGS })
}

fn test(files: &[PathBuf]) -> Result<u8> {
    let mut out = std::io::stdout().lock();
    let (mut entries, mut failures) = (0, 0);
    let mut tell = |name: &str, found: &[examples::Failure]| -> Result<()> {
        for f in found {
            writeln!(out, "{name}: {}: {}", f.entry, f.what)?;
        }
        failures += found.len();
        Ok(())
    };
    if files.is_empty() {
        let engine = Engine::new(Settings::default(), Knowledge::default());
        for pair in store::pairs() {
            let (source, target) = store::languages(pair)?;
            for (topic, list) in store::with_examples(pair).files {
                entries += list.len();
                tell(&format!("{pair}/{topic}"), &examples::test(&engine, source, target, &list))?;
            }
        }
    }
    if !files.is_empty() {
        // the files are tested together: entries of one must not fire on the examples of another
        let mut user = UserKnowledge::default();
        let mut parsed = Vec::new();
        for path in files {
            user.read(path)?;
            let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
            let (pair, file) = store::parse_file(path, &text)?;
            parsed.push((path, store::languages(&pair)?, file.rendering));
        }
        let engine = Engine::new(Settings::default(), Knowledge::new(user));
        for (path, (source, target), list) in parsed {
            entries += list.len();
            tell(&path.display().to_string(), &examples::test(&engine, source, target, &list))?;
        }
    }
    writeln!(out, "{entries} entries, {failures} failures")?;
    Ok(if failures == 0 { CLEAN } else { FINDINGS })
}
