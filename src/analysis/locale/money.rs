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
    let money = Money { segment, tokens: &segment.tokens };
    let found = (1..segment.tokens.len()).filter_map(|at| money.behind(at, before).or_else(|| money.in_front(at, after)));
    found.collect()
}

/// The amounts of a segment.
struct Money<'s> {
    segment: &'s Segment,
    tokens: &'s [Token],
}

impl<'s> Money<'s> {
    fn of(&self, at: usize) -> &'s str {
        self.tokens[at].of(&self.segment.text)
    }

    fn is_listed(&self, at: usize, signs: &str) -> bool {
        self.tokens[at].kind == TokenKind::Mark && signs.split(' ').any(|s| s == self.of(at))
    }

    fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    fn is_sign(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Mark) && self.of(at).chars().all(is_sign)
    }

    /// Whether the figure or sign `first` is written on to a word before it.
    fn is_written_on(&self, first: usize) -> bool {
        first > 0 && self.tokens[first - 1].is_word() && !self.tokens[first].spaced
    }

    /// The sign at `at` behind its figure, where it stands before it.
    fn behind(&self, at: usize, before: &str) -> Option<Foreign> {
        let figure = at - 1;
        // five $100 bills, $5 $ and US$5: the sign is another figure's, or there already
        let taken = || self.is_number(at + 1) || self.is_written_on(figure) || figure > 0 && self.is_sign(figure - 1);
        let alone =
            || is_alone(self.tokens.get(at + 1), self.segment) && !is_counted(self.tokens.get(figure.wrapping_sub(1)), &self.tokens[figure], self.segment);
        let told = self.is_number(figure) && self.is_listed(at, before) && !taken() && alone();
        told.then(|| self.foreign(figure, format!("{}{}", self.of(at), self.of(figure))))
    }

    /// The sign before the figure at `at`, where it stands behind it.
    fn in_front(&self, at: usize, after: &str) -> Option<Foreign> {
        let sign = at - 1;
        let taken = || self.is_sign(at + 1) || self.is_written_on(sign) || sign > 0 && self.is_number(sign - 1);
        let scaled = || self.tokens.get(at + 1).is_some_and(Token::is_word);
        let told = self.is_listed(sign, after) && self.is_number(at) && !self.tokens[at].spaced && !taken() && !scaled();
        (told && is_alone(self.tokens.get(at + 1), self.segment)).then(|| self.foreign(sign, format!("{}\u{A0}{}", self.of(at), self.of(sign))))
    }

    fn foreign(&self, first: usize, fixed: String) -> Foreign {
        Foreign { span: self.tokens[first].span.cover(self.tokens[first + 1].span), fixed }
    }
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
