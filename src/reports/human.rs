//! For people at a terminal: what is wrong, in its line of text, with the evidence beneath.
use std::fmt::Write as _;
use std::io::{self, Write};

use crate::document::Segment;
use crate::finding::{Finding, Mark, Score, Severity, Verdict};
use crate::formats::Problem;
use crate::text::Span;

use super::excerpt::{self, Line, excerpt, plain, wrap};
use super::summary::{counted, rating};
use super::{DocumentReport, Layout, Report, Said, Summary};

/// Columns of the labels: two of indent, the longest label, two of gap.
const LABEL: usize = 10;
/// Lines of text that are shown around marked words.
const LINES: usize = 2;
/// Narrower than this nothing can be read.
const NARROWEST: usize = 40;
/// Suggestions that are shown.
const SUGGESTIONS: usize = 3;

const BOLD: &str = "1";
const DIM: &str = "2";
const EVIDENCE: &str = "4;36";
const FIX: &str = "32";

fn style(severity: Severity) -> &'static str {
    match severity {
        Severity::Neutral => "36",
        Severity::Minor => "33",
        Severity::Major => "31",
        Severity::Critical => "1;31",
    }
}

pub struct Human<W> {
    out: W,
    layout: Layout,
    /// The story whose name was written last: rows of one file follow each other.
    story: Option<String>,
    said: Said,
}

impl<W: Write> Human<W> {
    pub fn new(out: W, layout: Layout) -> Self {
        Human { out, layout: Layout { width: layout.width.max(NARROWEST), ..layout }, story: None, said: Said::default() }
    }

    fn page(&self) -> Page {
        Page { text: String::new(), colour: self.layout.colour, columns: self.layout.width - LABEL }
    }
}

impl<W: Write> Report for Human<W> {
    fn begin(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn document(&mut self, report: &DocumentReport) -> io::Result<()> {
        let notes = self.said.new_of(report.notes);
        if report.findings.is_empty() && notes.is_empty() {
            return Ok(());
        }
        let mut page = self.page();
        let name = &report.document.name;
        if self.story.as_ref() != Some(name) {
            page.heading(name, report.is_story().then_some(report.score));
            self.story = Some(name.clone());
        }
        for finding in report.findings {
            page.finding(report, finding);
        }
        for note in &notes {
            page.labelled("note", note, "");
        }
        if !notes.is_empty() {
            page.text.push('\n');
        }
        self.out.write_all(page.text.as_bytes())
    }

    fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        let mut page = self.page();
        page.labelled("error", &problem.to_string(), style(Severity::Critical));
        page.text.push('\n');
        self.out.write_all(page.text.as_bytes())
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        let mut page = self.page();
        page.summary(summary);
        self.out.write_all(page.text.as_bytes())?;
        self.out.flush()
    }
}

/// What is written next. Writing to a string cannot fail, so the results of `write!` are dropped.
struct Page {
    text: String,
    colour: bool,
    /// Beside the labels.
    columns: usize,
}

impl Page {
    fn paint(&mut self, style: &str, text: &str) {
        if self.colour && !style.is_empty() {
            let _ = write!(self.text, "\x1b[{style}m{text}\x1b[0m");
        } else {
            self.text.push_str(text);
        }
    }

    fn heading(&mut self, name: &str, score: Option<&Score>) {
        self.paint(BOLD, &plain(name));
        // a story too short for a score has nothing to say here
        if let Some(score) = score.filter(|s| s.verdict != Verdict::InsufficientSample) {
            self.paint(DIM, &format!("  {}", rating(score)));
        }
        self.text.push_str("\n\n");
    }

    fn finding(&mut self, report: &DocumentReport, finding: &Finding) {
        self.paint(style(finding.severity), finding.severity.name());
        self.text.push_str("  ");
        self.paint(BOLD, &plain(&finding.rule));
        self.text.push_str("  ");
        let place = match report.file(finding) {
            Some(f) if *f.path == *report.document.name => format!("{}:{}", f.line, f.column),
            Some(f) => format!("{}:{}:{}", f.path, f.line, f.column),
            None => report.id(report.in_pair(finding.place()).segment).to_owned(),
        };
        self.paint(DIM, &plain(&place));
        self.text.push('\n');
        for line in wrap(&finding.message, self.columns + LABEL - 2) {
            let _ = writeln!(self.text, "  {line}");
        }
        self.evidence(report, finding);
        if !finding.why.is_empty() {
            self.labelled("why", &finding.why, "");
        }
        for (i, suggestion) in finding.suggestions.iter().take(SUGGESTIONS).enumerate() {
            self.labelled(if i == 0 { "say" } else { "or" }, suggestion, FIX);
        }
        self.text.push('\n');
    }

    /// The translation's sentence and the source's, each with its words marked.
    fn evidence(&mut self, report: &DocumentReport, finding: &Finding) {
        let segments = &report.document.segments;
        let unmarked = |segment| Mark { segment, span: Span::new(0, 0) };
        let missing_from = finding.source.and_then(|s| report.document.pairs[report.placement.pair(s.segment)?].target.map(unmarked));
        if let Some(mark) = finding.target.or(missing_from).map(|m| report.in_pair(m))
            && let Some(segment) = segments.get(mark.segment)
        {
            self.quote("text", segment, mark.span, &format!("4;{}", style(finding.severity)));
        }
        if let Some(mark) = finding.source.map(|m| report.in_pair(m))
            && let Some(segment) = segments.get(mark.segment)
        {
            self.quote("source", segment, mark.span, EVIDENCE);
        }
    }

    fn quote(&mut self, label: &str, segment: &Segment, span: Span, style: &str) {
        let mut label = label;
        let mut lines = excerpt(&segment.text, span, self.columns, LINES);
        let turned = lines.iter().any(|l| excerpt::is_right_to_left(&l.text()));
        if turned && !self.colour && !span.is_empty() {
            // where a terminal sets these words in their line cannot be known, so they stand once more on a line of their own
            let marked = format!("⟦{}⟧", plain(segment.of(span)));
            for line in &mut lines {
                line.marks.clear();
            }
            lines.extend(excerpt(&marked, Span::new("⟦".len(), marked.len() - "⟧".len()), self.columns, LINES));
        }
        for line in lines {
            self.label(label);
            self.line(&line, style);
            label = "";
        }
    }

    fn line(&mut self, line: &Line, style: &str) {
        for (run, marked) in &line.runs {
            match marked {
                true => self.paint(style, run),
                false => self.text.push_str(run),
            }
        }
        self.text.push('\n');
        if let Some(carets) = line.carets().filter(|_| !self.colour) {
            self.label("");
            let _ = writeln!(self.text, "{carets}");
        }
    }

    fn label(&mut self, label: &str) {
        self.paint(if label.is_empty() { "" } else { DIM }, &format!("  {label:<0$}", LABEL - 2));
    }

    fn labelled(&mut self, label: &str, text: &str, style: &str) {
        for (i, line) in wrap(text, self.columns).iter().enumerate() {
            self.label(if i == 0 { label } else { "" });
            self.paint(style, line);
            self.text.push('\n');
        }
    }

    fn summary(&mut self, summary: &Summary) {
        let counts: Vec<(Severity, usize)> = Severity::ALL.into_iter().rev().map(|s| (s, summary.findings.of(s))).filter(|&(_, n)| n > 0).collect();
        if counts.is_empty() {
            self.paint(BOLD, "Nothing found");
        }
        for (i, (severity, n)) in counts.into_iter().enumerate() {
            self.text.push_str(if i > 0 { ", " } else { "" });
            self.paint(style(severity), &format!("{n} {severity}"));
        }
        // rows that belong to no story are documents of one segment
        let read = match summary.documents == summary.segments {
            true => counted(summary.segments, "segment"),
            false => counted(summary.documents, "document"),
        };
        let _ = write!(self.text, " in {read}");
        if let Some(score) = &summary.score {
            let _ = write!(self.text, " of {}\n{}", counted(score.words.round() as usize, "word"), rating(score));
        }
        self.text.push('\n');
        if summary.faint > 0 {
            let faint = format!("{} of low confidence not shown (--min-confidence 0 shows all)", counted(summary.faint, "finding"));
            self.paint(DIM, &faint);
            self.text.push('\n');
        }
        if summary.problems > 0 {
            self.paint(style(Severity::Critical), &format!("{} could not be read", counted(summary.problems, "input")));
            self.text.push('\n');
        }
    }
}
