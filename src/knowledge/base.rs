//! Renderings of one language pair, indexed.
use std::borrow::Cow;

use anyhow::{Context, Result, anyhow};
use rustc_hash::FxHashMap;

use crate::text::Lang;

use super::anchor::{Anchored, Anchors, Condition};
use super::classes::ClassWords;
use super::entry::Entry;
use super::glossary::Term;
use super::index::Index;
use super::packed::{PackedEntry, Topics};
use super::pattern::{Pattern, Sought};
use super::schema::Rendering;

/// What the parts of a base's indexes stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A cue of an entry, or without a source its garbling.
    Entry(u32),
    /// A word of a topic.
    Topic(u32),
}

/// All renderings of a pair (or, without a source, of a target language) in one index for each side.
#[derive(Debug, Default)]
pub struct Base {
    pub entries: Vec<Entry>,
    /// Cues and topic words in the source's language; unused without a source.
    pub source: Index<Owner>,
    /// Topic words in the target's language; without a source the garblings too.
    pub target: Index<Owner>,
    pub source_classes: ClassWords,
    pub target_classes: ClassWords,
}

/// Gathers entries into a [`Base`].
pub struct Builder<'k> {
    base: Base,
    source: Option<Lang>,
    target: Lang,
    source_topics: &'k Topics<'static>,
    target_topics: &'k Topics<'static>,
    topics: FxHashMap<Cow<'static, str>, u32>,
}

impl<'k> Builder<'k> {
    /// `source` is `None` for a base that reads translations alone.
    pub fn new(source: Option<Lang>, target: Lang, source_topics: &'k Topics<'static>, target_topics: &'k Topics<'static>) -> Self {
        Builder { base: Base::default(), source, target, source_topics, target_topics, topics: FxHashMap::default() }
    }

    pub fn classes(mut self, source: ClassWords, target: ClassWords) -> Self {
        self.base.source_classes = source;
        self.base.target_classes = target;
        self
    }

    /// Adds entries of the built-in base, which the tests have found to be right.
    pub fn add_packed(&mut self, entries: Vec<PackedEntry<'static>>, written_for: Lang) -> Result<()> {
        self.cues().reserve(entries.iter().map(|e| e.cues.len()).sum());
        self.base.entries.reserve(entries.len());
        for entry in entries {
            let id = self.base.entries.len() as u32;
            for cue in entry.cues {
                self.cue(cue, id);
            }
            let when = entry.when.into_iter().map(|word| self.topic(word)).collect::<Result<_>>()?;
            self.base.entries.push(Entry::packed(entry.id, when, entry.rendering, written_for, self.source, self.target));
        }
        Ok(())
    }

    /// Adds a rendering. Without a source only its `alone` side is taken.
    ///
    /// # Errors
    /// A pattern, severity, category or topic that is wrong, with the entry's id.
    pub fn add(&mut self, rendering: &Rendering) -> Result<()> {
        self.try_add(rendering).with_context(|| format!("entry “{}”", rendering.id))
    }

    fn try_add(&mut self, r: &Rendering) -> Result<()> {
        let (cues, when) = match (self.source, &r.alone) {
            (None, None) => return Ok(()),
            (None, Some(alone)) => (&alone.garbled, &alone.when),
            (Some(_), _) => (&r.source, &r.when),
        };
        let mut entry = Entry::own(r, Vec::new(), self.source, self.target)?;
        let id = self.base.entries.len() as u32;
        for cue in cues {
            // an index does not read all of a pattern
            Pattern::parse(cue, self.source.unwrap_or(self.target))?;
            self.cue(Anchored::new(cue.clone().into(), self.source.unwrap_or(self.target))?, id);
        }
        for word in when {
            let word = Condition::new(word.clone().into(), self.source, self.target)?;
            entry.when.push(self.topic(word)?);
        }
        self.base.entries.push(entry);
        Ok(())
    }

    /// Adds a glossary's term: one of its accepted translations must show wherever the term stands, and none of the forbidden instead.
    pub fn add_term(&mut self, term: &Term) {
        let Some(source) = self.source else { return };
        let Some(cue) = Sought::term(term.term.clone().into(), source) else { return };
        self.base.source.add(cue, Owner::Entry(self.base.entries.len() as u32));
        self.base.entries.push(Entry::term(term, source, self.target));
    }

    /// The index that finds entries.
    fn cues(&mut self) -> &mut Index<Owner> {
        if self.source.is_some() { &mut self.base.source } else { &mut self.base.target }
    }

    fn cue(&mut self, found: Anchored<'static>, entry: u32) {
        let sought = Sought::pattern(found, self.source.unwrap_or(self.target));
        self.cues().add(sought, Owner::Entry(entry));
    }

    /// The number of a topic or topic word, whose words go into both indexes when it is new.
    fn topic(&mut self, word: Condition<'static>) -> Result<u32> {
        if let Some(&id) = self.topics.get(&word.written) {
            return Ok(id);
        }
        let id = self.topics.len() as u32;
        let owner = Owner::Topic(id);
        if let Some(name) = word.written.strip_prefix('@') {
            let lists = (self.source_topics.get(name), self.target_topics.get(name));
            if lists.0.is_none() && lists.1.is_none() {
                return Err(anyhow!("unknown topic “{}”", word.written));
            }
            if let Some(lang) = self.source {
                add_all(&mut self.base.source, lists.0, lang, owner);
            }
            add_all(&mut self.base.target, lists.1, self.target, owner);
        } else {
            let add = |index: &mut Index<Owner>, anchors: Anchors, lang: Lang| {
                index.add(Sought::pattern(Anchored { written: word.written.clone(), anchors }, lang), owner);
            };
            if let Some(lang) = self.source {
                add(&mut self.base.source, word.source, lang);
            }
            add(&mut self.base.target, word.target, self.target);
        }
        self.topics.insert(word.written, id);
        Ok(id)
    }

    pub fn finish(self) -> Base {
        self.base
    }
}

fn add_all(index: &mut Index<Owner>, words: Option<&Vec<Anchored<'static>>>, lang: Lang, owner: Owner) {
    for word in words.into_iter().flatten() {
        index.add(Sought::pattern(word.clone(), lang), owner);
    }
}
