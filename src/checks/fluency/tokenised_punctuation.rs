use crate::analysis::SegmentAnalysis;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Lang, Span, TokenKind};

static RULE: Rule = Rule {
    id: "tokenised-punctuation",
    summary: "White space stands before a punctuation mark or inside a contraction",
    category: Category::PUNCTUATION,
    severity: Severity::Minor,
    confidence: 0.85,
    needs: Needs::Target,
    languages: super::repeated_word::LANGUAGES,
    page: include_str!("tokenised_punctuation.md"),
};

/// White space before a punctuation mark, as in text cut into tokens for a machine.
pub struct TokenisedPunctuation;

impl Check for TokenisedPunctuation {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn block(&self, block: &SegmentAnalysis, out: &mut Vec<Finding>) {
        if !block.segment.role.is_prose() {
            return;
        }
        let mut loose = (1..block.segment.tokens.len()).filter_map(|i| loose(block, i));
        let Some(first) = loose.next() else { return };
        let more = loose.count();
        let message = match more {
            0 => "White space stands before the mark".to_owned(),
            n => format!("White space stands before the mark, and {n} times more in this paragraph"),
        };
        let tidy: String = block.segment.of(first).chars().filter(|c| !c.is_whitespace()).collect();
        out.push(
            Finding::on_target(&RULE, block.index, first, message).why("The text was cut into tokens for a machine and not put together again.").suggest(tidy),
        );
    }
}

/// The word before token `i` and the token, when it is a mark that belongs to the word and stands apart.
fn loose(block: &SegmentAnalysis, i: usize) -> Option<Span> {
    let (text, tokens) = (&block.segment.text, &block.segment.tokens);
    let (word, mark) = (&tokens[i - 1], &tokens[i]);
    let after = tokens.get(i + 1);
    let closes = after.is_none_or(|a| a.spaced || matches!(a.of(text), "\"" | "”" | "'" | "’" | "»" | "“"));
    if !mark.spaced || !word.is_word() {
        return None;
    }
    let french = matches!(block.segment.lang.primary(), "fr");
    let apart = match mark.of(text) {
        "." | "," => closes && !text[mark.span.end..].trim_start().starts_with('.'),
        "?" | "!" | ";" | ":" => !french && closes,
        // one 's body, does n't
        "'" | "’" => {
            let next = after?;
            block.segment.lang.same(&Lang::EN)
                && !next.spaced
                && matches!(&*next.form.lower, "s" | "re" | "ve" | "ll")
                && tokens.get(i + 2).is_none_or(|t| t.spaced || t.kind == TokenKind::Mark)
                && word.form.lower.chars().count() > 1
                && !block.quotes().pairs.iter().any(|q| block.quotes().marks[q.open].at == mark.span.start)
        }
        "n't" | "n’t" => true,
        _ => false,
    };
    let end = if matches!(mark.of(text), "'" | "’") { after?.span.end } else { mark.span.end };
    apart.then(|| Span::new(word.span.start, end))
}
