//! One JSON object a line, as soon as it is known.
use std::io::{self, Write};

use serde::Serialize;

use crate::formats::Problem;

use super::records::{self, DocumentRecord, ProblemRecord, SummaryRecord};
use super::{DocumentReport, Report, Said, Summary};

/// `finding`, `segment`, `document`, `problem` and `summary` records. A document has a record of its own where it is a story and
/// scores are asked for, or there is something new to say of it.
pub struct Jsonl<W> {
    out: W,
    /// Records of one document, written at once.
    lines: Vec<u8>,
    said: Said,
}

impl<W: Write> Jsonl<W> {
    pub fn new(out: W) -> Self {
        Jsonl { out, lines: Vec::new(), said: Said::default() }
    }

    fn line(&mut self, record: &impl Serialize) -> io::Result<()> {
        records::write(&mut self.lines, record)?;
        self.lines.push(b'\n');
        Ok(())
    }

    fn send(&mut self) -> io::Result<()> {
        self.out.write_all(&self.lines)?;
        self.lines.clear();
        Ok(())
    }
}

impl<W: Write> Report for Jsonl<W> {
    fn begin(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn document(&mut self, report: &DocumentReport) -> io::Result<()> {
        for record in records::findings(report) {
            self.line(&record)?;
        }
        for record in records::segments(report) {
            self.line(&record)?;
        }
        let new = !self.said.new_of(report.notes).is_empty();
        if new || report.is_story() && !report.segments.is_empty() {
            self.line(&DocumentRecord::new(report))?;
        }
        self.send()
    }

    fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        self.line(&ProblemRecord::new(problem))?;
        self.send()
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        self.line(&SummaryRecord::new(summary))?;
        self.send()?;
        self.out.flush()
    }
}
