use serde::Serialize;

/// What a part of a story is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Slug,
    Headline,
    Dateline,
    Lead,
    #[default]
    Paragraph,
    Subhead,
    /// A quotation set as a line of its own.
    Quote,
    /// Credits, copyright lines, dispatch codes: not checked as prose.
    Boilerplate,
}

impl Role {
    /// Running text in whole sentences.
    pub fn is_prose(self) -> bool {
        matches!(self, Role::Lead | Role::Paragraph | Role::Quote)
    }
}
