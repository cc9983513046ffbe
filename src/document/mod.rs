//! A story with its structure, and the pairs of segments that are checked.
mod placement;
mod role;
mod row;
mod segment;
mod story;

pub use placement::Placement;
pub use role::Role;
pub use row::{Row, Text};
pub use segment::{FilePlace, Locate, Location, Segment, Unplaced};
pub use story::{Part, Story};

pub use jiff::civil::Date;

use crate::text::Lang;

/// One source segment and the target segment that translates it, by their index in [`Document::segments`].
#[derive(Clone, Debug)]
pub struct Pair {
    /// What reports call it: the row's id, or the place in the story (`p4.s2`).
    pub id: String,
    pub source: Option<usize>,
    pub target: Option<usize>,
    /// How sure the alignment is, 0 to 1; rows given as pairs have 1.
    pub confidence: f32,
    /// It stands elsewhere in the translation than in the source.
    pub moved: bool,
}

/// What is checked: a story alone or with its source, or rows that are one story.
#[derive(Debug, Default)]
pub struct Document {
    /// File or `doc` value; what reports call it.
    pub name: String,
    pub source_lang: Option<Lang>,
    pub target_lang: Option<Lang>,
    /// Day of the story, from its dispatch code, its dateline or the command line.
    pub date: Option<Date>,
    pub segments: Vec<Segment>,
    /// Aligned segments, in target order. Without a source: every target segment alone.
    pub pairs: Vec<Pair>,
    /// Target paragraphs (or rows), in order: what is read as running text. For rows these are the pairs' own targets.
    pub blocks: Vec<usize>,
}

impl Document {
    pub fn has_source(&self) -> bool {
        self.pairs.iter().any(|p| p.source.is_some())
    }
}
