//! Stories whose rows do not stand together in a JSONL file: found in a first, cheap pass.
use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::value::RawValue;
use smallvec::SmallVec;

use super::jsonl;
use super::lines::{Line, LineReader, Place};

/// Rows of one story that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    pub start: Place,
    /// Byte of the file at which the run ends.
    pub end: u64,
}

/// The runs of every story that has more than one.
#[derive(Default)]
pub struct Scattered {
    /// By the story's name.
    runs: FxHashMap<String, SmallVec<[Run; 1]>>,
}

#[derive(Deserialize)]
struct OnlyDoc<'l> {
    #[serde(borrow, default)]
    doc: Option<&'l RawValue>,
}

impl Scattered {
    pub fn find(file: &Path) -> io::Result<Scattered> {
        let mut lines = LineReader::new(BufReader::with_capacity(256 * 1024, File::open(file)?));
        let finder = memchr::memmem::Finder::new(b"\"doc\"");
        let mut runs: FxHashMap<String, SmallVec<[Run; 1]>> = FxHashMap::default();
        let mut last: Option<String> = None;
        while let Some(Line { place: start, end, bytes }) = lines.next()? {
            let Some(bytes) = bytes else {
                last = None;
                continue;
            };
            let doc = finder.find(bytes).and_then(|_| serde_json::from_slice::<OnlyDoc>(bytes).ok()).and_then(|d| jsonl::name(d.doc).ok()?);
            match doc {
                Some(doc) if last.as_ref() == Some(&doc) => {
                    if let Some(run) = runs.get_mut(&doc).and_then(|known| known.last_mut()) {
                        run.end = end;
                    }
                }
                Some(doc) => {
                    runs.entry(doc.clone()).or_default().push(Run { start, end });
                    last = Some(doc);
                }
                // a blank line between two rows parts no story
                None if bytes.trim_ascii().is_empty() => (),
                None => last = None,
            }
        }
        runs.retain(|_, runs| runs.len() > 1);
        Ok(Scattered { runs })
    }

    /// The runs of this story, in the order of the file; none where it stands together.
    pub fn runs(&self, doc: &str) -> &[Run] {
        self.runs.get(doc).map_or(&[], |runs| runs)
    }
}
