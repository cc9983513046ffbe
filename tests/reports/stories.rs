//! Checked documents, made in code.
use std::path::PathBuf;
use std::sync::Arc;

use wirelint::config::Settings;
use wirelint::document::{Document, FilePlace, Locate, Pair, Placement, Role, Segment};
use wirelint::finding::{Category, Finding, Needs, Rule, Score, Severity, Term};
use wirelint::formats::Problem;
use wirelint::reports::DocumentReport;
use wirelint::text::lines::Lines;
use wirelint::text::{Lang, Span};
use wirelint::triage::{Scale, Tally, Triaged, triage};

/// A document with all that a report is told of it.
pub struct Checked {
    pub document: Document,
    pub placement: Placement,
    pub triaged: Triaged,
    pub notes: Vec<String>,
}

impl Checked {
    pub fn new(document: Document, findings: Vec<Finding>, notes: &[&str]) -> Checked {
        let placement = Placement::new(&document);
        let settings = Settings { segments: true, ..Settings::default() };
        let signals: Vec<Option<Vec<f32>>> = (0..document.pairs.len()).map(|i| Some(vec![0.1 * i as f32])).collect();
        let triaged = triage(&document, &placement, findings, (&["apart"], &signals), &settings);
        Checked { document, placement, triaged, notes: notes.iter().map(|n| (*n).to_owned()).collect() }
    }

    pub fn report(&self) -> DocumentReport<'_> {
        let Triaged { findings, fingerprints, segments, score, faint, .. } = &self.triaged;
        DocumentReport { document: &self.document, placement: &self.placement, findings, fingerprints, segments, score, notes: &self.notes, faint: *faint }
    }
}

/// The score of all stories together.
pub fn score(stories: &[Checked]) -> Score {
    let mut tally = Tally::default();
    stories.iter().for_each(|s| tally += s.triaged.tally);
    Scale::default().score(&tally)
}

pub fn problem() -> Problem {
    Problem { path: PathBuf::from("desk/lost.txt"), line: Some(7), message: "not UTF-8: save it as UTF-8 or name its encoding".to_owned() }
}

/// A segment's text at a place of a file.
#[derive(Debug)]
struct InFile {
    path: Arc<str>,
    file: Arc<str>,
    at: usize,
}

impl Locate for InFile {
    fn file(&self, _text: &str, span: Span) -> Option<FilePlace> {
        let lines = Lines::new(&self.file);
        let (start, end) = (lines.place(&self.file, self.at + span.start), lines.place(&self.file, self.at + span.end));
        Some(FilePlace { path: self.path.clone(), line: start.line, column: start.column, start: start.offset, end: end.offset })
    }
}

static RULE: Rule = Rule {
    id: "auftraggeber-crime",
    summary: "“Auftraggeber” in a story about a crime",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.93,
    needs: Needs::Source,
    languages: &[],
    page: "",
};

/// Builds a story from its paragraphs, each a list of source and target sentences, and finds words in it.
pub struct Builder {
    document: Document,
}

impl Builder {
    pub fn new(path: &str, languages: (&str, &str), paragraphs: &[(Role, &[(&str, &str)])]) -> Builder {
        let lang = |code| Lang::parse(code).unwrap();
        let (source_lang, target_lang) = (lang(languages.0), lang(languages.1));
        let paragraph = |sentences: &[(&str, &str)]| sentences.iter().map(|s| s.1).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
        let targets: Vec<String> = paragraphs.iter().map(|p| paragraph(p.1)).collect();
        let sources: Vec<&str> = paragraphs.iter().flat_map(|p| p.1.iter().map(|s| s.0)).collect();
        let target_file: Arc<str> = targets.join("\n\n").into();
        let source_file: Arc<str> = sources.join("\n").into();
        let target_path: Arc<str> = path.into();
        let source_path: Arc<str> = format!("{path}.source").into();

        let mut document = Document { name: path.to_owned(), source_lang: Some(source_lang), target_lang: Some(target_lang), ..Document::default() };
        let (mut target_at, mut source_at) = (0, 0);
        for (p, ((role, sentences), block)) in paragraphs.iter().zip(&targets).enumerate() {
            let locate = |at| Arc::new(InFile { path: target_path.clone(), file: target_file.clone(), at });
            document.blocks.push(document.segments.len());
            document.segments.push(Segment::new(format!("p{}", p + 1), block.clone(), target_lang, *role, locate(target_at)));
            let mut within = 0;
            for (s, (source, target)) in sentences.iter().enumerate() {
                let id = format!("p{}.s{}", p + 1, s + 1);
                let mut segment = |text: &str, lang, locate: Arc<InFile>| {
                    document.segments.push(Segment::new(id.clone(), text.to_owned(), lang, *role, locate));
                    document.segments.len() - 1
                };
                let at = InFile { path: source_path.clone(), file: source_file.clone(), at: source_at };
                let source_segment = (!source.is_empty()).then(|| segment(source, source_lang, Arc::new(at)));
                let target_segment = (!target.is_empty()).then(|| segment(target, target_lang, locate(target_at + within)));
                document.pairs.push(Pair { id, source: source_segment, target: target_segment, confidence: 1.0, moved: false });
                source_at += source.len() + 1;
                within += if target.is_empty() { 0 } else { target.len() + 1 };
            }
            target_at += block.len() + 2;
        }
        Builder { document }
    }

    fn find(&self, words: &str, source: bool, block: bool) -> (usize, Span) {
        let d = &self.document;
        let sides = d.pairs.iter().filter_map(|p| if source { p.source } else { p.target });
        let mut segments: Vec<usize> = if block { d.blocks.clone() } else { sides.collect() };
        segments.retain(|&s| d.segments[s].text.contains(words));
        let at = d.segments[segments[0]].text.find(words).unwrap();
        (segments[0], Span::new(at, at + words.len()))
    }

    /// A finding on words of the translation, with words of the source as its evidence where there are any.
    pub fn on(&self, words: &str, evidence: &str, message: &str) -> Finding {
        let (segment, span) = self.find(words, false, false);
        let finding = Finding::on_target(&RULE, segment, span, message);
        if evidence.is_empty() {
            return finding;
        }
        let (segment, span) = self.find(evidence, true, false);
        finding.evidence(segment, span)
    }

    /// A finding on words of a whole paragraph.
    pub fn on_block(&self, words: &str, message: &str) -> Finding {
        let (segment, span) = self.find(words, false, true);
        Finding::on_target(&RULE, segment, span, message)
    }

    /// A finding on source words that are missing.
    pub fn missing(&self, words: &str, message: &str) -> Finding {
        let (segment, span) = self.find(words, true, false);
        Finding::on_source(&RULE, segment, span, message)
    }

    pub fn checked(self, findings: Vec<Finding>, notes: &[&str]) -> Checked {
        Checked::new(self.document, findings, notes)
    }
}

fn rule(mut finding: Finding, id: &'static str, category: Category, severity: Severity) -> Finding {
    finding.rule = id.into();
    finding.category = category;
    finding.severity(severity)
}

/// A story with its source: several paragraphs, every kind of finding.
pub fn crime() -> Checked {
    use Role::*;
    let story = Builder::new(
        "desk/harbour.en.txt",
        ("de", "en"),
        &[
            (Headline, &[("Mutmaßlicher Auftraggeber des Hafenmords gefasst", "Suspected client of the harbour murder arrested")]),
            (
                Lead,
                &[
                    (
                        "Die Polizei hat in Bremen den mutmaßlichen Auftraggeber des Mordes an einem Reeder festgenommen.",
                        "Police in Bremen have arrested the man believed to have ordered the murder of a shipowner.",
                    ),
                    (
                        "Der 43-Jährige wurde am Freitag kurz nach 6 Uhr in seiner Wohnung überrascht, als er nach Angaben der Ermittler gerade seine Koffer packte und mit der Familie ausreisen wollte.",
                        "The 34-year-old was surprised at his flat shortly after 6 a.m. on Friday when, according to investigators, he was packing his suitcases and was about to leave the country with his family.",
                    ),
                ],
            ),
            (
                Paragraph,
                &[
                    ("Er bestreitet die Tat nicht.", "He denies the crime. <b>Police & court</b> declined to comment."),
                    ("Seine Anwältin Jana Öztürk sprach von einem „Missverständnis“.", "His lawyer spoke of a misunderstanding”."),
                    ("Die Akte soll ausgesetzt werden.", "The file is to be exposed."),
                ],
            ),
            (Paragraph, &[("Das Verfahren beginnt im März.", "The trial begins in March."), ("Mehr dazu später.", "")]),
            (Boilerplate, &[("© nwa", "© nwa")]),
        ],
    );
    let findings = vec![
        story
            .on("client", "Auftraggeber", "“client” is not who “Auftraggeber” is here")
            .why("In a story about a killing, “Auftraggeber” is whoever ordered it, not a business client.")
            .suggest("person who ordered the killing")
            .suggest("mastermind"),
        rule(
            story.on("34", "43", "43 in the source is 34 here").why("The two numbers differ by their order of digits.").suggest("43"),
            "number-changed",
            Category::MISTRANSLATION,
            Severity::Critical,
        ),
        rule(
            story.on("denies", "bestreitet", "The source says “bestreitet … nicht”: the negation is lost"),
            "negation-lost",
            Category::MISTRANSLATION,
            Severity::Critical,
        )
        .confidence(0.8)
        .suggest("does not deny"),
        rule(story.missing("Jana Öztürk", "The name “Jana Öztürk” is not in the translation"), "name-missing", Category::OMISSION, Severity::Minor),
        rule(story.on_block("misunderstanding”. The", "A quotation ends here that never began"), "quote-unopened", Category::PUNCTUATION, Severity::Neutral),
        {
            let mut term = rule(story.on("exposed", "ausgesetzt", "House term for “aussetzen”: suspend"), "term-missing", Category::TERMBASE, Severity::Minor)
                .suggest("suspended");
            term.term = Some(Term { source: "aussetzen".to_owned(), expected: vec!["suspend".to_owned()] });
            term
        },
        rule(story.missing("Mehr dazu später.", "This sentence is not in the translation"), "sentence-missing", Category::OMISSION, Severity::Major),
        story.on("March", "März", "not sure").confidence(0.2),
    ];
    story.checked(findings, &["The date is taken from the dispatch code."])
}

/// Wide characters, emoji and combining marks.
pub fn wide() -> Checked {
    let story = Builder::new(
        "desk/wide.zh.txt",
        ("en", "zh"),
        &[
            (Role::Headline, &[("Police arrest the 👮🏽 client", "警方13日逮捕了👮🏽客户")]),
            (
                Role::Paragraph,
                &[
                    (
                        "A cafe\u{301} owner was held after the raid.",
                        "一名cafe\u{301}老板在突袭后被拘留，据警方称，此次行动持续了三个小时，涉及十几个城市的数十处地点，目前仍有多人在逃，调查人员呼吁知情者尽快与警方联系，以便查明事件的全部经过和背景。",
                    ),
                    ("He was released.", "他被释放了。"),
                ],
            ),
        ],
    );
    let findings = vec![
        story.on("客户", "client", "“客户” is a customer").suggest("委托人"),
        story.on("e\u{301}老板", "cafe\u{301} owner", "“老板” is cut off"),
        story.on("数十处地点", "raid", "Nothing in the source says so"),
    ];
    story.checked(findings, &[])
}

/// Right to left.
pub fn arabic() -> Checked {
    let story =
        Builder::new("desk/arabic.ar.txt", ("en", "ar"), &[(Role::Paragraph, &[("The client is in custody.", "العميل محتجز لدى الشرطة منذ يوم الجمعة.")])]);
    let findings = vec![story.on("العميل", "client", "“العميل” is an agent or customer").suggest("مدبر الجريمة")];
    story.checked(findings, &["Checks of dates and names do not work for Arabic yet."])
}

/// Without findings.
pub fn clean() -> Checked {
    Builder::new("desk/clean.en.txt", ("fr", "en"), &[(Role::Paragraph, &[("Il pleut.", "It is raining.")])]).checked(Vec::new(), &[])
}

/// A row that belongs to no story: one of many with the same name and the same note.
pub fn row(target: &str, words: &str) -> Checked {
    let row = Builder::new("desk/rows.jsonl", ("de", "en"), &[(Role::Paragraph, &[("Der Auftraggeber floh.", target)])]);
    let finding = row.on(words, "Auftraggeber", "“client” is not who “Auftraggeber” is here");
    row.checked(vec![finding], &["Said once."])
}

pub fn all() -> Vec<Checked> {
    vec![crime(), clean(), wide(), arabic(), row("The client fled.", "client"), row("The customer fled.", "customer")]
}
