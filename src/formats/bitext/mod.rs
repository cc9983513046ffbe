//! Parallel texts by the million: pairs of sentences, one at a time, from files that may be larger than memory.
mod jsonl;
mod tmx;
mod tsv;

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;
use std::path::Path;

use encoding_rs_io::DecodeReaderBytes;

use crate::text::Lang;

use super::Problem;

/// A sentence with its translation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pair {
    /// Of source and target, where the file tells.
    pub langs: (Option<Lang>, Option<Lang>),
    pub source: String,
    pub target: String,
}

/// Which languages are wanted of a file that may have many.
pub type Wanted = (Option<Lang>, Option<Lang>);

/// Rows that hold no pair.
#[derive(Debug, Default, PartialEq)]
pub struct PassedOver {
    pub count: u64,
    pub first: Option<Problem>,
}

impl PassedOver {
    fn note(&mut self, problem: impl FnOnce() -> Problem) {
        self.count += 1;
        self.first.get_or_insert_with(problem);
    }
}

/// Takes what is read; breaks when it wants no more.
pub type Sink<'s> = &'s mut dyn FnMut(Pair) -> ControlFlow<()>;

/// Reads PAIRS.jsonl, TMX, or source and target set apart by a tab, in UTF-8 or UTF-16 with its mark. Pairs of other languages than
/// those wanted are left out.
///
/// # Errors
/// The file cannot be read, or its XML is broken. A row that holds no pair is passed over.
pub fn read(path: &Path, wanted: Wanted, sink: Sink) -> Result<PassedOver, Problem> {
    let fail = |e: std::io::Error| Problem::new(path, None, format!("cannot be read: {e}"));
    let mut bytes = BufReader::with_capacity(1 << 18, DecodeReaderBytes::new(File::open(path).map_err(fail)?));
    let head = bytes.fill_buf().map_err(fail)?;
    let first = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start().first().copied();
    let named = |name: &str| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(name));
    let mut passing = |pair: Pair| {
        let is = |wanted: Option<Lang>, lang: Option<Lang>| wanted.zip(lang).is_none_or(|(wanted, lang)| wanted.same(&lang));
        if is(wanted.0, pair.langs.0) && is(wanted.1, pair.langs.1) { sink(pair) } else { ControlFlow::Continue(()) }
    };
    match first {
        None => Err(Problem::new(path, None, "is empty: there is nothing to learn from")),
        Some(b'<') if !named("tsv") => tmx::read(path, bytes, wanted, &mut passing),
        Some(b'{') if !named("tsv") => jsonl::read(path, bytes, &mut passing),
        Some(_) => tsv::read(path, bytes, &mut passing),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    pub fn pairs(name: &str, bytes: &[u8], wanted: Wanted) -> Result<(Vec<Pair>, PassedOver), Problem> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let mut found = Vec::new();
        let passed = read(&path, wanted, &mut |pair| {
            found.push(pair);
            ControlFlow::Continue(())
        })?;
        Ok((found, passed))
    }

    fn texts(name: &str, text: &str) -> Vec<(String, String)> {
        pairs(name, text.as_bytes(), (Some(Lang::DE), Some(Lang::EN))).unwrap().0.into_iter().map(|p| (p.source, p.target)).collect()
    }

    fn rain() -> Vec<(String, String)> {
        vec![("Es regnet.".to_owned(), "It rains.".to_owned())]
    }

    #[test]
    fn every_format_is_told_by_its_content() {
        assert_eq!(texts("a", "Es regnet.\tIt rains.\nlonely\n"), rain());
        let rows = concat!(
            "{\"source\":\"Es regnet.\",\"target\":\"It rains.\",\"source_lang\":\"de\",\"target_lang\":\"en-GB\"}\n",
            "{\"source\":\"Il pleut.\",\"target\":\"It rains.\",\"source_lang\":\"fr\",\"target_lang\":\"en\"}\n"
        );
        assert_eq!(texts("a", rows), rain());
        let tmx = "<tmx><body><tu><tuv xml:lang='de-AT'><seg>Es regnet.</seg></tuv><tuv xml:lang='en'><seg>It rains.</seg></tuv></tu></body></tmx>";
        assert_eq!(texts("a", tmx), rain());
        let utf16: Vec<u8> = std::iter::once('\u{FEFF}').chain(tmx.chars()).collect::<String>().encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(pairs("a", &utf16, Wanted::default()).unwrap().0[0].source, "Es regnet.");
    }

    #[test]
    fn a_row_that_holds_no_pair_is_named() {
        let (_, passed) = pairs("a.tsv", b"a\tb\nlonely\n\nc\n", Wanted::default()).unwrap();
        assert_eq!(passed.count, 2);
        assert!(passed.first.unwrap().to_string().ends_with("a.tsv:2: has no tab between source and target"));
        assert!(pairs("a", b"", Wanted::default()).unwrap_err().to_string().contains("is empty"));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), start in prop::sample::select(vec!["", "<tmx><body><tu><tuv xml:lang='de'><seg>", "{\"source\":", "a\t"])) {
            let bytes = [start.as_bytes(), &bytes].concat();
            if let Err(problem) = pairs("a", &bytes, Wanted::default()) {
                prop_assert_eq!(problem.to_string().lines().count(), 1);
            }
        }
    }
}
