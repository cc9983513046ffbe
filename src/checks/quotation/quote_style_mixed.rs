use crate::analysis::quotes::{Family, Quotation, Quotes};
use crate::analysis::{DocumentAnalysis, SegmentAnalysis};
use crate::checks::Check;
use crate::document::Role;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "quote-style-mixed",
    summary: "Quotation marks of two styles are mixed",
    category: Category::PUNCTUATION,
    severity: Severity::Minor,
    confidence: 0.75,
    needs: Needs::Target,
    languages: &[],
    page: include_str!("quote_style_mixed.md"),
};

/// Quotation marks of two styles in one quotation, or a quotation in another style than the rest of the story.
pub struct QuoteStyleMixed;

/// The glyphs of a quotation's two marks.
type Style = (char, char);

impl Check for QuoteStyleMixed {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let blocks = || document.blocks().filter(|b| !matches!(b.segment.role, Role::Boilerplate | Role::Slug));
        let mut counts: Vec<(Style, usize)> = Vec::new();
        for block in blocks() {
            let quotes = block.quotes();
            for q in outer(quotes) {
                let style = style(quotes, q);
                match counts.iter_mut().find(|(s, _)| *s == style) {
                    Some((_, n)) => *n += 1,
                    None => counts.push((style, 1)),
                }
            }
        }
        let (usual, often) = counts.iter().filter(|(s, _)| fits(*s)).max_by_key(|(_, n)| *n).copied().unwrap_or((('“', '”'), 0));
        for block in blocks() {
            let quotes = block.quotes();
            for q in outer(quotes) {
                let style = style(quotes, q);
                let rare = counts.iter().find(|(s, _)| *s == style).map_or(0, |(_, n)| *n);
                if !fits(style) {
                    // a single quotation, of the language's own marks and straight ones, is typing; of two languages it is a leftover
                    if often == 0 && quotes.marks[q.open].family == quotes.marks[q.close].family {
                        continue;
                    }
                    report(block, quotes, q, format!("“{}” closes what “{}” opened", style.1, style.0), usual, out);
                } else if style != usual && often >= 2 && rare * 3 <= often {
                    let message = format!("This quotation stands in {}…{}, the others in {}…{}", style.0, style.1, usual.0, usual.1);
                    report(block, quotes, q, message, usual, out);
                }
            }
        }
    }
}

/// Quotations that stand in no other one, in marks that are for quotations first.
pub(super) fn outer(quotes: &Quotes) -> Vec<Quotation> {
    let mut last_first: Vec<usize> = (0..quotes.pairs.len()).collect();
    last_first.sort_unstable_by_key(|&i| std::cmp::Reverse(quotes.pairs[i].close));
    let mut within = vec![false; quotes.pairs.len()];
    let mut opened = usize::MAX;
    for i in last_first {
        within[i] = opened < quotes.pairs[i].open;
        opened = opened.min(quotes.pairs[i].open);
    }
    let double = |q: &Quotation| quotes.marks[q.open].family != Family::Single;
    quotes.pairs.iter().copied().zip(within).filter(|(q, within)| !within && double(q)).map(|(q, _)| q).collect()
}

pub(super) fn style(quotes: &Quotes, q: Quotation) -> Style {
    (quotes.marks[q.open].glyph, quotes.marks[q.close].glyph)
}

/// Whether some language sets these two marks as a pair.
fn fits(style: Style) -> bool {
    matches!(
        style,
        ('"', '"')
            | ('“', '”')
            | ('„', '“')
            | ('„', '”')
            | ('”', '”')
            | ('‟', '”')
            | ('«', '»')
            | ('»', '«')
            | ('»', '»')
            | ('‹', '›')
            | ('›', '‹')
            | ('「', '」')
            | ('『', '』')
    )
}

fn report(block: &SegmentAnalysis, quotes: &Quotes, q: Quotation, message: String, usual: Style, out: &mut Vec<Finding>) {
    let span = quotes.marks[q.open].span().cover(quotes.marks[q.close].span());
    let inside = block.segment.of(quotes.inside(q));
    out.push(
        Finding::on_target(&RULE, block.index, span, message)
            .why("A story sets its quotations in one style; another one is often left over from the source.")
            .suggest(format!("{}{inside}{}", usual.0, usual.1)),
    );
}
