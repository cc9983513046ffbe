//! Lays down what an index finds patterns by: in the build for the built-in base, on loading for a user's files.
use std::borrow::Cow;
use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use serde::{Deserialize, Serialize};

use crate::text::Lang;

use super::anchor::{self, Anchor, Anchors};
use super::schema::Topics;
use super::slots::{Numbers, Postings, Texts};

/// Bits of the filter that most words never pass.
const FILTER_BITS: usize = 1 << 18;

/// Where the filter keeps a key: its byte, and the bit in it.
pub fn filter_bit(key: u64) -> (usize, u8) {
    let n = (key >> 32) as usize % FILTER_BITS;
    (n / 8, 1 << (n % 8))
}

/// Bits by which it is told what words a text has.
pub const PRESENCE_BITS: u16 = 1024;

/// The bit of a word that a text has.
pub fn presence_bit(key: u64) -> u16 {
    (key % u64::from(PRESENCE_BITS)) as u16
}

/// What the parts of a base's indexes stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A cue of an entry, or without a source its garbling.
    Entry(u32),
    /// A glossary's term as it stands, not in the notation.
    Term(u32),
    /// A word of a topic.
    Topic(u32),
}

impl Owner {
    const TERM: u32 = 1 << 30;
    const TOPIC: u32 = 1 << 31;

    fn pack(self) -> u32 {
        match self {
            Owner::Entry(n) => n,
            Owner::Term(n) => n | Owner::TERM,
            Owner::Topic(n) => n | Owner::TOPIC,
        }
    }

    pub fn unpack(packed: u32) -> Owner {
        match packed {
            n if n & Owner::TOPIC != 0 => Owner::Topic(n & !Owner::TOPIC),
            n if n & Owner::TERM != 0 => Owner::Term(n & !Owner::TERM),
            n => Owner::Entry(n),
        }
    }
}

/// A pattern that is to be looked for, and what tells without reading it that it cannot be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    pub pattern: u32,
    /// It is a topic's.
    pub topic: bool,
    /// [`presence_bit`]s of two other words that it must hold, or `PRESENCE_BITS`.
    pub others: [u16; 2],
}

impl Posting {
    const TOPIC: u64 = 1 << 31;

    fn pack(self) -> u64 {
        let topic = if self.topic { Posting::TOPIC } else { 0 };
        u64::from(self.pattern) | topic | u64::from(self.others[0]) << 32 | u64::from(self.others[1]) << 48
    }

    pub fn unpack(packed: u64) -> Posting {
        Posting {
            pattern: packed as u32 & !(Posting::TOPIC as u32),
            topic: packed & Posting::TOPIC != 0,
            others: [(packed >> 32) as u16, (packed >> 48) as u16],
        }
    }
}

/// Patterns by the rarest word that each must hold; what they are found by leads to [`Posting`]s.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct PackedIndex<'p> {
    #[serde(borrow)]
    pub patterns: Texts<'p>,
    /// Whose each pattern is ([`Owner`]).
    #[serde(borrow)]
    pub owners: Numbers<'p>,
    #[serde(borrow)]
    pub filter: Cow<'p, [u8]>,
    #[serde(borrow)]
    pub keys: Postings<'p>,
    #[serde(borrow)]
    pub heads: Postings<'p>,
    #[serde(borrow)]
    pub pairs: Postings<'p>,
    /// By their first, or last, three characters.
    #[serde(borrow)]
    pub prefixes: Postings<'p>,
    #[serde(borrow)]
    pub suffixes: Postings<'p>,
}

/// Gathers the patterns of an index.
#[derive(Debug, Default)]
struct Gathered {
    patterns: Vec<String>,
    owners: Vec<u32>,
    keys: BTreeMap<u64, Vec<u64>>,
    heads: BTreeMap<u64, Vec<u64>>,
    pairs: BTreeMap<u64, Vec<u64>>,
    prefixes: BTreeMap<u64, Vec<u64>>,
    suffixes: BTreeMap<u64, Vec<u64>>,
}

impl Gathered {
    fn add_pattern(&mut self, written: &str, lang: Lang, owner: Owner) -> Result<()> {
        let anchors = anchor::anchors(written, lang)?;
        let others = anchor::others(written, lang, &anchors);
        self.add(written, anchors, &others, owner);
        Ok(())
    }

    fn add(&mut self, written: &str, anchors: Anchors, others: &[u64], owner: Owner) {
        let other = |n: usize| others.get(n).map_or(PRESENCE_BITS, |key| presence_bit(*key));
        let posting = Posting { pattern: self.patterns.len() as u32, topic: matches!(owner, Owner::Topic(_)), others: [other(0), other(1)] }.pack();
        let note = |map: &mut BTreeMap<u64, Vec<u64>>, key: u64| {
            let postings = map.entry(key).or_default();
            if postings.last() != Some(&posting) {
                postings.push(posting);
            }
        };
        for anchor in anchors {
            match anchor {
                Anchor::Key { key, head } => {
                    note(&mut self.keys, key);
                    if head {
                        note(&mut self.heads, key);
                    }
                }
                Anchor::Pair(key) => note(&mut self.pairs, key),
                Anchor::Prefix(prefix) => note(&mut self.prefixes, anchor::edge(&prefix, false).unwrap_or_default()),
                Anchor::Suffix(suffix) => note(&mut self.suffixes, anchor::edge(&suffix, true).unwrap_or_default()),
            }
        }
        self.patterns.push(written.to_owned());
        self.owners.push(owner.pack());
    }

    fn finish(self) -> PackedIndex<'static> {
        let mut filter = vec![0; FILTER_BITS / 8];
        for key in [&self.keys, &self.heads, &self.pairs, &self.prefixes, &self.suffixes].into_iter().flat_map(BTreeMap::keys) {
            let (byte, mask) = filter_bit(*key);
            filter[byte] |= mask;
        }
        PackedIndex {
            patterns: self.patterns.iter().map(String::as_str).collect(),
            owners: self.owners.into_iter().collect(),
            filter: filter.into(),
            keys: Postings::pack(&self.keys),
            heads: Postings::pack(&self.heads),
            pairs: Postings::pack(&self.pairs),
            prefixes: Postings::pack(&self.prefixes),
            suffixes: Postings::pack(&self.suffixes),
        }
    }
}

/// Gathers the patterns of one side of a base: cues and topics.
pub struct Packing<'k> {
    /// `None` where translations are read alone.
    source: Option<(Lang, &'k Topics)>,
    target: (Lang, &'k Topics),
    sources: Gathered,
    targets: Gathered,
    topics: BTreeMap<String, u32>,
}

impl<'k> Packing<'k> {
    pub fn new(source: Option<(Lang, &'k Topics)>, target: (Lang, &'k Topics)) -> Self {
        Packing { source, target, sources: Gathered::default(), targets: Gathered::default(), topics: BTreeMap::new() }
    }

    /// Adds a cue of an entry, or without a source a garbling.
    ///
    /// # Errors
    /// What is wrong with the pattern; also that none of its words must be there.
    pub fn cue(&mut self, pattern: &str, entry: u32) -> Result<()> {
        let lang = self.source.map_or(self.target.0, |s| s.0);
        self.cues().add_pattern(pattern, lang, Owner::Entry(entry))?;
        Ok(())
    }

    /// Adds a glossary's term; `false` where it has no words.
    pub fn term(&mut self, term: &str, entry: u32) -> bool {
        let anchors = anchor::of_term(term, self.source.map_or(self.target.0, |s| s.0)).ok().filter(|anchors| !anchors.is_empty());
        let Some(anchors) = anchors else { return false };
        self.cues().add(term, anchors, &[], Owner::Term(entry));
        true
    }

    fn cues(&mut self) -> &mut Gathered {
        if self.source.is_some() { &mut self.sources } else { &mut self.targets }
    }

    /// The number of a topic (`@sport`) or of a word that a story must hold, which are looked for in both languages.
    ///
    /// # Errors
    /// A topic that neither language has; what is wrong with the word as a pattern.
    pub fn topic(&mut self, word: &str) -> Result<u32> {
        if let Some(&id) = self.topics.get(word) {
            return Ok(id);
        }
        let id = self.topics.len() as u32;
        let own = [word.to_owned()];
        let lists = match word.strip_prefix('@') {
            None => (self.source.map(|_| own.as_slice()), Some(own.as_slice())),
            Some(name) => {
                let list = |topics: &'k Topics| topics.get(name).map(Vec::as_slice);
                (self.source.and_then(|s| list(s.1)), list(self.target.1))
            }
        };
        if lists == (None, None) {
            return Err(anyhow!("unknown topic “{word}”"));
        }
        if let Some((lang, _)) = self.source {
            add_all(&mut self.sources, lists.0, lang, id)?;
        }
        add_all(&mut self.targets, lists.1, self.target.0, id)?;
        self.topics.insert(word.to_owned(), id);
        Ok(id)
    }

    /// The indexes of both sides.
    pub fn finish(self) -> (PackedIndex<'static>, PackedIndex<'static>) {
        (self.sources.finish(), self.targets.finish())
    }
}

fn add_all(index: &mut Gathered, words: Option<&[String]>, lang: Lang, topic: u32) -> Result<()> {
    for word in words.into_iter().flatten() {
        index.add_pattern(word, lang, Owner::Topic(topic))?;
    }
    Ok(())
}
