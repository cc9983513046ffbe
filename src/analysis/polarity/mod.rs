//! What a text denies: its negations, and the words that say no without one.
mod compare;
mod implied;
mod lexicon;

pub use compare::{Evidence, PolarityChange, Unanswered, compare};
pub(super) use lexicon::PACKED;
pub use lexicon::{Role, denied, known, role};

use crate::document::Segment;
use crate::text::{Span, Token, TokenKind};

use super::word;

/// Negations of a segment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Polarity {
    /// Each denial once, where its first word stands, in bytes of the segment's text.
    pub negations: Vec<Span>,
    /// Words of negative meaning beside them (“fail”, “unable”).
    pub lexical: Vec<Span>,
    /// Words that may stand for a denial somewhere in the text (“only”, “than”).
    pub weak: Vec<Span>,
    /// Auxiliaries that stand before a verb only where something denies or asks, and nothing does (“did accept”).
    pub stranded: Vec<Span>,
    /// Phrases that say that there is more (“nicht nur”).
    pub adding: Vec<Span>,
    /// Words that say that there is no more, and that nothing denies (“only”).
    pub limiting: Vec<Span>,
}

impl Polarity {
    /// Whether it is one of the words that say no, or may.
    pub fn has_negative(&self, word: Span) -> bool {
        self.lexical.iter().chain(&self.weak).any(|span| span.overlaps(word))
    }

    /// Whether something that denies stands in a stretch of the text.
    pub fn denies_in(&self, stretch: Span) -> bool {
        self.negations.iter().chain(&self.lexical).any(|span| stretch.overlaps(*span))
    }
}

/// Words between two negations of one denial, in languages that repeat them.
const CONCORD: usize = 6;
/// Words between “ne” and what completes it.
const PARTNER: usize = 4;

/// The negations of a segment; none where its language is not known.
pub fn read(segment: &Segment) -> Polarity {
    let Some(lexicon) = lexicon::lexicon(segment.lang) else { return Polarity::default() };
    if let Some(strings) = &lexicon.strings {
        return strings.read(&segment.text);
    }
    let tokens = &segment.tokens;
    let mut polarity = Polarity::default();
    let (mut last, mut partner): (Option<usize>, Option<usize>) = (None, None);
    // of a sentence: whether a denial stood in it, and whether one that waits for the verb's
    let (mut denied, mut waits) = (false, false);
    for (i, token) in tokens.iter().enumerate() {
        if !token.is_word() {
            match token.of(&segment.text) {
                "," | "،" => last = None,
                ";" | ":" | "." | "?" | "!" => (last, denied, waits) = (None, false, false),
                _ => {}
            }
            continue;
        }
        let word = word::of(token, segment.lang);
        let role = word.role;
        let near = |before: Option<usize>, most: usize| before.is_some_and(|b| i - b <= most);
        let numbered = &*token.form.lower == "no" && tokens.get(i + 1).is_some_and(|n| n.of(&segment.text) == "." || n.kind == TokenKind::Number);
        // “gelip gelmeyeceği”: whether he comes or not
        let choice = || lexicon.choice.is_some_and(|ending| i > 0 && is_choice(&tokens[i - 1].form.lower, &token.form.lower, ending));
        let denies = (role.negation && !numbered && !is_joined(segment, i) && !choice()) || word.denied.is_some() || role.with && near(partner, PARTNER);
        if role.partner {
            partner = Some(i);
        }
        let neutral = if denies { lexicon.neutral(tokens, i) } else { None };
        if neutral == Some(true) {
            polarity.adding.push(token.span);
        }
        if denies && neutral.is_none() {
            let one = lexicon.concord && (near(last, CONCORD) || if role.joint { denied } else { waits });
            if !one {
                let prefix = word.denied.as_ref().map(|(bytes, _)| Span::new(token.span.start, token.span.start + bytes));
                polarity.negations.push(prefix.unwrap_or(token.span));
            }
            waits = role.joint && (waits || !one);
            denied = true;
            last = Some(i);
        } else if role.lexical || denies || role.negation && !numbered || role.begins && lexicon.begins_denying(&tokens[i..]) {
            polarity.lexical.push(token.span);
        } else if role.begins && !denied && lexicon.begins_wanting(&tokens[i..]) {
            polarity.stranded.push(token.span);
        } else if role.weak || role.begins && lexicon.begins_phrase(&tokens[i..]) {
            polarity.weak.push(token.span);
        } else if role.auxiliary && is_stranded(segment, i) {
            polarity.stranded.push(token.span);
        }
        if role.limits && is_limiting(segment, i) {
            polarity.limiting.push(token.span);
        }
    }
    polarity
}

/// Whether nothing beside the “only” at `i` denies it, and it is no adjective: “the only”.
fn is_limiting(segment: &Segment, i: usize) -> bool {
    /// Words before it, and after it, among which a denial is its own.
    const BEFORE: usize = 4;
    const AFTER: usize = 2;
    let words = |tokens| <[Token]>::iter(tokens).filter(|t: &&Token| t.is_word());
    let (before, after) = segment.tokens.split_at(i);
    let mut beside = words(before).rev().take(BEFORE).chain(words(after).skip(1).take(AFTER));
    let apart = |t: &Token| matches!(&*t.form.lower, "the" | "a" | "an" | "than" | "but" | "if" | "his" | "her" | "their" | "its" | "our" | "my");
    let ranks = &*segment.tokens[i].form.lower == "only" && words(after).nth(1).is_some_and(|t| &*t.form.lower == "the");
    !ranks && !words(before).next_back().is_some_and(apart) && !beside.any(|t| word::of(t, segment.lang).role.negation)
}

/// Whether a denied verb repeats the one before it: “gelip gelmeyeceği”.
fn is_choice(first: &str, second: &str, ending: char) -> bool {
    // a stem hardens: “edip etmeyeceği”
    let hard = |c: char| if c == 'd' { 't' } else { c };
    first.ends_with(ending) && first.chars().zip(second.chars()).take_while(|(a, b)| hard(*a) == hard(*b)).count() >= 2
}

/// Whether a hyphen joins the word at `i` to the next: “no-show”.
fn is_joined(segment: &Segment, i: usize) -> bool {
    let next = |n: usize| segment.tokens.get(i + n).filter(|t| !t.spaced);
    next(1).is_some_and(|t| t.of(&segment.text) == "-") && next(2).is_some_and(Token::is_word)
}

/// Whether the auxiliary at `i` stands before a verb, and not in a question.
fn is_stranded(segment: &Segment, i: usize) -> bool {
    let tokens = &segment.tokens;
    let role = |n: usize| tokens.get(n).filter(|t| t.is_word()).map(|t| word::of(t, segment.lang).role);
    let behind = i > 0 && role(i - 1).is_some_and(|role| !role.inverts && !role.negation && !role.auxiliary);
    let before = || role(i + 1).is_some_and(|role| !role.apart && !role.negation && !role.auxiliary);
    let base = |t: &Token| !t.form.capital && !["s", "ing", "ed"].iter().any(|ending| t.form.lower.ends_with(ending));
    let asks = || tokens[i..].iter().map(|t| t.of(&segment.text)).find(|mark| matches!(*mark, "," | "." | "?" | "!" | ";")) == Some("?");
    behind && before() && tokens.get(i + 1).is_some_and(base) && !asks()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Role as Part, Unplaced};
    use crate::text::Lang;
    use std::sync::Arc;

    fn segment(text: &str, lang: &str) -> Segment {
        Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Part::Paragraph, Arc::new(Unplaced))
    }

    fn negations(text: &str, lang: &str) -> Vec<String> {
        let segment = segment(text, lang);
        read(&segment).negations.iter().map(|s| segment.of(*s).to_owned()).collect()
    }

    #[test]
    fn a_denial_counts_once() {
        for (lang, text, found) in [
            ("de", "Er kam nicht und sagte nichts.", 2),
            ("de", "Nicht nur er kam.", 0),
            ("fr", "Il n’est pas venu, sans doute.", 1),
            ("fr", "Il ne vient plus.", 1),
            ("fr", "Il en veut plus.", 0),
            ("es", "No dijo nada.", 1),
            ("ru", "Никто ничего не сказал.", 1),
            ("ar", "لم يصل الوزير ولا يزال في باريس.", 1),
            ("zh", "他不仅没有来。", 1),
            ("zh", "非常不同", 0),
            ("en", "He didn’t come, not only once.", 1),
            ("en", "The No. 1 hit", 0),
        ] {
            assert_eq!(negations(text, lang).len(), found, "{text}: {:?}", negations(text, lang));
        }
    }
}
