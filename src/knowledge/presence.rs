//! Which words a text may have, told without searching it.
use smallvec::SmallVec;

use crate::text::{Token, TokenKind, keys};

use super::packing::{PRESENCE_BITS, presence_bit as bit};
use super::pattern::{Element, Pattern};

const BITS: usize = PRESENCE_BITS as usize;

/// The keys of a text's words; it may take one for there that is not, never the other way round.
#[derive(Debug)]
pub struct Presence([u64; BITS / 64]);

impl Presence {
    pub fn of(tokens: &[Token]) -> Presence {
        let mut bits = [0; BITS / 64];
        for key in tokens.iter().filter(|t| t.kind != TokenKind::Mark).flat_map(|t| t.form.keys.iter().chain(&t.form.heads)) {
            let n = usize::from(bit(*key));
            bits[n / 64] |= 1 << (n % 64);
        }
        Presence(bits)
    }

    /// Whether the text may have a word for each of these needs.
    pub fn may_meet(&self, needs: &[Need]) -> bool {
        needs.iter().all(|need| need.iter().any(|bit| self.has(*bit)))
    }

    /// Whether the text may have a word of this bit; always where the bit is none.
    pub fn has(&self, bit: u16) -> bool {
        self.0.get(usize::from(bit) / 64).is_none_or(|bits| bits & 1 << (bit % 64) != 0)
    }
}

/// Keys of which every match has one, as bits of a [`Presence`].
pub type Need = SmallVec<[u16; 4]>;

/// Patterns, with what rules most of them out at a glance.
#[derive(Debug, Default)]
pub struct Patterns {
    all: Box<[Pattern]>,
    /// Of each one bit that a text must have, or none.
    signs: Box<[u16]>,
}

impl FromIterator<Pattern> for Patterns {
    fn from_iter<I: IntoIterator<Item = Pattern>>(patterns: I) -> Self {
        let all: Box<[Pattern]> = patterns.into_iter().collect();
        let sign = |p: &Pattern| p.needs.iter().find(|need| need.len() == 1).map_or(PRESENCE_BITS, |need| need[0]);
        Patterns { signs: all.iter().map(sign).collect(), all }
    }
}

impl Patterns {
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Pattern> {
        self.all.iter()
    }

    /// Those that a text may have.
    pub fn possible<'p>(&'p self, presence: &'p Presence) -> impl Iterator<Item = &'p Pattern> {
        self.all.iter().zip(&self.signs).filter(|(_, sign)| presence.has(**sign)).map(|(pattern, _)| pattern)
    }
}

/// What every match of a row has.
pub fn needs(row: &[Element]) -> impl Iterator<Item = Need> {
    row.iter().filter_map(need)
}

fn need(element: &Element) -> Option<Need> {
    match element {
        Element::Word { key, .. } | Element::Exact { key, .. } => Some(SmallVec::from_slice(&[bit(*key)])),
        Element::Separable { joined, verb, .. } => Some(SmallVec::from_slice(&[bit(*joined), bit(*verb)])),
        // of each alternative one word
        Element::Either(rows) => {
            let each: Option<Vec<Need>> = rows.iter().map(|row| needs(row).next()).collect();
            each.map(|each| each.into_iter().flatten().collect())
        }
        Element::Prefix(_) | Element::Suffix(_) | Element::Gap(_) | Element::Class(_) => None,
    }
}

/// Any item may begin the row.
pub const ANY: u128 = u128::MAX;

/// Bits of which a word has one where `row` may begin with it ([`crate::text::Form::bits`]).
pub fn starts(row: &[Element]) -> u128 {
    match row.first() {
        Some(Element::Word { key, .. } | Element::Exact { key, .. }) => keys::bit(*key),
        Some(Element::Separable { joined, verb, .. }) => keys::bit(*joined) | keys::bit(*verb),
        Some(Element::Either(rows)) => {
            // what follows is looked at once, however many alternatives are empty
            let follows = if rows.iter().any(Vec::is_empty) { starts(&row[1..]) } else { 0 };
            rows.iter().filter(|r| !r.is_empty()).fold(follows, |bits, r| bits | starts(r))
        }
        Some(Element::Prefix(_) | Element::Suffix(_) | Element::Gap(_) | Element::Class(_)) | None => ANY,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::knowledge::classes::ClassWords;
    use crate::knowledge::pattern::Pattern;
    use crate::knowledge::{Layout, View};
    use crate::text::Lang;
    use crate::text::tokens::tokenize;

    use super::*;

    fn may_stand(pattern: &str, text: &str) -> bool {
        let words = tokenize(text, Lang::DE);
        let pattern = Pattern::parse(pattern, Lang::DE).unwrap();
        Presence::of(&words).may_meet(&pattern.needs)
    }

    #[test]
    fn what_lacks_a_needed_word_is_told() {
        for (pattern, text, may) in [
            ("auf die Straße ~ gehen", "Tausende gingen auf die Straße.", true),
            ("auf die Straße ~ gehen", "Tausende gingen nach Hause.", false),
            ("{Haft|Arrest} … sitzen", "Er saß im Arrest.", true),
            ("{Haft|Arrest} … sitzen", "Er saß im Garten.", false),
            ("{in|} Haft", "Die Haft war lang.", true),
            ("Auftraggeber", "Der Mordauftraggeber schwieg.", true),
            ("auf+lösen", "Sie löste die Demonstration auf.", true),
            ("Drogen*", "Der Handel blüht.", true),
        ] {
            assert_eq!(may_stand(pattern, text), may, "{pattern} in {text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_found_was_not_ruled_out(
            pattern in "(Haus|gehen|\\{Stadt\\|Land\\}|\\{alt\\|\\}|auf\\+lösen|Drog\\*|=Haus|<word>|…)( (Haus|gehen|\\{Stadt\\|gehen Land\\}|\\{alt\\|\\}|~ Stadt|\\^Haus)){0,3}",
            text in "((ging|Häuser|Hochhaus|Städte|Land|altes|löste|auf|Drogen|nicht|,)[ ]){0,12}",
        ) {
            let Ok(pattern) = Pattern::parse(&pattern, Lang::DE) else { return Ok(()) };
            let words = tokenize(&text, Lang::DE);
            let classes = ClassWords::default();
            if View::new(&Layout::of(&text, &words), &classes).find(&Pattern { needs: Box::default(), ..pattern.clone() }).is_some() {
                prop_assert!(Presence::of(&words).may_meet(&pattern.needs));
            }
        }
    }
}
