//! Tokens, sentences, quotations, spelling and language of any text.
use proptest::prelude::*;
use proptest::sample::select;
use wirelint::analysis::quotes::Quotes;
use wirelint::text::identification::{detect, profile};
use wirelint::text::normalise::normalise;
use wirelint::text::tokens::tokenize;
use wirelint::text::{Lang, Span, sentences};

use crate::garble::{config, sentence};

/// What words, sentences and quotations begin and end with.
const PIECES: &[&str] = &[
    ". ",
    "...",
    "… ",
    "?!",
    "? ",
    "!“ ",
    ".” ",
    ".»",
    " « ",
    " » ",
    "„",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "\"",
    "''",
    "``",
    "‚",
    "‹",
    "›",
    "「",
    "」",
    "『",
    "』",
    "。」",
    "\n\n",
    "\r\n",
    "\n \n",
    "Dr. ",
    "z. B. ",
    "U.S.",
    "J. K.",
    "i.d.R.",
    "av. J.-C.",
    "1. ",
    "2.5",
    "1.234,5",
    "l'",
    "aujourd'hui",
    "’90s",
    "d’",
    "rock'n'roll",
    "e.V.",
    "صلى؟",
    "क।",
    "ฯ",
    "ๆ ",
    "•",
    "— ",
    " – ",
    "(",
    ")",
    "[…]",
    "example.com",
    "a.b@c.de",
    "🇩🇪",
    "👩\u{200D}👧",
    "e\u{301}",
    "\u{1112}\u{1161}\u{11AB}",
];

/// Whether `spans` stand in the text one after the other, and between them nothing but what `skipped` allows.
fn cover(text: &str, spans: impl IntoIterator<Item = Span>, skipped: fn(char) -> bool) -> Result<(), TestCaseError> {
    let mut end = 0;
    for span in spans {
        let gap = text.get(end..span.start);
        prop_assert!(gap.is_some_and(|gap| gap.chars().all(skipped)), "{gap:?} before {span:?} in {text:?}");
        prop_assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{span:?} in {text:?}");
        end = span.end;
    }
    prop_assert!(text[end..].chars().all(skipped), "the end of {text:?}");
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn tokens((lang, text) in sentence(PIECES)) {
        let tokens = tokenize(&text, lang);
        cover(&text, tokens.iter().map(|t| t.span), |c| c.is_whitespace() || c.is_control())?;
        for token in &tokens {
            let before = text[..token.span.start].chars().next_back();
            prop_assert_eq!(token.spaced, before.is_none_or(|c| c.is_whitespace() || c.is_control()), "{:?} in {:?}", token.span, text);
        }
        prop_assert!(profile(&tokens, lang).is_none_or(|share| (0.0..=1.0).contains(&share)));
    }

    #[test]
    fn sentence_splitting((lang, text) in sentence(PIECES)) {
        let found = sentences::split(&text, lang);
        cover(&text, found.iter().copied(), char::is_whitespace)?;
        prop_assert!(found.iter().all(|s| s.of(&text).trim() == s.of(&text)), "{text:?}");
    }

    #[test]
    fn quotations((lang, text) in sentence(PIECES)) {
        let quotes = Quotes::read(&text, lang);
        for mark in &quotes.marks {
            prop_assert_eq!(mark.span().of(&text), mark.glyph.to_string(), "{:?}", text);
        }
        prop_assert!(quotes.marks.is_sorted_by(|a, b| a.at < b.at));
        let mut used: Vec<usize> = quotes.pairs.iter().flat_map(|q| [q.open, q.close]).chain(quotes.unclosed.iter().chain(&quotes.unopened).copied()).collect();
        let all = used.len();
        used.sort_unstable();
        used.dedup();
        prop_assert!(used.len() == all && used.last().is_none_or(|last| *last < quotes.marks.len()), "{quotes:?} in {text:?}");
        for &quotation in &quotes.pairs {
            let inside = quotes.inside(quotation);
            prop_assert!(text.get(inside.start..inside.end).is_some(), "{inside:?} in {text:?}");
        }
    }

    #[test]
    fn normalisation((_, given) in sentence(PIECES)) {
        let (text, map) = normalise(&given);
        let total = given.chars().count();
        let mut last = 0;
        for (at, c) in text.char_indices() {
            let (start, end) = map.span(&text, Span::new(at, at + c.len_utf8()));
            prop_assert!(last <= start && start <= end && end <= total, "{start}..{end} after {last} of {total} in {given:?}");
            last = start;
        }
        prop_assert_eq!(normalise(&text).0, text.as_ref(), "what is normal stays");
    }

    #[test]
    fn language_identification((_, text) in sentence(PIECES), (_, other) in sentence(PIECES), joint in select(vec!["", " ", "\n\n"])) {
        let text = text + joint + &other;
        let found = detect(&text);
        prop_assert!(found.is_none_or(|(_, sure)| (0.0..=1.0).contains(&sure)), "{found:?} of {text:?}");
        prop_assert_eq!(found, detect(&text));
    }

    #[test]
    fn language_tags(tag in "[a-zA-Z]{0,3}([-_][a-zA-Z0-9é ]{0,5}){0,4}") {
        if let Ok(lang) = Lang::parse(&tag) {
            prop_assert_eq!(Lang::parse(&lang.to_string()), Ok(lang), "{}", tag);
            prop_assert!(lang.name() != "unknown", "{tag}");
        }
    }
}
