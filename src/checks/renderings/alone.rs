use std::borrow::Cow;
use std::cell::LazyCell;

use crate::analysis::{DocumentAnalysis, SegmentAnalysis};
use crate::finding::{Finding, Mark, Scope};
use crate::knowledge::{Entry, Knowledge, Match, Sought, View};

use super::{ALONE, Judged, TopicHits};

/// The source language of renderings that many languages yield (ISO 639-2).
const ANY_LANGUAGE: &str = "mul";
/// Confidence in what was written for another source language; below that of the story's own.
const FOREIGN: f32 = 0.7;

/// Garblings that show in the translation itself.
pub(super) fn check(document: &DocumentAnalysis, knowledge: &Knowledge, out: &mut Vec<Finding>) {
    find(document.blocks().collect(), knowledge, |_, _, finding| out.push(finding));
}

/// The same beside a source: where an entry, or words, were judged by their source, the target alone has nothing to add.
pub(super) fn check_beside(document: &DocumentAnalysis, knowledge: &Knowledge, judged: &Judged, out: &mut Vec<Finding>) {
    let by_source = out.len();
    let Some(source) = document.pairs().next().map(|p| p.source.segment.lang) else { return };
    find(document.pairs().map(|p| p.target).collect(), knowledge, |entry, mark, mut finding| {
        let said = |f: &Finding| f.target.is_some_and(|t| t.segment == mark.segment && t.span.overlaps(mark.span));
        if judged.contains(&(mark.segment, entry.id.clone())) || out[..by_source].iter().any(said) {
            return;
        }
        if entry.written_for.is_some_and(|l| !l.same(&source) && l.primary() != ANY_LANGUAGE) {
            // it names a word of another language, which does not stand in this source
            finding.why = "Machines print this for an expression of the source; no native editor writes it.".into();
            finding.confidence = FOREIGN;
        }
        out.push(finding);
    });
}

fn find(segments: Vec<&SegmentAnalysis>, knowledge: &Knowledge, mut found: impl FnMut(&Entry, Mark, Finding)) {
    let Some(first) = segments.first() else { return };
    let base = knowledge.base(None, first.segment.lang);
    if base.is_empty() {
        return;
    }
    let mut hits: Vec<(u32, &SegmentAnalysis, Match)> = Vec::new();
    for block in &segments {
        base.scan_target(Sought::Entries, block.layout(), |entry, m| hits.push((entry, block, m)));
    }
    let topics = LazyCell::new(|| {
        let mut topics = TopicHits::default();
        for block in &segments {
            base.scan_target(Sought::Topics, block.layout(), |topic, m| topics.note(topic, block.index, m));
        }
        topics
    });
    for (i, (id, block, m)) in hits.iter().enumerate() {
        let entry = base.entry(*id);
        let longer = |other: &(u32, &SegmentAnalysis, Match)| other.1.index == block.index && m.within(&other.2);
        // two patterns of one entry that overlap say the same
        let told = hits[..i].iter().any(|(o, b, n)| o == id && b.index == block.index && m.overlaps(n) && !n.within(m));
        if told || hits.iter().any(longer) || !entry.when.is_empty() && !topics.any(&entry.when, &[(block.index, m)]) {
            continue;
        }
        let segment = block.segment;
        let span = m.span(&segment.tokens);
        let unless = &entry.detail().unless_target;
        if !unless.is_empty() {
            let view = View::new(block.layout(), &base.target_classes);
            let sentence = block.sentences().iter().copied().find(|s| s.contains(span)).unwrap_or(span);
            if unless.iter().any(|u| view.find_all(u).iter().any(|f| sentence.contains(f.span(&segment.tokens)))) {
                continue;
            }
        }
        found(entry, Mark { segment: block.index, span }, finding(entry, block.index, segment.of(span), span));
    }
}

fn finding(entry: &Entry, segment: usize, words: &str, span: crate::text::Span) -> Finding {
    let detail = entry.detail();
    Finding {
        rule: Cow::Owned(entry.id.to_string()),
        category: detail.category,
        severity: detail.severity,
        confidence: ALONE,
        message: format!("“{words}” looks like a machine's rendering"),
        why: detail.why.clone(),
        target: Some(Mark { segment, span }),
        source: None,
        suggestions: detail.suggest.clone(),
        term: None,
        scope: Scope::Words,
    }
}
