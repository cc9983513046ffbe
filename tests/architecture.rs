//! The layers of the design, held by the `use` lines: a module uses only modules of lower layers, never a sibling of its own.
use std::fs;
use std::path::{Path, PathBuf};

/// Lowest first; modules of one line never meet.
const LAYERS: &[&[&str]] = &[
    &["text"],
    &["finding"],
    &["document"],
    &["formats", "knowledge", "config"],
    &["alignment"],
    &["analysis"],
    &["checks"],
    &["triage", "reports"],
    &["engine"],
    &["cli", "lsp", "web", "audit"],
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|l| l.contains(&module))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
    out
}

fn sources() -> Vec<PathBuf> {
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

/// Modules that a file names as `crate::module`, also inside `crate::{a, b}`. Links in comments do not count.
fn uses(code: &str) -> Vec<String> {
    let code: String = code.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let name = |s: &str| s.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        let Some(group) = rest.strip_prefix('{') else {
            found.push(name(rest));
            continue;
        };
        let (mut depth, mut item) = (0, String::new());
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => found.push(name(&std::mem::take(&mut item))),
                c if depth == 0 => item.push(c),
                _ => {}
            }
        }
        found.push(name(&item));
    }
    found
}

#[test]
fn modules_use_only_lower_layers() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in sources() {
        let inner = path.strip_prefix(&src).unwrap();
        let Some(module) = inner.components().next().and_then(|c| c.as_os_str().to_str()).filter(|m| layer(m).is_some()) else { continue };
        for used in uses(&fs::read_to_string(&path).unwrap()) {
            let Some(other) = layer(&used) else { continue };
            seen += 1;
            if used != module && other >= layer(module).unwrap() {
                wrong.push(format!("{} uses {used}", inner.display()));
            }
        }
    }
    assert!(seen > 50, "the test reads the code: {seen} uses");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_has_its_layer() {
    for line in include_str!("../src/lib.rs").lines().filter_map(|l| l.strip_prefix("pub mod ")) {
        let module = line.trim_end_matches(';');
        assert!(layer(module).is_some(), "{module} stands in no layer");
    }
}

#[test]
fn files_stay_short_enough_to_read_at_once() {
    let long: Vec<_> = sources().into_iter().map(|p| (fs::read_to_string(&p).unwrap().lines().count(), p)).filter(|(n, _)| *n > 450).collect();
    assert!(long.is_empty(), "split along their subjects: {long:?}");
}
