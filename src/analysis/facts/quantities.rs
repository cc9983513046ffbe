//! What the numbers of a text are of, and how they are bounded: units, currencies, “more than” and “up to”.
use super::lexicon::{self, Bound, Meaning};
use super::units::{Currency, Dimension, Unit};
use crate::analysis::numbers::{Kind, Number};
use crate::analysis::word;
use crate::document::Segment;
use crate::text::{Lang, Span, Token, TokenKind};

/// What stands beside a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantity {
    pub unit: Option<(Unit, Span)>,
    pub currency: Option<(Currency, Span)>,
    pub bound: Option<(Bound, Span)>,
}

/// Tokens before a number among which the words of a bound are looked for.
const BEFORE: usize = 5;
/// Characters of a verb between a bound and its figure, in scripts without spaces.
const VERB: usize = 3;

/// What stands beside a number of the segment.
pub fn of(segment: &Segment, number: &Number) -> Quantity {
    // a four-day week: the number counts what is said in its own word
    let within = |t: &Token| t.is_word() && word::of(t, segment.lang).number.as_ref().is_some_and(|reading| !reading.exact);
    let last = segment.tokens.partition_point(|t| t.span.start < number.span.end).checked_sub(1);
    if !number.hard && number.kind == Kind::Plain && last.is_some_and(|at| within(&segment.tokens[at])) {
        return Quantity::default();
    }
    if segment.lang.is_spaceless() { spaceless(segment, number.span) } else { spaced(segment, number) }
}

fn spaceless(segment: &Segment, number: Span) -> Quantity {
    let (text, lang) = (&segment.text, segment.lang);
    let mut quantity = Quantity::default();
    let (mut start, mut end) = (number.start, number.end);
    let space = |at: usize| text[at..].len() - text[at..].trim_start().len();
    if let Some((meaning, length)) = lexicon::said_at(text, end + space(end), lang, |m| matches!(m, Meaning::Unit(_) | Meaning::Currency(_))) {
        let span = Span::new(end + space(end), end + space(end) + length);
        quantity.take(meaning, span);
        end = span.end;
    }
    // 新台幣 … 元: what stands before says which
    if (quantity.unit.is_none() || number.start == start)
        && let Some((meaning, length)) = lexicon::said_before(text, start, lang, stands_before)
    {
        start = text[..start].trim_end().len() - length;
        quantity.take(meaning, Span::new(start, start + length));
    }
    if let Some((meaning, length)) = lexicon::said_before(text, start, lang, |m| matches!(m, Meaning::Bound { after: false, .. })) {
        let end = text[..start].trim_end().len();
        quantity.take(meaning, Span::new(end - length, end));
    } else if let Some((meaning, span)) = most_or_least(text, start, lang) {
        quantity.take(meaning, span);
    } else {
        // 人以上, 元以下: the measure word may stand between
        let next = text[end..].chars().next().map_or(end, |c| end + c.len_utf8());
        for at in [end, next] {
            if let Some((meaning, length)) = lexicon::said_at(text, at, lang, |m| matches!(m, Meaning::Bound { after: true, .. })) {
                quantity.take(meaning, Span::new(at, at + length));
                break;
            }
        }
    }
    quantity
}

/// Whether a unit may stand before its figure: money, yüzde 5, 千分之五.
fn stands_before(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Currency(_) => true,
        Meaning::Unit(unit) => unit.dimension == Dimension::Proportion,
        _ => false,
    }
}

/// In a script without spaces: “at most” or “at least” before the verb whose object the figure is, 最多可购五张.
fn most_or_least(text: &str, start: usize, lang: Lang) -> Option<(&'static Meaning, Span)> {
    let wanted = |m: &Meaning| matches!(m, Meaning::Bound { bound: Bound::AtMost | Bound::AtLeast, after: false });
    let verb = text[..start].char_indices().rev().take(VERB).take_while(|(_, c)| c.is_alphabetic());
    verb.map(|(at, _)| at).find_map(|at| {
        let (meaning, length) = lexicon::said_before(text, at, lang, wanted)?;
        let end = text[..at].trim_end().len();
        Some((meaning, Span::new(end - length, end)))
    })
}

fn spaced(segment: &Segment, number: &Number) -> Quantity {
    let (number_is_half, number_value) = (number.kind == Kind::Half, number.value());
    let number = number.span;
    let tokens = &segment.tokens;
    let first = tokens.partition_point(|t| t.span.start < number.start);
    let mut next = tokens.partition_point(|t| t.span.start < number.end);
    let mut quantity = Quantity::default();
    let link = |at: usize| tokens.get(at).is_some_and(|t| matches!(t.of(&segment.text), "-" | "‑" | "de" | "d'" | "d’" | "di" | "van" | "of" | "+"));
    // two years and a half
    let of_number = |at: usize| word::of(&tokens[at], segment.lang).number.is_some();
    let within =
        (first..next).filter(|at| !of_number(*at)).find_map(|at| unit_at(segment, at).map(|(m, end)| (m, tokens[at].span.cover(tokens[end - 1].span))));
    if let Some((meaning, span)) = within.filter(|_| number_is_half) {
        quantity.take(meaning, span);
    }
    // 38'in altında
    if segment.lang.primary() == "tr" && tokens.get(next).is_some_and(|t| !t.spaced && matches!(t.of(&segment.text), "'" | "’")) {
        next = (next + 2).min(tokens.len());
    }
    // 5 Mio. €: the point is the scale's
    let abbreviated = segment.of(number).ends_with(char::is_alphabetic);
    let point = tokens.get(next).is_some_and(|t| abbreviated && !t.spaced && t.of(&segment.text) == ".");
    if point && unit_at(segment, next + 1).is_some_and(|(m, _)| matches!(m, Meaning::Currency(_))) {
        next += 1;
    }
    let mut at = next;
    let article = |at: usize| tokens.get(at).is_some_and(|t| matches!(&*t.form.lower, "a" | "an"));
    while at < next + 2 && link(at) {
        at += 1;
    }
    // 20th anniversary; of a shorter time the word often stands on the other side of the figure, الدقيقة 89
    let ordinal = |t: &Token| !t.spaced && matches!(&*t.form.lower, "th" | "st" | "nd" | "rd");
    let years = |at: usize| unit_at(segment, at).is_some_and(|(m, _)| matches!(m, Meaning::Unit(u) if u.dimension == Dimension::Time && u.factor > 300.0));
    if tokens.get(at).is_some_and(ordinal) && years(at + 1) {
        at += 1;
    }
    // half an hour, a quarter of a point
    if number_value < 1.0 && article(at) {
        at += 1;
    }
    if let Some((meaning, end)) = unit_at(segment, at) {
        let span = tokens[at].span.cover(tokens[end - 1].span);
        quantity.take(meaning, span);
        // pounds are weights and money
        for (other, _) in lexicon::said(segment, at).into_iter().filter(|(_, e)| *e == end) {
            match other {
                Meaning::Unit(_) if quantity.unit.is_none() => quantity.take(other, span),
                Meaning::Currency(_) if quantity.currency.is_none() => quantity.take(other, span),
                _ => {}
            }
        }
        next = end;
    } else if is_range(segment, next)
        && let Some((meaning, end)) = unit_at(segment, next + 2)
    {
        // 2 to 3 inches
        quantity.take(meaning, tokens[next + 2].span.cover(tokens[end - 1].span));
    }
    let mut start = first;
    if quantity.unit.is_none() && quantity.currency.is_none() && first > 0 {
        let before =
            (first.saturating_sub(2)..first).find_map(|at| unit_at(segment, at).filter(|(m, end)| *end == first && stands_before(m)).map(|(m, _)| (m, at)));
        if let Some((meaning, at)) = before {
            quantity.take(meaning, tokens[at].span.cover(tokens[first - 1].span));
            start = at;
        }
    }
    let article = |at: usize| matches!(tokens.get(at).map(|t| &*t.form.lower), Some("a" | "an" | "the" | "die" | "der" | "den" | "les" | "los" | "las" | "de"));
    let ends = |end: usize| end == start || end + 1 == start && article(end);
    let bound = (start.saturating_sub(BEFORE)..start).find_map(|at| {
        let found = lexicon::said(segment, at).into_iter().find(|(m, end)| matches!(m, Meaning::Bound { after: false, .. }) && ends(*end))?;
        Some((found.0, tokens[at].span.cover(tokens[found.1 - 1].span)))
    });
    if let Some((meaning, span)) = bound {
        quantity.take(meaning, span);
    } else if let Some((meaning, end)) = lexicon::said(segment, next).into_iter().find(|(m, _)| matches!(m, Meaning::Bound { after: true, .. })) {
        quantity.take(meaning, tokens[next].span.cover(tokens[end - 1].span));
    }
    quantity
}

/// Whether a word or dash and one more number follow: from 2 to 3.
fn is_range(segment: &Segment, at: usize) -> bool {
    let link = segment.tokens.get(at).map_or("", |t| &*t.form.lower);
    let number = |at: usize| segment.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    // entre los 27 y los 30 grados
    let article = |at: usize| segment.tokens.get(at).is_some_and(|t| matches!(&*t.form.lower, "os" | "as" | "los" | "las" | "les" | "i" | "gli" | "le"));
    (number(at + 1) || article(at + 1) && number(at + 2))
        && matches!(
            link,
            "-" | "–" | "to" | "and" | "or" | "bis" | "und" | "oder" | "à" | "a" | "et" | "y" | "e" | "și" | "tot" | "en" | "till" | "och" | "до" | "do" | "i"
        )
}

/// The unit or currency that begins at token `at`, also where it is written in signs (`km/h`, `°C`).
fn unit_at(segment: &Segment, at: usize) -> Option<(&'static Meaning, usize)> {
    let tokens = &segment.tokens;
    let first = tokens.get(at)?;
    let attached = tokens[at + 1..].iter().take(3).take_while(|t| !t.spaced).count();
    let signs = (1..=attached).rev().find_map(|n| {
        let end = at + 1 + n;
        let whole = first.span.cover(tokens[end - 1].span).of(&segment.text);
        lexicon::written(whole, segment.lang).find(|m| is_unit(m)).map(|m| (m, end))
    });
    signs.or_else(|| lexicon::said(segment, at).into_iter().find(|(m, _)| is_unit(m)))
}

fn is_unit(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Unit(_) | Meaning::Currency(_))
}

impl Quantity {
    fn take(&mut self, meaning: &Meaning, span: Span) {
        match meaning {
            Meaning::Unit(unit) => self.unit = Some((*unit, span)),
            Meaning::Currency(currency) => self.currency = Some((currency.clone(), span)),
            Meaning::Bound { bound, .. } => self.bound = Some((*bound, span)),
            _ => {}
        }
    }
}
