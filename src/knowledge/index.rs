//! One index over all patterns of a language: what a segment costs does not grow with their number.
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::text::{Token, TokenKind, keys, scan};

use super::anchor::{Anchor, Anchors, pair_key};
use super::classes::ClassWords;
use super::pattern::Sought;
use super::presence::Presence;
use super::view::{Match, View};

/// Bits of the filter that most words never pass.
const FILTER_BITS: usize = 1 << 16;

/// Patterns by the rarest word that each must hold; `O` says whose they are.
#[derive(Debug)]
pub struct Index<O> {
    patterns: Vec<(Sought, O)>,
    keys: FxHashMap<u64, SmallVec<[u32; 2]>>,
    heads: FxHashMap<u64, SmallVec<[u32; 2]>>,
    pairs: FxHashMap<u64, SmallVec<[u32; 2]>>,
    /// By their first, or last, three characters.
    prefixes: FxHashMap<u64, Vec<(String, u32)>>,
    suffixes: FxHashMap<u64, Vec<(String, u32)>>,
    filter: Vec<u64>,
}

impl<O> Default for Index<O> {
    fn default() -> Self {
        Index {
            patterns: Vec::new(),
            keys: FxHashMap::default(),
            heads: FxHashMap::default(),
            pairs: FxHashMap::default(),
            prefixes: FxHashMap::default(),
            suffixes: FxHashMap::default(),
            filter: vec![0; FILTER_BITS / 64],
        }
    }
}

fn bit(key: u64) -> (usize, u64) {
    let n = (key >> 40) as usize % FILTER_BITS;
    (n / 64, 1 << (n % 64))
}

fn edge(word: &str, last: bool) -> Option<u64> {
    let at = if last { word.char_indices().rev().nth(2)?.0 } else { word.char_indices().nth(3).map_or(word.len(), |(i, _)| i) };
    Some(keys::key(if last { &word[at..] } else { &word[..at] }))
}

impl<O: Copy> Index<O> {
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Makes room for so many more patterns.
    pub fn reserve(&mut self, patterns: usize) {
        self.patterns.reserve(patterns);
        self.keys.reserve(patterns);
    }

    /// Takes a pattern in.
    pub fn add(&mut self, (pattern, anchors): (Sought, Anchors), owner: O) {
        let id = self.patterns.len() as u32;
        let mut note = |map: &mut FxHashMap<u64, SmallVec<[u32; 2]>>, key: u64| {
            let (word, mask) = bit(key);
            self.filter[word] |= mask;
            let ids = map.entry(key).or_default();
            if ids.last() != Some(&id) {
                ids.push(id);
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
                Anchor::Prefix(p) => self.prefixes.entry(edge(&p, false).unwrap_or_default()).or_default().push((p, id)),
                Anchor::Suffix(s) => self.suffixes.entry(edge(&s, true).unwrap_or_default()).or_default().push((s, id)),
            }
        }
        self.patterns.push((pattern, owner));
    }

    /// Calls `found` for every pattern that stands in the segment, each match once.
    pub fn scan(&self, text: &str, words: &[Token], classes: &ClassWords, mut found: impl FnMut(O, Match)) {
        if self.patterns.is_empty() {
            return;
        }
        let mut hits: SmallVec<[(u32, u32); 16]> = SmallVec::new();
        for (at, token) in words.iter().enumerate() {
            if token.kind != TokenKind::Mark {
                self.look_up(token, words.get(at + 1), |id| hits.push((id, at as u32)));
            }
        }
        if hits.is_empty() {
            return;
        }
        let presence = Presence::of(words);
        hits.retain(|(id, _)| presence.may_meet(&self.patterns[*id as usize].0.compiled().needs));
        if hits.is_empty() {
            return;
        }
        hits.sort_unstable();
        let view = View::with(presence, text, words, classes);
        let mut last: Option<(u32, Match)> = None;
        for (id, at) in hits {
            let (pattern, owner) = &self.patterns[id as usize];
            if let Some(m) = view.find_around(pattern.compiled(), at) {
                let seen = last.as_ref().is_some_and(|(i, l)| *i == id && l.overlaps(&m));
                if !seen {
                    found(*owner, m.clone());
                    last = Some((id, m));
                }
            }
        }
    }

    fn look_up(&self, token: &Token, next: Option<&Token>, mut hit: impl FnMut(u32)) {
        let passes = |key: u64| {
            let (word, mask) = bit(key);
            self.filter[word] & mask != 0
        };
        let form = &token.form;
        for key in &form.keys {
            if passes(*key)
                && let Some(ids) = self.keys.get(key)
            {
                ids.iter().for_each(|id| hit(*id));
            }
        }
        if !self.heads.is_empty() {
            for key in &form.heads {
                if passes(*key)
                    && let Some(ids) = self.heads.get(key)
                {
                    ids.iter().for_each(|id| hit(*id));
                }
            }
        }
        if !self.pairs.is_empty()
            && let Some(next) = next
            && form.lower.chars().next().is_some_and(scan::is_spaceless_char)
            && let Some(ids) = self.pairs.get(&pair_key(form.key, next.form.key))
        {
            ids.iter().for_each(|id| hit(*id));
        }
        if !self.prefixes.is_empty()
            && let Some(rows) = edge(&form.lower, false).and_then(|e| self.prefixes.get(&e))
        {
            rows.iter().filter(|(p, _)| form.lower.starts_with(p.as_str())).for_each(|(_, id)| hit(*id));
        }
        if !self.suffixes.is_empty()
            && let Some(rows) = edge(&form.lower, true).and_then(|e| self.suffixes.get(&e))
        {
            rows.iter().filter(|(s, _)| form.lower.ends_with(s.as_str())).for_each(|(_, id)| hit(*id));
        }
    }
}
