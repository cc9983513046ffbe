//! Of which time two sides speak: signs of past and future, weak evidence for the score, never a finding.
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::document::Segment;
use crate::text::by_language::{ByLanguage, Packed, tables};
use crate::text::{Lang, keys};

include!(concat!(env!("OUT_DIR"), "/tenses.rs"));

const PACKED: Packed = TENSES;

static BY_LANGUAGE: LazyLock<ByLanguage<Tenses>> = LazyLock::new(|| {
    ByLanguage::new(PACKED, |_, packed| {
        let tables = tables(packed);
        let signs = |name: &str| tables.get("verbs").and_then(|verbs| verbs.get(name)).map(|list| Signs::read(list)).unwrap_or_default();
        Tenses { past: signs("past"), future: signs("future"), states: signs("states") }
    })
});

/// Signs of one language.
#[derive(Debug, Default)]
struct Tenses {
    past: Signs,
    future: Signs,
    /// Verbs of a state, in the form of the progressive.
    states: Signs,
}

/// Words, and what words begin or end with.
#[derive(Debug, Default)]
struct Signs {
    words: FxHashSet<u64>,
    /// Beginning and ending, of which one may be empty.
    affixes: Vec<(String, String)>,
    /// As written, for scripts without spaces.
    strings: Vec<String>,
}

/// Letters, in bytes, that are left of a word without its affixes.
const STEM: usize = 2;

impl Signs {
    fn read(list: &str) -> Signs {
        let mut signs = Signs::default();
        for sign in list.split_whitespace() {
            if let Some((beginning, ending)) = sign.split_once('*') {
                signs.affixes.push((beginning.to_owned(), ending.to_owned()));
            } else {
                signs.words.insert(keys::key(&keys::fold(sign)));
                signs.strings.push(sign.to_owned());
            }
        }
        signs
    }

    fn are_known(&self) -> bool {
        !self.words.is_empty() || !self.affixes.is_empty()
    }

    fn fit(&self, lower: &str, key: u64) -> bool {
        let affixed = |(b, e): &(String, String)| lower.len() >= b.len() + e.len() + STEM && lower.starts_with(b.as_str()) && lower.ends_with(e.as_str());
        self.words.contains(&key) || self.affixes.iter().any(affixed)
    }

    fn count(&self, segment: &Segment) -> usize {
        if segment.lang.is_spaceless() {
            return self.strings.iter().map(|sign| segment.text.matches(sign.as_str()).count()).sum();
        }
        segment.tokens.iter().filter(|t| t.is_word() && self.fit(&t.form.lower, t.form.key)).count()
    }
}

/// By how much two sides differ in the time they speak of; 0 where they do not, or a language is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TenseChange {
    /// Futures of the one side that the other has not.
    pub future: f32,
    /// Whether one side alone speaks of the past.
    pub past: f32,
}

/// Compares two sides.
pub fn compare(source: &Segment, target: &Segment) -> TenseChange {
    let of = |segment: &Segment| BY_LANGUAGE.get(segment.lang.primary());
    let (Some(ours), Some(theirs)) = (of(source), of(target)) else { return TenseChange::default() };
    let both = |ours: &Signs, theirs: &Signs| (ours.are_known() && theirs.are_known()).then(|| (ours.count(source), theirs.count(target)));
    let future = both(&ours.future, &theirs.future).map_or(0.0, |(ours, theirs)| ours.abs_diff(theirs).min(2) as f32);
    let past = both(&ours.past, &theirs.past).map_or(0.0, |(ours, theirs)| f32::from((ours == 0) != (theirs == 0)));
    TenseChange { future, past }
}

/// How many verbs of a state stand in the English progressive: “is knowing”.
pub fn progressive_states(segment: &Segment) -> usize {
    const BE: &str = " is are was were am be been being it's he's she's they're we're you're i'm ";
    let Some(tenses) = BY_LANGUAGE.get(segment.lang.primary()).filter(|_| segment.lang.same(&Lang::EN)) else { return 0 };
    let states =
        |w: &&[crate::text::Token]| w[1].is_word() && tenses.states.fit(&w[1].form.lower, w[1].form.key) && BE.contains(&format!(" {} ", w[0].form.lower));
    segment.tokens.windows(2).filter(states).count()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Unplaced};

    fn segment(text: &str, lang: &str) -> Segment {
        Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced))
    }

    #[test]
    fn a_time_on_one_side_alone_is_told() {
        let change = |source: &str, lang: &str, target: &str| compare(&segment(source, lang), &segment(target, "en"));
        assert_eq!(change("Der Rat wird morgen wählen.", "de", "The council will vote tomorrow."), TenseChange::default());
        assert_eq!(change("Der Rat wählt.", "de", "The council will vote.").future, 1.0);
        assert_eq!(change("Мэр подал в отставку.", "ru", "The mayor resigns.").past, 1.0);
        assert_eq!(change("市长辞职了。", "zh", "The mayor resigned."), TenseChange::default());
        // Japanese does not mark the future
        assert_eq!(change("市長は辞任する。", "ja", "The mayor will resign.").future, 0.0);
        assert_eq!(change("Roedd y maer yma.", "cy", "The mayor will come."), TenseChange::default());
    }

    #[test]
    fn states_do_not_progress() {
        let count = |text: &str| progressive_states(&segment(text, "en"));
        assert_eq!(count("She is knowing the mayor."), 1);
        assert_eq!(count("She is leaving, being tired."), 0);
    }
}
