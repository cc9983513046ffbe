use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Result, bail};

use crate::cli::CLEAN;
use crate::knowledge::schema::{Kind, Rendering};
use crate::knowledge::store;

const KINDS: [(Kind, &str); 8] = [
    (Kind::Sense, "sense"),
    (Kind::Idiom, "idiom"),
    (Kind::FalseFriend, "false friend"),
    (Kind::Term, "term"),
    (Kind::Institution, "institution"),
    (Kind::Attribution, "attribution"),
    (Kind::Time, "time"),
    (Kind::Grammar, "grammar"),
];

/// Counts of one row of the table.
#[derive(Default)]
struct Count {
    entries: usize,
    alone: usize,
    kinds: BTreeMap<Kind, usize>,
}

impl Count {
    fn add(&mut self, entries: &[Rendering]) {
        self.entries += entries.len();
        self.alone += entries.iter().filter(|e| e.alone.is_some()).count();
        for entry in entries {
            *self.kinds.entry(entry.kind).or_default() += 1;
        }
    }
}

pub fn run(pair: Option<&str>) -> Result<u8> {
    let mut rows: Vec<(String, Count)> = Vec::new();
    let mut all = Count::default();
    for name in store::pairs().filter(|p| pair.is_none_or(|wanted| wanted == *p)) {
        let mut whole = Count::default();
        for (topic, entries) in store::renderings(name).files {
            whole.add(&entries);
            all.add(&entries);
            if pair.is_some() {
                let mut count = Count::default();
                count.add(&entries);
                rows.push((topic, count));
            }
        }
        if pair.is_none() {
            rows.push((name.to_owned(), whole));
        }
    }
    if let (Some(pair), true) = (pair, rows.is_empty()) {
        bail!("no renderings for “{pair}”; there are: {}", store::pairs().collect::<Vec<_>>().join(", "));
    }
    rows.push(("all".into(), all));
    let mut out = std::io::stdout().lock();
    write!(out, "{:<14}{:>8}{:>7}", pair.map_or("pair", |_| "topic"), "entries", "alone")?;
    for (_, name) in KINDS {
        write!(out, "  {name}")?;
    }
    writeln!(out)?;
    for (name, count) in rows {
        write!(out, "{name:<14}{:>8}{:>7}", count.entries, count.alone)?;
        for (kind, title) in KINDS {
            write!(out, "  {:>width$}", count.kinds.get(&kind).copied().unwrap_or(0), width = title.len())?;
        }
        writeln!(out)?;
    }
    Ok(CLEAN)
}
