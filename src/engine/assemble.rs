//! From what a format read to a document that can be checked.
use std::sync::Arc;

use crate::alignment::Bead;
use crate::alignment::sentences::{self as sentence_alignment, Texts};
use crate::config::Settings;
use crate::document::{Document, FilePlace, Locate, Pair, Part, Role, Row, Segment, Story, Text};
use crate::knowledge::Knowledge;
use crate::text::{Lang, Span, identification, sentences};

/// What a text is taken for when nothing tells its language.
const FALLBACK: Lang = Lang::EN;

/// Rows of one story, already paired.
pub fn rows(name: &str, rows: Vec<Row>, settings: &Settings) -> Document {
    let target_lang = language_of(settings.target_lang, rows.iter().find_map(|r| r.target_lang), || rows.iter().map(|r| r.target.text.clone()).collect());
    let source_lang = rows.iter().any(|r| r.source.is_some()).then(|| {
        language_of(settings.source_lang, rows.iter().find_map(|r| r.source_lang), || {
            rows.iter().filter_map(|r| r.source.as_ref()).map(|s| s.text.clone()).collect()
        })
    });
    let mut document = Document {
        name: rows.first().and_then(|r| r.doc.clone()).unwrap_or_else(|| name.to_owned()),
        source_lang,
        target_lang: Some(target_lang),
        date: settings.date.or_else(|| rows.iter().find_map(|r| r.date)),
        ..Document::default()
    };
    for row in rows {
        let segment = |text: Text, lang| Segment::new(row.id.clone(), text.text, lang, Role::Paragraph, text.locate);
        let source = row.source.map(|s| push(&mut document, segment(s, settings.source_lang.or(row.source_lang).or(source_lang).unwrap_or(FALLBACK))));
        let target = push(&mut document, segment(row.target, settings.target_lang.or(row.target_lang).unwrap_or(target_lang)));
        document.blocks.push(target);
        document.pairs.push(Pair { id: row.id, source, target: Some(target), confidence: 1.0, moved: false });
    }
    document
}

fn push(document: &mut Document, segment: Segment) -> usize {
    document.segments.push(segment);
    document.segments.len() - 1
}

fn language_of(asked: Option<Lang>, declared: Option<Lang>, texts: impl FnOnce() -> Vec<String>) -> Lang {
    asked.or(declared).unwrap_or_else(|| detect(&texts().join("\n")).unwrap_or(FALLBACK))
}

/// A story, with the source it was translated from where there is one.
pub fn story(source: Option<Story>, target: Story, settings: &Settings, knowledge: &Knowledge) -> Document {
    let target_lang = story_language(settings.target_lang, &target);
    let source_lang = source.as_ref().map(|s| story_language(settings.source_lang, s));
    let mut document = Document {
        name: target.name.clone(),
        source_lang,
        target_lang: Some(target_lang),
        date: settings.date.or(target.date).or(source.as_ref().and_then(|s| s.date)),
        ..Document::default()
    };
    let target = Slices::new(target, target_lang);
    for (n, part) in target.story.parts.iter().enumerate() {
        let block = push(&mut document, target.segment(format!("p{}", n + 1), part.span, part.role));
        document.blocks.push(block);
    }
    match source.zip(source_lang) {
        None => {
            document.pairs = document
                .blocks
                .iter()
                .map(|&b| Pair { id: document.segments[b].id.clone(), source: None, target: Some(b), confidence: 1.0, moved: false })
                .collect();
        }
        Some((source, lang)) => pair_up(&mut document, &Slices::new(source, lang), &target, knowledge),
    }
    document
}

pub(super) fn story_language(asked: Option<Lang>, story: &Story) -> Lang {
    asked.or(story.lang).or_else(|| detect(&story.text)).unwrap_or(FALLBACK)
}

/// Two stories' sentences, and which translate which.
pub(super) struct Parallel<'s> {
    pub source: Vec<Sentence>,
    pub target: Vec<Sentence>,
    pub source_texts: Vec<&'s str>,
    pub target_texts: Vec<&'s str>,
    pub beads: Vec<Bead>,
}

/// Aligns the sentences of two stories.
pub(super) fn parallel<'s>(source: &'s Slices, target: &'s Slices, knowledge: &Knowledge) -> Parallel<'s> {
    let (from, to) = (source.sentences(), target.sentences());
    let starts = |sentences: &[Sentence]| sentences.iter().enumerate().filter(|(_, s)| s.first).map(|(i, _)| i).collect();
    let texts = Texts { source: source.texts(&from), target: target.texts(&to), source_starts: starts(&from), target_starts: starts(&to) };
    let words = knowledge.words(source.lang, target.lang);
    let beads = sentence_alignment::together(std::slice::from_ref(&texts), source.lang, target.lang, words).pop().unwrap_or_default();
    Parallel { source: from, target: to, source_texts: texts.source, target_texts: texts.target, beads }
}

/// Aligns the sentences of two stories and adds a pair for each bead. The source's segments are in its own order.
fn pair_up(document: &mut Document, source: &Slices, target: &Slices, knowledge: &Knowledge) {
    let parallel = parallel(source, target, knowledge);
    let segment = |slices: &Slices, sentences: &[Sentence], of: &[usize]| {
        let (first, last) = (sentences.get(*of.first()?)?, sentences.get(*of.last()?)?);
        Some(slices.segment(first.id.clone(), first.span.cover(last.span), first.role))
    };
    let mut in_source: Vec<usize> = (0..parallel.beads.len()).collect();
    in_source.sort_by_key(|at| parallel.beads[*at].source.first().copied());
    let mut sources = vec![None; parallel.beads.len()];
    for at in in_source {
        sources[at] = segment(source, &parallel.source, &parallel.beads[at].source).map(|s| push(document, s));
    }
    for (bead, source) in parallel.beads.iter().zip(sources) {
        let target = segment(target, &parallel.target, &bead.target).map(|s| push(document, s));
        let Some(named) = target.or(source) else { continue };
        let id = document.segments[named].id.clone();
        document.pairs.push(Pair { id, source, target, confidence: bead.score as f32, moved: bead.moved });
    }
}

pub(super) struct Sentence {
    id: String,
    span: Span,
    role: Role,
    /// It begins its paragraph.
    first: bool,
}

/// A story whose parts become segments.
pub(super) struct Slices {
    story: Arc<Story>,
    lang: Lang,
}

impl Slices {
    pub(super) fn new(story: Story, lang: Lang) -> Self {
        Slices { story: Arc::new(story), lang }
    }

    fn segment(&self, id: String, span: Span, role: Role) -> Segment {
        let locate = Arc::new(Slice { story: self.story.clone(), from: span.start });
        Segment::new(id, span.of(&self.story.text).to_owned(), self.lang, role, locate)
    }

    fn texts(&self, sentences: &[Sentence]) -> Vec<&str> {
        sentences.iter().map(|s| s.span.of(&self.story.text)).collect()
    }

    /// The sentences of all parts but the boilerplate.
    fn sentences(&self) -> Vec<Sentence> {
        let mut out = Vec::new();
        for (n, Part { span, role }) in self.story.parts.iter().enumerate() {
            if *role == Role::Boilerplate {
                continue;
            }
            for (m, s) in sentences::split(span.of(&self.story.text), self.lang).into_iter().enumerate() {
                out.push(Sentence { id: format!("p{}.s{}", n + 1, m + 1), span: s.shift(span.start), role: *role, first: m == 0 });
            }
        }
        out
    }
}

/// A segment's place in its story.
#[derive(Debug)]
struct Slice {
    story: Arc<Story>,
    from: usize,
}

impl Locate for Slice {
    fn file(&self, _text: &str, span: Span) -> Option<FilePlace> {
        self.story.locate.file(&self.story.text, span.shift(self.from))
    }

    fn given_text(&self, span: Span) -> Option<String> {
        self.story.locate.given_text(span.shift(self.from))
    }
}

pub(super) fn detect(text: &str) -> Option<Lang> {
    identification::detect(text).map(|(lang, _)| lang)
}
