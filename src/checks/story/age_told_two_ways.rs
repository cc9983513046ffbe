use crate::analysis::DocumentAnalysis;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Span, Token, TokenKind, shape};

use super::persons::{self, Mention, Names};

static RULE: Rule = Rule {
    id: "age-told-two-ways",
    summary: "One person has two ages in the story",
    category: Category::INCONSISTENCY,
    severity: Severity::Major,
    confidence: 0.75,
    needs: Needs::Target,
    languages: &["en"],
    page: include_str!("age_told_two_ways.md"),
};

/// An age beside a name: “Karim Saidi, 20,”, “20-year-old Karim Saidi”.
pub struct AgeToldTwoWays;

struct Aged {
    keys: Vec<u64>,
    name: String,
    age: u32,
    block: usize,
    span: Span,
}

impl Check for AgeToldTwoWays {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        if !persons::are_told(document) {
            return;
        }
        let aged: Vec<Aged> = persons::mentions(document).filter_map(|mention| aged(&mention)).collect();
        if aged.len() < 2 {
            return;
        }
        let names = Names::of(document);
        for (n, later) in aged.iter().enumerate() {
            let Some(first) = aged[..n].iter().find(|first| persons::is_same(&first.keys, &later.keys, &names)) else { continue };
            if first.age != later.age {
                out.push(
                    Finding::on_target(
                        &RULE,
                        later.block,
                        later.span,
                        format!("{} is {} here and {} elsewhere in the story", later.name, later.age, first.age),
                    )
                    .why("One of the two ages is wrong, or belongs to somebody else."),
                );
            }
        }
    }
}

/// What makes an age that of another time.
fn is_of_another_time(word: &Token) -> bool {
    matches!(&*word.form.lower, "then" | "when" | "time" | "ago" | "later" | "turned" | "turns" | "former" | "formerly" | "since" | "until" | "by")
}

/// The name with the age that stands beside it.
fn aged(mention: &Mention) -> Option<Aged> {
    let segment = mention.block.segment;
    let tokens = &segment.tokens;
    let (first, behind) = (mention.first, mention.first + mention.len);
    let of = |i: usize| tokens.get(i).map_or("", |t| t.of(&segment.text));
    let number = |i: usize| {
        let token = tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
        token.of(&segment.text).parse::<u32>().ok().filter(|age| (1..=120).contains(age))
    };
    let years_old = |i: usize| of(i) == "-" && of(i + 1) == "year" && of(i + 2) == "-" && of(i + 3) == "old";
    let apposition = || {
        let at = behind + 1 + usize::from(of(behind + 1) == "aged");
        let closes = |mark: &str| of(behind) == mark && matches!((mark, of(at + 1)), (",", "," | ".") | ("(", ")"));
        (closes(",") || closes("(")).then(|| number(at).map(|age| (age, at))).flatten()
    };
    let described = || {
        let at = (first.saturating_sub(7)..first).rev().find(|&i| years_old(i + 1))?;
        // 20-year-old student Karim Saidi
        let between = &tokens[at + 5..first];
        let plain = between.len() <= 2
            && between.iter().all(|t| t.is_word() && !t.form.capital && !matches!(&*t.form.lower, "and" | "of" | "by" | "with" | "son" | "daughter"));
        plain.then(|| number(at).map(|age| (age, at))).flatten()
    };
    let (age, at) = apposition().or_else(described)?;
    let sentence = mention.block.sentences().iter().find(|s| s.contains(tokens[at].span))?;
    let own = tokens[at].span;
    if tokens.iter().any(|t| sentence.contains(t.span) && is_of_another_time(t)) {
        return None;
    }
    let named = mention.span();
    let name = shape::owner(segment.of(named)).to_owned();
    Some(Aged { keys: mention.keys().collect(), name, age, block: mention.block.index, span: named.cover(own) })
}
