//! One rendering of a base; what it says is compiled when one of its cues is first met, for most never are in a story.
use std::borrow::Cow;
use std::sync::OnceLock;

use anyhow::{Result, anyhow, bail};

use crate::finding::{Category, Severity};
use crate::text::Lang;

use super::glossary::Term;
use super::packed::PackedEntries;
use super::pattern::Pattern;
use super::presence::Patterns;
use super::schema::{Kind, Rendering};

#[derive(Debug)]
pub struct Entry {
    /// Its id; of a glossary's term the term.
    pub id: Cow<'static, str>,
    /// Topics of which one must be in the story; empty: always on.
    pub when: Vec<u32>,
    /// The source language it was written for; `None` for a user's own entry that reads translations alone, and for a term.
    pub written_for: Option<Lang>,
    source: Option<Lang>,
    target: Lang,
    origin: Origin,
    /// Apart from the entry, of which there are many more than are ever met.
    detail: OnceLock<Box<Detail>>,
}

#[derive(Debug)]
enum Origin {
    /// A [`Rendering`] of the built-in base, as the build packs it.
    Packed(&'static [u8]),
    Term {
        expected: Vec<String>,
        forbidden: Vec<String>,
    },
    /// A user's own, compiled when its file was read.
    Own,
}

/// Words that tell a sense.
#[derive(Debug, Default)]
pub struct Context {
    pub source: Patterns,
    pub target: Patterns,
}

impl Context {
    fn compile(list: &[String], source: Lang, target: Lang) -> Result<Self> {
        let compiled = |lang: Lang| list.iter().map(|p| Pattern::parse(p, lang)).collect::<Result<_>>();
        Ok(Context { source: compiled(source)?, target: compiled(target)? })
    }

    pub fn is_empty(&self) -> bool {
        self.source.is_empty()
    }
}

/// What an entry says once its cue is met.
#[derive(Debug)]
pub struct Detail {
    pub severity: Severity,
    pub category: Category,
    pub why: String,
    /// What must stand in the pair; nothing: always on.
    pub near: Context,
    /// What is weighed against it.
    pub against: Context,
    pub unless_source: Vec<Pattern>,
    pub unless_target: Vec<Pattern>,
    pub expect: Patterns,
    pub garbled: Patterns,
    pub suggest: Vec<String>,
    pub require: bool,
    pub kind: Kind,
}

impl Entry {
    /// An entry of the built-in base; `source` is `None` where translations are read alone.
    pub fn packed(packed: &PackedEntries<'static>, at: usize, (source, target): (Option<Lang>, Lang)) -> Self {
        let language = packed.languages.get(packed.written_for.get(at) as usize);
        Entry {
            id: packed.ids.get(at),
            when: packed.when.1.slice(packed.when.0.run(at)).collect(),
            written_for: language.and_then(|l| Lang::parse(l).ok()),
            source,
            target,
            origin: Origin::Packed(packed.renderings.1.get(packed.renderings.0.run(at)).unwrap_or_default()),
            detail: OnceLock::new(),
        }
    }

    /// A user's own rendering, without its topics.
    ///
    /// # Errors
    /// A pattern, severity or category that is wrong.
    pub fn own(rendering: &Rendering, source: Option<Lang>, target: Lang) -> Result<Self> {
        let detail = Box::new(Detail::compile(rendering, source, target)?).into();
        Ok(Entry { id: rendering.id.clone().into(), when: Vec::new(), written_for: source, source, target, origin: Origin::Own, detail })
    }

    pub fn term(term: &Term, source: Lang, target: Lang) -> Self {
        let origin = Origin::Term { expected: term.expected.clone(), forbidden: term.forbidden.clone() };
        Entry { id: term.term.clone().into(), when: Vec::new(), written_for: None, source: Some(source), target, origin, detail: OnceLock::new() }
    }

    /// Comes from a glossary.
    pub fn is_term(&self) -> bool {
        matches!(self.origin, Origin::Term { .. })
    }

    pub fn detail(&self) -> &Detail {
        self.detail.get_or_init(|| {
            let detail = match &self.origin {
                // built-in entries are compiled by the tests
                Origin::Packed(packed) => {
                    postcard::from_bytes(packed).ok().and_then(|r| Detail::compile(&r, self.source, self.target).ok()).unwrap_or_default()
                }
                Origin::Term { expected, forbidden } => Detail::term(expected, forbidden, self.target),
                Origin::Own => Detail::default(),
            };
            Box::new(detail)
        })
    }
}

impl Default for Detail {
    fn default() -> Self {
        Detail {
            severity: Severity::Major,
            category: Category::MISTRANSLATION,
            why: String::new(),
            near: Context::default(),
            against: Context::default(),
            unless_source: Vec::new(),
            unless_target: Vec::new(),
            expect: Patterns::default(),
            garbled: Patterns::default(),
            suggest: Vec::new(),
            require: false,
            kind: Kind::Term,
        }
    }
}

impl Detail {
    fn compile(r: &Rendering, source: Option<Lang>, target: Lang) -> Result<Self> {
        let compiled = |list: &[String], lang: Lang| -> Result<Vec<Pattern>> { list.iter().map(|p| Pattern::parse(p, lang)).collect() };
        if let Some(topic) = r.near.iter().chain(&r.unless).find(|p| p.starts_with('@')) {
            bail!("“{topic}”: a topic can only stand in `when`");
        }
        let mut detail = Detail {
            severity: r.severity.parse().map_err(|e: String| anyhow!(e))?,
            category: Category::parse(&r.category).ok_or_else(|| anyhow!("unknown category “{}”", r.category))?,
            why: r.why.clone(),
            suggest: r.suggest.clone(),
            require: r.require,
            kind: r.kind,
            ..Detail::default()
        };
        match (source, &r.alone) {
            (Some(source), _) => {
                detail.near = Context::compile(&r.near, source, target)?;
                detail.against = Context::compile(&r.against, source, target)?;
                detail.unless_source = compiled(&r.unless, source)?;
                detail.unless_target = compiled(&r.unless, target)?;
                detail.expect = compiled(&r.expect, target)?.into_iter().collect();
                detail.garbled = compiled(&r.garbled, target)?.into_iter().collect();
            }
            (None, Some(alone)) => {
                detail.unless_target = compiled(&alone.unless, target)?;
                if !alone.suggest.is_empty() {
                    detail.suggest = alone.suggest.clone();
                }
            }
            (None, None) => {}
        }
        Ok(detail)
    }

    fn term(expected: &[String], forbidden: &[String], target: Lang) -> Self {
        let literal = |list: &[String]| list.iter().filter_map(|e| Pattern::literal(e, target)).collect();
        Detail {
            category: Category::TERMBASE,
            expect: literal(expected),
            garbled: literal(forbidden),
            suggest: expected.to_vec(),
            require: true,
            ..Detail::default()
        }
    }
}
