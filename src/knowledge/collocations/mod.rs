//! How well two words of a language go together: by the fields of life they belong to, and by what usually stands with them.
mod packed;

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::text::by_language::Packed;
use crate::text::{ByLanguage, Form, Lang};

use packed::{PackedCollocations, share};

include!(concat!(env!("OUT_DIR"), "/collocations.rs"));

static TABLES: LazyLock<ByLanguage<Collocations>> =
    LazyLock::new(|| ByLanguage::new(COLLOCATIONS, |_, packed| Collocations(postcard::from_bytes(packed).unwrap_or_default())));

/// Words of one language, by number.
#[derive(Debug)]
pub struct Collocations(PackedCollocations<'static>);

/// What a companion, a like company and related fields count for.
const COMPANION: f32 = 0.3;
const COMPANY: f32 = 1.0;
const FIELD: f32 = 0.5;

impl Collocations {
    /// Those of a language; `None` where nothing is known of it.
    pub fn of(lang: Lang) -> Option<&'static Collocations> {
        TABLES.get(lang.primary())
    }

    /// The numbers of the words that a form may be of.
    pub fn numbers<'f>(&'f self, form: &'f Form) -> impl Iterator<Item = u32> + 'f {
        form.keys.iter().filter_map(|key| self.0.number(*key))
    }

    /// The word of a number.
    pub fn text(&self, word: u32) -> Cow<'static, str> {
        self.0.texts.get(word as usize)
    }

    /// Whether it belongs to any field: “however” does not.
    pub fn tells(&self, word: u32) -> bool {
        self.0.fields_of(word).next().is_some()
    }

    /// How much likelier one word is where the other stands, as a logarithm of sorts: 0 where they have nothing to do with each other,
    /// some 3 for a word and its companion.
    pub fn between(&self, a: u32, b: u32) -> f32 {
        COMPANION * self.companion(a, b).max(self.companion(b, a)) + COMPANY * self.company(a, b) + FIELD * self.field(a, b)
    }

    /// How telling `b` is, where it is a companion of `a`.
    fn companion(&self, a: u32, b: u32) -> f32 {
        if self.0.companions_of(a).any(|c| c == b) { self.telling(b) } else { 0.0 }
    }

    fn telling(&self, word: u32) -> f32 {
        self.0.telling.get(word as usize) as f32 / 1000.0
    }

    /// How alike the companions of two words are: the cosine of what they tell.
    fn company(&self, a: u32, b: u32) -> f32 {
        let mut others = self.0.companions_of(b).peekable();
        let both = self.0.companions_of(a).filter(|c| {
            while others.next_if(|o| o < c).is_some() {}
            others.peek() == Some(c)
        });
        let shared: f32 = both.map(|w| self.telling(w).powi(2)).sum();
        if shared == 0.0 {
            return 0.0;
        }
        let told = |word: u32| self.0.told.get(word as usize) as f32 / 1000.0;
        shared / (told(a) * told(b)).sqrt()
    }

    /// How closely their fields are related.
    fn field(&self, a: u32, b: u32) -> f32 {
        let mut best = 0.0f32;
        for (i, x) in self.0.fields_of(a).enumerate() {
            for (j, y) in self.0.fields_of(b).enumerate() {
                best = best.max(self.0.relation(x, y) * share(i) * share(j));
            }
        }
        best
    }
}
