//! The reports, each against a golden file. `UPDATE_GOLDEN=1 cargo test --test reports` writes them anew.
mod properties;
mod stories;

use std::{env, fs, path::Path};

use wirelint::reports::{Format, Layout, Summary, report};

use stories::Checked;

/// What a run over these stories writes.
fn written(format: Format, layout: Layout, stories: &[Checked]) -> String {
    let mut out = Vec::new();
    let mut report = report(format, &mut out, layout);
    let mut summary = Summary::default();
    report.begin().unwrap();
    for story in stories {
        summary.add(&story.report());
        report.document(&story.report()).unwrap();
    }
    report.problem(&stories::problem()).unwrap();
    summary.problems = 1;
    summary.score = Some(stories::score(stories));
    report.end(&summary).unwrap();
    drop(report);
    String::from_utf8(out).unwrap()
}

fn assert_golden(name: &str, written: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, written).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap();
    for (i, (w, g)) in written.lines().zip(golden.lines()).enumerate() {
        assert_eq!(w, g, "{name}, line {}", i + 1);
    }
    assert_eq!(written.len(), golden.len(), "{name}: one ends before the other");
}

#[test]
fn human() {
    assert_golden("human.txt", &written(Format::Human, Layout::default(), &stories::all()));
}

#[test]
fn human_in_colour_and_narrow() {
    assert_golden("human-colour.txt", &written(Format::Human, Layout { colour: true, width: 60 }, &stories::all()));
}

#[test]
fn human_fits_its_width_and_has_no_codes_where_colour_is_off() {
    for width in [40, 60, 80, 132] {
        let text = written(Format::Human, Layout { colour: false, width }, &stories::all());
        assert!(!text.contains('\x1b'));
        // headings are not broken: the name of a story or rule can be searched for
        let long = |line: &&str| line.starts_with("  ") && unicode_width::UnicodeWidthStr::width(*line) > width;
        assert_eq!(text.lines().find(long), None, "{width}");
    }
}

#[test]
fn jsonl() {
    assert_golden("report.jsonl", &written(Format::Jsonl, Layout::default(), &stories::all()));
}

#[test]
fn json_holds_the_same_records() {
    let json = written(Format::Json, Layout::default(), &stories::all());
    assert_golden("report.json", &json);
    let whole: serde_json::Value = serde_json::from_str(&json).unwrap();
    let lines = written(Format::Jsonl, Layout::default(), &stories::all());
    let lines: Vec<serde_json::Value> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    for (kind, key) in [("finding", "findings"), ("segment", "segments")] {
        let nested: Vec<_> = whole["documents"].as_array().unwrap().iter().flat_map(|d| d[key].as_array().into_iter().flatten()).collect();
        let flat: Vec<_> = lines.iter().filter(|l| l["type"] == kind).collect();
        assert_eq!(nested, flat);
    }
    assert_eq!(&whole["summary"], lines.last().unwrap());
}

#[test]
fn a_finding_says_where_its_words_are_in_code_points() {
    let text = written(Format::Jsonl, Layout::default(), &[stories::wide()]);
    let found: Vec<serde_json::Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).filter(|l: &serde_json::Value| l["type"] == "finding").collect();
    assert!(!found.is_empty());
    for finding in found {
        let target = &finding["target"];
        let length = target["end"].as_u64().unwrap() - target["start"].as_u64().unwrap();
        assert_eq!(length as usize, target["text"].as_str().unwrap().chars().count());
    }
}

#[test]
fn html() {
    assert_golden("report.html", &written(Format::Html, Layout::default(), &stories::all()));
}
