//! One index over all patterns of a language: what a segment costs does not grow with their number.
use std::sync::OnceLock;

use smallvec::SmallVec;

use crate::text::{Form, Lang, Token, TokenKind, scan};

use super::anchor::{edge, pair_key};
use super::classes::ClassWords;
use super::identity::Id;
use super::packing::{Owner, PackedIndex, Posting, filter_bit};
use super::pattern::Pattern;
use super::slots::Postings;
use super::view::{Layout, Match, View};

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Cues and terms, or without a source garblings.
    Entries,
    /// Words of topics.
    Topics,
}

/// Patterns by the rarest word that each must hold, each compiled when that word is first met: most are never met in a story.
#[derive(Debug)]
pub struct Index {
    packed: PackedIndex<'static>,
    lang: Lang,
    compiled: Box<[OnceLock<Box<Pattern>>]>,
    id: Id,
}

/// The postings that a word leads to, kept with its form.
#[derive(Debug)]
struct Indexed {
    index: Id,
    postings: Box<[Posting]>,
}

impl Index {
    /// `lang` is that of the texts it is for.
    pub fn new(packed: PackedIndex<'static>, lang: Lang) -> Self {
        let compiled = (0..packed.patterns.len()).map(|_| OnceLock::new()).collect();
        Index { packed, lang, compiled, id: Id::new() }
    }

    pub fn is_empty(&self) -> bool {
        self.compiled.is_empty()
    }

    fn owner(&self, id: u32) -> Owner {
        Owner::unpack(self.packed.owners.get(id as usize))
    }

    fn pattern(&self, id: u32) -> &Pattern {
        self.compiled[id as usize].get_or_init(|| {
            let written = self.packed.patterns.get(id as usize);
            let compiled = match self.owner(id) {
                Owner::Term(_) => Pattern::literal(&written, self.lang),
                _ => Pattern::parse(&written, self.lang).ok(),
            };
            // the tests compile the built-in ones, and a user's are compiled when they are read
            Box::new(compiled.unwrap_or_default())
        })
    }

    /// Calls `found` for every pattern of entries, or of topics, that stands in the segment, each match once.
    pub fn scan(&self, sought: Sought, layout: &Layout, classes: &ClassWords, mut found: impl FnMut(Owner, Match)) {
        if self.is_empty() {
            return;
        }
        let Layout { tokens, presence, .. } = layout;
        let mut hits: SmallVec<[(u32, u32); 16]> = SmallVec::new();
        for (at, token) in tokens.iter().enumerate() {
            if token.kind != TokenKind::Mark {
                let mut hit = |posting: Posting| {
                    if posting.topic == (sought == Sought::Topics) && posting.others.iter().all(|bit| presence.has(*bit)) {
                        hits.push((posting.pattern, at as u32));
                    }
                };
                match self.indexed(&token.form, sought) {
                    Some(postings) => postings.iter().copied().for_each(&mut hit),
                    None => self.look_up(&token.form, &mut hit),
                }
                if !self.packed.pairs.is_empty() {
                    self.look_up_pair(token, tokens.get(at + 1), hit);
                }
            }
        }
        hits.retain(|(id, _)| presence.may_meet(&self.pattern(*id).needs));
        if hits.is_empty() {
            return;
        }
        hits.sort_unstable();
        let view = View::new(layout, classes);
        let mut last: Option<(u32, Match)> = None;
        for (id, at) in hits {
            if let Some(m) = view.find_around(self.pattern(id), at) {
                let seen = last.as_ref().is_some_and(|(i, l)| *i == id && l.overlaps(&m));
                if !seen {
                    found(self.owner(id), m.clone());
                    last = Some((id, m));
                }
            }
        }
    }

    /// What a word leads to, looked up once for each distinct word; `None` where another index was asked before.
    fn indexed<'f>(&self, form: &'f Form, sought: Sought) -> Option<&'f [Posting]> {
        let make = || {
            let mut postings = Vec::new();
            self.look_up(form, |posting| postings.push(posting));
            Indexed { index: self.id, postings: postings.into() }
        };
        let kept: Option<&Indexed> = match sought {
            Sought::Entries => form.indexed.get_or_make(make),
            // the index that is asked most keeps the place
            Sought::Topics => form.indexed.get(),
        };
        kept.filter(|kept| kept.index == self.id).map(|kept| &*kept.postings)
    }

    fn postings(&self, lists: &Postings, key: u64, hit: impl FnMut(Posting)) {
        let (byte, mask) = filter_bit(key);
        if self.packed.filter.get(byte).is_some_and(|b| b & mask != 0) {
            lists.of(key).map(Posting::unpack).for_each(hit);
        }
    }

    fn look_up(&self, form: &Form, mut hit: impl FnMut(Posting)) {
        let packed = &self.packed;
        form.keys.iter().for_each(|key| self.postings(&packed.keys, *key, &mut hit));
        if !packed.heads.is_empty() {
            form.heads.iter().for_each(|key| self.postings(&packed.heads, *key, &mut hit));
        }
        for (edges, last) in [(&packed.prefixes, false), (&packed.suffixes, true)] {
            if !edges.is_empty()
                && let Some(edge) = edge(&form.lower, last)
            {
                self.postings(edges, edge, &mut hit);
            }
        }
    }

    /// Two characters side by side, in a script without spaces.
    fn look_up_pair(&self, token: &Token, next: Option<&Token>, hit: impl FnMut(Posting)) {
        let form = &token.form;
        if let Some(next) = next
            && scan::is_spaceless_char(form.first)
        {
            self.postings(&self.packed.pairs, pair_key(form.key, next.form.key), hit);
        }
    }
}
