//! Whether two words of two languages are one word: a name, a loan, a number.
use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::transliterate::{self, Skeleton};
use crate::text::{Lang, forms};

/// A word as it is compared: its letters without case and accents, and its sounds.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    letters: Box<str>,
    /// Hash of `letters`.
    key: u64,
    skeleton: Skeleton,
    latin: bool,
    /// Particles are written before the word, as one letter.
    proclitic: bool,
}

thread_local! {
    static SHAPES: RefCell<FxHashMap<(u64, Lang), Arc<Shape>>> = RefCell::default();
}

/// Distinct words kept for each thread; past that the table starts anew, so memory stays flat.
const KEPT: usize = 50_000;

/// The shape of a word, made once for each distinct word and thread.
pub fn remembered(word: &str, lang: Lang) -> Arc<Shape> {
    SHAPES.with_borrow_mut(|known| {
        if known.len() >= KEPT {
            known.clear();
        }
        known.entry((forms::key(word), lang)).or_insert_with(|| Arc::new(Shape::of(word, lang))).clone()
    })
}

/// Whether a Chinese character is one of those that spell foreign names.
pub fn spells_names(c: char) -> bool {
    transliterate::spells_names(c)
}

impl Shape {
    pub fn of(word: &str, lang: Lang) -> Shape {
        let letters = bare(word);
        let latin = letters.chars().all(|c| (c as u32) < 0x250);
        Shape {
            skeleton: transliterate::skeleton(word, lang),
            latin,
            proclitic: matches!(lang.primary(), "ar" | "he"),
            key: forms::key(&letters),
            letters: letters.into(),
        }
    }

    pub fn skeleton(&self) -> Skeleton {
        self.skeleton
    }

    /// Whether its language writes particles as one letter before the word.
    pub fn is_proclitic(&self) -> bool {
        self.proclitic
    }

    /// The letters, lower case and without accents.
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// Whether they can be alike at all: a cheap question to be asked first.
    pub fn may_be(&self, other: &Shape) -> bool {
        transliterate::may_be_alike(self.skeleton, other.skeleton, self.proclitic || other.proclitic) || self.key == other.key
    }

    /// How sure it is that the two are one word, 0 to 1.
    pub fn likeness(&self, other: &Shape) -> f32 {
        if self.key == other.key {
            return if self.letters.is_empty() { 0.0 } else { 1.0 };
        }
        if self.latin && other.latin {
            // the same letters say more than the same sounds, of which a few meet by chance
            let few = self.skeleton.consonants().min(other.skeleton.consonants()) < 4;
            spelt_alike(&self.letters, &other.letters).max(if few { 0.6 } else { 0.9 } * graded(self.skeleton, other.skeleton))
        } else {
            self.sounds_alike(other)
        }
    }

    fn sounds_alike(&self, other: &Shape) -> f32 {
        let mut like = graded(self.skeleton, other.skeleton);
        if self.proclitic && self.skeleton.len() > 3 {
            like = like.max(0.95 * graded(self.skeleton.tail(), other.skeleton));
        }
        if other.proclitic && other.skeleton.len() > 3 {
            like = like.max(0.95 * graded(self.skeleton, other.skeleton.tail()));
        }
        like
    }
}

/// Likeness of sounds, less where it rests on few of them: two consonants meet by chance.
fn graded(a: Skeleton, b: Skeleton) -> f32 {
    let held = match a.consonants().min(b.consonants()) {
        0 | 1 => return 0.0,
        2 => 0.6,
        3 => 0.85,
        _ => 1.0,
    };
    let like = transliterate::similarity(a, b);
    if like < 0.6 { 0.0 } else { held * like }
}

/// Lower case, accents off, apostrophes out.
fn bare(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if word.is_ascii() {
        return word.chars().filter(|c| *c != '\'').map(|c| c.to_ascii_lowercase()).collect();
    }
    word.nfd().filter(|c| !matches!(*c as u32, 0x0300..=0x036F | 0x27 | 0x2019 | 0x2BC)).flat_map(char::to_lowercase).collect()
}

/// Likeness of two Latin spellings: what they have in common from the start, and at the end where the start agrees.
fn spelt_alike(a: &str, b: &str) -> f32 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let prefix = short.bytes().zip(long.bytes()).take_while(|(x, y)| x == y).count();
    if short.len() < 4 || long.len() > 2 * short.len() || prefix < 3 {
        return 0.0;
    }
    let suffix = short[..].bytes().rev().zip(long.bytes().rev()).take_while(|(x, y)| x == y).count().min(short.len() - prefix);
    let share = (prefix as f32 + 0.7 * suffix as f32) / (short.len() + long.len()) as f32 * 2.0;
    if share < 0.65 { 0.0 } else { share.min(1.0) }
}

/// How sure it is that `a` in one language and `b` in the other are the same name, loan or number, 0 to 1. For single
/// questions; where many are asked, keep the [`Shape`]s.
pub fn cognate(a: &str, a_lang: Lang, b: &str, b_lang: Lang) -> f32 {
    Shape::of(a, a_lang).likeness(&Shape::of(b, b_lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cognates_are_known_from_strangers() {
        let like = |a, la, b, lb| cognate(a, Lang::parse(la).unwrap(), b, Lang::parse(lb).unwrap());
        assert!(like("Präsident", "de", "president", "en") > 0.7);
        assert!(like("République", "fr", "Republic", "en") > 0.7);
        assert!(like("Путина", "ru", "Putin", "en") > 0.5);
        assert!(like("وترامب", "ar", "Trump", "en") > 0.6);
        assert_eq!(like("München", "de", "Munchen", "en"), 1.0);
        assert!(like("Regen", "de", "government", "en") < 0.3);
        assert!(like("Stadt", "de", "state", "en") < 0.6);
        assert_eq!(like("да", "ru", "to", "en"), 0.0);
    }
}
