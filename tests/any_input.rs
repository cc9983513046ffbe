//! Whatever comes in: no panic, and every span lies inside its text on character boundaries.
use std::fs;
use std::ops::ControlFlow;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use wirelint::config::Settings;
use wirelint::document::{Row, Text, Unplaced};
use wirelint::engine::{Checked, Engine};
use wirelint::formats::{self, Item};
use wirelint::knowledge::Knowledge;
use wirelint::text::Lang;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(Settings { min_confidence: 0.0, segments: true, ..Settings::default() }, Knowledge::default()));

/// Pieces that readers and checks have something to say about.
const PIECES: &[&str] = &[
    "The client is in our prison",
    "Thousands of people",
    "Der Auftraggeber",
    "gingen auf die Straße",
    "“",
    "”",
    "„",
    "«",
    "»",
    "\"",
    "'",
    "…",
    "...",
    ". ",
    ", ",
    "? ",
    "\n\n",
    "\r\n",
    "\u{AD}",
    "\u{A0}",
    "e\u{301}",
    "\u{200B}",
    "1.234,5",
    "2024",
    "will be",
    "12%",
    "二〇二四年",
    "警方13日",
    "ثلاثة",
    "٣٤",
    "не",
    "nicht",
    "ne pas",
    "McDonald",
    "dpa:251122-930-327543/1",
    "â€™",
    "ü",
    "😀",
    "👩\u{200D}👧",
    "that that",
    "(",
    ")",
    " – ",
    "-",
    "https://example.org/a?b=c",
    "who…",
    "Drug crime affected.",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec((piece, prop::sample::select(vec!["", " "])), 0..14).prop_map(|pieces| pieces.into_iter().map(|(p, s)| p + s).collect())
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows(pairs in prop::collection::vec((prop::option::of(text()), text()), 1..4), source in prop::sample::select(vec!["de", "fr", "zh", "ar", "ru", "ha"]), target in prop::sample::select(vec!["en", "en", "de", "ja", "hi"])) {
        let place = |t: String| Text { text: t, locate: Arc::new(Unplaced) };
        let rows = pairs.into_iter().enumerate().map(|(n, (s, t))| Row {
            id: n.to_string(),
            doc: Some("story".into()),
            source: s.map(place),
            target: place(t),
            source_lang: Lang::parse(source).ok(),
            target_lang: Lang::parse(target).ok(),
            date: "2025-11-22".parse().ok(),
        });
        holds(&ENGINE.check_rows("rows", rows.collect()))?;
    }

    #[test]
    fn stories(source in prop::option::of(text()), target in text()) {
        let read = |t: &str| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("story.txt");
            fs::write(&path, t).unwrap();
            let mut story = None;
            let _ = formats::read(&[path], &mut |item| {
                if let Item::Story(s) = item {
                    story = Some(s);
                }
                ControlFlow::Continue(())
            });
            story
        };
        if let Some(target) = read(&target) {
            let checked = ENGINE.check_story(source.as_deref().and_then(read), target);
            holds(&checked)?;
        }
    }

    #[test]
    fn files(bytes in prop::collection::vec(any::<u8>(), 0..400), name in prop::sample::select(vec!["a.txt", "a.jsonl", "a"])) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let _ = formats::read(&[path], &mut |item| {
            match item {
                Item::Story(story) => drop(ENGINE.check_story(None, story)),
                Item::Rows(rows) => drop(ENGINE.check_rows("file", rows)),
                Item::Problem(problem) => assert_eq!(problem.to_string().lines().count(), 1, "{problem}"),
            }
            ControlFlow::Continue(())
        });
    }
}
