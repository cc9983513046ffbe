//! Holds the translation against the rendering base and the user's terms.
mod alone;
mod bilingual;
mod terms;
mod unrendered;
mod wrong_sense;

use std::borrow::Cow;

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use crate::analysis::DocumentAnalysis;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::knowledge::Match;

use super::Check;
pub(super) use bilingual::{accepted, meet};
pub use wrong_sense::WrongSense;

static RULE: Rule = Rule {
    id: "garbled-rendering",
    summary: "an expression rendered as machines do: word for word, in the wrong sense, by a false friend",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.85,
    needs: Needs::Target,
    languages: &[],
    page: include_str!("garbled_rendering.md"),
};

/// Garbling without a source: nothing but the English shows it.
const ALONE: f32 = 0.75;

pub struct GarbledRendering;

impl Check for GarbledRendering {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn others(&self) -> &'static [&'static Rule] {
        terms::RULES
    }

    fn names_entries(&self) -> bool {
        true
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let Some(knowledge) = document.knowledge else { return };
        if document.document.has_source() {
            let judged = bilingual::check(document, knowledge, out);
            alone::check_beside(document, knowledge, &judged, out);
        } else {
            alone::check(document, knowledge, out);
        }
    }
}

/// Entries whose cue stands in the source of a target segment: what they have to say there is said.
type Judged = FxHashSet<(usize, Cow<'static, str>)>;

/// Where the words of one topic stand in a story; a few places are enough.
#[derive(Default)]
struct TopicHits(rustc_hash::FxHashMap<u32, SmallVec<[(usize, Match); 3]>>);

impl TopicHits {
    fn note(&mut self, topic: u32, segment: usize, at: Match) {
        let places = self.0.entry(topic).or_default();
        if places.len() < 8 {
            places.push((segment, at));
        }
    }

    /// Whether one of `topics` is in the story outside the words of `own`, which are the cue's or the garbling's.
    fn any(&self, topics: &[u32], own: &[(usize, &Match)]) -> bool {
        topics.is_empty() || topics.iter().filter_map(|t| self.0.get(t)).flatten().any(|(segment, m)| !own.iter().any(|(s, o)| s == segment && o.overlaps(m)))
    }
}
