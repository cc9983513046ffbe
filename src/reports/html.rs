//! One page that needs no network: source and translation side by side, findings in place and explained beside them.
mod marks;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::document::{Document, Role, Segment};
use crate::finding::{Finding, Mark, Score, Severity, Verdict};
use crate::formats::Problem;

use super::summary::{counted, rating};
use super::{DocumentReport, Report, Said, Summary};
use marks::{Marks, escape};

const CSS: &str = include_str!("html/page.css");
const JS: &str = include_str!("html/page.js");

/// Up to this many findings their list stands open.
const OPEN_LIST: usize = 12;

pub struct Html<W> {
    out: W,
    /// Findings written so far: they are numbered through the page.
    numbered: usize,
    /// Items of the list of findings, which stands in the summary.
    list: String,
    problems: String,
    /// The story whose section is open: rows of one file follow each other.
    story: Option<String>,
    said: Said,
}

impl<W: Write> Html<W> {
    pub fn new(out: W) -> Self {
        Html { out, numbered: 0, list: String::new(), problems: String::new(), story: None, said: Said::default() }
    }
}

/// A style or script of the page, as its content policy allows it.
fn digest(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

impl<W: Write> Report for Html<W> {
    fn begin(&mut self) -> io::Result<()> {
        let (style, script) = (digest(CSS), digest(JS));
        write!(
            self.out,
            r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Translation check</title>
<style>{CSS}</style>
</head>
<body>
<header>
<h1>Translation check</h1>
<div class="controls" hidden>
<div class="filters" role="group" aria-label="Severities shown">
"#
        )?;
        for severity in Severity::ALL.into_iter().rev() {
            writeln!(self.out, r#"<button type="button" class="{severity}" data-filter="{severity}" aria-pressed="true">{severity} <b>0</b></button>"#)?;
        }
        self.out.write_all(
            r#"</div>
<button type="button" data-fold aria-pressed="false">Only sentences with findings</button>
<div class="steps" role="group" aria-label="Go through the findings">
<button type="button" data-step="-1" aria-keyshortcuts="p k" title="Previous finding (p or k)" aria-label="Previous finding">↑</button>
<output aria-live="polite">–</output>
<button type="button" data-step="1" aria-keyshortcuts="n j" title="Next finding (n or j)" aria-label="Next finding">↓</button>
</div>
</div>
</header>
<main>
"#
            .as_bytes(),
        )
    }

    fn document(&mut self, report: &DocumentReport) -> io::Result<()> {
        let mut story = Story::new(report, self.numbered);
        let notes = self.said.new_of(report.notes);
        let name = &report.document.name;
        if self.story.as_ref() != Some(name) {
            if self.story.replace(name.clone()).is_some() {
                story.html.push_str("</section>\n");
            }
            story.heading();
        }
        story.write(&notes);
        self.numbered += report.findings.len();
        self.list.push_str(&story.list);
        self.out.write_all(story.html.as_bytes())
    }

    fn problem(&mut self, problem: &Problem) -> io::Result<()> {
        self.problems.push_str("<p class=\"problem\"><b>Not read:</b> ");
        escape(&mut self.problems, &problem.to_string());
        self.problems.push_str("</p>\n");
        Ok(())
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        let mut html = String::new();
        if self.story.is_some() {
            html.push_str("</section>\n");
        }
        html.push_str("<section id=\"summary\" aria-label=\"Summary\">\n");
        html.push_str(&self.problems);
        html.push_str("<p class=\"counts\">");
        for severity in Severity::ALL.into_iter().rev().filter(|&s| summary.findings.of(s) > 0) {
            let _ = write!(html, "<span class=\"chip {severity}\">{} {severity}</span> ", summary.findings.of(severity));
        }
        if summary.findings.total() == 0 {
            html.push_str("<b>Nothing found</b> ");
        }
        let _ = write!(html, "in {}", counted(summary.documents, "document"));
        if let Some(score) = &summary.score {
            let _ = write!(html, " of {}. ", counted(score.words.round() as usize, "word"));
            badge(&mut html, score);
        }
        if summary.faint > 0 {
            let _ = write!(html, " <span class=\"faint\">{} of low confidence not shown.</span>", counted(summary.faint, "finding"));
        }
        html.push_str("</p>\n");
        if self.numbered > 0 {
            let open = if self.numbered <= OPEN_LIST { " open" } else { "" };
            let _ = write!(html, "<details id=\"list\"{open}><summary>All findings ({})</summary>\n<ol>\n{}</ol></details>\n", self.numbered, self.list);
        }
        html.push_str("</section>\n</main>\n<script>");
        html.push_str(JS);
        html.push_str("</script>\n</body>\n</html>\n");
        self.out.write_all(html.as_bytes())?;
        self.out.flush()
    }
}

fn badge(html: &mut String, score: &Score) {
    let class = match score.verdict {
        Verdict::Pass => "pass",
        Verdict::Fail => "fail",
        Verdict::InsufficientSample => "open",
    };
    let _ = write!(html, "<span class=\"badge {class}\">{}</span>", rating(score));
}

/// Language and direction of an element.
fn language(html: &mut String, segment: &Segment) {
    let direction = if segment.lang.is_right_to_left() { "rtl" } else { "ltr" };
    let _ = write!(html, " lang=\"{}\" dir=\"{direction}\"", segment.lang);
}

/// One story in the making.
struct Story<'a> {
    report: &'a DocumentReport<'a>,
    document: &'a Document,
    /// Findings on the page before it.
    before: usize,
    marks: Marks,
    html: String,
    list: String,
}

impl<'a> Story<'a> {
    fn new(report: &'a DocumentReport<'a>, before: usize) -> Story<'a> {
        let marks = Marks::new(report, before);
        Story { report, document: report.document, before, marks, html: String::new(), list: String::new() }
    }

    fn heading(&mut self) {
        self.html.push_str("<section class=\"story\">\n<h2>");
        escape(&mut self.html, &self.document.name);
        self.html.push_str("</h2>\n");
        if self.report.is_story() {
            self.html.push_str("<p class=\"about\">");
            if let Some(date) = self.document.date {
                let _ = write!(self.html, "{date} · ");
            }
            badge(&mut self.html, self.report.score);
            self.html.push_str("</p>\n");
        }
        self.columns();
    }

    fn write(&mut self, notes: &[&String]) {
        for note in notes {
            self.html.push_str("<p class=\"note\">");
            escape(&mut self.html, note);
            self.html.push_str("</p>\n");
        }
        // every finding stands in the row of the pair it begins in; what belongs to none has a row of its own below
        let home = |f: &Finding| self.report.placement.pieces(f.place().segment, f.place().span).first().map_or(0, |p| p.0);
        let (mut in_pair, mut apart): (BTreeMap<usize, Vec<usize>>, BTreeMap<usize, Vec<usize>>) = Default::default();
        for (index, finding) in self.report.findings.iter().enumerate() {
            let home = home(finding);
            match self.report.placement.pair(home) {
                Some(pair) => in_pair.entry(pair).or_default().push(index),
                None => apart.entry(home).or_default().push(index),
            }
        }
        let mut block = None;
        for (index, pair) in self.document.pairs.iter().enumerate() {
            let stands_in = pair.target.and_then(|t| self.report.placement.in_block(t)).map(|b| b.0);
            let begins = stands_in.is_none() || stands_in != block;
            block = stands_in;
            self.row(pair.source, pair.target, begins, in_pair.get(&index).map_or(&[], Vec::as_slice));
        }
        for (segment, findings) in apart {
            self.row(None, Some(segment), true, &findings);
        }
    }

    fn alone(&self) -> &'static str {
        if self.document.has_source() { "" } else { " alone" }
    }

    fn columns(&mut self) {
        let _ = write!(self.html, "<div class=\"pair columns{}\">", self.alone());
        let sides = [self.document.source_lang.filter(|_| self.document.has_source()), self.document.target_lang];
        for (lang, class) in sides.into_iter().zip(["source", "target"]) {
            if class == "target" || self.document.has_source() {
                let _ = write!(self.html, "<div class=\"{class}\">{}</div>", lang.map_or("", |l| l.name()));
            }
        }
        self.html.push_str("<div class=\"notes\"></div></div>\n");
    }

    fn row(&mut self, source: Option<usize>, target: Option<usize>, begins: bool, findings: &[usize]) {
        let role = target.or(source).and_then(|s| self.document.segments.get(s)).map_or(Role::Paragraph, |s| s.role);
        let role = match role {
            Role::Headline => " headline",
            Role::Lead => " lead",
            Role::Subhead => " subhead",
            Role::Caption => " caption",
            Role::Boilerplate | Role::Slug | Role::Dateline => " boilerplate",
            Role::Paragraph | Role::Quote => "",
        };
        let (begins, clean) = (if begins { " begins" } else { "" }, if findings.is_empty() { " clean" } else { "" });
        let _ = write!(self.html, "<div class=\"pair{role}{begins}{clean}{}\">", self.alone());
        if self.document.has_source() {
            self.side("source", source, "no source");
        }
        self.side("target", target, "not translated");
        self.html.push_str("<div class=\"notes\">");
        for &finding in findings {
            self.card(finding);
        }
        self.html.push_str("</div></div>\n");
    }

    fn side(&mut self, class: &str, segment: Option<usize>, absent: &str) {
        let Some((index, segment)) = segment.and_then(|i| Some((i, self.document.segments.get(i)?))) else {
            let _ = write!(self.html, "<div class=\"{class} absent\">{absent}</div>");
            return;
        };
        let _ = write!(self.html, "<div class=\"{class}\"");
        language(&mut self.html, segment);
        self.html.push('>');
        self.marks.write(&mut self.html, index, &segment.text);
        self.html.push_str("</div>");
    }

    fn card(&mut self, index: usize) {
        let finding = &self.report.findings[index];
        let (number, severity) = (self.before + index + 1, finding.severity);
        let place = match self.report.file(finding) {
            Some(f) if *f.path == *self.document.name => format!("{}:{}", f.line, f.column),
            Some(f) => format!("{}:{}:{}", f.path, f.line, f.column),
            None => self.report.id(self.report.in_pair(finding.place()).segment).to_owned(),
        };
        let html = &mut self.html;
        let _ = write!(html, "<article class=\"card {severity}\" id=\"f{number}\" data-severity=\"{severity}\" tabindex=\"-1\" aria-labelledby=\"t{number}\">");
        let _ = write!(html, "<h3 id=\"t{number}\"><span class=\"chip {severity}\">{number} {severity}</span> ");
        escape(html, &finding.message);
        html.push_str("</h3>");
        if !finding.why.is_empty() {
            html.push_str("<p class=\"why\">");
            escape(html, &finding.why);
            html.push_str("</p>");
        }
        let words = |mark: Option<Mark>| {
            let mark = mark?;
            let segment = self.document.segments.get(mark.segment)?;
            Some((segment, segment.of(mark.span))).filter(|(_, words)| !words.is_empty())
        };
        html.push_str("<div class=\"instead\">");
        if let Some((segment, source)) = words(finding.source) {
            html.push_str("<p class=\"evidence\">Source: <q");
            language(html, segment);
            html.push('>');
            escape(html, source);
            html.push_str("</q></p>");
        }
        if !finding.suggestions.is_empty() {
            let target = finding.target.map(|m| m.segment).or_else(|| self.document.pairs[self.report.placement.pair(finding.source?.segment)?].target);
            html.push_str("<ul aria-label=\"Say instead\">");
            for suggestion in &finding.suggestions {
                html.push_str("<li");
                if let Some(segment) = target.and_then(|t| self.document.segments.get(t)) {
                    language(html, segment);
                }
                html.push('>');
                escape(html, suggestion);
                html.push_str("</li>");
            }
            html.push_str("</ul>");
        }
        let _ = write!(html, "</div><p class=\"meta\"><code title=\"{}\">", finding.category);
        escape(html, &finding.rule);
        let _ = write!(html, "</code> · {:.0} % sure · ", finding.confidence * 100.0);
        escape(html, &place);
        html.push_str("</p></article>");

        let list = &mut self.list;
        let _ = write!(list, "<li data-severity=\"{severity}\"><span class=\"chip {severity}\">{number} {severity}</span> <a href=\"#f{number}\">");
        if let Some((segment, marked)) = words(finding.target.or(finding.source)) {
            list.push_str("<b");
            language(list, segment);
            list.push('>');
            escape(list, &shortened(marked));
            list.push_str("</b> ");
        }
        escape(list, &finding.message);
        list.push_str("</a> <span class=\"place\">");
        if !place.contains(&self.document.name) {
            escape(list, &self.document.name);
            list.push(' ');
        }
        escape(list, &place);
        list.push_str("</span></li>\n");
    }
}

/// The first words of a long passage.
fn shortened(text: &str) -> std::borrow::Cow<'_, str> {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()).into(),
        None => text.into(),
    }
}
