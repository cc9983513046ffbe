//! Readers of texts to check, of parallel texts to learn from, and of settings.
use std::ops::ControlFlow;
use std::path::Path;

use wirelint::config::ConfigFile;
use wirelint::formats::{self, Item, bitext};
use wirelint::text::Lang;

use crate::garble::{file, is_one_line};

fn read_input(path: &Path) {
    let _ = formats::read(&[path.to_owned()], &mut |item| {
        if let Item::Problem(problem) = item {
            is_one_line(&problem);
        }
        ControlFlow::Continue(())
    });
}

fn read_pairs(path: &Path) {
    let wanted = (Lang::parse("de").ok(), Some(Lang::EN));
    if let Err(problem) = bitext::read(path, wanted, &mut |_| ControlFlow::Continue(())) {
        is_one_line(&problem);
    }
}

#[test]
fn plain_text() {
    file("story.txt", include_bytes!("../../samples/lyon-march/source.de.txt"), read_input);
}

#[test]
fn plain_text_in_utf_16() {
    let story = "\u{FEFF}Zürich (dpa) – „Ja“, sagte er.\r\n\r\nZehn Tote 😀.\r\n";
    file("story.txt", &story.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(), read_input);
}

#[test]
fn rows() {
    let row = br#"{"id":"1","doc":"a","source":"Haus \u00fc","target":"house \ud83d\ude00","source_lang":"de","target_lang":"en","date":"2025-11-22"}"#;
    file("rows.jsonl", row, read_input);
}

#[test]
fn translation_memory() {
    let memory = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\"><header srclang=\"de\"/><body><tu><tuv xml:lang=\"de\"><seg>Ein \
                  <bpt i=\"1\">Haus</bpt> &amp; Hof</seg></tuv><tuv xml:lang=\"en\"><seg>A house</seg></tuv></tu></body></tmx>";
    file("memory.tmx", memory.as_bytes(), read_pairs);
}

#[test]
fn tabbed_pairs() {
    file("pairs.tsv", "Ein Haus\tA house\nEin „Hof“\tA yard\n".as_bytes(), read_pairs);
}

#[test]
fn configuration() {
    file("wirelint.toml", b"target-lang = \"en\"\nmin-confidence = 0.5\nallow = [\"repeated-word\"]\n", |path| {
        if let Err(error) = ConfigFile::read(path) {
            is_one_line(&format!("{error:#}"));
        }
    });
}
