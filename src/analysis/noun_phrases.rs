//! Whether an English sentence is a noun phrase that no verb of its own follows.
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::{Form, Token, TokenKind, keys};

use super::clauses;

type Words = LazyLock<FxHashSet<u64>>;

/// Participles that in “a man … to be”, “… as” have no object and so are no past tense.
static PASSIVE: Words = LazyLock::new(|| {
    keys::keys(
        "considered thought believed known seen regarded deemed described said viewed perceived understood assumed presumed alleged reported \
         rumoured rumored suspected supposed accused intended designed meant called named dubbed labelled labeled classified classed estimated \
         feared judged interpreted recognised recognized ranked rated treated portrayed cited denounced hailed condemned celebrated criticised \
         criticized identified registered listed",
    )
});

/// Participles of verbs that never go without an object: before a preposition they are passive.
static TRANSITIVE: Words = LazyLock::new(|| {
    keys::keys(
        "used seized arrested accused targeted blamed injured wounded killed murdered abducted kidnapped founded created introduced adopted imposed \
         commissioned stolen taken given known seen shown written chosen thrown drawn hidden driven discovered detained imprisoned convicted \
         sentenced wanted suspected designed equipped located situated addressed attributed dedicated devoted linked required confiscated destroyed \
         damaged caused triggered organised organized rejected drafted owned financed funded employed transmitted forbidden broken torn summoned \
         nominated appointed deported expelled forced obliged",
    )
});

/// Verbs without an object: “passed by” is no passive.
static INTRANSITIVE: Words = LazyLock::new(|| {
    keys::keys(
        "passed dropped increased decreased declined stopped walked stood climbed jumped stayed improved shrank slipped lived abided tumbled slowed \
         contracted expanded plunged soared surged advanced edged eased led won lost finished ended started began opened closed followed stood \
         benefited profited died suffered arrived ran went fell rose came moved returned",
    )
});

/// Words of quantity whose plural takes a plural verb: “a number of people who live there know”.
static QUANTITIES: Words = LazyLock::new(|| {
    keys::keys("number group lot majority minority handful couple series total few dozen variety range host bunch pair third quarter half plenty percentage")
});

static PLURALS: Words =
    LazyLock::new(|| keys::keys("people men women children police media data clergy youth elderly family staff crew band public gang squad jury team"));

static SUBORDINATORS: Words =
    LazyLock::new(|| keys::keys("who which that whose whom because although while when where after before since if until what how why"));

/// Words between an auxiliary and its verb, and between a noun and its participle.
static ADVERBS: Words =
    LazyLock::new(|| keys::keys("not also now later still already never always often once so far yet long again ever only even just widely"));

/// Words that a plural follows, and no verb.
static BEFORE_PLURALS: Words = LazyLock::new(|| {
    keys::keys(
        "two three four five six seven eight nine ten eleven twelve several dozens hundreds thousands more most such own last past next first \
         recent new former young foreign old other many few numerous various further human armed military civil local own different",
    )
});

/// Nouns in -s that are never verbs.
static NEVER_VERBS: Words = LazyLock::new(|| {
    keys::keys(
        "years months weeks days hours minutes rights countries euros dollars authorities unions politicians drugs reasons offences crimes lawyers \
         ministers investigators prosecutors elections terms lorries villages cities parties police news politics series species headquarters \
         schools prisons families victims pupils parents sons daughters brothers sisters neighbours children weapons soldiers lawyers residents",
    )
});

/// Whether `words`, a sentence without its stop, is a noun with a participle or a relative clause that takes up the rest.
pub fn has_no_main_verb(words: &[Token], text: &str) -> bool {
    let Some(first) = words.first() else { return false };
    let determiner = &*first.form.lower;
    if !matches!(determiner, "a" | "an" | "another" | "one" | "the" | "his" | "her" | "their" | "its" | "our" | "this") {
        return false;
    }
    let mut head = 0;
    for i in 1..words.len().min(10) {
        let form = &words[i].form;
        let comma = words[i].of(text) == ",";
        let next = i + usize::from(comma);
        if i >= 2 && words.get(next).is_some_and(|t| opens_relative(words, next, &t.form)) {
            return !is_plural(words, head) && counts_out(words, next, text);
        }
        if words[i].kind != TokenKind::Word {
            if matches!(words[i].of(text), "-" | "’" | "'") || words[i].kind == TokenKind::Number {
                continue;
            }
            return false;
        }
        if clauses::is_finite(form) {
            return false;
        }
        let follows = head > 0 && (head + 1 == i || head + 2 == i && ADVERBS.contains(&words[i - 1].form.key));
        if follows && clauses::may_be_participle(form) {
            let rest = if is_plural(words, head) { is_closed(words, i + 1) } else { counts_out(words, i + 1, text) };
            return rest && is_reduced(words, i) && words[head].form.lower.len() > 1;
        }
        if ADVERBS.contains(&form.key) {
            continue;
        }
        if may_be_verb(words, i) && i >= 2 {
            return false;
        }
        head = i;
    }
    false
}

/// “who”, “which”, “whose”, “to which”; “that” after a noun.
fn opens_relative(words: &[Token], i: usize, form: &Form) -> bool {
    match &*form.lower {
        "who" | "which" | "whose" => true,
        "that" => words[i - 1].is_word() && words.get(i + 1).is_some_and(|t| clauses::is_finite(&t.form)),
        _ => clauses::is_preposition(form) && words.get(i + 1).is_some_and(|t| matches!(&*t.form.lower, "which" | "whom" | "whose")),
    }
}

/// Whether any noun of the phrase up to `head` may take a plural verb.
fn is_plural(words: &[Token], head: usize) -> bool {
    words[1..=head].iter().any(|t| {
        let w = &*t.form.lower;
        let s = w.len() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is") && !w.ends_with("'s");
        s || PLURALS.contains(&t.form.key) || QUANTITIES.contains(&t.form.key)
    })
}

/// Whether the participle at `i` cannot be the verb of the noun before it.
fn is_reduced(words: &[Token], i: usize) -> bool {
    let lower = |k: usize| words.get(k).map_or("", |t: &Token| &*t.form.lower);
    let form = &words[i].form;
    let next = i + 1 + usize::from(words.get(i + 1).is_some_and(|t| t.form.lower.ends_with("ly") || &*t.form.lower == "both"));
    let passive = PASSIVE.contains(&form.key) && (lower(next) == "as" || lower(next) == "to" && matches!(lower(next + 1), "be" | "have"));
    let agent = lower(next) == "by"
        && !INTRANSITIVE.contains(&form.key)
        && words.get(next + 1).is_some_and(|t| t.kind != TokenKind::Number && !t.form.lower.ends_with("ing"));
    let object_gone = TRANSITIVE.contains(&form.key)
        && (matches!(lower(next), "in" | "for" | "from" | "at" | "with" | "on" | "during" | "after" | "against" | "under")
            || lower(next) == "to" && !matches!(&*form.lower, "used" | "wanted")
            || lower(next) == "of" && matches!(&*form.lower, "accused" | "suspected" | "convicted"));
    passive || agent || object_gone
}

/// Whether every verb from `from` on belongs to a clause that opens there: as many verbs as subordinators, each after its own.
fn counts_out(words: &[Token], from: usize, text: &str) -> bool {
    let mut waiting = 0i32;
    let mut i = from;
    while i < words.len() {
        let t = &words[i];
        let form = &t.form;
        match t.kind {
            TokenKind::Mark if !matches!(t.of(text), "," | "-" | "’" | "'") => return false,
            TokenKind::Word if SUBORDINATORS.contains(&form.key) => {
                waiting += i32::from(opens_clause(words, i));
            }
            TokenKind::Word if clauses::is_auxiliary(form) => {
                waiting -= 1;
                i = past_verb_group(words, i);
            }
            TokenKind::Word if may_be_verb(words, i) => waiting -= 1,
            _ => {}
        }
        if waiting < 0 {
            return false;
        }
        i += 1;
    }
    waiting == 0 && words.len() > from + 1
}

/// Whether the subordinator at `i` has a clause with a finite verb: not “after the attack”, “at that time”, “while on parole”. A clause that
/// is missed makes one verb too many, and nothing is said.
fn opens_clause(words: &[Token], i: usize) -> bool {
    let next = words.get(i + 1).map(|t| &*t.form);
    match &*words[i].form.lower {
        "after" | "before" | "since" | "until" => false,
        "that" => i > 0 && !clauses::is_preposition(&words[i - 1].form),
        "who" | "which" | "whose" | "whom" => true,
        _ => next.is_some_and(|f| !clauses::is_preposition(f) && !clauses::may_be_participle(f) && !f.lower.ends_with("ing") && !f.lower.ends_with("ible")),
    }
}

/// The last word of the verb group that the auxiliary at `i` opens.
fn past_verb_group(words: &[Token], i: usize) -> usize {
    let mut last = i;
    let mut k = i + 1;
    while let Some(t) = words.get(k).filter(|_| k < i + 6) {
        let form = &t.form;
        if matches!(&*form.lower, "be" | "been" | "being" | "have" | "had") {
            last = k;
        } else if clauses::may_be_participle(form) || form.lower.len() > 4 && form.lower.ends_with("ing") {
            return k;
        } else if !(ADVERBS.contains(&form.key) || form.lower.ends_with("ly")) {
            break;
        }
        k += 1;
    }
    last
}

/// A word that may be a finite verb here: never after a determiner or a preposition, and the first one of its sentence not after “and”.
fn may_be_verb(words: &[Token], i: usize) -> bool {
    let form = &words[i].form;
    if !words[i].is_word() {
        return false;
    }
    if clauses::is_finite(form) {
        return true;
    }
    let mut before = i;
    while before > 0 && (ADVERBS.contains(&words[before - 1].form.key) || words[before - 1].form.lower.ends_with("ly")) {
        before -= 1;
    }
    let Some(before) = before.checked_sub(1).map(|b| &words[b]) else { return false };
    let governed = clauses::is_determiner(&before.form)
        || clauses::is_preposition(&before.form)
        || matches!(&*before.form.lower, "and" | "or" | "but")
        || before.form.lower.ends_with("'s");
    if governed {
        return false;
    }
    // “all member states had agreed”: a verb does not follow a verb
    let subject = words.get(i + 1).is_some_and(|t| clauses::is_auxiliary(&t.form));
    clauses::may_be_past(form) || !subject && may_be_third_person(form, before)
}

fn may_be_third_person(form: &Form, before: &Token) -> bool {
    let lower = &*form.lower;
    let shape = !form.capital && lower.len() >= 4 && lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us") && !lower.contains('\'');
    if !shape || NEVER_VERBS.contains(&form.key) || ["ists", "ians", "ities", "isms", "eurs"].iter().any(|e| lower.ends_with(e)) {
        return false;
    }
    let number = before.kind == TokenKind::Number && before.span.len() != 4;
    let adjective = ["ous", "ful", "less", "able", "ible"].iter().any(|e| before.form.lower.ends_with(e));
    !number && !adjective && !BEFORE_PLURALS.contains(&before.form.key)
}

/// Whether the words from `from` on are prepositions with short noun phrases that hide no bare verb: the test for a plural head.
fn is_closed(words: &[Token], from: usize) -> bool {
    let mut run = 0;
    let mut counted = false;
    for i in from..words.len() {
        let t = &words[i];
        let form = &t.form;
        if t.kind == TokenKind::Mark
            || clauses::is_finite(form)
            || SUBORDINATORS.contains(&form.key) && !matches!(&*form.lower, "since" | "after" | "before" | "until")
        {
            return false;
        }
        if clauses::is_preposition(form) || matches!(&*form.lower, "and" | "or" | "since") {
            (run, counted) = (0, false);
        } else if clauses::is_determiner(form) && run == 0 || t.kind == TokenKind::Number || BEFORE_PLURALS.contains(&form.key) {
            counted = true;
        } else if !form.capital {
            run += 1;
        }
        if run > 1 || may_be_verb(words, i) && run > 0 && !counted {
            return false;
        }
    }
    words.len() > from + 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, tokens::tokenize};

    fn no_verb(text: &str) -> bool {
        has_no_main_verb(&tokenize(text, Lang::EN), text)
    }

    #[test]
    fn a_noun_with_its_modifiers_has_no_verb() {
        for text in [
            "A promise regarded as a possible reason for the strike",
            "A promise that is considered the background of the strike",
            "The cuts demanded by the owners for more than two years",
            "A harbour whose gates were sold in October",
            "The captain, who had been wanted with an international warrant since 2019",
            "A pact to which all owners had agreed in the spring",
            "The boat used in the robbery and later found in a river",
            "A feud which, according to the neighbours, had lasted for months",
            "A captain known to the coast guard for fraud and armed robbery",
        ] {
            assert!(no_verb(text), "{text}");
        }
    }

    #[test]
    fn a_sentence_has_one() {
        for text in [
            "A captain of the ferry declined to comment on the strike",
            "The cuts demanded by the owners fail to convince the crew",
            "The boat used in the robbery remains missing",
            "The captain who was arrested on Monday confessed",
            "The bill proposed by Moore in 2023 bans smoking",
            "A captain known to the coast guard fled to Spain",
            "The sailor who works on the ferry knows the harbour well",
            "A number of sailors who were there know this",
            "The ferries closed by the owners reopen in the spring",
            "The captain passed by the harbour in the early morning",
            "The pact, which was signed in May, pleases the owners",
            "The captain who fled while on parole was arrested in Spain",
            "A sailor who was on the ferry at that time was injured as a result",
            "The agency announced on Monday that two ferries have been sold",
            "The captain used to work in the harbour of Genoa",
        ] {
            assert!(!no_verb(text), "{text}");
        }
    }
}
