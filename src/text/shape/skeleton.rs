//! Words of any script as the row of their consonants, so that Иванов meets Ivanov, トランプ and ترامب meet Trump.
use unicode_normalization::UnicodeNormalization;

use super::scripts;
use crate::text::{Lang, scan};

/// A class of sounds that scripts and spellings do not tell apart reliably.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Sound {
    /// Kept at the start of a word only.
    Vowel = 1,
    P,
    F,
    W,
    T,
    K,
    H,
    S,
    Sh,
    L,
    R,
    M,
    N,
}

/// The consonants of a word, at most sixteen; equal words of two scripts have like skeletons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Skeleton(u64);

impl Skeleton {
    const MOST: usize = 16;

    fn of(sounds: &[Sound]) -> Skeleton {
        let mut packed = 0;
        let mut len = 0;
        let mut before = None;
        for (i, &s) in sounds.iter().enumerate() {
            if (s == Sound::Vowel && i > 0) || Some(s) == before {
                // doubled letters count once, but not when a vowel stands between
                before = Some(s);
                continue;
            }
            before = Some(s);
            if len == Skeleton::MOST {
                break;
            }
            packed |= (s as u64) << (4 * len);
            len += 1;
        }
        Skeleton(packed)
    }

    /// How many sounds it has.
    pub fn len(self) -> usize {
        (16 - self.0.leading_zeros() as usize / 4).min(Skeleton::MOST)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The consonants it has: what a likeness can rest on.
    pub fn consonants(self) -> usize {
        self.len() - usize::from(self.0 & 15 == Sound::Vowel as u64)
    }

    fn at(self, i: usize) -> usize {
        (self.0 >> (4 * i.min(15)) & 15) as usize
    }

    /// Its sounds, first to last, as the numbers of [`Sound`].
    pub fn sounds(self) -> impl Iterator<Item = u8> {
        (0..self.len()).map(move |i| self.at(i) as u8)
    }

    /// Without its first sound: a particle written on to the word, as Arabic and Hebrew do.
    pub fn tail(self) -> Skeleton {
        Skeleton(self.0 >> 4)
    }
}

/// The skeleton of `word`, written in `lang`; empty where its script is not known or has no sounds.
pub fn skeleton(word: &str, lang: Lang) -> Skeleton {
    let letters: Vec<char> = plain_letters(word);
    let letters = match lang.primary() {
        "ar" => without_article(&letters),
        "ko" => without_particle(&letters),
        _ => &letters[..],
    };
    let mut sounds = Vec::with_capacity(letters.len());
    let mut i = 0;
    while i < letters.len() {
        i += sound_of(letters, i, lang, &mut sounds);
    }
    Skeleton::of(&sounds)
}

/// Whether a Chinese character is one of those that spell foreign names.
pub fn spells_names(c: char) -> bool {
    scripts::han(c).is_some()
}

/// Lower case; accents are taken off except where they make another consonant.
fn plain_letters(word: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        if c.is_ascii()
            || matches!(c, 'š' | 'ş' | 'ș' | 'ś' | 'č' | 'ć' | 'ç' | 'ž' | 'ż' | 'ź' | 'ł' | 'ñ' | 'й' | 'ї')
            || !c.is_alphabetic()
            || scan::is_spaceless_char(c)
            || scripts::hangul(c).is_some()
        {
            letters.push(c);
        } else {
            letters.extend(std::iter::once(c).nfd().filter(|d| !matches!(*d as u32, 0x0300..=0x036F)));
        }
    }
    letters
}

/// Arabic without the article and the particles written before it.
fn without_article(letters: &[char]) -> &[char] {
    let prefixes: [&[char]; 6] = [&['و', 'ا', 'ل'], &['ب', 'ا', 'ل'], &['ف', 'ا', 'ل'], &['ك', 'ا', 'ل'], &['ا', 'ل'], &['ل', 'ل']];
    prefixes.iter().find_map(|p| letters.strip_prefix(*p)).filter(|rest| rest.len() > 2).unwrap_or(letters)
}

/// Korean without the case particle written after it.
fn without_particle(letters: &[char]) -> &[char] {
    let mut rest = letters;
    while let [stem @ .., '은' | '는' | '이' | '가' | '을' | '를' | '의' | '에' | '도' | '와' | '과' | '로' | '서'] = rest
        && stem.len() >= 2
    {
        rest = stem;
    }
    rest
}

/// Adds the sounds that begin at letter `i`; says how many letters they take.
fn sound_of(letters: &[char], i: usize, lang: Lang, sounds: &mut Vec<Sound>) -> usize {
    let c = letters[i];
    let next = letters.get(i + 1).copied();
    let known = match c as u32 {
        0..=0x24F => return latin(letters, i, lang, sounds),
        0x370..=0x3FF => match scripts::greek(c, next) {
            Some((found, taken)) => {
                sounds.extend_from_slice(found);
                return taken;
            }
            None => None,
        },
        0x400..=0x52F => scripts::cyrillic(c),
        0x591..=0x5F4 => scripts::hebrew(c),
        0x600..=0x6FF | 0x200C..=0x200D => scripts::arabic(c),
        0x900..=0xD7F => scripts::indic(c),
        0x3040..=0x30FF => scripts::kana(c, next),
        0xAC00..=0xD7A3 => {
            sounds.extend(scripts::hangul(c).into_iter().flatten().flatten());
            None
        }
        _ => scripts::han(c),
    };
    sounds.extend_from_slice(known.unwrap_or_default());
    1
}

/// Latin letters, by the habits of English and, where it has its own, of `lang`.
fn latin(letters: &[char], i: usize, lang: Lang, sounds: &mut Vec<Sound>) -> usize {
    use Sound::*;
    let c = letters[i];
    let next = letters.get(i + 1).copied().unwrap_or(' ');
    let soft = matches!(next, 'e' | 'i' | 'y');
    let code = lang.primary();
    let two: Option<(&[Sound], usize)> = match (c, next) {
        ('s', 'c') if letters.get(i + 2) == Some(&'h') => Some((&[Sh], 3)),
        ('t', 'c') if letters.get(i + 2) == Some(&'h') => Some((&[Sh], 3)),
        ('s', 'h') | ('z', 'h') | ('d', 'j') => Some((&[Sh], 2)),
        ('s', 'z') if code == "pl" => Some((&[Sh], 2)),
        ('s', 'z') => Some((&[S], 2)),
        ('c', 'z') | ('r', 'z') if code == "pl" => Some((&[Sh], 2)),
        ('c', 's') | ('z', 's') if code == "hu" => Some((&[Sh], 2)),
        ('c', 'h') if matches!(code, "de" | "pl" | "cs" | "sk" | "nl") => Some((&[H], 2)),
        ('c', 'h') => Some((&[Sh], 2)),
        ('c', 'k') => Some((&[K], 2)),
        ('p', 'h') => Some((&[F], 2)),
        ('t', 'h') => Some((&[T], 2)),
        // Hugh, Kavanaugh
        ('g', 'h') if i + 2 >= letters.len() && i > 0 => Some((&[], 2)),
        ('k', 'h') | ('g', 'h') => Some((&[K], 2)),
        ('t', 's' | 'z') | ('d', 'z') => Some((&[S], 2)),
        ('i' | 'a' | 'e' | 'u' | 'o', 'j') if code == "nl" => Some((&[Vowel], 2)),
        _ => None,
    };
    if let Some((found, taken)) = two {
        sounds.extend_from_slice(found);
        return taken;
    }
    let one: &[Sound] = match c {
        'b' | 'p' => &[P],
        'f' | 'v' => &[F],
        'w' if matches!(code, "de" | "pl") => &[F],
        'w' => &[W],
        'd' | 't' | 'ð' | 'þ' | 'đ' => &[T],
        'c' if matches!(code, "tr" | "az") => &[Sh],
        'c' if soft => &[S],
        'k' | 'q' | 'c' | 'g' => &[K],
        'x' if i == 0 => &[S],
        'x' => &[K, S],
        'h' => &[H],
        's' if code == "hu" => &[Sh],
        's' | 'z' | 'ß' | 'ź' | 'ż' | 'ś' => &[S],
        'j' if matches!(code, "de" | "nl" | "sv" | "da" | "nb" | "nn" | "fi" | "is" | "pl" | "cs" | "sk" | "hr" | "sr" | "sl" | "hu" | "lv" | "lt" | "et") => {
            &[]
        }
        'j' if code == "es" => &[H],
        'j' | 'š' | 'ş' | 'ș' | 'č' | 'ć' | 'ç' | 'ž' => &[Sh],
        'l' | 'ł' => &[L],
        'r' => &[R],
        'm' => &[M],
        'n' | 'ñ' => &[N],
        'y' => &[],
        _ if c.is_alphabetic() => &[Vowel],
        _ => &[],
    };
    sounds.extend_from_slice(one);
    1
}

/// What it costs to take one sound for another, in tenths; row and column 0 are leaving it out.
static COST: [[u8; 14]; 14] = {
    let mut cost = [[10u8; 14]; 14];
    let near: [(Sound, Sound, u8); 17] = [
        (Sound::P, Sound::F, 4),
        (Sound::F, Sound::W, 2),
        (Sound::P, Sound::W, 6),
        (Sound::W, Sound::Vowel, 3),
        (Sound::W, Sound::K, 7),
        (Sound::T, Sound::S, 6),
        (Sound::T, Sound::Sh, 7),
        (Sound::K, Sound::H, 3),
        (Sound::K, Sound::Sh, 5),
        (Sound::K, Sound::S, 7),
        (Sound::H, Sound::Sh, 6),
        (Sound::F, Sound::H, 6),
        (Sound::S, Sound::Sh, 3),
        (Sound::L, Sound::R, 3),
        (Sound::M, Sound::N, 3),
        (Sound::H, Sound::Vowel, 3),
        (Sound::L, Sound::W, 7),
    ];
    let mut i = 0;
    while i < near.len() {
        let (a, b, tenths) = near[i];
        cost[a as usize][b as usize] = tenths;
        cost[b as usize][a as usize] = tenths;
        i += 1;
    }
    let mut s = 0;
    while s < 14 {
        cost[s][s] = 0;
        s += 1;
    }
    // sounds that spellings drop
    let faint: [(Sound, u8); 4] = [(Sound::Vowel, 3), (Sound::H, 4), (Sound::W, 5), (Sound::R, 8)];
    let mut f = 0;
    while f < faint.len() {
        cost[faint[f].0 as usize][0] = faint[f].1;
        cost[0][faint[f].0 as usize] = faint[f].1;
        f += 1;
    }
    cost
};

/// Sounds that stand for each other, by number.
static GROUP: [u8; 14] = [0, 6, 1, 1, 1, 7, 2, 2, 3, 3, 4, 4, 5, 5];

/// The kind of sound that a sound belongs to: those of one kind stand for each other.
pub fn group(sound: u8) -> u8 {
    GROUP[usize::from(sound).min(GROUP.len() - 1)]
}

impl Skeleton {
    /// The kinds of the first two consonants.
    pub fn starts(self) -> (u8, u8) {
        let at = usize::from(self.0 & 15 == Sound::Vowel as u64);
        (group(self.at(at) as u8), group(self.at(at + 1) as u8))
    }
}

/// How alike two words sound, 0 to 1: one less the weighted edit distance over the longer's length. Two consonants or fewer
/// on both sides prove little: see [`Skeleton::consonants`]. What is surely below `least` counts as nothing.
pub fn similarity(a: Skeleton, b: Skeleton, least: f32) -> f32 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    if a == b {
        return 1.0;
    }
    let (n, m) = (a.len(), b.len());
    if n.abs_diff(m) * 2 > n.max(m) {
        return 0.0;
    }
    let dearest = ((1.0 - least) * (10 * n.max(m)) as f32).ceil() as u16;
    let mut row = [0u16; Skeleton::MOST + 1];
    for j in 0..m {
        row[j + 1] = row[j] + u16::from(COST[0][b.at(j)]);
    }
    for i in 0..n {
        let x = a.at(i);
        let mut diagonal = row[0];
        row[0] += u16::from(COST[x][0]);
        let mut cheapest = row[0];
        for j in 0..m {
            let y = b.at(j);
            let best = (diagonal + u16::from(COST[x][y])).min(row[j] + u16::from(COST[0][y])).min(row[j + 1] + u16::from(COST[x][0]));
            diagonal = row[j + 1];
            row[j + 1] = best;
            cheapest = cheapest.min(best);
        }
        // no cell of a later row is below the cheapest of this one
        if cheapest > dearest {
            return 0.0;
        }
    }
    (1.0 - f32::from(row[m]) / (10 * n.max(m)) as f32).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: &str, la: &str, b: &str, lb: &str) -> f32 {
        similarity(skeleton(a, Lang::parse(la).unwrap()), skeleton(b, Lang::parse(lb).unwrap()), 0.4)
    }

    #[test]
    fn a_name_meets_itself_across_scripts() {
        for (word, lang, english) in [
            ("Иванов", "ru", "Ivanov"),
            ("Зеленский", "ru", "Zelensky"),
            ("Шевченко", "uk", "Shevchenko"),
            ("Вашингтон", "ru", "Washington"),
            ("Μητσοτάκης", "el", "Mitsotakis"),
            ("Μπάιντεν", "el", "Biden"),
            ("ترامب", "ar", "Trump"),
            ("واشنطن", "ar", "Washington"),
            ("الخرطوم", "ar", "Khartoum"),
            ("نتنياهو", "ar", "Netanyahu"),
            ("נתניהו", "he", "Netanyahu"),
            ("トランプ", "ja", "Trump"),
            ("ワシントン", "ja", "Washington"),
            ("ベルリン", "ja", "Berlin"),
            ("트럼프", "ko", "Trump"),
            ("워싱턴에서", "ko", "Washington"),
            ("मोदी", "hi", "Modi"),
            ("特朗普", "zh", "Trump"),
            ("马克龙", "zh", "Macron"),
            ("泽连斯基", "zh", "Zelensky"),
            ("Kaczyński", "pl", "Kaczynski"),
            ("Tschernobyl", "de", "Chernobyl"),
        ] {
            assert!(alike(word, lang, english, "en") >= 0.6, "{word} {english}: {}", alike(word, lang, english, "en"));
        }
    }

    #[test]
    fn other_names_do_not_meet() {
        for (word, lang, english) in [
            ("Иванов", "ru", "Petrov"),
            ("ترامب", "ar", "Biden"),
            ("トランプ", "ja", "Biden"),
            ("트럼프", "ko", "Seoul"),
            ("马克龙", "zh", "Putin"),
            ("Merkel", "de", "Scholz"),
        ] {
            assert!(alike(word, lang, english, "en") < 0.5, "{word} {english}: {}", alike(word, lang, english, "en"));
        }
    }

    #[test]
    fn a_script_without_sounds_is_like_nothing() {
        assert!(skeleton("12:30", Lang::EN).is_empty());
        assert_eq!(similarity(Skeleton::default(), Skeleton::default(), 0.4), 0.0);
    }
}
