use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;

use crate::cli::{CLEAN, FINDINGS};
use crate::config::Settings;
use crate::engine::{Engine, examples};
use crate::knowledge::{Knowledge, UserKnowledge, store};

pub fn run(files: &[PathBuf]) -> Result<u8> {
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
            for (topic, list) in store::renderings(pair).files {
                entries += list.len();
                tell(&format!("{pair}/{topic}"), &examples::test(&engine, source, target, &list))?;
            }
        }
    } else {
        // the files are tested together: entries of one must not fire on the examples of another
        let mut user = UserKnowledge::default();
        let mut parsed = Vec::new();
        for path in files {
            let (source, target, entries) = store::read_renderings(path)?;
            user.add(source, target, entries.clone());
            parsed.push((path, source, target, entries));
        }
        let engine = Engine::new(Settings::default(), Knowledge::new(user));
        for (path, source, target, list) in parsed {
            entries += list.len();
            tell(&path.display().to_string(), &examples::test(&engine, source, target, &list))?;
        }
    }
    writeln!(out, "{entries} entries, {failures} failures")?;
    Ok(if failures == 0 { CLEAN } else { FINDINGS })
}
