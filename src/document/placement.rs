use crate::text::Span;

use super::Document;

/// A sentence of a block, and the pair's segment that holds the same words.
#[derive(Debug)]
struct Slice {
    block: usize,
    span: Span,
    segment: usize,
}

/// How many blocks ahead a sentence is looked for: one that was joined from two paragraphs is in none, and must not cost a whole story.
const REACH: usize = 8;

/// Where a document's segments stand: in which pair, and, for the blocks of a story, over which pairs' sentences they reach.
/// With it a finding on a paragraph and one on its sentence meet on the same words.
#[derive(Debug, Default)]
pub struct Placement {
    /// For each segment, the pair it belongs to.
    pairs: Vec<Option<usize>>,
    /// Sorted by block, then by place.
    slices: Vec<Slice>,
    /// For each segment, its place in `slices`; empty where there are none.
    sliced: Vec<Option<usize>>,
}

impl Placement {
    pub fn new(document: &Document) -> Placement {
        let mut pairs = vec![None; document.segments.len()];
        for (i, p) in document.pairs.iter().enumerate() {
            for segment in [p.source, p.target].into_iter().flatten() {
                pairs[segment] = Some(i);
            }
        }
        let mut slices = Vec::new();
        let blocks: Vec<usize> = document.blocks.iter().copied().filter(|&b| pairs[b].is_none()).collect();
        // both run in target order, so every sentence is looked for after the one before it
        let (mut current, mut at) = (0, 0);
        for segment in document.pairs.iter().filter_map(|p| p.target) {
            let sentence = document.segments[segment].text.as_str();
            if sentence.is_empty() {
                continue;
            }
            for (ahead, &block) in blocks.iter().enumerate().skip(current).take(REACH) {
                let from = if ahead == current { at } else { 0 };
                if let Some(found) = document.segments[block].text[from..].find(sentence) {
                    let span = Span::new(from + found, from + found + sentence.len());
                    slices.push(Slice { block, span, segment });
                    (current, at) = (ahead, span.end);
                    break;
                }
            }
        }
        slices.sort_by_key(|s| (s.block, s.span));
        let mut sliced = if slices.is_empty() { Vec::new() } else { vec![None; document.segments.len()] };
        for (i, s) in slices.iter().enumerate() {
            sliced[s.segment] = Some(i);
        }
        Placement { pairs, slices, sliced }
    }

    /// The pair a segment belongs to; `None` for a story's paragraphs.
    pub fn pair(&self, segment: usize) -> Option<usize> {
        self.pairs.get(segment).copied().flatten()
    }

    /// The same words in the segment of the pair that holds them; as given where there is none, or where they reach over several.
    pub fn in_pair(&self, segment: usize, span: Span) -> (usize, Span) {
        let from = self.slices.partition_point(|s| s.block < segment);
        let slices = self.slices[from..].iter().take_while(|s| s.block == segment);
        match slices.into_iter().find(|s| s.span.contains(span)) {
            Some(s) => (s.segment, Span::new(span.start - s.span.start, span.end - s.span.start)),
            None => (segment, span),
        }
    }

    /// The same words in the segments of all the pairs they reach over, with that part of the span; as given where there are none.
    pub fn pieces(&self, segment: usize, span: Span) -> Vec<(usize, Span)> {
        let from = self.slices.partition_point(|s| s.block < segment);
        let slices = self.slices[from..].iter().take_while(|s| s.block == segment);
        let within = |s: &Slice| {
            let (start, end) = (span.start.max(s.span.start), span.end.min(s.span.end));
            (start < end || s.span.contains(span)).then(|| (s.segment, Span::new(start - s.span.start, end - s.span.start)))
        };
        let pieces: Vec<_> = slices.filter_map(within).collect();
        if pieces.is_empty() { vec![(segment, span)] } else { pieces }
    }

    /// A story's paragraph and the place in it where a pair's segment stands.
    pub fn in_block(&self, segment: usize) -> Option<(usize, Span)> {
        let slice = &self.slices[self.sliced.get(segment).copied().flatten()?];
        Some((slice.block, slice.span))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::document::{Pair, Role, Segment, Unplaced};
    use crate::text::Lang;

    use super::*;

    fn story(blocks: &[&str], sentences: &[&str]) -> Document {
        let texts = blocks.iter().chain(sentences);
        let segments = texts.map(|t| Segment::new("s", (*t).to_owned(), Lang::EN, Role::Paragraph, Arc::new(Unplaced))).collect();
        let first = blocks.len();
        let pairs =
            (first..first + sentences.len()).map(|t| Pair { id: String::new(), source: None, target: Some(t), confidence: 1.0, moved: false }).collect();
        Document { segments, pairs, blocks: (0..first).collect(), ..Document::default() }
    }

    #[test]
    fn words_of_a_paragraph_are_found_in_their_sentence() {
        let document = story(&["No. No. He left.", "She came. He left."], &["No.", "No.", "He left.", "Joined from two.", "She came.", "He left."]);
        let placement = Placement::new(&document);
        assert_eq!(placement.in_pair(0, Span::new(4, 6)), (3, Span::new(0, 2)), "the second of two equal sentences");
        assert_eq!(placement.in_pair(1, Span::new(10, 12)), (7, Span::new(0, 2)), "past a sentence that stands in no paragraph");
        assert_eq!(placement.in_pair(0, Span::new(0, 7)), (0, Span::new(0, 7)), "over two sentences");
        assert_eq!(placement.pieces(0, Span::new(4, 11)), [(3, Span::new(0, 3)), (4, Span::new(0, 3))]);
        assert_eq!(placement.pieces(7, Span::new(0, 2)), [(7, Span::new(0, 2))]);
        assert_eq!(placement.in_block(7), Some((1, Span::new(10, 18))));
        assert_eq!((placement.pair(0), placement.pair(7)), (None, Some(5)));
    }

    #[test]
    fn a_row_is_its_own_block() {
        let mut document = story(&[], &["One.", "Two."]);
        document.blocks = vec![0, 1];
        let placement = Placement::new(&document);
        assert_eq!(placement.in_pair(1, Span::new(0, 3)), (1, Span::new(0, 3)));
        assert_eq!((placement.pair(1), placement.in_block(1)), (Some(1), None));
    }
}
