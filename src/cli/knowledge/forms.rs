use std::io::Write;

use anyhow::Result;

use crate::cli::{CLEAN, FINDINGS};
use crate::text::{Lang, forms, keys};

pub fn run(language: &str, lemma: &str, words: &[String]) -> Result<u8> {
    let lang = Lang::parse(language)?;
    let mut out = std::io::stdout().lock();
    let key = keys::lemma_key(lemma, lang);
    let mut table = forms::Table::of(lang);
    let mut known = true;
    for word in words {
        let is = table.form(word).keys.contains(&key);
        known &= is;
        writeln!(out, "{word}: {} form of {lemma}", if is { "a" } else { "no" })?;
    }
    Ok(if known { CLEAN } else { FINDINGS })
}
