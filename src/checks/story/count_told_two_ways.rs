use super::lexicon::Lexicon;
use super::sentence::{self, Sentence};
use crate::analysis::{DocumentAnalysis, clauses};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Lang, Span, TokenKind};

static RULE: Rule = Rule {
    id: "count-told-two-ways",
    summary: "The number of dead, injured or arrested of one event is another elsewhere in the story",
    category: Category::INCONSISTENCY,
    severity: Severity::Major,
    confidence: 0.75,
    needs: Needs::Target,
    languages: &["de", "en", "es", "fr"],
    page: include_str!("count_told_two_ways.md"),
};

/// “12 people were killed” and then “the 21 dead”.
pub struct CountToldTwoWays;

/// Words before a count, and behind it, among which a hedge belongs to it.
const HEDGED_BEFORE: usize = 9;
const HEDGED_AFTER: usize = 3;

/// A number of people to whom something happened.
struct Count<'w> {
    what: &'w str,
    value: u32,
    /// Who they are; 0 where they are just people.
    who: u64,
    /// Told before: “the 21 dead”.
    definite: bool,
    /// The sentence says about, at least, so far, in 2015.
    hedged: bool,
    /// The sentence it stands in.
    place: usize,
    span: Span,
}

impl Check for CountToldTwoWays {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let Some((lexicon, sentences, counts)) = sentence::read(document, read) else { return };
        let mut said: Vec<&str> = Vec::new();
        for (n, later) in counts.iter().enumerate().filter(|(_, c)| !c.hedged) {
            if said.contains(&later.what) {
                continue;
            }
            let Some(earlier) = contradicted(&sentences, &counts[..n], later, lexicon) else { continue };
            said.push(later.what);
            let block = sentences[later.place].block;
            let (here, there) = (block.segment.of(later.span), sentences[earlier.place].block.segment.of(earlier.span));
            out.push(
                Finding::on_target(&RULE, block.index, later.span, format!("“{here}” here, “{there}” earlier in the story"))
                    .why("The same event is told with two numbers, and nothing says that the number has changed."),
            );
        }
    }
}

/// Adds the counts of a sentence.
fn read<'w>(sentence: &Sentence, place: usize, lexicon: &'w Lexicon, out: &mut Vec<Count<'w>>) {
    let tokens = sentence.tokens;
    let (before, clause) = (lexicon.list("count_before"), lexicon.list("count_clause"));
    for (value, from, to) in sentence.counts() {
        // 12-year-old, 12 %, $12, 3:0
        let joined =
            |at: usize| matches!(sentence.lower(at), "-" | "%" | "/" | ":" | "°" | "$" | "€" | "£" | "–") || sentence.lower(at) == "." && at + 1 < tokens.len();
        if joined(to) && tokens.get(to).is_some_and(|t| !t.spaced || sentence.lower(to) == "%") || from.checked_sub(1).is_some_and(joined) {
            continue;
        }
        let noun = noun_phrase(sentence, lexicon, to);
        let (suffered, end) = suffered(sentence, lexicon, noun.clone());
        let what = suffered.or_else(|| {
            let real = |at: usize| !matches!(sentence.before(at), "to" | "could" | "would" | "may" | "might" | "will" | "can" | "should");
            let all = from - usize::from(sentence.before(from) == "all");
            let verb = (0..all).rev().take(3).find_map(|at| before.at(tokens, at).filter(|(_, behind)| *behind == all && real(at)).map(|(what, _)| what));
            verb.filter(|_| noun.is_empty() || !is_verb(sentence, noun.end)).or_else(|| toll(sentence, lexicon, from, to))
        });
        let what = what.or_else(|| {
            let people = !noun.is_empty() && lexicon.list("people").any(&tokens[noun.clone()]);
            let single = sentence.counts().filter(|&(_, _, to)| lexicon.list("people").at(tokens, to).is_some()).count() == 1;
            (people && single).then(|| (0..tokens.len()).find_map(|at| clause.at(tokens, at).map(|(what, _)| what))).flatten()
        });
        let Some(what) = what else { continue };
        let people = noun.len() == 1 && lexicon.list("people").at(tokens, noun.start).is_some();
        let who = if noun.is_empty() || people { 0 } else { tokens[noun.clone()].iter().fold(1, |key, t| key ^ t.form.key) };
        let definite = from > 0 && lexicon.list("definite").at(tokens, from - 1).is_some();
        let near = &tokens[from.saturating_sub(HEDGED_BEFORE)..tokens.len().min(end.max(to) + HEDGED_AFTER)];
        let hedged = lexicon.list("hedges").any(near) || lexicon.list("updates").any(tokens) || sentence.has_year();
        out.push(Count { what, value, who, definite, hedged, place, span: sentence.cover(from, end.max(to)) });
    }
}

/// Nouns and adjectives from `at`: up to three words.
fn noun_phrase(sentence: &Sentence, lexicon: &Lexicon, at: usize) -> std::ops::Range<usize> {
    let ends = |i: usize| {
        let t = &sentence.tokens[i];
        !t.is_word()
            || lexicon.list("count_after").at(sentence.tokens, i).is_some()
            || clauses::is_finite(&t.form)
            || clauses::is_preposition(&t.form)
            || clauses::is_conjunction(&t.form)
            || clauses::is_relative(&t.form)
            || clauses::is_determiner(&t.form)
            || clauses::may_be_past(&t.form)
    };
    // what is counted stands right behind in the other languages
    let longest = if sentence.block.segment.lang.same(&Lang::EN) { 3 } else { 1 };
    let end = (at..sentence.tokens.len()).take(longest).find(|&i| ends(i)).unwrap_or((at + longest).min(sentence.tokens.len()));
    at..end
}

fn is_verb(sentence: &Sentence, at: usize) -> bool {
    sentence.tokens.get(at).is_some_and(|t| clauses::is_finite(&t.form) || clauses::may_be_past(&t.form))
}

/// What happened to those in `noun`, and the token behind it: “were killed”, “dead”.
fn suffered<'w>(sentence: &Sentence, lexicon: &'w Lexicon, noun: std::ops::Range<usize>) -> (Option<&'w str>, usize) {
    const AUXILIARIES: &[&str] = &["were", "was", "are", "been", "have", "had", "be", "being", "also", "ont", "été", "sont", "étaient", "resultaron", "fueron"];
    let mut at = noun.end;
    while AUXILIARIES.contains(&sentence.lower(at)) || sentence.lower(at) == "has" {
        at += 1;
    }
    let passive = at > noun.end;
    let Some((what, end)) = lexicon.list("count_after").at(sentence.tokens, at) else { return (None, noun.end) };
    let next = sentence.tokens.get(end);
    let acts = next.is_some_and(|t| clauses::is_determiner(&t.form) || t.kind == TokenKind::Number || t.form.capital && t.is_word());
    // 12 soldiers killed a man; the 12 dead children; five missing persons
    let people = lexicon.list("people").at(sentence.tokens, end).is_some();
    let described = noun.is_empty()
        && next.is_some_and(|t| {
            let plural = t.form.lower.ends_with('s') && !clauses::is_finite(&t.form) && !clauses::is_preposition(&t.form)
                || t.form.lower.ends_with("men")
                || &*t.form.lower == "children";
            t.is_word() && plural && !people && sentence.block.segment.lang.same(&Lang::EN)
        });
    // “killed” alone may be what 12 soldiers did
    let act = acts && !passive && sentence.lower(at).ends_with("ed");
    if act || described { (None, noun.end) } else { (Some(what), end) }
}

/// “The death toll is 210.”
fn toll<'w>(sentence: &Sentence, lexicon: &'w Lexicon, from: usize, to: usize) -> Option<&'w str> {
    let tolls = lexicon.list("count_of");
    let (what, end) = (0..from).rev().take(10).find_map(|at| tolls.at(sentence.tokens, at))?;
    let told = matches!(sentence.before(from), "is" | "of" | "at" | "was");
    let ends = sentence.tokens.get(to).is_none_or(|t| !t.is_word() || clauses::is_conjunction(&t.form) || clauses::is_preposition(&t.form));
    let one = sentence.counts().count() == 1;
    (told && ends && one && end <= from).then_some(what)
}

/// The one earlier number that a later one contradicts.
fn contradicted<'c, 'w>(sentences: &[Sentence], earlier: &'c [Count<'w>], later: &Count, lexicon: &Lexicon) -> Option<&'c Count<'w>> {
    let same = || earlier.iter().filter(|c| c.what == later.what);
    let first = same().find(|c| !c.hedged && c.who == later.who)?;
    let agrees = |c: &Count| c.value == first.value || c.who != later.who;
    if later.value == first.value || !same().all(agrees) || same().any(|c| c.hedged && c.value > first.value.min(later.value)) {
        return None;
    }
    let told = &sentences[..=later.place];
    if is_made_of(told, first.value, later.value) || told.iter().any(|s| lexicon.list("updates").any(s.tokens)) {
        return None;
    }
    let (a, b) = (&sentences[first.place], &sentences[later.place]);
    if a.is_elsewhere(b, lexicon) || is_of_another_day(a, b) {
        return None;
    }
    let suffers = |s: &Sentence| {
        (0..s.tokens.len())
            .any(|at| ["count_after", "count_before"].iter().any(|list| lexicon.list(list).at(s.tokens, at).is_some_and(|(what, _)| what == later.what)))
    };
    let vague = || told.iter().any(|s| lexicon.list("vague").any(s.tokens) && suffers(s));
    if speak_differently(a, b, lexicon) || is_of_other_event(a, b, later, lexicon) {
        return None;
    }
    let bound = later.definite && !vague() || is_same_event(sentences, a, b, lexicon);
    bound.then_some(first)
}

/// A later number that the story has already, that is the sum or difference of two, or the rounding of the first.
fn is_made_of(told: &[Sentence], first: u32, later: u32) -> bool {
    let mut numbers: Vec<u32> = Vec::new();
    for (n, sentence) in told.iter().enumerate() {
        let last = n + 1 == told.len();
        numbers.extend(sentence.counts().map(|(v, ..)| v).filter(|v| !last || *v != later));
    }
    let unit = 10u32.pow(later.checked_ilog10().unwrap_or(0));
    let rounded = later >= 20 && later.is_multiple_of(unit) && first.abs_diff(later) < unit / 2;
    let by_one = first.abs_diff(later) == 1
        && told
            .iter()
            .any(|s| s.tokens.iter().any(|t| matches!(&*t.form.lower, "including" | "attacker" | "gunman" | "bomber" | "himself" | "unborn" | "plus" | "one")));
    // three in one place, four in another, five elsewhere
    let sums = told.iter().any(|s| {
        let values: Vec<u32> = s.counts().map(|(v, ..)| v).collect();
        (0..values.len()).any(|i| (i + 2..=values.len()).any(|j| values[i..j].iter().sum::<u32>() == later))
    });
    sums || numbers.contains(&later) || numbers.iter().any(|&n| n.abs_diff(first) == later || n + first == later) || rounded || by_one
}

/// The two tell days, and no day in common; or the later one alone tells a date.
fn is_of_another_day(a: &Sentence, b: &Sentence) -> bool {
    let weekdays = |s: &Sentence| -> Vec<i8> { s.block.days().iter().filter(|d| s.span.contains(d.span)).filter_map(|d| d.told()).collect() };
    let dates = |s: &Sentence| s.block.dates().iter().any(|d| s.span.contains(d.span));
    let (ours, theirs) = (weekdays(a), weekdays(b));
    dates(b) || !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|d| theirs.contains(d))
}

/// Each is told by somebody else: “police said”, “the hospital said”.
fn speak_differently(a: &Sentence, b: &Sentence, lexicon: &Lexicon) -> bool {
    let speaker = |s: &Sentence| (0..s.tokens.len()).find(|&at| lexicon.list("says").at(s.tokens, at).is_some()).map(|at| s.before(at).to_owned());
    matches!((speaker(a), speaker(b)), (Some(ours), Some(theirs)) if ours != theirs)
}

/// The later one is of an event of a kind that the earlier sentence does not name: “the 12 people killed in the fire”.
fn is_of_other_event(a: &Sentence, b: &Sentence, later: &Count, lexicon: &Lexicon) -> bool {
    let events = lexicon.list("events");
    let behind = b.index(later.span.end);
    let bound = matches!(b.lower(behind), "in" | "by" | "during" | "of" | "on" | "at" | "from" | "since");
    let named = (behind..behind + 4).find_map(|at| events.kind(b.tokens, at)).filter(|_| bound);
    // the 3 dead in the capital, the 20 injured on Saturday: there may be others
    named.map_or(bound && later.definite, |kind| {
        !(0..a.tokens.len()).any(|at| events.kind(a.tokens, at) == Some(kind) || lexicon.list("event_verbs").at(a.tokens, at).is_some_and(|(k, _)| k == kind))
    })
}

/// Both name the same kind of event, of which the story has one, and the later one as told before; or one is the headline of the other.
fn is_same_event(sentences: &[Sentence], a: &Sentence, b: &Sentence, lexicon: &Lexicon) -> bool {
    let (events, plurals) = (lexicon.list("events"), lexicon.list("event_plurals"));
    let kinds = |s: &Sentence| -> Vec<(String, bool)> {
        let of = |at: usize| {
            let (kind, _) = events.at(s.tokens, at)?;
            let definite = (at.saturating_sub(3)..at).any(|i| matches!(s.lower(i), "the" | "this"));
            Some((kind.to_owned(), definite))
        };
        (0..s.tokens.len()).filter_map(of).collect()
    };
    let (ours, theirs) = (kinds(a), kinds(b));
    let headline = a.paragraph == 0 && b.paragraph == 1 && b.block.sentences().first() == Some(&b.span);
    theirs.iter().any(|(kind, definite)| {
        let single = || {
            !sentences.iter().any(|s| {
                (0..s.tokens.len()).any(|at| {
                    plurals.at(s.tokens, at).is_some_and(|(k, _)| k == kind)
                        || events.at(s.tokens, at).is_some_and(|(k, _)| k == kind) && lexicon.list("repeats").any(&s.tokens[at.saturating_sub(2)..at])
                })
            })
        };
        ours.iter().any(|(k, _)| k == kind) && (*definite || headline) && single()
    })
}
