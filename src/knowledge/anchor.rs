//! Where an index looks a pattern up: by the word in it that looks rarest. Shared with the build script, which finds it for the
//! built-in base.
use anyhow::{Result, bail};
use smallvec::SmallVec;

use crate::text::{Lang, keys};

use super::notation::{self, Item, Items};

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

/// Anchors of which every match holds at least one.
pub type Anchors = SmallVec<[Anchor; 1]>;

/// The element of a row that must be there and looks rarest.
#[derive(Clone, Copy)]
struct Surest<'n> {
    item: Item<'n>,
    /// The character after it, where both are of a spaceless script.
    next: Option<&'n str>,
    rarity: u32,
}

/// The anchors of a pattern.
///
/// # Errors
/// No word of the pattern must be there; or what is wrong with the notation, as far as it had to be read.
pub fn anchors(pattern: &str, lang: Lang) -> Result<Anchors> {
    let mut best: Option<Surest> = None;
    for row in notation::rows(pattern, lang) {
        if let Some(own) = surest(row?, lang)?
            && best.is_none_or(|b| own.rarity >= b.rarity)
        {
            best = Some(own);
        }
    }
    let Some(best) = best else { bail!("pattern “{pattern}” has no word that must be there") };
    let mut out = Anchors::new();
    add(best, lang, &mut out)?;
    Ok(out)
}

/// Keys of words that must be there beside the anchors, the longest first.
pub fn others(pattern: &str, lang: Lang, anchors: &Anchors) -> Vec<u64> {
    let mut found: Vec<(usize, u64)> = Vec::new();
    for row in notation::rows(pattern, lang).flatten() {
        let words: Vec<Option<(usize, u64)>> = row.flatten().map(|item| sure_word(item, lang)).collect();
        for (at, word) in words.iter().enumerate() {
            let Some((length, key)) = *word else { continue };
            let pairs = |a: Option<&Option<(usize, u64)>>, b: Option<&Option<(usize, u64)>>| Some(pair_key(a?.as_ref()?.1, b?.as_ref()?.1));
            let around = [pairs(at.checked_sub(1).and_then(|before| words.get(before)), Some(word)), pairs(Some(word), words.get(at + 1))];
            let is_anchor = |a: &Anchor| match a {
                Anchor::Key { key: k, .. } => *k == key,
                Anchor::Pair(pair) => around.contains(&Some(*pair)),
                _ => false,
            };
            if !anchors.iter().any(is_anchor) && !found.iter().any(|(_, k)| *k == key) {
                found.push((length, key));
            }
        }
    }
    found.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    found.into_iter().map(|(_, key)| key).collect()
}

/// Length in bytes and key of an element that is one word.
fn sure_word(item: Item, lang: Lang) -> Option<(usize, u64)> {
    match item {
        Item::Word { text, number, .. } => Some((text.len(), notation::word_key(text, number, lang))),
        Item::Elided(text) | Item::Exact(text) => Some((text.len(), notation::plain_key(text))),
        _ => None,
    }
}

/// The anchors of a term as it stands; none when it has no words.
pub fn of_term(term: &str, lang: Lang) -> Result<Anchors> {
    let mut out = Anchors::new();
    if let Some(best) = surest(Items::literal(term, lang), lang)? {
        add(best, lang, &mut out)?;
    }
    Ok(out)
}

/// The first of the rarest; `None` when all may be absent.
fn surest<'n>(items: Items<'n>, lang: Lang) -> Result<Option<Surest<'n>>> {
    let mut best: Option<Surest> = None;
    let mut items = items.peekable();
    while let Some(item) = items.next().transpose()? {
        let next = match (item, items.peek()) {
            (Item::Word { text, .. }, Some(Ok(Item::Word { text: next, .. }))) if notation::is_spaceless(text) && notation::is_spaceless(next) => Some(*next),
            _ => None,
        };
        let least = best.map_or(0, |b| b.rarity + 1);
        if let Some(rarity) = rarity(item, next.is_some(), least, lang)?.filter(|r| *r >= least) {
            best = Some(Surest { item, next, rarity });
        }
    }
    Ok(best)
}

/// A cheap guess at how rare an element is: long words are. Alternatives are read until one is below `least`.
fn rarity(item: Item, paired: bool, least: u32, lang: Lang) -> Result<Option<u32>> {
    let letters = |word: &str| word.chars().count() as u32 + 1;
    Ok(match item {
        Item::Word { text, .. } if !notation::is_spaceless(text) => Some(letters(text)),
        Item::Word { .. } => Some(if paired { 40 } else { 0 }),
        Item::Elided(_) => Some(1),
        Item::Exact(text) => Some(letters(text)),
        Item::Separable { .. } => Some(30),
        Item::Prefix(_) | Item::Suffix(_) => Some(10),
        Item::Either(between) => {
            let mut commonest = u32::MAX;
            for row in notation::alternatives(between) {
                let Some(own) = surest(Items::of(row, lang), lang)?.filter(|s| s.rarity >= least) else { return Ok(None) };
                commonest = commonest.min(own.rarity);
            }
            Some(commonest)
        }
        Item::Gap(_) | Item::Class(_) => None,
    })
}

fn add(sure: Surest, lang: Lang, out: &mut Anchors) -> Result<()> {
    let key = |key: u64| Anchor::Key { key, head: false };
    match sure.item {
        Item::Word { text, number, whole } => out.push(match sure.next {
            Some(next) => Anchor::Pair(pair_key(notation::plain_key(text), notation::plain_key(next))),
            None => Anchor::Key { key: notation::word_key(text, number, lang), head: notation::is_head(text, whole, lang) },
        }),
        Item::Elided(text) | Item::Exact(text) => out.push(key(notation::plain_key(text))),
        Item::Separable { particle, verb } => {
            let (joined, alone) = notation::separable_keys(particle, verb, lang);
            out.extend([key(joined), key(alone)]);
        }
        Item::Prefix(prefix) => out.push(Anchor::Prefix(keys::fold(prefix))),
        Item::Suffix(suffix) => out.push(Anchor::Suffix(keys::fold(suffix))),
        Item::Either(between) => {
            for row in notation::alternatives(between) {
                if let Some(best) = surest(Items::of(row, lang), lang)? {
                    add(best, lang, out)?;
                }
            }
        }
        Item::Gap(_) | Item::Class(_) => {}
    }
    Ok(())
}

/// The key of two neighbouring characters of a spaceless script.
pub fn pair_key(first: u64, second: u64) -> u64 {
    first.rotate_left(17) ^ second.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The key of a word's first, or last, three characters; of a shorter word its beginning, but no end.
pub fn edge(word: &str, last: bool) -> Option<u64> {
    let at = if last { word.char_indices().rev().nth(2)?.0 } else { word.char_indices().nth(3).map_or(word.len(), |(i, _)| i) };
    Some(keys::key(if last { &word[at..] } else { &word[..at] }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, lang: &str) -> Vec<Anchor> {
        anchors(pattern, Lang::parse(lang).unwrap()).unwrap().into_vec()
    }

    fn key(word: &str, head: bool) -> Anchor {
        Anchor::Key { key: keys::key(word), head }
    }

    #[test]
    fn the_longest_word_is_the_anchor() {
        assert_eq!(found("gehen ~ auf die {Straße|Strasse}", "de"), [key("straße", true), key("strasse", true)]);
        assert_eq!(found("enter {the|} …3 <place>", "en"), [key("enter", false)]);
        assert_eq!(found("{drug|gang}-related", "en"), [key("related", false)]);
        assert_eq!(found("上街", "zh"), [Anchor::Pair(pair_key(keys::key("上"), keys::key("街")))]);
        assert_eq!(found("Drogen* in", "de"), [Anchor::Prefix("drogen".into())]);
        assert_eq!(found("l' État", "fr"), [key("état", false)]);
    }

    #[test]
    fn other_words_that_must_be_there_are_known() {
        let others = |pattern: &str, lang: Lang| others(pattern, lang, &anchors(pattern, lang).unwrap());
        assert_eq!(others("in Untersuchungshaft ~ sitzen", Lang::DE), [keys::key("sitzen"), keys::key("in")]);
        assert!(others("{in|auf} Haft", Lang::DE).is_empty());
        assert!(others("Haft", Lang::DE).is_empty());
        assert_eq!(others("上街 … 走", Lang::parse("zh").unwrap()), [keys::key("走")]);
    }

    #[test]
    fn errors_name_the_pattern() {
        for bad in ["{a|b", "{a|{b}}", "<thing>", "…", "ab*", "+gehen", "… ~ auf", "<word> …", "{a|} <number>", "{take|<word>}", "sit …300 prison"] {
            let error = anchors(bad, Lang::DE).unwrap_err().to_string();
            assert!(error.contains(bad), "{error}");
        }
    }
}
