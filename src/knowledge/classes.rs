//! Words of the pattern classes `<number>`, `<date>` and `<place>`, and where the classes stand in a text.
use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use crate::text::{Lang, Token, TokenKind, keys, scan};

use super::pattern::{Class, FREE_ORDER};
use super::schema::Classes;
use super::view::{Item, View};

/// The words of one language's classes, by key.
#[derive(Debug, Default)]
pub struct ClassWords {
    pub number: FxHashSet<u64>,
    pub date: FxHashSet<u64>,
    /// Names of one to three words, joined by a space.
    pub place: FxHashSet<u64>,
}

impl ClassWords {
    pub fn new(classes: &Classes, lang: Lang) -> Self {
        let lemmas = |words: &[String]| words.iter().map(|w| keys::lemma_key(w, lang)).collect();
        let names = |words: &[String]| words.iter().map(|w| if w.contains(' ') { keys::key(&keys::fold(w)) } else { keys::lemma_key(w, lang) }).collect();
        ClassWords { number: lemmas(&classes.number), date: lemmas(&classes.date), place: names(&classes.place) }
    }
}

impl View<'_> {
    /// Adds where `class` may end when it starts at item `at`.
    pub(super) fn class(&self, class: &Class, at: usize, next: &mut SmallVec<[usize; 8]>) {
        let run = |test: &dyn Fn(&Token) -> bool, most: usize| {
            let mut ends: SmallVec<[usize; 8]> = SmallVec::new();
            let mut position = at;
            while ends.len() < most
                && let Some(Item::Word(t)) = self.items.get(position)
                && test(&self.tokens[*t as usize])
            {
                position += 1;
                ends.push(position);
            }
            ends
        };
        let words = self.classes;
        let number = |t: &Token| t.kind == TokenKind::Number || t.form.keys.iter().any(|k| words.number.contains(k));
        match class {
            Class::Word => next.extend(run(&|_| true, 1)),
            Class::Number => next.extend(run(&number, 4)),
            Class::Date => next.extend(run(&|t| t.kind == TokenKind::Number || t.form.keys.iter().any(|k| words.date.contains(k)), 4)),
            Class::Place => {
                for length in 1..=3 {
                    if let Some(key) = self.joined(at, length)
                        && words.place.contains(&key)
                    {
                        next.push(at + length);
                    }
                }
            }
            Class::Person | Class::Name => next.extend(run(&|t| t.form.capital, 4)),
            Class::Quote => {
                if self.items.get(at) == Some(&Item::Quote)
                    && let Some(close) = self.items[at + 1..].iter().take(FREE_ORDER).position(|i| *i == Item::Quote)
                {
                    next.push(at + close + 2);
                }
            }
        }
    }

    /// The key of `length` words written with single spaces.
    fn joined(&self, at: usize, length: usize) -> Option<u64> {
        let Some(Item::Word(first)) = self.items.get(at) else { return None };
        if length == 1 {
            let form = &self.tokens[*first as usize].form;
            return (form.capital || scan::is_spaceless_char(form.lower.chars().next()?))
                .then(|| form.keys.iter().copied().find(|k| self.classes.place.contains(k)).unwrap_or(form.key));
        }
        let mut name = String::new();
        for item in self.items.get(at..at + length)? {
            let Item::Word(t) = item else { return None };
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(&self.tokens[*t as usize].form.lower);
        }
        Some(keys::key(&name))
    }
}
