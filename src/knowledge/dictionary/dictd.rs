//! Dictionaries of dictd, as FreeDict lays their entries out: the headword with its pronunciation and grammar, then a line of
//! translations for each sense. The index names each headword, where its entry begins and how long it is, in base 64.
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use flate2::bufread::MultiGzDecoder;
use rayon::prelude::*;

use super::{Dictionary, Translation, USUAL};
use crate::text::identification::function_words;
use crate::text::{Lang, keys};

/// Bytes of text, and of index, at most.
const LARGEST: u64 = 1 << 30;
/// Bytes of one entry, and words of a translation, that are read.
const ENTRY: usize = 1 << 16;
const WORDS: usize = 4;

pub fn read(index: &Path) -> Result<Dictionary> {
    let (source, target) =
        languages(index).with_context(|| format!("{}: the name of a dictionary tells its languages; it should end like deu-eng.index", index.display()))?;
    let lines = all(File::open(index).with_context(|| format!("{}: cannot be read", index.display()))?, index)?;
    let packed = index.with_extension("dict.dz");
    let text = if packed.is_file() {
        all(MultiGzDecoder::new(BufReader::new(File::open(&packed).with_context(|| format!("{}: cannot be read", packed.display()))?)), &packed)?
    } else {
        let plain = index.with_extension("dict");
        all(File::open(&plain).with_context(|| format!("{}: no dictionary {} or .dz beside it", index.display(), plain.display()))?, &plain)?
    };
    let found = parse(&String::from_utf8_lossy(&lines), &text, source, target);
    ensure!(!found.is_empty(), "{}: holds no words with translations", index.display());
    let frequent = |lang: Lang| function_words::of(lang).map(|word| keys::lemma_key(word, lang)).collect();
    Ok(Dictionary {
        source,
        target,
        longest: longest(&found, source, target),
        translations: keyed(&found, source, target),
        frequent: (frequent(source), frequent(target)),
    })
}

fn all(bytes: impl Read, path: &Path) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    bytes.take(LARGEST + 1).read_to_end(&mut out).with_context(|| format!("{}: cannot be read", path.display()))?;
    if out.len() as u64 > LARGEST {
        bail!("{}: holds more than {} MB", path.display(), LARGEST >> 20);
    }
    Ok(out)
}

/// `deu-eng` at the end of the name.
fn languages(path: &Path) -> Option<(Lang, Lang)> {
    let mut parts = path.file_stem()?.to_str()?.rsplit('-');
    let (target, source) = (parts.next()?, parts.next()?);
    Some((Lang::parse(source).ok()?, Lang::parse(target).ok()?))
}

/// A word and one that translates it.
type Found = (String, String);

fn parse(index: &str, text: &[u8], source: Lang, target: Lang) -> Vec<Found> {
    let mut places: Vec<(usize, usize)> = index.lines().filter(|line| !line.starts_with("00")).filter_map(place).collect();
    places.sort_unstable();
    places.dedup();
    let of = |(start, length): &(usize, usize)| {
        let bytes = start.checked_add(*length).and_then(|end| text.get(*start..end)).filter(|b| b.len() <= ENTRY).unwrap_or_default();
        entry(&String::from_utf8_lossy(bytes), source, target)
    };
    places.par_iter().flat_map_iter(of).collect()
}

/// Where a line of the index says that its entry stands.
fn place(line: &str) -> Option<(usize, usize)> {
    let mut fields = line.split('\t').skip(1);
    Some((number(fields.next()?)?, number(fields.next()?)?))
}

fn number(digits: &str) -> Option<usize> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let add = |sum: usize, c: u8| sum.checked_mul(64)?.checked_add(usize::from(value(c)?));
    digits.trim_end().bytes().try_fold(0, add).filter(|_| !digits.is_empty())
}

/// What an entry says of a single word.
fn entry(text: &str, source: Lang, target: Lang) -> Vec<Found> {
    let mut lines = text.lines();
    let head = lines.next().unwrap_or_default();
    let head = head.split(['/', '<', '[', '(']).next().unwrap_or_default().trim();
    if head.is_empty() || head.contains(char::is_whitespace) && !source.is_spaceless() {
        return Vec::new();
    }
    let mut found = Vec::new();
    // what stands further in are examples and notes
    for line in lines.filter(|line| !line.starts_with("   ") && !line.starts_with('\t') && !line.trim_start().starts_with("see:")) {
        let sense = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('.');
        for translation in without_glosses(sense).split([',', ';']) {
            let words: Vec<&str> =
                translation.split_whitespace().filter(|w| !matches!(*w, "to" | "a" | "an" | "the" | "sb." | "sth." | "jdn." | "jdm." | "etw.")).collect();
            let longest = words.iter().flat_map(|w| w.split('-')).max_by_key(|w| w.chars().count());
            if let Some(word) = longest.filter(|_| words.len() <= WORDS && words.iter().all(|w| w.chars().any(char::is_alphabetic))) {
                let word = if target.is_spaceless() { words.concat() } else { (*word).to_owned() };
                found.push((head.to_owned(), word));
            }
        }
    }
    found
}

/// A line without what stands in brackets.
fn without_glosses(line: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '(' | '[' | '<' | '{' => depth += 1,
            ')' | ']' | '>' | '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => (),
        }
    }
    out
}

fn longest(found: &[Found], source: Lang, target: Lang) -> (u8, u8) {
    let of = |lang: Lang, word: fn(&Found) -> &str| {
        let longest = found.iter().map(|f| word(f).chars().count()).max().unwrap_or_default();
        if lang.is_spaceless() { longest.min(usize::from(u8::MAX)) as u8 } else { 0 }
    };
    (of(source, |f| &f.0), of(target, |f| &f.1))
}

fn keyed(found: &[Found], source: Lang, target: Lang) -> Vec<Translation> {
    let key = |word: &str, lang: Lang| if lang.is_spaceless() { keys::key(&keys::fold(word)) } else { keys::lemma_key(word, lang) };
    let of = |(word, by): &Found| Translation { source: key(word, source), target: key(by, target), forward: USUAL, backward: USUAL };
    let mut translations: Vec<Translation> = found.par_iter().map(of).collect();
    Dictionary::tidy(&mut translations);
    translations
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;

    use super::*;

    const ENTRIES: [&str; 4] = [
        "Schleuse /ʃlˈɔøzə/ <fem, n, sg>\n1. lock <n> [naut.], sluice gate\n2. airlock (of a ship)\n      \"eine Schleuse passieren\"  - to pass a lock\n   Synonym: {Siel}\n\n see: {Schleusen}\n",
        "heben /hˈeːbən/ <v>\nto lift; to raise\n",
        "nasse Füße\nwet feet\n",
        "und <conj>\nand\n",
    ];

    fn base64(mut number: usize) -> String {
        const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = Vec::new();
        loop {
            out.insert(0, DIGITS[number % 64]);
            number /= 64;
            if number == 0 {
                return String::from_utf8(out).unwrap();
            }
        }
    }

    /// The index of [`ENTRIES`].
    fn index() -> String {
        let mut at = 0;
        ENTRIES.iter().map(|e| (at += e.len(), format!("{}\t{}\t{}\n", e.split(' ').next().unwrap(), base64(at - e.len()), base64(e.len()))).1).collect()
    }

    #[test]
    fn numbers_are_in_base_64() {
        assert_eq!((number("A"), number("BO"), number("qEAN")), (Some(0), Some(78), Some(((42 * 64 + 4) * 64) * 64 + 13)));
        assert_eq!((number(""), number("B!"), number(&"/".repeat(20))), (None, None, None));
    }

    #[test]
    fn a_dictionary_is_read_in_place_packed_or_not() {
        let folder = tempfile::tempdir().unwrap();
        for packed in [false, true] {
            let path = folder.path().join(format!("freedict-deu-eng{}.index", if packed { "x-deu-eng" } else { "" }));
            std::fs::write(&path, index()).unwrap();
            let text = ENTRIES.concat();
            if packed {
                let mut gzip = flate2::write::GzEncoder::new(File::create(path.with_extension("dict.dz")).unwrap(), flate2::Compression::default());
                gzip.write_all(text.as_bytes()).unwrap();
                gzip.finish().unwrap();
            } else {
                std::fs::write(path.with_extension("dict"), text).unwrap();
            }
            let dictionary = read(&path).unwrap();
            let translates = |word: &str, by: &str| {
                let (source, target) = (keys::lemma_key(word, Lang::DE), keys::lemma_key(by, Lang::EN));
                dictionary.translations.iter().any(|t| (t.source, t.target) == (source, target))
            };
            for (word, by) in [("Schleuse", "lock"), ("Schleuse", "sluice"), ("Schleuse", "airlock"), ("heben", "lift"), ("heben", "raise"), ("und", "and")] {
                assert!(translates(word, by), "{word} {by}");
            }
            assert_eq!(dictionary.translations.len(), 6);
            assert!(dictionary.frequent.0.contains(&keys::lemma_key("und", Lang::DE)));
        }
    }

    #[test]
    fn what_is_missing_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let says = |name: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, index()).unwrap();
            format!("{:#}", read(&path).unwrap_err())
        };
        assert!(says("words.index").contains("deu-eng.index"));
        assert!(says("a-deu-eng.index").contains("a-deu-eng.dict or .dz beside it"));
    }

    proptest! {
        #[test]
        fn any_index_and_text_are_read_without_panic(index in "[a-c\t/AB9\n]{0,40}", text in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = parse(&index, &text, Lang::DE, Lang::EN);
        }
    }
}
