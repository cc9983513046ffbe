//! Work on many documents at once, in order and with bounded memory.
use rayon::prelude::*;

/// Documents held at a time at most, and characters of their texts after which a batch is full.
const DOCUMENTS: usize = 1024;
const CHARACTERS: usize = 4 << 20;

/// Gathers items and hands on what becomes of them, in the order they came.
pub struct Batches<'w, I, O> {
    /// None where one thread does all the work.
    pool: Option<&'w rayon::ThreadPool>,
    waiting: Vec<I>,
    size: usize,
    work: &'w (dyn Fn(I) -> O + Sync),
    done: &'w mut dyn FnMut(O),
}

impl<'w, I: Send, O: Send> Batches<'w, I, O> {
    pub fn new(pool: Option<&'w rayon::ThreadPool>, work: &'w (dyn Fn(I) -> O + Sync), done: &'w mut dyn FnMut(O)) -> Self {
        Batches { pool, waiting: Vec::new(), size: 0, work, done }
    }

    /// `size` in bytes of text.
    pub fn push(&mut self, item: I, size: usize) {
        // one thread has nothing to share: what it read is still at hand
        if self.pool.is_none() {
            return (self.done)((self.work)(item));
        }
        self.waiting.push(item);
        self.size += size;
        if self.waiting.len() >= DOCUMENTS || self.size >= CHARACTERS {
            self.flush();
        }
    }

    pub fn flush(&mut self) {
        let Some(pool) = self.pool else { return };
        self.size = 0;
        let batch = std::mem::take(&mut self.waiting);
        let work = self.work;
        let results: Vec<O> = pool.install(|| batch.into_par_iter().map(work).collect());
        results.into_iter().for_each(&mut self.done);
    }
}
