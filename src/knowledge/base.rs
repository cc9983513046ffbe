//! Renderings of one language pair, compiled and indexed.
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use rustc_hash::FxHashMap;

use crate::finding::{Category, Severity};
use crate::text::Lang;

use super::classes::ClassWords;
use super::index::Index;
use super::pattern::Pattern;
use super::schema::{Rendering, Topics};

/// What the parts of a base's indexes stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A cue of an entry, or without a source its garbling.
    Entry(u32),
    /// A word of a topic.
    Topic(u32),
}

/// One rendering, ready to be matched.
#[derive(Debug)]
pub struct Entry {
    pub id: Arc<str>,
    pub severity: Severity,
    pub category: Category,
    pub why: String,
    /// The cues, or without a source the garblings, as written.
    pub notation: Vec<String>,
    /// Topics of which one must be in the story; empty: always on.
    pub when: Vec<u32>,
    pub unless_source: Vec<Pattern>,
    pub unless_target: Vec<Pattern>,
    pub expect: Vec<Pattern>,
    pub garbled: Vec<Pattern>,
    pub suggest: Vec<String>,
    pub require: bool,
    /// Comes from a glossary: reported as `term-missing`.
    pub is_term: bool,
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
    source_topics: &'k Topics,
    target_topics: &'k Topics,
    topics: FxHashMap<String, u32>,
}

impl<'k> Builder<'k> {
    /// `source` is `None` for a base that reads translations alone.
    pub fn new(source: Option<Lang>, target: Lang, source_topics: &'k Topics, target_topics: &'k Topics) -> Self {
        Builder { base: Base::default(), source, target, source_topics, target_topics, topics: FxHashMap::default() }
    }

    pub fn classes(mut self, source: ClassWords, target: ClassWords) -> Self {
        self.base.source_classes = source;
        self.base.target_classes = target;
        self
    }

    /// Adds a rendering. Without a source only its `alone` side is taken.
    ///
    /// # Errors
    /// A pattern, severity, category or topic that is wrong, with the entry's id.
    pub fn add(&mut self, rendering: &Rendering) -> Result<()> {
        self.try_add(rendering).with_context(|| format!("entry “{}”", rendering.id))
    }

    fn try_add(&mut self, r: &Rendering) -> Result<()> {
        let severity: Severity = r.severity.parse().map_err(|e: String| anyhow!(e))?;
        let category = Category::parse(&r.category).ok_or_else(|| anyhow!("unknown category “{}”", r.category))?;
        let (when, unless) = match (self.source, &r.alone) {
            (None, None) => return Ok(()),
            (None, Some(alone)) => (&alone.when, &alone.unless),
            (Some(_), _) => (&r.when, &r.unless),
        };
        let target = |list: &[String]| -> Result<Vec<Pattern>> { list.iter().map(|p| Pattern::parse(p, self.target)).collect() };
        let mut entry = Entry {
            id: r.id.as_str().into(),
            severity,
            category,
            why: r.why.clone(),
            notation: Vec::new(),
            when: Vec::new(),
            unless_source: Vec::new(),
            unless_target: target(unless)?,
            expect: Vec::new(),
            garbled: Vec::new(),
            suggest: r.suggest.clone(),
            require: r.require,
            is_term: false,
        };
        let id = self.base.entries.len() as u32;
        match self.source {
            Some(source) => {
                entry.unless_source = unless.iter().map(|p| Pattern::parse(p, source)).collect::<Result<_>>()?;
                entry.expect = target(&r.expect)?;
                entry.garbled = target(&r.garbled)?;
                entry.notation = r.source.clone();
                for cue in &r.source {
                    self.base.source.add(Pattern::indexed(cue, source)?, Owner::Entry(id));
                }
            }
            None => {
                let garbled = r.alone.as_ref().map_or(&[][..], |a| &a.garbled);
                entry.notation = garbled.to_vec();
                if let Some(own) = r.alone.as_ref().filter(|a| !a.suggest.is_empty()) {
                    entry.suggest = own.suggest.clone();
                }
                for pattern in garbled {
                    self.base.target.add(Pattern::indexed(pattern, self.target)?, Owner::Entry(id));
                }
            }
        }
        for word in when {
            let topic = self.topic(word)?;
            entry.when.push(topic);
        }
        self.base.entries.push(entry);
        Ok(())
    }

    /// Adds a glossary's term: its translation must show wherever the term stands.
    pub fn add_term(&mut self, term: &str, expected: &[String]) {
        let Some(source) = self.source else { return };
        let Some(cue) = Pattern::literal(term, source) else { return };
        let id = self.base.entries.len() as u32;
        self.base.source.add(cue, Owner::Entry(id));
        self.base.entries.push(Entry {
            id: "term-missing".into(),
            severity: Severity::Major,
            category: Category::TERMBASE,
            why: String::new(),
            notation: vec![term.to_owned()],
            when: Vec::new(),
            unless_source: Vec::new(),
            unless_target: Vec::new(),
            expect: expected.iter().filter_map(|e| Pattern::literal(e, self.target)).collect(),
            garbled: Vec::new(),
            suggest: expected.to_vec(),
            require: true,
            is_term: true,
        });
    }

    /// The number of a topic or topic word, whose words go into both indexes when it is new.
    fn topic(&mut self, word: &str) -> Result<u32> {
        if let Some(&id) = self.topics.get(word) {
            return Ok(id);
        }
        let id = self.topics.len() as u32;
        self.topics.insert(word.to_owned(), id);
        let own = [word.to_owned()];
        let (source, target): (&[String], &[String]) = match word.strip_prefix('@') {
            Some(name) => {
                let lists = (self.source_topics.get(name), self.target_topics.get(name));
                if lists == (None, None) {
                    return Err(anyhow!("unknown topic “{word}”"));
                }
                (lists.0.map_or(&[], Vec::as_slice), lists.1.map_or(&[], Vec::as_slice))
            }
            None => (&own, &own),
        };
        if let Some(lang) = self.source {
            for w in source {
                self.base.source.add(Pattern::indexed(w, lang)?, Owner::Topic(id));
            }
        }
        for w in target {
            self.base.target.add(Pattern::indexed(w, self.target)?, Owner::Topic(id));
        }
        Ok(id)
    }

    pub fn finish(self) -> Base {
        self.base
    }
}
