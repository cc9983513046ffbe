//! The pattern language of renderings: parsing and compiling (see data/README.md).
use anyhow::{Result, bail};

use crate::text::{Lang, TokenKind, forms, tokens};

/// Words that a `…` passes at most.
const GAP: usize = 5;
/// Words between the parts of a free-order pattern, or between a verb and its particle, at most.
pub const FREE_ORDER: usize = 25;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Class {
    Number,
    Date,
    Place,
    Person,
    Name,
    Quote,
    Word,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// Any inflected form; `head` also finds it as the head of a compound.
    Word {
        key: u64,
        head: bool,
        rare: u32,
    },
    /// One form, letter for letter.
    Exact {
        text: String,
        key: u64,
        rare: u32,
    },
    Prefix(String),
    Suffix(String),
    /// A separable verb: joined under `joined`, or the verb's own forms with the particle later.
    Separable {
        joined: u64,
        verb: u64,
        particle: u64,
    },
    Either(Vec<Vec<Element>>),
    Gap(usize),
    Class(Class),
}

/// A compiled pattern: parts that stand in any order (`~`), each a row of elements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    pub parts: Vec<Vec<Element>>,
}

impl Pattern {
    /// Compiles the notation of the guide for texts in `lang`.
    pub fn parse(notation: &str, lang: Lang) -> Result<Pattern> {
        let mut parts = Vec::new();
        for part in notation.split(" ~ ") {
            let elements = sequence(part, lang)?;
            if elements.iter().all(|e| matches!(e, Element::Gap(_))) {
                bail!("pattern “{notation}” has an empty part");
            }
            parts.push(elements);
        }
        Ok(Pattern { parts })
    }

    /// The same for a pattern that the index looks up by one of its words.
    pub fn indexed(notation: &str, lang: Lang) -> Result<Pattern> {
        let pattern = Pattern::parse(notation, lang)?;
        if pattern.anchors().is_none() {
            bail!("pattern “{notation}” has no word that must be there");
        }
        Ok(pattern)
    }

    /// A term as it stands, every word in any inflected form; `None` when it has no words.
    pub fn literal(term: &str, lang: Lang) -> Option<Pattern> {
        let elements: Vec<Element> = words(term, lang, false);
        (!elements.is_empty()).then(|| Pattern { parts: vec![elements] })
    }

    /// How many words and marks a match may span at most.
    pub fn reach(&self) -> usize {
        self.parts.iter().map(|p| width(p)).sum::<usize>() + FREE_ORDER * (self.parts.len() - 1)
    }

    /// Keys of which every match holds at least one: those of the rarest-looking element. `None` when no element is sure.
    pub fn anchors(&self) -> Option<Vec<Anchor>> {
        self.parts.iter().filter_map(|p| row_anchors(p)).max_by_key(|(rare, _)| *rare).map(|(_, anchors)| anchors)
    }
}

fn width(row: &[Element]) -> usize {
    row.iter()
        .map(|e| match e {
            Element::Either(rows) => rows.iter().map(|r| width(r)).max().unwrap_or(0),
            // commas and quotation marks may stand between the words
            Element::Gap(words) => words * 2,
            Element::Separable { .. } | Element::Class(Class::Quote) => FREE_ORDER,
            Element::Class(Class::Word) => 1,
            Element::Class(_) => 4,
            _ => 2,
        })
        .sum()
}

/// Where the index looks a pattern up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// A token with this among its keys, or as a compound's head where `head`.
    Key {
        key: u64,
        head: bool,
    },
    /// Two characters of a spaceless script side by side.
    Pair(u64),
    Prefix(String),
    Suffix(String),
}

/// The index key of two neighbouring characters of a spaceless script.
pub fn pair_key(first: u64, second: u64) -> u64 {
    first.rotate_left(17) ^ second.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn row_anchors(row: &[Element]) -> Option<(u32, Vec<Anchor>)> {
    let mut best: Option<(u32, Vec<Anchor>)> = None;
    let mut offer = |rare: u32, anchors: Vec<Anchor>| {
        if best.as_ref().is_none_or(|(r, _)| rare > *r) {
            best = Some((rare, anchors));
        }
    };
    for (i, element) in row.iter().enumerate() {
        match element {
            Element::Word { key, head, rare } => {
                if let (0, Some(Element::Word { key: next, rare: 0, .. })) = (*rare, row.get(i + 1)) {
                    offer(40, vec![Anchor::Pair(pair_key(*key, *next))]);
                }
                offer(*rare, vec![Anchor::Key { key: *key, head: *head }]);
            }
            Element::Exact { key, rare, .. } => offer(*rare, vec![Anchor::Key { key: *key, head: false }]),
            Element::Separable { joined, verb, .. } => offer(30, vec![Anchor::Key { key: *joined, head: false }, Anchor::Key { key: *verb, head: false }]),
            Element::Prefix(p) => offer(10, vec![Anchor::Prefix(p.clone())]),
            Element::Suffix(s) => offer(10, vec![Anchor::Suffix(s.clone())]),
            Element::Either(rows) => {
                let all: Option<Vec<_>> = rows.iter().map(|r| row_anchors(r)).collect();
                if let Some(all) = all.filter(|a| !a.is_empty()) {
                    let rare = all.iter().map(|(r, _)| *r).min().unwrap_or(0);
                    offer(rare, all.into_iter().flat_map(|(_, a)| a).collect());
                }
            }
            Element::Gap(_) | Element::Class(_) => {}
        }
    }
    best
}

fn sequence(notation: &str, lang: Lang) -> Result<Vec<Element>> {
    let mut out = Vec::new();
    let mut rest = notation.trim();
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix('{') {
            let Some(end) = inner.find('}') else { bail!("pattern “{notation}”: a {{ without its }}") };
            if inner[..end].contains('{') {
                bail!("pattern “{notation}”: alternatives do not nest");
            }
            out.push(Element::Either(inner[..end].split('|').map(|a| sequence(a, lang)).collect::<Result<_>>()?));
            rest = inner[end + 1..].trim_start();
            continue;
        }
        let end = rest.find([' ', '{']).unwrap_or(rest.len());
        let (item, after) = rest.split_at(end);
        rest = after.trim_start();
        item_elements(item, notation, lang, &mut out)?;
    }
    Ok(out)
}

fn item_elements(item: &str, notation: &str, lang: Lang, out: &mut Vec<Element>) -> Result<()> {
    if let Some(limit) = item.strip_prefix('…').or_else(|| item.strip_prefix("...")) {
        let words = if limit.is_empty() {
            GAP
        } else {
            limit.parse().map_err(|_| anyhow::anyhow!("pattern “{notation}”: “{item}” is no gap; write … or …9"))?
        };
        out.push(Element::Gap(words));
    } else if let Some(class) = item.strip_prefix('<').and_then(|c| c.strip_suffix('>')) {
        out.push(Element::Class(match class {
            "number" => Class::Number,
            "date" => Class::Date,
            "place" => Class::Place,
            "person" => Class::Person,
            "name" => Class::Name,
            "quote" => Class::Quote,
            "word" => Class::Word,
            _ => bail!("pattern “{notation}”: unknown class <{class}>"),
        }));
    } else if let Some(text) = item.strip_prefix('=') {
        out.push(Element::Exact { text: text.to_owned(), key: forms::key(&forms::fold(text)), rare: rarity(text) });
    } else if let Some((particle, verb)) = item.split_once('+') {
        if particle.is_empty() || verb.is_empty() {
            bail!("pattern “{notation}”: “{item}” is no separable verb; write heraus+bringen");
        }
        out.push(Element::Separable {
            joined: forms::lemma_key(&format!("{particle}{verb}"), lang),
            verb: forms::lemma_key(verb, lang),
            particle: forms::key(&forms::fold(particle)),
        });
    } else if let Some(prefix) = item.strip_suffix('*') {
        out.push(Element::Prefix(long_enough(prefix, notation)?));
    } else if let Some(suffix) = item.strip_prefix('*') {
        out.push(Element::Suffix(long_enough(suffix, notation)?));
    } else {
        // an elided word keeps its apostrophe, as in a text
        if is_elided(item) {
            out.push(Element::Word { key: forms::key(&forms::fold(item)), head: false, rare: 1 });
            return Ok(());
        }
        let (word, whole) = item.strip_prefix('^').map_or((item, false), |w| (w, true));
        let elements = words(word, lang, whole);
        if elements.is_empty() {
            bail!("pattern “{notation}”: “{item}” has no word in it");
        }
        out.extend(elements);
    }
    Ok(())
}

fn is_elided(item: &str) -> bool {
    item.ends_with(tokens::is_apostrophe) && item.chars().filter(|c| c.is_alphabetic()).count() + 1 == item.chars().count()
}

fn long_enough(affix: &str, notation: &str) -> Result<String> {
    if affix.chars().count() < 3 {
        bail!("pattern “{notation}”: a prefix or suffix needs three letters");
    }
    Ok(forms::fold(affix))
}

/// Plain words, split as texts are; marks are dropped.
fn words(text: &str, lang: Lang, whole: bool) -> Vec<Element> {
    let mut out = Vec::new();
    tokens::scan(text, lang, |span, kind, _| {
        if kind == TokenKind::Mark {
            return;
        }
        let word = span.of(text);
        let letters = word.chars().count();
        let spaceless = word.chars().next().is_some_and(tokens::is_spaceless_char);
        let noun = if lang.primary() == "de" { word.starts_with(char::is_uppercase) && letters > 3 } else { letters > 4 };
        let key = if spaceless || kind == TokenKind::Number { forms::key(&forms::fold(word)) } else { forms::lemma_key(word, lang) };
        out.push(Element::Word { key, head: noun && !whole && lang.is_compounding(), rare: if spaceless { 0 } else { rarity(word) } });
    });
    out
}

/// A cheap guess at how rare a word is: long words are.
fn rarity(word: &str) -> u32 {
    word.chars().count() as u32 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_the_pattern() {
        for bad in ["{a|b", "{a|{b}}", "<thing>", "…", "ab*", "+gehen", "… ~ auf", "<word> …"] {
            assert!(Pattern::indexed(bad, Lang::DE).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_longest_word_is_the_anchor() {
        let p = Pattern::parse("gehen ~ auf die {Straße|Strasse}", Lang::DE).unwrap();
        let keys: Vec<_> = ["straße", "strasse"].map(|w| Anchor::Key { key: forms::key(w), head: true }).into();
        assert_eq!(
            p.anchors().unwrap(),
            keys.iter()
                .map(|a| match a {
                    Anchor::Key { key, .. } => Anchor::Key { key: *key, head: true },
                    other => other.clone(),
                })
                .collect::<Vec<_>>()
        );
    }
}
