//! Whatever the text and wherever the marks: no panic, and no text lost or obeyed.
use std::sync::Arc;

use proptest::prelude::*;
use wirelint::document::{Document, Pair, Role, Segment, Unplaced};
use wirelint::finding::{Category, Finding, Needs, Rule, Severity};
use wirelint::reports::{Format, Layout};
use wirelint::text::{Lang, Span};

use crate::stories::Checked;
use crate::written;

static RULE: Rule = Rule {
    id: "any",
    summary: "",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.9,
    needs: Needs::Source,
    languages: &[],
    page: "",
};

/// One pair; the marks are the given bytes as they come, on a character's boundary or not, inside the text or not.
fn story(source: &str, target: &str, marks: &[(usize, usize)], message: &str) -> Checked {
    let segment = |text: &str, lang| Segment::new("s", text.to_owned(), lang, Role::Paragraph, Arc::new(Unplaced));
    let document = Document {
        name: message.to_owned(),
        segments: vec![segment(source, Lang::DE), segment(target, Lang::EN)],
        pairs: vec![Pair { id: "1".to_owned(), source: Some(0), target: Some(1), confidence: 1.0, moved: false }],
        blocks: vec![1],
        ..Document::default()
    };
    let finding = |(i, &(start, length)): (usize, &(usize, usize))| {
        let span = Span::new(start, start + length);
        let severity = Severity::ALL[i % 4];
        let found = if i % 3 == 0 { Finding::on_source(&RULE, 0, span, message) } else { Finding::on_target(&RULE, 1, span, message).evidence(0, span) };
        found.severity(severity).why(message).suggest(message)
    };
    let findings = marks.iter().enumerate().map(finding).collect();
    Checked::new(document, findings, &[message])
}

/// The text of the element that opens with `tag`, as a browser reads it.
fn content(html: &str, tag: &str) -> String {
    let from = html.rfind(tag).unwrap();
    let inside = &html[from..][html[from..].find('>').unwrap() + 1..];
    let inside = &inside[..inside.find("</div>").unwrap()];
    let mut text = String::new();
    let mut in_tag = false;
    for c in inside.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&amp;", "&")].iter().fold(text, |t, (from, to)| t.replace(from, to))
}

/// What a page can hold: other control characters are shown as unreadable.
fn readable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t' | '\r') { '\u{FFFD}' } else { c }).collect()
}

/// Any characters, with those that mean something to a browser or a terminal, wide, combining and right-to-left ones more often.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<b>&amp;\"'</script>".to_owned()),
        Just("\u{1b}[31m\u{202E}\r\n\t".to_owned()),
        Just("客户 e\u{301}👮🏽\u{200D}🇩🇪".to_owned()),
        Just("العميل ".to_owned()),
        Just("word ".repeat(30)),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_page_shows_every_text_as_it_is(source in text(), target in text(), marks in prop::collection::vec((0..60usize, 0..40usize), 0..6), message in text()) {
        let page = written(Format::Html, Layout::default(), &[story(&source, &target, &marks, &message)]);
        let empty = |text: &str| text.is_empty();
        prop_assert!(empty(&source) || content(&page, "<div class=\"source\" lang") == readable(&source));
        prop_assert!(empty(&target) || content(&page, "<div class=\"target\" lang") == readable(&target));
        prop_assert_eq!(page.matches("<script").count(), 1);
        prop_assert_eq!(page.matches("</script").count(), 1);
    }

    #[test]
    fn a_terminal_is_told_nothing_by_a_text(source in text(), target in text(), marks in prop::collection::vec((0..60usize, 0..40usize), 0..6), message in text(), width in 0..120usize) {
        let written = written(Format::Human, Layout { colour: false, width }, &[story(&source, &target, &marks, &message)]);
        prop_assert!(written.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", written);
    }

    #[test]
    fn every_line_is_json(source in text(), target in text(), marks in prop::collection::vec((0..60usize, 0..40usize), 0..6), message in text()) {
        let lines = written(Format::Jsonl, Layout::default(), &[story(&source, &target, &marks, &message)]);
        for line in lines.lines() {
            prop_assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{}", line);
        }
    }
}
