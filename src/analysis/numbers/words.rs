//! Number words of each language: “zweiundzwanzig”, “deux cents”, “третий”.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::text::Lang;
use crate::text::by_language::{ByLanguage, Packed, Tables, tables};

/// What a word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Atom {
    Add(f64),
    Multiply(f64),
}

/// What a word says about numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The number words it is made of.
    pub atoms: SmallVec<[Atom; 3]>,
    /// Other numbers the same word may mean.
    pub others: SmallVec<[f64; 2]>,
    /// As the name of a month, its number.
    pub month: Option<f64>,
    /// Joins the parts of a number.
    pub joins: bool,
    /// Says “and a half” by itself.
    pub half: bool,
    /// Is a number word and nothing else, save its ending.
    pub whole: bool,
    /// Is a number word to the last letter.
    pub exact: bool,
    /// Means one, and is no article.
    pub counts: bool,
    /// How many times as much it says by itself: “doubled”.
    pub times: bool,
    /// Is a scale only before a full stop: mil.
    pub dotted: bool,
}

impl Reading {
    /// A word that multiplies what stands before it, and by how much.
    pub fn scale(&self) -> Option<f64> {
        let product = |p: f64, atom: &Atom| match atom {
            Atom::Multiply(v) => Some(p * v),
            Atom::Add(_) => None,
        };
        if self.whole && !self.atoms.is_empty() { self.atoms.iter().try_fold(1.0, product) } else { None }
    }
}

#[derive(Clone, Debug, Default)]
struct Entry {
    /// Each with whether the word may mean it only as it stands; what it means in other words too comes first.
    add: SmallVec<[(bool, f64); 2]>,
    multiply: Option<f64>,
    month: Option<f64>,
    joins: bool,
    half: bool,
    /// May be followed by an ending.
    open: bool,
    /// An abbreviation, never part of another word.
    alone: bool,
    /// Means one, and is no article.
    counts: bool,
    /// Says how many times as much.
    times: bool,
    /// An abbreviation that is another word without its full stop.
    dotted: bool,
}

/// The number words of one language.
#[derive(Debug, Default)]
struct Lexicon {
    entries: FxHashMap<String, Entry>,
    /// Bytes of the longest entry.
    longest: usize,
    /// Particles written before a word as part of it.
    proclitics: Vec<String>,
    /// Endings with which a number word still means nothing but its number.
    endings: Vec<String>,
    /// Endings of the names of months.
    month_endings: Vec<String>,
    /// Words between a part and what it is of.
    parts: Vec<String>,
    /// Words behind a number that leaves out who was named.
    others: Vec<String>,
}

include!(concat!(env!("OUT_DIR"), "/numbers.rs"));

static LEXICONS: LazyLock<ByLanguage<Lexicon>> = LazyLock::new(|| ByLanguage::new(NUMBERS, |_, packed| Lexicon::new(&tables(packed))));

/// One table of a language as it is written.
pub(super) fn table(packed: &'static [u8], name: &str) -> BTreeMap<String, String> {
    tables(packed).remove(name).unwrap_or_default()
}

/// Languages and their packed tables.
pub(super) const PACKED: Packed = NUMBERS;

fn lexicon(lang: Lang) -> Option<&'static Lexicon> {
    let tag = match lang.primary() {
        "nn" => "nb",
        "bs" | "sr" => "hr",
        "sk" => "cs",
        "ms" => "id",
        "gl" => "pt",
        tag => tag,
    };
    LEXICONS.get(tag)
}

/// Whether this language's number words are known.
pub fn known(lang: Lang) -> bool {
    lexicon(lang).is_some()
}

/// Arabic without vowel marks, with one form of alif, kaf and yeh; no zero-width joiners.
fn fold(lower: &str) -> String {
    lower
        .chars()
        .filter_map(|c| match c {
            '\u{064B}'..='\u{065F}' | '\u{200C}' | '\u{200D}' | '\u{0640}' => None,
            'أ' | 'إ' | 'آ' => Some('ا'),
            'ك' => Some('ک'),
            'ى' | 'ي' => Some('ی'),
            c => Some(c),
        })
        .collect()
}

/// Letters of an ending, at most.
const ENDING: usize = 3;

/// An ending may follow a word from this many bytes on: four letters, two of an alphabet of syllables.
fn is_long(word: &str) -> bool {
    let letters = word.chars().count();
    let syllabic = word.chars().all(|c| ('가'..='힣').contains(&c));
    letters >= if syllabic { 2 } else { 4 }
}

impl Lexicon {
    fn new(tables: &Tables) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for (table, rows) in tables.iter().filter(|(table, _)| *table != "clock") {
            for (key, words) in rows {
                let value = key.parse::<f64>().ok();
                for word in words.split_whitespace() {
                    let (starred, closed, dotted) = (word.ends_with('*'), word.starts_with('='), word.ends_with('.'));
                    let word = fold(word.trim_start_matches('=').trim_end_matches(['*', '.']));
                    let listed = match (table.as_str(), key.as_str()) {
                        ("link", "proclitic") => Some(&mut lexicon.proclitics),
                        ("link", "month") => Some(&mut lexicon.month_endings),
                        ("link", "of") => Some(&mut lexicon.parts),
                        ("link", "others") => Some(&mut lexicon.others),
                        ("link", "ending") => Some(&mut lexicon.endings),
                        _ => None,
                    };
                    if let Some(list) = listed {
                        list.push(word);
                        continue;
                    }
                    lexicon.longest = lexicon.longest.max(word.len());
                    let long = is_long(&word) && !closed;
                    let abbreviated = word.chars().count() <= 3 && !word.chars().all(|c| ('가'..='힣').contains(&c));
                    let entry = lexicon.entries.entry(word).or_default();
                    match (table.as_str(), value) {
                        ("number", Some(v)) => {
                            entry.add.push((closed, v));
                            entry.open |= long;
                        }
                        ("scale", Some(v)) => {
                            entry.multiply = Some(v);
                            entry.open |= starred;
                            entry.alone = abbreviated;
                            entry.dotted = dotted;
                        }
                        ("times", Some(v)) => {
                            entry.add.push((closed, v));
                            entry.times = true;
                        }
                        ("month", Some(v)) => {
                            entry.month = Some(v);
                            entry.open |= long;
                        }
                        ("link", None) if key == "half" => {
                            entry.add.push((false, 0.5));
                            entry.half = true;
                        }
                        _ if key == "one" => entry.counts = true,
                        _ => entry.joins |= key == "and",
                    }
                }
            }
        }
        for entry in lexicon.entries.values_mut() {
            entry.add.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
            entry.add.dedup_by(|a, b| a.1 == b.1);
        }
        // the longest particle first
        lexicon.proclitics.sort_by_key(|p| std::cmp::Reverse(p.len()));
        lexicon
    }

    /// The entries that `word` begins with, the longest first.
    fn entries_at<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'w str, &Entry)> {
        (1..=word.len().min(self.longest)).rev().filter_map(|end| word.get(..end).and_then(|start| Some((start, self.entries.get(start)?))))
    }

    /// The entry that `word` begins with: the longest, or where more than an ending is left over behind it, a shorter one with a scale
    /// behind it (`zwei|tausend`, not `zweit|ausend`).
    fn entry_at<'w>(&self, word: &'w str) -> Option<(&'w str, &Entry)> {
        let mut entries = self.entries_at(word);
        let longest = entries.next()?;
        let rest = &word[longest.0.len()..];
        if rest.chars().count() <= ENDING || self.entries_at(rest).next().is_some() {
            return Some(longest);
        }
        let scaled = |start: &str| self.entries_at(&word[start.len()..]).next().is_some_and(|(_, scale)| scale.multiply.is_some() && !scale.alone);
        entries.find(|(start, entry)| !entry.add.is_empty() && scaled(start)).or(Some(longest))
    }

    /// The same at the start of a longer text.
    fn longest_at_start<'w>(&self, text: &'w str) -> Option<(&'w str, &Entry)> {
        let end = (0..=text.len().min(self.longest)).rev().find(|end| text.is_char_boundary(*end))?;
        self.entries_at(&text[..end]).next().filter(|(word, _)| word.chars().count() >= 2)
    }

    fn read(&self, lower: &str) -> Option<Reading> {
        let word = fold(lower);
        self.decompose(&word).or_else(|| self.proclitics.iter().find_map(|p| self.decompose(word.strip_prefix(p.as_str())?)))
    }

    fn decompose(&self, word: &str) -> Option<Reading> {
        let mut reading = Reading::default();
        let mut rest = word;
        let mut last: Option<&Entry> = None;
        while !rest.is_empty() {
            let Some((start, entry)) = self.entry_at(rest) else { break };
            if entry.alone && start.len() < word.len() {
                break;
            }
            let is_number = entry.multiply.is_some() || !entry.add.is_empty();
            // millionene: an ending that begins like another number
            let is_ending = start.len() < rest.len() || self.endings.iter().any(|e| e == rest);
            if last.is_some_and(|l| l.multiply.is_some() && l.open) && rest.len() <= 3 && is_ending {
                break;
            }
            if !is_number {
                if rest.len() == word.len() && (start.len() == word.len() || entry.open) {
                    // a month, or a word that joins
                    let ending = &rest[start.len()..];
                    let declined = ending.starts_with('\'') || self.month_endings.iter().any(|e| e == ending);
                    let whole = start.len() == word.len() || entry.month.is_some() && declined;
                    return Some(Reading { month: entry.month, joins: entry.joins && whole, whole, ..Reading::default() });
                }
                // “und” in “zweiundzwanzig”: only where a number follows
                let follows = entry.joins && last.is_some() && self.entry_at(&rest[start.len()..]).is_some_and(|(_, e)| !e.add.is_empty());
                if !follows {
                    break;
                }
                rest = &rest[start.len()..];
                continue;
            }
            let first = rest.len() == word.len();
            match entry.multiply {
                Some(v) => reading.atoms.push(Atom::Multiply(v)),
                None => reading.atoms.push(Atom::Add(entry.add[0].1)),
            }
            if first {
                reading.others.extend(entry.add.iter().map(|(_, v)| *v).skip(usize::from(entry.multiply.is_none())));
                reading.month = entry.month;
                reading.joins = entry.joins && start.len() == word.len();
                reading.half = entry.half && start.len() == word.len();
                reading.counts = entry.counts && start.len() == word.len();
                reading.times = entry.times && start.len() == word.len();
                reading.dotted = entry.dotted;
            }
            rest = &rest[start.len()..];
            last = Some(entry);
        }
        let last = last?;
        reading.whole = rest.is_empty() || last.open && rest.chars().count() <= ENDING;
        reading.exact = rest.is_empty() || last.open && self.endings.iter().any(|e| e == rest);
        let read = word.len() - rest.len();
        // what is left over is an ending or another word: then the number must be more than a chance syllable
        let fits = rest.is_empty() || last.open || (reading.atoms.len() > 1 && is_long(&word[..read]) && last.multiply.is_none());
        fits.then_some(reading)
    }
}

/// The number word of a script without spaces that `text` begins with, as the longest is: its bytes and what it may mean.
pub fn spelled(text: &str, lang: Lang) -> Option<(usize, SmallVec<[f64; 4]>)> {
    let (word, entry) = lexicon(lang)?.longest_at_start(text)?;
    (!entry.add.is_empty()).then(|| (word.len(), entry.add.iter().map(|(_, v)| *v).collect()))
}

/// Whether a word in lower case says that what stands before it is a part: “of”, “des”.
pub fn says_of(lower: &str, lang: Lang) -> bool {
    lexicon(lang).is_some_and(|l| l.parts.iter().any(|word| word == lower))
}

/// Whether a word in lower case says that what stands before it leaves out who was named: “three others”.
pub fn says_others(lower: &str, lang: Lang) -> bool {
    lexicon(lang).is_some_and(|l| l.others.iter().any(|word| word == lower))
}

/// What a word in lower case says about numbers.
pub fn read(lower: &str, lang: Lang) -> Option<Reading> {
    lexicon(lang)?.read(lower)
}

#[cfg(test)]
mod tests {
    use super::super::composition::evaluate;
    use super::*;

    fn value(words: &str, lang: &str) -> Option<f64> {
        let lang = Lang::parse(lang).unwrap();
        let mut atoms = Vec::new();
        for word in words.split([' ', '-']) {
            let reading = lexicon(lang)?.read(word)?;
            atoms.extend(reading.atoms.iter().copied());
        }
        Some(evaluate(&atoms, lang))
    }

    #[test]
    fn number_words_have_their_value() {
        for (lang, words, expected) in [
            ("en", "two hundred and fifty thousand", 250_000.0),
            ("en", "twenty-two", 22.0),
            ("en", "twelve hundred", 1200.0),
            ("de", "zweiundzwanzig", 22.0),
            ("de", "zweihundertfünfzigtausend", 250_000.0),
            ("de", "tausendzweihundert", 1200.0),
            ("de", "dreizehn", 13.0),
            ("de", "zweieinhalb", 2.5),
            ("de", "zweitausendelf", 2011.0),
            ("de", "elftausend", 11_000.0),
            ("nl", "vierduizend", 4000.0),
            ("it", "duecentouno", 201.0),
            ("fr", "quatre-vingt-dix-sept", 97.0),
            ("fr", "deux cents", 200.0),
            ("es", "mil millones", 1e9),
            ("es", "doscientos treinta y dos", 232.0),
            ("it", "ventotto", 28.0),
            ("it", "duemila", 2000.0),
            ("nl", "tweeëntwintig", 22.0),
            ("da", "femogtyve", 25.0),
            ("sv", "tjugofem", 25.0),
            ("fi", "kaksikymmentäviisi", 25.0),
            ("fi", "kaksitoista", 12.0),
            ("hu", "huszonöt", 25.0),
            ("pl", "dwieście pięćdziesiąt", 250.0),
            ("ru", "двадцать пятый", 25.0),
            ("tr", "yüz yirmi beş", 125.0),
            ("ar", "خمسة وعشرون", 25.0),
            ("he", "עשרים וחמש", 25.0),
            ("hi", "पच्चीस लाख", 2_500_000.0),
            ("id", "dua puluh lima", 25.0),
            ("id", "lima belas", 15.0),
            ("vi", "hai mươi lăm", 25.0),
        ] {
            assert_eq!(value(words, lang), Some(expected), "{lang} {words}");
        }
    }

    #[test]
    fn words_that_only_begin_alike_are_no_scale() {
        let en = Lang::parse("en").unwrap();
        for word in ["men", "meters", "kids"] {
            assert!(lexicon(en).unwrap().read(word).is_none_or(|r| r.scale().is_none()), "{word}");
        }
        assert_eq!(lexicon(en).unwrap().read("millions").unwrap().scale(), Some(1e6));
    }
}
