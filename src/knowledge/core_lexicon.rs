//! The core lexicon of each pair, put together from what is written; only the build does.
use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};

use crate::text::{Lang, TokenKind, keys, scan};

use super::collocations::packing::{Synonyms, WrittenSense};
use super::inventory::packing::{Inventory, word_key};
use super::packed::PackedWords;
use super::schema::PackedPair;

/// The words of one language with their translations into another.
#[derive(Default)]
pub struct CoreLexicon {
    /// It was written as such, and is not only put together from the renderings.
    written: bool,
    /// The longest word in characters, where the script sets no spaces.
    longest: usize,
    /// Keys of words with those of their translations.
    rows: BTreeMap<u64, BTreeSet<u64>>,
    /// Keys of words with the senses of each word of that key.
    senses: BTreeMap<u64, Vec<Vec<WrittenSense>>>,
    /// Keys of words that are no names: those of the cues, and those without a capital in the examples.
    common: BTreeSet<u64>,
}

/// What is written of each pair: a word, and its translations, sense by sense.
pub type Written = BTreeMap<String, BTreeMap<String, String>>;

/// The core lexicon of each pair; a phrase counts by its longest word. What the renderings and the inventories know of single words is
/// put in.
///
/// # Errors
/// A pair or a language that is none.
pub fn read(tables: &Written, renderings: &[(String, PackedPair)], inventories: &BTreeMap<String, Inventory>) -> Result<BTreeMap<String, CoreLexicon>> {
    let mut packed: BTreeMap<String, CoreLexicon> = BTreeMap::new();
    let mut add = |pair: &str, word: &str, translation: &str| -> Result<()> {
        let (source, target) = pair.split_once('-').with_context(|| format!("{pair} is no language pair"))?;
        let (source, target) = (Lang::parse(source)?, Lang::parse(target)?);
        let CoreLexicon { longest, rows, .. } = packed.entry(pair.to_owned()).or_default();
        let key = word_key(word, source);
        if source.is_spaceless() {
            *longest = word.chars().count().max(*longest);
        }
        let longest_of = |phrase: &str| phrase.split([' ', '-']).max_by_key(|w| w.chars().count()).map(str::to_owned);
        if let Some(word) = longest_of(translation) {
            rows.entry(key).or_default().insert(keys::lemma_key(&word, target));
        }
        Ok(())
    };
    let written = || tables.iter().flat_map(|(pair, words)| words.iter().map(move |(word, translations)| (pair, word, translations)));
    for (pair, word, translations) in written() {
        translations.split([',', ';']).try_for_each(|translation| add(pair, word, translation.trim()))?;
    }
    for (lang, inventory) in inventories {
        for (word, sense) in inventory.iter().flat_map(|(word, senses)| senses.iter().map(move |s| (word, s))) {
            sense.translations.iter().try_for_each(|translation| add(&format!("{lang}-en"), word, translation))?;
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
    for (pair, word, translations) in written() {
        let Some((source, target)) = pair.split_once('-') else { continue };
        let (source, target) = (Lang::parse(source)?, Lang::parse(target)?);
        let senses = translations.split(';').map(|sense| WrittenSense::of(sense.split(',').map(str::trim), target)).collect();
        packed.entry(pair.clone()).or_default().senses.entry(word_key(word, source)).or_default().push(senses);
    }
    for (lang, inventory) in inventories {
        let (source, lexicon) = (Lang::parse(lang)?, packed.entry(format!("{lang}-en")).or_default());
        for (word, senses) in inventory {
            lexicon.senses.insert(word_key(word, source), vec![senses.iter().map(|s| s.written(Lang::EN)).collect()]);
        }
    }
    for (pair, files) in renderings {
        let Some(lexicon) = packed.get_mut(pair) else { continue };
        lexicon.written = tables.contains_key(pair);
        let lang = Lang::parse(pair.split('-').next().unwrap_or_default())?;
        for entry in files.files.iter().flat_map(|(_, entries)| entries) {
            let mut add = |text: &str, capitals: bool| {
                scan::scan(text, lang, |span, kind, _| {
                    let word = span.of(text);
                    if kind == TokenKind::Word && (capitals || word.starts_with(char::is_lowercase)) {
                        lexicon.common.insert(keys::lemma_key(word, lang));
                    }
                });
            };
            entry.source.iter().for_each(|cue| add(cue, true));
            entry.bad.iter().chain(&entry.good).filter_map(|e| e.source.as_deref()).for_each(|source| add(source, false));
        }
    }
    Ok(packed)
}

/// Words that most languages take for one sense of a target language.
pub fn synonyms(words: &BTreeMap<String, CoreLexicon>, target: &str) -> Synonyms {
    let into = words.iter().filter(|(pair, _)| pair.split_once('-').is_some_and(|(_, t)| t == target));
    Synonyms::of(into.map(|(_, lexicon)| &lexicon.senses))
}

/// Packs each.
///
/// # Errors
/// What cannot be packed.
pub fn pack(words: BTreeMap<String, CoreLexicon>) -> Result<Vec<(String, Vec<u8>)>> {
    let pack = |(pair, CoreLexicon { written: complete, longest, mut rows, common, .. }): (String, CoreLexicon)| {
        // a word of so many translations tells nothing
        rows.retain(|_, to| to.len() <= usize::from(u8::MAX));
        let common = common.into_iter().filter(|key| !rows.contains_key(key)).collect();
        Ok((pair, postcard::to_stdvec(&PackedWords { complete, longest, common, ..PackedWords::of(&rows) })?))
    };
    words.into_iter().map(pack).collect()
}
