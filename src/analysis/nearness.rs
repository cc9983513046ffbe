//! What the lexicon misses on one side, and how near to it is what it misses on the other: a free translation leaves words of like
//! surroundings, an omission none.
use smallvec::SmallVec;

use crate::knowledge::Vectors;

use super::PairAnalysis;
use super::coverage::{self, Known};
use super::word;

/// Of each side the share of what its words tell that nothing near it on the other side bears out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Nearness {
    /// Of the source's words that have no translation in the target.
    pub lost: f32,
    /// Of the target's words that translate none of the source's.
    pub gained: f32,
    /// Of those of them that go with none of the target's other words either, what the strangest tells.
    pub strangest: f32,
}

/// What a source word that has no vector in any translation is taken to tell.
const SOME: f32 = 0.5;
/// Added to what all words of a side tell: of a short text a share says less.
const SHORT: f32 = 1.5;

/// A word that the lexicon misses on the other side.
struct Missed {
    /// Vectors of the word, or of its translations.
    vectors: SmallVec<[u32; 8]>,
    tells: f32,
}

impl Missed {
    fn of(vectors: SmallVec<[u32; 8]>) -> Missed {
        // the most frequent of several translations is what the word mostly says
        let tells = vectors.iter().min().map_or(SOME, |v| Vectors::tells(*v));
        Missed { vectors, tells }
    }

    /// How near the nearest of others is.
    fn nearest(&self, others: &[Missed], vectors: &Vectors) -> f32 {
        let pairs = self.vectors.iter().flat_map(|a| others.iter().flat_map(|o| &o.vectors).map(|b| vectors.alike(*a, *b)));
        pairs.fold(0.0, f32::max)
    }
}

impl Nearness {
    /// Nothing where there is no lexicon of the two languages, or no vectors of the target's.
    pub fn of(pair: &PairAnalysis) -> Nearness {
        let (source, target) = (pair.source.segment, pair.target.segment);
        let (Some(words), Some(vectors)) = (pair.words(), Vectors::of(target.lang)) else { return Nearness::default() };
        let coverage = &pair.correspondence().coverage;
        let mut known = coverage.source.iter().peekable();
        let (mut lost, mut told_by_source) = (Vec::new(), SHORT);
        coverage::each_word(source, words, |span, token, keys| {
            let Some(Known { found, .. }) = known.next_if(|k| k.span == span) else { return };
            let translations = coverage::translations(words, token, keys).filter_map(|key| vectors.place_of_key(key)).collect();
            let missed = Missed::of(translations);
            told_by_source += missed.tells;
            if !found {
                lost.push(missed);
            }
        });
        let (mut gained, mut placed, mut told_by_target) = (Vec::new(), Vec::new(), SHORT);
        let mut known = coverage.target.iter().peekable();
        for token in target.tokens.iter().filter(|t| t.is_word()) {
            let found = known.next_if(|k| k.span == token.span).map(|k| k.found);
            let Some(vector) = word::of(token, target.lang).vector.filter(|v| Vectors::tells(*v) > 0.0) else { continue };
            placed.push(vector);
            if let Some(found) = found {
                told_by_target += Vectors::tells(vector);
                if !found {
                    gained.push(Missed::of(SmallVec::from_slice(&[vector])));
                }
            }
        }
        let far = |missed: &[Missed], others: &[Missed]| -> Vec<f32> { missed.iter().map(|m| m.tells * (1.0 - m.nearest(others, vectors))).collect() };
        let (of_source, of_target) = (far(&lost, &gained), far(&gained, &lost));
        let goes = |missed: &Missed| placed.iter().filter(|p| !missed.vectors.contains(p)).map(|p| vectors.alike(missed.vectors[0], *p)).fold(0.0, f32::max);
        let strangest = gained.iter().zip(&of_target).map(|(m, far)| far * (1.0 - goes(m))).fold(0.0, f32::max);
        let (lost, gained): (f32, f32) = (of_source.iter().sum(), of_target.iter().sum());
        Nearness { lost: lost / told_by_source, gained: gained / told_by_target, strangest }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::DocumentAnalysis;
    use crate::document::{Document, Pair, Role, Segment, Unplaced};
    use crate::text::Lang;

    fn nearness(source: &str, target: &str) -> Nearness {
        let segment = |text: &str, lang: &str| Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        let segments = vec![segment(source, "de"), segment(target, "en")];
        let pairs = vec![Pair { id: "1".into(), source: Some(0), target: Some(1), confidence: 1.0, moved: false }];
        let document = Document { segments, pairs, ..Document::default() };
        let analysis = DocumentAnalysis::new(&document);
        let pair = analysis.pairs().next().unwrap();
        Nearness::of(&pair)
    }

    #[test]
    fn a_free_translation_loses_less_than_an_omission() {
        let source = "Die Einbrecher flohen vor der Polizei in einen Wald.";
        let free = nearness(source, "The gunmen vanished before the police came into the trees.");
        let omitted = nearness(source, "They vanished.");
        let right = nearness(source, "The burglars fled from the police into a forest.");
        assert!(right.lost < free.lost && free.lost < omitted.lost, "{right:?} {free:?} {omitted:?}");
    }

    #[test]
    fn a_word_of_nowhere_is_strange() {
        let source = "Der Minister hat den Vertrag unterschrieben.";
        assert_eq!(nearness(source, "The minister signed the treaty.").strangest, 0.0);
        assert!(nearness(source, "The minister signed the banana.").strangest > 0.2);
    }
}
