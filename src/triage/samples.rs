//! Documents and findings for this layer's tests.
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::document::{Document, Pair, Role, Segment, Unplaced};
use crate::finding::{Category, Finding, Mark, Needs, Rule, Severity};
use crate::text::{Lang, Span};

static RULE: Rule = Rule {
    id: "sample",
    summary: "",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.9,
    needs: Needs::Target,
    languages: &[],
    page: "",
};

fn segment(text: &str, lang: Lang) -> Segment {
    Segment::new("s", text.to_owned(), lang, Role::Paragraph, Arc::new(Unplaced))
}

fn pair(source: Option<usize>, target: usize) -> Pair {
    Pair { id: format!("{target}"), source, target: Some(target), confidence: 1.0, moved: false }
}

/// Rows without a source.
pub fn rows(texts: &[&str]) -> Document {
    let segments = texts.iter().map(|t| segment(t, Lang::EN)).collect();
    let all = 0..texts.len();
    Document { segments, pairs: all.clone().map(|i| pair(None, i)).collect(), blocks: all.collect(), ..Document::default() }
}

/// Rows with a source: the segments are source, target, source, target …
pub fn pairs(texts: &[(&str, &str)]) -> Document {
    let segments = texts.iter().flat_map(|(s, t)| [segment(s, Lang::DE), segment(t, Lang::EN)]).collect();
    let targets = (0..texts.len()).map(|i| 2 * i + 1);
    Document { segments, pairs: targets.clone().map(|t| pair(Some(t - 1), t)).collect(), blocks: targets.collect(), ..Document::default() }
}

/// Paragraphs, then the sentences in them.
pub fn story(paragraphs: &[&str], sentences: &[&str]) -> Document {
    let segments: Vec<Segment> = paragraphs.iter().chain(sentences).map(|t| segment(t, Lang::EN)).collect();
    let pairs = (paragraphs.len()..segments.len()).map(|i| pair(None, i)).collect();
    Document { segments, pairs, blocks: (0..paragraphs.len()).collect(), ..Document::default() }
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

/// A major finding on words of the translation.
pub fn on(rule: &'static str, segment: usize, range: Range<usize>, confidence: f32) -> Finding {
    let mut finding = Finding::on_target(&RULE, segment, span(range), "").confidence(confidence);
    finding.rule = Cow::Borrowed(rule);
    finding
}

/// A major finding on source words that are not in the translation.
pub fn missing(rule: &'static str, segment: usize, range: Range<usize>, confidence: f32) -> Finding {
    let mut finding = on(rule, segment, range.clone(), confidence);
    finding.target = None;
    finding.source = Some(Mark { segment, span: span(range) });
    finding
}
