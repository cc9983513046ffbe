use crate::analysis::{SegmentAnalysis, clauses, noun_phrases};
use crate::checks::Check;
use crate::document::Role;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Span, Token};

static RULE: Rule = Rule {
    id: "sentence-fragment",
    summary: "What stands as a sentence is a noun with a clause that belongs to it, and no verb of its own",
    category: Category::GRAMMAR,
    severity: Severity::Minor,
    confidence: 0.7,
    needs: Needs::Target,
    languages: &["en"],
    page: include_str!("sentence_fragment.md"),
};

/// Words a fragment has at least and at most: shorter ones are style, longer ones hide a verb.
const WORDS: std::ops::RangeInclusive<usize> = 6..=30;

/// A noun phrase with a participle or a relative clause, set as a sentence among whole ones.
pub struct SentenceFragment;

impl Check for SentenceFragment {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn block(&self, block: &SegmentAnalysis, out: &mut Vec<Finding>) {
        let sentences = block.sentences();
        if sentences.len() < 2 || !matches!(block.segment.role, Role::Lead | Role::Paragraph) {
            return;
        }
        let tokens = |s: Span| {
            let all = &block.segment.tokens;
            &all[all.partition_point(|t| t.span.start < s.start)..all.partition_point(|t| t.span.start < s.end)]
        };
        let whole = |s: Span| block.segment.of(s).ends_with(['.', '!', '”', '"', '…']) && clauses::may_have_finite(tokens(s));
        for (i, &sentence) in sentences.iter().enumerate() {
            // an answer, and what a colon announces, need no verb
            let beside = if i == 0 { sentences[1] } else { sentences[i - 1] };
            let quoted = || block.quotes().marks.iter().any(|m| sentence.contains(m.span())) || block.quotes().quoted(sentence.start);
            if is_fragment(tokens(sentence), &block.segment.text) && whole(beside) && !quoted() {
                out.push(Finding::on_target(&RULE, block.index, sentence, "This is no sentence: its noun has no verb of its own").why(
                    "A sentence of the source was cut, or its verb was read as a part of the noun phrase; it belongs to the sentence before, or lacks “is”.",
                ));
            }
        }
    }
}

fn is_fragment(tokens: &[Token], text: &str) -> bool {
    let Some((stop, words)) = tokens.split_last() else { return false };
    stop.of(text) == "." && WORDS.contains(&words.len()) && noun_phrases::has_no_main_verb(words, text)
}
