use rustc_hash::FxHashMap;

use crate::analysis::DocumentAnalysis;
use crate::checks::Check;
use crate::document::Pair;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::Span;

use super::whole;

static RULE: Rule = Rule {
    id: "paragraph-moved",
    summary: "A passage stands elsewhere in the source",
    category: Category::TEXTUAL_CONVENTIONS,
    severity: Severity::Neutral,
    confidence: 0.85,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("paragraph_moved.md"),
};

/// Pairs that a passage passes over; sentences that only change places are the translator's business.
const FAR: usize = 2;
/// Letters quoted of a neighbour.
const QUOTED: usize = 40;

/// A passage that stands elsewhere in the source, said once for all its sentences.
pub struct ParagraphMoved;

impl Check for ParagraphMoved {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let pairs = &document.document.pairs;
        if !pairs.iter().any(|p| p.moved) {
            return;
        }
        // the source's segments are in its order
        let mut sources: Vec<usize> = pairs.iter().filter_map(|p| p.source).collect();
        sources.sort_unstable();
        let place: FxHashMap<usize, usize> = pairs.iter().enumerate().filter_map(|(at, p)| Some((p.source?, at))).collect();
        let mut at = 0;
        while at < pairs.len() {
            let first = at;
            at += 1;
            while at < pairs.len() && goes_on(&pairs[at - 1], &pairs[at]) {
                at += 1;
            }
            let (true, Some(source), Some(target)) = (pairs[first].moved, pairs[first].source, pairs[first].target) else { continue };
            let before = sources[..sources.partition_point(|s| *s < source)].last().copied();
            let stood = before.and_then(|s| place.get(&s)).map_or(0, |at| at + 1);
            let passed = &pairs[stood.min(at)..stood.max(first)];
            if passed.iter().filter(|p| p.source.is_some() && p.target.is_some()).count() < FAR || !document.segments[target].segment.role.is_prose() {
                continue;
            }
            let quoted = |segment: Option<usize>, first: &str| match segment {
                Some(segment) => format!("follows “{}”", shortened(&document.segments[segment].segment.text)),
                None => first.to_owned(),
            };
            let above = pairs[..first].iter().rev().find_map(|p| p.target);
            let (there, here) = (quoted(before, "opens the story"), quoted(above, "opens it"));
            let sentences = if at - first == 1 { "This sentence stands".to_owned() } else { format!("These {} sentences stand", at - first) };
            let sure = pairs[first..at].iter().map(|p| p.confidence).sum::<f32>() / (at - first) as f32;
            let (target, source) = (&document.segments[target], &document.segments[source]);
            out.push(
                Finding::on_target(&RULE, target.index, whole(target.segment), format!("{sentences} elsewhere in the source"))
                    .evidence(source.index, whole(source.segment))
                    .why(format!("In the source the passage {there}; in the translation it {here}. What a story puts first it calls important."))
                    .confidence(RULE.confidence * sure),
            );
        }
    }
}

/// Whether the second of two pairs moved with the first.
fn goes_on(a: &Pair, b: &Pair) -> bool {
    a.moved && b.moved && a.source.zip(b.source).is_some_and(|(a, b)| a < b && b - a <= 2)
}

/// The first words of a sentence.
fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(QUOTED) else { return text.to_owned() };
    let start = Span::new(0, end).of(text);
    let words = start.rfind(char::is_whitespace).map_or(start, |space| &start[..space]);
    format!("{}…", words.trim_end_matches([',', ';', ':', ' ']))
}
