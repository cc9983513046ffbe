//! Valid files with bytes changed: every reader answers, without panic, and with errors of one line.
use std::ops::ControlFlow;
use std::{env, fs};

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use wirelint::config::ConfigFile;
use wirelint::formats::{self, Item};
use wirelint::knowledge::Dictionary;

const STORY: &[u8] = include_bytes!("../../samples/lyon-march/source.de.txt");

fn fuzz(name: &str, seed: &[u8], read: impl Fn(&std::path::Path)) {
    let cases = env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(100);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let changes = prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, prop::collection::vec(any::<u8>(), 0..4)), 0..8);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let outcome = TestRunner::new(config).run(&changes, |changes| {
        let mut bytes = seed.to_vec();
        for (at, cut, new) in changes {
            let start = at.index(bytes.len() + 1);
            let end = (start + cut).min(bytes.len());
            bytes.splice(start..end, new);
        }
        fs::write(&path, bytes).unwrap();
        read(&path);
        Ok(())
    });
    outcome.unwrap();
}

fn read_input(path: &std::path::Path) {
    let _ = formats::read(&[path.to_owned()], &mut |item| {
        if let Item::Problem(problem) = item {
            assert_eq!(problem.to_string().lines().count(), 1, "{problem}");
        }
        ControlFlow::Continue(())
    });
}

#[test]
fn plain_text() {
    fuzz("story.txt", STORY, read_input);
}

#[test]
fn rows() {
    fuzz("rows.jsonl", br#"{"id":"1","source":"Haus \u00fc","target":"house","source_lang":"de","target_lang":"en","date":"2025-11-22"}"#, read_input);
}

#[test]
fn configuration() {
    fuzz("wirelint.toml", b"target-lang = \"en\"\nmin-confidence = 0.5\nallow = [\"repeated-word\"]\n", |path| drop(ConfigFile::read(path)));
}

#[test]
fn lexicon() {
    fuzz("house.lexicon", b"wirelint lexicon\n\x00\x01\x02\x03", |path| drop(Dictionary::read(path)));
}
