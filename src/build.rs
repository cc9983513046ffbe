//! Packs the language knowledge into the binary, and refuses knowledge that does not parse.
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use pinyin::ToPinyin;
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
    mod anchor;
    pub mod cldr;
    pub mod collocations {
        pub mod packed;
        pub mod packing;
    }
    pub mod core_lexicon;
    pub mod inventory {
        pub mod packed;
        pub mod packing;
    }
    pub mod language_model {
        mod table;
        pub mod train;
        mod units;
    }
    mod notation;
    pub mod packed;
    pub mod packing;
    pub mod phrases;
    pub mod schema;
    pub mod senses;
    pub mod slots;
    pub mod vectors {
        pub mod packed;
        pub mod packing;
    }
}

use knowledge::cldr::{self, WordTables};
use knowledge::collocations::packed::PackedCollocations;
use knowledge::core_lexicon::{self, CoreLexicon};
use knowledge::inventory::packed::PackedInventory;
use knowledge::inventory::packing::{self, Inventory};
use knowledge::language_model::train::{COMMON, train};
use knowledge::packed::{PackedBase, PackedEntries};
use knowledge::packing::Packing;
use knowledge::schema::{Classes, PackedPair, Rendering, RenderingFile, Shared, Topics};
use knowledge::vectors::packed::PackedVectors;
use text::Lang;

fn main() -> Result<()> {
    let data = Path::new("src/knowledge/data");
    println!("cargo:rerun-if-changed={}", data.display());
    let out = PathBuf::from(env::var("OUT_DIR")?);
    by_language(&out, "lexicon", lexicon(&data.join("lexicon"))?)?;
    by_language(&out, "polarity", tables::<WordTables>(&data.join("polarity"))?)?;
    by_language(&out, "affirmations", tables::<WordTables>(&data.join("affirmations"))?)?;
    by_language(&out, "antonyms", tables::<WordTables>(&data.join("antonyms"))?)?;
    by_language(&out, "articles", tables::<WordTables>(&data.join("articles"))?)?;
    let (mut facts, mut numbers) = (tables(&data.join("facts"))?, tables(&data.join("numbers"))?);
    let calendar = cldr::read(numbers.keys())?;
    cldr::add_names(&calendar, &read(&data.join("calendar/names.toml"))?, &mut facts, &mut numbers);
    by_language(&out, "cldr", calendar)?;
    by_language(&out, "facts", facts)?;
    by_language(&out, "hearsay", tables::<WordTables>(&data.join("hearsay"))?)?;
    by_language(&out, "locale", tables::<WordTables>(&data.join("locale"))?)?;
    by_language(&out, "numbers", numbers)?;
    by_language(&out, "names", tables::<WordTables>(&data.join("names"))?)?;
    by_language(&out, "roles", tables::<WordTables>(&data.join("roles"))?)?;
    by_language(&out, "story", tables::<WordTables>(&data.join("story"))?)?;
    by_language(&out, "tenses", tables::<WordTables>(&data.join("tenses"))?)?;

    let mut code = String::new();
    let topics: Vec<(String, Topics)> = by_name(&data.join("topics"))?;
    let classes: Vec<(String, Classes)> = by_name(&data.join("classes"))?;
    list(&mut code, &out, "TOPICS", &packed(&topics)?)?;
    list(&mut code, &out, "CLASSES", &packed(&classes)?)?;
    let shared = shared(&data.join("shared"))?;
    list(&mut code, &out, "SHARED", &packed(&shared.iter().map(|(lang, lists)| (lang.clone(), lists)).collect::<Vec<_>>())?)?;
    let full = renderings(&data.join("renderings"), &shared)?;
    let topics: BTreeMap<String, Topics> = topics.into_iter().collect();
    list(&mut code, &out, "RENDERINGS", &with_sources(&full, &topics)?)?;
    list(&mut code, &out, "ALONE", &alone(&full, &topics)?)?;
    list(&mut code, &out, "FULL", &packed(&full)?)?;
    fs::write(out.join("knowledge.rs"), code)?;
    let collocations = collocations(&data.join("collocations"))?;
    let inventories = inventories(&data.join("senses"))?;
    let words = core_lexicon::read(&tables(&data.join("words"))?, &full, &inventories)?;
    by_language(&out, "inventory", packed_inventories(&inventories, &words, &collocations)?)?;
    let mut code = String::new();
    list(&mut code, &out, "WORDS", &core_lexicon::pack(words)?)?;
    fs::write(out.join("words.rs"), code)?;
    by_language(&out, "collocations", collocations)?;
    let (order, vocabulary) = train(right_sentences(&full), Lang::EN, COMMON);
    let mut code = String::new();
    let ngrams = sorted(&data.join("ngrams"))?.into_iter().filter(|(_, path)| path.extension().is_some_and(|e| e == "ngrams"));
    list(&mut code, &out, "NGRAMS", &ngrams.map(|(lang, path)| Ok((lang, fs::read(path)?))).collect::<Result<Vec<_>>>()?)?;
    list(&mut code, &out, "WORD_ORDER", &[("en".into(), order)])?;
    fs::write(out.join("language_model.rs"), code)?;
    by_language(&out, "vocabulary", BTreeMap::from([("en".into(), vocabulary)]))?;
    by_language(&out, "vectors", vectors(&data.join("vectors"))?)?;
    pinyin(&out)?;
    Ok(())
}

/// The readings of the Chinese characters: the syllables by number, and from U+4E00 on the number of each character, two bytes, 0
/// for none.
fn pinyin(out: &Path) -> Result<()> {
    let readings: Vec<&str> = ('\u{4E00}'..='\u{9FFF}').map(|c| c.to_pinyin().map_or("", |reading| reading.plain())).collect();
    let syllables: BTreeSet<&str> = readings.iter().copied().filter(|s| !s.is_empty()).collect();
    let numbers: BTreeMap<&str, u16> = syllables.iter().copied().zip(1..).collect();
    let packed: Vec<u8> = readings.iter().flat_map(|s| numbers.get(s).copied().unwrap_or(0).to_le_bytes()).collect();
    fs::write(out.join("pinyin.bin"), packed)?;
    let syllables: Vec<&str> = syllables.into_iter().collect();
    let code = format!(
        "static SYLLABLES: [&str; {}] = {syllables:?};\nstatic READINGS: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/pinyin.bin\"));\n",
        syllables.len()
    );
    Ok(fs::write(out.join("pinyin.rs"), code)?)
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

/// The renderings of each pair.
fn with_sources(full: &[(String, PackedPair)], topics: &BTreeMap<String, Topics>) -> Result<Vec<(String, Vec<u8>)>> {
    let packed = |(pair, packed): &(String, PackedPair)| {
        let (source, target) = pair.split_once('-').with_context(|| format!("{pair} is no language pair"))?;
        let entries = packed.files.iter().flat_map(|(_, entries)| entries).filter(|e| !e.source.is_empty());
        let sides = entries.map(|entry| {
            let mut said = Rendering { source: Vec::new(), when: Vec::new(), alone: None, ..entry.clone() };
            said.bad.clear();
            said.good.clear();
            Side { id: &entry.id, written_for: source, cues: &entry.source, when: &entry.when, said }
        });
        Ok((pair.clone(), base(Some(source), target, sides, topics)?))
    };
    full.iter().map(packed).collect()
}

/// For each target language what the translation alone gives away, from whatever language.
fn alone(full: &[(String, PackedPair)], topics: &BTreeMap<String, Topics>) -> Result<Vec<(String, Vec<u8>)>> {
    let mut targets: BTreeMap<&str, Vec<Side>> = BTreeMap::new();
    for (pair, packed) in full {
        let (source, target) = pair.split_once('-').with_context(|| format!("{pair} is no language pair"))?;
        for entry in packed.files.iter().flat_map(|(_, entries)| entries) {
            let Some(alone) = &entry.alone else { continue };
            let mut said = entry.clone();
            for list in [&mut said.source, &mut said.when, &mut said.near, &mut said.against, &mut said.unless, &mut said.expect, &mut said.garbled] {
                list.clear();
            }
            said.bad.clear();
            said.good.clear();
            if let Some(alone) = &mut said.alone {
                alone.garbled.clear();
                alone.when.clear();
            }
            targets.entry(target).or_default().push(Side { id: &entry.id, written_for: source, cues: &alone.garbled, when: &alone.when, said });
        }
    }
    targets.into_iter().map(|(target, sides)| Ok((target.to_owned(), base(None, target, sides.into_iter(), topics)?))).collect()
}

/// One side of an entry (with a source, or alone): what finds it, and what it then says.
struct Side<'e> {
    id: &'e str,
    written_for: &'e str,
    cues: &'e [String],
    when: &'e [String],
    /// The entry without what only the other side or the tests need.
    said: Rendering,
}

fn base<'e>(source: Option<&str>, target: &str, sides: impl Iterator<Item = Side<'e>>, topics: &BTreeMap<String, Topics>) -> Result<Vec<u8>> {
    let none = Topics::new();
    let language = |lang: &str| Ok::<_, anyhow::Error>((Lang::parse(lang)?, topics.get(lang).unwrap_or(&none)));
    let mut packing = Packing::new(source.map(language).transpose()?, language(target)?);
    let (mut ids, mut written_for, mut languages) = (Vec::new(), Vec::new(), Vec::new());
    let (mut when, mut renderings) = (Vec::new(), Vec::new());
    for (number, side) in sides.enumerate() {
        let mut pack = || -> Result<Vec<u32>> {
            side.cues.iter().try_for_each(|cue| packing.cue(cue, number as u32))?;
            side.when.iter().map(|word| packing.topic(word)).collect()
        };
        when.push(pack().with_context(|| format!("entry “{}”", side.id))?);
        renderings.push(postcard::to_stdvec(&side.said)?);
        ids.push(side.id);
        if languages.last() != Some(&side.written_for) {
            languages.push(side.written_for);
        }
        written_for.push(languages.len() as u32 - 1);
    }
    let entries = PackedEntries {
        ids: ids.into_iter().collect(),
        when: (when.iter().map(Vec::len).collect(), when.iter().flatten().copied().collect()),
        topics: when.iter().flatten().max().map_or(0, |last| last + 1),
        written_for: written_for.into_iter().collect(),
        languages,
        renderings: (renderings.iter().map(Vec::len).collect(), &renderings.concat()),
    };
    let (source, target) = packing.finish();
    Ok(postcard::to_stdvec(&PackedBase { entries, source, target })?)
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

/// The ambiguous words of each language with their senses in English.
fn inventories(folder: &Path) -> Result<BTreeMap<String, Inventory>> {
    let read = |(lang, written)| Ok((lang, packing::read(written)?));
    tables(folder)?.into_iter().map(read).collect()
}

fn packed_inventories(
    inventories: &BTreeMap<String, Inventory>,
    words: &BTreeMap<String, CoreLexicon>,
    collocations: &BTreeMap<String, PackedCollocations>,
) -> Result<BTreeMap<String, PackedInventory<'static>>> {
    let synonyms = core_lexicon::synonyms(words, "en");
    let pack = |(lang, inventory): (&String, &Inventory)| {
        let languages = (Lang::parse(lang)?, Lang::EN);
        Ok((lang.clone(), PackedInventory::pack(inventory, languages, &collocations["en"], &synonyms)))
    };
    inventories.iter().map(pack).collect()
}

/// Of each language which words stand together.
fn collocations(folder: &Path) -> Result<BTreeMap<String, PackedCollocations<'static>>> {
    let fields: BTreeMap<String, String> = read(&folder.join("fields.toml"))?;
    let fields: BTreeSet<String> = fields.into_keys().collect();
    let files = sorted(folder)?.into_iter().filter(|(name, path)| name != "fields" && path.extension().is_some_and(|e| e == "toml"));
    files
        .map(|(lang, path)| {
            let packed = PackedCollocations::pack(&read(&path)?, &fields, Lang::parse(&lang)?).with_context(|| path.display().to_string())?;
            Ok((lang, packed))
        })
        .collect()
}

/// The word vectors of each language.
fn vectors(folder: &Path) -> Result<BTreeMap<String, PackedVectors<'static>>> {
    let files = sorted(folder)?.into_iter().filter(|(_, path)| path.extension().is_some_and(|e| e == "txt"));
    let read = |path: &Path| PackedVectors::read(&fs::read_to_string(path)?).with_context(|| path.display().to_string());
    files.map(|(lang, path)| Ok((lang, read(&path)?))).collect()
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

/// Language to its tables; what is no TOML in the folder is for people.
fn tables<T: DeserializeOwned>(folder: &Path) -> Result<BTreeMap<String, T>> {
    let files = sorted(folder)?.into_iter().filter(|(_, path)| path.extension().is_some_and(|e| e == "toml"));
    files.map(|(lang, path)| Ok((lang, read(&path)?))).collect()
}
