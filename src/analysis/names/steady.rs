//! Names that a story renders alike again and again: another name for the same thing rather than a mistake.
use crate::analysis::PairAnalysis;
use crate::document::Segment;
use crate::text::Span;

use super::NameChange;
use super::words::without_possessive;

/// Letters of a name's end that inflection may change.
const ENDING: usize = 2;

/// The letters with which all forms of a name begin.
fn beginning(name: &str) -> &str {
    let letters = name.chars().count();
    let kept = if letters > 2 * ENDING { letters - ENDING } else { letters };
    &name[..name.char_indices().nth(kept).map_or(name.len(), |(at, _)| at)]
}

/// Whether another of these pairs has the same name in the same name's place.
pub fn is_steady<'p, 'd: 'p>(change: &NameChange, source: &Segment, target: &Segment, others: impl Iterator<Item = PairAnalysis<'p, 'd>>) -> bool {
    let (Some(theirs), Some(ours)) = (change.source, change.target) else { return false };
    let (theirs, ours) = (beginning(source.of(theirs)), without_possessive(target.of(ours)));
    let is_same = |begins: &str, span: Option<Span>, segment: &Segment| span.is_some_and(|span| segment.of(span).starts_with(begins));
    others.filter(|p| p.target.segment.text.contains(ours) && p.source.segment.text.contains(theirs)).any(|p| {
        let has = |c: &NameChange| is_same(theirs, c.source, p.source.segment) && is_same(ours, c.target, p.target.segment);
        p.compared_names().iter().any(has)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_name_begin_alike() {
        assert_eq!(beginning("Людовика"), "Людови");
        assert_eq!(beginning("切斯勒"), "切斯勒");
        assert_eq!(beginning("Peppa"), "Pep");
    }
}
