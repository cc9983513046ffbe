use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::config::Settings;
use crate::engine::{Engine, examples};
use crate::knowledge::{Knowledge, UserKnowledge, store};

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
}

pub fn run(args: &Args) -> Result<u8> {
    let Command::Test { files } = &args.command;
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
    for path in files {
        let mut user = UserKnowledge::default();
        user.read(path)?;
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let (pair, file) = store::parse_file(path, &text)?;
        let (source, target) = store::languages(&pair)?;
        let engine = Engine::new(Settings::default(), Knowledge::new(user));
        entries += file.rendering.len();
        tell(&path.display().to_string(), &examples::test(&engine, source, target, &file.rendering))?;
    }
    writeln!(out, "{entries} entries, {failures} failures")?;
    Ok(if failures == 0 { CLEAN } else { FINDINGS })
}
