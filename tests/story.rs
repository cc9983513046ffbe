//! The gauge of stories that contradict themselves: `tests/story`, a file for each rule.
use std::sync::Arc;

use wirelint::config::Settings;
use wirelint::document::{Row, Text, Unplaced};
use wirelint::engine::Engine;
use wirelint::knowledge::Knowledge;
use wirelint::text::Lang;

#[derive(serde::Deserialize)]
struct Line {
    /// Whether the story contradicts itself.
    garbled: bool,
    lang: Option<String>,
    date: Option<String>,
    source: Option<Vec<String>>,
    source_lang: Option<String>,
    target: Vec<String>,
}

/// File, and the share of its contradictions that is found at least, in percent.
const FILES: &[(&str, &str, usize)] = &[
    ("count-told-two-ways", include_str!("story/count-told-two-ways.jsonl"), 90),
    ("day-told-two-ways", include_str!("story/day-told-two-ways.jsonl"), 70),
    ("dead-then-alive", include_str!("story/dead-then-alive.jsonl"), 78),
    ("effect-before-cause", include_str!("story/effect-before-cause.jsonl"), 92),
    ("office-told-two-ways", include_str!("story/office-told-two-ways.jsonl"), 92),
    ("quote-translated-two-ways", include_str!("story/quote-translated-two-ways.jsonl"), 95),
    ("relation-told-two-ways", include_str!("story/relation-told-two-ways.jsonl"), 95),
];

fn rows(line: &Line) -> Vec<Row> {
    let text = |t: &String| Text { text: t.clone(), locate: Arc::new(Unplaced) };
    let tag = line.lang.as_deref().unwrap_or("en");
    let row = |(n, target): (usize, &String)| Row {
        id: n.to_string(),
        doc: Some("story".into()),
        source: line.source.as_ref().map(|s| text(&s[n])),
        target: text(target),
        source_lang: line.source_lang.as_ref().map(|tag| Lang::parse(tag).unwrap()),
        target_lang: Some(Lang::parse(tag).unwrap()),
        date: line.date.as_ref().map(|d| d.parse().unwrap()),
    };
    line.target.iter().enumerate().map(row).collect()
}

#[test]
fn contradictions_are_found_and_near_misses_raise_none() {
    let mut short = Vec::new();
    let mut wrong = Vec::new();
    for &(rule, file, least) in FILES {
        let engine = Engine::new(Settings { only: [rule.to_owned()].into(), ..Settings::default() }, Knowledge::default());
        let lines: Vec<Line> = file.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        let told = |line: &&Line| !engine.check_rows("story", rows(line)).triaged.findings.is_empty();
        let (garbled, right): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|l| l.garbled);
        let missed: Vec<_> = garbled.iter().filter(|l| !told(l)).map(|l| &l.target).collect();
        let found = garbled.len() - missed.len();
        println!("{rule}: {found} of {} found; missed: {missed:#?}", garbled.len());
        if found * 100 < least * garbled.len() {
            short.push(format!("{rule}: {found} of {}", garbled.len()));
        }
        wrong.extend(right.iter().filter(|l| told(l)).map(|l| format!("{rule}: {:?}", l.target)));
    }
    assert!(wrong.is_empty(), "near misses: {wrong:#?}");
    assert!(short.is_empty(), "too few found: {short:?}");
}
