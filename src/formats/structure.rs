//! The parts of a story: headline, dateline, lead, paragraphs, subheads, boilerplate; and its day.
use crate::document::{Date, Part, Role};
use crate::text::Span;

pub struct Structure {
    pub parts: Vec<Part>,
    pub date: Option<Date>,
}

/// Reads the structure off a normalised text.
pub fn of(text: &str) -> Structure {
    let parts = text
        .split('\n')
        .filter(|l| !l.trim().is_empty())
        .map(|l| {
            let start = l.trim_start().as_ptr() as usize - text.as_ptr() as usize;
            Part { span: Span::new(start, start + l.trim().len()), role: Role::Paragraph }
        })
        .collect();
    Structure { parts, date: None }
}
