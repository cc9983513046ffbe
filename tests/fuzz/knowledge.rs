//! Readers of a user's own knowledge: renderings and their notation, terms, lexicons, dictionaries.
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use wirelint::config::Settings;
use wirelint::engine::{Engine, examples};
use wirelint::knowledge::dictionary::Translation;
use wirelint::knowledge::pattern::Pattern;
use wirelint::knowledge::schema::Classes;
use wirelint::knowledge::{Dictionary, Knowledge, Layout, UserKnowledge, View, classes::ClassWords};
use wirelint::text::tokens::tokenize;
use wirelint::text::{Lang, TokenKind};

use crate::garble::{bytes, config, file, is_one_line, pair, sentence};

fn read_knowledge(path: &Path) {
    if let Err(error) = UserKnowledge::default().read(path) {
        is_one_line(&format!("{error:#}"));
    }
}

fn read_dictionary(path: &Path) {
    if let Err(error) = Dictionary::read(path) {
        is_one_line(&format!("{error:#}"));
    }
}

#[test]
fn renderings() {
    let entries = "pair = \"de-en\"\n\n[[rendering]]\nid = \"haft\"\nkind = \"term\"\nsource = [\"{in|} Haft ~ sitzen\", \"heraus+bringen\"]\nexpect = [\"be in \
                   custody\"]\ngarbled = [\"sit … prison\"]\nwhen = [\"Polizei\"]\nseverity = \"major\"\ncategory = \"accuracy/mistranslation\"\nwhy = \"So.\"\n\n\
                   [[phrase]]\nid = \"zug\"\nsource = [\"am Zug\"]\nexpect = [\"turn\"]\ngarbled = [\"!on the train\"]\nbad = [\"!Er ist am Zug. → He is ⟦on \
                   the train|next⟧.\"]\n";
    file("desk.toml", entries.as_bytes(), read_knowledge);
}

#[test]
fn glossary() {
    file("house.tsv", "de\ten\tstatus\nHaft\tcustody\t\nHaft\t\"prison\"\tforbidden\n".as_bytes(), read_knowledge);
}

#[test]
fn lexicon() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("house.lexicon");
    let translation = |source, target| Translation { source, target, forward: 0.5, backward: 0.25 };
    let (source, target) = (Lang::parse("de").unwrap(), Lang::EN);
    let translations = vec![translation(1, 7), translation(1, 9), translation(1 << 40, 3)];
    Dictionary { source, target, longest: (0, 0), translations, frequent: Default::default() }.write(&path).unwrap();
    file("house.lexicon", &fs::read(path).unwrap(), read_dictionary);
}

const ENTRIES: &str = "Schleuse /ʃlˈɔøzə/ <fem, n, sg>\n1. lock <n> [naut.], sluice gate\n2. airlock (of a ship)\n   Synonym: {Siel}\n\n see: \
                       {Schleusen}\nheben /hˈeːbən/ <v>\nto lift; to raise\n河 [hé]\nriver, stream\n";
const INDEX: &str = "00-database-info\tA\tB\nSchleuse\tA\tCD\nheben\tCD\tp\n河\tCs\tY\n";

proptest! {
    #![proptest_config(config())]

    #[test]
    fn dictd_dictionary(index in bytes(INDEX.into()), entries in bytes(ENTRIES.into()), name in prop::sample::select(vec!["deu-eng", "zho-eng", "eng-jpn", "x-y", "-"])) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name).with_extension("index");
        fs::write(&path, index).unwrap();
        fs::write(path.with_extension("dict"), entries).unwrap();
        read_dictionary(&path);
    }

    #[test]
    fn packed_dictd_dictionary(packed in bytes(gzip(ENTRIES.as_bytes()))) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deu-eng.index");
        fs::write(&path, INDEX).unwrap();
        fs::write(path.with_extension("dict.dz"), packed).unwrap();
        read_dictionary(&path);
    }

    /// An entry of any patterns is refused in one line, or serves a check.
    #[test]
    fn patterns_of_an_entry(patterns in prop::array::uniform5(prop::collection::vec(notation(), 0..4)), pair in pair(WORDS)) {
        let [source, expect, garbled, when, unless] = patterns.map(|rows| toml::Value::Array(vec![toml::Value::String(rows.join(" "))]));
        let entry = format!(
            "pair = \"{}-{}\"\n[[rendering]]\nid = \"any\"\nkind = \"idiom\"\nsource = {source}\nexpect = {expect}\ngarbled = {garbled}\nwhen = {when}\nunless = \
             {unless}\nseverity = \"major\"\ncategory = \"accuracy/mistranslation\"\nwhy = \"So.\"\n",
            pair.source.0, pair.target.0
        );
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.toml");
        fs::write(&path, entry).unwrap();
        let mut own = UserKnowledge::default();
        if let Err(error) = own.read(&path) {
            is_one_line(&format!("{error:#}"));
            return Ok(());
        }
        let engine = Engine::new(Settings { min_confidence: 0.0, ..Settings::default() }, Knowledge::only(own));
        let (source, target) = ((pair.source.0, Some(&*pair.source.1)), (pair.target.0, &*pair.target.1));
        examples::check(&engine, source, target, None);
    }

    /// What the notation takes is found in any text without panic, and on its words.
    #[test]
    fn pattern_notation(rows in prop::collection::vec(notation(), 1..8), (lang, text) in sentence(WORDS)) {
        let notation = rows.join(" ");
        let pattern = match Pattern::parse(&notation, lang) {
            Ok(pattern) => pattern,
            Err(error) => {
                is_one_line(&format!("{error:#}").replace(['\n', '\r'], " "));
                return Ok(());
            }
        };
        let classes = ClassWords::new(&Classes { number: vec!["drei".into()], date: vec!["Montag".into()], place: vec!["New York".into()] }, lang);
        let tokens = tokenize(&text, lang);
        let view_of = Layout::of(&text, &tokens);
        let view = View::new(&view_of, &classes);
        for found in view.find_all(&pattern) {
            let span = found.span(&tokens);
            prop_assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{notation} in {text}");
        }
        for (at, _) in tokens.iter().enumerate().filter(|(_, t)| t.kind != TokenKind::Mark) {
            view.find_around(&pattern, at as u32);
        }
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

/// Words that texts and patterns share.
const WORDS: &[&str] = &["Haft", "sitzen", "drei", "Montag", "New York", "police", "l'État", "“no”", "löste … auf", "13", "上街", "的"];

/// Elements of the notation, whole and broken.
fn notation() -> impl Strategy<Value = String> {
    const ELEMENTS: &[&str] = &[
        "…",
        "...",
        "…9",
        "…0",
        "…99999999999999999999",
        "…9999999999999999999",
        "…4611686018427387904",
        "~",
        "{",
        "}",
        "|",
        "{|}",
        "{in|}",
        "{Haft|…}",
        "{…|}",
        "<number>",
        "<date>",
        "<place>",
        "<person>",
        "<name>",
        "<quote>",
        "<word>",
        "<nobody>",
        "=Haft",
        "=",
        "^Haft",
        "^",
        "heraus+bringen",
        "+",
        "a+",
        "Drog*",
        "*haft",
        "*",
        "***",
        "l'",
        "d’",
        "上街",
        "{的|}",
        "drug-related",
        "U.S.",
        "1.234",
        "“",
        "-",
    ];
    prop_oneof![
        4 => prop::sample::select(ELEMENTS).prop_map(str::to_owned),
        2 => prop::sample::select(WORDS).prop_map(str::to_owned),
        1 => prop::sample::select(ELEMENTS).prop_map(|element| element.repeat(40)),
        1 => "[{}|~…<>=^+* a-cİß的]{0,6}",
    ]
}
