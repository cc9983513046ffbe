//! The built-in rendering base: every example of every entry.
use wirelint::config::Settings;
use wirelint::engine::{Engine, examples};
use wirelint::knowledge::{Knowledge, store};

#[test]
fn every_example_of_the_base_holds() {
    let engine = Engine::new(Settings::default(), Knowledge::default());
    let mut failures = Vec::new();
    let mut entries = 0;
    for pair in store::pairs() {
        let (source, target) = store::languages(pair).unwrap();
        for (topic, list) in store::with_examples(pair).files {
            entries += list.len();
            let name = format!("{pair}/{topic}");
            store::check_entries(std::path::Path::new(&name), "", source, target, &list).unwrap();
            failures.extend(examples::test(&engine, source, target, &list).into_iter().map(|f| format!("{name}: {}: {}", f.entry, f.what)));
        }
    }
    assert!(failures.is_empty(), "{} of {entries} entries:\n{}", failures.len(), failures.join("\n"));
}
