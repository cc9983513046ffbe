//! What the letters of each script may sound like in a name. A spelling stands for any of several sounds, and for none at a cost.
use super::skeleton::Sound;

pub type Sounds = u16;

pub const P: Sounds = 1 << Sound::P as u16;
pub const F: Sounds = 1 << Sound::F as u16;
pub const W: Sounds = 1 << Sound::W as u16;
pub const T: Sounds = 1 << Sound::T as u16;
pub const K: Sounds = 1 << Sound::K as u16;
pub const H: Sounds = 1 << Sound::H as u16;
pub const S: Sounds = 1 << Sound::S as u16;
pub const SH: Sounds = 1 << Sound::Sh as u16;
pub const L: Sounds = 1 << Sound::L as u16;
pub const R: Sounds = 1 << Sound::R as u16;
pub const M: Sounds = 1 << Sound::M as u16;
pub const N: Sounds = 1 << Sound::N as u16;
pub const VOWEL: Sounds = 1 << Sound::Vowel as u16;

pub const CONSONANT: u16 = 90;
pub const FAINT: u16 = 25;
pub const BARELY: u16 = 12;

/// Spellings with their sounds, longest first.
pub type Table = &'static [(&'static str, &'static [(Sounds, u16)])];

pub static LATIN: Table = &[
    ("tsch", &[(SH, CONSONANT)]),
    ("sch", &[(SH | S, CONSONANT), (K | H, BARELY)]),
    ("tch", &[(SH, CONSONANT)]),
    ("dge", &[(SH, CONSONANT)]),
    ("igh", &[(VOWEL, BARELY)]),
    ("ch", &[(SH | K | H, CONSONANT)]),
    ("sh", &[(SH | S, CONSONANT)]),
    ("zh", &[(SH, CONSONANT)]),
    ("dj", &[(SH, CONSONANT)]),
    ("dz", &[(S | SH, CONSONANT)]),
    ("ph", &[(F | P, CONSONANT)]),
    ("th", &[(T | S | F, CONSONANT)]),
    ("gh", &[(K | F | H, BARELY)]),
    ("kh", &[(K | H, CONSONANT)]),
    ("ck", &[(K, CONSONANT)]),
    ("wh", &[(W | F | VOWEL, FAINT)]),
    ("wr", &[(R, CONSONANT)]),
    ("qu", &[(K, CONSONANT), (W | VOWEL, BARELY)]),
    ("ts", &[(S | SH, CONSONANT)]),
    ("cz", &[(S | SH, CONSONANT)]),
    ("ds", &[(S | T, CONSONANT)]),
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
    ("r", &[(R, 50)]),
    ("m", &[(M | N, CONSONANT)]),
    ("n", &[(N | M, CONSONANT)]),
    ("y", &[(VOWEL, BARELY)]),
    // Paul and Павел
    ("u", &[(VOWEL | W, BARELY)]),
];

pub static CYRILLIC: Table = &[
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

pub static ARABIC: Table = &[
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

/// Katakana, each sign of a row alike. Small ones only turn the vowel; long vowels and doubled consonants are not heard.
pub static KANA: Table = &[
    ("カキクケコガギグゲゴ", &[(K, CONSONANT), (VOWEL, BARELY)]),
    ("サスセソザズゼゾ", &[(S | T, CONSONANT), (VOWEL, BARELY)]),
    ("シ", &[(SH | S, CONSONANT), (VOWEL, BARELY)]),
    ("ジヂ", &[(SH | S | T, CONSONANT), (VOWEL, BARELY)]),
    ("タテトダデド", &[(T, CONSONANT), (VOWEL, BARELY)]),
    ("チ", &[(SH | T, CONSONANT), (VOWEL, BARELY)]),
    ("ツヅ", &[(S | T, CONSONANT), (VOWEL, BARELY)]),
    ("ナニヌネノ", &[(N, CONSONANT), (VOWEL, BARELY)]),
    ("ン", &[(N | M, CONSONANT)]),
    ("ハヒヘホ", &[(H | K, FAINT), (VOWEL, BARELY)]),
    ("フ", &[(F | H | W, CONSONANT), (VOWEL, BARELY)]),
    ("バビブベボ", &[(P | F, CONSONANT), (VOWEL, BARELY)]),
    ("パピプペポ", &[(P, CONSONANT), (VOWEL, BARELY)]),
    ("マミムメモ", &[(M | N, CONSONANT), (VOWEL, BARELY)]),
    ("ラリルレロ", &[(L | R, CONSONANT), (VOWEL, BARELY)]),
    ("ヴ", &[(F | P | W, CONSONANT), (VOWEL, BARELY)]),
    ("ワ", &[(W | F | VOWEL, FAINT), (VOWEL, BARELY)]),
    ("ウ", &[(W | VOWEL, BARELY)]),
    ("アイエオヤユヨヲァィゥェォャュョ", &[(VOWEL, BARELY)]),
    ("ーッ", &[]),
];

/// How Chinese syllables begin when they spell foreign names, by their pinyin.
pub static INITIALS: Table = &[
    ("zh", &[(SH | S, CONSONANT)]),
    ("ch", &[(SH | T, CONSONANT)]),
    ("sh", &[(SH | S, CONSONANT)]),
    ("b", &[(P | F, CONSONANT)]),
    ("p", &[(P | F, CONSONANT)]),
    ("m", &[(M, CONSONANT)]),
    ("f", &[(F | P | H, CONSONANT)]),
    ("d", &[(T, CONSONANT)]),
    ("t", &[(T, CONSONANT)]),
    ("n", &[(N, CONSONANT)]),
    ("l", &[(L | R, CONSONANT)]),
    ("g", &[(K, CONSONANT)]),
    ("k", &[(K, CONSONANT)]),
    ("h", &[(H | K | W, 50)]),
    ("j", &[(SH | K | T, CONSONANT)]),
    ("q", &[(SH | K | T, CONSONANT)]),
    ("x", &[(S | SH | H, CONSONANT)]),
    ("r", &[(R | SH, CONSONANT)]),
    ("z", &[(S | SH | T, CONSONANT)]),
    ("c", &[(S, CONSONANT)]),
    ("s", &[(S | T, CONSONANT)]),
    ("w", &[(W | F | VOWEL, 50)]),
    ("y", &[(VOWEL | SH | H, BARELY)]),
];
