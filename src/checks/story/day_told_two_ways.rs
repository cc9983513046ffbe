use super::lexicon::Lexicon;
use super::persons;
use super::sentence::{self, Sentence};
use crate::analysis::{DocumentAnalysis, clauses};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Lang, Span};

static RULE: Rule = Rule {
    id: "day-told-two-ways",
    summary: "One event is on two days in the story",
    category: Category::INCONSISTENCY,
    severity: Severity::Major,
    confidence: 0.75,
    needs: Needs::Target,
    languages: &["de", "en", "es", "fr"],
    page: include_str!("day_told_two_ways.md"),
};

/// “The attack on Saturday” and then “Sunday’s attack”.
pub struct DayToldTwoWays;

/// A weekday, or month and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    Of(i8),
    On(i8, i8),
}

/// An event and its day.
struct Told<'w> {
    event: &'w str,
    /// Whose: the arrest of whom; 0 for what happens to nobody by name.
    who: u64,
    day: Day,
    /// Told as known: “Monday’s attack”, “the attack on Monday”.
    known: bool,
    /// Of what, by the words between it and its day: “the murder of the judge on Thursday”.
    of: Vec<u64>,
    place: usize,
    span: Span,
}

/// Confidence where both days may tell two events apart.
const PERHAPS_TWO: f32 = 0.4;

impl Check for DayToldTwoWays {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let Some((lexicon, sentences, told)) = sentence::read(document, read) else { return };
        for (n, later) in told.iter().enumerate() {
            let Some(earlier) = contradicted(&sentences, &told[..n], later, lexicon) else { continue };
            let (a, b) = (sentences[earlier.place].block, sentences[later.place].block);
            let message = format!("“{}” here, “{}” earlier in the story", b.segment.of(later.span), a.segment.of(earlier.span));
            let mut finding = Finding::on_target(&RULE, b.index, later.span, message).why("The same event is told with two days.");
            // “the raid on Monday” and “the raid on Friday” may be two
            if earlier.known && earlier.who == 0 && !matches!(earlier.event, "assassination" | "election" | "referendum") {
                finding.confidence = PERHAPS_TWO;
            }
            out.push(finding);
            return;
        }
    }
}

/// The days of a sentence with their first token and the one behind.
fn days(sentence: &Sentence) -> Vec<(Day, usize, usize)> {
    let weekdays = sentence.weekdays().map(|(day, from, to)| (Day::Of(day), from, to));
    let dates = sentence.dates().filter_map(|(date, from, to)| date.single().map(|(month, day)| (Day::On(month, day), from, to)));
    let mut found: Vec<_> = weekdays.chain(dates).collect();
    found.dedup();
    found
}

/// Adds the events of a sentence that tells one day.
fn read<'w>(sentence: &Sentence, place: usize, lexicon: &'w Lexicon, out: &mut Vec<Told<'w>>) {
    let found = days(sentence);
    let &[(day, from, to)] = found.as_slice() else { return };
    let tokens = sentence.tokens;
    let repeats = lexicon.list("repeats");
    if sentence.has_year() && matches!(day, Day::Of(_)) {
        return;
    }
    let english = sentence.block.segment.lang.same(&Lang::EN);
    let mut note = |event: &'w str, who: u64, known: bool, a: usize, b: usize| {
        // a second attack, arrested again, last Monday
        if !repeats.any(&tokens[a.saturating_sub(3)..tokens.len().min(b + 2)]) {
            let of = if who == 0 {
                tokens[a + 1..from.max(a + 1)].iter().filter(|t| !clauses::leans_forward(&t.form)).map(|t| t.form.key).collect()
            } else {
                Vec::new()
            };
            out.push(Told { event, who, day, known, of, place, span: sentence.cover(a, b) });
        }
    };
    let events = lexicon.list("events");
    if sentence.lower(to - 1).ends_with("'s") {
        // Monday's attack
        let noun = (to..tokens.len()).take(2).find_map(|at| events.kind(tokens, at).map(|event| (event, at)));
        if let Some((event, at)) = noun {
            note(event, 0, true, from, at + 1);
        }
        return;
    }
    let on = from.checked_sub(1).filter(|&at| lexicon.list("attach").kind(tokens, at).is_some()).unwrap_or(from);
    let reach = if english { 7 } else { 1 };
    let plain = |range: std::ops::Range<usize>| {
        tokens[range].iter().all(|t| {
            t.is_word() && !clauses::is_finite(&t.form) && !clauses::may_be_past(&t.form) && !clauses::is_conjunction(&t.form) && !clauses::is_relative(&t.form)
        })
    };
    for at in (on.saturating_sub(reach)..on).rev() {
        let owner = at.checked_sub(1).filter(|&i| english && sentence.lower(i).ends_with("'s") && tokens[i].form.capital);
        if let (Some(owner), Some(event)) = (owner, lexicon.list("person_nouns").kind(tokens, at))
            && plain(at + 1..on)
        {
            note(event, persons::owner(&tokens[owner]), true, owner, to);
            return;
        }
        if let Some(event) = events.kind(tokens, at).filter(|_| owner.is_none() && plain(at + 1..on) && !is_no_event(sentence, at)) {
            let article = (at.saturating_sub(2)..at).any(|i| is_article(sentence.lower(i)));
            // “in the attack on Monday”, and not what came of it
            note(event, 0, article, at, to);
            return;
        }
    }
    if english {
        happening(sentence, lexicon, on, to, &mut note);
    }
}

/// “Opened fire”, “under attack”, “cease-fire”.
fn is_no_event(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.before(at), "opened" | "open" | "opening" | "under" | "caught" | "on" | "-")
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "this" | "der" | "die" | "das" | "dem" | "den" | "des" | "le" | "la" | "l'" | "el")
}

/// “Anna Keller was arrested on Monday”, “a train derailed near Graz on Monday”, “the earthquake struck the island on Sunday”.
fn happening<'w>(sentence: &Sentence, lexicon: &'w Lexicon, on: usize, to: usize, note: &mut impl FnMut(&'w str, u64, bool, usize, usize)) {
    let tokens = sentence.tokens;
    let (verbs, happens, events, persons_do) = (lexicon.list("event_verbs"), lexicon.list("happens"), lexicon.list("events"), lexicon.list("person_verbs"));
    let is_verb = |i: usize| tokens[i].is_word() && !tokens[i].form.capital && (clauses::is_finite(&tokens[i].form) || clauses::may_be_past(&tokens[i].form));
    // the verb nearest before the day
    let Some(verb) = (on.saturating_sub(8)..on).rev().find(|&i| is_verb(i) || persons_do.kind(tokens, i).is_some() || happens.at(tokens, i).is_some()) else {
        return;
    };
    if tokens[verb..on].iter().any(|t| clauses::is_conjunction(&t.form) || clauses::is_relative(&t.form)) {
        return;
    }
    let subject_end = subject_end(sentence, verb);
    if let Some(event) = persons_do.kind(tokens, verb) {
        // police arrested Anna Keller on Monday
        let object = persons::name_at(tokens, verb + 1);
        if object > 0 && verb + 1 + object == on && !matches!(event, "born" | "died" | "married" | "resigned") {
            note(event, persons::owner(&tokens[on - 1]), true, verb, to);
            return;
        }
        let named = subject_end > 0 && tokens[subject_end - 1].form.capital && !sentence.lower(subject_end - 1).ends_with("'s");
        let start = (0..subject_end).rev().take_while(|&i| tokens[i].is_word() && tokens[i].form.capital).last();
        let governed = |start: usize| start > 0 && (clauses::is_preposition(&tokens[start - 1].form) || matches!(sentence.lower(start - 1), "and" | "or"));
        if let Some(start) = start.filter(|&start| named && !governed(start)) {
            note(event, persons::owner(&tokens[subject_end - 1]), true, start, to);
        }
        return;
    }
    if let Some((event, _)) = verbs.at(tokens, verb) {
        note(event, 0, false, verb, to);
        return;
    }
    if happens.at(tokens, verb).is_some() && subject_end > 0 {
        let noun = (subject_end.saturating_sub(1)..subject_end).find_map(|at| events.kind(tokens, at).map(|event| (event, at)));
        if let Some((event, at)) = noun {
            note(event, 0, false, at, to);
        }
    }
}

/// Where the subject of a verb ends: before its auxiliaries, an adverb and “, who”.
fn subject_end(sentence: &Sentence, verb: usize) -> usize {
    let mut end = verb;
    while matches!(sentence.before(end), "was" | "were" | "is" | "has" | "had" | "been" | "who" | "which") || sentence.before(end).ends_with("ly") {
        end -= 1;
    }
    if sentence.before(end) == "," && sentence.lower(end) == "who" {
        end -= 1;
    }
    end
}

/// The one earlier day that a later one contradicts.
fn contradicted<'c, 'w>(sentences: &[Sentence], earlier: &'c [Told<'w>], later: &Told, lexicon: &Lexicon) -> Option<&'c Told<'w>> {
    if !later.known {
        return None;
    }
    let same = || earlier.iter().filter(|t| t.event == later.event && t.who == later.who);
    let first = same().next()?;
    let comparable = |a: Day, b: Day| matches!((a, b), (Day::Of(_), Day::Of(_)) | (Day::On(..), Day::On(..)));
    if same().any(|t| t.day != first.day) || first.day == later.day || !comparable(first.day, later.day) {
        return None;
    }
    let (a, b) = (&sentences[first.place], &sentences[later.place]);
    if a.is_elsewhere(b, lexicon) || !later.of.iter().all(|key| a.tokens.iter().any(|t| t.form.key == *key)) {
        return None;
    }
    // something else happened on that day, of which this may be told
    if later.who == 0 && sentences[..later.place].iter().any(|s| days(s).iter().any(|(day, ..)| *day == later.day)) {
        return None;
    }
    if later.who == 0 {
        let (plurals, events, repeats) = (lexicon.list("event_plurals"), lexicon.list("events"), lexicon.list("repeats"));
        let others = sentences.iter().any(|s| {
            (0..s.tokens.len()).any(|at| {
                plurals.at(s.tokens, at).is_some_and(|(kind, _)| kind == later.event)
                    || events.kind(s.tokens, at).is_some_and(|kind| kind == later.event) && repeats.any(&s.tokens[at.saturating_sub(3)..at])
            })
        });
        if others {
            return None;
        }
    }
    Some(first)
}
