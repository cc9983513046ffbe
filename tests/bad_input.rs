//! Bad input: one clear line on standard error that says what, where and what to do, and exit status 2.
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn wirelint(folder: &Path, args: &[&str]) -> Ran {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_wirelint")).args(args).current_dir(folder).output().unwrap();
    let text = |b: Vec<u8>| String::from_utf8(b).unwrap();
    Ran { code: status.code().expect("it ends, and is not killed"), out: text(stdout), err: text(stderr) }
}

/// Runs it in a folder with one file, and expects one line that holds all of `says`.
fn refused(name: &str, bytes: &[u8], args: &[&str], says: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    let ran = wirelint(folder.path(), args);
    assert_eq!(ran.code, 2, "{args:?}: {}{}", ran.out, ran.err);
    assert_eq!(ran.err.trim_end().lines().count(), 1, "one line: {}", ran.err);
    for part in says {
        assert!(ran.err.contains(part), "“{part}” in {}", ran.err);
    }
}

#[test]
fn a_missing_file() {
    refused("other.txt", b"x", &["check", "story.txt"], &["story.txt", "no such file"]);
}

#[test]
fn a_folder_with_nothing_to_check() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("empty")).unwrap();
    let ran = wirelint(folder.path(), &["check", "empty"]);
    assert_eq!((ran.code, ran.err.trim_end().lines().count()), (2, 1), "{}", ran.err);
    assert!(ran.err.contains("empty: "), "{}", ran.err);
}

#[test]
fn a_folder_as_source() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("story.txt"), "The council met on Monday.\n").unwrap();
    fs::create_dir(folder.path().join("sources")).unwrap();
    let ran = wirelint(folder.path(), &["check", "story.txt", "--source", "sources"]);
    assert_eq!((ran.code, ran.err.trim_end().lines().count()), (2, 1), "{}", ran.err);
}

#[test]
fn an_empty_file() {
    refused("story.txt", b"", &["check", "story.txt"], &["story.txt", "empty"]);
}

#[test]
fn a_binary_file() {
    refused("story.txt", &[0x7f, b'E', b'L', b'F', 0, 0, 1, 2, 0, 0, 0xff, 0xfe, 3, 4, 0, 0], &["check", "story.txt"], &["story.txt", "text"]);
}

#[test]
fn truncated_utf8() {
    let mut bytes =
        "Der Rat tagte, sagte die Sprecherin – und ging. Später kam der Bürgermeister für über eine Stunde dazu; größere Fragen blieben offen, hieß es."
            .repeat(3)
            .into_bytes();
    bytes.extend_from_slice(&[0xe2, 0x80]);
    refused("story.txt", &bytes, &["check", "story.txt"], &["story.txt", "UTF-8"]);
}

#[test]
fn a_line_of_200_megabytes() {
    let mut bytes = b"{\"id\":\"1\",\"target\":\"The council met.\",\"target_lang\":\"en\"}\n{\"id\":\"2\",\"target\":\"".to_vec();
    bytes.resize(200 << 20, b'a');
    bytes.extend_from_slice(b"\"}\n{\"id\":\"3\",\"target\":\"It agreed.\",\"target_lang\":\"en\"}\n");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pairs.jsonl"), bytes).unwrap();
    let ran = wirelint(folder.path(), &["check", "pairs.jsonl", "--format", "jsonl", "--segments"]);
    assert_eq!((ran.code, ran.err.trim_end().lines().count()), (2, 1), "{}", ran.err);
    assert!(ran.err.contains("pairs.jsonl:2: "), "{}", ran.err);
    assert!(ran.out.contains("\"id\":\"1\"") && ran.out.contains("\"id\":\"3\""), "the rest is checked: {}", ran.out);
}

#[test]
fn an_invalid_row_is_named_and_the_rest_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("pairs.jsonl"),
        "{\"id\":\"1\",\"target\":\"The council met.\"}\n{\"id\":\"2\",\"target\":}\n{\"id\":\"3\",\"target\":\"It agreed.\"}\n",
    )
    .unwrap();
    let ran = wirelint(folder.path(), &["check", "pairs.jsonl", "--target-lang", "en", "--format", "jsonl", "--segments"]);
    assert_eq!((ran.code, ran.err.trim_end().lines().count()), (2, 1), "{}", ran.err);
    assert!(ran.err.contains("pairs.jsonl:2: "), "{}", ran.err);
    assert!(ran.out.contains("\"id\":\"1\"") && ran.out.contains("\"id\":\"3\""), "{}", ran.out);
}

#[test]
fn an_unknown_language() {
    refused("story.txt", b"The council met.", &["check", "story.txt", "--target-lang", "qx"], &["unknown language “qx”"]);
    refused(
        "pairs.jsonl",
        b"{\"target\":\"The council met.\",\"target_lang\":\"english\"}\n",
        &["check", "pairs.jsonl"],
        &["pairs.jsonl:1: ", "unknown language “english”"],
    );
}

#[test]
fn an_unknown_rule() {
    refused("story.txt", b"The council met.", &["check", "story.txt", "--allow", "number-chnaged"], &["unknown rule “number-chnaged”", "wirelint rules"]);
    refused("story.txt", b"", &["rules", "no-such-rule"], &["unknown rule “no-such-rule”"]);
}

#[test]
fn a_glossary_with_an_error() {
    refused("house.csv", b"de,en\nHaushalt,budget\nlonely\n", &["check", "house.csv", "--terms", "house.csv"], &["house.csv: line 3: ", "two columns"]);
    refused("house.tsv", b"de\ten\nRat\t\"council\nTag\tday\n", &["check", "house.tsv", "--terms", "house.tsv"], &["house.tsv: line 2: ", "quotation mark"]);
}

#[test]
fn a_knowledge_file_with_an_error() {
    let entry = "pair = \"de-en\"\n\n[[rendering]]\nid = \"a-thing\"\nkind = \"sense\"\nsource = [\"{Ding\"]\nexpect = [\"thing\"]\nseverity = \"major\"\ncategory = \"accuracy/mistranslation\"\nwhy = \"\"\n";
    refused("house.toml", entry.as_bytes(), &["knowledge", "test", "house.toml"], &["house.toml:4: ", "a-thing", "{ without its }"]);
    let unknown = entry.replace("expect", "expects");
    refused("house.toml", unknown.as_bytes(), &["check", "house.toml", "--terms", "house.toml"], &["house.toml:7: ", "expects", "a-thing"]);
}
