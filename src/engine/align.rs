//! Aligns stories, and rows of sentences or words.
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::Context;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::Value;

use crate::alignment::Bead;
use crate::alignment::sentences::{self, Texts};
use crate::alignment::units::Units;
use crate::alignment::words::{self, Words};
use crate::config::Settings;
use crate::formats::Problem;
use crate::knowledge::Knowledge;
use crate::text::{Lang, Span, TokenKind};

use super::assemble::{self, Slices};
use super::run::only_story;

/// What translates what in one row or pair of stories; the texts are what the indexes count.
#[derive(Debug)]
pub struct Aligned {
    pub id: String,
    pub source: Vec<String>,
    pub target: Vec<String>,
    pub source_lang: Lang,
    pub target_lang: Lang,
    pub found: Found,
}

#[derive(Debug)]
pub enum Found {
    /// Sentences; of each bead the words that translate one another, where they were asked for.
    Beads(Vec<Bead>, Vec<Vec<Link>>),
    /// Places of a source and a target word.
    Links(Vec<(usize, usize)>),
}

/// A word of a sentence: which one, and its bytes there.
pub type WordPlace = (usize, Span);

/// A word of the source and one of the target that translates it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    pub source: WordPlace,
    pub target: WordPlace,
}

/// How something is to be aligned.
pub struct Aligner {
    pub settings: Settings,
    pub knowledge: Knowledge,
    /// Link the words of aligned sentences too.
    pub words: bool,
}

/// Rows whose sentences and words are learnt from together; longer files come in parts, so that memory stays flat.
const ROWS: usize = 50_000;
const BYTES: usize = 64 << 20;

impl Aligner {
    /// Aligns two stories by their sentences.
    ///
    /// # Errors
    /// One of them is not one readable story.
    pub fn stories(&self, source: &Path, target: &Path) -> anyhow::Result<Aligned> {
        let (source, target) = (only_story(source)?, only_story(target)?);
        let id = target.name.clone();
        let settings = &self.settings;
        let (source_lang, target_lang) = (assemble::story_language(settings.source_lang, &source), assemble::story_language(settings.target_lang, &target));
        let (source, target) = (Slices::new(source, source_lang), Slices::new(target, target_lang));
        let parallel = assemble::parallel(&source, &target, &self.knowledge);
        let owned = |texts: Vec<&str>| -> Vec<String> { texts.into_iter().map(|t| t.split_whitespace().collect::<Vec<_>>().join(" ")).collect() };
        let (source, target) = (owned(parallel.source_texts), owned(parallel.target_texts));
        let links = self.links(&[(&source, &target, &parallel.beads)], source_lang, target_lang).pop().unwrap_or_default();
        Ok(Aligned { id, source, target, source_lang, target_lang, found: Found::Beads(parallel.beads, links) })
    }

    /// Aligns the rows of a JSONL file (`-`: standard input), in its order.
    ///
    /// # Errors
    /// The file cannot be read. A bad row is handed on as a problem.
    pub fn rows(&self, path: &Path, sink: &mut dyn FnMut(Result<Aligned, Problem>) -> anyhow::Result<()>) -> anyhow::Result<()> {
        let reader: Box<dyn BufRead> = if path.as_os_str() == "-" {
            Box::new(std::io::stdin().lock())
        } else {
            Box::new(BufReader::new(File::open(path).with_context(|| path.display().to_string())?))
        };
        let mut waiting = Vec::new();
        let mut size = 0;
        for (number, line) in reader.split(b'\n').enumerate() {
            let line = line.with_context(|| path.display().to_string())?;
            if line.trim_ascii().is_empty() {
                continue;
            }
            size += line.len();
            waiting.push(read(&line, number + 1, &self.settings).map_err(|message| Problem::new(path, Some(number + 1), message)));
            if waiting.len() >= ROWS || size >= BYTES {
                self.align(std::mem::take(&mut waiting)).into_iter().try_for_each(&mut *sink)?;
                size = 0;
            }
        }
        self.align(waiting).into_iter().try_for_each(sink)
    }

    /// Aligns all rows of a language pair together, and gives them back in order.
    fn align(&self, rows: Vec<Result<Row, Problem>>) -> Vec<Result<Aligned, Problem>> {
        let mut groups: FxHashMap<(Lang, Lang, bool), Vec<usize>> = FxHashMap::default();
        for (i, row) in rows.iter().enumerate() {
            if let Ok(row) = row {
                groups.entry((row.langs.0, row.langs.1, row.words)).or_default().push(i);
            }
        }
        let mut found: Vec<Option<Found>> = rows.iter().map(|_| None).collect();
        for ((source_lang, target_lang, as_words), members) in groups {
            let of_group: Vec<&Row> = members.iter().filter_map(|i| rows[*i].as_ref().ok()).collect();
            let lexicon = self.knowledge.words(source_lang, target_lang);
            let sides = of_group.iter().map(|r| (texts(&r.source), texts(&r.target)));
            let aligned: Vec<Found> = if as_words {
                let pairs: Vec<Words> = sides.map(|(source, target)| Words { source, target }).collect();
                words::words(&pairs, source_lang, target_lang, lexicon).into_iter().map(Found::Links).collect()
            } else {
                let texts: Vec<Texts> = sides.map(|(source, target)| Texts { source, target, ..Texts::default() }).collect();
                let beads = sentences::together(&texts, source_lang, target_lang, lexicon);
                let all: Vec<_> = of_group.iter().zip(&beads).map(|(row, beads)| (&row.source[..], &row.target[..], &beads[..])).collect();
                let links = self.links(&all, source_lang, target_lang);
                beads.into_iter().zip(links).map(|(beads, links)| Found::Beads(beads, links)).collect()
            };
            for (i, result) in members.into_iter().zip(aligned) {
                found[i] = Some(result);
            }
        }
        let done = rows.into_iter().zip(found).filter_map(|(row, found)| match row {
            Err(problem) => Some(Err(problem)),
            Ok(row) => {
                Some(Ok(Aligned { id: row.id, source: row.source, target: row.target, source_lang: row.langs.0, target_lang: row.langs.1, found: found? }))
            }
        });
        done.collect()
    }

    /// For each text and each of its beads the words that translate one another, learnt from all of them and the lexicon; none where
    /// they were not asked for.
    fn links(&self, texts: &[(&[String], &[String], &[Bead])], source_lang: Lang, target_lang: Lang) -> Vec<Vec<Vec<Link>>> {
        if !self.words {
            return vec![Vec::new(); texts.len()];
        }
        let cut = |lang, other| Units::new(lang, self.knowledge.words(lang, other));
        let (from, to) = (cut(source_lang, target_lang), cut(target_lang, source_lang));
        let places = |units: Units, sentences: &[String], of: &[usize]| -> Vec<WordPlace> {
            let words = |n: usize| units.of(&sentences[n]).into_iter().filter(|u| u.kind != TokenKind::Mark).map(move |u| (n, u.span));
            of.iter().flat_map(|n| words(*n)).collect()
        };
        let of_bead = |(source, target, bead): (&[String], &[String], &Bead)| (places(from, source, &bead.source), places(to, target, &bead.target));
        let all: Vec<_> = texts.iter().flat_map(|(source, target, beads)| beads.iter().map(|bead| (*source, *target, bead))).collect();
        let places: Vec<_> = all.iter().map(|bead| of_bead(*bead)).collect();
        let pairs = all.iter().zip(&places).map(|((source, target, _), (s, t))| Words { source: said(source, s), target: said(target, t) });
        let pairs: Vec<Words> = pairs.collect();
        let linked = words::words(&pairs, source_lang, target_lang, self.knowledge.words(source_lang, target_lang));
        let mut linked = linked.into_iter().zip(&places).map(|(links, (s, t))| links.into_iter().map(|(i, j)| Link { source: s[i], target: t[j] }).collect());
        texts.iter().map(|(.., beads)| linked.by_ref().take(beads.len()).collect()).collect()
    }
}

/// The words that stand in these places.
fn said<'t>(sentences: &'t [String], places: &[WordPlace]) -> Vec<&'t str> {
    places.iter().map(|(n, span)| span.of(&sentences[*n])).collect()
}

fn texts(sentences: &[String]) -> Vec<&str> {
    sentences.iter().map(String::as_str).collect()
}

#[derive(Deserialize)]
struct Fields {
    #[serde(default)]
    id: Value,
    source_lang: Option<String>,
    target_lang: Option<String>,
    source_sentences: Option<Vec<String>>,
    target_sentences: Option<Vec<String>>,
    source_tokens: Option<Vec<String>>,
    target_tokens: Option<Vec<String>>,
    source: Option<String>,
    target: Option<String>,
}

/// A row that is still to be aligned.
struct Row {
    id: String,
    langs: (Lang, Lang),
    words: bool,
    source: Vec<String>,
    target: Vec<String>,
}

fn read(line: &[u8], number: usize, settings: &Settings) -> Result<Row, String> {
    let line = std::str::from_utf8(line).map_err(|e| format!("is not UTF-8 at byte {} of the line", e.valid_up_to() + 1))?;
    let fields: Fields = serde_json::from_str(line.trim_start_matches('\u{FEFF}')).map_err(|e| {
        let message = e.to_string();
        format!("is no valid row ({}): each line must be one JSON object", message.split(" at line ").next().unwrap_or_default())
    })?;
    let id = match fields.id {
        Value::String(id) => id,
        Value::Number(id) => id.to_string(),
        Value::Null => number.to_string(),
        _ => return Err("“id” must be a string or a number".into()),
    };
    let lang = |asked: Option<Lang>, tag: &Option<String>, text: &str| match (asked, tag) {
        (Some(lang), _) => Ok(lang),
        (None, Some(tag)) => Lang::parse(tag).map_err(|e| e.to_string()),
        (None, None) => Ok(assemble::detect(text).unwrap_or(Lang::EN)),
    };
    let (words, source, target) = match (fields.source_sentences, fields.target_sentences, fields.source_tokens, fields.target_tokens) {
        (Some(source), Some(target), _, _) => (false, source, target),
        (_, _, Some(source), Some(target)) => (true, source, target),
        _ => match (fields.source, fields.target) {
            (Some(source), Some(target)) => {
                let langs = (lang(settings.source_lang, &fields.source_lang, &source)?, lang(settings.target_lang, &fields.target_lang, &target)?);
                return Ok(Row { id, langs, words: false, source: split(&source, langs.0), target: split(&target, langs.1) });
            }
            _ => return Err("the row needs “source_sentences” and “target_sentences”, “source_tokens” and “target_tokens”, or “source” and “target”".into()),
        },
    };
    let langs = (lang(settings.source_lang, &fields.source_lang, &source.join(" "))?, lang(settings.target_lang, &fields.target_lang, &target.join(" "))?);
    Ok(Row { id, langs, words, source, target })
}

fn split(text: &str, lang: Lang) -> Vec<String> {
    crate::text::sentences::split(text, lang).into_iter().map(|s| s.of(text).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn aligned(lines: &str) -> Vec<Result<Aligned, Problem>> {
        let mut file = tempfile::Builder::new().suffix(".jsonl").tempfile().unwrap();
        file.write_all(lines.as_bytes()).unwrap();
        let mut out = Vec::new();
        let aligner = Aligner { settings: Settings::default(), knowledge: Knowledge::default(), words: true };
        aligner
            .rows(file.path(), &mut |a| {
                out.push(a);
                Ok(())
            })
            .unwrap();
        out
    }

    #[test]
    fn a_bad_row_is_named_and_the_rest_is_aligned_in_order() {
        let out = aligned(concat!(
            r#"{"id":"a","source_lang":"de","target_lang":"en","source_sentences":["Ja.","Nein."],"target_sentences":["Yes.","No."]}"#,
            "\nnonsense\n",
            r#"{"source_lang":"fr","target_lang":"en","source_tokens":["Paris"],"target_tokens":["Paris"]}"#,
            "\n",
            r#"{"id":7,"source_lang":"qx","target_lang":"en","source_sentences":[],"target_sentences":[]}"#,
            "\n",
            r#"{"id":8,"source_lang":"de","target_lang":"en","source_sentences":[]}"#,
            "\n"
        ));
        assert_eq!(out.len(), 5);
        assert!(matches!(&out[0], Ok(Aligned { id, found: Found::Beads(b, l), .. }) if id == "a" && b.len() == 2 && l[0].len() == 1));
        assert_eq!(out[1].as_ref().unwrap_err().line, Some(2));
        assert!(matches!(&out[2], Ok(Aligned { id, found: Found::Links(l), .. }) if id == "3" && l == &[(0, 0)]));
        assert!(out[3].as_ref().unwrap_err().message.contains("qx"));
        assert!(out[4].as_ref().unwrap_err().message.contains("target_sentences"));
    }
}
