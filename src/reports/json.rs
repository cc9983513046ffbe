//! One JSON object for the whole run: `{"version":1,"documents":[{"document":…,"findings":[…]},…],"problems":[…],"summary":{…}}`,
//! its records those of the lines format.
use std::io::{self, Write};

use serde::Serialize;

use crate::formats::Problem;

use super::records::{self, DocumentRecord, FindingRecord, ProblemRecord, SegmentRecord, SummaryRecord};
use super::{DocumentReport, Report, Summary};

/// A document with all its records.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    document: DocumentRecord<'a>,
    findings: Vec<FindingRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    segments: Vec<SegmentRecord<'a>>,
}

pub struct Json<W> {
    out: W,
    first: bool,
    problems: Vec<ProblemRecord>,
}

impl<W: Write> Json<W> {
    pub fn new(out: W) -> Self {
        Json { out, first: true, problems: Vec::new() }
    }
}

impl<W: Write> Report for Json<W> {
    fn begin(&mut self) -> io::Result<()> {
        write!(self.out, "{{\"version\":{},\"documents\":[", records::VERSION)
    }

    fn document(&mut self, report: &DocumentReport) -> io::Result<()> {
        self.out.write_all(if std::mem::take(&mut self.first) { b"\n" } else { b",\n" })?;
        let findings = records::findings(report).collect();
        let whole = Whole { document: DocumentRecord::new(report), findings, segments: records::segments(report).collect() };
        records::write(&mut self.out, &whole)
    }

    fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        self.problems.push(ProblemRecord::new(problem));
        Ok(())
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        self.out.write_all(b"\n],\"problems\":")?;
        records::write(&mut self.out, &self.problems)?;
        self.out.write_all(b",\"summary\":")?;
        records::write(&mut self.out, &SummaryRecord::new(summary))?;
        self.out.write_all(b"}\n")?;
        self.out.flush()
    }
}
