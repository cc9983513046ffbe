//! English verbs and the words that lean on what follows: enough grammar to see that a clause is broken, not to parse one.
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::{Form, Token, keys};

/// Auxiliaries: always finite, and never a clause's last word but in answers.
const AUXILIARIES: &str = "\
    is are was were am has have had do does did will would can could may might must shall should isn't aren't wasn't weren't hasn't haven't \
    hadn't don't doesn't didn't won't wouldn't can't cannot couldn't mightn't mustn't shouldn't ain't i'm you're we're they're he's she's it's \
    that's there's what's who's here's let's i've you've we've they've i'll you'll he'll she'll it'll we'll they'll i'd you'd he'd she'd it'd \
    we'd they'd ought needn't";

/// Past forms that are no participle: finite wherever they stand.
const PASTS: &str = "\
    arose ate awoke became began bit blew bore broke came chose did drank drew drove fell flew forbade forgave forgot froze gave grew hid knew \
    lay mistook overcame overthrew oversaw overtook ran rang rode rose sang sank saw shook shrank spoke sprang stole strove swam swore threw \
    took tore underwent undertook undid went withdrew woke wore wove wrote sat spat foresaw overran outran outdid strode stank slew";

/// Past forms that are participles too.
const PASTS_OR_PARTICIPLES: &str = "\
    bent bet bled bought bred brought built burnt caught clung cost crept cut dealt dug dwelt fed felt fled fought found got ground heard held \
    hit hung hurt kept knelt laid leapt learnt led left lent let lit lost made meant met misled paid put quit read rid said sent set shed shone \
    shot shut slept slid sold sought sped spelt spent split spread spun stood struck stuck stung swept swung taught thought told understood \
    upheld upset wept won wound withheld withstood beat cast burst thrust bound broadcast forecast";

const PARTICIPLES: &str = "\
    beaten begun born broken chosen done drawn driven eaten fallen flown forbidden forgotten frozen given gone grown hidden known mistaken \
    overcome overthrown rebuilt rewritten ridden risen seen shaken shown spoken stolen sworn taken thrown torn undertaken withdrawn worn woven written";

const ARTICLES: &str = "the a an";

/// Determiners that no sentence ends with.
const POSSESSIVES: &str = "my your our their its every whose";

const PREPOSITIONS: &str = "\
    of for to in on at by with from into onto about against among amid between during until towards toward upon via without within under over \
    after before since through across behind beside near like as than despite throughout per including concerning following";

const CONJUNCTIONS: &str = "and or but nor because although though while whereas if unless whether that when where";

const RELATIVES: &str = "who which whom whose that where";

type Words = LazyLock<FxHashSet<u64>>;

fn set(lists: &[&str]) -> FxHashSet<u64> {
    lists.iter().flat_map(|words| keys::keys(words)).collect()
}

static FINITE: Words = LazyLock::new(|| set(&[AUXILIARIES, PASTS]));
static AUXILIARY: Words = LazyLock::new(|| set(&[AUXILIARIES]));
static EITHER: Words = LazyLock::new(|| set(&[PASTS_OR_PARTICIPLES]));
static PARTICIPLE: Words = LazyLock::new(|| set(&[PARTICIPLES, PASTS_OR_PARTICIPLES]));
static DETERMINER: Words = LazyLock::new(|| set(&[ARTICLES, POSSESSIVES, "his her this these those some any no each all both several many few other"]));
static PREPOSITION: Words = LazyLock::new(|| set(&[PREPOSITIONS]));
static CONJUNCTION: Words = LazyLock::new(|| set(&[CONJUNCTIONS, "after before since as"]));
static RELATIVE: Words = LazyLock::new(|| set(&[RELATIVES]));
static LEANING: Words = LazyLock::new(|| set(&[ARTICLES, POSSESSIVES, PREPOSITIONS, CONJUNCTIONS, RELATIVES, AUXILIARIES]));
static UNENDING: Words = LazyLock::new(|| set(&[ARTICLES, POSSESSIVES, "and or nor than because although whereas unless"]));

/// Finite whatever stands around it: an auxiliary, or a past form that is no participle.
pub fn is_finite(form: &Form) -> bool {
    FINITE.contains(&form.key)
}

pub fn is_auxiliary(form: &Form) -> bool {
    AUXILIARY.contains(&form.key)
}

/// A word that may be a past tense: `-ed` forms and irregular ones that serve as participles too.
pub fn may_be_past(form: &Form) -> bool {
    EITHER.contains(&form.key) || form.lower.len() > 3 && form.lower.ends_with("ed") && !form.lower.ends_with("eed")
}

/// A word that may be a past participle.
pub fn may_be_participle(form: &Form) -> bool {
    PARTICIPLE.contains(&form.key) || form.lower.len() > 3 && form.lower.ends_with("ed") && !form.lower.ends_with("eed")
}

pub fn is_determiner(form: &Form) -> bool {
    DETERMINER.contains(&form.key)
}

pub fn is_preposition(form: &Form) -> bool {
    PREPOSITION.contains(&form.key)
}

/// A word that may begin a clause.
pub fn is_conjunction(form: &Form) -> bool {
    CONJUNCTION.contains(&form.key)
}

pub fn is_relative(form: &Form) -> bool {
    RELATIVE.contains(&form.key)
}

/// A word that wants another one after it: article, preposition, conjunction, relative pronoun, auxiliary.
pub fn leans_forward(form: &Form) -> bool {
    LEANING.contains(&form.key)
}

/// A word that no English sentence ends with.
pub fn cannot_end(form: &Form) -> bool {
    UNENDING.contains(&form.key)
}

/// A word in `-s` that may be a verb's third person rather than a plural, by the word before it.
pub fn may_be_third_person(tokens: &[Token], i: usize) -> bool {
    let lower = &*tokens[i].form.lower;
    if tokens[i].form.capital
        || lower.len() < 4
        || !lower.ends_with('s')
        || lower.ends_with("ss")
        || lower.ends_with("us")
        || lower.ends_with("is")
        || lower.contains('\'')
    {
        return false;
    }
    let Some(before) = i.checked_sub(1).map(|b| &tokens[b]) else { return true };
    let adjective = ["al", "ic", "ous", "ive", "ful", "less", "able", "ible", "ary", "ern"].iter().any(|e| before.form.lower.ends_with(e));
    !(is_determiner(&before.form) || is_preposition(&before.form) || adjective || !before.is_word() || before.form.lower.ends_with("'s"))
}

/// Whether some word of these may carry a clause: false means that surely none does.
pub fn may_have_finite(tokens: &[Token]) -> bool {
    tokens.iter().enumerate().any(|(i, t)| t.is_word() && (is_finite(&t.form) || may_be_past(&t.form) || may_be_third_person(tokens, i)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, tokens::tokenize};

    #[test]
    fn a_clause_has_a_verb_and_a_noun_phrase_has_none() {
        for text in ["The storm hit the coast", "He denies the charges", "They were late", "Prices rose", "The minister resigned"] {
            assert!(may_have_finite(&tokenize(text, Lang::EN)), "{text}");
        }
        for text in
            ["Warning of the approaching storm", "witness in the field of medical analysis", "a possible background to the murders", "for political reasons"]
        {
            assert!(!may_have_finite(&tokenize(text, Lang::EN)), "{text}");
        }
    }
}
