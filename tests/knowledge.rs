//! The built-in rendering base: every example of every entry.
use std::path::Path;

use wirelint::config::Settings;
use wirelint::engine::{Engine, examples};
use wirelint::knowledge::{Knowledge, store};

/// Runs `wirelint knowledge …` and gives what it prints.
fn workbench(args: &[&str]) -> String {
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_wirelint")).arg("knowledge").args(args).output().unwrap();
    assert!(out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

const RENDERING: &str = r#"pair = "de-en"
[[rendering]]
id = "test-schimmel"
kind = "sense"
source = ["Schimmel"]
expect = ["grey horse"]
garbled = ["mould"]
severity = "major"
category = "accuracy/mistranslation"
why = "A white horse."
"#;

#[test]
fn hits_are_listed_by_entry() {
    let folder = tempfile::tempdir().unwrap();
    let (terms, corpus) = (folder.path().join("horses.toml"), folder.path().join("pairs.jsonl"));
    std::fs::write(&terms, RENDERING).unwrap();
    std::fs::write(
        &corpus,
        r#"{"id":"1","source_lang":"de","target_lang":"en","source":"Der Schimmel gewann das Rennen in Köln.","target":"The mould won the race in Cologne."}
{"id":"2","source_lang":"de","target_lang":"en","source":"Ein Schimmel stand auf der Weide.","target":"A grey horse was standing in the meadow."}
"#,
    )
    .unwrap();
    let out = workbench(&["hits", corpus.to_str().unwrap(), "--terms", terms.to_str().unwrap()]);
    assert!(out.starts_with("test-schimmel: 1\n    Der ⟦Schimmel⟧ gewann das Rennen in Köln.\n  → The ⟦mould⟧ won the race in Cologne.\n"), "{out}");
    assert!(out.contains("1 hits of 1 entries in"), "{out}");
}

#[test]
fn a_users_entry_has_topics_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let terms = folder.path().join("own.toml");
    let entry = RENDERING.replace("source =", "when = [\"Sattel\", \"saddle\"]\nsource =");
    let example = |kind: &str, source: &str, target: &str| format!("[[rendering.{kind}]]\nsource = \"{source}\"\ntarget = \"{target}\"\n");
    let examples = [
        example("bad", "Der Schimmel trug keinen Sattel.", "The ⟦mould⟧ wore no saddle.") + "fixed = \"The grey horse wore no saddle.\"\n",
        example("good", "Der Schimmel wuchs an der Wand.", "The mould grew on the wall."),
    ];
    let example = examples.concat();
    // a word of which the built-in base knows nothing
    std::fs::write(&terms, format!("{entry}{example}").replace("Schimmel", "Wippsteert")).unwrap();
    assert!(workbench(&["test", terms.to_str().unwrap()]).contains("1 entries, 0 failures"), "{}", workbench(&["test", terms.to_str().unwrap()]));
}

#[test]
fn a_missing_rendering_is_told_where_more_speaks_for_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let (terms, corpus) = (folder.path().join("own.toml"), folder.path().join("pairs.jsonl"));
    let phrase = |id: &str, kind: &str, source: &str, expect: &str| {
        format!("[[phrase]]\nid = \"{id}\"\nkind = \"{kind}\"\nsource = [\"{source}\"]\nexpect = [\"{expect}\"]\ngarbled = [\"xyz\"]\nbad = []\n")
    };
    let entries = [phrase("test-hearsay", "attribution", "Flurfunk", "reportedly"), phrase("test-queue", "idiom", "Schlange ~ bilden", "queue")];
    std::fs::write(&terms, format!("pair = \"de-en\"\n{}", entries.concat())).unwrap();
    let rows = [
        ("fact", "Dem Flurfunk nach ist der Bäcker tot.", "The baker is dead."),
        ("hearsay", "Dem Flurfunk nach ist der Bäcker tot.", "The baker may be dead."),
        ("word for word", "Die Kunden bildeten eine Schlange.", "The customers formed a snake."),
        ("paraphrase", "Die Kunden bildeten eine Schlange.", "The customers stood patiently."),
    ];
    let line = |(id, source, target): (&str, &str, &str)| {
        serde_json::json!({"id": id, "source_lang": "de", "target_lang": "en", "source": source, "target": target}).to_string() + "\n"
    };
    std::fs::write(&corpus, rows.map(line).concat()).unwrap();
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_wirelint"))
        .arg("check")
        .args([&corpus, Path::new("--terms"), &terms])
        .args(["--format", "jsonl"])
        .output()
        .unwrap();
    let findings = String::from_utf8(out.stdout).unwrap();
    let findings = findings.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()).filter(|v| v["type"] == "finding");
    let told: Vec<_> = findings.map(|f| (f["id"].as_str().unwrap().to_owned(), f["rule"].as_str().unwrap().to_owned(), f["target"]["text"].clone())).collect();
    let found = |id: &str, rule: &str, words: serde_json::Value| (id.to_owned(), rule.to_owned(), words);
    assert_eq!(told, [found("fact", "test-hearsay", serde_json::Value::Null), found("word for word", "test-queue", "formed a snake".into())]);
}

#[test]
fn reach_counts_what_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let set = folder.path().join("de-en.jsonl");
    std::fs::write(
        &set,
        r#"{"id":"a","source":"Tausende gingen in Lyon auf die Straße.","garbled":"Thousands went on the street in Lyon.","right":"Thousands took to the streets in Lyon."}
{"id":"b","source":"Der Zug kam um 9 Uhr an.","garbled":"The train arrived quite at 9 o'clock.","right":"The train arrived at 9 o'clock."}
"#,
    )
    .unwrap();
    let out = workbench(&["reach", set.to_str().unwrap(), "--missed"]);
    let rows: Vec<Vec<&str>> = out.lines().map(|l| l.split_whitespace().collect()).collect();
    assert_eq!(rows[1][..4], ["de-en", "2", "1", "(50%)"], "{out}");
    assert_eq!(rows[2], ["b"], "{out}");
}

#[test]
fn coverage_counts_the_base() {
    let out = workbench(&["coverage", "de-en"]);
    assert!(out.lines().any(|l| l.starts_with("protest ")), "{out}");
}

#[test]
fn the_schema_knows_every_field() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../src/knowledge/data/renderings.schema.json")).unwrap();
    let fields = &schema["properties"]["rendering"]["items"]["properties"];
    let example = wirelint::knowledge::schema::Example { source: None, target: String::new(), fixed: None, date: None };
    let alone = wirelint::knowledge::schema::Alone::default();
    let (_, entries) = store::renderings("de-en").files.remove(0);
    let keys = |v: serde_json::Value| v.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let known = |v: &serde_json::Value| v.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let sorted = |mut v: Vec<String>| {
        v.sort();
        v
    };
    assert_eq!(sorted(keys(serde_json::to_value(&entries[0]).unwrap())), sorted(known(fields)));
    let phrase: wirelint::knowledge::phrases::Phrase = toml::from_str("id = 'a'\nsource = []\nexpect = []\ngarbled = []\nbad = []").unwrap();
    assert_eq!(sorted(keys(serde_json::to_value(&phrase).unwrap())), sorted(known(&schema["properties"]["phrase"]["items"]["properties"])));
    assert_eq!(sorted(keys(serde_json::to_value(&example).unwrap())), sorted(known(&fields["bad"]["items"]["properties"])));
    assert_eq!(sorted(keys(serde_json::to_value(&alone).unwrap())), sorted(known(&fields["alone"]["properties"])));
}

#[test]
fn every_example_of_the_base_holds() {
    let engine = Engine::new(Settings::default(), Knowledge::default());
    let mut failures = Vec::new();
    let mut entries = 0;
    for pair in store::pairs() {
        let (source, target) = store::languages(pair).unwrap();
        for (topic, list) in store::renderings(pair).files {
            entries += list.len();
            let name = format!("{pair}/{topic}");
            store::check_entries(std::path::Path::new(&name), "", source, target, &list).unwrap();
            failures.extend(examples::test(&engine, source, target, &list).into_iter().map(|f| format!("{name}: {}: {}", f.entry, f.what)));
        }
    }
    assert!(failures.is_empty(), "{} of {entries} entries:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn the_score_learns_from_labelled_translations() {
    let folder = tempfile::tempdir().unwrap();
    let set = folder.path().join("labelled.jsonl");
    let row = |n: usize| {
        serde_json::json!({"source_lang": "de", "target_lang": "en", "source": format!("Am Montag kamen {n} Gäste."),
            "good": format!("On Monday {n} guests came."), "bad": format!("On Monday {n} guests came")})
    };
    std::fs::write(&set, (2..22).map(|n| row(n).to_string() + "\n").collect::<String>()).unwrap();
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_wirelint")).args(["learn", "score"]).arg(&set).output().unwrap();
    let weights: toml::Table = toml::from_str(&String::from_utf8(out.stdout).unwrap()).unwrap();
    assert!(weights["weights"]["end"].as_float().unwrap() < -0.5, "{weights}");
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(said.contains("1.000 of 20 unseen pairs in the right order"), "{said}");
}
