use crate::analysis::{DocumentAnalysis, SegmentAnalysis, clauses, noun_phrases};
use crate::checks::Check;
use crate::document::Role;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Lang, Span, Token};

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

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let prose: Vec<(&SegmentAnalysis, Span)> = document
            .blocks()
            .filter(|b| b.segment.lang.same(&Lang::EN) && matches!(b.segment.role, Role::Lead | Role::Paragraph))
            .flat_map(|b| b.sentences().iter().map(move |&s| (b, s)))
            .collect();
        for (i, &(block, sentence)) in prose.iter().enumerate() {
            if !is_fragment(tokens(block, sentence), &block.segment.text) {
                continue;
            }
            // an answer, and what a colon announces, need no verb
            let before = i.checked_sub(1).and_then(|b| prose.get(b));
            let beside = before.filter(|b| b.0.index == block.index).or(prose.get(i + 1).filter(|n| n.0.index == block.index)).or(before);
            let quoted = || block.quotes().marks.iter().any(|m| sentence.contains(m.span())) || block.quotes().quoted(sentence.start);
            if beside.is_some_and(|&(b, s)| whole(b, s)) && !quoted() {
                out.push(Finding::on_target(&RULE, block.index, sentence, "This is no sentence: its noun has no verb of its own").why(
                    "A sentence of the source was cut, or its verb was read as a part of the noun phrase; it belongs to the sentence before, or lacks “is”.",
                ));
            }
        }
    }
}

fn tokens<'d>(block: &SegmentAnalysis<'d>, sentence: Span) -> &'d [Token] {
    let all: &'d [Token] = &block.segment.tokens;
    &all[all.partition_point(|t| t.span.start < sentence.start)..all.partition_point(|t| t.span.start < sentence.end)]
}

fn whole(block: &SegmentAnalysis, sentence: Span) -> bool {
    block.segment.of(sentence).ends_with(['.', '!', '”', '"', '…']) && clauses::may_have_finite(tokens(block, sentence))
}

fn is_fragment(tokens: &[Token], text: &str) -> bool {
    let Some((stop, words)) = tokens.split_last() else { return false };
    stop.of(text) == "." && WORDS.contains(&words.len()) && noun_phrases::has_no_main_verb(words, text)
}
