//! What single words say of who does, says or is what: read from the data of their language.
use std::ops::{BitOr, BitOrAssign};
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::by_language::{ByLanguage, Packed, Tables, tables};
use crate::text::{Form, Lang, Token, keys};

use super::case::Cases;

include!(concat!(env!("OUT_DIR"), "/roles.rs"));

/// What a word may be, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part(u32);

impl Part {
    pub const NONE: Part = Part(0);
    /// A noun or title for a woman; for a man.
    pub const FEMALE: Part = Part(1);
    pub const MALE: Part = Part(1 << 1);
    /// A pronoun or verb form that means one.
    pub const SHE: Part = Part(1 << 2);
    pub const HE: Part = Part(1 << 3);
    /// One that may mean a thing.
    pub const PERHAPS_FEMALE: Part = Part(1 << 4);
    pub const PERHAPS_MALE: Part = Part(1 << 5);
    /// A noun whose article tells.
    pub const EPICENE: Part = Part(1 << 6);
    pub const FEMININE: Part = Part(1 << 7);
    pub const MASCULINE: Part = Part(1 << 8);
    /// A noun for a person of either gender.
    pub const PERSON: Part = Part(1 << 9);
    /// A word with a capital that names nobody.
    pub const CALENDAR: Part = Part(1 << 10);
    /// A verb that reports speech.
    pub const SAYS: Part = Part(1 << 11);
    pub const ACCORDING: Part = Part(1 << 12);
    pub const ACCORDING_AFTER: Part = Part(1 << 13);
    /// Before whoever acts, with a passive auxiliary; without; after the name.
    pub const BY: Part = Part(1 << 14);
    pub const BY_SURE: Part = Part(1 << 15);
    pub const BY_AFTER: Part = Part(1 << 16);
    pub const PASSIVE: Part = Part(1 << 17);
    /// Before whoever is acted on.
    pub const OBJECT: Part = Part(1 << 18);
    /// Before a name that neither acts nor is acted on.
    pub const ASIDE: Part = Part(1 << 19);
    /// Begins another clause.
    pub const BREAK: Part = Part(1 << 20);
    /// Particles after whoever acts; after whoever is acted on.
    pub const SUBJECT_AFTER: Part = Part(1 << 21);
    pub const OBJECT_AFTER: Part = Part(1 << 22);

    /// What may mean one and proves nothing.
    pub const HINT_FEMALE: Part = Part(1 << 23);
    pub const HINT_MALE: Part = Part(1 << 24);
    /// A pronoun for things, several persons or the reader.
    pub const OTHERS: Part = Part(1 << 25);

    /// Any of what tells a woman, a man.
    pub const A_WOMAN: Part = Part(1 | 1 << 2 | 1 << 4 | 1 << 23);
    pub const A_MAN: Part = Part(1 << 1 | 1 << 3 | 1 << 5 | 1 << 24);
    pub const SAYS_OR_ACCORDING: Part = Part(0b111 << 11);
    /// Pronouns, and verb forms that tell as much.
    pub const PRONOUNS: Part = Part(0b11_1100);
    /// Before a name that is no subject.
    pub const NO_SUBJECT: Part = Part(1 << 14 | 1 << 15 | 1 << 18 | 1 << 19);
    /// Whatever stands beside a name and tells its role.
    pub const AROUND: Part = Part(0b1_1111_1111 << 14);
    pub const A_WOMAN_OR_MAN: Part = Part(0b11_1111 | 0b11 << 23);

    /// Whether it is any of these.
    pub fn is(self, any: Part) -> bool {
        self.0 & any.0 != 0
    }
}

impl BitOr for Part {
    type Output = Part;
    fn bitor(self, other: Part) -> Part {
        Part(self.0 | other.0)
    }
}

impl BitOrAssign for Part {
    fn bitor_assign(&mut self, other: Part) {
        self.0 |= other.0;
    }
}

/// Who a noun means: an index among the nouns that come in pairs, odd for the man. 0 for what is none of them.
pub type Kin = u8;

/// What a word says by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    pub part: Part,
    pub kin: Kin,
    /// May say more as the second of a phrase.
    pub second: bool,
}

/// Nouns of which the one is never translated by the other.
const PAIRS: [&str; 20] = [
    "mother",
    "father",
    "daughter",
    "son",
    "sister",
    "brother",
    "wife",
    "husband",
    "woman",
    "man",
    "girl",
    "boy",
    "queen",
    "king",
    "grandmother",
    "grandfather",
    "aunt",
    "uncle",
    "spokeswoman",
    "spokesman",
];

/// The noun of the other gender; none where it is no noun of a pair.
pub fn opposite(kin: Kin) -> Option<Kin> {
    (kin > 0).then(|| if kin.is_multiple_of(2) { kin + 1 } else { kin - 1 })
}

/// Whether the noun says whose the person is.
pub fn is_relation(kin: Kin) -> bool {
    let name = usize::from(kin).checked_sub(2).map_or("", |at| PAIRS[at]);
    !matches!(name, "" | "woman" | "man" | "girl" | "boy" | "queen" | "king" | "spokeswoman" | "spokesman")
}

const GENDER: [(&str, Part); 14] = [
    ("female", Part::FEMALE),
    ("male", Part::MALE),
    ("she", Part::SHE),
    ("he", Part::HE),
    ("perhaps_female", Part::PERHAPS_FEMALE),
    ("perhaps_male", Part::PERHAPS_MALE),
    ("epicene", Part::EPICENE),
    ("feminine", Part::FEMININE),
    ("masculine", Part::MASCULINE),
    ("person", Part::PERSON),
    ("calendar", Part::CALENDAR),
    ("hint_female", Part::HINT_FEMALE),
    ("hint_male", Part::HINT_MALE),
    ("others", Part::OTHERS),
];

const SPEECH: [(&str, Part); 3] = [("says", Part::SAYS), ("according", Part::ACCORDING), ("according_after", Part::ACCORDING_AFTER)];

const AGENT: [(&str, Part); 9] = [
    ("by", Part::BY),
    ("by_sure", Part::BY_SURE),
    ("by_after", Part::BY_AFTER),
    ("passive", Part::PASSIVE),
    ("object", Part::OBJECT),
    ("aside", Part::ASIDE),
    ("breaks", Part::BREAK),
    ("subject_after", Part::SUBJECT_AFTER),
    ("object_after", Part::OBJECT_AFTER),
];

/// Where the subject stands if nothing else tells who acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Free,
    /// Before the object, on the other side of the verb.
    SubjectFirst,
    /// Before the object, wherever the verb stands.
    VerbFirst,
}

/// The words of one language.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: FxHashMap<u64, Word>,
    beginnings: Vec<(String, Word)>,
    endings: Vec<(String, Word)>,
    /// Second words of phrases, with the first.
    seconds: FxHashMap<u64, (u64, Word)>,
    /// Of a script without spaces: strings by their first character, the longest first.
    strings: FxHashMap<char, Vec<(String, Word)>>,
    pub order: Order,
    pub cases: Cases,
}

static LEXICONS: LazyLock<ByLanguage<Option<Lexicon>>> =
    LazyLock::new(|| ByLanguage::new(ROLES, |lang, packed| Some(Lexicon::new(&tables(packed), Lang::parse(lang).ok()?))));

/// What is known of a language's roles.
pub fn of(lang: Lang) -> Option<&'static Lexicon> {
    LEXICONS.get(lang.primary())?.as_ref()
}

/// What a word says by itself; nothing where its language is not known or sets no spaces.
pub fn word(form: &Form, lang: Lang) -> Word {
    of(lang).map_or(Word::default(), |lexicon| lexicon.word(form))
}

impl Lexicon {
    fn new(tables: &Tables, lang: Lang) -> Lexicon {
        let mut lexicon = Lexicon::default();
        let list = |table: &str, key: &str| tables.get(table).and_then(|t| t.get(key)).map_or("", String::as_str);
        let mut add = |words: &str, word: Word| words.split_whitespace().for_each(|w| lexicon.add(w, word, lang.is_spaceless()));
        for (kin, key) in PAIRS.iter().enumerate() {
            let part = if kin % 2 == 0 { Part::FEMALE } else { Part::MALE };
            add(list("gender", key), Word { part, kin: kin as Kin + 2, second: false });
        }
        for (table, rows) in [("gender", &GENDER[..]), ("speech", &SPEECH), ("agent", &AGENT)] {
            rows.iter().for_each(|(key, part)| add(list(table, key), Word { part: *part, kin: 0, second: false }));
        }
        add(list("gender", "neutral"), Word::default());
        lexicon.strings.values_mut().for_each(|row| row.sort_by_key(|(s, _)| std::cmp::Reverse(s.len())));
        lexicon.order = match list("agent", "order") {
            "subject" => Order::SubjectFirst,
            "verb" => Order::VerbFirst,
            _ => Order::Free,
        };
        lexicon.cases = tables.get("case").map(Cases::new).unwrap_or_default();
        lexicon
    }

    fn add(&mut self, written: &str, word: Word, spaceless: bool) {
        let merge = |into: &mut Word| {
            into.part |= word.part;
            into.kin = into.kin.max(word.kin);
        };
        if spaceless {
            let row = self.strings.entry(written.chars().next().unwrap_or_default()).or_default();
            match row.iter_mut().find(|(s, _)| s == written) {
                Some((_, known)) => merge(known),
                None => row.push((written.to_owned(), word)),
            }
        } else if let Some(ending) = written.strip_prefix('*') {
            self.endings.push((ending.to_owned(), word));
        } else if let Some(beginning) = written.strip_suffix('*') {
            self.beginnings.push((beginning.to_owned(), word));
        } else if let Some((first, second)) = written.split_once('_') {
            self.seconds.insert(keys::key(second), (keys::key(first), word));
        } else {
            merge(self.words.entry(keys::key(&keys::fold(written))).or_default());
        }
    }

    fn word(&self, form: &Form) -> Word {
        let mut word = self.words.get(&form.key).copied().unwrap_or_default();
        word.second = self.seconds.contains_key(&form.key);
        let mut merge = |other: &Word| {
            word.part |= other.part;
            word.kin = word.kin.max(other.kin);
        };
        self.endings.iter().filter(|(e, _)| form.lower.ends_with(e.as_str())).for_each(|(_, w)| merge(w));
        self.beginnings.iter().filter(|(b, _)| form.lower.starts_with(b.as_str())).for_each(|(_, w)| merge(w));
        word
    }

    /// What the word at `i` says as the second of a phrase.
    pub fn second(&self, tokens: &[Token], i: usize) -> Part {
        let Some((first, word)) = self.seconds.get(&tokens[i].form.key) else { return Part::NONE };
        if i > 0 && tokens[i - 1].form.key == *first { word.part } else { Part::NONE }
    }

    /// Calls `found` with place and length in bytes of each string of a script without spaces.
    pub fn each_string(&self, text: &str, mut found: impl FnMut(usize, usize, Word)) {
        let mut past = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
            let Some(row) = self.strings.get(&c).filter(|_| at >= past) else { continue };
            if let Some((s, word)) = row.iter().find(|(s, _)| text[at..].starts_with(s.as_str())) {
                found(at, s.len(), *word);
                past = at + s.len();
            }
        }
    }
}
