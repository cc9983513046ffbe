//! Valid files with bytes changed: every reader answers without panic, and with errors of one line. `PROPTEST_CASES` sets how often.
use std::ops::ControlFlow;
use std::path::Path;
use std::{env, fs};

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use wirelint::config::ConfigFile;
use wirelint::formats::bitext;
use wirelint::formats::{self, Item};
use wirelint::knowledge::dictionary::Translation;
use wirelint::knowledge::{Dictionary, UserKnowledge};
use wirelint::text::Lang;

/// Pieces that a reader may take for more than letters.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "\\",
    "\\u",
    "\\ud83d",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "</",
    "&amp;",
    "&#0;",
    "<!--",
    "]]>",
    "\t",
    "\n",
    "\r",
    "\0",
    ",",
    ";",
    "|",
    "…",
    "~",
    "⟦",
    "→",
    "null",
    "1e999",
    "-1",
    "99999999999999999999",
    "\u{FEFF}",
    "\u{2028}",
    "é",
    "😀",
];

/// Reads `cases` files made of `seed` by cutting bytes out and putting others in.
fn fuzz(name: &str, seed: &[u8], read: impl Fn(&Path)) {
    let cases = env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(100);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let put_in = prop_oneof![prop::collection::vec(any::<u8>(), 0..4), prop::sample::select(PIECES).prop_map(|piece| piece.as_bytes().to_vec())];
    let changes = prop::collection::vec((any::<prop::sample::Index>(), 0..6_usize, put_in), 0..8);
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

fn is_one_line(error: &impl ToString) {
    let error = error.to_string();
    assert_eq!(error.lines().count(), 1, "{error}");
}

fn read_input(path: &Path) {
    let _ = formats::read(&[path.to_owned()], &mut |item| {
        if let Item::Problem(problem) = item {
            is_one_line(&problem);
        }
        ControlFlow::Continue(())
    });
}

fn read_knowledge(path: &Path) {
    if let Err(error) = UserKnowledge::default().read(path) {
        is_one_line(&format!("{error:#}"));
    }
}

fn read_pairs(path: &Path) {
    let wanted = (Lang::parse("de").ok(), Some(Lang::EN));
    if let Err(problem) = bitext::read(path, wanted, &mut |_| ControlFlow::Continue(())) {
        is_one_line(&problem);
    }
}

fn read_dictionary(path: &Path) {
    if let Err(error) = Dictionary::read(path) {
        is_one_line(&format!("{error:#}"));
    }
}

#[test]
fn plain_text() {
    fuzz("story.txt", include_bytes!("../../samples/lyon-march/source.de.txt"), read_input);
}

#[test]
fn rows() {
    let row = br#"{"id":"1","doc":"a","source":"Haus \u00fc","target":"house \ud83d\ude00","source_lang":"de","target_lang":"en","date":"2025-11-22"}"#;
    fuzz("rows.jsonl", row, read_input);
}

#[test]
fn configuration() {
    fuzz("wirelint.toml", b"target-lang = \"en\"\nmin-confidence = 0.5\nallow = [\"repeated-word\"]\n", |path| {
        if let Err(error) = ConfigFile::read(path) {
            is_one_line(&format!("{error:#}"));
        }
    });
}

#[test]
fn lexicon() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("house.lexicon");
    let translation = |source, target| Translation { source, target, forward: 0.5, backward: 0.25 };
    let (source, target) = (Lang::parse("de").unwrap(), Lang::EN);
    let translations = vec![translation(1, 7), translation(1, 9), translation(1 << 40, 3)];
    Dictionary { source, target, longest: (0, 0), translations, frequent: Default::default() }.write(&path).unwrap();
    fuzz("house.lexicon", &fs::read(path).unwrap(), read_dictionary);
}

#[test]
fn renderings() {
    let entries = "pair = \"de-en\"\n\n[[rendering]]\nid = \"haft\"\nkind = \"term\"\nsource = [\"{in|} Haft ~ sitzen\", \"heraus+bringen\"]\nexpect = [\"be in \
                   custody\"]\ngarbled = [\"sit … prison\"]\nwhen = [\"Polizei\"]\nseverity = \"major\"\ncategory = \"accuracy/mistranslation\"\nwhy = \"So.\"\n\n\
                   [[phrase]]\nid = \"zug\"\nsource = [\"am Zug\"]\nexpect = [\"turn\"]\ngarbled = [\"!on the train\"]\nbad = [\"!Er ist am Zug. → He is ⟦on \
                   the train|next⟧.\"]\n";
    fuzz("desk.toml", entries.as_bytes(), read_knowledge);
}

#[test]
fn glossary() {
    fuzz("house.tsv", "de\ten\tstatus\nHaft\tcustody\t\nHaft\t\"prison\"\tforbidden\n".as_bytes(), read_knowledge);
}

#[test]
fn translation_memory() {
    let memory = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\"><header srclang=\"de\"/><body><tu><tuv xml:lang=\"de\"><seg>Ein \
                  <bpt i=\"1\">Haus</bpt> &amp; Hof</seg></tuv><tuv xml:lang=\"en\"><seg>A house</seg></tuv></tu></body></tmx>";
    fuzz("memory.tmx", memory.as_bytes(), read_pairs);
}

#[test]
fn tabbed_pairs() {
    fuzz("pairs.tsv", "Ein Haus\tA house\nEin „Hof“\tA yard\n".as_bytes(), read_pairs);
}
