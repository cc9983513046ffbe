use crate::alignment::lengths::Lengths;
use crate::analysis::{DocumentAnalysis, SegmentAnalysis, clauses};
use crate::checks::Check;
use crate::document::Role;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Lang, Span, Token, TokenKind};

static RULE: Rule = Rule {
    id: "broken-clause",
    summary: "A clause breaks off before it is complete",
    category: Category::UNINTELLIGIBLE,
    severity: Severity::Major,
    confidence: 0.85,
    needs: Needs::Target,
    languages: &[],
    page: include_str!("broken_clause.md"),
};

/// A clause that breaks off: before three dots, before its full stop, or at the end of the row.
pub struct BrokenClause;

impl Check for BrokenClause {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let prose: Vec<&SegmentAnalysis> =
            document.blocks().filter(|b| (b.segment.role.is_prose() || b.segment.role == Role::Subhead) && !b.segment.lang.is_spaceless()).collect();
        let ended = prose.iter().filter(|b| ends_properly(&b.segment.text)).count();
        for (n, block) in prose.iter().enumerate() {
            let source = document.source_of(block);
            let headline = n == 0 && prose.len() > 1 && ended > 0 || is_title_case(block);
            // a paragraph among whole ones
            let cut = || (ended >= 2 || ended + 2 > prose.len() && ended > 0).then(|| cut_off(block, n > 0 && n + 1 == prose.len())).flatten();
            let found = at_dots(block, source)
                .or_else(|| unfinished(block, source).filter(|f| !headline || f.2 >= 0.8 && leans(block)))
                .or_else(|| dangling(block))
                .or_else(|| cut().filter(|_| n > 0 && source.is_none_or(|s| ends_properly(&s.segment.text))));
            if let Some((span, message, confidence)) = found {
                out.push(
                    Finding::on_target(&RULE, block.index, span, message)
                        .why("What comes before and what comes after do not make a sentence: words were lost or left in the source’s order.")
                        .confidence(confidence),
                );
            }
        }
    }
}

type Found = (Span, &'static str, f32);

/// Whether a text ends as a sentence does, closing marks left out.
fn ends_properly(text: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '”' | '“' | '»' | '’' | '\'' | ')' | ']' | '」' | '』');
    text.trim_end().trim_end_matches(closing).ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔'])
}

/// “Man Held After Fire in Lyon”: a headline, which needs no full stop.
fn is_title_case(block: &SegmentAnalysis) -> bool {
    let mut long = block.segment.tokens.iter().filter(|t| t.is_word() && t.span.len() >= 4).peekable();
    long.peek().is_some() && !ends_properly(&block.segment.text) && long.all(|t| t.form.capital)
}

fn last_word<'a>(block: &'a SegmentAnalysis) -> Option<&'a Token> {
    block.segment.tokens.last().filter(|t| t.is_word())
}

fn leans(block: &SegmentAnalysis) -> bool {
    block.segment.lang.same(&Lang::EN) && last_word(block).is_some_and(|t| clauses::leans_forward(&t.form))
}

/// An English paragraph without final punctuation whose last word wants another one: “Gusts are forecast for”. Within the story such a
/// line may be a heading (“What to look out for”); at its end, only a question is.
fn cut_off(block: &SegmentAnalysis, last: bool) -> Option<Found> {
    let tokens = &block.segment.tokens;
    let word = last_word(block).filter(|t| leans(block) && tokens.len() >= 3 && !t.form.capital)?;
    let asks = tokens.iter().take(2).any(|t| clauses::is_relative(&t.form) || matches!(&*t.form.lower, "what" | "how" | "why" | "when"));
    let finite = tokens[..tokens.len() - 1].iter().any(|t| clauses::is_finite(&t.form));
    let sure = clauses::cannot_end(&word.form) || !asks && (last || finite && matches!(&*word.form.lower, "of" | "by" | "for" | "from" | "with"));
    let start = tokens[tokens.len().saturating_sub(3)].span;
    sure.then(|| (start.cover(word.span), "The paragraph ends in the middle of a sentence", 0.8))
}

fn is_dots(segment: &SegmentAnalysis, i: usize) -> usize {
    let text = &segment.segment.text;
    match segment.segment.tokens[i].of(text) {
        "…" => 1,
        "." if text[segment.segment.tokens[i].span.start..].starts_with("...") => 3,
        _ => 0,
    }
}

/// Three dots inside a sentence, where the source has none or where English cannot pause.
fn at_dots(block: &SegmentAnalysis, source: Option<&SegmentAnalysis>) -> Option<Found> {
    let (segment, tokens) = (block.segment, &block.segment.tokens);
    if !segment.text.contains("...") && !segment.text.contains('…') {
        return None;
    }
    for i in 1..tokens.len() {
        let dots = is_dots(block, i);
        let Some(after) = tokens.get(i + dots.max(1)) else { continue };
        let before = &tokens[i - 1];
        if dots == 0
            || tokens[i].spaced
            || !(before.kind != TokenKind::Mark || before.of(&segment.text) == ",")
            || after.kind == TokenKind::Mark
            || !after.spaced
        {
            continue;
        }
        let first = (0..i).rev().take(3).take_while(|&k| tokens[k].is_word() || k + 1 == i).last().unwrap_or(i - 1);
        let last = (i + dots..tokens.len()).take(4).take_while(|&k| tokens[k].kind != TokenKind::Mark).last().unwrap_or(i + dots);
        let span = tokens[first].span.cover(tokens[last].span);
        if let Some(source) = source {
            if !pauses(&source.segment.text) {
                // before a small letter the dots may be a pause of the translator's, as in subtitles
                let breaks = after.form.capital || before.of(&segment.text) == "," || clauses::leans_forward(&before.form);
                return Some((span, "The sentence breaks off at dots that the source does not have", if breaks { 0.9 } else { 0.4 }));
            }
            continue;
        }
        if !segment.lang.same(&Lang::EN) || !after.form.capital || block.quotes().quoted(tokens[i].span.start) || is_name(segment, tokens, i + dots) {
            continue;
        }
        if clauses::leans_forward(&before.form) || before.of(&segment.text) == "," {
            return Some((span, "The clause breaks off before it is complete", 0.8));
        }
        let rest = &tokens[i + dots..];
        let end = rest.iter().position(|t| matches!(t.of(&segment.text), "." | "!" | "?" | "…")).unwrap_or(rest.len());
        if rest[..end].iter().filter(|t| t.is_word()).count() >= 4 && !clauses::may_have_finite(&rest[..end]) {
            return Some((span, "The sentence breaks off, and what follows the dots has no verb", 0.65));
        }
    }
    None
}

/// Whether a text has dots, dashes of omission or brackets that a translator may set as dots.
fn pauses(text: &str) -> bool {
    text.contains('…') || text.contains("..") || text.contains('⋯') || text.contains("。。") || text.contains("[") || text.contains("--")
}

/// Whether the capital may be a name's: the next word has one too, or it is written so elsewhere inside a sentence.
fn is_name(segment: &crate::document::Segment, tokens: &[Token], i: usize) -> bool {
    let key = tokens[i].form.key;
    tokens[i].form.capitals
        || (1..tokens.len()).any(|k| k != i && tokens[k].form.key == key && tokens[k].form.capital && tokens[k - 1].is_word())
        || tokens.get(i + 1).is_some_and(|t| t.is_word() && t.form.capital && !segment.text.is_empty())
}

/// A row whose source ends as a sentence and that ends in its middle.
fn unfinished(block: &SegmentAnalysis, source: Option<&SegmentAnalysis>) -> Option<Found> {
    let (source, segment) = (source?.segment, block.segment);
    let stop = ends_properly(&source.text) && !source.text.trim_end().ends_with('…');
    let last = segment.tokens.last()?;
    let comma = last.of(&segment.text) == ",";
    if !stop || !comma && last.kind == TokenKind::Mark || segment.tokens.len() < 3 {
        return None;
    }
    let letters = |s: &crate::document::Segment| s.text.chars().filter(|c| c.is_alphanumeric()).count() as f32;
    let share = letters(segment) / (letters(source) * Lengths::of(source.lang, segment.lang).ratio).max(1.0);
    let word = segment.tokens.iter().rfind(|t| t.is_word())?;
    let leans = segment.lang.same(&Lang::EN) && clauses::leans_forward(&word.form) && !comma;
    let confidence = match share {
        s if s < 0.6 => 0.85,
        s if s < 0.75 && (comma || leans) => 0.9,
        s if s < 0.68 => 0.7,
        s if s < 0.95 && comma => 0.7,
        _ if leans && clauses::cannot_end(&word.form) => 0.8,
        _ => return None,
    };
    Some((word.span.cover(last.span), "The translation ends in the middle of the sentence", confidence))
}

/// An English sentence whose last word wants another one.
fn dangling(block: &SegmentAnalysis) -> Option<Found> {
    let (segment, tokens) = (block.segment, &block.segment.tokens);
    if !segment.lang.same(&Lang::EN) {
        return None;
    }
    for (i, t) in tokens.iter().enumerate().skip(5) {
        if !t.is_word() || t.form.capital || tokens[i - 5..i].iter().filter(|t| t.is_word()).count() < 4 {
            continue;
        }
        let ends = match tokens.get(i + 1) {
            None => true,
            Some(stop) => {
                !stop.spaced
                    && stop.of(&segment.text) == "."
                    && !is_more_dots(tokens, i + 1, &segment.text)
                    && tokens.get(i + 2).is_none_or(|n| n.spaced && n.form.capital)
            }
        };
        let alike = || &*t.form.lower == "as" && tokens[..i].iter().rev().take(3).any(|b| &*b.form.lower == "as");
        if ends && (clauses::cannot_end(&t.form) || alike()) && !is_named(tokens, i) {
            let start = tokens[i - 2].span;
            let end = tokens.get(i + 1).map_or(t.span, |s| s.span);
            return Some((start.cover(end), "The sentence ends before it is complete", 0.8));
        }
    }
    None
}

fn is_more_dots(tokens: &[Token], i: usize, text: &str) -> bool {
    tokens.get(i + 1).is_some_and(|t| !t.spaced && t.of(text) == ".")
}

/// “a vitamin A.”, “the letter a.”, “Group A”: the last word is a name or a letter.
fn is_named(tokens: &[Token], i: usize) -> bool {
    &*tokens[i].form.lower == "a" && tokens[i - 1].is_word() && !clauses::leans_forward(&tokens[i - 1].form)
}
