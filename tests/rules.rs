//! Every rule's page is its test: `bad` examples fire exactly once on the ⟦marked⟧ words, `good` ones not at all.
use std::collections::BTreeSet;
use std::sync::Arc;

use wirelint::checks::{self, CHECKS, RULES};
use wirelint::config::Settings;
use wirelint::document::{Part, Role, Row, Story, Text, Unplaced};
use wirelint::engine::{Checked, Engine, examples};
use wirelint::finding::{Mark, Needs};
use wirelint::knowledge::glossary::Term;
use wirelint::knowledge::{Knowledge, UserKnowledge};
use wirelint::text::{Lang, Span};

struct Block<'p> {
    bad: bool,
    /// Language tag (or `date`, `term`, `forbidden`) and text.
    lines: Vec<(&'p str, &'p str)>,
}

impl<'p> Block<'p> {
    fn texts(&self) -> impl DoubleEndedIterator<Item = &(&'p str, &'p str)> {
        self.lines.iter().filter(|(tag, _)| is_text(tag))
    }
}

fn is_text(tag: &str) -> bool {
    !["date", "term", "forbidden"].contains(&tag)
}

/// The glossary of a block: lines `term: Haushalt = budget` and `forbidden: Haushalt = household`.
fn terms(block: &Block) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for (tag, line) in block.lines.iter().filter(|(tag, _)| *tag == "term" || *tag == "forbidden") {
        let (term, translation) = line.split_once(" = ").unwrap();
        if terms.last().is_none_or(|t| t.term != term) {
            terms.push(Term { term: term.to_owned(), ..Term::default() });
        }
        let last = terms.last_mut().unwrap();
        if *tag == "term" { &mut last.expected } else { &mut last.forbidden }.push(translation.to_owned());
    }
    terms
}

/// The fenced `bad` and `good` blocks of a page.
fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut out = Vec::new();
    let mut open: Option<Block> = None;
    for line in page.lines() {
        match (line.trim(), &mut open) {
            ("```bad", None) => open = Some(Block { bad: true, lines: Vec::new() }),
            ("```good", None) => open = Some(Block { bad: false, lines: Vec::new() }),
            ("```", Some(_)) => out.extend(open.take()),
            (line, Some(block)) if !line.is_empty() => block.lines.push(line.split_once(": ").unwrap_or_else(|| panic!("“{line}” has no language tag"))),
            _ => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    out
}

/// Marks and findings of a block, each as row and span, and the findings in words.
struct Ran {
    marks: Vec<(usize, Span)>,
    found: Vec<(usize, Span)>,
    told: String,
}

/// Runs one block as a story of its target lines; a source line belongs to the target line after it.
fn run(engine: &Engine, block: &Block) -> Ran {
    let text = |t: &str| Text { text: t.to_owned(), locate: Arc::new(Unplaced) };
    let (mut rows, mut marks, mut date, mut source) = (Vec::new(), Vec::new(), None, None);
    let target_lang = block.texts().next_back().map(|(tag, _)| *tag).unwrap();
    if is_whole_story(block) {
        return run_story(engine, block, target_lang);
    }
    for (tag, line) in &block.lines {
        if *tag == "date" {
            date = Some(line.parse().unwrap());
        }
        if !is_text(tag) {
            continue;
        }
        // a mark stands on the source where that is where the finding is
        let (plain, mark) = unmarked(line);
        marks.extend(mark.map(|m| (rows.len(), m)));
        let lang = Lang::parse(tag).unwrap();
        if *tag == target_lang {
            let (source_lang, source) = source.take().unzip();
            let source = source.map(|s: String| text(&s));
            rows.push(Row { id: rows.len().to_string(), doc: Some("page".into()), source, target: text(&plain), source_lang, target_lang: Some(lang), date });
        } else {
            source = Some((lang, plain));
        }
    }
    let checked = engine.check_rows("page", rows);
    let document = &checked.document;
    let row_of = |mark: Mark| (document.pairs.iter().position(|p| p.target == Some(mark.segment) || p.source == Some(mark.segment)).unwrap(), mark.span);
    ran(&checked, marks, row_of)
}

/// Whether all source lines come before all target lines: paragraphs that are still to be aligned.
fn is_whole_story(block: &Block) -> bool {
    let tags: Vec<&str> = block.texts().map(|(tag, _)| *tag).collect();
    tags.chunk_by(|a, b| a == b).count() == 2 && tags.len() > 2
}

fn run_story(engine: &Engine, block: &Block, target_lang: &str) -> Ran {
    let mut marks = Vec::new();
    let mut story = |is_target: bool| {
        let lines: Vec<_> = block.texts().filter(|(tag, _)| (*tag == target_lang) == is_target).collect();
        let plain: Vec<String> = lines.iter().map(|(_, line)| unmarked(line).0).collect();
        marks.extend(lines.iter().enumerate().filter_map(|(n, (_, line))| Some((n, unmarked(line).1?))));
        let text = plain.join("\n\n");
        let starts = plain.iter().scan(0, |at, line| Some(std::mem::replace(at, *at + line.len() + 2)));
        let parts = starts.zip(&plain).map(|(at, line)| Part { span: Span::new(at, at + line.len()), role: Role::Paragraph }).collect();
        Story { name: "page".into(), text, locate: Arc::new(Unplaced), lang: Some(Lang::parse(lines[0].0).unwrap()), date: None, parts }
    };
    let (source, target) = (story(false), story(true));
    let checked = engine.check_story(Some(source), target);
    let document = &checked.document;
    // a sentence of the source stands where the page has its words
    let line_of = |mark: Mark| match checked.placement.in_block(mark.segment) {
        Some((home, slice)) => (document.blocks.iter().position(|b| *b == home).unwrap(), mark.span.shift(slice.start)),
        None => (block.texts().position(|(_, line)| unmarked(line).0.contains(&document.segments[mark.segment].text)).unwrap(), mark.span),
    };
    ran(&checked, marks, line_of)
}

fn unmarked(line: &str) -> (String, Option<Span>) {
    examples::unmark(line).map_or((line.to_owned(), None), |(plain, mark)| (plain, Some(mark)))
}

/// `place` tells the line of a block, and the span in it.
fn ran(checked: &Checked, marks: Vec<(usize, Span)>, place: impl Fn(Mark) -> (usize, Span)) -> Ran {
    let findings = &checked.triaged.findings;
    let told = findings.iter().map(|f| format!("{} on “{}”", f.rule, checked.document.segments[f.place().segment].of(f.place().span)));
    Ran { marks, found: findings.iter().map(|f| place(f.place())).collect(), told: told.collect::<Vec<_>>().join("; ") }
}

#[test]
fn pages_are_true() {
    let mut wrong = Vec::new();
    for rule in RULES.iter() {
        let engine = Engine::new(Settings { only: BTreeSet::from([rule.id.to_owned()]), ..Settings::default() }, Knowledge::default());
        for (n, block) in blocks(rule.page).iter().enumerate() {
            let terms = terms(block);
            let own = (!terms.is_empty()).then(|| Engine::new(engine.settings.clone(), Knowledge::new(UserKnowledge { terms, ..UserKnowledge::default() })));
            let ran = run(own.as_ref().unwrap_or(&engine), block);
            if block.bad && (ran.marks.len() != 1 || ran.found != ran.marks) {
                wrong.push(format!("{} block {}: wanted {:?}, found {:?} ({}): {:?}", rule.id, n + 1, ran.marks, ran.found, ran.told, block.lines));
            }
            if !block.bad && !ran.found.is_empty() {
                wrong.push(format!("{} block {}: good, but {}: {:?}", rule.id, n + 1, ran.told, block.lines));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_are_sorted_unique_named_and_documented() {
    let ids: Vec<&str> = CHECKS.iter().map(|c| c.rule().id).collect();
    assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    assert!(RULES.is_sorted_by(|a, b| a.id < b.id));
    for rule in RULES.iter() {
        assert!(rule.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.id);
        assert!(rule.page.starts_with(&format!("# {}\n", rule.id)), "{}: its page begins with its name", rule.id);
        assert!(rule.page.contains("## How to silence it"), "{}", rule.id);
        assert!(!rule.summary.is_empty() && !rule.summary.ends_with('.'), "{}", rule.id);
        assert!((0.5..=1.0).contains(&rule.confidence), "{}: a rule below the threshold is never shown", rule.id);
        assert!(checks::rule(rule.id).is_some());
        // the base's own examples test the renderings
        if rule.id == "garbled-rendering" {
            continue;
        }
        let blocks = blocks(rule.page);
        assert!(blocks.iter().filter(|b| b.bad).count() >= 2, "{}: two bad examples", rule.id);
        assert!(blocks.iter().filter(|b| !b.bad).count() >= 3, "{}: three near misses", rule.id);
        if rule.needs == Needs::Source {
            assert!(blocks.iter().all(|b| b.texts().count() >= 2), "{}: its examples need a source", rule.id);
        }
    }
}
