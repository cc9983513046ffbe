//! The whole check, all rules and all confidences: no panic, the same twice, and every finding stands where it says.
use std::fs;
use std::ops::ControlFlow;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use wirelint::config::Settings;
use wirelint::document::Story;
use wirelint::engine::{Checked, Engine};
use wirelint::formats::{self, Item};
use wirelint::knowledge::Knowledge;
use wirelint::reports::{Format, Layout, Summary, report};
use wirelint::text::Lang;
use wirelint::text::normalise::normalise;

use crate::garble::{config, is_one_line, pair, sentence};

pub static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(Settings { min_confidence: 0.0, segments: true, ..Settings::default() }, Knowledge::default()));

/// What the checks have something to say about.
pub const PIECES: &[&str] = &[
    "The client is in our prison",
    "Thousands of people entered France",
    "Der Auftraggeber",
    "gingen auf die Straße",
    "that that",
    "who…",
    "Drug crime affected.",
    "will be",
    "died in 2031",
    "“",
    "”",
    "„",
    "«",
    "»",
    "\"",
    "'",
    "…",
    ". ",
    ", ",
    " , ",
    "? ",
    "\n\n",
    "\r\n",
    "\u{AD}",
    "\u{A0}",
    "e\u{301}",
    "\u{200B}",
    "1.234,5",
    "2024",
    "12%",
    "二〇二四年",
    "警方13日",
    "ثلاثة",
    "٣٤",
    "не",
    "nicht",
    "ne pas",
    "not",
    "no",
    "McDonald",
    "Angela Merkel",
    "Mrs. Merkel",
    "Владимир Путин",
    "习近平",
    "dpa:251122-930-327543/1",
    "Berlin (dpa) –",
    "â€™",
    "Ã¼",
    "ü",
    "�",
    "😀",
    "👩\u{200D}👧",
    "(",
    ")",
    " – ",
    "-",
    "https://example.org/a?b=c",
    "Monday, November 13",
    "at 3:40 a.m.",
    "three dead",
    "the 54-year-old",
    "said",
    "he",
    "she",
    "&lt;",
    "<b>",
];

/// What is read of a file.
fn read(name: &str, bytes: impl AsRef<[u8]>, mut taken: impl FnMut(Item)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let _ = formats::read(&[path], &mut |item| {
        taken(item);
        ControlFlow::Continue(())
    });
}

/// What a file holds, checked.
pub fn checked(name: &str, bytes: impl AsRef<[u8]>) -> Vec<Checked> {
    let mut found = Vec::new();
    read(name, bytes, |item| match item {
        Item::Story(story) => found.push(ENGINE.check_story(None, story)),
        Item::Rows(rows) => found.push(ENGINE.check_rows("rows", rows)),
        Item::Problem(problem) => is_one_line(&problem),
    });
    found
}

/// The story in a text, if there is one.
fn story(text: &str) -> Option<Story> {
    let mut found = None;
    read("story.txt", text, |item| {
        if let Item::Story(story) = item {
            found = Some(story);
        }
    });
    found
}

pub fn written(format: Format, checked: &Checked) -> String {
    let mut out = Vec::new();
    let mut report = report(format, &mut out, Layout::default());
    let mut summary = Summary::default();
    let document = checked.report();
    report.begin().unwrap();
    summary.add(&document);
    report.document(&document).unwrap();
    report.end(&summary).unwrap();
    drop(report);
    String::from_utf8(out).unwrap()
}

fn holds(checked: &Checked) -> Result<(), TestCaseError> {
    let segments = &checked.document.segments;
    for f in &checked.triaged.findings {
        prop_assert!(f.target.is_some() || f.source.is_some(), "{f:?} stands somewhere");
        prop_assert!((0.0..=1.0).contains(&f.confidence), "{f:?}");
        for mark in [f.target, f.source].into_iter().flatten() {
            let text = &segments[mark.segment].text;
            prop_assert!(mark.span.start <= mark.span.end && text.get(mark.span.start..mark.span.end).is_some(), "{f:?} in {text:?}");
        }
    }
    for score in &checked.triaged.segments {
        prop_assert!((0.0..=100.0).contains(score), "{score}");
    }
    Ok(())
}

/// The records of a report, one a line.
fn records(checked: &Checked) -> Result<Vec<Value>, TestCaseError> {
    let lines = written(Format::Jsonl, checked);
    let read = |line| serde_json::from_str(line).map_err(|e| TestCaseError::fail(format!("{e}: {line}")));
    lines.lines().map(read).collect()
}

/// What stands in `text` at a place counted in code points.
fn there(text: &str, place: &Value) -> String {
    let at = |key: &str| place[key].as_u64().unwrap() as usize;
    text.chars().skip(at("start")).take(at("end").checked_sub(at("start")).unwrap()).collect()
}

fn languages() -> impl Strategy<Value = Lang> {
    let codes = "ar bg bn cs da de el en es fa fi fr ha he hi hr hu id is it ja ko nb nl pl pt ro ru sv ta th tr uk ur vi zh de-CH en-GB en-US es-MX xh";
    select(codes.split(' ').map(|code| Lang::parse(code).unwrap()).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn pairs(rows in prop::collection::vec((pair(PIECES), prop::option::weighted(0.1, languages()), prop::option::weighted(0.2, languages())), 1..4), date in prop::option::of(select(vec!["2025-11-22", "0000-02-29"]))) {
        let row = |(n, (pair, source_lang, target_lang)): (usize, &(crate::corpus::Pair, Option<Lang>, Option<Lang>))| json!({
            "id": n.to_string(), "doc": "story", "date": date,
            "source": pair.source.1, "source_lang": source_lang.unwrap_or(pair.source.0).to_string(),
            "target": pair.target.1, "target_lang": target_lang.unwrap_or(pair.target.0).to_string(),
        });
        let rows: Vec<Value> = rows.iter().enumerate().map(row).collect();
        let text: String = rows.iter().map(|row| format!("{row}\n")).collect();
        let (first, second) = (checked("rows.jsonl", &text), checked("rows.jsonl", &text));
        prop_assert_eq!(first.len(), second.len());
        for (first, second) in first.iter().zip(&second) {
            holds(first)?;
            let told = |checked: &Checked| format!("{:?}", checked.triaged);
            prop_assert_eq!(told(first), told(second), "the same twice");
            for record in records(first)?.iter().filter(|record| record["type"] == "finding") {
                let row = rows.iter().find(|row| row["id"] == record["id"]).unwrap();
                for side in ["source", "target"].into_iter().filter(|side| record[side].is_object()) {
                    let words = there(row[side].as_str().unwrap(), &record[side]);
                    prop_assert_eq!(Some(&*words), record[side]["text"].as_str(), "{}", record);
                }
            }
        }
    }

    #[test]
    fn stories(paragraphs in prop::collection::vec(sentence(PIECES), 1..6), breaks in select(vec!["\n\n", "\n", "\r\n\r\n", " "]), source in any::<Index>()) {
        let text = paragraphs.iter().map(|(_, text)| text.replace('\0', "")).collect::<Vec<_>>().join(breaks);
        for checked in &checked("story.txt", &text) {
            holds(checked)?;
            for record in records(checked)?.iter().filter(|record| record["type"] == "finding" && record["target"].is_object()) {
                // counted without a byte order mark
                let words = there(text.strip_prefix('\u{FEFF}').unwrap_or(&text), &record["file"]);
                prop_assert_eq!(Some(&*normalise(&words).0), record["target"]["text"].as_str(), "{}", record);
            }
        }
        // and against another story as its source
        let other = paragraphs[source.index(paragraphs.len())..].iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n\n");
        if let (Some(source), Some(target)) = (story(&other), story(&text)) {
            let checked = ENGINE.check_story(Some(source), target);
            holds(&checked)?;
            records(&checked)?;
        }
    }

    #[test]
    fn files(bytes in prop::collection::vec(any::<u8>(), 0..400), name in select(vec!["a.txt", "a.jsonl", "a"])) {
        for checked in &checked(name, bytes) {
            holds(checked)?;
        }
    }
}
