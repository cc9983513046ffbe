//! Speed, measured with `cargo bench`: pairs per second under all rules, and what a sentence costs as the base grows.
use std::collections::BTreeSet;
use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use wirelint::config::Settings;
use wirelint::document::{Row, Text, Unplaced};
use wirelint::engine::Engine;
use wirelint::knowledge::glossary::Term;
use wirelint::knowledge::{Knowledge, UserKnowledge, store};
use wirelint::text::Lang;

fn row((source, target): &(String, String)) -> Row {
    let text = |t: &str| Text { text: t.to_owned(), locate: Arc::new(Unplaced) };
    Row { id: "1".into(), doc: None, source: Some(text(source)), target: text(target), source_lang: Some(Lang::DE), target_lang: Some(Lang::EN), date: None }
}

/// The base's own German sentences with their right translations, two to a row: about the length of a news sentence.
fn pairs() -> Vec<(String, String)> {
    let examples = store::renderings("de-en").files.into_iter().flat_map(|(_, entries)| entries).flat_map(|e| e.bad);
    let single: Vec<_> = examples.filter_map(|e| Some((e.source?, e.fixed?))).collect();
    single.chunks_exact(2).map(|two| (format!("{} {}", two[0].0, two[1].0), format!("{} {}", two[0].1, two[1].1))).collect()
}

fn all_rules(c: &mut Criterion) {
    let engine = Engine::new(Settings { segments: true, ..Settings::default() }, Knowledge::default());
    let pairs = pairs();
    let mut group = c.benchmark_group("check");
    group.throughput(Throughput::Elements(pairs.len() as u64));
    group.bench_function("de-en pairs, all rules", |b| {
        b.iter(|| {
            for pair in &pairs {
                black_box(engine.check_rows("bench", vec![row(pair)]));
            }
        });
    });
    group.finish();
}

/// A made-up noun for each number: no two alike.
fn noun(mut n: usize) -> String {
    const SYLLABLES: [&str; 20] = ["ba", "do", "fe", "gi", "ku", "la", "mo", "ne", "pi", "ru", "sa", "to", "ve", "wi", "zu", "bra", "cle", "dro", "fli", "gru"];
    let mut word = String::from("Q");
    for _ in 0..5 {
        word.push_str(SYLLABLES[n % 20]);
        n /= 20;
    }
    word
}

fn growing_base(c: &mut Criterion) {
    let pairs = pairs();
    let mut group = c.benchmark_group("entries");
    group.throughput(Throughput::Elements(pairs.len() as u64));
    for entries in [100, 1_000, 70_000] {
        let terms = (0..entries).map(|n| Term { term: noun(n), expected: vec![noun(n + entries)], ..Term::default() }).collect();
        let knowledge = Knowledge::only(UserKnowledge { terms, ..UserKnowledge::default() });
        let only = BTreeSet::from(["term-missing".to_owned()]);
        let engine = Engine::new(Settings { only, ..Settings::default() }, knowledge);
        engine.check_rows("bench", vec![row(&pairs[0])]);
        group.bench_function(BenchmarkId::from_parameter(entries), |b| {
            b.iter(|| {
                for pair in &pairs {
                    black_box(engine.check_rows("bench", vec![row(pair)]));
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, all_rules, growing_base);
criterion_main!(benches);
