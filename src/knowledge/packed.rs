//! The built-in base as the build packs it. Shared with the build script.
use serde::{Deserialize, Serialize};

/// One side of an entry (with a source, or alone): what finds it, and apart from that what it then says.
#[derive(Debug, Deserialize, Serialize)]
pub struct PackedEntry<'p> {
    pub id: &'p str,
    /// Cues, or without a source the garblings.
    #[serde(borrow)]
    pub cues: Vec<&'p str>,
    #[serde(borrow)]
    pub when: Vec<&'p str>,
    /// The [`Rendering`](super::schema::Rendering), packed by itself: read when one of its cues is met.
    pub rendering: &'p [u8],
}
