//! Learning a lexicon from parallel texts, and using it.
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn wirelint(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_wirelint")).args(args).current_dir(folder).output().unwrap();
    let text = |b: Vec<u8>| String::from_utf8(b).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

/// What the nouns of an invented language mean, which no built-in lexicon knows.
const NOUNS: &str = "river bridge teacher bread harbour winter mountain letter window garden doctor island forest morning village market kitchen \
    ladder bottle mirror pencil blanket hammer carpet basket candle saddle button ribbon kettle barrel anchor feather shovel whistle lantern";
const VERBS: [(&str, &str); 3] = [("hovat", "sees"), ("mirat", "praises"), ("dulat", "paints")];

/// The invented noun of this number: `braskil`, `tomelin`.
fn noun(n: usize) -> String {
    let (stems, endings) = (["brask", "tomel", "ulvik", "sarn", "pelid", "grum"], ["il", "in", "or", "ez", "ut", "am"]);
    format!("{}{}", stems[n / 6 % 6], endings[n % 6])
}

fn rows() -> Vec<(String, String)> {
    let english: Vec<&str> = NOUNS.split_whitespace().collect();
    let row = |n: usize| {
        let (verb, means) = VERBS[n / 36 % 3];
        (format!("Ek {} {verb} lo.", noun(n % 36)), format!("Now the {} {means} it.", english[n % 36]))
    };
    (0..360).map(row).collect()
}

/// The same texts in each of the formats that are read.
fn corpora() -> [(&'static str, String); 3] {
    let rows = rows();
    let tsv = rows.iter().map(|(s, t)| format!("{s}\t{t}\n")).collect();
    let jsonl = rows.iter().map(|(s, t)| format!("{{\"source\":\"{s}\",\"target\":\"{t}\",\"source_lang\":\"fo\",\"target_lang\":\"en\"}}\n")).collect();
    let unit = |(s, t): &(String, String)| {
        format!("<tu><tuv xml:lang=\"is\"><seg>Annað</seg></tuv><tuv xml:lang=\"en\"><seg>{t}</seg></tuv><tuv xml:lang=\"fo\"><seg>{s}</seg></tuv></tu>\n")
    };
    let tmx = format!("<tmx version=\"1.4\"><header srclang=\"*all*\"/><body>{}</body></tmx>\n", rows.iter().map(unit).collect::<String>());
    [("pairs.tsv", tsv), ("pairs.jsonl", jsonl), ("pairs.tmx", tmx)]
}

const STORY: &str = r#"{"id":"1","source":"Lo braskor hovat braskil.","target":"A river is what this teacher sees.","source_lang":"fo","target_lang":"en"}"#;

#[test]
fn a_lexicon_learnt_from_each_format_links_words() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("story.jsonl"), STORY).unwrap();
    let align = |extra: &[&str]| wirelint(folder.path(), &[&["align", "story.jsonl", "--words", "--format", "tsv"], extra].concat());
    let (code, without, _) = align(&[]);
    assert_eq!(code, 0);
    assert!(!without.contains("braskor=teacher"), "{without}");
    let mut learnt = Vec::new();
    for (name, text) in corpora() {
        fs::write(folder.path().join(name), text).unwrap();
        let threads = if learnt.is_empty() { "1" } else { "3" };
        let args = ["learn", "lexicon", name, "-o", "own.lexicon", "--source-lang", "fo", "--target-lang", "en", "--threads", threads];
        let (code, out, err) = wirelint(folder.path(), &args);
        assert_eq!((code, out.as_str()), (0, ""), "{err}");
        assert!(err.contains("fo-en: 360 rows taught"), "{err}");
        let (_, with, _) = align(&["--lexicon", "own.lexicon"]);
        for link in ["braskor=teacher", "hovat=sees", "braskil=river"] {
            assert!(with.contains(link), "{name}: {link} in {with}");
        }
        learnt.push(fs::read(folder.path().join("own.lexicon")).unwrap());
    }
    assert!(learnt.iter().all(|l| *l == learnt[0]), "the same texts teach the same");
    // by the project's settings too, and turned round
    fs::write(folder.path().join("wirelint.toml"), "lexicon = [\"own.lexicon\"]\n").unwrap();
    assert!(align(&[]).1.contains("braskor=teacher"));
    let turned = r#"{"source":"This teacher sees what a river is.","target":"Hovat braskor lo braskil.","source_lang":"en","target_lang":"fo"}"#;
    fs::write(folder.path().join("story.jsonl"), turned).unwrap();
    assert!(align(&[]).1.contains("teacher=braskor"));
}

#[test]
fn a_lexicon_of_other_languages_is_not_used() {
    let folder = tempfile::tempdir().unwrap();
    let [(name, text), ..] = corpora();
    fs::write(folder.path().join(name), text).unwrap();
    fs::write(folder.path().join("story.jsonl"), STORY.replace("\"fo\"", "\"is\"")).unwrap();
    wirelint(folder.path(), &["learn", "lexicon", name, "-o", "own.lexicon", "--source-lang", "fo", "--target-lang", "en"]);
    let align = |extra: &[&str]| wirelint(folder.path(), &[&["align", "story.jsonl", "--words", "--format", "jsonl"], extra].concat());
    assert_eq!(align(&[]), align(&["--lexicon", "own.lexicon"]));
}

#[test]
fn a_check_counts_what_the_lexicon_accounts_for() {
    let folder = tempfile::tempdir().unwrap();
    let [(name, text), ..] = corpora();
    fs::write(folder.path().join(name), text).unwrap();
    let right = r#"{"source":"Ek braskor hovat lo, ek tomelil mirat lo.","target":"Now the teacher sees it, the mountain praises it.","source_lang":"fo","target_lang":"en"}"#;
    fs::write(folder.path().join("story.jsonl"), right).unwrap();
    wirelint(folder.path(), &["learn", "lexicon", name, "-o", "own.lexicon", "--source-lang", "fo", "--target-lang", "en"]);
    let score = |extra: &[&str]| {
        let (_, out, err) = wirelint(folder.path(), &[&["check", "story.jsonl", "--format", "jsonl", "--segments"], extra].concat());
        let (_, rest) = out.split_once("\"score\":").unwrap_or_else(|| panic!("{out}{err}"));
        rest.split([',', '}']).next().unwrap().parse::<f64>().unwrap()
    };
    assert!(score(&["--lexicon", "own.lexicon"]) > score(&[]));
}

#[test]
fn what_cannot_be_used_is_said_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("story.txt"), "The council met.").unwrap();
    fs::write(path("empty.tsv"), "").unwrap();
    fs::write(path("few.tsv"), "Guten Tag, meine Damen und Herren.\tGood day, ladies and gentlemen.\n").unwrap();
    fs::write(path("broken.tmx"), "<tmx><body><tu></body>").unwrap();
    let learn = |corpus| ["learn", "lexicon", corpus, "-o", "own.lexicon", "--source-lang", "de", "--target-lang", "en"];
    for (args, says) in [
        (&["check", "story.txt", "--lexicon", "story.txt"][..], "story.txt: is no lexicon"),
        (&["align", "story.txt", "story.txt", "--lexicon", "gone"], "gone: cannot be read"),
        (&["check", "story.txt", "--lexicon", "freedict-deu-eng.index"], "freedict-deu-eng.index: cannot be read"),
        (&learn("empty.tsv"), "empty.tsv: is empty"),
        (&learn("few.tsv"), "too little text"),
        (&learn("broken.tmx"), "broken.tmx: is no valid TMX"),
        (&learn("-"), "standard input"),
    ] {
        let (code, _, err) = wirelint(folder.path(), args);
        assert_eq!((code, err.trim_end().lines().count()), (2, 1), "{args:?}: {err}");
        assert!(err.contains(says), "{err}");
    }
}
