use crate::analysis::quotes::{Family, Quotes};
use crate::analysis::{DocumentAnalysis, SegmentAnalysis};
use crate::checks::Check;
use crate::document::{Role, Segment};
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Lang, Token};

static RULE: Rule = Rule {
    id: "quote-unpaired",
    summary: "A quotation mark lacks its fellow",
    category: Category::PUNCTUATION,
    severity: Severity::Minor,
    confidence: 0.8,
    needs: Needs::Target,
    languages: &[],
    page: include_str!("quote_unpaired.md"),
};

/// Confidence where only the other marks of a row tell.
const CROSSED: f32 = 0.7;
/// Paragraphs or rows over which a quotation may run.
const LONGEST: usize = 16;

/// A quotation mark lacks its fellow.
pub struct QuoteUnpaired;

impl Check for QuoteUnpaired {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let blocks: Vec<&SegmentAnalysis> = document.blocks().filter(|b| !matches!(b.segment.role, Role::Boilerplate | Role::Slug)).collect();
        match &blocks[..] {
            [] => {}
            [block] => alone(document, block, out),
            blocks => Story { document, out, open: Vec::new() }.read(blocks),
        }
    }
}

/// A single row may hold one end of a quotation only: its source has to tell, or the words after it.
fn alone(document: &DocumentAnalysis, block: &SegmentAnalysis, out: &mut Vec<Finding>) {
    let quotes = block.quotes();
    if quotes.balanced() {
        return;
    }
    let source = document.source_of(block).map(SegmentAnalysis::quotes);
    if source.is_some_and(|s| s.balanced() && !s.pairs.is_empty()) {
        for (&mark, opens) in quotes.unclosed.iter().map(|m| (m, true)).chain(quotes.unopened.iter().map(|m| (m, false))) {
            report(block, mark, opens, 0.85, out);
        }
    } else if let [mark] = quotes.unclosed[..]
        && quotes.unopened.is_empty()
        && ends_with_attribution(block.segment, quotes.marks[mark].at)
    {
        report(block, mark, true, RULE.confidence, out);
    } else if let Some((mark, opens)) = crossed(quotes) {
        report(block, mark, opens, CROSSED, out);
    } else if let [mark] = quotes.unclosed[..]
        && quotes.unopened.is_empty()
        && source.is_some_and(|s| s.marks.is_empty())
        && !matches!(block.segment.text[..quotes.marks[mark].at].trim_end().chars().next_back(), None | Some(':'))
    {
        // what its source quotes nowhere hardly goes on in the next row; behind a colon it may
        report(block, mark, true, CROSSED, out);
    }
}

/// The one mark without a fellow that stands before a whole quotation, or behind one: what began or ended outside the row would not be
/// broken by another.
fn crossed(quotes: &Quotes) -> Option<(usize, bool)> {
    let whole =
        |test: &dyn Fn(usize) -> bool, mark: usize| quotes.pairs.iter().any(|q| test(q.open) && quotes.marks[q.open].family == quotes.marks[mark].family);
    match (&quotes.unclosed[..], &quotes.unopened[..]) {
        (&[mark], []) => whole(&|open| open > mark, mark).then_some((mark, true)),
        // two at the end close a quotation within another that began before the row
        ([], &[mark]) if !quotes.pairs.iter().any(|q| quotes.marks[q.close].span().end == quotes.marks[mark].at) => {
            whole(&|open| open < mark, mark).then_some((mark, false))
        }
        _ => None,
    }
}

fn report(block: &SegmentAnalysis, mark: usize, opens: bool, confidence: f32, out: &mut Vec<Finding>) {
    let mark = block.quotes().marks[mark];
    let message = format!("“{}” {}", mark.glyph, if opens { "opens a quotation that nothing closes" } else { "closes a quotation that nothing opens" });
    out.push(
        Finding::on_target(&RULE, block.index, mark.span(), message)
            .why("Without its fellow the mark leaves open which words are quoted and which are the reporter’s.")
            .confidence(confidence),
    );
}

/// “… room, he explained.”: words of the reporter at the end, and still no closing mark.
fn ends_with_attribution(segment: &Segment, from: usize) -> bool {
    const SAID: &[&str] = &[
        "said",
        "says",
        "explained",
        "added",
        "told",
        "stressed",
        "wrote",
        "insisted",
        "argued",
        "warned",
        "announced",
        "stated",
        "recalled",
        "replied",
        "asked",
        "noted",
        "claimed",
        "continued",
        "concluded",
        "commented",
        "tweeted",
    ];
    if !segment.lang.same(&Lang::EN) {
        return false;
    }
    let words: Vec<&Token> = segment.tokens.iter().filter(|t| t.span.start > from).collect();
    let Some(comma) = words.iter().rposition(|t| matches!(t.of(&segment.text), "," | "?" | "!")).filter(|comma| *comma >= 3) else { return false };
    let tail: Vec<&Token> = words[comma + 1..].iter().copied().filter(|t| t.is_word()).collect();
    let Some(verb) = tail.iter().position(|t| SAID.contains(&&*t.form.lower)) else { return false };
    let (subject, rest) = (&tail[..verb], &tail[verb + 1..]);
    let named = |words: &[&Token]| !words.is_empty() && words.len() <= 4 && words.iter().all(|t| t.form.capital);
    let whom = |words: &[&Token], most: usize| match words {
        [first, ..] if first.form.capital => &*first.form.lower != "i",
        [first, _, ..] => matches!(&*first.form.lower, "the" | "a" | "an" | "mr" | "his" | "her" | "their") && words.len() <= most,
        [] => false,
        [one] => matches!(&*one.form.lower, "he" | "she" | "they"),
    };
    // whom, where and when it was said
    let goes_on = |words: &[&Token]| match words {
        [] => true,
        [first, ..] => {
            let told = &*tail[verb].form.lower == "told" && (first.form.capital || matches!(&*first.form.lower, "the" | "reporters" | "journalists" | "a"));
            told || matches!(&*first.form.lower, "to" | "in" | "on" | "at" | "during" | "after" | "before" | "when" | "by" | "of" | "via")
        }
    };
    match subject {
        [] => named(rest) || whom(rest, 9),
        subject => (named(subject) && subject.iter().all(|t| &*t.form.lower != "i") || whom(subject, 5)) && goes_on(rest),
    }
}

/// A mark that waits for its fellow in a later paragraph.
struct Open {
    /// Position among the blocks.
    block: usize,
    mark: usize,
    family: Family,
}

struct Story<'r, 'a, 'd> {
    document: &'r DocumentAnalysis<'d>,
    out: &'a mut Vec<Finding>,
    open: Vec<Open>,
}

impl Story<'_, '_, '_> {
    fn read(&mut self, blocks: &[&SegmentAnalysis]) {
        for (at, block) in blocks.iter().enumerate() {
            let quotes = block.quotes();
            if quotes.marks.is_empty() {
                continue;
            }
            self.close(blocks, at, quotes);
            for &mark in &quotes.unclosed {
                self.open.push(Open { block: at, mark, family: quotes.marks[mark].family });
            }
        }
        for open in std::mem::take(&mut self.open) {
            self.missing(blocks[open.block], open.mark, true);
        }
    }

    /// Settles what is open when the next block with marks comes.
    fn close(&mut self, blocks: &[&SegmentAnalysis], at: usize, quotes: &Quotes) {
        let block = blocks[at];
        for &mark in &quotes.unopened {
            let family = quotes.marks[mark].family;
            match self.open.iter().rposition(|o| o.family == family && at - o.block <= LONGEST) {
                Some(i) => {
                    self.open.remove(i);
                }
                // a row's quotation may have begun in a row that is not at hand
                None if self.document.source_of(block).is_none() && !self.is_row(block) => self.missing(block, mark, false),
                None => {}
            }
        }
        let first = quotes.marks[0];
        let leads = block.segment.text[..first.at].trim().is_empty();
        for open in std::mem::take(&mut self.open) {
            let same = quotes.marks.iter().any(|m| m.family == open.family);
            // the mark is set again where a quotation goes on in a new paragraph
            let goes_on = leads && first.family == open.family;
            if !same {
                self.open.push(open);
            } else if !goes_on {
                self.missing(blocks[open.block], open.mark, true);
            }
        }
    }

    fn is_row(&self, block: &SegmentAnalysis) -> bool {
        self.document.document.pairs.iter().any(|p| p.target == Some(block.index))
    }

    fn missing(&mut self, block: &SegmentAnalysis, mark: usize, opens: bool) {
        let source = self.document.source_of(block).map(SegmentAnalysis::quotes);
        if source.is_none_or(Quotes::balanced) {
            report(block, mark, opens, RULE.confidence, self.out);
        }
    }
}
