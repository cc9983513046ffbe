use crate::analysis::{DocumentAnalysis, SegmentAnalysis};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Lang, Span, Token};

use super::repeated_word::LANGUAGES;

static RULE: Rule = Rule {
    id: "repeated-phrase",
    summary: "Words in a row are said once more at once",
    category: Category::DUPLICATION,
    severity: Severity::Major,
    confidence: 0.9,
    needs: Needs::Target,
    languages: LANGUAGES,
    page: include_str!("repeated_phrase.md"),
};

/// Longest unit that is looked for, in tokens.
const LONGEST: usize = 40;

/// Words in a row that are said once more at once: what a machine does when it loops.
pub struct RepeatedPhrase;

impl Check for RepeatedPhrase {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        for block in document.blocks() {
            if let Some((span, unit)) = repetition(block)
                && document.source_of(block).is_none_or(|s| repetition(s).is_none())
            {
                let text = block.segment.of(unit);
                out.push(
                    Finding::on_target(&RULE, block.index, span, format!("“{text}” is said again at once"))
                        .why("The same words follow each other: the translation looped.")
                        .suggest(text),
                );
            }
        }
    }
}

/// The first repetition in a text: all of it, and the unit that is repeated.
fn repetition(block: &SegmentAnalysis) -> Option<(Span, Span)> {
    let (segment, tokens) = (block.segment, &block.segment.tokens);
    let mut i = 0;
    while i < tokens.len() {
        if tokens[i].is_word() {
            for unit in 2..=LONGEST.min((tokens.len() - i) / 2) {
                // the second time round begins with the same word: one comparison settles nearly all
                if tokens[i].form.key != tokens[i + unit].form.key {
                    continue;
                }
                let times = times(tokens, i, unit);
                let whole = &tokens[i..i + unit];
                let fault = is_fault(&segment.text, whole, times, i == 0 || ends_sentence(&segment.text, &tokens[i - 1]));
                if times >= 2 && (fault || segment.lang.same(&Lang::EN) && is_doubled_pair(&tokens[..i], whole)) {
                    let last = &tokens[(i + unit * times).min(tokens.len()) - 1];
                    let unit = whole[0].span.cover(whole.iter().rfind(|t| t.is_word()).unwrap_or(&whole[0]).span);
                    let end = if last.is_word() { last.span } else { tokens[i + unit_words_end(tokens, i, times, whole.len())].span };
                    return Some((whole[0].span.cover(end), unit));
                }
            }
        }
        i += 1;
    }
    None
}

/// Index, from the start of the repetition, of its last word.
fn unit_words_end(tokens: &[Token], start: usize, times: usize, unit: usize) -> usize {
    (0..unit * times).rev().find(|&k| tokens.get(start + k).is_some_and(Token::is_word)).unwrap_or(0)
}

/// How many times the unit stands at `start`, one after the other; the last mark of the last one may be missing.
fn times(tokens: &[Token], start: usize, unit: usize) -> usize {
    let same = |k: usize| tokens[start + k % unit].form.key == tokens[start + k].form.key;
    let mut k = unit;
    while start + k < tokens.len() && same(k) {
        k += 1;
    }
    let short = k % unit == unit - 1 && !tokens[start + unit - 1].is_word();
    (k + usize::from(short)) / unit
}

fn is_fault(text: &str, unit: &[Token], times: usize, sentence: bool) -> bool {
    let words = unit.iter().filter(|t| t.is_word()).count();
    let letters: usize = unit.iter().filter(|t| t.is_word()).map(|t| t.span.len()).sum();
    // “it is what it is what you make of it”
    let clause = words <= 4 && unit.iter().any(|t| &*t.form.lower == "what");
    if words < 2 || letters < 6 || clause || unit.iter().all(|t| !t.is_word() || t.form.capital) {
        return false;
    }
    let closed = unit.iter().any(|t| ends_sentence(text, t));
    let comma = unit.last().is_some_and(|t| !t.is_word());
    match times {
        // “Build the wall! Build the wall!”: chants are short; a whole sentence said twice is none
        2 if closed => sentence && words >= 6,
        // “day after day, day after day”
        2 if comma => words >= 5,
        2 => words >= 3,
        _ if closed => words >= 4,
        _ => words >= 3 || !comma,
    }
}

/// Two words that never stand twice in a row: the second is an article, “be”, “been” or “to”, which wants another word after it.
/// “What will be will be” is a saying; clauses with “what” may meet so.
fn is_doubled_pair(before: &[Token], unit: &[Token]) -> bool {
    let [first, second] = unit else { return false };
    let bound = matches!(&*second.form.lower, "the" | "a" | "an" | "be" | "been" | "to" | "of");
    let free = |t: &Token| matches!(&*t.form.lower, "what" | "whatever" | "who" | "that" | "which" | "how" | "more" | "less");
    // “from time to time to …”
    let range = &*second.form.lower == "to" && before.last().is_some_and(|t| &*t.form.lower == "from");
    let saying = range || !matches!(&*second.form.lower, "the" | "a" | "an") && before.iter().rev().take(4).any(free);
    bound && first.is_word() && second.is_word() && second.spaced && !saying && !matches!(&*first.form.lower, "more" | "less" | "a" | "an" | "the")
}

fn ends_sentence(text: &str, token: &Token) -> bool {
    matches!(token.of(text), "." | "!" | "?" | "…" | "\n" | ";")
}
