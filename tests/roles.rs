//! The gauge of who did what: `tests/roles/pairs.jsonl`.
use std::sync::Arc;

use wirelint::config::Settings;
use wirelint::document::{Row, Text, Unplaced};
use wirelint::engine::Engine;
use wirelint::knowledge::Knowledge;
use wirelint::text::Lang;

#[derive(serde::Deserialize)]
struct Line {
    id: String,
    source_lang: String,
    rule: String,
    source: String,
    right: String,
    garbled: String,
}

#[test]
fn most_changes_are_found_and_right_translations_raise_none() {
    let lines: Vec<Line> = include_str!("roles/pairs.jsonl").lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let only = ["gender-changed", "roles-reversed", "speaker-changed"].map(str::to_owned).into();
    let engine = Engine::new(Settings { only, ..Settings::default() }, Knowledge::default());
    let rules = |line: &Line, target: &str| -> Vec<String> {
        let text = |t: &str| Text { text: t.to_owned(), locate: Arc::new(Unplaced) };
        let source_lang = Some(Lang::parse(&line.source_lang).unwrap());
        let row = Row {
            id: line.id.clone(),
            doc: None,
            source: Some(text(&line.source)),
            target: text(target),
            source_lang,
            target_lang: Some(Lang::EN),
            date: None,
        };
        let checked = engine.check_rows("pairs", vec![row]);
        checked.triaged.findings.iter().map(|f| f.rule.to_string()).collect()
    };
    let (mut found, mut missed, mut wrong) = (0, Vec::new(), Vec::new());
    for line in &lines {
        if rules(line, &line.garbled).contains(&line.rule) {
            found += 1;
        } else {
            missed.push(&line.id);
        }
        if !rules(line, &line.right).is_empty() {
            wrong.push(&line.id);
        }
    }
    println!("{found} of {} found; missed: {missed:?}", lines.len());
    assert!(wrong.is_empty(), "right translations: {wrong:?}");
    assert!(found * 10 >= lines.len() * 9, "{found} of {}; missed: {missed:?}", lines.len());
}
