//! Glossaries: tables of two or three columns, term, translation and status.
use anyhow::{Context, Result, bail};
use rustc_hash::FxHashMap;

use crate::text::Lang;

/// A term of a glossary, with all its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// Source and target language, where the file names them.
    pub languages: Option<(Lang, Lang)>,
    pub term: String,
    pub expected: Vec<String>,
    pub forbidden: Vec<String>,
}

/// Reads a glossary; its first line may name the languages. A row whose third column says `forbidden` or `deprecated` names a
/// translation that must not be used; whatever else stands there is for people.
///
/// # Errors
/// The first row that is none, with its line.
pub fn read(text: &str, separator: u8) -> Result<Vec<Term>> {
    let mut terms: Vec<Term> = Vec::new();
    let mut by_term: FxHashMap<String, usize> = FxHashMap::default();
    let mut languages = None;
    let text = text.trim_start_matches('\u{feff}');
    let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).trim(csv::Trim::All).from_reader(text.as_bytes());
    for (n, row) in rows.records().enumerate() {
        let row = row.context("the glossary cannot be read")?;
        let line = || line_of(text, row.position().map_or(0, csv::Position::byte));
        if row.iter().all(str::is_empty) {
            continue;
        }
        if row.iter().any(|field| field.contains('\n')) {
            bail!("line {}: a quotation mark is not closed on its line", line());
        }
        let (Some(term), Some(translation)) = (row.get(0), row.get(1)) else { bail!("line {}: a glossary needs two columns", line()) };
        if n == 0
            && let (Ok(source), Ok(target)) = (Lang::parse(term), Lang::parse(translation))
        {
            languages = Some((source, target));
            continue;
        }
        if term.is_empty() || translation.is_empty() {
            continue;
        }
        let at = *by_term.entry(term.to_owned()).or_insert_with(|| {
            terms.push(Term { languages, term: term.to_owned(), ..Term::default() });
            terms.len() - 1
        });
        let forbids = row.get(2).is_some_and(|status| ["forbidden", "deprecated"].iter().any(|s| status.eq_ignore_ascii_case(s)));
        let list = if forbids { &mut terms[at].forbidden } else { &mut terms[at].expected };
        list.push(translation.to_owned());
    }
    Ok(terms)
}

/// The line of a row, from 1; the reader's place for it is before the empty lines that it passes over.
fn line_of(text: &str, byte: u64) -> usize {
    let at = usize::try_from(byte).unwrap_or(0).min(text.len());
    let empty = text.as_bytes()[at..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    text.as_bytes()[..at + empty].iter().filter(|b| **b == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(term: &str, expected: &[&str], forbidden: &[&str]) -> Term {
        let owned = |list: &[&str]| list.iter().map(|t| (*t).to_owned()).collect();
        Term { languages: Some((Lang::DE, Lang::EN)), term: term.into(), expected: owned(expected), forbidden: owned(forbidden) }
    }

    #[test]
    fn rows_of_a_term_belong_together() {
        let read = read("\u{feff}de,en,status\nHaushalt,budget,\nHaushalt,household,Forbidden\n\n\"Rat, der\", council ,preferred\n", b',').unwrap();
        assert_eq!(read, [term("Haushalt", &["budget"], &["household"]), term("Rat, der", &["council"], &[])]);
        let quoted = super::read("de\ten\nWende\t\"the \"\"Wende\"\"\"\n", b'\t').unwrap();
        assert_eq!(quoted, [term("Wende", &["the \"Wende\""], &[])]);
    }

    #[test]
    fn an_error_names_its_line() {
        for (text, line) in
            [("de,en\na,b\n\nlonely\n", "line 4"), ("de,en\r\na,b\r\nlonely\r\n", "line 3"), ("a,b\n\"c,d\ne,f\n", "line 2"), ("one\n", "line 1")]
        {
            let error = read(text, b',').unwrap_err().to_string();
            assert!(error.contains(line), "{error}");
        }
    }
}
