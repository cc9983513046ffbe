use crate::analysis::SegmentAnalysis;
use crate::analysis::articles::Sound;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Token, TokenKind};

static RULE: Rule = Rule {
    id: "article-mismatch",
    summary: "“a” stands before a vowel sound, or “an” before a consonant",
    category: Category::GRAMMAR,
    severity: Severity::Minor,
    confidence: 0.8,
    needs: Needs::Target,
    languages: &["en"],
    page: include_str!("article_mismatch.md"),
};

/// Words that no article stands before: “a” is a letter there, or something is amiss that another rule finds.
const SMALL: &[&str] = &["is", "as", "or", "of", "in", "at", "on", "and", "into", "if", "it", "its", "an", "a", "to", "the", "us", "up", "el", "al"];

/// An article that does not go with the sound after it.
pub struct ArticleMismatch;

impl Check for ArticleMismatch {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn block(&self, block: &SegmentAnalysis, out: &mut Vec<Finding>) {
        let (text, tokens) = (&block.segment.text, &block.segment.tokens);
        if block.segment.lang.primary() != "en" || !block.segment.role.is_prose() {
            return;
        }
        for (at, pair) in tokens.windows(2).enumerate() {
            let [article, next] = pair else { continue };
            let Some(stands) = article_of(article, text, at.checked_sub(1).map(|before| &tokens[before])) else { continue };
            // an apostrophe or a hyphen may make another word of it
            if next.spaced && !is_small(next, tokens.get(at + 2), text) && Sound::of(next, text).is_some_and(|sound| sound != stands) {
                let right = match (stands, article.form.capital) {
                    (Sound::Consonant, false) => "an",
                    (Sound::Consonant, true) => "An",
                    (Sound::Vowel, false) => "a",
                    (Sound::Vowel, true) => "A",
                };
                let words = article.span.cover(next.span);
                out.push(
                    Finding::on_target(&RULE, block.index, article.span, format!("“{}” should be “{right} {}”", words.of(text), next.of(text)))
                        .why("“an” stands before a vowel sound, “a” before a consonant; the word after it was changed perhaps.")
                        .suggest(right),
                );
            }
        }
    }
}

/// The sound that an article stands before.
fn article_of(token: &Token, text: &str, before: Option<&Token>) -> Option<Sound> {
    if token.kind != TokenKind::Word || token.span.len() > 2 || !token.spaced {
        return None;
    }
    // a capital within a sentence is a letter or part of a name: “Vitamin A”, “Serie A”
    let begins = before.is_none_or(|b| b.kind == TokenKind::Mark);
    match token.of(text) {
        "a" => Some(Sound::Consonant),
        "an" => Some(Sound::Vowel),
        "A" if begins => Some(Sound::Consonant),
        "An" if begins => Some(Sound::Vowel),
        _ => None,
    }
}

/// Whether a word is one that no article stands before, and is no part of another.
fn is_small(word: &Token, after: Option<&Token>, text: &str) -> bool {
    SMALL.contains(&&*word.form.lower) && after.is_none_or(|a| a.spaced || a.of(text) != "-") && !word.form.capitals
}
