//! Text with its marked words, escaped.
use std::fmt::Write;

use rustc_hash::FxHashMap;

use crate::finding::Severity;
use crate::text::Span;

use super::DocumentReport;

#[derive(Clone, Copy, Debug)]
struct Marked {
    span: Span,
    /// Of the finding, on the page.
    number: usize,
    /// `None` for the source words that are its evidence.
    severity: Option<Severity>,
    /// Its last piece bears the number.
    last: bool,
}

/// The marked words of a document, by segment.
pub struct Marks(FxHashMap<usize, Vec<Marked>>);

impl Marks {
    /// Those of a report, numbered after the `before` that stand above it.
    pub fn new(report: &DocumentReport, before: usize) -> Marks {
        let mut marks: FxHashMap<usize, Vec<Marked>> = FxHashMap::default();
        for (index, finding) in report.findings.iter().enumerate() {
            for (mark, severity) in [(finding.target, Some(finding.severity)), (finding.source, finding.target.is_none().then_some(finding.severity))] {
                let Some(mark) = mark else { continue };
                let pieces = report.placement.pieces(mark.segment, mark.span);
                let count = pieces.len();
                for (i, (segment, span)) in pieces.into_iter().enumerate() {
                    marks.entry(segment).or_default().push(Marked { span, number: before + index + 1, severity, last: i + 1 == count });
                }
            }
        }
        Marks(marks)
    }

    /// Writes a segment's text. Where marks cross or nest, every stretch leads to the shortest of its findings.
    pub fn write(&self, html: &mut String, segment: usize, text: &str) {
        let Some(marks) = self.0.get(&segment) else { return escape(html, text) };
        let fit = |at: usize| text.floor_char_boundary(at);
        let marks: Vec<Marked> = marks.iter().map(|m| Marked { span: Span::new(fit(m.span.start), fit(m.span.end.max(m.span.start))), ..*m }).collect();
        let mut bounds: Vec<usize> = marks.iter().flat_map(|m| [m.span.start, m.span.end]).chain([0, text.len()]).collect();
        bounds.sort_unstable();
        bounds.dedup();
        for (i, &start) in bounds.iter().enumerate() {
            for point in marks.iter().filter(|m| m.span.is_empty() && m.span.start == start) {
                link(html, "", &[point]);
            }
            let Some(&end) = bounds.get(i + 1) else { break };
            let stretch = Span::new(start, end);
            let mut here: Vec<&Marked> = marks.iter().filter(|m| m.span.contains(stretch)).collect();
            here.sort_by_key(|m| (m.span.len(), m.number));
            if here.is_empty() {
                escape(html, stretch.of(text));
            } else {
                link(html, stretch.of(text), &here);
                for m in here.iter().filter(|m| m.span.end == end && m.last) {
                    let _ = write!(html, "<sup class=\"{}\" data-n=\"{}\"></sup>", class(m.severity), m.number);
                }
            }
        }
    }
}

fn class(severity: Option<Severity>) -> &'static str {
    severity.map_or("evidence", Severity::name)
}

/// Words that lead to the finding that explains them; none for a place between words.
fn link(html: &mut String, words: &str, marks: &[&Marked]) {
    let Some(first) = marks.first() else { return };
    let worst = marks.iter().filter_map(|m| m.severity).max();
    let point = if words.is_empty() { " point" } else { "" };
    let numbers: Vec<String> = marks.iter().map(|m| m.number.to_string()).collect();
    let (class, number) = (class(worst), first.number);
    let _ = write!(html, "<a class=\"mark {class}{point}\" href=\"#f{number}\" data-f=\"{}\" aria-describedby=\"t{number}\">", numbers.join(" "));
    escape(html, words);
    html.push_str("</a>");
}

/// Writes text so that a browser shows it as it is.
pub fn escape(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\r' => html.push_str("&#13;"),
            '\n' | '\t' => html.push(c),
            c if c.is_control() => html.push('\u{FFFD}'),
            c => html.push(c),
        }
    }
}
