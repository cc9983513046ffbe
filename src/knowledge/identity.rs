//! Numbers that tell one table from all others of the process.
use std::sync::atomic::{AtomicU32, Ordering};

/// Of what a table said of a word is kept with the word, it tells which table said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id(u32);

impl Id {
    /// One that no other has.
    pub fn new() -> Id {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        Id(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}
