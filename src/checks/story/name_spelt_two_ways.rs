use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::analysis::{DocumentAnalysis, names};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Token, shape};

use super::persons::{self, Mention};

static RULE: Rule = Rule {
    id: "name-spelt-two-ways",
    summary: "One person’s surname is spelt two ways in the story",
    category: Category::INCONSISTENCY,
    severity: Severity::Minor,
    confidence: 0.75,
    needs: Needs::Target,
    languages: &["en"],
    page: include_str!("name_spelt_two_ways.md"),
};

/// Letters of a surname that is hardly another one’s form by chance.
const LETTERS: usize = 5;
/// Letters from which two may differ.
const LONG: usize = 8;

/// Two spellings of a surname behind the same given name.
pub struct NameSpeltTwoWays;

impl Check for NameSpeltTwoWays {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        if !persons::are_told(document) {
            return;
        }
        // by given name the surnames, each with where it stands
        let mut people: FxHashMap<u64, Vec<Vec<Mention>>> = FxHashMap::default();
        for mention in persons::mentions(document).filter(|m| m.len >= 2 && m.block.segment.role.is_prose()) {
            let [.., given, surname] = mention.tokens() else { continue };
            if is_name(given) && is_name(surname) && letters(surname).count() >= LETTERS {
                let spellings = people.entry(persons::owner(given)).or_default();
                match spellings.iter_mut().find(|s| last(&s[0]) == last(&mention)) {
                    Some(spelling) => spelling.push(mention),
                    None => spellings.push(vec![mention]),
                }
            }
        }
        let mut found: Vec<Finding> = Vec::new();
        for spellings in people.values() {
            for (n, one) in spellings.iter().enumerate() {
                for other in &spellings[n + 1..] {
                    // the first is right where neither is the more frequent
                    let (kept, odd) = if other.len() > one.len() { (other, one) } else { (one, other) };
                    if is_near(surname(&one[0]), surname(&other[0])) && !both_in_source(document, &one[0], &other[0]) {
                        found.extend(odd.first().map(|odd| finding(&kept[0], odd)));
                    }
                }
            }
        }
        found.sort_by_key(|f| f.target.map(|t| (t.segment, t.span.start)));
        out.append(&mut found);
    }
}

fn finding(kept: &Mention, odd: &Mention) -> Finding {
    let of = |m: &Mention| shape::owner(m.block.segment.of(surname(m).span)).to_owned();
    let (name, other) = (of(odd), of(kept));
    Finding::on_target(&RULE, odd.block.index, surname(odd).span, format!("“{name}” is spelt “{other}” elsewhere in the story"))
        .why("The same given name stands before both: one of the two is a slip, or was transcribed twice.")
        .suggest(other)
}

fn surname<'d>(mention: &Mention<'_, 'd>) -> &'d Token {
    &mention.tokens()[mention.len - 1]
}

fn last(mention: &Mention) -> u64 {
    persons::owner(surname(mention))
}

/// No English word, and not in capitals, as headlines are.
fn is_name(token: &Token) -> bool {
    !token.form.capitals && token.form.lower.chars().count() > 1 && !names::is_common(token)
}

fn letters(token: &Token) -> impl Iterator<Item = char> {
    shape::owner(&token.form.lower).chars().filter(|c| c.is_alphabetic())
}

/// One letter more, less or another, in long names two; the first letter, and a plural’s or a daughter’s ending, tell two names apart.
fn is_near(a: &Token, b: &Token) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (letters(a).collect(), letters(b).collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let ending = long.strip_prefix(short.as_slice()).is_some_and(|rest| matches!(rest, ['s' | 'a'] | ['e', 's' | 'r'] | ['i', 'n']));
    let daughter = |x: &[char], y: &[char]| x.ends_with(&['a']) && y.last().is_some_and(|c| matches!(c, 'y' | 'i' | 'o' | 'e'));
    if a.first() != b.first() || ending || daughter(&a, &b) || daughter(&b, &a) {
        return false;
    }
    let changed = |op: &DiffOp| match *op {
        DiffOp::Equal { .. } => 0,
        DiffOp::Delete { old_len, .. } => old_len,
        DiffOp::Insert { new_len, .. } => new_len,
        DiffOp::Replace { old_len, new_len, .. } => old_len.max(new_len),
    };
    let distance: usize = capture_diff_slices(Algorithm::Myers, &a, &b).iter().map(changed).sum();
    (1..=1 + usize::from(short.len() >= LONG)).contains(&distance)
}

/// Two persons whom the source tells apart by their letters.
fn both_in_source(document: &DocumentAnalysis, a: &Mention, b: &Mention) -> bool {
    let has = |name: &Mention| {
        let shape = &surname(name).form.shape;
        document.pairs().any(|p| p.source.segment.tokens.iter().any(|t| t.form.capital && t.form.shape.is_twin(shape)))
    };
    document.document.has_source() && has(a) && has(b)
}
