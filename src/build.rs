//! Packs the language knowledge into the binary, and refuses knowledge that does not parse.
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde::de::DeserializeOwned;

// the library's own modules: what the build packs is what the library unpacks. Each is used only in part here.
#[allow(dead_code)]
mod text {
    pub mod keys;
    mod language;
    pub mod scan;
    mod span;
    mod stems;

    pub use language::Lang;
    pub use scan::TokenKind;
    pub use span::Span;
}
#[allow(dead_code)]
mod knowledge {
    pub mod anchor;
    pub mod language_model {
        mod table;
        pub mod train;
        mod units;
    }
    mod notation;
    pub mod packed;
    pub mod phrases;
    pub mod schema;
    pub mod senses;
}

use knowledge::anchor::{Anchored, Condition};
use knowledge::language_model::train::train;
use knowledge::packed::{self, PackedEntry, PackedWords};
use knowledge::schema::{Classes, PackedPair, Rendering, RenderingFile, Shared, Topics};
use text::{Lang, keys};

fn main() -> Result<()> {
    let data = Path::new("src/knowledge/data");
    println!("cargo:rerun-if-changed={}", data.display());
    let out = PathBuf::from(env::var("OUT_DIR")?);
    by_language(&out, "lexicon", lexicon(&data.join("lexicon"))?)?;
    by_language(&out, "polarity", word_tables(&data.join("polarity"))?)?;
    by_language(&out, "numbers", word_tables(&data.join("numbers"))?)?;

    let mut code = String::new();
    let topics: Vec<(String, Topics)> = by_name(&data.join("topics"))?;
    let topics = topics.iter().map(|(lang, topics)| Ok((lang.clone(), anchored_topics(topics, Lang::parse(lang)?)?))).collect::<Result<Vec<_>>>()?;
    let classes: Vec<(String, Classes)> = by_name(&data.join("classes"))?;
    list(&mut code, &out, "TOPICS", &packed(&topics)?)?;
    list(&mut code, &out, "CLASSES", &packed(&classes)?)?;
    let shared = shared(&data.join("shared"))?;
    list(&mut code, &out, "SHARED", &packed(&shared.iter().map(|(lang, lists)| (lang.clone(), lists)).collect::<Vec<_>>())?)?;
    let full = renderings(&data.join("renderings"), &shared)?;
    list(&mut code, &out, "RENDERINGS", &sides(&full, true, with_source)?)?;
    list(&mut code, &out, "ALONE", &sides(&full, false, alone)?)?;
    list(&mut code, &out, "FULL", &packed(&full)?)?;
    fs::write(out.join("knowledge.rs"), code)?;
    let mut code = String::new();
    list(&mut code, &out, "WORDS", &packed_words(words(&data.join("words"), &full)?)?)?;
    fs::write(out.join("words.rs"), code)?;
    let (model, vocabulary) = train(right_sentences(&full), Lang::EN);
    let mut code = String::new();
    list(&mut code, &out, "LANGUAGE_MODEL", &[("en".into(), model)])?;
    fs::write(out.join("language_model.rs"), code)?;
    by_language(&out, "vocabulary", BTreeMap::from([("en".into(), vocabulary)]))?;
    Ok(())
}

/// Writes a file of code that lists the packed tables of each language: `lexicon.rs`.
fn by_language<T: Serialize>(out: &Path, name: &str, tables: BTreeMap<String, T>) -> Result<()> {
    let mut code = String::new();
    list(&mut code, out, &name.to_uppercase(), &packed(&tables.into_iter().collect::<Vec<_>>())?)?;
    fs::write(out.join(format!("{name}.rs")), code)?;
    Ok(())
}

fn packed<T: Serialize>(items: &[(String, T)]) -> Result<Vec<(String, Vec<u8>)>> {
    items.iter().map(|(name, value)| Ok((name.clone(), postcard::to_stdvec(value)?))).collect()
}

/// Writes each packed item to a file of its own and a static list that includes them.
fn list(code: &mut String, out: &Path, name: &str, items: &[(String, Vec<u8>)]) -> Result<()> {
    write!(code, "static {name}: Packed = &[")?;
    for (item, packed) in items {
        let file = format!("{}-{item}.bin", name.to_lowercase());
        fs::write(out.join(&file), packed)?;
        write!(code, "({item:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}\"))), ")?;
    }
    writeln!(code, "];")?;
    Ok(())
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<T> {
    toml::from_str(&fs::read_to_string(path)?).with_context(|| path.display().to_string())
}

/// The entries of a folder, sorted by name.
fn sorted(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    if !folder.exists() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        found.push((path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), path));
    }
    found.sort();
    Ok(found)
}

fn by_name<T: DeserializeOwned>(folder: &Path) -> Result<Vec<(String, T)>> {
    sorted(folder)?.into_iter().map(|(name, path)| Ok((name, read(&path)?))).collect()
}

/// One side of an entry: its cues, its `when`, and the entry without what only the other side or the tests need.
type Side = (Vec<String>, Vec<String>, Rendering);

fn with_source(entry: &Rendering) -> Option<Side> {
    let mut rest = Rendering { source: Vec::new(), when: Vec::new(), alone: None, ..entry.clone() };
    rest.bad.clear();
    rest.good.clear();
    (!entry.source.is_empty()).then(|| (entry.source.clone(), entry.when.clone(), rest))
}

fn alone(entry: &Rendering) -> Option<Side> {
    let mut rest = entry.clone();
    for list in [&mut rest.source, &mut rest.when, &mut rest.near, &mut rest.against, &mut rest.unless, &mut rest.expect, &mut rest.garbled] {
        list.clear();
    }
    rest.bad.clear();
    rest.good.clear();
    let alone = rest.alone.as_mut()?;
    let (garbled, when) = (std::mem::take(&mut alone.garbled), std::mem::take(&mut alone.when));
    Some((garbled, when, rest))
}

fn anchored(patterns: &[String], lang: Lang) -> Result<Vec<Anchored<'_>>> {
    patterns.iter().map(|pattern| Anchored::new(pattern.into(), lang)).collect()
}

fn anchored_topics(topics: &Topics, lang: Lang) -> Result<packed::Topics<'_>> {
    topics.iter().map(|(topic, words)| Ok((topic.as_str(), anchored(words, lang)?))).collect()
}

/// Packs one side of every pair.
fn sides(full: &[(String, PackedPair)], source: bool, side: impl Fn(&Rendering) -> Option<Side>) -> Result<Vec<(String, Vec<u8>)>> {
    let mut pairs = Vec::new();
    for (pair, packed) in full {
        let (from, target) = pair.split_once('-').with_context(|| format!("{pair} is no language pair"))?;
        let (from, target) = (Lang::parse(from)?, Lang::parse(target)?);
        let source = source.then_some(from);
        let taken: Vec<(&str, Side)> = packed.files.iter().flat_map(|(_, entries)| entries).filter_map(|e| Some((e.id.as_str(), side(e)?))).collect();
        let rests: Vec<Vec<u8>> = taken.iter().map(|(_, (.., rest))| postcard::to_stdvec(rest)).collect::<Result<_, _>>()?;
        let entries = taken.iter().zip(&rests).map(|((id, (cues, when, _)), rendering)| -> Result<PackedEntry> {
            let when = when.iter().map(|word| Condition::new(word.into(), source, target)).collect::<Result<_>>()?;
            Ok(PackedEntry { id, cues: anchored(cues, source.unwrap_or(target)).with_context(|| format!("{pair}: entry “{id}”"))?, when, rendering })
        });
        let entries = entries.collect::<Result<Vec<_>>>()?;
        pairs.push((pair.clone(), postcard::to_stdvec(&entries)?));
    }
    Ok(pairs)
}

/// Language to its shared lists, from all files of its folder.
fn shared(folder: &Path) -> Result<BTreeMap<String, Shared>> {
    let mut packed = BTreeMap::new();
    for (lang, path) in sorted(folder)? {
        let lists: &mut Shared = packed.entry(lang).or_default();
        for (_, path) in sorted(&path)? {
            for (name, patterns) in read::<Shared>(&path)? {
                ensure!(lists.insert(name.clone(), patterns).is_none(), "{}: “{name}” is in another file too", path.display());
            }
        }
    }
    Ok(packed)
}

fn renderings(folder: &Path, shared: &BTreeMap<String, Shared>) -> Result<Vec<(String, PackedPair)>> {
    let none = Shared::new();
    let mut ids = BTreeMap::new();
    let mut pairs = Vec::new();
    for (pair, path) in sorted(folder)? {
        let (source, target) = pair.split_once('-').with_context(|| format!("{pair} is no language pair"))?;
        let (source, target) = (shared.get(source).unwrap_or(&none), shared.get(target).unwrap_or(&none));
        let mut packed = PackedPair::default();
        for (topic, path) in sorted(&path)? {
            let mut file: RenderingFile = read(&path)?;
            ensure!(file.rendering.is_sorted_by(|a, b| a.id < b.id), "{}: entries are sorted by id, each once", path.display());
            ensure!(file.word.is_sorted_by(|a, b| a.id < b.id), "{}: words are sorted by id, each once", path.display());
            ensure!(file.phrase.is_sorted_by(|a, b| a.id < b.id), "{}: phrases are sorted by id, each once", path.display());
            file.gather(source, target).map_err(|e| anyhow::anyhow!("{}: {e}", path.display()))?;
            for entry in &file.rendering {
                if let Some(other) = ids.insert(entry.id.clone(), path.clone()) {
                    anyhow::bail!("{}: entry “{}” is also in {}", path.display(), entry.id, other.display());
                }
            }
            packed.files.push((topic, file.rendering));
        }
        pairs.push((pair, packed));
    }
    Ok(pairs)
}

/// The English sentences of the examples that are right.
fn right_sentences(full: &[(String, PackedPair)]) -> impl Iterator<Item = &str> {
    full.iter().flat_map(move |(pair, packed)| {
        packed.files.iter().flat_map(|(_, entries)| entries).flat_map(move |entry| {
            let right = entry.bad.iter().filter_map(|x| x.fixed.as_deref()).chain(entry.good.iter().map(|x| x.target.as_str()));
            let source = entry.bad.iter().chain(&entry.good).filter_map(|x| x.source.as_deref());
            let (right, source) = (right.filter(|_| pair.ends_with("-en")), source.filter(|_| pair.starts_with("en-")));
            right.chain(source)
        })
    })
}

/// Whether it was written as such, and not only put together from the renderings; the longest word in characters where the script
/// sets no spaces; the keys of words with those of their translations.
type CoreLexicon = (bool, usize, BTreeMap<u64, BTreeSet<u64>>);

/// The core lexicon of each pair; a phrase counts by its longest word. What the renderings know of single words is put in.
fn words(folder: &Path, renderings: &[(String, PackedPair)]) -> Result<BTreeMap<String, CoreLexicon>> {
    let mut packed: BTreeMap<String, CoreLexicon> = BTreeMap::new();
    let mut add = |pair: &str, word: &str, translation: &str| -> Result<()> {
        let (source, target) = pair.split_once('-').with_context(|| format!("{pair} is no language pair"))?;
        let (source, target) = (Lang::parse(source)?, Lang::parse(target)?);
        let (_, longest, rows) = packed.entry(pair.to_owned()).or_default();
        let key = if source.is_spaceless() { keys::key(&keys::fold(word)) } else { keys::lemma_key(word, source) };
        if source.is_spaceless() {
            *longest = word.chars().count().max(*longest);
        }
        let longest_of = |phrase: &str| phrase.split([' ', '-']).max_by_key(|w| w.chars().count()).map(str::to_owned);
        if let Some(word) = longest_of(translation) {
            rows.entry(key).or_default().insert(keys::lemma_key(&word, target));
        }
        Ok(())
    };
    for (pair, path) in sorted(folder)?.into_iter().filter(|(_, path)| path.extension().is_some_and(|e| e == "toml")) {
        for (word, translations) in read::<BTreeMap<String, String>>(&path)? {
            for translation in translations.split(',') {
                add(&pair, &word, translation.trim())?;
            }
        }
    }
    let plain = |pattern: &str| pattern.chars().all(char::is_alphabetic);
    for (pair, files) in renderings.iter().filter(|(pair, _)| pair.ends_with("-en")) {
        for entry in files.files.iter().flat_map(|(_, entries)| entries) {
            for cue in entry.source.iter().map(|cue| cue.trim_start_matches(['^', '='])).filter(|cue| plain(cue)) {
                for rendering in entry.expect.iter().filter(|e| plain(e)) {
                    add(pair, cue, rendering)?;
                }
            }
        }
    }
    for (pair, (written, ..)) in &mut packed {
        *written = folder.join(pair).with_extension("toml").exists();
    }
    Ok(packed)
}

fn packed_words(words: BTreeMap<String, CoreLexicon>) -> Result<Vec<(String, Vec<u8>)>> {
    let bytes = |keys: &mut dyn Iterator<Item = u64>| keys.flat_map(u64::to_le_bytes).collect::<Vec<u8>>();
    let pack = |(pair, (complete, longest, mut rows)): (String, CoreLexicon)| {
        // a word of so many translations tells nothing
        rows.retain(|_, to| to.len() <= usize::from(u8::MAX));
        let counts: Vec<u8> = rows.values().map(|to| to.len() as u8).collect();
        let (keys, translations) = (bytes(&mut rows.keys().copied()), bytes(&mut rows.values().flatten().copied()));
        let known = bytes(&mut rows.values().flatten().copied().collect::<BTreeSet<u64>>().into_iter());
        let packed = PackedWords { complete, longest, words: &keys, counts: &counts, translations: &translations, known: &known };
        Ok((pair, postcard::to_stdvec(&packed)?))
    };
    words.into_iter().map(pack).collect()
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Lexicon {
    /// Dictionary form to its irregular forms.
    #[serde(default)]
    irregular: BTreeMap<String, Vec<String>>,
    /// Ending of an inflected form to endings of dictionary forms.
    #[serde(default)]
    endings: BTreeMap<String, Vec<String>>,
}

/// Irregular form to dictionary forms; then the endings.
type Inflection = (BTreeMap<String, Vec<String>>, BTreeMap<String, Vec<String>>);

fn lexicon(folder: &Path) -> Result<BTreeMap<String, Inflection>> {
    let mut packed = BTreeMap::new();
    for (lang, path) in sorted(folder)? {
        let read: Lexicon = read(&path)?;
        let mut forms: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (lemma, inflected) in read.irregular {
            for form in inflected {
                forms.entry(form.to_lowercase()).or_default().push(lemma.to_lowercase());
            }
        }
        packed.insert(lang, (forms, read.endings));
    }
    Ok(packed)
}

/// Tables of a language: name of the table to what its words stand for to the words, separated by spaces.
type WordTables = BTreeMap<String, BTreeMap<String, String>>;

/// Language to its tables; what is no TOML in the folder is for people.
fn word_tables(folder: &Path) -> Result<BTreeMap<String, WordTables>> {
    let files = sorted(folder)?.into_iter().filter(|(_, path)| path.extension().is_some_and(|e| e == "toml"));
    files.map(|(lang, path)| Ok((lang, read(&path)?))).collect()
}
