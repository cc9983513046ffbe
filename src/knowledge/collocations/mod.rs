//! How well two words of a language go together: by the fields of life they belong to, and by what usually stands with them.
mod met;
mod packed;

use std::sync::LazyLock;

use smallvec::SmallVec;

use crate::text::by_language::Packed;
use crate::text::keys::key;
use crate::text::{ByLanguage, Form, Lang};

use super::slots::Numbers;
use packed::{PackedCollocations, share};

include!(concat!(env!("OUT_DIR"), "/collocations.rs"));

static TABLES: LazyLock<ByLanguage<Collocations>> =
    LazyLock::new(|| ByLanguage::new(COLLOCATIONS, |lang, packed| Collocations(postcard::from_bytes(packed).unwrap_or_default(), key(lang) << 48)));

/// Words of one language, by number; and bits that tell its pairs of words from those of other languages.
#[derive(Debug)]
pub struct Collocations(PackedCollocations<'static>, u64);

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

    /// Whether it belongs to any field: “however” does not.
    pub fn tells(&self, word: u32) -> bool {
        self.0.tells(word)
    }

    /// How much likelier one word is where the other stands, as a logarithm of sorts: 0 where they have nothing to do with each other,
    /// some 3 for a word and its companion.
    pub fn between(&self, a: u32, b: u32) -> f32 {
        let pair = self.1 ^ u64::from(a.min(b)) << 24 ^ u64::from(a.max(b));
        met::or_weigh(pair, || {
            let (a, b) = (self.company(a), self.company(b));
            COMPANION * a.companion(&b).max(b.companion(&a)) + COMPANY * self.alike(&a, &b) + FIELD * self.field(&a, &b)
        })
    }

    fn company(&self, word: u32) -> Company {
        Company {
            word,
            fields: self.0.fields_of(word).enumerate().map(|(rank, field)| (field as usize, share(rank))).collect(),
            companions: self.0.companions_of(word).collect(),
            telling: thousandths(&self.0.telling, word),
            told: thousandths(&self.0.told, word),
        }
    }

    /// How alike the companions of two words are: the cosine of what they tell.
    fn alike(&self, a: &Company, b: &Company) -> f32 {
        let (mut i, mut j, mut shared) = (0, 0, 0.0);
        // both ascend
        while let (Some(x), Some(y)) = (a.companions.get(i), b.companions.get(j)) {
            if x == y {
                shared += thousandths(&self.0.telling, *x).powi(2);
            }
            i += usize::from(x <= y);
            j += usize::from(y <= x);
        }
        if shared == 0.0 { 0.0 } else { shared / (a.told * b.told).sqrt() }
    }

    /// How closely their fields are related.
    fn field(&self, a: &Company, b: &Company) -> f32 {
        let mut best = 0.0f32;
        for (x, of_a) in &a.fields {
            for (y, of_b) in &b.fields {
                best = best.max(self.0.relation(*x, *y) * of_a * of_b);
            }
        }
        best
    }
}

fn thousandths(list: &Numbers, word: u32) -> f32 {
    list.get(word as usize) as f32 / 1000.0
}

/// A word, its fields with the share of each, and its companions.
struct Company {
    word: u32,
    fields: SmallVec<[(usize, f32); 5]>,
    companions: SmallVec<[u32; 32]>,
    /// How telling it is as a companion, and the sum of what its companions tell, squared.
    telling: f32,
    told: f32,
}

impl Company {
    /// How telling `other` is, where it is a companion.
    fn companion(&self, other: &Company) -> f32 {
        if self.companions.contains(&other.word) { other.telling } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokenize;

    fn between(a: &str, b: &str) -> f32 {
        let known = Collocations::of(Lang::EN).unwrap();
        let number = |word: &str| known.numbers(&tokenize(word, Lang::EN)[0].form).find(|n| known.tells(*n)).unwrap();
        known.between(number(a), number(b))
    }

    #[test]
    fn words_of_one_scene_go_together() {
        for (word, with, without) in [("lock", "burglar", "parliament"), ("fever", "nausea", "railway"), ("verdict", "judge", "goalkeeper")] {
            assert!(between(word, with) > between(word, without) + 0.5, "{word} {with} {} {without} {}", between(word, with), between(word, without));
            assert_eq!(between(word, with), between(with, word));
        }
    }

    #[test]
    fn of_other_languages_nothing_is_known() {
        assert!(Collocations::of(Lang::parse("cy").unwrap()).is_none());
    }
}
