//! How much two short English texts say the same in other words: enough to know one quotation translated twice.
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::text::{Form, Token, TokenKind, keys};

use super::clauses;

type Words = LazyLock<FxHashSet<u64>>;

/// Words that carry no content of their own: they differ when one sentence is translated twice.
static FUNCTION_WORDS: Words = LazyLock::new(|| {
    keys::keys(
        "a an the of for to in on at by with from about as into against and or but that which this these those it its is are was were be been being \
         am has have had do does did will would can could shall should must may might just only also so very really simply merely there here if then \
         than some any such up out off away down over t going able more still already even now because itself himself herself themselves yes well \
         get gets got getting who whom whoever anyone anybody someone somebody one not no never nobody none don't isn't won't can't cannot didn't \
         doesn't wasn't aren't weren't hasn't haven't hadn't wouldn't couldn't shouldn't neither nor anymore",
    )
});

/// Frequent words that two statements share by chance.
static LIGHT_WORDS: Words = LazyLock::new(|| {
    keys::keys(
        "say tell know think make take give go come see look want let put keep thing things people man men woman women time times day days year years \
         week month today tomorrow yesterday way lot good better best bad new big great many much all every everything something nothing always again \
         back first last next finally long whole like right own other another same really need needs feel believe hope try use work what when where why how \
         done gone come say's say",
    )
});

static NEGATIONS: Words = LazyLock::new(|| {
    keys::keys(
        "not no never nothing nobody none without neither nor don't isn't won't can't cannot didn't doesn't wasn't aren't weren't hasn't haven't \
         hadn't wouldn't couldn't shouldn't unable impossible",
    )
});

/// The persons spoken of: the same ones in both wordings.
const PERSONS: &[&str] = &[
    "i me my mine myself i'm i've i'll i'd",
    "we us our ours ourselves we're we've we'll we'd let's",
    "you your yours yourself you're you've you'll you'd",
    "they them their theirs they're they've they'll they'd",
];
const HE: &str = "he him his he's he'll he'd";
const SHE: &str = "she her hers she's she'll she'd";

/// Words that tell two statements apart when one has them and the other does not.
const TURNS: &[&str] = &["why", "how", "where", "next", "last", "yesterday", "tomorrow", "before", "after"];

/// Dictionary forms that translate the same word of a speaker.
const SYNONYMS: &[&str] = &[
    "murder killing kill homicide assassination assassinate slay",
    "child kid children kids",
    "afraid fear scared frightened frighten scare",
    "silence silent silenced",
    "begin start",
    "end finish stop cease",
    "again back anew",
    "district neighbourhood neighborhood quarter area",
    "big large huge great",
    "small little",
    "help support assist aid",
    "speak talk",
    "answer reply respond response",
    "job work",
    "money cash",
    "police policeman cop officer",
    "home house",
    "shop store",
    "car vehicle",
    "company firm business",
    "weapon gun arms",
    "dealer trafficker trader",
    "everyone everybody all every each",
    "nothing anything",
    "often frequently",
    "perhaps maybe possibly",
    "permit allow let",
    "forbid ban prohibit",
    "destroy ruin wreck",
    "error mistake",
    "fight struggle battle combat",
    "victory win triumph",
    "happen occur",
    "try attempt",
    "want wish desire",
    "abandon surrender give",
    "disgrace shame scandal shameful disgraceful",
    "terrible awful dreadful horrible horrific appalling",
    "brave courageous courage bravery",
    "free freedom liberty",
    "country nation",
    "town city",
    "street road",
    "injure wound hurt injury",
    "die dead death",
    "life live alive",
    "flee escape",
    "anger angry rage furious fury",
    "true truth",
    "safe safety secure security",
    "wrong false",
    "quick quickly fast rapid rapidly swift swiftly",
    "difficult hard tough",
    "whole entire",
    "finally last",
    "immediately once",
    "watch look",
    "spill flow shed",
    "guilty guilt blame",
    "punish punishment penalise penalize",
    "attack assault",
    "friend mate buddy",
    "forget oblivion",
    "strong strength",
    "weak weakness",
    "proud pride",
    "lie lying",
    "decision decide",
    "order command",
    "game match",
    "team side squad",
    "poor poverty",
    "sick ill illness disease",
    "crazy mad insane madness",
    "enough sufficient",
    "remain stay",
    "leave abandon",
    "build construct",
    "buy purchase",
    "choose choice",
    "tired weary exhausted fed",
    "hate hatred",
    "love loving",
    "peace peaceful peacefully",
    "threat threaten",
    "warn warning",
    "demand call",
    "must need",
];

static MEANINGS: LazyLock<FxHashMap<u64, u64>> = LazyLock::new(|| {
    let mut out = FxHashMap::default();
    for row in SYNONYMS {
        for word in row.split(' ') {
            out.entry(keys::key(word)).or_insert_with(|| keys::key(row));
        }
    }
    out
});

static PERSON: LazyLock<FxHashMap<u64, u8>> =
    LazyLock::new(|| PERSONS.iter().zip(0..).flat_map(|(row, n)| row.split(' ').map(move |w| (keys::key(w), n))).collect());
static HIM: Words = LazyLock::new(|| keys::keys(HE));
static HER: Words = LazyLock::new(|| keys::keys(SHE));
static TURN: Words = LazyLock::new(|| TURNS.iter().map(|w| keys::key(w)).collect());
static FUTURE: Words = LazyLock::new(|| keys::keys("will won't shall i'll you'll he'll she'll it'll we'll they'll"));
static PAST: Words = LazyLock::new(|| keys::keys("was were wasn't weren't had hadn't did didn't has hasn't been"));

/// What carries the meaning of a text.
#[derive(Debug)]
pub struct Gist<'t> {
    content: Vec<Content<'t>>,
    persons: [bool; 4],
    he: bool,
    she: bool,
    negative: bool,
    turns: Vec<u64>,
    future: bool,
    past: bool,
    numbers: Vec<u64>,
}

#[derive(Debug)]
struct Content<'t> {
    form: &'t Form,
    meaning: Option<u64>,
    name: bool,
    weight: f64,
}

/// How alike two texts are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// Share of the content they have in common, 0 to 1.
    pub shared: f64,
    /// The same, in the same order.
    pub in_order: f64,
    /// Each has a word of content that the other lacks: one may stand for another thing, not for the same in other words.
    pub substituted: bool,
    /// Weight of what they have in common: 1 for each word that is not frequent.
    pub evidence: f64,
}

impl<'t> Gist<'t> {
    pub fn of(tokens: &'t [Token]) -> Gist<'t> {
        let mut gist = Gist {
            content: Vec::new(),
            persons: [false; 4],
            he: false,
            she: false,
            negative: false,
            turns: Vec::new(),
            future: false,
            past: false,
            numbers: Vec::new(),
        };
        for (i, t) in tokens.iter().enumerate() {
            match t.kind {
                TokenKind::Mark => continue,
                TokenKind::Number => gist.numbers.push(t.form.key),
                // “at last” is no “last”
                TokenKind::Word if &*t.form.lower == "last" && i > 0 && &*tokens[i - 1].form.lower == "at" => {}
                TokenKind::Word => {
                    let before = i.checked_sub(1).map(|b| &*tokens[b].form);
                    gist.past |= clauses::may_be_past(&t.form) && before.is_some_and(|b| !clauses::is_auxiliary(b) && !ADVERBS.contains(&&*b.lower));
                    gist.future |= &*t.form.lower == "going" && tokens.get(i + 1).is_some_and(|n| &*n.form.lower == "to");
                    gist.word(t, i > 0 && tokens[i - 1].kind != TokenKind::Mark);
                }
            }
        }
        gist.numbers.sort_unstable();
        gist.turns.sort_unstable();
        gist.turns.dedup();
        gist
    }

    fn word(&mut self, token: &'t Token, inside: bool) {
        let form = &*token.form;
        let key = form.key;
        let person = PERSON.get(&key);
        if let Some(&n) = person {
            self.persons[n as usize] = true;
        }
        let (he, she) = (HIM.contains(&key), HER.contains(&key));
        self.he |= he;
        self.she |= she;
        self.negative |= NEGATIONS.contains(&key);
        self.future |= FUTURE.contains(&key);
        self.past |= PAST.contains(&key);
        if TURN.contains(&key) {
            self.turns.push(key);
        }
        let contracted = || form.lower.split_once('\'').is_some_and(|(word, _)| FUNCTION_WORDS.contains(&keys::key(word)));
        if person.is_some() || he || she || FUNCTION_WORDS.contains(&key) || contracted() {
            return;
        }
        let light = form.keys.iter().any(|k| LIGHT_WORDS.contains(k));
        let meaning = form.keys.iter().find_map(|k| MEANINGS.get(k)).copied();
        self.content.push(Content { form, meaning, name: form.capital && inside, weight: if light { 0.5 } else { 1.0 } });
    }

    /// How alike the two are; `None` where some word shows that they say different things.
    pub fn likeness(&self, other: &Gist) -> Option<Likeness> {
        let at_odds = self.negative != other.negative
            || self.turns != other.turns
            || self.numbers != other.numbers
            || self.he && !self.she && other.she && !other.he
            || self.she && !self.he && other.he && !other.she
            || self.future && !self.past && other.past && !other.future
            || self.past && !self.future && other.future && !other.past;
        if at_odds || self.content.is_empty() || other.content.is_empty() {
            return None;
        }
        let Matched { ids, theirs, evidence, substituted } = self.matched(other)?;
        let total = self.weight() + other.weight();
        let persons = self.persons.iter().zip(other.persons).filter(|&(&a, b)| a && b).count() as f64;
        let odd = self.persons.iter().zip(other.persons).filter(|&(&a, b)| a != b).count() as f64;
        let same: usize =
            capture_diff_slices(Algorithm::Lcs, &ids, &theirs).iter().filter(|op| op.tag() == DiffTag::Equal).map(|op| op.old_range().len()).sum();
        Some(Likeness {
            shared: 2.0 * evidence / (total + PERSON_WEIGHT * odd),
            in_order: 2.0 * same as f64 / (ids.len() + theirs.len()) as f64,
            substituted,
            evidence: evidence + PERSON_WEIGHT * persons,
        })
    }

    fn weight(&self) -> f64 {
        self.content.iter().map(|c| c.weight).sum()
    }

    /// Which words mean the same; `None` where a name stands in one text only.
    fn matched(&self, other: &Gist) -> Option<Matched> {
        let ids: Vec<usize> = (0..self.content.len()).collect();
        let mut free = vec![true; self.content.len()];
        let mut evidence = 0.0;
        let mut theirs = Vec::with_capacity(other.content.len());
        for (n, c) in other.content.iter().enumerate() {
            let fellow = (0..self.content.len()).find(|&i| free[i] && self.content[i].same(c));
            match fellow {
                Some(i) => {
                    free[i] = false;
                    evidence += self.content[i].weight.min(c.weight);
                    theirs.push(i);
                }
                None if c.name => return None,
                None => theirs.push(self.content.len() + n),
            }
        }
        let lost = self.content.iter().zip(&free).any(|(c, free)| *free && c.name);
        let rare = |c: &Content| c.weight >= 1.0;
        let substituted = self.content.iter().zip(&free).any(|(c, free)| *free && rare(c))
            && other.content.iter().zip(&theirs).any(|(c, &id)| id >= self.content.len() && rare(c));
        (!lost).then_some(Matched { ids, theirs, evidence, substituted })
    }
}

/// The content words of two texts as numbers, the same number for the same meaning, and the weight of what both have.
struct Matched {
    ids: Vec<usize>,
    theirs: Vec<usize>,
    evidence: f64,
    substituted: bool,
}

/// Words between an auxiliary and its participle.
const ADVERBS: &[&str] = &["not", "never", "always", "all", "also", "just", "only", "already", "been", "be", "being"];

/// A person spoken of counts less than a word of content.
const PERSON_WEIGHT: f64 = 0.25;

impl Content<'_> {
    fn same(&self, other: &Content) -> bool {
        self.form.key == other.form.key || self.meaning.is_some() && self.meaning == other.meaning || self.form.keys.iter().any(|k| other.form.keys.contains(k))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, tokens::tokenize};

    fn likeness(a: &str, b: &str) -> Option<Likeness> {
        let (a, b) = (tokenize(a, Lang::EN), tokenize(b, Lang::EN));
        Gist::of(&a).likeness(&Gist::of(&b))
    }

    #[test]
    fn other_words_for_the_same_are_alike() {
        for (a, b) in [
            ("We are never going to sell our harbour to strangers", "We will never sell our harbour to strangers"),
            ("This killing was a warning to our children", "That murder was a warning for our kids"),
            ("My brother was not a smuggler of weapons", "My brother wasn’t any smuggler of guns"),
        ] {
            let l = likeness(a, b).unwrap();
            assert!(l.shared > 0.95, "{a} {b} {l:?}");
        }
    }

    #[test]
    fn what_contradicts_is_not_alike() {
        for (a, b) in [
            ("We will sell the harbour", "We will not sell the harbour"),
            ("We sold 12 ships to the harbour", "We sold 20 ships to the harbour"),
            ("The talks with Norway begin", "The talks with Denmark begin"),
            ("She is a good captain", "He is a good captain"),
            ("We will meet the captain", "We had met the captain"),
            ("I will vote for the captain in May", "I voted for the captain in May"),
        ] {
            assert_eq!(likeness(a, b), None, "{a} {b}");
        }
    }
}
