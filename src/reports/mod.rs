//! What a run tells: one file per format. A report is written document by document, so that a run of any length needs no memory.
mod excerpt;
mod html;
mod human;
mod json;
mod jsonl;
mod records;
mod summary;

pub use html::Html;
pub use human::Human;
pub use json::Json;
pub use jsonl::Jsonl;
pub use records::{FindingRecord, SegmentRecord};
pub use summary::{Counts, Summary};

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::document::{Document, FilePlace, Placement};
use crate::finding::{Finding, Fingerprint, Mark, Score};
use crate::formats::Problem;
use crate::text::Span;

/// One checked document, as the engine hands it to a report.
#[derive(Clone, Copy, Debug)]
pub struct DocumentReport<'a> {
    pub document: &'a Document,
    pub placement: &'a Placement,
    /// In order of their place.
    pub findings: &'a [Finding],
    /// One for each of `findings`.
    pub fingerprints: &'a [Fingerprint],
    /// For each of the document's pairs, 0 to 100; empty where segment records are not asked for.
    pub segments: &'a [f64],
    pub score: &'a Score,
    /// What the reader has to know of this document: checks that do not work for its language, how its date was found.
    pub notes: &'a [String],
    /// Findings that were not sure enough to be shown.
    pub faint: usize,
}

impl<'a> DocumentReport<'a> {
    /// More than a row that belongs to no story, whose score would say nothing.
    fn is_story(&self) -> bool {
        self.document.pairs.len() > 1
    }

    /// The same words in the segment of their pair, where one holds them.
    fn in_pair(&self, mark: Mark) -> Mark {
        let (segment, span) = self.placement.in_pair(mark.segment, mark.span);
        Mark { segment, span }
    }

    /// What reports call a segment: its pair's id, or its own.
    fn id(&self, segment: usize) -> &'a str {
        match self.placement.pair(segment) {
            Some(pair) => &self.document.pairs[pair].id,
            None => self.document.segments.get(segment).map_or("", |s| &s.id),
        }
    }

    /// Where in a file to go to mend a finding: the marked words, the sentence they are missing from, or the source's words.
    fn file(&self, finding: &Finding) -> Option<FilePlace> {
        let document = self.document;
        let missing_from = || {
            let target = document.pairs[self.placement.pair(finding.source?.segment)?].target?;
            Some(Mark { segment: target, span: Span::new(0, document.segments[target].text.len()) })
        };
        let mark = self.in_pair(finding.target.or_else(missing_from).or(finding.source)?);
        document.segments.get(mark.segment)?.file(mark.span)
    }
}

/// Notes that were given before: what holds for every row of a file is said once.
#[derive(Debug, Default)]
struct Said(BTreeSet<String>);

impl Said {
    /// Those that are new.
    fn new_of<'n>(&mut self, notes: &'n [String]) -> Vec<&'n String> {
        notes.iter().filter(|n| !self.0.contains(*n) && self.0.insert((*n).clone())).collect()
    }
}

/// A report in the making.
pub trait Report {
    fn begin(&mut self) -> io::Result<()>;

    fn document(&mut self, report: &DocumentReport) -> io::Result<()>;

    /// Something that could not be read; the run goes on.
    fn problem(&mut self, problem: &Problem) -> io::Result<()>;

    fn end(&mut self, summary: &Summary) -> io::Result<()>;
}

/// The formats there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Human,
    Json,
    Jsonl,
    Html,
}

impl Format {
    pub const ALL: [Format; 4] = [Format::Human, Format::Json, Format::Jsonl, Format::Html];

    pub fn name(self) -> &'static str {
        match self {
            Format::Human => "human",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Html => "html",
        }
    }
}

impl std::str::FromStr for Format {
    type Err = String;
    fn from_str(s: &str) -> Result<Self, String> {
        Format::ALL.into_iter().find(|f| f.name() == s).ok_or_else(|| {
            let names: Vec<_> = Format::ALL.iter().map(|f| f.name()).collect();
            format!("unknown format “{s}”: one of {}", names.join(", "))
        })
    }
}

/// How a report for people is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Write terminal colours.
    pub colour: bool,
    /// Columns of a line.
    pub width: usize,
}

impl Default for Layout {
    fn default() -> Self {
        Layout { colour: false, width: 80 }
    }
}

/// A report of this format that goes to `out`.
pub fn report<'w>(format: Format, out: impl Write + 'w, layout: Layout) -> Box<dyn Report + 'w> {
    match format {
        Format::Human => Box::new(Human::new(out, layout)),
        Format::Json => Box::new(Json::new(out)),
        Format::Jsonl => Box::new(Jsonl::new(out)),
        Format::Html => Box::new(Html::new(out)),
    }
}
