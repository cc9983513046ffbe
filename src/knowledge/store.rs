//! The built-in base and the user's files, loaded when a language pair is first met.
use std::path::Path;
use std::sync::{Arc, LazyLock, OnceLock, RwLock};

use anyhow::{Context, Result, bail};
use rustc_hash::FxHashMap;

use crate::text::Lang;
use crate::text::by_language::Packed;

use super::base::{Base, Own};
use super::classes::ClassWords;
use super::dictionary::Dictionary;
use super::glossary::{self, Term};
use super::packed::PackedBase;
use super::schema::{Classes, PackedPair, Rendering, RenderingFile, Shared, Topics};
use super::words::Words;

// written by the build, each &[(pair or language, packed)]: RENDERINGS, ALONE (by target language), FULL, TOPICS, SHARED, CLASSES
include!(concat!(env!("OUT_DIR"), "/knowledge.rs"));

fn unpack<T: serde::Deserialize<'static> + Default>(packed: Packed, name: &str) -> T {
    packed.iter().find(|(n, _)| *n == name).and_then(|(_, bytes)| postcard::from_bytes(bytes).ok()).unwrap_or_default()
}

/// Topic lists of a language, from the built-in base.
fn topics(lang: Lang) -> Topics {
    unpack(TOPICS, lang.primary())
}

/// Shared lists of a language: those of the built-in base, then those in the folder `shared` beside a file's `renderings`.
fn shared(lang: Lang, file: &Path) -> Result<Shared> {
    let mut lists: Shared = unpack(SHARED, lang.primary());
    let file = file.canonicalize().unwrap_or_default();
    let Some(folder) = file.ancestors().nth(3).map(|data| data.join("shared").join(lang.primary())).filter(|f| f.is_dir()) else { return Ok(lists) };
    for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        lists.extend(toml::from_str::<Shared>(&text).with_context(|| path.display().to_string())?);
    }
    Ok(lists)
}

/// The built-in renderings of a pair with their examples, by topic.
pub fn renderings(pair: &str) -> PackedPair {
    unpack(FULL, pair)
}

/// The built-in base of a pair, or without a source that of translations alone.
fn built_in(source: Option<Lang>, target: Lang) -> Option<PackedBase<'static>> {
    let packed = match source {
        Some(source) => RENDERINGS.iter().find(|(pair, _)| languages(pair).is_ok_and(|(s, t)| s.same(&source) && t.same(&target))),
        None => ALONE.iter().find(|(lang, _)| Lang::parse(lang).is_ok_and(|l| l.same(&target))),
    };
    postcard::from_bytes(packed?.1).ok()
}

/// The language pair of a built-in entry.
pub fn pair_of(id: &str) -> Option<&'static str> {
    let place = |base: &PackedBase| (0..base.entries.ids.len()).find(|at| base.entries.ids.get(*at) == id);
    let read = |packed: &'static [u8]| postcard::from_bytes::<PackedBase>(packed).ok();
    let with_source = RENDERINGS.iter().find(|(_, packed)| read(packed).is_some_and(|base| place(&base).is_some())).map(|(pair, _)| *pair);
    with_source.or_else(|| {
        ALONE.iter().find_map(|(target, packed)| {
            let base = read(packed)?;
            let language = base.entries.languages.get(base.entries.written_for.get(place(&base)?) as usize)?;
            pairs().find(|pair| pair.split_once('-') == Some((language, target)))
        })
    })
}

/// Language pairs that have built-in renderings: `de-en`.
pub fn pairs() -> impl Iterator<Item = &'static str> {
    RENDERINGS.iter().map(|(name, _)| *name)
}

/// Splits `de-en`.
///
/// # Errors
/// Not two known languages.
pub fn languages(pair: &str) -> Result<(Lang, Lang)> {
    let Some((source, target)) = pair.split_once('-') else { bail!("“{pair}” is no language pair; write de-en") };
    Ok((Lang::parse(source)?, Lang::parse(target)?))
}

/// Compiled bases by source language (none: translations alone) and target language.
type Bases = FxHashMap<(Option<Lang>, Lang), Arc<Base>>;

/// Renderings, terms and lexicons of a user's own files.
#[derive(Debug, Default)]
pub struct UserKnowledge {
    pub renderings: Vec<(Lang, Lang, Rendering)>,
    pub terms: Vec<Term>,
    pub dictionaries: Vec<Dictionary>,
}

impl UserKnowledge {
    /// Reads a rendering file (.toml) or a glossary (.tsv, .csv).
    ///
    /// # Errors
    /// One line with file, line and entry.
    pub fn read(&mut self, path: &Path) -> Result<()> {
        let text = std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
        match path.extension().and_then(|e| e.to_str()) {
            Some("toml") => {
                let (source, target, entries) = parse_renderings(path, &text)?;
                self.add(source, target, entries);
            }
            extension => {
                let separator = if extension == Some("csv") { b',' } else { b'\t' };
                self.terms.extend(glossary::read(&text, separator).with_context(|| path.display().to_string())?);
            }
        }
        Ok(())
    }

    /// Reads a learnt lexicon, or a dictd dictionary by its `.index`.
    ///
    /// # Errors
    /// One line with the file and what is wrong with it.
    pub fn read_dictionary(&mut self, path: &Path) -> Result<()> {
        self.dictionaries.push(Dictionary::read(path)?);
        Ok(())
    }

    pub fn add(&mut self, source: Lang, target: Lang, entries: impl IntoIterator<Item = Rendering>) {
        self.renderings.extend(entries.into_iter().map(|r| (source, target, r)));
    }
}

/// The entries of a rendering file, with their language pair: from its `pair`, else from its folder's name.
///
/// # Errors
/// A file that cannot be read; TOML that does not fit, with file, line and what is wrong; no language pair; a shared list that is
/// not there; an entry that does not compile.
pub fn read_renderings(path: &Path) -> Result<(Lang, Lang, Vec<Rendering>)> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    parse_renderings(path, &text)
}

fn parse_renderings(path: &Path, text: &str) -> Result<(Lang, Lang, Vec<Rendering>)> {
    // what an error quotes may hold line breaks
    compile_renderings(path, text).map_err(|e| anyhow::anyhow!(format!("{e:#}").lines().collect::<Vec<_>>().join(" ")))
}

fn compile_renderings(path: &Path, text: &str) -> Result<(Lang, Lang, Vec<Rendering>)> {
    let mut file: RenderingFile = toml::from_str(text).map_err(|e| {
        let line = e.span().map_or(1, |s| text[..s.start.min(text.len())].matches('\n').count() + 1);
        let entry = text.lines().take(line).filter_map(|l| l.trim().strip_prefix("id")).last().map(|l| l.trim_start_matches([' ', '=']).trim_matches('"'));
        let entry = entry.map_or(String::new(), |id| format!(" in or after entry “{}”", id.split('"').next().unwrap_or(id)));
        anyhow::anyhow!("{}:{line}: {}{entry}", path.display(), e.message())
    })?;
    let folder = path.parent().and_then(Path::file_name).and_then(|n| n.to_str());
    let Some(pair) = file.pair.clone().or_else(|| folder.filter(|f| languages(f).is_ok()).map(str::to_owned)) else {
        bail!("{}: names no language pair; begin it with pair = \"de-en\"", path.display());
    };
    let (source, target) = languages(&pair)?;
    file.gather(&shared(source, path)?, &shared(target, path)?).map_err(|e| {
        let id = e.split('“').nth(1).and_then(|rest| rest.split('”').next()).unwrap_or_default();
        anyhow::anyhow!("{}:{}: {e}", path.display(), line_of(text, id))
    })?;
    check_entries(path, text, source, target, &file.rendering)?;
    Ok((source, target, file.rendering))
}

/// Line of an entry, from 1.
fn line_of(text: &str, id: &str) -> usize {
    text.lines().position(|l| l.trim_start().starts_with("id") && l.contains(&format!("\"{id}\""))).map_or(1, |n| n + 1)
}

/// Compiles every entry of a file, to find what is wrong with them.
///
/// # Errors
/// The first wrong entry, with file and line.
pub fn check_entries(path: &Path, text: &str, source: Lang, target: Lang, entries: &[Rendering]) -> Result<()> {
    let (source_topics, target_topics) = (topics(source), topics(target));
    let mut both = Own::new((Some(source), target), &source_topics, &target_topics);
    let mut alone = Own::new((None, target), &source_topics, &target_topics);
    for entry in entries {
        both.add(entry).and_then(|()| alone.add(entry)).map_err(|e| anyhow::anyhow!("{}:{}: {e:#}", path.display(), line_of(text, &entry.id)))?;
    }
    Ok(())
}

/// All that is known about how things are rendered; bases are compiled once, when first asked for.
#[derive(Default)]
pub struct Knowledge {
    user: UserKnowledge,
    /// Leave the built-in renderings out.
    bare: bool,
    bases: RwLock<Bases>,
    /// Lexicons of the pairs for which the user has one, made when first asked for.
    words: Vec<(Lang, Lang, OnceLock<Words>)>,
}

static NO_BASE: LazyLock<Arc<Base>> = LazyLock::new(Arc::default);

impl Knowledge {
    pub fn new(user: UserKnowledge) -> Self {
        let pairs = user.dictionaries.iter().flat_map(|d| [(d.source, d.target), (d.target, d.source)]);
        let mut words: Vec<(Lang, Lang, OnceLock<Words>)> = Vec::new();
        for (source, target) in pairs {
            if !words.iter().any(|(s, t, _)| s.same(&source) && t.same(&target)) {
                words.push((source, target, OnceLock::new()));
            }
        }
        Knowledge { user, words, ..Knowledge::default() }
    }

    /// The user's files alone, without the built-in base.
    pub fn only(user: UserKnowledge) -> Self {
        Knowledge { bare: true, ..Knowledge::new(user) }
    }

    /// The lexicon of a pair: the built-in one, the user's own, or both; none where there is neither.
    pub fn words(&self, source: Lang, target: Lang) -> Option<&Words> {
        let own = self.words.iter().find(|(s, t, _)| s.same(&source) && t.same(&target));
        let Some((.., words)) = own else { return Words::between(source, target) };
        Some(words.get_or_init(|| {
            let of_pair = |d: &&Dictionary| [(d.source, d.target), (d.target, d.source)].iter().any(|(s, t)| s.same(&source) && t.same(&target));
            Words::with(&self.user.dictionaries.iter().filter(of_pair).collect::<Vec<_>>(), source, target)
        }))
    }

    /// The base for a pair, or with no source for translations alone.
    pub fn base(&self, source: Option<Lang>, target: Lang) -> Arc<Base> {
        let key = (source, target);
        if let Some(base) = self.bases.read().ok().and_then(|b| b.get(&key).cloned()) {
            return base;
        }
        let base = self.build(source, target);
        if let Ok(mut bases) = self.bases.write() {
            return bases.entry(key).or_insert(base).clone();
        }
        base
    }

    fn build(&self, source: Option<Lang>, target: Lang) -> Arc<Base> {
        let built_in = if self.bare { None } else { built_in(source, target) };
        let own: Vec<&Rendering> =
            self.user.renderings.iter().filter(|(s, t, _)| t.same(&target) && source.is_none_or(|l| l.same(s))).map(|(_, _, r)| r).collect();
        let terms: Vec<_> = self.user.terms.iter().filter(|t| t.languages.is_none_or(|(s, t)| t.same(&target) && source.is_some_and(|l| l.same(&s)))).collect();
        if built_in.is_none() && own.is_empty() && terms.is_empty() {
            return NO_BASE.clone();
        }
        let topics = |lang: Option<Lang>| lang.filter(|_| !own.is_empty()).map(topics).unwrap_or_default();
        let (source_topics, target_topics) = (topics(source), topics(Some(target)));
        let mut gathered = Own::new((source, target), &source_topics, &target_topics);
        for entry in own {
            // compiled when its file was read
            let _ = gathered.add(entry);
        }
        for term in terms {
            gathered.add_term(term);
        }
        let classes = |lang: Lang| ClassWords::new(&unpack::<Classes>(CLASSES, lang.primary()), lang);
        Arc::new(Base::new(built_in, gathered, (source, target)).with_classes(source.map(classes).unwrap_or_default(), classes(target)))
    }
}
