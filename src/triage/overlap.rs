use std::cmp::Ordering;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::checks;
use crate::document::{Document, Placement};
use crate::finding::{Category, Finding, Mark, Needs, Scope};
use crate::text::Span;

/// A finding where it stands in the running text.
struct Placed {
    finding: Finding,
    pair: Option<usize>,
    /// Block or, for what stands in none, segment.
    home: usize,
    /// The sentence (or the row) in its home.
    extent: Span,
    /// The marked words in the home; `None` for what was left out.
    target: Option<Span>,
    /// Only a quotation mark or the like is marked, no word.
    wordless: bool,
    rank: f64,
}

impl Placed {
    fn new(document: &Document, placement: &Placement, finding: Finding) -> Placed {
        let place = finding.place();
        let (segment, _) = placement.in_pair(place.segment, place.span);
        let pair = placement.pair(segment);
        // what was left out stands where the sentence it is missing from stands
        let stands = match finding.target {
            Some(_) => segment,
            None => pair.and_then(|p| document.pairs[p].target).unwrap_or(segment),
        };
        let length = document.segments.get(stands).map_or(0, |s| s.text.len());
        let (home, extent) = placement.in_block(stands).unwrap_or((stands, Span::new(0, length)));
        let target = finding.target.map(|t| match placement.in_block(t.segment) {
            Some((_, slice)) => t.span.shift(slice.start),
            None => t.span,
        });
        let wordless =
            finding.target.and_then(|t| Some(document.segments.get(t.segment)?.of(t.span))).is_some_and(|words| !words.contains(char::is_alphanumeric));
        let rank = f64::from(finding.confidence) * finding.severity.points();
        Placed { finding, pair, home, extent, target, wordless, rank }
    }

    /// Better first; past rank and confidence the order only has to be the same on every run.
    fn better(&self, other: &Placed) -> Ordering {
        let (a, b) = (&self.finding, &other.finding);
        let order = b.scope.cmp(&a.scope).then(other.rank.total_cmp(&self.rank)).then(b.confidence.total_cmp(&a.confidence));
        order.then_with(|| (a.target, a.source, &a.rule, &a.message).cmp(&(b.target, b.source, &b.rule, &b.message)))
    }

    /// Whether `other` has nothing to add to this, the better one.
    fn covers(&self, other: &Placed) -> bool {
        match self.finding.scope {
            Scope::Words => {}
            Scope::Passage => {
                if self.is_passage_of(other) {
                    return true;
                }
            }
            Scope::Segment | Scope::Comparison | Scope::Story => {
                if self.pair.is_some() && self.pair == other.pair || self.extent.contains(other.target.unwrap_or(other.extent)) {
                    return true;
                }
            }
        }
        let source = match (self.finding.source, other.finding.source) {
            (Some(a), Some(b)) => a.segment == b.segment && alike(a.span, b.span),
            _ => false,
        };
        match (self.target, other.target) {
            (Some(a), Some(b)) => {
                alike(a, b) || self.holds_mark(other) || other.holds_mark(self) || a.overlaps(b) && (self.finding.rule == other.finding.rule || source)
            }
            // the one says what a word became, the other that it is missing; what was added came of no word
            _ => source && ![&self.finding, &other.finding].iter().any(|f| f.category == Category::ADDITION),
        }
    }

    /// Whether `other` is about a mark among this one's words: it belongs to them, unless they are the whole sentence.
    fn holds_mark(&self, other: &Placed) -> bool {
        other.wordless && self.target.zip(other.target).is_some_and(|(a, b)| a.contains(b) && a != self.extent)
    }

    /// Whether `other` says of words within this missing or added passage that they are missing or were added.
    fn is_passage_of(&self, other: &Placed) -> bool {
        if self.finding.category == Category::ADDITION {
            return other.finding.category == Category::ADDITION && self.target.zip(other.target).is_some_and(|(a, b)| a.contains(b));
        }
        other.target.is_none() && self.finding.source.zip(other.finding.source).is_some_and(|(a, b)| a.segment == b.segment && a.span.contains(b.span))
    }
}

/// Those kept of one home, by the stretches of text that they touch: of many findings in a long text only those near each other
/// are compared.
#[derive(Default)]
struct Cells {
    /// By segment, or none for the home, and stretch.
    near: FxHashMap<(Option<usize>, usize), SmallVec<[usize; 4]>>,
    /// Those that may cover what they do not touch.
    wide: Vec<usize>,
}

/// Bytes of a stretch, and stretches from which a finding counts as wide.
const STRETCH: usize = 512;
const WIDE: usize = 32;

impl Cells {
    fn of(p: &Placed) -> impl Iterator<Item = (Option<usize>, usize)> + use<> {
        let stretches = |home: Option<usize>, span: Span| (span.start / STRETCH..=span.end / STRETCH).map(move |at| (home, at));
        let target = p.target.into_iter().flat_map(move |t| stretches(None, t));
        target.chain(p.finding.source.into_iter().flat_map(move |s| stretches(Some(s.segment), s.span)))
    }

    fn add(&mut self, kept: usize, p: &Placed) {
        if p.finding.scope != Scope::Words || Cells::of(p).nth(WIDE).is_some() {
            self.wide.push(kept);
            return;
        }
        for cell in Cells::of(p) {
            self.near.entry(cell).or_default().push(kept);
        }
    }

    /// The kept ones that may cover `p`.
    fn may_cover(&self, p: &Placed) -> impl Iterator<Item = usize> {
        self.wide.iter().copied().chain(Cells::of(p).flat_map(|cell| self.near.get(&cell).into_iter().flatten().copied()))
    }
}

/// Whether a finding came of comparing the translation with its source.
fn is_comparison(finding: &Finding) -> bool {
    finding.source.is_some() || checks::rule(&finding.rule).is_some_and(|r| r.needs == Needs::Source)
}

/// Where one finding speaks for the story, what is left beside it.
pub fn within_story(findings: Vec<Finding>) -> Vec<Finding> {
    let Some(widest) = findings.iter().enumerate().max_by_key(|(i, f)| (f.scope, std::cmp::Reverse(*i))).map(|(i, _)| i) else { return findings };
    let scope = findings[widest].scope;
    let stays = |f: &Finding| match scope {
        Scope::Story => false,
        Scope::Comparison => !is_comparison(f),
        Scope::Segment | Scope::Passage | Scope::Words => true,
    };
    findings.into_iter().enumerate().filter(|(i, f)| *i == widest || stays(f)).map(|(_, f)| f).collect()
}

/// Same words, or one within the other and not much longer: a fault of a whole sentence is another than that of a word in it.
fn alike(a: Span, b: Span) -> bool {
    let (outer, inner) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    outer.contains(inner) && outer.len() <= 4 * inner.len()
}

/// Keeps of the findings on the same words the best, of a segment that is wrong as a whole the one that says so, and puts what is
/// left in the order of the text.
pub fn merge(document: &Document, placement: &Placement, findings: Vec<Finding>) -> Vec<Finding> {
    if findings.is_empty() {
        return findings;
    }
    let mut placed: Vec<Placed> = findings.into_iter().map(|f| Placed::new(document, placement, f)).collect();
    placed.sort_by(|a, b| a.home.cmp(&b.home).then_with(|| a.better(b)));
    let mut kept: Vec<Placed> = Vec::with_capacity(placed.len());
    let mut cells = Cells::default();
    for p in placed {
        if kept.last().is_some_and(|k| k.home != p.home) {
            cells = Cells::default();
        }
        if !cells.may_cover(&p).any(|k| kept[k].covers(&p)) {
            cells.add(kept.len(), &p);
            kept.push(p);
        }
    }
    let order = order(document, placement);
    let key = |m: Option<Mark>| m.map(|m| (m.segment, m.span));
    kept.sort_by_cached_key(|p| {
        let start = p.target.map_or(p.extent.start, |t| t.start);
        (order[p.home], start, p.target, key(p.finding.source), p.finding.rule.clone(), p.finding.message.clone())
    });
    kept.into_iter().map(|p| p.finding).collect()
}

/// For each segment, how far down the story it stands: its block's number; for a source segment that of the block before it or with it.
fn order(document: &Document, placement: &Placement) -> Vec<usize> {
    let mut order = vec![0; document.segments.len()];
    for (i, &block) in document.blocks.iter().enumerate() {
        order[block] = i;
    }
    let mut here = 0;
    for pair in &document.pairs {
        if let Some(target) = pair.target {
            here = placement.in_block(target).map_or(order[target], |(block, _)| order[block]);
            order[target] = here;
        }
        if let Some(source) = pair.source {
            order[source] = here;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::triage::samples;

    fn merged(document: &Document, findings: Vec<Finding>) -> Vec<String> {
        let placement = Placement::new(document);
        let forward = merge(document, &placement, findings.clone());
        let backward = merge(document, &placement, findings.into_iter().rev().collect());
        let rules = |f: &[Finding]| f.iter().map(|f| f.rule.to_string()).collect::<Vec<_>>();
        assert_eq!(rules(&forward), rules(&backward), "whatever order the checks run in");
        rules(&forward)
    }

    #[test]
    fn of_two_on_the_same_or_nested_words_the_better_stays() {
        let rows = samples::rows(&["The client of the killers is in custody."]);
        let minor = |f: Finding| f.severity(Severity::Minor);
        assert_eq!(merged(&rows, vec![samples::on("a", 0, 4..10, 0.6), samples::on("b", 0, 4..10, 0.9)]), ["b"]);
        assert_eq!(merged(&rows, vec![minor(samples::on("a", 0, 4..10, 0.9)), samples::on("b", 0, 0..10, 0.6)]), ["b"]);
        assert_eq!(merged(&rows, vec![samples::on("whole-sentence", 0, 0..40, 0.9), samples::on("word", 0, 4..10, 0.6)]), ["whole-sentence", "word"]);
        assert_eq!(merged(&rows, vec![samples::on("a", 0, 4..10, 0.6), samples::on("b", 0, 18..25, 0.9)]), ["a", "b"]);
        assert_eq!(merged(&rows, vec![samples::on("a", 0, 0..10, 0.6), samples::on("a", 0, 4..17, 0.9)]), ["a"], "one rule on words that cross");
        let rows = samples::rows(&["He is “in” for the long haul, 43 of them."]);
        assert_eq!(merged(&rows, vec![samples::on("quote", 0, 6..9, 0.6), samples::on("words", 0, 0..29, 0.9)]), ["words"]);
        assert_eq!(merged(&rows, vec![samples::on("quote", 0, 6..9, 0.6), samples::on("whole-sentence", 0, 0..45, 0.9)]), ["whole-sentence", "quote"]);
        assert_eq!(merged(&rows, vec![samples::on("words", 0, 0..43, 0.6), samples::on("number", 0, 34..36, 0.9)]), ["words", "number"]);
    }

    #[test]
    fn in_a_long_text_too_the_better_of_two_on_the_same_words_stays() {
        let rows = samples::rows(&[&"word ".repeat(2000)]);
        let on = |rule: &'static str, n: usize, confidence| samples::on(rule, 0, 5 * n..5 * n + 4, confidence);
        let found: Vec<Finding> = (0..2000).flat_map(|n| [on("a", n, 0.6), on("b", n, if n % 2 == 0 { 0.9 } else { 0.5 })]).collect();
        let kept = merged(&rows, found);
        assert_eq!(kept.len(), 2000);
        assert_eq!(kept[..4], ["b", "a", "b", "a"]);
        let most = samples::on("all", 0, 0..9000, 0.9);
        assert_eq!(merged(&rows, vec![most, samples::on("part", 0, 500..8500, 0.6)]), ["all"], "over many stretches");
    }

    #[test]
    fn a_missing_word_and_what_it_became_are_one_fault() {
        let rows = samples::pairs(&[("Der Auftraggeber sitzt in Haft.", "The client is in custody.")]);
        let missing = samples::missing("name-missing", 0, 4..16, 0.6);
        let garbled = samples::on("auftraggeber-crime", 1, 4..10, 0.9).evidence(0, Span::new(4, 16));
        assert_eq!(merged(&rows, vec![missing.clone(), garbled]), ["auftraggeber-crime"]);
        assert_eq!(merged(&rows, vec![missing.clone(), samples::missing("number-missing", 0, 17..22, 0.6)]), ["name-missing", "number-missing"]);
        assert_eq!(merged(&rows, vec![missing, samples::missing("auftraggeber", 0, 4..16, 0.7)]), ["auftraggeber"]);
    }

    #[test]
    fn a_segment_that_is_wrong_as_a_whole_has_one_finding() {
        let rows = samples::pairs(&[("Der Mann floh.", "Prices rose by 3 percent."), ("Er kam zurück.", "He came back.")]);
        let whole = samples::on("misaligned", 1, 0..25, 0.5).severity(Severity::Minor).scope(Scope::Segment);
        let found = vec![whole, samples::on("number-added", 1, 15..16, 0.9), samples::missing("name-missing", 0, 4..8, 0.9), samples::on("a", 3, 0..2, 0.9)];
        assert_eq!(merged(&rows, found), ["misaligned", "a"]);
    }

    #[test]
    fn a_paragraph_and_its_sentences_are_one_text() {
        let story = samples::story(&["He left. The client fled.", "She stayed."], &["He left.", "The client fled.", "She stayed."]);
        // on the paragraph and on its second sentence
        assert_eq!(merged(&story, vec![samples::on("block", 0, 13..19, 0.6), samples::on("pair", 3, 4..10, 0.9)]), ["pair"]);
        assert_eq!(merged(&story, vec![samples::on("later", 4, 0..3, 0.9), samples::on("first", 0, 0..2, 0.6)]), ["first", "later"]);
        let found =
            vec![samples::on("wrong-language", 0, 0..25, 0.9).scope(Scope::Segment), samples::on("pair", 3, 4..10, 0.9), samples::on("other", 4, 0..3, 0.9)];
        assert_eq!(merged(&story, found), ["wrong-language", "other"]);
        let found = vec![
            samples::on("untranslated-segment", 3, 0..16, 0.9).scope(Scope::Segment),
            samples::on("in-it", 0, 13..19, 0.9),
            samples::on("before", 0, 0..2, 0.9),
        ];
        assert_eq!(merged(&story, found), ["before", "untranslated-segment"]);
    }

    #[test]
    fn what_a_missing_or_added_passage_holds_goes_without_saying() {
        let rows = samples::pairs(&[("Er floh. Anna Meier fand 43 Euro.", "He fled. Then 12 men came.")]);
        let omitted = samples::missing("sentence-omitted", 0, 9..33, 0.5).scope(Scope::Passage);
        let mut added = samples::on("sentence-added", 1, 9..26, 0.5).evidence(0, Span::new(0, 33)).scope(Scope::Passage);
        added.category = Category::ADDITION;
        let mut number = samples::on("number-added", 1, 14..16, 0.9);
        number.category = Category::ADDITION;
        let found = vec![omitted, samples::missing("name-missing", 0, 9..19, 0.9), added, number, samples::on("word", 1, 17..20, 0.9)];
        assert_eq!(merged(&rows, found), ["sentence-omitted", "sentence-added", "word"]);
    }

    #[test]
    fn a_story_that_is_wrong_as_a_whole_has_one_finding() {
        let rules = |f: Vec<Finding>| within_story(f).iter().map(|f| f.rule.to_string()).collect::<Vec<_>>();
        let compared = || samples::on("number-changed", 1, 0..2, 0.9).evidence(0, Span::new(0, 2));
        let read = || samples::on("quote-unpaired", 3, 0..2, 0.9);
        let paired = || samples::on("misaligned", 1, 0..5, 0.6).scope(Scope::Comparison);
        assert_eq!(rules(vec![compared(), paired(), read()]), ["misaligned", "quote-unpaired"]);
        assert_eq!(rules(vec![compared(), paired(), read(), read().scope(Scope::Story)]), ["quote-unpaired"]);
        assert_eq!(rules(vec![compared().scope(Scope::Segment), read()]), ["number-changed", "quote-unpaired"]);
        assert!(rules(Vec::new()).is_empty());
    }
}
