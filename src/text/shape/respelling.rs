//! Whether a word of one script is a name of another as it is heard: Кавано and Kavanaugh, ديوار and Dewar. Letters stand for
//! any of several sounds, and for none; the alignment that costs least tells.
use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use unicode_normalization::UnicodeNormalization;

use super::sounds::*;
use super::{Shape, pinyin};
use crate::text::scan;

/// One letter, or several that go together.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Unit {
    /// What it may sound like.
    sounds: Sounds,
    /// What it costs to leave it out, in hundredths.
    left_out: u16,
}

type Units = SmallVec<[Unit; 16]>;

/// Distinct words kept per thread; past that the table starts anew.
const KEPT: usize = 20_000;

thread_local! {
    static HEARD: RefCell<FxHashMap<u64, Rc<Units>>> = RefCell::default();
}

/// The units of a word; each word is taken apart once.
fn units_of(word: &Shape) -> Rc<Units> {
    HEARD.with_borrow_mut(|heard| {
        if heard.len() >= KEPT {
            heard.clear();
        }
        heard.entry(word.key).or_insert_with(|| Rc::new(units(&word.letters))).clone()
    })
}

fn units(letters: &str) -> Units {
    let mut units = Units::new();
    let mut rest = letters;
    while let Some(c) = rest.chars().next() {
        let mut add = |sounds: &[(Sounds, u16)]| {
            for &(sounds, left_out) in sounds {
                let unit = Unit { sounds, left_out };
                // doubled letters, and vowels side by side, count once; a nasal before another is not heard
                let heard = units.last().is_some_and(|last: &Unit| *last == unit || last.sounds & unit.sounds == unit.sounds && last.sounds == N | M);
                if !heard {
                    units.push(unit);
                }
            }
        };
        let spelt = |table: Table| table.iter().find(|(spelling, _)| rest.starts_with(spelling));
        let known = match c as u32 {
            0..=0x24F => spelt(LATIN),
            0x400..=0x52F => spelt(CYRILLIC),
            0x600..=0x6FF => spelt(ARABIC),
            _ => None,
        };
        let taken = known.map_or(c.len_utf8(), |(spelling, _)| spelling.len());
        match c as u32 {
            _ if let Some((_, sounds)) = known => add(sounds),
            0x30A1..=0x30FC => KANA.iter().filter(|(row, _)| row.contains(c)).for_each(|(_, sounds)| add(sounds)),
            _ if let Some(syllable) = pinyin::syllable(c) => read(syllable, add),
            _ if c.is_alphabetic() => add(&[(VOWEL, BARELY)]),
            _ => {}
        }
        rest = &rest[taken..];
    }
    units
}

/// The sounds of a Chinese syllable: an initial, a vowel, a nasal or r.
fn read(syllable: &str, mut add: impl FnMut(&[(Sounds, u16)])) {
    if syllable == "er" {
        return add(&[(R | L, FAINT)]);
    }
    let initial = INITIALS.iter().find(|(spelling, _)| syllable.starts_with(spelling));
    initial.iter().for_each(|(_, sounds)| add(sounds));
    add(&[(VOWEL, BARELY)]);
    if syllable.ends_with(['n', 'g']) {
        add(&[(N | M, CONSONANT)]);
    }
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
const ENDING: usize = 7;

/// Sounds of an Arabic word from which it may be several that were written together by mistake.
const RUN_TOGETHER: usize = 12;

/// What Arabic and Persian write before a word.
const PARTICLES: [&str; 14] = ["ال", "وال", "بال", "لل", "فال", "كال", "و", "ب", "ل", "ف", "ك", "ولل", "ول", "وب"];

/// How far `word`, written in another script, is from `name`, 0 for no way at all: the cost of the best alignment of their sounds,
/// over the name's consonants. Of what follows the name in the word up to `ending` sounds cost little.
fn distance(word: &[Unit], name: &[Unit], ending: usize) -> f32 {
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
        if rest <= ending {
            best = best.min(row[name.len()] + 6 * rest as u16);
        }
    }
    f32::from(best) / (100 * consonants(name).max(2)) as f32
}

impl Shape {
    /// Whether a word in Cyrillic, Arabic, Japanese or Chinese characters may be this name, spelt with Latin letters, as it is heard.
    pub fn is_respelling_of(&self, name: &Shape) -> bool {
        self.is_heard_as(name, 0.34)
    }

    /// The same where their sounds are at most so far apart.
    pub fn is_heard_as(&self, name: &Shape, most: f32) -> bool {
        /// Characters that stand for few sounds, and for so many names, must tell more.
        const MOST_IN_CHINESE: f32 = 0.28;
        let name = units_of(name);
        let near = |word: &[Unit]| distance(word, &name, ENDING) <= most;
        let first = self.letters.chars().next().map_or(0, u32::from);
        match first {
            0x400..=0x52F => near(&units_of(self)),
            0x600..=0x6FF => {
                let word = units_of(self);
                let last = word.len().saturating_sub(3);
                // particles are written before a word
                let bare = || PARTICLES.iter().filter_map(|p| self.letters.strip_prefix(p)).filter(|bare| bare.chars().nth(2).is_some());
                near(&word)
                    || self.proclitic && if word.len() > RUN_TOGETHER { (1..=last).any(|n| near(&word[n..])) } else { bare().any(|bare| near(&units(bare))) }
            }
            0x30A1..=0x30FC | 0x4E00..=0x9FFF => {
                let near = |word: &str| distance(&units(word), &name, ENDING) <= most.min(MOST_IN_CHINESE);
                let letters: String = self.letters.nfc().collect();
                let rest =
                    letters.char_indices().nth(1).filter(|(at, _)| matches!(first, 0x4E00..=0x9FFF) && letters.len() >= 3 * at).map(|(at, _)| &letters[at..]);
                // a word of one character may stand before a Chinese name
                near(&letters) || rest.is_some_and(near)
            }
            _ => false,
        }
    }

    /// How far two spellings of what may be one name are from each other as they are heard, 0 for no way at all. In a script without
    /// spaces other words may stand before the name.
    pub fn heard_apart(&self, other: &Shape) -> f32 {
        let spaceless = self.letters.starts_with(scan::is_spaceless_char);
        let other = units(&other.letters);
        let letters: String = self.letters.nfc().collect();
        let starts = letters.char_indices().map(|(at, _)| at).take(if spaceless { letters.len() } else { 1 });
        let apart = starts.map(|at| units(&letters[at..])).map(|one| match spaceless {
            true => distance(&one, &other, ENDING),
            false => distance(&one, &other, 0).max(distance(&other, &one, 0)),
        });
        apart.fold(f32::INFINITY, f32::min)
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
            ("ドナルド", "ja", "Donald"),
            ("マクドナルド", "ja", "McDonald"),
            ("ジョンソン", "ja", "Johnson"),
            ("ヴァンクーヴァー", "ja", "Vancouver"),
            ("シュワルツェネッガー", "ja", "Schwarzenegger"),
            ("キャサリン", "ja", "Catherine"),
            ("ウッズ", "ja", "Woods"),
            ("グテーレス", "ja", "Guterres"),
            ("ウィリアムズ", "ja", "Williams"),
            ("约翰逊", "zh", "Johnson"),
            ("史密斯", "zh", "Smith"),
            ("拜登", "zh", "Biden"),
            ("默克尔", "zh", "Merkel"),
            ("普京", "zh", "Putin"),
            ("特朗普", "zh", "Trump"),
            ("奥尔布赖特", "zh", "Albright"),
            ("休斯敦", "zh", "Houston"),
        ] {
            assert!(respelt(word, lang, name), "{word} {name} {}", distance(&units(&word.to_lowercase()), &units(&name.to_lowercase()), ENDING));
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
            ("ديوار", "ar", "Rob"),
            ("ماكرون", "ar", "Berlin"),
            ("ドナルド", "ja", "Berlin"),
            ("ジョンソン", "ja", "Macron"),
            ("约翰逊", "zh", "Williams"),
            ("默克尔", "zh", "Houston"),
            ("特朗普", "zh", "Lavrov"),
            ("特朗普", "zh", "Berlin"),
        ] {
            assert!(!respelt(word, lang, name), "{word} {name}");
        }
    }
}
