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
    /// What stands under a picture.
    Caption,
    /// A quotation set as a line of its own.
    Quote,
    /// Credits, copyright lines, dispatch codes: not checked as prose.
    Boilerplate,
}

impl Role {
    /// Set apart from the running text: desks write, keep and drop these as their pages want them.
    pub fn is_display(self) -> bool {
        matches!(self, Role::Headline | Role::Subhead | Role::Caption)
    }

    /// Running text in whole sentences.
    pub fn is_prose(self) -> bool {
        matches!(self, Role::Lead | Role::Paragraph | Role::Quote)
    }
}
