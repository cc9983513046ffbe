//! Whether a word of one script is a name of another as it is heard: Кавано and Kavanaugh, ديوار and Dewar. Letters stand for
//! any of several sounds, and for none; the alignment that costs least tells.
use smallvec::SmallVec;

use super::{Shape, skeleton::Sound};

type Sounds = u16;

const P: Sounds = 1 << Sound::P as u16;
const F: Sounds = 1 << Sound::F as u16;
const W: Sounds = 1 << Sound::W as u16;
const T: Sounds = 1 << Sound::T as u16;
const K: Sounds = 1 << Sound::K as u16;
const H: Sounds = 1 << Sound::H as u16;
const S: Sounds = 1 << Sound::S as u16;
const SH: Sounds = 1 << Sound::Sh as u16;
const L: Sounds = 1 << Sound::L as u16;
const R: Sounds = 1 << Sound::R as u16;
const M: Sounds = 1 << Sound::M as u16;
const N: Sounds = 1 << Sound::N as u16;
const VOWEL: Sounds = 1 << Sound::Vowel as u16;

/// One letter, or several that go together.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Unit {
    /// What it may sound like.
    sounds: Sounds,
    /// What it costs to leave it out, in hundredths.
    left_out: u16,
}

const CONSONANT: u16 = 90;
const FAINT: u16 = 25;
const BARELY: u16 = 12;

type Units = SmallVec<[Unit; 16]>;

/// Spellings with their sounds, longest first.
type Table = &'static [(&'static str, &'static [(Sounds, u16)])];

static LATIN: Table = &[
    ("tsch", &[(SH, CONSONANT)]),
    ("sch", &[(SH | S, CONSONANT), (K | H, BARELY)]),
    ("tch", &[(SH, CONSONANT)]),
    ("dge", &[(SH, CONSONANT)]),
    ("igh", &[(VOWEL, BARELY)]),
    ("ch", &[(SH | K | H, CONSONANT)]),
    ("sh", &[(SH | S, CONSONANT)]),
    ("zh", &[(SH, CONSONANT)]),
    ("dj", &[(SH, CONSONANT)]),
    ("ph", &[(F | P, CONSONANT)]),
    ("th", &[(T | S | F, CONSONANT)]),
    ("gh", &[(K | F | H, BARELY)]),
    ("kh", &[(K | H, CONSONANT)]),
    ("ck", &[(K, CONSONANT)]),
    ("wh", &[(W | F | VOWEL, FAINT)]),
    ("wr", &[(R, CONSONANT)]),
    ("qu", &[(K, CONSONANT), (W | VOWEL, BARELY)]),
    ("ts", &[(S | SH, CONSONANT)]),
    ("tz", &[(S | SH, CONSONANT)]),
    ("dt", &[(T, CONSONANT)]),
    ("x", &[(K | S | SH | H, CONSONANT), (S, FAINT)]),
    ("b", &[(P | F, CONSONANT)]),
    ("p", &[(P | F, CONSONANT)]),
    ("f", &[(F | P, CONSONANT)]),
    ("v", &[(F | W | P, CONSONANT)]),
    ("w", &[(W | F | VOWEL, FAINT)]),
    ("d", &[(T, CONSONANT)]),
    ("t", &[(T | SH, CONSONANT)]),
    ("k", &[(K | N, CONSONANT)]),
    ("q", &[(K, CONSONANT)]),
    ("c", &[(K | S | SH, CONSONANT)]),
    ("g", &[(K | SH | H, CONSONANT)]),
    ("h", &[(H | K, FAINT)]),
    ("j", &[(SH | H | VOWEL, CONSONANT)]),
    ("s", &[(S | SH, CONSONANT)]),
    ("z", &[(S | SH | T, CONSONANT)]),
    ("l", &[(L, CONSONANT)]),
    ("r", &[(R, 60)]),
    ("m", &[(M | N, CONSONANT)]),
    ("n", &[(N | M, CONSONANT)]),
    ("y", &[(VOWEL, BARELY)]),
    // Paul and Павел
    ("u", &[(VOWEL | W, BARELY)]),
];

static CYRILLIC: Table = &[
    ("дж", &[(SH, CONSONANT)]),
    ("дз", &[(S | SH, CONSONANT)]),
    ("тч", &[(SH, CONSONANT)]),
    ("тс", &[(S | SH, CONSONANT)]),
    ("нг", &[(N, CONSONANT), (K, FAINT)]),
    ("б", &[(P, CONSONANT)]),
    ("п", &[(P, CONSONANT)]),
    ("в", &[(F | W, CONSONANT)]),
    ("ф", &[(F | T, CONSONANT)]),
    ("г", &[(K | H, CONSONANT)]),
    ("ґ", &[(K, CONSONANT)]),
    ("х", &[(H | K, CONSONANT)]),
    ("к", &[(K, CONSONANT)]),
    ("д", &[(T, CONSONANT)]),
    ("т", &[(T, CONSONANT)]),
    ("ж", &[(SH | S, CONSONANT)]),
    ("ч", &[(SH, CONSONANT)]),
    ("ш", &[(SH | S, CONSONANT)]),
    ("щ", &[(SH, CONSONANT)]),
    ("з", &[(S | T, CONSONANT)]),
    ("с", &[(S | T, CONSONANT)]),
    ("ц", &[(S | SH | T, CONSONANT)]),
    ("л", &[(L, CONSONANT)]),
    ("р", &[(R, CONSONANT)]),
    ("м", &[(M, CONSONANT)]),
    ("н", &[(N, CONSONANT)]),
    ("у", &[(VOWEL | W, BARELY)]),
    ("ў", &[(VOWEL | W, BARELY)]),
    ("ь", &[]),
    ("ъ", &[]),
];

static ARABIC: Table = &[
    ("تش", &[(SH, CONSONANT)]),
    ("دج", &[(SH, CONSONANT)]),
    ("نغ", &[(N, CONSONANT), (K, FAINT)]),
    ("ب", &[(P | F, CONSONANT)]),
    ("پ", &[(P, CONSONANT)]),
    ("ت", &[(T, CONSONANT)]),
    ("ط", &[(T, CONSONANT)]),
    ("د", &[(T, CONSONANT)]),
    ("ض", &[(T, CONSONANT)]),
    ("ث", &[(T | S, CONSONANT)]),
    ("ذ", &[(T | S, CONSONANT)]),
    ("ظ", &[(T | S, CONSONANT)]),
    ("ج", &[(SH | K, CONSONANT)]),
    ("چ", &[(SH | K, CONSONANT)]),
    ("ش", &[(SH, CONSONANT)]),
    ("ح", &[(H, CONSONANT)]),
    ("ه", &[(H | VOWEL, FAINT)]),
    ("خ", &[(K | H, CONSONANT)]),
    ("غ", &[(K | H, CONSONANT)]),
    ("ق", &[(K, CONSONANT)]),
    ("ك", &[(K, CONSONANT)]),
    ("ر", &[(R, CONSONANT)]),
    ("ز", &[(S | T, CONSONANT)]),
    ("س", &[(S | SH, CONSONANT)]),
    ("ص", &[(S, CONSONANT)]),
    ("ف", &[(F | P, CONSONANT)]),
    ("ڤ", &[(F, CONSONANT)]),
    ("ل", &[(L, CONSONANT)]),
    ("م", &[(M, CONSONANT)]),
    ("ن", &[(N, CONSONANT)]),
    ("و", &[(VOWEL | W | F, BARELY)]),
    ("ي", &[(VOWEL, BARELY)]),
    ("ع", &[(VOWEL, BARELY)]),
    ("ة", &[(VOWEL | T | H, BARELY)]),
];

fn units(letters: &str) -> Units {
    let mut units = Units::new();
    let mut rest = letters;
    while let Some(c) = rest.chars().next() {
        let table = match c as u32 {
            0..=0x24F => LATIN,
            0x400..=0x52F => CYRILLIC,
            0x600..=0x6FF => ARABIC,
            _ => &[],
        };
        let (length, sounds): (usize, &[(Sounds, u16)]) = match table.iter().find(|(spelling, _)| rest.starts_with(spelling)) {
            Some((spelling, sounds)) => (spelling.len(), sounds),
            None if c.is_alphabetic() => (c.len_utf8(), &[(VOWEL, BARELY)]),
            None => (c.len_utf8(), &[]),
        };
        for &(sounds, left_out) in sounds {
            let unit = Unit { sounds, left_out };
            // doubled letters, and vowels side by side, count once
            if units.last() != Some(&unit) {
                units.push(unit);
            }
        }
        rest = &rest[length..];
    }
    units
}

/// What it costs to hear one for the other, in hundredths.
fn heard(a: Sounds, b: Sounds) -> u16 {
    const NEAR: [(Sounds, Sounds, u16); 9] =
        [(L, R, 50), (M, N, 30), (P, F, 30), (K, H, 30), (S, SH, 20), (T, S, 50), (T, SH, 50), (K, SH, 60), (H, VOWEL, 40)];
    if a & b != 0 {
        return if a & b == VOWEL { 3 } else { 0 };
    }
    NEAR.iter().filter(|(x, y, _)| a & x != 0 && b & y != 0 || a & y != 0 && b & x != 0).map(|(.., cost)| *cost).min().unwrap_or(120)
}

/// Sounds at the end of a word that inflection may have put there.
const ENDING: usize = 5;

/// How far `word`, written in another script, is from `name`, 0 for no way at all: the cost of the best alignment of their sounds,
/// over the name's consonants. What follows the name in the word costs little: an ending.
fn distance(word: &[Unit], name: &[Unit]) -> f32 {
    let consonants = |units: &[Unit]| units.iter().filter(|u| u.sounds & VOWEL == 0).count();
    let (short, long) = (consonants(word).min(consonants(name)), consonants(word).max(consonants(name)));
    if short == 0 && long <= 1 {
        // vowels alone tell nothing: Айова and Iowa
        return 0.0;
    }
    if short == 0 || long > 2 * short + 3 {
        return 1.0;
    }
    let mut row: SmallVec<[u16; 24]> = SmallVec::new();
    row.push(0);
    for unit in name {
        row.push(row[row.len() - 1] + unit.left_out);
    }
    let mut best = u16::MAX;
    for (i, x) in word.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] += x.left_out;
        for (j, y) in name.iter().enumerate() {
            let cost = (diagonal + heard(x.sounds, y.sounds)).min(row[j] + y.left_out).min(row[j + 1] + x.left_out);
            diagonal = row[j + 1];
            row[j + 1] = cost;
        }
        let rest = word.len() - i - 1;
        if rest <= ENDING {
            best = best.min(row[name.len()] + 6 * rest as u16);
        }
    }
    f32::from(best) / (100 * consonants(name).max(1)) as f32
}

impl Shape {
    /// Whether a word in Cyrillic or Arabic letters may be this name, spelt with Latin letters, as it is heard.
    pub fn is_respelling_of(&self, name: &Shape) -> bool {
        const MOST: f32 = 0.34;
        if !self.letters.starts_with(|c| matches!(c as u32, 0x400..=0x52F | 0x600..=0x6FF)) {
            return false;
        }
        let (word, name) = (units(&self.letters), units(&name.letters));
        let near = |word: &[Unit]| distance(word, &name) <= MOST;
        // particles are written before an Arabic word
        near(&word) || self.proclitic && (1..=3.min(word.len().saturating_sub(3))).any(|n| near(&word[n..]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn respelt(word: &str, lang: &str, name: &str) -> bool {
        Shape::of(word, Lang::parse(lang).unwrap()).is_respelling_of(&Shape::of(name, Lang::EN))
    }

    #[test]
    fn a_name_is_heard_in_another_script() {
        for (word, lang, name) in [
            ("Джон", "ru", "John"),
            ("Кавано", "ru", "Kavanaugh"),
            ("Уэйда", "ru", "Wayde"),
            ("Гарвардской", "ru", "Harvard"),
            ("Айовы", "ru", "Iowa"),
            ("Хьюзом", "ru", "Hughes"),
            ("Дженнифер", "ru", "Jennifer"),
            ("Шварценеггер", "ru", "Schwarzenegger"),
            ("Чарльз", "ru", "Charles"),
            ("Вайтгауз", "uk", "Whitehouse"),
            ("ديوار", "ar", "Dewar"),
            ("وجونسون", "ar", "Johnson"),
            ("تشارلز", "ar", "Charles"),
            ("ماكرون", "ar", "Macron"),
            ("بوتين", "ar", "Putin"),
        ] {
            assert!(respelt(word, lang, name), "{word} {name} {}", distance(&units(&word.to_lowercase()), &units(&name.to_lowercase())));
        }
    }

    #[test]
    fn another_name_is_not() {
        for (word, lang, name) in [
            ("Дьюар", "ru", "Pyongyang"),
            ("Джон", "ru", "Brian"),
            ("Миллера", "ru", "Gerrard"),
            ("Кавано", "ru", "Arizona"),
            ("ديوار", "ar", "Pyongyang"),
            ("ماكرون", "ar", "Berlin"),
        ] {
            assert!(!respelt(word, lang, name), "{word} {name}");
        }
    }
}
