//! Signs of money on the other side of their figure: “100 $” in English, “€100” in French.
use super::{Foreign, custom};
use crate::document::Segment;
use crate::text::{Token, TokenKind};

/// Amounts whose sign stands where the language does not set it.
pub fn amounts(segment: &Segment) -> Vec<Foreign> {
    let (before, after) = (custom(segment.lang, "currency", "before"), custom(segment.lang, "currency", "after"));
    if before.is_empty() && after.is_empty() {
        return Vec::new();
    }
    let tokens = &segment.tokens;
    let of = |token: &Token| token.of(&segment.text);
    let listed = |signs: &str, token: &Token| token.kind == TokenKind::Mark && signs.split(' ').any(|s| s == of(token));
    let number = |at: usize| tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    let sign = |at: usize| tokens.get(at).is_some_and(|t| t.kind == TokenKind::Mark && t.of(&segment.text).chars().all(is_sign));
    let mut found = Vec::new();
    for at in 1..tokens.len() {
        let (first, second) = (&tokens[at - 1], &tokens[at]);
        let span = first.span.cover(second.span);
        if first.kind == TokenKind::Number && listed(before, second) {
            // five $100 bills, $5 $ and US$5: the sign is another figure's, or there already
            let free = !number(at + 1) && !(at >= 2 && (sign(at - 2) || tokens[at - 2].is_word() && !first.spaced));
            if free && is_alone(tokens.get(at + 1), segment) && !is_counted(tokens.get(at.wrapping_sub(2)), first, segment) {
                found.push(Foreign { span, fixed: format!("{}{}", of(second), of(first)) });
            }
        } else if listed(after, first) && second.kind == TokenKind::Number && !second.spaced {
            let free = !(at >= 2 && (number(at - 2) || tokens[at - 2].is_word() && !first.spaced)) && !sign(at + 1);
            let scaled = tokens.get(at + 1).is_some_and(Token::is_word);
            if free && !scaled && is_alone(tokens.get(at + 1), segment) {
                found.push(Foreign { span, fixed: format!("{}\u{A0}{}", of(second), of(first)) });
            }
        }
    }
    found
}

fn is_sign(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₩' | '₪' | '₺' | '₽' | '₴')
}

/// Whether nothing is written on to the amount: no 100$US, no 5€/kg.
fn is_alone(next: Option<&Token>, segment: &Segment) -> bool {
    next.is_none_or(|t| t.spaced || matches!(t.of(&segment.text), "." | "," | ";" | ":" | "!" | "?" | ")" | "”" | "\"" | "’"))
}

/// Whether the figure is the second of a row, or written on to what stands before it: $5-10, Q3.
fn is_counted(before: Option<&Token>, figure: &Token, segment: &Segment) -> bool {
    !figure.spaced && before.is_some_and(|t| !matches!(t.of(&segment.text), "(" | "“" | "\"" | "‘"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;
    use super::amounts;

    #[test]
    fn a_sign_on_the_wrong_side_is_told() {
        for (text, lang, fixed) in [
            ("The ticket costs 100 $ now.", "en", Some("$100")),
            ("The ticket costs 9.50€.", "en", Some("€9.50")),
            ("The fine (250 €) was paid.", "en", Some("€250")),
            ("The ticket costs $100 or €90.", "en", None),
            ("She paid with five $20 notes and 5 $100 bills.", "en", None),
            ("It costs $5-10 and 100$US.", "en", None),
            ("Le billet coûte €100.", "fr", Some("100\u{A0}€")),
            ("Le billet coûte 100 €.", "fr", None),
            ("Le billet coûte US$100.", "fr", None),
            ("Das Ticket kostet € 100 oder €90.", "de", None),
        ] {
            assert_eq!(told(amounts, text, lang), Vec::from_iter(fixed), "{text}");
        }
    }
}
