//! The names of persons in a story.
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::analysis::{DocumentAnalysis, SegmentAnalysis};
use crate::text::{Lang, Span, Token, keys};

/// Capitalised words that begin no name.
static NO_NAMES: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    keys::keys(
        "\
     the a an he she it they we i you his her their in on at by for after before since and but mr mrs ms dr sir monday tuesday wednesday thursday \
     friday saturday sunday january february march april may june july august september october november december when while if this that these \
     those police president minister",
    )
});

/// Whether the document is an English text of more than one sentence: what is told twice stands in two.
pub fn are_told(document: &DocumentAnalysis) -> bool {
    let english = document.blocks().next().is_some_and(|b| b.segment.lang.same(&Lang::EN));
    english && document.blocks().map(|b| b.sentences().len()).sum::<usize>() > 1
}

/// A name where it stands in the story.
#[derive(Clone, Copy)]
pub struct Mention<'a, 'd> {
    pub block: &'a SegmentAnalysis<'d>,
    /// Its first token, and how many it has.
    pub first: usize,
    pub len: usize,
}

impl<'a, 'd> Mention<'a, 'd> {
    pub fn tokens(&self) -> &'d [Token] {
        &self.block.segment.tokens[self.first..self.first + self.len]
    }

    /// Of its words, without possessive endings.
    pub fn keys(&self) -> impl Iterator<Item = u64> + use<'d> {
        self.tokens().iter().map(owner)
    }

    /// In bytes of its segment's text.
    pub fn span(&self) -> Span {
        self.tokens().iter().skip(1).fold(self.tokens()[0].span, |span, t| span.cover(t.span))
    }
}

/// Every name in the story's text, in order.
pub fn mentions<'a, 'd>(document: &'a DocumentAnalysis<'d>) -> impl Iterator<Item = Mention<'a, 'd>> {
    document.blocks().flat_map(|block| {
        let tokens = &block.segment.tokens;
        let mut next = 0;
        std::iter::from_fn(move || {
            let first = (next..tokens.len()).find(|&i| name_at(tokens, i) > 0)?;
            let len = name_at(tokens, first);
            next = first + len;
            Some(Mention { block, first, len })
        })
    })
}

/// Full names of the story, to tell members of a family apart.
pub struct Names(Vec<Vec<u64>>);

impl Names {
    pub fn of(document: &DocumentAnalysis) -> Names {
        let mut full: Vec<Vec<u64>> = Vec::new();
        for mention in mentions(document).filter(|m| m.len >= 2) {
            let keys: Vec<u64> = mention.keys().collect();
            if !full.contains(&keys) {
                full.push(keys);
            }
        }
        Names(full)
    }

    /// The same without titles at their beginning: “Mayor Conti” is no full name.
    pub fn without_titles(document: &DocumentAnalysis, is_title: impl Fn(u64) -> bool) -> Names {
        let mut full: Vec<Vec<u64>> = Vec::new();
        for keys in Names::of(document).0 {
            let from = keys.iter().rposition(|key| is_title(*key)).map_or(0, |at| at + 1);
            let bare = keys[from..].to_vec();
            if bare.len() >= 2 && !full.contains(&bare) {
                full.push(bare);
            }
        }
        Names(full)
    }

    /// All of them, each once.
    pub fn full(&self) -> &[Vec<u64>] {
        &self.0
    }
}

/// Whether two names are one person's and nobody else's of the story.
pub fn is_same(a: &[u64], b: &[u64], names: &Names) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    match short {
        [one] => long.last() == Some(one) && names.full().iter().filter(|full| full.last() == Some(one)).all(|full| full == long || long.len() == 1),
        _ => short == long,
    }
}

/// The key of a name, without a possessive ending.
pub fn owner(token: &Token) -> u64 {
    token.form.lower.strip_suffix("'s").map_or(token.form.key, keys::key)
}

/// How many tokens of a name stand at `i`; 0 where none does.
pub fn name_at(tokens: &[Token], i: usize) -> usize {
    let named = |t: &Token| t.is_word() && t.form.capital && !NO_NAMES.contains(&t.form.key);
    let mut n = 0;
    while n < 4 && tokens.get(i + n).is_some_and(named) {
        n += 1;
        if tokens[i + n - 1].form.lower.ends_with("'s") {
            break;
        }
    }
    n
}
