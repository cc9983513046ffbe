//! The public JSON, version 1: types of its own, so that a change inside never changes what others read.
use std::io::{self, Write};

use serde::Serialize;

use crate::document::{FilePlace, Location};
use crate::finding::{Category, Finding, Fingerprint, Mark, Score, Severity, Term};
use crate::formats::Problem;

use super::{DocumentReport, Summary, summary::Counts};

/// Version of every record.
pub const VERSION: u32 = 1;

/// A finding. Offsets are Unicode code points of the segment as it was given, the end exclusive.
#[derive(Debug, Serialize)]
pub struct FindingRecord<'a> {
    pub r#type: &'static str,
    pub version: u32,
    /// The pair that `target` and `source` are offsets in; for words that reach over several, their paragraph.
    pub id: &'a str,
    pub document: &'a str,
    pub rule: &'a str,
    pub category: Category,
    pub severity: Severity,
    pub confidence: f32,
    pub message: &'a str,
    pub why: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Location>,
    /// Where to go to mend it: the marked words, or the sentence they are missing from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<FilePlace>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub suggestions: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<&'a Term>,
    pub fingerprint: Fingerprint,
}

impl<'a> FindingRecord<'a> {
    pub fn new(report: &DocumentReport<'a>, finding: &'a Finding, fingerprint: Fingerprint) -> FindingRecord<'a> {
        let DocumentReport { document, .. } = report;
        let place = report.in_pair(finding.place());
        let location = |mark: Option<Mark>| {
            let mark = report.in_pair(mark?);
            Some(document.segments.get(mark.segment)?.location(mark.span))
        };
        FindingRecord {
            r#type: "finding",
            version: VERSION,
            id: report.id(place.segment),
            document: &document.name,
            rule: &finding.rule,
            category: finding.category,
            severity: finding.severity,
            confidence: (finding.confidence * 1000.0).round() / 1000.0,
            message: &finding.message,
            why: &finding.why,
            target: location(finding.target),
            source: location(finding.source),
            file: report.file(finding),
            suggestions: &finding.suggestions,
            term: finding.term.as_ref(),
            fingerprint,
        }
    }
}

/// A segment's score, 0 to 100, higher is better.
#[derive(Debug, Serialize)]
pub struct SegmentRecord<'a> {
    pub r#type: &'static str,
    pub id: &'a str,
    pub score: f64,
    /// Words of the translation; of the source where there is no translation.
    pub words: u64,
}

/// The segment records of a document.
pub fn segments<'a>(report: &DocumentReport<'a>) -> impl Iterator<Item = SegmentRecord<'a>> {
    let document = report.document;
    document.pairs.iter().zip(report.segments).map(|(pair, &score)| {
        let words = pair.target.or(pair.source).map_or(0.0, |s| document.segments[s].words());
        SegmentRecord { r#type: "segment", id: &pair.id, score, words: words.round() as u64 }
    })
}

/// The findings' records of a document.
pub fn findings<'a>(report: &DocumentReport<'a>) -> impl Iterator<Item = FindingRecord<'a>> {
    report.findings.iter().zip(report.fingerprints).map(|(f, &p)| FindingRecord::new(report, f, p))
}

/// What is known of a document as a whole.
#[derive(Debug, Serialize)]
pub struct DocumentRecord<'a> {
    pub r#type: &'static str,
    pub version: u32,
    pub document: &'a str,
    pub score: ScoreRecord,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub notes: &'a [String],
}

impl<'a> DocumentRecord<'a> {
    pub fn new(report: &DocumentReport<'a>) -> DocumentRecord<'a> {
        DocumentRecord { r#type: "document", version: VERSION, document: &report.document.name, score: ScoreRecord::new(report.score), notes: report.notes }
    }
}

/// An input that could not be read.
#[derive(Debug, Serialize)]
pub struct ProblemRecord {
    pub r#type: &'static str,
    pub version: u32,
    pub path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    pub message: String,
}

impl ProblemRecord {
    pub fn new(problem: &Problem) -> ProblemRecord {
        let Problem { path, line, message } = problem;
        ProblemRecord { r#type: "problem", version: VERSION, path: path.display().to_string(), line: *line, message: message.clone() }
    }
}

/// A score; `verdict` is `pass`, `fail` or `insufficient-sample`.
#[derive(Debug, Serialize)]
pub struct ScoreRecord {
    pub verdict: crate::finding::Verdict,
    pub calibrated: f64,
    pub raw: f64,
    pub penalty: f64,
    pub words: f64,
}

impl ScoreRecord {
    pub fn new(score: &Score) -> ScoreRecord {
        let round = |x: f64| (x * 100.0).round() / 100.0;
        ScoreRecord {
            verdict: score.verdict,
            calibrated: round(score.calibrated),
            raw: round(score.raw),
            penalty: round(score.penalty),
            words: round(score.words),
        }
    }
}

/// A whole run.
#[derive(Debug, Serialize)]
pub struct SummaryRecord<'a> {
    pub r#type: &'static str,
    pub version: u32,
    pub documents: usize,
    pub segments: usize,
    pub findings: Counts,
    pub rules: &'a std::collections::BTreeMap<String, usize>,
    /// Findings below the confidence that is shown.
    pub faint: usize,
    pub problems: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<ScoreRecord>,
}

impl<'a> SummaryRecord<'a> {
    pub fn new(summary: &'a Summary) -> SummaryRecord<'a> {
        let Summary { documents, segments, findings, ref rules, faint, problems, ref score } = *summary;
        let score = score.as_ref().map(ScoreRecord::new);
        SummaryRecord { r#type: "summary", version: VERSION, documents, segments, findings, rules, faint, problems, score }
    }
}

/// Writes one record.
pub fn write(out: &mut impl Write, record: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(out, record).map_err(io::Error::from)
}
