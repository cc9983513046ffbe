use crate::analysis::{SegmentAnalysis, clauses};
use crate::checks::Check;
use crate::document::Role;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Span, Token, TokenKind};

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

/// Participles that in “a man … to be”, “… as” have no object and so are no past tense.
const PASSIVE: &[&str] = &[
    "considered",
    "thought",
    "believed",
    "known",
    "seen",
    "regarded",
    "deemed",
    "described",
    "said",
    "viewed",
    "perceived",
    "understood",
    "assumed",
    "presumed",
    "alleged",
    "reported",
    "rumoured",
    "rumored",
    "suspected",
    "supposed",
    "accused",
    "intended",
    "designed",
    "meant",
    "called",
    "named",
    "dubbed",
    "labelled",
    "labeled",
    "classified",
    "classed",
    "estimated",
    "feared",
    "judged",
    "interpreted",
    "recognised",
    "recognized",
    "ranked",
    "rated",
    "treated",
];

/// Verbs without an object: “passed by” is no passive.
const INTRANSITIVE: &[&str] = &[
    "passed",
    "dropped",
    "increased",
    "decreased",
    "declined",
    "stopped",
    "walked",
    "stood",
    "climbed",
    "jumped",
    "stayed",
    "improved",
    "shrank",
    "slipped",
    "lived",
    "abided",
    "tumbled",
    "slowed",
    "contracted",
    "expanded",
    "plunged",
    "soared",
    "surged",
    "advanced",
    "edged",
    "eased",
    "led",
    "won",
    "lost",
    "finished",
    "ended",
    "started",
    "began",
    "opened",
    "closed",
];

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
        for (i, &sentence) in sentences.iter().enumerate().skip(1) {
            // an answer, and what a colon announces, need no verb
            let before = block.segment.of(sentences[i - 1]);
            let whole = before.ends_with(['.', '!', '”', '"', '…']) && clauses::may_have_finite(tokens(sentences[i - 1]));
            let quoted = block.quotes().marks.iter().any(|m| sentence.contains(m.span())) || block.quotes().quoted(sentence.start);
            if whole && !quoted && is_fragment(tokens(sentence), &block.segment.text) {
                out.push(Finding::on_target(&RULE, block.index, sentence, "This is no sentence: its noun has no verb of its own").why(
                    "A sentence of the source was cut, or its verb was read as a part of the noun phrase; it belongs to the sentence before, or lacks “is”.",
                ));
            }
        }
    }
}

/// Whether the sentence is an article, a noun in the singular, and a participle or a relative clause that takes up the rest.
fn is_fragment(tokens: &[Token], text: &str) -> bool {
    let Some((stop, words)) = tokens.split_last() else { return false };
    if stop.of(text) != "." || !WORDS.contains(&words.len()) || words.iter().any(|t| t.kind == TokenKind::Mark && !matches!(t.of(text), "-" | "," | "’" | "'"))
    {
        return false;
    }
    let article = &*words[0].form.lower;
    if !matches!(article, "a" | "an" | "another" | "one" | "the") {
        return false;
    }
    // the head ends where the participle or the relative clause begins
    for i in 2..words.len().min(9) {
        let (form, head) = (&words[i].form, &words[i - 1].form);
        if clauses::is_finite(form) {
            return false;
        }
        if matches!(&*form.lower, "who" | "which" | "that") && words[i - 1].is_word() {
            return is_singular(article, &head.lower) && is_one_clause(words, i + 1);
        }
        if clauses::may_be_participle(form) {
            let next = words.get(i + 1).map_or("", |t| &*t.form.lower);
            let after = words.get(i + 2).map_or("", |t| &*t.form.lower);
            let passive = PASSIVE.contains(&&*form.lower) && (next == "as" || next == "to" && matches!(after, "be" | "have"));
            let agent = next == "by" && !INTRANSITIVE.contains(&&*form.lower) && words.get(i + 2).is_some_and(|t| t.kind != TokenKind::Number);
            return (passive || agent) && head.lower.len() > 1 && words[i - 1].is_word() && is_singular(article, &head.lower) && !has_verb(words, i + 2);
        }
        if clauses::may_be_third_person(words, i) {
            return false;
        }
    }
    false
}

/// A head in the plural could be followed by a verb that looks like a noun.
fn is_singular(article: &str, head: &str) -> bool {
    article != "the" || !head.ends_with('s') && !matches!(head, "people" | "men" | "women" | "children" | "police" | "media" | "data")
}

/// Whether any word from `from` on may be a finite verb.
fn has_verb(words: &[Token], from: usize) -> bool {
    (from..words.len()).any(|i| {
        let form = &words[i].form;
        let attribute = clauses::is_determiner(&words[i - 1].form) || form.capital;
        clauses::is_finite(form) || clauses::is_relative(form) || !attribute && clauses::may_be_past(form) || clauses::may_be_third_person(words, i)
    })
}

/// Whether the words from `from` on are one clause: a verb at once, and no other after it.
fn is_one_clause(words: &[Token], from: usize) -> bool {
    let Some(verb) = words.get(from) else { return false };
    let auxiliary = clauses::is_auxiliary(&verb.form);
    if !auxiliary && !clauses::is_finite(&verb.form) {
        return false;
    }
    // the auxiliary's own verb stands within two words of it
    let mut rest = from + 1;
    if auxiliary {
        while words
            .get(rest)
            .is_some_and(|t| rest < from + 4 && (matches!(&*t.form.lower, "be" | "been" | "have" | "not" | "also") || t.form.lower.ends_with("ly")))
        {
            rest += 1;
        }
        if words.get(rest).is_some_and(|t| clauses::may_be_participle(&t.form)) {
            rest += 1;
        }
    }
    rest + 1 < words.len() && !has_verb(words, rest) && words[rest..].iter().all(|t| t.kind != TokenKind::Mark)
}
