//! Renderings of one language pair, indexed.
use std::sync::OnceLock;

use anyhow::{Context, Result};
use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use crate::text::Lang;

use super::classes::ClassWords;
use super::entry::Entry;
use super::glossary::Term;
use super::index::{Index, Sought};
use super::packed::{PackedBase, PackedEntries};
use super::packing::{Owner, PackedIndex, Packing};
use super::pattern::Pattern;
use super::schema::{Rendering, Topics};
use super::view::{Layout, Match};

/// All renderings of a pair (or, without a source, of a target language): the built-in ones, and a user's own.
#[derive(Debug, Default)]
pub struct Base {
    parts: SmallVec<[Part; 2]>,
    pub source_classes: ClassWords,
    pub target_classes: ClassWords,
}

/// Entries with one index for each side.
#[derive(Debug)]
struct Part {
    /// The number of its first entry, and of its first topic, in the base.
    first: (u32, u32),
    entries: Entries,
    source: Option<Index>,
    target: Index,
    /// Its entries that a user's own of the same id replace.
    replaced: FxHashSet<u32>,
}

#[derive(Debug)]
enum Entries {
    /// Read when they are met, for most never are in a story.
    Packed(Box<PackedEntries<'static>>, Languages, Box<[OnceLock<Box<Entry>>]>),
    Own(Vec<Entry>),
}

/// What the index of each side is made of.
type Indexes = (PackedIndex<'static>, PackedIndex<'static>);

/// The languages of a base; without a source translations are read alone.
type Languages = (Option<Lang>, Lang);

impl Entries {
    fn get(&self, at: usize) -> &Entry {
        match self {
            Entries::Own(entries) => &entries[at],
            Entries::Packed(packed, languages, entries) => entries[at].get_or_init(|| Box::new(Entry::packed(packed, at, *languages))),
        }
    }
}

impl Base {
    /// A base of these parts, of which there may be none.
    pub fn new(built_in: Option<PackedBase<'static>>, mut own: Own, languages: Languages) -> Self {
        let mut base = Base::default();
        let mut first = (0, 0);
        if let Some(PackedBase { entries, source, target }) = built_in {
            let replaced = own.replaced_in(&entries);
            let count = entries.ids.len();
            first = (count as u32, entries.topics);
            let cells = (0..count).map(|_| OnceLock::new()).collect();
            base.parts.push(Part::new((0, 0), Entries::Packed(Box::new(entries), languages, cells), (source, target), languages, replaced));
        }
        if !own.entries.is_empty() {
            own.entries.iter_mut().flat_map(|e| &mut e.when).for_each(|topic| *topic += first.1);
            base.parts.push(Part::new(first, Entries::Own(own.entries), own.packing.finish(), languages, FxHashSet::default()));
        }
        base
    }

    pub fn with_classes(self, source_classes: ClassWords, target_classes: ClassWords) -> Self {
        Base { source_classes, target_classes, ..self }
    }

    /// Has no entries.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// An entry by the number under which it was found.
    pub fn entry(&self, number: u32) -> &Entry {
        let part = if self.parts.len() > 1 && number >= self.parts[1].first.0 { &self.parts[1] } else { &self.parts[0] };
        part.entries.get((number - part.first.0) as usize)
    }

    /// Calls `found` for every cue, or topic word, that stands in a segment of the source, each match once; entries and topics have
    /// their numbers in the whole base.
    pub fn scan_source(&self, sought: Sought, layout: &Layout, mut found: impl FnMut(u32, Match)) {
        for part in &self.parts {
            if let Some(index) = &part.source {
                index.scan(sought, layout, &self.source_classes, |owner, m| part.tell(owner, m, &mut found));
            }
        }
    }

    /// The same for topic words in the target, and where there is no source for garblings.
    pub fn scan_target(&self, sought: Sought, layout: &Layout, mut found: impl FnMut(u32, Match)) {
        for part in &self.parts {
            part.target.scan(sought, layout, &self.target_classes, |owner, m| part.tell(owner, m, &mut found));
        }
    }
}

impl Part {
    fn new(first: (u32, u32), entries: Entries, (source, target): Indexes, languages: Languages, replaced: FxHashSet<u32>) -> Self {
        Part { first, entries, source: languages.0.map(|lang| Index::new(source, lang)), target: Index::new(target, languages.1), replaced }
    }

    fn tell(&self, owner: Owner, m: Match, found: &mut impl FnMut(u32, Match)) {
        match owner {
            Owner::Topic(topic) => found(self.first.1 + topic, m),
            Owner::Entry(entry) | Owner::Term(entry) if !self.replaced.contains(&entry) => found(self.first.0 + entry, m),
            _ => {}
        }
    }
}

/// Gathers a user's own renderings and terms.
pub struct Own<'k> {
    packing: Packing<'k>,
    entries: Vec<Entry>,
    languages: Languages,
}

impl<'k> Own<'k> {
    /// `source` is `None` for a base that reads translations alone.
    pub fn new((source, target): Languages, source_topics: &'k Topics, target_topics: &'k Topics) -> Self {
        Own { packing: Packing::new(source.map(|lang| (lang, source_topics)), (target, target_topics)), entries: Vec::new(), languages: (source, target) }
    }

    /// Adds a rendering. Without a source only its `alone` side is taken.
    ///
    /// # Errors
    /// A pattern, severity, category or topic that is wrong, with the entry's id.
    pub fn add(&mut self, rendering: &Rendering) -> Result<()> {
        self.try_add(rendering).with_context(|| format!("entry “{}”", rendering.id))
    }

    fn try_add(&mut self, r: &Rendering) -> Result<()> {
        let (source, target) = self.languages;
        let (cues, when) = match (source, &r.alone) {
            (None, None) => return Ok(()),
            (None, Some(alone)) => (&alone.garbled, &alone.when),
            (Some(_), _) => (&r.source, &r.when),
        };
        let mut entry = Entry::own(r, source, target)?;
        let number = self.entries.len() as u32;
        for cue in cues {
            // an index does not read all of a pattern
            Pattern::parse(cue, source.unwrap_or(target))?;
            self.packing.cue(cue, number)?;
        }
        for word in when {
            entry.when.push(self.packing.topic(word)?);
        }
        self.entries.push(entry);
        Ok(())
    }

    /// Adds a glossary's term: one of its accepted translations must show wherever the term stands, and none of the forbidden instead.
    pub fn add_term(&mut self, term: &Term) {
        let (Some(source), target) = self.languages else { return };
        if self.packing.term(&term.term, self.entries.len() as u32) {
            self.entries.push(Entry::term(term, source, target));
        }
    }

    fn replaced_in(&self, built_in: &PackedEntries) -> FxHashSet<u32> {
        if self.entries.iter().all(Entry::is_term) {
            return FxHashSet::default();
        }
        let own: FxHashSet<&str> = self.entries.iter().filter(|e| !e.is_term()).map(|e| &*e.id).collect();
        (0..built_in.ids.len() as u32).filter(|n| own.contains(&*built_in.ids.get(*n as usize))).collect()
    }
}
