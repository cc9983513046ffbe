use rustc_hash::FxHashSet;

use super::lexicon::Lexicon;
use super::persons::{self, Names};
use super::sentence::{self, Sentence};
use crate::analysis::DocumentAnalysis;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Lang, Span, shape};

static RULE: Rule = Rule {
    id: "office-told-two-ways",
    summary: "A person holds two offices in the story that nobody holds at a time",
    category: Category::INCONSISTENCY,
    severity: Severity::Major,
    confidence: 0.75,
    needs: Needs::Target,
    languages: &["de", "en", "es", "fr"],
    page: include_str!("office_told_two_ways.md"),
};

/// “Foreign Minister Hartmann” and then “Interior Minister Hartmann”.
pub struct OfficeToldTwoWays;

/// Offices of which a person has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Government,
    Court,
    House,
    Army,
}

/// A name with its office.
struct Holder<'w> {
    /// Given names and surname.
    keys: Vec<u64>,
    name: String,
    group: Group,
    office: &'w str,
    nation: Option<&'w str>,
    block: usize,
    span: Span,
}

impl Check for OfficeToldTwoWays {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let Some((lexicon, sentences)) = sentence::told(document) else { return };
        if sentences.iter().flat_map(|s| holders(s, lexicon)).nth(1).is_none() {
            return;
        }
        let many = sentences.iter().any(|s| lexicon.list("many_offices").any(s.tokens));
        let mut holders: Vec<Holder> = Vec::new();
        let mut changed: FxHashSet<u64> = FxHashSet::default();
        for sentence in &sentences {
            read(sentence, lexicon, &mut holders, &mut changed);
        }
        if holders.len() < 2 {
            return;
        }
        let titles = ["heads", "court", "houses", "ranks", "minister", "ministers", "portfolios", "nations"].map(|name| lexicon.list(name));
        let names = Names::without_titles(document, |key| titles.iter().any(|list| list.begins(key)));
        for (n, later) in holders.iter().enumerate() {
            if later.keys.iter().any(|key| changed.contains(key)) {
                continue;
            }
            let others = || holders[..n].iter().filter(|h| persons::is_same(&h.keys, &later.keys, &names));
            let Some(first) = others().find(|h| h.contradicts(later) && !(many && h.group == Group::Government)) else { continue };
            // what was told before in both ways is told no third time
            if others().any(|h| h.group == later.group && h.office == later.office && h.nation == later.nation) {
                continue;
            }
            let block = document.segments[first.block].segment;
            out.push(
                Finding::on_target(
                    &RULE,
                    later.block,
                    later.span,
                    format!(
                        "{} is “{}” here and “{}” earlier in the story",
                        later.name,
                        document.segments[later.block].segment.of(later.span),
                        block.of(first.span)
                    ),
                )
                .why("One of the two offices is wrong, or belongs to somebody else."),
            );
        }
    }
}

impl Holder<'_> {
    /// Whether nobody holds both offices at a time.
    fn contradicts(&self, other: &Holder) -> bool {
        let offices = self.group == other.group && self.office != other.office && !(self.group == Group::Government && may_be_one(self.office, other.office));
        let nations = matches!((self.nation, other.nation), (Some(a), Some(b)) if a != b) && self.group == Group::Government && self.office == other.office;
        offices || nations
    }
}

/// Portfolios that are one ministry in some governments, and heads who go by two titles.
fn may_be_one(a: &str, b: &str) -> bool {
    const TOGETHER: &[(&str, &[&str])] = &[
        ("agriculture", &["environment"]),
        ("chancellor", &["finance", "prime"]),
        ("culture", &["education", "sports"]),
        ("economy", &["energy", "environment", "finance", "labour"]),
        ("energy", &["environment", "transport"]),
        ("governor", &["president", "prime"]),
        ("health", &["labour", "sports"]),
        ("housing", &["environment", "interior", "transport"]),
        ("interior", &["justice", "sports"]),
        ("sports", &["education"]),
    ];
    TOGETHER.iter().any(|(one, others)| *one == a && others.contains(&b) || *one == b && others.contains(&a))
}

/// Adds the holders of a sentence; `changed` are the surnames of those of whom it tells another office.
fn read<'w>(sentence: &Sentence, lexicon: &'w Lexicon, out: &mut Vec<Holder<'w>>, changed: &mut FxHashSet<u64>) {
    if lexicon.list("other_office").any(sentence.tokens) || sentence.has_year() {
        // whoever is named in it may have had more than one
        changed.extend(sentence.tokens.iter().filter(|t| t.is_word() && t.form.capital).map(persons::owner));
    } else {
        out.extend(holders(sentence, lexicon));
    }
}

fn holders<'w>(sentence: &Sentence, lexicon: &'w Lexicon) -> Vec<Holder<'w>> {
    let mut found = Vec::new();
    let tokens = sentence.tokens;
    let english = sentence.block.segment.lang.same(&Lang::EN);
    for at in 0..tokens.len() {
        let ministers = || lexicon.list("ministers").at(tokens, at).map(|(office, behind)| (Group::Government, office, at, behind));
        let head = if english { head(sentence, lexicon, at).map(|(group, office, from)| (group, office, from, at + 1)) } else { ministers() };
        let Some((group, office, from, behind)) = head else { continue };
        let Some((first, len)) = name_of(sentence, group, from, behind) else { continue };
        if is_joined(sentence, lexicon, from) {
            continue;
        }
        let nation = from.checked_sub(1).and_then(|i| lexicon.list("nations").kind(tokens, i));
        let own = |i: usize| if i < first || i >= first + len { 0 } else { persons::owner(&tokens[i]) };
        let keys = (first..first + len).map(own).collect();
        let start = from.min(first);
        let named = sentence.cover(first, first + len);
        let name = shape::owner(sentence.block.segment.of(named)).to_owned();
        found.push(Holder { keys, name, group, office, nation, block: sentence.block.index, span: sentence.cover(start, behind.max(first + len)) });
    }
    found
}

/// After another office of the same person: “Foreign and Defence Minister”; or of another time: “then Finance Minister”.
fn is_joined(sentence: &Sentence, lexicon: &Lexicon, from: usize) -> bool {
    let office = |at: usize| ["portfolios", "minister", "heads", "ministers"].iter().any(|list| lexicon.list(list).kind(sentence.tokens, at).is_some());
    match sentence.before(from) {
        "-" | "/" | "&" | "then" => true,
        "and" | "," | "und" | "et" | "y" => from > 1 && (office(from - 2) || sentence.lower(from - 2) == "-"),
        _ => false,
    }
}

/// An office whose last word is `at`, with its first.
fn head<'w>(sentence: &Sentence, lexicon: &'w Lexicon, at: usize) -> Option<(Group, &'w str, usize)> {
    let tokens = sentence.tokens;
    if lexicon.list("minister").kind(tokens, at).is_some() {
        let portfolios = lexicon.list("portfolios");
        return (at.saturating_sub(2)..at)
            .find_map(|from| portfolios.at(tokens, from).filter(|(_, end)| *end == at).map(|(office, _)| (Group::Government, office, from)));
    }
    for (list, group) in [("heads", Group::Government), ("court", Group::Court), ("houses", Group::House), ("ranks", Group::Army)] {
        let list = lexicon.list(list);
        if let Some((office, from)) =
            (at.saturating_sub(1)..=at).find_map(|from| list.at(tokens, from).filter(|(_, end)| *end == at + 1).map(|(office, _)| (office, from)))
        {
            // the president of what is named before: Commission President
            let ranked = from.checked_sub(1).is_some_and(|i| {
                let t = &tokens[i];
                t.is_word() && t.form.capital && i > 0 && lexicon.list("nations").kind(tokens, i).is_none()
                    || matches!(&*t.form.lower, "attorney" | "brigadier" | "major" | "lieutenant" | "vice" | "secretary" | "staff" | "first" | "prime" | "-")
            });
            return (!ranked).then_some((group, office, from));
        }
    }
    None
}

/// The name of who holds an office: “Interior Minister Victor Lemaire”, “the interior minister, Victor Lemaire,”, “Victor Lemaire, the
/// interior minister,”. First token and length.
fn name_of(sentence: &Sentence, group: Group, from: usize, behind: usize) -> Option<(usize, usize)> {
    let tokens = sentence.tokens;
    let named = |i: usize| tokens.get(i).is_some_and(|t| t.is_word() && t.form.capital && !t.form.capitals);
    let run = |start: usize| {
        let mut len = 0;
        while len < 3 && named(start + len) {
            len += 1;
            if sentence.lower(start + len - 1).ends_with("'s") {
                break;
            }
        }
        len
    };
    let direct = run(behind);
    if direct > 0 {
        // “prosecutor Irene Falk”; “the president France has”
        return Some((behind, direct)).filter(|_| tokens[behind - 1].form.capital || group == Group::Court && direct >= 2);
    }
    let article = (from.saturating_sub(2)..from).any(|i| matches!(sentence.lower(i), "the" | "le" | "la" | "el" | "der" | "die"));
    if !article {
        return None;
    }
    // the mayor of Ostrava, Jana Vesela,
    let comma = (behind..behind + 5).find(|&i| sentence.lower(i) == ",").filter(|&i| i == behind || matches!(sentence.lower(behind), "of" | "for"));
    if let Some(comma) = comma {
        let len = run(comma + 1);
        if len >= 2 && matches!(sentence.lower(comma + 1 + len), ",") {
            return Some((comma + 1, len));
        }
        // Victor Lemaire, the interior minister,
        let comma = (from.saturating_sub(2)..from).find(|&i| sentence.lower(i) == ",")?;
        let start = (0..comma).rev().take(3).take_while(|&i| named(i)).last()?;
        let len = comma - start;
        let one_of_many = len == 1 && start > 0;
        return (len >= 1 && !one_of_many && persons::name_at(tokens, start) >= len).then_some((start, len));
    }
    None
}
