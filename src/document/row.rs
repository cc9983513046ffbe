use std::sync::Arc;

use crate::text::Lang;

use super::{Date, Locate};

/// A text with the way back to where it was read.
#[derive(Clone, Debug)]
pub struct Text {
    /// Normalised: NFC, no soft hyphens or zero-width spaces, `\n` for line ends.
    pub text: String,
    pub locate: Arc<dyn Locate>,
}

/// A translation unit as a bilingual format gives it.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: String,
    /// Rows with the same value are one story.
    pub doc: Option<String>,
    pub source: Option<Text>,
    pub target: Text,
    pub source_lang: Option<Lang>,
    pub target_lang: Option<Lang>,
    pub date: Option<Date>,
}
