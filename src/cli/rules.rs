use anyhow::{Result, bail};

use crate::checks;
use crate::finding::Needs;
use crate::knowledge::store;

use super::CLEAN;

#[derive(clap::Args)]
pub struct Args {
    /// Rule or entry of the rendering base to explain
    id: Option<String>,
}

pub fn run(args: &Args) -> Result<u8> {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    match &args.id {
        None => {
            for rule in checks::RULES.iter() {
                let needs = if rule.needs == Needs::Source { " (with the source)" } else { "" };
                writeln!(out, "{:<26} {:<8} {}{needs}", rule.id, rule.severity, rule.summary)?;
            }
        }
        Some(id) => match checks::rule(id) {
            Some(rule) => writeln!(out, "{}", rule.page.trim_end())?,
            None => entry(&mut out, id)?,
        },
    }
    Ok(CLEAN)
}

/// Explains an entry of the rendering base as a rule is explained.
fn entry(out: &mut impl std::io::Write, id: &str) -> Result<()> {
    if let Some(pair) = store::pair_of(id) {
        for (topic, entries) in store::renderings(pair).files {
            let Some(r) = entries.iter().find(|r| r.id == id) else { continue };
            writeln!(out, "# {id}\n\n{pair}, {topic}; {}, {}\n\n{}\n", r.severity, r.category, r.why)?;
            let rows = [
                ("Source", &r.source),
                ("Only in stories of", &r.when),
                ("Only near", &r.near),
                ("Weighed against", &r.against),
                ("Not with", &r.unless),
                ("Accepted", &r.expect),
                ("Garbled", &r.garbled),
                ("Better", &r.suggest),
            ];
            for (name, list) in rows.iter().filter(|(_, list)| !list.is_empty()) {
                writeln!(out, "{name}: {}", list.join(" · "))?;
            }
            if let Some(alone) = &r.alone {
                writeln!(out, "Without a source: {}", alone.garbled.join(" · "))?;
                for (name, list) in [("  only in stories of", &alone.when), ("  not with", &alone.unless)].iter().filter(|(_, list)| !list.is_empty()) {
                    writeln!(out, "{name}: {}", list.join(" · "))?;
                }
            }
            writeln!(out, "\n## Examples\n")?;
            for (kind, example) in r.bad.iter().map(|e| ("Wrong", e)).chain(r.good.iter().map(|e| ("Right", e))) {
                let source = example.source.as_ref().map_or(String::new(), |s| format!("{s} → "));
                writeln!(out, "- {kind}: {source}{}", example.target)?;
                if let Some(fixed) = &example.fixed {
                    writeln!(out, "  better: {fixed}")?;
                }
            }
            writeln!(out, "\n## How to silence it\n\n`--allow {id}`, or `allow = [\"{id}\"]` in wirelint.toml.")?;
            return Ok(());
        }
    }
    bail!("unknown rule “{id}”: `wirelint rules` lists them")
}
