use std::cell::OnceCell;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::analysis::{DocumentAnalysis, SegmentAnalysis, clauses, names};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Span, Token, TokenKind, keys, shape};

use super::persons::{Names, name_at, owner};
use super::years::past_adverbs;

static RULE: Rule = Rule {
    id: "dead-then-alive",
    summary: "A person who is dead in the story does something in the present",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.8,
    needs: Needs::Target,
    languages: &["en"],
    page: include_str!("dead_then_alive.md"),
};

type Words = LazyLock<FxHashSet<u64>>;

/// Nouns of a death: “the murder of …”, “…’s death”.
static DEATHS: Words = LazyLock::new(|| keys::keys("murder killing death assassination funeral suicide lynching drowning"));
/// Nouns of an attack that is a death only when it is called so: “the fatal shooting of …”.
static ATTACKS: Words = LazyLock::new(|| keys::keys("shooting stabbing beating crash accident attack"));
static KILLED: Words = LazyLock::new(|| keys::keys("killed murdered assassinated executed hanged strangled slain beheaded lynched"));
/// Words that tell of a death, by themselves or with those beside them; what holds none of these tells of none.
static TELLING: Words = LazyLock::new(|| {
    let mut words =
        keys::keys("died drowned perished succumbed passed lost took committed bled was is been were body late murdered shot slain assassinated killed");
    words.extend(DEATHS.iter().chain(ATTACKS.iter()));
    words
});
/// What is false from beginning to end.
static FALSE: Words = LazyLock::new(|| keys::keys("untrue false falsely hoax mistake mistakenly wrongly rumour rumours rumor rumors"));
/// Words that make of a death one that did not happen, or not yet.
static UNREAL: Words = LazyLock::new(|| {
    keys::keys(
        "\
     attempted attempt attempting attempts tried trying tries plot plotted plotting plan planned planning plans threat threats threatened hoax \
     rumour rumours rumor rumors falsely wrongly fake faked nearly almost narrowly survived not never didn't wasn't if would could might fear \
     fears feared wanted want conspiracy conspiring play film movie novel series character episode possible alleged denied deny denies dismissed",
    )
});
/// What only the living do.
static LIVING: Words = LazyLock::new(|| {
    keys::keys(
        "\
     wants hopes plans intends lives works studies trains attends dreams loves likes enjoys knows needs tries hates prefers teaches runs drives earns owns commutes \
     denies fears thanks demands expects insists sleeps regrets",
    )
});
/// What an artist, dead or not, does in the present tense of works.
static ARTISTS: Words = LazyLock::new(|| {
    keys::keys("actor actress singer writer author novelist poet painter director composer musician sculptor photographer artist playwright philosopher")
});
/// What the living are said to be, after “is a”.
static ROLES: Words = LazyLock::new(|| {
    keys::keys(
        "member father mother student pupil teacher nurse doctor lawyer employee resident candidate apprentice trainee driver mechanic baker waiter \
         cook engineer farmer fisherman footballer player trainer coach activist volunteer bricklayer carpenter electrician accountant clerk soldier \
         firefighter policeman policewoman schoolboy schoolgirl",
    )
});
/// Present participles that are said of the dead.
static OF_THE_DEAD: Words = LazyLock::new(|| keys::keys("dying missing being lying resting mourning becoming going trending"));
/// Works in which the dead go on in the present tense.
static WORKS: Words = LazyLock::new(|| {
    keys::keys(
        "\
     video film movie footage photo photograph picture book novel play scene series episode painting image clip recording letter posthumously \
     posthumous diary memoir song portrait caption",
    )
});
/// A person who is dead in the story is then the subject of a clause in the present.
pub struct DeadThenAlive;

impl Check for DeadThenAlive {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let prose = || document.blocks().filter(|b| b.segment.role.is_prose());
        // a death is told in one sentence, the life after it in another
        if prose().map(|b| b.sentences().len()).sum::<usize>() < 2 {
            return;
        }
        let names = OnceCell::new();
        let mut dead: Vec<Dead> = Vec::new();
        for block in prose() {
            for &sentence in block.sentences() {
                let from = block.segment.tokens.partition_point(|t| t.span.start < sentence.start);
                let to = block.segment.tokens.partition_point(|t| t.span.start < sentence.end);
                let tokens = &block.segment.tokens[from..to];
                if let Some((span, who)) = alive(block, tokens, &dead, || names.get_or_init(|| Names::of(document))) {
                    out.push(
                        Finding::on_target(&RULE, block.index, span, format!("{} is dead in this story: “{}”", who.name, who.evidence))
                            .why("The story reports this person’s death and then lets them act in the present: a past tense of the source was lost."),
                    );
                }
                deaths(block, tokens, &mut dead);
            }
        }
    }
}

struct Dead {
    /// As the death names them: given name and surname, or one of the two.
    keys: Vec<u64>,
    name: String,
    evidence: String,
}

impl Dead {
    /// `None` for what is no person: “the Vietnam Alliance died”.
    fn new(block: &SegmentAnalysis, name: &[Token], death: Span) -> Option<Dead> {
        if name.len() > 2 && name.last().is_some_and(names::is_common) {
            return None;
        }
        let whole = name.iter().fold(death, |span, t| span.cover(t.span));
        let named = name.iter().skip(1).fold(name[0].span, |span, t| span.cover(t.span));
        let called = shape::owner(block.segment.of(named)).to_owned();
        Some(Dead { keys: name.iter().map(owner).collect(), name: called, evidence: block.segment.of(whole).to_owned() })
    }

    /// Whether `called` can be this dead person and nobody else of the story.
    fn is(&self, names: &Names, called: &[u64]) -> bool {
        let own = |full: &Vec<u64>| *full == self.keys || self.keys.len() == 1 && full.first() == self.keys.first();
        match called {
            [] => false,
            [one] if self.keys.len() > 1 => {
                let part = self.keys.first() == Some(one) || self.keys.last() == Some(one);
                part && !names.full().iter().any(|full| !own(full) && full.contains(one))
            }
            [one] => self.keys.first() == Some(one) && names.full().iter().filter(|full| full.contains(one)).count() <= 1,
            many => many == self.keys,
        }
    }
}

/// Adds the persons whose death the sentence reports.
fn deaths(block: &SegmentAnalysis, tokens: &[Token], dead: &mut Vec<Dead>) {
    let lower = |i: usize| tokens.get(i).map_or("", |t| &*t.form.lower);
    if tokens.iter().any(|t| FALSE.contains(&t.form.key)) || tokens.windows(2).any(|w| &*w[0].form.lower == "not" && &*w[1].form.lower == "true") {
        return;
    }
    let unreal = |i: usize| (i.saturating_sub(5)..(i + 2).min(tokens.len())).any(|k| UNREAL.contains(&tokens[k].form.key));
    for i in 0..tokens.len() {
        if !TELLING.contains(&tokens[i].form.key) || !tokens[i].is_word() {
            continue;
        }
        let (word, key) = (lower(i), tokens[i].form.key);
        let fatal = || (i.saturating_sub(2)..i).any(|k| matches!(lower(k), "fatal" | "deadly")) || lower(i + 1) == "death";
        let (next, after) = (lower(i + 1), lower(i + 2));
        let dying = matches!(word, "died" | "drowned" | "perished" | "succumbed")
            || word == "passed" && next == "away"
            || word == "lost" && matches!(next, "his" | "her" | "their") && matches!(after, "life" | "lives")
            || word == "took" && matches!(next, "his" | "her") && after == "own" && lower(i + 3) == "life"
            || word == "committed" && next == "suicide"
            || word == "bled" && next == "to";
        let passive = matches!(word, "was" | "is" | "been" | "were")
            && (dies(tokens, i + 1) || lower(i + 1) == "among" && lower(i + 2) == "the" && lower(i + 3) == "dead");
        if (passive || dying) && !unreal(i) {
            for &(start, len) in &subjects(tokens, i) {
                dead.extend(Dead::new(block, &tokens[start..start + len], tokens[i].span));
            }
            continue;
        }
        // Elena Popa, killed by a drunk driver, was 31
        let apposed = || {
            matches!(word, "killed" | "murdered" | "shot")
                && tokens.get(i.wrapping_sub(1)).is_some_and(|t| &*t.form.lower == ",")
                && matches!(next, "by" | "in" | "on" | "when" | "dead")
        };
        if apposed() && !unreal(i) {
            for &(start, len) in &subjects(tokens, i) {
                dead.extend(Dead::new(block, &tokens[start..start + len], tokens[i].span));
            }
            continue;
        }
        let body = || word == "body" && tokens.iter().any(|t| matches!(&*t.form.lower, "found" | "discovered" | "recovered"));
        let found = if (DEATHS.contains(&key) || ATTACKS.contains(&key) && fatal() || body()) && next == "of" {
            object(tokens, i + 2)
        } else if (DEATHS.contains(&key) || body()) && i > 0 && lower(i - 1).ends_with("'s") {
            (0..i).rev().take(3).rfind(|&s| name_at(tokens, s) == i - s).map(|s| (s, i - s))
        } else if word == "late" && lower(i.wrapping_sub(1)) == "the" {
            object(tokens, i + 1).filter(|&(s, _)| s == i + 1)
        } else if matches!(word, "murdered" | "slain" | "assassinated") && clauses::is_determiner(&tokens[i.saturating_sub(1)].form) {
            // the murdered teacher Anne Roux
            object(tokens, i + 1).filter(|&(s, _)| s <= i + 3)
        } else if matches!(word, "killed" | "murdered" | "assassinated")
            && name_at(tokens, i + 1) > 0
            && !matches!(lower(i.wrapping_sub(1)), "was" | "were" | "been" | "being")
        {
            Some((i + 1, name_at(tokens, i + 1)))
        } else {
            None
        };
        let Some((start, len)) = found.filter(|_| !unreal(i)) else { continue };
        dead.extend(Dead::new(block, &tokens[start..start + len], tokens[i].span));
    }
}

/// “shot dead”, “found dead”, “stabbed to death”, “gunned down”, “killed”.
fn dies(tokens: &[Token], i: usize) -> bool {
    let lower = |i: usize| tokens.get(i).map_or("", |t| &*t.form.lower);
    if lower(i) == "fatally" {
        return true;
    }
    // run over and killed
    let joint = (i + 1..i + 4).find(|&k| lower(k) == "and").filter(|&k| tokens.get(k + 1).is_some_and(|t| KILLED.contains(&t.form.key)));
    if joint.is_some_and(|k| tokens[i..k].iter().all(|t| t.is_word() && !clauses::is_determiner(&t.form))) {
        return true;
    }
    let i = if lower(i).ends_with("ly") { i + 1 } else { i };
    tokens.get(i).is_some_and(|t| KILLED.contains(&t.form.key))
        || lower(i + 1) == "dead"
        || lower(i + 1) == "to" && lower(i + 2) == "death"
        || lower(i) == "gunned" && lower(i + 1) == "down"
}

/// The name after “the murder of”, past what describes the person: “his 20-year-old brother Karim”.
fn object(tokens: &[Token], from: usize) -> Option<(usize, usize)> {
    let mut i = from;
    let mut found = None;
    while i < tokens.len().min(from + 10) {
        let t = &tokens[i];
        let run = name_at(tokens, i);
        if run > 0 {
            // Karim’s friend: the friend is dead
            found = (!tokens[i + run - 1].form.lower.ends_with("'s")).then_some((i, run));
            i += run;
            continue;
        }
        let describes = t.kind == TokenKind::Number
            || t.form.lower.len() == 1 && !t.is_word()
            || t.is_word()
                && !clauses::is_preposition(&t.form)
                && !clauses::is_finite(&t.form)
                && !clauses::may_be_past(&t.form)
                && &*t.form.lower != "and"
                && !clauses::is_relative(&t.form);
        if !describes || found.is_some() && !t.is_word() || matches!(&*t.form.lower, "." | "," | ";" | ":" | "(") {
            break;
        }
        i += 1;
    }
    found
}

/// The names right before a verb, or before “, who”, past an apposition of a few words: “Karim Saidi, 20, was shot dead”,
/// “Maria and Elena, 14, were killed”.
fn subjects(tokens: &[Token], verb: usize) -> Vec<(usize, usize)> {
    let ends_at = |end: usize| (0..end).rev().take(4).rfind(|&s| name_at(tokens, s) == end - s).map(|s| (s, end - s));
    let lower = |i: usize| tokens.get(i).map_or("", |t| &*t.form.lower);
    let back = |i: usize| i.checked_sub(1).map_or("", &lower);
    let mut end = verb;
    // had died, has been killed; who was killed
    while matches!(back(end), "had" | "has" | "have" | "was" | "were" | "who" | "also" | "both") {
        end -= 1;
    }
    if back(end) == "," {
        end -= 1;
        let direct = ends_at(end);
        if direct.is_none() {
            let Some(open) = (end.saturating_sub(8)..end).rev().find(|&i| lower(i) == ",") else { return Vec::new() };
            end = open;
        }
    }
    let owned = |(s, n): (usize, usize)| tokens[s + n - 1].form.lower.ends_with("'s");
    let Some(last) = ends_at(end).filter(|&name| !owned(name)) else { return Vec::new() };
    let mut names = vec![last];
    let mut start = last.0;
    while matches!(back(start), "and" | ",") {
        let joint = start - 1 - usize::from(back(start) == "and" && back(start - 1) == ",");
        match ends_at(joint).filter(|&name| !owned(name)) {
            Some(name) => {
                names.push(name);
                start = name.0;
            }
            // “two sisters, Maria and Elena”
            None if back(start) == "," && names.len() > 1 => break,
            None => return Vec::new(),
        }
    }
    if is_governed(tokens, start) { Vec::new() } else { names }
}

/// After a preposition or “and” the name is not the subject, or not all of it: “the brother of Karim was killed”.
fn is_governed(tokens: &[Token], start: usize) -> bool {
    start > 0 && (clauses::is_preposition(&tokens[start - 1].form) || matches!(&*tokens[start - 1].form.lower, "and" | "or"))
}

/// A dead person who is the subject of a clause in the present or future.
fn alive<'a, 'n>(block: &SegmentAnalysis, tokens: &[Token], dead: &'a [Dead], names: impl Fn() -> &'n Names) -> Option<(Span, &'a Dead)> {
    let at_end = tokens.len().saturating_sub(2);
    if dead.is_empty() || tokens.iter().any(|t| WORKS.contains(&t.form.key) || ARTISTS.contains(&t.form.key)) {
        return None;
    }
    for i in 0..at_end {
        let opens = i == 0 || matches!(&*tokens[i - 1].form.lower, "and" | "but" | "," | ";" | "–" | "—" | "today" | "now");
        let run = name_at(tokens, i);
        if !opens || run == 0 || tokens[i + run - 1].form.lower.ends_with("'s") {
            continue;
        }
        let called: Vec<u64> = tokens[i..i + run].iter().map(owner).collect();
        let Some(who) = dead.iter().find(|d| d.is(names(), &called)) else { continue };
        let verb = past_adverbs(tokens, i + run);
        if let Some(end) = acts(tokens, verb).filter(|_| !block.quotes().quoted(tokens[i].span.start)) {
            return Some((tokens[i].span.cover(tokens[end].span), who));
        }
    }
    None
}

/// The last token of a verb that only the living can be the subject of.
fn acts(tokens: &[Token], verb: usize) -> Option<usize> {
    let lower = |i: usize| tokens.get(i).map_or("", |t| &*t.form.lower);
    let next = past_adverbs(tokens, verb + 1);
    let doing = |i: usize| {
        lower(i).len() > 5
            && lower(i).ends_with("ing")
            && !OF_THE_DEAD.contains(&tokens[i].form.key)
            && !matches!(lower(i), "nothing" | "something" | "everything" | "willing")
    };
    let role = |i: usize| matches!(lower(i), "a" | "an") && (i + 1..i + 4).take(3).any(|k| tokens.get(k).is_some_and(|t| ROLES.contains(&t.form.key)));
    let relative = |i: usize| matches!(lower(i), "child" | "children" | "son" | "sons" | "daughter" | "daughters" | "siblings");
    match lower(verb) {
        "is" if doing(next) => Some(next),
        "is" if role(next) => Some(next + 1),
        // 22 years old and studying
        "is" if matches!(lower(next), "married" | "expecting") => Some(next),
        "is" if lower(next) == "expected" && lower(next + 1) == "to" && !matches!(lower(next + 2), "be" | "lie" | "receive" | "have") => Some(next + 2),
        "is" if lower(next) == "on" && matches!(lower(next + 1), "duty" | "holiday" | "vacation" | "trial") => Some(next + 1),
        "is" if lower(next + 1) == "years" && lower(next + 2) == "old" => Some(next + 2),
        "has" if relative(next + 1) => Some(next + 1),
        "still" if tokens.get(verb + 1).is_some_and(|t| LIVING.contains(&t.form.key)) || matches!(lower(verb + 1), "goes" | "plays") => Some(verb + 1),
        "goes" | "looks" if matches!(lower(next), "to" | "forward") => Some(next),
        "plays" if matches!(lower(next), "football" | "handball" | "tennis" | "basketball" | "in" | "for") => Some(next),
        "prepares" if lower(next) == "for" => Some(next),
        "has" if lower(next) == "been" && doing(next + 1) => Some(next + 1),
        "will"
            if next < tokens.len()
                && tokens[next].is_word()
                && !matches!(lower(next), "be" | "have" | "never" | "always" | "live" | "remain" | "forever" | "receive" | "go" | "lie") =>
        {
            Some(next)
        }
        _ if tokens.get(verb).is_some_and(|t| LIVING.contains(&t.form.key)) => Some(verb),
        _ => None,
    }
}
