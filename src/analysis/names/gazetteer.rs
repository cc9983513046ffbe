//! Places, people and things whose names are not spelt alike in all languages.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::text::by_language::{Packed, Tables, tables};
use crate::text::{Span, scan, shape};

include!(concat!(env!("OUT_DIR"), "/names.rs"));

const PACKED: Packed = NAMES;

/// The tables of a data file.
pub fn file(name: &str) -> Tables {
    PACKED.iter().find(|(file, _)| *file == name).map(|(_, packed)| tables(packed)).unwrap_or_default()
}

/// What a word may name, by number.
pub type Known = SmallVec<[u16; 2]>;

/// Names by their spellings: word, or stem, to what it may name.
pub struct Gazetteer {
    words: FxHashMap<String, Known>,
    stems: FxHashMap<String, Known>,
    /// Spellings in scripts without spaces, by what they name.
    spaceless: Vec<Vec<String>>,
    /// The same with what they name, by their first character, the longest first.
    by_first: FxHashMap<char, Vec<(String, Known)>>,
    /// Those whose names are made of common words: United States.
    worded: Vec<bool>,
    /// Capitals and what else stands for a country, and the countries: one for the other.
    partners: FxHashMap<u16, Known>,
    /// The capitals among them.
    capitals: FxHashSet<u16>,
    /// Places as English news writes them for short, before a full stop.
    abbreviations: FxHashMap<String, u16>,
    /// North, south, east and west.
    compass: Vec<u16>,
    /// The places among them, which come first; then the people, up to the second number.
    places: usize,
    people: usize,
}

/// What is named by common words in many languages, or in many ways.
const WORDED: [&str; 17] = [
    "america",
    "britain",
    "christian",
    "communist",
    "congress",
    "democrats",
    "dutch",
    "east",
    "europe",
    "ivorian",
    "korea",
    "labour",
    "north",
    "republicans",
    "south",
    "vatican",
    "west",
];

const COMPASS: [&str; 4] = ["east", "north", "south", "west"];

/// What German and its like write before the name of a place.
const PARTS: [&str; 9] = ["mittel", "noord", "nord", "oost", "ost", "sud", "west", "zentral", "zuid"];

/// Letters, in bytes of most scripts, that an ending may have.
const ENDING: usize = 6;

/// What Arabic writes before a word.
const PREFIXES: [&str; 12] = ["ال", "وال", "بال", "لل", "فال", "كال", "و", "ب", "ل", "ف", "ك", "ولل"];

pub static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut gazetteer = Gazetteer {
        words: FxHashMap::default(),
        stems: FxHashMap::default(),
        spaceless: Vec::new(),
        by_first: FxHashMap::default(),
        worded: Vec::new(),
        partners: FxHashMap::default(),
        capitals: FxHashSet::default(),
        abbreviations: FxHashMap::default(),
        compass: Vec::new(),
        places: 0,
        people: 0,
    };
    let [mut places, people, things] = ["places", "people", "things"].map(file);
    let [capitals, abbreviations] = ["capitals", "abbreviations"].map(|section| places.remove(section).unwrap_or_default());
    let [places, people, things] =
        [(places, "places"), (people, "people"), (things, "things")].map(|(mut tables, section)| tables.remove(section).unwrap_or_default());
    let mut number: BTreeMap<&str, u16> = BTreeMap::new();
    for (key, n) in places.keys().chain(people.keys()).chain(things.keys()).zip(0..) {
        // of namesakes the place counts
        number.entry(key).or_insert(n);
    }
    for (capital, country) in capitals {
        if let (Some(&capital), Some(&country)) = (number.get(capital.as_str()), number.get(country.as_str())) {
            gazetteer.capitals.insert(capital);
            gazetteer.partners.entry(capital).or_default().push(country);
            gazetteer.partners.entry(country).or_default().push(capital);
        }
    }
    let abbreviated = |(short, name): (String, String)| Some((short, *number.get(name.as_str())?));
    gazetteer.abbreviations = abbreviations.into_iter().filter_map(abbreviated).collect();
    gazetteer.add(places);
    gazetteer.places = gazetteer.worded.len();
    gazetteer.add(people);
    gazetteer.people = gazetteer.worded.len();
    gazetteer.add(things);
    for names in gazetteer.by_first.values_mut() {
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }
    gazetteer
});

impl Gazetteer {
    fn add(&mut self, rows: BTreeMap<String, String>) {
        for (key, names) in rows {
            let n = self.worded.len() as u16;
            self.worded.push(WORDED.contains(&key.as_str()));
            if COMPASS.contains(&key.as_str()) {
                self.compass.push(n);
            }
            self.spaceless.push(Vec::new());
            for name in names.split_whitespace() {
                match (name.chars().next(), name.strip_suffix('*')) {
                    (Some(first), _) if scan::is_spaceless_char(first) => {
                        self.spaceless[usize::from(n)].push(name.to_owned());
                        let same = self.by_first.entry(first).or_default();
                        match same.iter_mut().find(|(other, _)| other == name) {
                            Some((_, names)) => names.push(n),
                            None => same.push((name.to_owned(), Known::from_slice(&[n]))),
                        }
                    }
                    (_, Some(stem)) => self.stems.entry(shape::letters(stem)).or_default().push(n),
                    _ => self.words.entry(shape::letters(name)).or_default().push(n),
                }
            }
        }
    }

    /// What a word may name, lower case and without accents.
    pub fn of(&self, lower: &str) -> Known {
        let mut found = self.beginning(lower);
        // the Clintons
        if let Some(one) = lower.strip_suffix('s').filter(|one| one.len() > 3) {
            found.extend(self.words.get(one).into_iter().flatten().copied());
        }
        if lower.starts_with(|c| matches!(c as u32, 0x600..=0x6FF)) {
            for bare in PREFIXES.iter().filter_map(|prefix| lower.strip_prefix(prefix)) {
                found.extend(self.beginning(bare));
            }
        }
        found
    }

    fn beginning(&self, lower: &str) -> Known {
        let mut found: Known = self.words.get(lower).cloned().unwrap_or_default();
        let ends = || lower.char_indices().map(|(i, _)| i).skip(1).chain([lower.len()]);
        let places = |stem: &str| self.stems.get(stem).into_iter().flatten().copied().filter(|n| self.is_place(*n));
        for end in ends().skip(1) {
            found.extend(places(&lower[..end]));
            // names of people begin like many a word
            if lower.len() - end <= ENDING {
                found.extend(self.stems.get(&lower[..end]).into_iter().flatten().copied().filter(|n| !self.is_place(*n)));
            }
        }
        // Südostasien, Niederbayern
        for (start, _) in lower.char_indices().skip(3) {
            for end in ends().filter(|&e| e >= start + 4) {
                found.extend(places(&lower[start..end]));
            }
        }
        found
    }

    /// The letters of the longest word or stem by which it surely has a word: spelt so, or with an ending; 0 for none.
    pub fn surely(&self, lower: &str) -> usize {
        let longest = |lower: &str| {
            let letters = lower.chars().count();
            let ends = lower.char_indices().map(|(i, _)| i).chain([lower.len()]).enumerate();
            let stem = ends.filter(|(n, end)| *n >= 4 && letters - n <= ENDING && self.is_proper(self.stems.get(&lower[..*end])));
            let word = (letters >= 3 && self.is_proper(self.words.get(lower))).then_some(letters);
            stem.map(|(n, _)| n).max().max(word).unwrap_or(0)
        };
        let bare = || PREFIXES.iter().filter_map(|prefix| lower.strip_prefix(prefix)).map(longest).max().unwrap_or(0);
        let part = PARTS.iter().filter_map(|part| lower.strip_prefix(part)).map(longest).max().unwrap_or(0);
        longest(lower).max(part).max(if lower.starts_with(|c| matches!(c as u32, 0x600..=0x6FF)) { bare() } else { 0 })
    }

    fn is_proper(&self, names: Option<&Known>) -> bool {
        names.is_some_and(|names| names.iter().any(|n| !self.is_worded(*n)))
    }

    pub fn is_place(&self, n: u16) -> bool {
        usize::from(n) < self.places
    }

    /// What news may say for a name: a capital for its country.
    pub fn partners(&self, n: u16) -> &[u16] {
        self.partners.get(&n).map_or(&[], |partners| partners)
    }

    /// Whether a government sits there, or it stands for a country otherwise.
    pub fn is_capital(&self, n: u16) -> bool {
        self.capitals.contains(&n)
    }

    /// The place that an English abbreviation stands for.
    pub fn abbreviated(&self, lower: &str) -> Option<u16> {
        self.abbreviations.get(lower).copied()
    }

    pub fn is_compass(&self, n: u16) -> bool {
        self.compass.contains(&n)
    }

    pub fn is_person(&self, n: u16) -> bool {
        (self.places..self.people).contains(&usize::from(n))
    }

    pub fn is_worded(&self, n: u16) -> bool {
        self.worded[usize::from(n)]
    }

    /// How a name is spelt in scripts without spaces.
    pub fn spaceless(&self, n: u16) -> &[String] {
        &self.spaceless[usize::from(n)]
    }

    /// Whether a text has these characters inside a name.
    pub fn has_within(&self, characters: &str, text: &str) -> bool {
        self.scan(text).iter().any(|(span, _)| span.of(text).contains(characters))
    }

    /// The names in a text without spaces, at each place the longest. A word of katakana is not taken apart.
    pub fn scan(&self, text: &str) -> Vec<(Span, &Known)> {
        let kana = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー');
        let mut found = Vec::new();
        let (mut end, mut before) = (0, ' ');
        for (at, first) in text.char_indices() {
            let inside = at < end || kana(first) && kana(before);
            let spelt_before = shape::spells_names(before);
            before = first;
            if inside || !scan::is_spaceless_char(first) {
                continue;
            }
            // nor is a run of characters that spell a longer name
            let longer = |name: &str, rest: &str| {
                let two = name.chars().nth(2).is_none() && name.chars().all(shape::spells_names);
                two && (spelt_before || rest.starts_with(shape::spells_names)) || name.ends_with(kana) && rest.starts_with(kana)
            };
            let stands = |name: &str| text[at..].strip_prefix(name).is_some_and(|rest| !longer(name, rest));
            if let Some((name, names)) = self.by_first.get(&first).and_then(|all| all.iter().find(|(name, _)| stands(name))) {
                end = at + name.len();
                // 北约 in 北约旦, where 约旦 is as likely
                let second = name.chars().nth(1).filter(|_| name.chars().nth(2).is_none());
                let other = second.and_then(|c| Some((c, self.by_first.get(&c)?)));
                if other
                    .is_none_or(|(c, all)| !all.iter().any(|(other, _)| other.len() > c.len_utf8() && text[end - c.len_utf8()..].starts_with(other.as_str())))
                {
                    found.push((Span::new(at, end), names));
                }
            }
        }
        found
    }
}
