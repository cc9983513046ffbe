//! One index over all patterns of a language: what a segment costs does not grow with their number.
use std::sync::OnceLock;

use smallvec::SmallVec;

use crate::text::{Lang, Token, TokenKind, scan};

use super::anchor::{edge, pair_key};
use super::classes::ClassWords;
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
}

impl Index {
    /// `lang` is that of the texts it is for.
    pub fn new(packed: PackedIndex<'static>, lang: Lang) -> Self {
        let compiled = (0..packed.patterns.len()).map(|_| OnceLock::new()).collect();
        Index { packed, lang, compiled }
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
                self.look_up(token, tokens.get(at + 1), |posting| {
                    if posting.topic == (sought == Sought::Topics) && posting.others.iter().all(|bit| presence.has(*bit)) {
                        hits.push((posting.pattern, at as u32));
                    }
                });
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

    fn look_up(&self, token: &Token, next: Option<&Token>, mut hit: impl FnMut(Posting)) {
        let packed = &self.packed;
        let mut postings = |lists: &Postings, key: u64| {
            let (byte, mask) = filter_bit(key);
            if packed.filter.get(byte).is_some_and(|b| b & mask != 0) {
                lists.of(key).map(Posting::unpack).for_each(&mut hit);
            }
        };
        let form = &token.form;
        form.keys.iter().for_each(|key| postings(&packed.keys, *key));
        if !packed.heads.is_empty() {
            form.heads.iter().for_each(|key| postings(&packed.heads, *key));
        }
        if !packed.pairs.is_empty()
            && let Some(next) = next
            && form.lower.chars().next().is_some_and(scan::is_spaceless_char)
        {
            postings(&packed.pairs, pair_key(form.key, next.form.key));
        }
        for (edges, last) in [(&packed.prefixes, false), (&packed.suffixes, true)] {
            if !edges.is_empty()
                && let Some(edge) = edge(&form.lower, last)
            {
                postings(edges, edge);
            }
        }
    }
}
