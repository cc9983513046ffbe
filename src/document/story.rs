use std::sync::Arc;

use crate::text::{Lang, Span};

use super::{Date, Locate, Role};

/// One paragraph, heading or line of a story; `span` is in bytes of [`Story::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub span: Span,
    pub role: Role,
}

/// A story as a format read it: the whole normalised text and its parts, in order.
#[derive(Clone, Debug)]
pub struct Story {
    /// File path or `-`.
    pub name: String,
    pub text: String,
    pub parts: Vec<Part>,
    /// As declared by the file or found in its text; `None` when it is too short to tell.
    pub lang: Option<Lang>,
    /// From a dispatch code or a dateline with a full date.
    pub date: Option<Date>,
    /// Leads from bytes of `text` to the file.
    pub locate: Arc<dyn Locate>,
}
