//! A word as it is compared with one of another language: whether the two are one name, loan or number.
pub mod pinyin;
mod respelling;
mod scripts;
mod skeleton;
mod sounds;

pub use skeleton::{Skeleton, Sound, group, spells_names};

use super::{Lang, keys};
use skeleton::similarity;

/// A word as it is compared: its letters without case and accents, and its sounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    letters: Box<str>,
    /// Hash of `letters`.
    key: u64,
    skeleton: Skeleton,
    latin: bool,
    /// Particles are written before the word, as one letter.
    proclitic: bool,
}

/// How a word begins, in sounds.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    key: u64,
    first: u8,
    /// The next consonant, where a particle may stand before the word.
    second: u8,
}

impl Start {
    /// Whether the two words can be alike at all.
    pub fn meets(self, other: Start) -> bool {
        self.first == other.first || self.key == other.key || self.second == other.first || self.first == other.second
    }
}

impl Shape {
    pub fn of(word: &str, lang: Lang) -> Shape {
        let word = owner(word);
        let letters = bare(word);
        let latin = letters.chars().all(|c| (c as u32) < 0x250);
        Shape {
            skeleton: skeleton::skeleton(word, lang),
            latin,
            proclitic: matches!(lang.primary(), "ar" | "he"),
            key: keys::key(&letters),
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

    /// Whether it is written with Latin letters.
    pub fn is_latin(&self) -> bool {
        self.latin
    }

    /// The letters, lower case and without accents.
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// What a word must share with another to be alike: cheap to compare before the likeness.
    pub fn start(&self) -> Start {
        let (first, second) = self.skeleton.starts();
        Start { key: self.key, first, second: if self.proclitic { second } else { first } }
    }

    /// Whether both are written with the same letters.
    pub fn is_twin(&self, other: &Shape) -> bool {
        self.key == other.key
    }

    /// How sure it is that the two are one word, 0 to 1.
    pub fn likeness(&self, other: &Shape) -> f32 {
        self.likeness_from(other, 0.0)
    }

    /// Whether their likeness is at least `least`: cheaper than the likeness itself.
    pub fn is_like(&self, other: &Shape, least: f32) -> bool {
        self.likeness_over(other, least).is_some()
    }

    /// Their likeness where it is at least `least`: cheaper than the likeness itself.
    pub fn likeness_over(&self, other: &Shape, least: f32) -> Option<f32> {
        Some(self.likeness_from(other, least)).filter(|like| *like >= least)
    }

    /// The likeness where it is at least `least`, any smaller number where it is not.
    fn likeness_from(&self, other: &Shape, least: f32) -> f32 {
        if self.is_twin(other) {
            return if self.letters.is_empty() { 0.0 } else { 1.0 };
        }
        if self.latin && other.latin {
            // the same letters say more than the same sounds, of which a few meet by chance
            let spelt = spelt_alike(&self.letters, &other.letters);
            let few = self.skeleton.consonants().min(other.skeleton.consonants()) < 4;
            let weight = if few { 0.6 } else { 0.9 };
            let needed = least.max(spelt);
            spelt.max(weight * graded(self.skeleton, other.skeleton, needed / weight))
        } else {
            self.sounds_alike(other, least)
        }
    }

    fn sounds_alike(&self, other: &Shape, least: f32) -> f32 {
        let mut like = graded(self.skeleton, other.skeleton, least);
        if self.proclitic && self.skeleton.len() > 3 {
            like = like.max(0.95 * graded(self.skeleton.tail(), other.skeleton, least));
        }
        if other.proclitic && other.skeleton.len() > 3 {
            like = like.max(0.95 * graded(self.skeleton, other.skeleton.tail(), least));
        }
        like
    }
}

/// Likeness of sounds, less where it rests on few of them: two consonants meet by chance. What is surely below `least` counts
/// as nothing.
fn graded(a: Skeleton, b: Skeleton, least: f32) -> f32 {
    /// Sounds less alike say nothing.
    const ALIKE: f32 = 0.6;
    let held = match a.consonants().min(b.consonants()) {
        0 | 1 => return 0.0,
        2 => 0.6,
        3 => 0.85,
        _ => 1.0,
    };
    // a little less, for the rounding of what it was divided by
    let least = (least / held - 1e-4).max(ALIKE);
    if least > 1.0 {
        return 0.0;
    }
    let like = similarity(a, b, least);
    if like < ALIKE { 0.0 } else { held * like }
}

/// The letters of a word as [`Shape::letters`] has them, without the rest of its shape.
pub fn letters(word: &str) -> String {
    bare(owner(word))
}

/// A word without a possessive ending.
pub fn owner(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// Lower case, accents off, apostrophes out.
fn bare(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if word.is_ascii() {
        return word.chars().filter(|c| *c != '\'').map(|c| c.to_ascii_lowercase()).collect();
    }
    let letters = word.nfd().filter(|c| !matches!(*c as u32, 0x0300..=0x036F | 0x27 | 0x2019 | 0x2BC)).flat_map(char::to_lowercase);
    let mut bare = String::with_capacity(word.len());
    for c in letters {
        match c {
            'ø' => bare.push('o'),
            'ł' => bare.push('l'),
            'đ' | 'ð' => bare.push('d'),
            'ı' => bare.push('i'),
            'ß' => bare.push_str("ss"),
            'æ' => bare.push_str("ae"),
            'œ' => bare.push_str("oe"),
            'þ' => bare.push_str("th"),
            _ => bare.push(c),
        }
    }
    bare
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
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn asking_for_a_least_likeness_gives_what_the_likeness_says(
            a in "[abkmnrstuvz]{1,12}|[абвикмнорст]{1,10}",
            b in "[abkmnrstuvz]{1,12}|[абвикмнорст]{1,10}",
            shared in "[abkmnrst]{0,8}",
            least in 0.3f32..1.0,
        ) {
            let (x, y) = (Shape::of(&format!("{shared}{a}"), Lang::DE), Shape::of(&format!("{shared}{b}"), Lang::EN));
            prop_assert_eq!(x.is_like(&y, least), x.likeness(&y) >= least);
        }
    }

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
