use crate::analysis::{DocumentAnalysis, SegmentAnalysis};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "lowercase-start",
    summary: "A sentence begins with a small letter",
    category: Category::SPELLING,
    severity: Severity::Minor,
    confidence: 0.75,
    needs: Needs::Target,
    languages: &[],
    page: include_str!("lowercase_start.md"),
};

/// Particles that begin a name with a small letter.
const PARTICLES: &[&str] = &[
    "de", "van", "von", "der", "den", "di", "da", "del", "della", "du", "la", "le", "al", "el", "bin", "ibn", "ben", "zu", "ter", "ten", "o", "y", "e", "p",
    "pp", "www", "http", "https", "mr", "st",
];

/// A paragraph or row begins with a small letter though it is a sentence.
pub struct LowercaseStart;

impl Check for LowercaseStart {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let mut before: Option<&SegmentAnalysis> = None;
        for block in document.blocks().filter(|b| b.segment.role.is_prose()) {
            let whole = before.is_none_or(|b| ends_sentence(&b.segment.text));
            before = Some(block);
            let Some(first) = block.segment.tokens.iter().find(|t| t.is_word()) else { continue };
            let word = first.of(&block.segment.text);
            if !whole || !starts_small(block, word) || !ends_sentence(&block.segment.text) || block.segment.tokens.len() < 6 {
                continue;
            }
            let source = document.source_of(block).map(|s| &s.segment.text);
            // a source in letters of two sizes shows whether its sentence begins there
            let begins = source.and_then(|s| s.chars().find(|c| c.is_alphanumeric())).is_none_or(|c| !c.is_lowercase() && !c.is_numeric());
            if begins {
                let mut right: String = word.chars().take(1).flat_map(char::to_uppercase).collect();
                right.extend(word.chars().skip(1));
                out.push(
                    Finding::on_target(&RULE, block.index, first.span, format!("The sentence begins with a small letter: “{word}”"))
                        .why("The beginning of the sentence was lost, or its capital.")
                        .suggest(right),
                );
            }
        }
    }
}

/// Whether the text begins with a word in small letters that is no name, brand or address.
fn starts_small(block: &SegmentAnalysis, word: &str) -> bool {
    let text = &block.segment.text;
    let Some(first) = block.segment.tokens.iter().find(|t| t.is_word()) else { return false };
    let lead = &text[..first.span.start];
    let rest = &text[first.span.end..];
    word.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’'))
        && lead.chars().all(|c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '\'' | ' ' | '\u{A0}'))
        && !PARTICLES.contains(&&*first.form.lower)
        && !rest.starts_with(['-', '.', '@', '/', '_', ')', ':', '’', '\''])
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().trim_end_matches(['"', '”', '“', '’', '\'', '»', ')', ' ', '\u{A0}']).ends_with(['.', '!', '?'])
}
