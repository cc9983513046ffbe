//! The sample stories: a good translation is silent, a garbled one gives the findings beside it (`WIRELINT_BLESS=1` rewrites them).
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folder of one story: `source.<lang>.txt`, `good.en.txt`, `garbled.en.txt`, and the reports `garbled.report.txt` (with the source)
/// and `alone.report.txt` (without).
struct Story {
    folder: PathBuf,
    source: String,
}

fn stories() -> Vec<Story> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut out = Vec::new();
    for entry in fs::read_dir(samples).unwrap() {
        let folder = entry.unwrap().path();
        if folder.is_dir() {
            let source = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).find(|n| n.starts_with("source."));
            out.push(Story { source: source.unwrap_or_else(|| panic!("{} has no source.<lang>.txt", folder.display())), folder });
        }
    }
    out.sort_by(|a, b| a.folder.cmp(&b.folder));
    out
}

/// The human report, and the exit status.
fn check(story: &Story, target: &str, with_source: bool) -> (String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wirelint"));
    command.current_dir(&story.folder).args(["check", target]);
    if with_source {
        command.args(["--source", &story.source]);
    }
    let out = command.output().unwrap();
    assert!(out.stderr.is_empty(), "{}: {}", story.folder.display(), String::from_utf8_lossy(&out.stderr));
    (String::from_utf8(out.stdout).unwrap(), out.status.code().unwrap())
}

fn findings(story: &Story, target: &str, with_source: bool) -> Vec<serde_json::Value> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wirelint"));
    command.current_dir(&story.folder).args(["check", target, "--format", "jsonl"]);
    if with_source {
        command.args(["--source", &story.source]);
    }
    let out = String::from_utf8(command.output().unwrap().stdout).unwrap();
    out.lines().map(|l| serde_json::from_str(l).unwrap()).filter(|v: &serde_json::Value| v["type"] == "finding").collect()
}

#[test]
fn good_translations_are_silent() {
    for story in stories() {
        for with_source in [true, false] {
            let (report, code) = check(&story, "good.en.txt", with_source);
            assert_eq!((findings(&story, "good.en.txt", with_source).len(), code), (0, 0), "{}:\n{report}", story.folder.display());
        }
    }
}

#[test]
fn garbled_translations_give_their_findings() {
    let bless = std::env::var_os("WIRELINT_BLESS").is_some();
    for story in stories() {
        for (name, with_source) in [("garbled.report.txt", true), ("alone.report.txt", false)] {
            let (report, code) = check(&story, "garbled.en.txt", with_source);
            let golden = story.folder.join(name);
            if bless {
                fs::write(&golden, &report).unwrap();
            }
            assert_eq!(report, fs::read_to_string(&golden).unwrap_or_default(), "{}", golden.display());
            if with_source {
                assert_eq!(code, 1, "{}: a garbled story has something major in it", story.folder.display());
            }
        }
    }
}

#[test]
fn findings_point_into_the_files_as_they_are() {
    let mut seen = 0;
    for story in stories() {
        let text: Vec<char> = fs::read_to_string(story.folder.join("garbled.en.txt")).unwrap().chars().collect();
        for f in findings(&story, "garbled.en.txt", true) {
            let (Some(file), Some(words)) = (f["file"].as_object(), f["target"]["text"].as_str()) else { continue };
            let place = |key: &str| file[key].as_u64().unwrap() as usize;
            let there: String = text[place("start")..place("end")].iter().collect();
            assert_eq!(there, words, "{f}");
            let line = text[..place("start")].iter().filter(|c| **c == '\n').count() + 1;
            assert_eq!(line, place("line"), "{f}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} findings with a place");
}

#[test]
fn there_are_enough_of_them() {
    let stories = stories();
    let mut languages: Vec<&str> = stories.iter().filter_map(|s| s.source.split('.').nth(1)).collect();
    languages.sort_unstable();
    languages.dedup();
    assert!(stories.len() >= 12 && languages.len() >= 6, "{} stories in {languages:?}", stories.len());
}
