use std::borrow::Cow;
use std::cell::LazyCell;

use smallvec::SmallVec;

use crate::analysis::numbers::Number;
use crate::analysis::word;
use crate::analysis::{DocumentAnalysis, PairAnalysis};
use crate::document::Segment;
use crate::finding::{Finding, Mark, Rule, Scope, Term};
use crate::knowledge::{Base, Context, Detail, Entry, Knowledge, Match, Patterns, Sought, View};
use crate::text::Span;

use super::terms::{TERM_FORBIDDEN, TERM_MISSING};
use super::unrendered::Verdict;
use super::{Judged, RULE, TopicHits};

/// Cues in the source, and what became of them in the aligned part of the translation.
pub(super) fn check(document: &DocumentAnalysis, knowledge: &Knowledge, out: &mut Vec<Finding>) -> Judged {
    let mut judged = Judged::default();
    let pairs: Vec<PairAnalysis> = document.pairs().collect();
    let Some(first) = pairs.first() else { return judged };
    let base = knowledge.base(Some(first.source.segment.lang), first.target.segment.lang);
    if base.is_empty() {
        return judged;
    }
    // entry, pair, where its cue stands
    let mut cues: Vec<(u32, usize, Match)> = Vec::new();
    for (n, pair) in pairs.iter().enumerate() {
        base.scan_source(Sought::Entries, pair.source.layout(), |entry, m| cues.push((entry, n, m)));
    }
    if cues.is_empty() {
        return judged;
    }
    // most cues have their rendering, whatever the story is about
    let topics = LazyCell::new(|| {
        let mut topics = TopicHits::default();
        for side in pairs.iter().map(|p| p.source) {
            base.scan_source(Sought::Topics, side.layout(), |topic, m| topics.note(topic, side.index, m));
        }
        for side in pairs.iter().map(|p| p.target) {
            base.scan_target(Sought::Topics, side.layout(), |topic, m| topics.note(topic, side.index, m));
        }
        topics
    });
    let fits_story = |when: &[u32], own: &[(usize, &Match)]| when.is_empty() || topics.any(when, own);
    cues.sort_by_key(|(entry, pair, _)| (*pair, *entry));
    for group in cues.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (id, n) = (group[0].0, group[0].1);
        let in_pair = &cues[cues.partition_point(|c| c.1 < n)..cues.partition_point(|c| c.1 <= n)];
        let view = View::new(pairs[n].target.layout(), &base.target_classes);
        // the longest cue wins where its words are rendered or garbled; patterns of one entry that overlap are one cue
        let settled = |entry: u32| {
            let detail = base.entry(entry).detail();
            view.has_any(&detail.expect) || view.has_any(&detail.garbled)
        };
        let mut own: Vec<&Match> = Vec::new();
        let mut overruled = false;
        for (_, _, m) in group {
            let mut longer = in_pair.iter().filter(|(_, _, other)| m.within(other) || other.takes_verb_from(m)).peekable();
            if own.iter().any(|o| o.overlaps(m)) {
                continue;
            }
            let nested = longer.peek().is_some();
            if !longer.any(|(entry, ..)| *entry == id || settled(*entry)) {
                own.push(m);
                overruled |= nested;
            }
        }
        if !own.is_empty() {
            judged.insert((pairs[n].target.index, base.entry(id).id.clone()));
            Cued { base: &base, entry: base.entry(id), pair: &pairs[n], cues: own, overruled }.judge(&view, fits_story, out);
        }
    }
    judged
}

/// Whether a cue of the source has its rendering, right or garbled, in the target: then the two belong together.
pub fn meet(pair: &PairAnalysis) -> bool {
    let mut met = false;
    cued(pair, |detail, _, view| met |= view.has_any(&detail.expect) || view.has_any(&detail.garbled));
    met
}

/// Cues of the source that the target renders as accepted.
#[derive(Debug, Default)]
pub struct Accepted {
    /// Words of the cues, in bytes of the source's text.
    pub source: Vec<Span>,
    /// Words of their renderings, in bytes of the target's text.
    pub target: Vec<Span>,
}

pub fn accepted(pair: &PairAnalysis) -> Accepted {
    let mut accepted = Accepted::default();
    cued(pair, |detail, cues, view| {
        let before = accepted.target.len();
        accepted.target.extend(view.find_each(&detail.expect).map(|m| m.span(&pair.target.segment.tokens)));
        if accepted.target.len() > before {
            accepted.source.extend(cues.iter().flat_map(|(_, cue)| cue.spans(&pair.source.segment.tokens)));
        }
    });
    accepted
}

/// Calls `seen` for every entry whose cues stand in the source, with these.
fn cued(pair: &PairAnalysis, mut seen: impl FnMut(&Detail, &[(u32, Match)], &View)) {
    let Some(knowledge) = pair.document.knowledge else { return };
    let base = knowledge.base(Some(pair.source.segment.lang), pair.target.segment.lang);
    let mut cues: SmallVec<[(u32, Match); 8]> = SmallVec::new();
    base.scan_source(Sought::Entries, pair.source.layout(), |entry, m| cues.push((entry, m)));
    let view = View::new(pair.target.layout(), &base.target_classes);
    cues.sort_by_key(|(entry, _)| *entry);
    cues.chunk_by(|a, b| a.0 == b.0).for_each(|of_one| seen(base.entry(of_one[0].0).detail(), of_one, &view));
}

/// One entry whose cue stands in one pair.
struct Cued<'a, 'd> {
    base: &'a Base,
    entry: &'a Entry,
    pair: &'a PairAnalysis<'a, 'd>,
    cues: Vec<&'a Match>,
    /// A longer cue holds one of them, whose rendering is to be sought first.
    overruled: bool,
}

impl Cued<'_, '_> {
    fn judge(&self, view: &View, fits_story: impl Fn(&[u32], &[(usize, &Match)]) -> bool, out: &mut Vec<Finding>) {
        let (source, target) = (self.pair.source, self.pair.target);
        let (entry, detail) = (self.entry, self.entry.detail());
        let (mut rendered, mut garbled) = (matches(view, &detail.expect), matches(view, &detail.garbled));
        // where the two meet the longer is meant: “walk off” holds “off”, but “demonstration train” holds “demonstration”
        rendered.retain(|r| !garbled.iter().any(|g| g.overlaps(r) && g.size() > r.size()));
        garbled.retain(|g| !rendered.iter().any(|r| r.overlaps(g)));
        let missing = self.cues.len().saturating_sub(rendered.len());
        if missing == 0 {
            return;
        }
        garbled.truncate(missing);
        if garbled.is_empty() && detail.expect.is_empty() {
            return;
        }
        let mut own: Vec<(usize, &Match)> = self.cues.iter().map(|m| (source.index, *m)).collect();
        own.extend(garbled.iter().map(|m| (target.index, m)));
        if !fits_story(&entry.when, &own) || self.excepted(view) || !self.near(view, &garbled) {
            return;
        }
        let cue = self.cues[0].span(&source.segment.tokens);
        let cue_words = source.segment.of(cue);
        for m in &garbled {
            let span = m.span(&target.segment.tokens);
            if self.counts_the_same(cue, span) {
                continue;
            }
            let words = target.segment.of(span);
            let (confidence, message) = match self.term_rule(true) {
                Some(rule) => (rule.confidence, format!("“{words}” is forbidden for the term “{cue_words}”")),
                None => (RULE.confidence, format!("“{words}” garbles “{cue_words}”")),
            };
            out.push(self.finding(Some(Mark { segment: target.index, span }), cue, confidence, message));
        }
        if garbled.is_empty() && !self.overruled {
            let verdict = match self.term_rule(false) {
                Some(rule) => Verdict { confidence: rule.confidence, words: None, message: "is not rendered" },
                None => Verdict::of(self.pair, detail, &self.cues),
            };
            let expected = detail.suggest.first().map_or(String::new(), |s| format!("; expected “{s}”"));
            let words = verdict.words.map(|span| Mark { segment: target.index, span });
            out.push(self.finding(words, cue, verdict.confidence, format!("“{cue_words}” {}{expected}", verdict.message)));
        }
    }

    /// Whether both are part of a large number that is worth the same on either side: half a “billón” is 500 billion. A “milliard” for a
    /// “Milliarde” is the same by itself, and no English.
    fn counts_the_same(&self, cue: Span, garbled: Span) -> bool {
        let (source, target) = (self.pair.source, self.pair.target);
        let large = |n: &&Number| n.value() >= 1000.0;
        let theirs = || target.numbers().iter().filter(large).filter(|n| n.span.contains(garbled));
        theirs().next().is_some()
            && scale(source.segment, cue).is_none_or(|scale_of_cue| Some(scale_of_cue) != scale(target.segment, garbled))
            && source.numbers().iter().filter(large).any(|n| n.span.start < cue.end && cue.start < n.span.end && theirs().any(|t| t.agrees(n)))
    }

    /// The rule a term's finding belongs to: words that are there are forbidden ones.
    fn term_rule(&self, found: bool) -> Option<&'static Rule> {
        self.entry.is_term().then_some(if found { &TERM_FORBIDDEN } else { &TERM_MISSING })
    }

    /// Whether one of the entry's exceptions stands on either side.
    fn excepted(&self, target: &View) -> bool {
        let detail = self.entry.detail();
        if detail.unless_target.iter().any(|u| target.find(u).is_some()) {
            return true;
        }
        !detail.unless_source.is_empty() && {
            let source = self.source();
            detail.unless_source.iter().any(|u| source.find(u).is_some())
        }
    }

    /// Whether more of what stands around the cue and its garbling speaks for this entry than for another sense.
    fn near(&self, target: &View, garbled: &[Match]) -> bool {
        let detail = self.entry.detail();
        if detail.near.is_empty() {
            return true;
        }
        let (source, garbled) = (self.source(), Vec::from_iter(garbled));
        let stand = |patterns: &Patterns, view: &View, taken: &[&Match]| view.count(patterns, |m| !taken.iter().any(|t| t.overlaps(m)));
        let weight = |context: &Context| stand(&context.source, &source, &self.cues) + stand(&context.target, target, &garbled);
        weight(&detail.near) > weight(&detail.against)
    }

    /// The source's words.
    fn source(&self) -> View<'_> {
        View::new(self.pair.source.layout(), &self.base.source_classes)
    }

    fn finding(&self, target: Option<Mark>, cue: Span, confidence: f32, message: String) -> Finding {
        let (entry, detail) = (self.entry, self.entry.detail());
        let (rule, term) = match self.term_rule(target.is_some()) {
            Some(rule) => (rule.id.to_owned(), Some(Term { source: entry.id.to_string(), expected: detail.suggest.clone() })),
            None => (entry.id.to_string(), None),
        };
        Finding {
            rule: Cow::Owned(rule),
            category: detail.category,
            severity: detail.severity,
            confidence: confidence * self.pair.confidence,
            message,
            why: detail.why.clone(),
            target,
            source: Some(Mark { segment: self.pair.source.index, span: cue }),
            suggestions: detail.suggest.clone(),
            term,
            scope: Scope::Words,
        }
    }
}

/// What a word there multiplies a number by.
fn scale(segment: &Segment, span: Span) -> Option<f64> {
    let words = segment.tokens.iter().filter(|t| t.is_word() && span.contains(t.span));
    words.filter_map(|t| word::of(t, segment.lang).number.as_ref()).find_map(|reading| reading.scale())
}

/// Matches of any of the patterns; of those that overlap the longest.
fn matches(view: &View, patterns: &Patterns) -> SmallVec<[Match; 2]> {
    let mut all: SmallVec<[Match; 4]> = view.find_each(patterns).collect();
    all.sort_by_key(|m| (m.parts[0].0, std::cmp::Reverse(m.parts[0].1)));
    let mut kept: SmallVec<[Match; 2]> = SmallVec::new();
    for m in all {
        if let Some(last) = kept.iter_mut().find(|k| k.overlaps(&m)) {
            if last.within(&m) {
                *last = m;
            }
        } else {
            kept.push(m);
        }
    }
    kept
}
