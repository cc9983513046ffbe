use super::lexicon::Lexicon;
use super::persons::{self, Names};
use super::sentence::{self, Sentence};
use crate::analysis::DocumentAnalysis;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Lang, Span, keys};

static RULE: Rule = Rule {
    id: "relation-told-two-ways",
    summary: "A member of a family is another relation elsewhere in the story",
    category: Category::INCONSISTENCY,
    severity: Severity::Major,
    confidence: 0.75,
    needs: Needs::Target,
    languages: &["de", "en", "es", "fr"],
    page: include_str!("relation_told_two_ways.md"),
};

/// “His wife Leila” and then “his sister Leila”.
pub struct RelationToldTwoWays;

/// Who is what to whom.
struct Relative<'w> {
    relation: &'w str,
    /// The name of whose relative it is.
    owner: Vec<u64>,
    /// The name; given name first.
    name: Vec<u64>,
    block: usize,
    span: Span,
}

impl Check for RelationToldTwoWays {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let Some((lexicon, sentences)) = sentence::told(document) else { return };
        let relations = lexicon.list("relations");
        // what is told twice stands in two places
        let tokens = || document.blocks().map(|b| &b.segment.tokens[..]);
        if tokens().flat_map(|t| (0..t.len()).filter(move |&at| relations.kind(t, at).is_some())).nth(1).is_none() {
            return;
        }
        let mut relatives: Vec<Relative> = Vec::new();
        let names = Names::of(document);
        let mut last: Vec<Vec<u64>> = Vec::new();
        for sentence in &sentences {
            read(sentence, lexicon, &last, &names, &mut relatives);
            let named = persons_of(sentence, 0..sentence.tokens.len(), None, &names);
            if !named.is_empty() {
                last = named;
            }
        }
        for (n, later) in relatives.iter().enumerate() {
            let same = || relatives[..n].iter().filter(|r| r.is_same(later, &names));
            let Some(first) = same().next() else { continue };
            if same().any(|r| r.relation == later.relation) || may_be_both(first.relation, later.relation) {
                continue;
            }
            let (here, there) = (&document.segments[later.block].segment, &document.segments[first.block].segment);
            out.push(
                Finding::on_target(&RULE, later.block, later.span, format!("“{}” here, “{}” earlier in the story", here.of(later.span), there.of(first.span)))
                    .why("One person is two relations of another; one of them is wrong, or means somebody else."),
            );
        }
    }
}

impl Relative<'_> {
    fn is_same(&self, other: &Relative, names: &Names) -> bool {
        let (a, b) = (&self.name, &other.name);
        // with a given name alone, nobody else of the story has it
        let alone = || names.full().iter().filter(|full| full.first() == a.first()).all(|full| full == a || full == b);
        // Karl, and Karl Huber, of Lisa Huber
        let own = || match (a.len(), b.len()) {
            (1, 1) => true,
            (1, _) => b.last() == other.owner.last(),
            (_, 1) => a.last() == self.owner.last(),
            _ => false,
        };
        persons::is_same(&self.owner, &other.owner, names) && (a == b || a.first() == b.first() && own()) && alone()
    }
}

/// A partner may be married by now, and a child may have a parent's name.
fn may_be_both(a: &str, b: &str) -> bool {
    let pair = |x: &str, y: &str| (a, b) == (x, y) || (a, b) == (y, x);
    let married = pair("partner", "wife") || pair("partner", "husband");
    a == b || married || pair("father", "son") || pair("mother", "daughter") || pair("grandfather", "grandson")
}

/// The persons among some tokens but the one at `but`, each once: by the keys of their names.
fn persons_of(sentence: &Sentence, range: std::ops::Range<usize>, but: Option<usize>, known: &Names) -> Vec<Vec<u64>> {
    let tokens = sentence.tokens;
    let english = sentence.block.segment.lang.same(&Lang::EN);
    let mut found: Vec<Vec<u64>> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let len = persons::name_at(tokens, at);
        let mut keys: Vec<u64> = tokens[at..at + len].iter().map(persons::owner).collect();
        // where every noun has a capital, and in a title, only who has a full name is one
        if !english {
            keys.retain(|key| known.full().iter().any(|full| full.contains(key)));
        }
        let place = matches!(sentence.before(at), "in" | "at" | "near" | "from" | "of" | "en" | "à");
        let no_person = keys.is_empty() || but == Some(at) || place && keys.len() == 1;
        if !no_person && !found.iter().any(|other| persons::is_same(other, &keys, known)) {
            found.push(keys);
        }
        at += len.max(1);
    }
    found
}

/// Adds the relatives of a sentence; `last` are the persons named before it.
fn read<'w>(sentence: &Sentence, lexicon: &'w Lexicon, last: &[Vec<u64>], names: &Names, out: &mut Vec<Relative<'w>>) {
    let tokens = sentence.tokens;
    let english = sentence.block.segment.lang.same(&Lang::EN);
    for at in 1..tokens.len() {
        let Some(relation) = lexicon.list("relations").kind(tokens, at) else { continue };
        // in-laws, half-brothers; “his wife and sister”
        let joined = |i: usize| matches!(sentence.lower(i), "-" | "and" | "or" | "&" | "–");
        if joined(at + 1) || joined(at - 1) {
            continue;
        }
        let comma = usize::from(sentence.lower(at + 1) == "," && english);
        let len = persons::name_at(tokens, at + 1 + comma);
        let (first, len, from) = if len > 0 {
            (at + 1 + comma, len, at)
        } else if let Some(start) =
            (0..at).rev().take(8).find(|&i| sentence.lower(i) == ",").and_then(|comma| named_before(sentence, comma)).filter(|_| english)
        {
            // Emre, Kaya's cousin, ran away
            (start.0, start.1, at)
        } else {
            continue;
        };
        let ends = comma == 0 || matches!(sentence.lower(first + len), "," | ".") || first < at;
        if !ends || sentence.lower(first + len - 1).ends_with("'s") {
            continue;
        }
        let Some(owner) = owner(sentence, lexicon, at, first, last, names) else { continue };
        let name: Vec<u64> = (first..first + len).map(|i| persons::owner(&tokens[i])).collect();
        if owner == name {
            continue;
        }
        let span = sentence.cover(from.min(first), (at + 1).max(first + len));
        out.push(Relative { relation, owner, name, block: sentence.block.index, span });
    }
}

/// The name that ends right before token `end`.
fn named_before(sentence: &Sentence, end: usize) -> Option<(usize, usize)> {
    (0..end).rev().take(3).rfind(|&s| persons::name_at(sentence.tokens, s) == end - s).map(|s| (s, end - s))
}

/// Whose relative stands at `at`: “Saidi's wife”, or “his wife” where one person alone is named before.
fn owner(sentence: &Sentence, lexicon: &Lexicon, at: usize, name: usize, last: &[Vec<u64>], names: &Names) -> Option<Vec<u64>> {
    let tokens = sentence.tokens;
    let owners = lexicon.list("owners");
    let german = sentence.block.segment.lang.primary() == "de";
    // Saidis Schwester
    let genitive = |i: usize| {
        let bare = sentence.lower(i).strip_suffix('s').filter(|_| german && tokens[i].form.capital)?;
        let key = keys::key(bare);
        names.full().iter().any(|full| full.contains(&key)).then_some(key)
    };
    // an adjective may stand between: “his older sister”
    let before = (at.saturating_sub(2)..at).rev().find(|&i| {
        let possessive = sentence.lower(i).ends_with("'s") || owners.kind(tokens, i).is_some() || genitive(i).is_some();
        possessive || !tokens[i].is_word()
    })?;
    if before + 1 < at && matches!(sentence.lower(before + 1), "late" | "former" | "ex" | "half" | "step" | "future" | "adoptive") {
        return None;
    }
    if let Some(key) = genitive(before) {
        return Some(vec![key]);
    }
    if sentence.lower(before).ends_with("'s") {
        let start = (0..=before).rev().take(3).take_while(|&i| tokens[i].is_word() && tokens[i].form.capital).last()?;
        return Some(tokens[start..=before].iter().map(persons::owner).collect());
    }
    owners.kind(tokens, before)?;
    // “Holm and his niece Ida”, “Said Amrani spoke. His sister Nadia”
    match (persons_of(sentence, 0..before, Some(name), names).as_slice(), last) {
        ([one], _) => Some(one.clone()),
        ([], [one]) => Some(one.clone()),
        _ => None,
    }
}
