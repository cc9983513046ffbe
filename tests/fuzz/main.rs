//! Garbled input for everything that reads what it did not write: no panic, and what comes of it stands in the text.
//! `PROPTEST_CASES` sets how often each target is tried.
mod check;
mod corpus;
mod facts;
mod files;
mod garble;
mod knowledge;
mod pages;
mod text;
