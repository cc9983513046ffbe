//! Finds a compiled pattern in the words of a segment.
use smallvec::{SmallVec, smallvec};

use crate::text::{Token, keys, scan};

use super::pattern::{Class, Element, FREE_ORDER, Pattern};
use super::presence::{ANY, Patterns};
use super::view::{Item, Match, View};

impl<'t> View<'t> {
    /// The first match.
    pub fn find(&self, pattern: &Pattern) -> Option<Match> {
        self.find_from(pattern, 0).map(|(m, _)| m)
    }

    /// Whether any of the patterns stands in the text.
    pub fn has_any(&self, patterns: &Patterns) -> bool {
        patterns.possible(&self.presence).any(|p| self.find(p).is_some())
    }

    /// All matches of each pattern that has any.
    pub fn find_each<'p>(&'p self, patterns: &'p Patterns) -> impl Iterator<Item = Match> {
        patterns.possible(&self.presence).flat_map(|p| self.find_all(p))
    }

    /// How many of the patterns have a match that counts.
    pub fn count(&self, patterns: &Patterns, counts: impl Fn(&Match) -> bool) -> usize {
        patterns.possible(&self.presence).filter(|p| self.find_all(p).iter().any(&counts)).count()
    }

    /// All matches that do not overlap, in order.
    pub fn find_all(&self, pattern: &Pattern) -> SmallVec<[Match; 2]> {
        let mut out: SmallVec<[Match; 2]> = SmallVec::new();
        let mut from = 0;
        while let Some((found, next)) = self.find_from(pattern, from) {
            if !out.iter().any(|m| m.overlaps(&found)) {
                out.push(found);
            }
            from = next;
        }
        out
    }

    fn find_from(&self, pattern: &Pattern, from: usize) -> Option<(Match, usize)> {
        if !self.presence.may_meet(&pattern.needs) {
            return None;
        }
        self.find_between(pattern, from, self.items.len(), false)
    }

    /// The first match whose first part begins in `from..until`, and where to look for the next; with `gaps_out` what stands in
    /// its gaps is no part of it.
    fn find_between(&self, pattern: &Pattern, from: usize, until: usize, gaps_out: bool) -> Option<(Match, usize)> {
        let ((first, others), starts) = (pattern.parts.split_first()?, *pattern.starts.first()?);
        'start: for at in from..until {
            if self.bits[at] & starts == 0 && starts != ANY {
                continue;
            }
            if let Some(end) = self.row_at(first, at) {
                let mut parts: SmallVec<[(usize, usize); 2]> = smallvec![(at, end)];
                for (n, other) in others.iter().enumerate() {
                    // a separable verb may stand around the other part: löste die Versammlung auf
                    let around = pattern.parts[..n + 2].iter().flatten().any(|e| matches!(e, Element::Separable { .. }));
                    let Some(found) = self.near(other, pattern.starts[n + 1], pattern.apart, &parts, around) else { continue 'start };
                    parts.push(found);
                }
                let mut found = Match { parts: SmallVec::new(), apart: None };
                for (row, (start, end)) in pattern.parts.iter().zip(parts) {
                    // all of a part may be left out: then it stands nowhere
                    let words = self.token_at(start).zip(self.token_before(end)).filter(|(first, last)| start < end && first <= last);
                    let Some((first, last)) = words else { continue };
                    if self.stands_apart(row, first, last) {
                        found.parts.extend([(first, first), (last, last)]);
                        found.apart = Some((first, last));
                    } else if !(gaps_out && self.pieces(row, start, end, &mut found.parts)) {
                        found.parts.push((first, last));
                    }
                }
                if found.parts.is_empty() {
                    continue 'start;
                }
                return Some((found, at + 1));
            }
        }
        None
    }

    /// Whether the row is a separable verb whose particle stands apart: what is between the two is not part of it.
    fn stands_apart(&self, row: &[Element], first: u32, last: u32) -> bool {
        let forms = (&self.tokens[first as usize].form, &self.tokens[last as usize].form);
        first < last
            && match row {
                [Element::Separable { verb, particle, .. }] => forms.0.keys.contains(verb) && forms.1.key == *particle,
                [Element::Either(rows)] => rows.iter().any(|row| self.stands_apart(row, first, last)),
                _ => false,
            }
    }

    /// Adds what stands before and after each gap of a row that was found from `start` to `end`; `false` where it has no gaps.
    fn pieces(&self, row: &[Element], start: usize, end: usize, out: &mut SmallVec<[(u32, u32); 2]>) -> bool {
        let Some(gap) = row.iter().position(|e| matches!(e, Element::Gap(_))) else { return false };
        for before in self.ends(&row[..gap], smallvec![start], true) {
            let mut after: SmallVec<[usize; 8]> = SmallVec::new();
            self.step(&row[gap], before, false, &mut after);
            for next in after {
                let rest = &row[gap + 1..];
                if !self.ends(rest, smallvec![next], false).contains(&end) {
                    continue;
                }
                let words = |start: usize, end: usize| Some((self.token_at(start)?, self.token_before(end)?)).filter(|(a, b)| start < end && a <= b);
                out.extend(words(start, before));
                if !self.pieces(rest, next, end, out) {
                    out.extend(words(next, end));
                }
                return true;
            }
        }
        false
    }

    fn token_at(&self, item: usize) -> Option<u32> {
        self.items[item..].iter().find_map(|i| if let Item::Word(t) = i { Some(*t) } else { None })
    }

    fn token_before(&self, item: usize) -> Option<u32> {
        self.items[..item].iter().rev().find_map(|i| if let Item::Word(t) = i { Some(*t) } else { None })
    }

    /// Another part near those found, in the same sentence.
    fn near(&self, row: &[Element], starts: u128, apart: usize, found: &[(usize, usize)], around: bool) -> Option<(usize, usize)> {
        let (start, end) = (found.iter().map(|f| f.0).min()?, found.iter().map(|f| f.1).max()?);
        let low = self.items[..start].iter().rposition(|i| *i == Item::Hard).map_or(0, |p| p + 1).max(start.saturating_sub(apart));
        let high = self.items[end..].iter().position(|i| *i == Item::Hard).map_or(self.items.len(), |p| end + p).min(end + apart);
        let free = |s: usize, e: usize| around || found.iter().all(|&(a, b)| e <= a || b <= s);
        let may_start = |at: &usize| starts == ANY || self.bits[*at] & starts != 0;
        (end..high)
            .chain(low..start)
            .chain(start..end)
            .filter(may_start)
            .find_map(|at| self.row_at(row, at).filter(|&e| free(at, e) && e <= high).map(|e| (at, e)))
    }

    /// The furthest end of `row` when it starts at item `at`.
    fn row_at(&self, row: &[Element], at: usize) -> Option<usize> {
        // a match starts on a word
        if !matches!(self.items.get(at), Some(Item::Word(_))) && !matches!(row.first(), Some(Element::Class(Class::Quote))) {
            return None;
        }
        if !self.may_start(row, at) {
            return None;
        }
        self.ends(row, smallvec![at], true).into_iter().max()
    }

    /// A cheap test before the full one: does the first element fit the first word?
    fn may_start(&self, row: &[Element], at: usize) -> bool {
        let Some(Item::Word(t)) = self.items.get(at) else { return true };
        let token = &self.tokens[*t as usize];
        match row.first() {
            Some(Element::Either(rows)) => {
                rows.iter().any(|r| !r.is_empty() && self.may_start(r, at)) || rows.iter().any(Vec::is_empty) && self.may_start(&row[1..], at)
            }
            Some(Element::Separable { joined, verb, .. }) => token.form.keys.contains(joined) || token.form.keys.contains(verb),
            Some(Element::Gap(_) | Element::Class(_)) | None => true,
            Some(element) => self.is(element, token),
        }
    }

    fn ends(&self, row: &[Element], mut at: SmallVec<[usize; 8]>, mut first: bool) -> SmallVec<[usize; 8]> {
        for element in row {
            // the usual case: one word after the other
            if let ([position], Element::Word { .. } | Element::Exact { .. }) = (at.as_mut_slice(), element) {
                match self.word(*position, first).filter(|(_, token)| self.is(element, token)) {
                    Some((word, _)) => *position = word + 1,
                    None => return SmallVec::new(),
                }
                first = false;
                continue;
            }
            let mut next: SmallVec<[usize; 8]> = SmallVec::new();
            for &position in &at {
                self.step(element, position, first, &mut next);
            }
            next.sort_unstable();
            next.dedup();
            if next.is_empty() {
                return next;
            }
            at = next;
            first = false;
        }
        at
    }

    fn step(&self, element: &Element, at: usize, first: bool, next: &mut SmallVec<[usize; 8]>) {
        match element {
            Element::Either(rows) => {
                let word = self.word(at, first);
                let fits = |element: &Element| word.is_some_and(|(_, token)| self.is(element, token));
                for row in rows {
                    match row.as_slice() {
                        [] => next.push(at),
                        // most alternatives are single words, and most of them do not fit
                        [element, ..] if element.is_word() && !fits(element) => {}
                        [element] if element.is_word() => next.extend(word.map(|(at, _)| at + 1)),
                        _ => next.extend(self.ends(row, smallvec![at], first)),
                    }
                }
            }
            Element::Gap(limit) => {
                let mut passed = 0;
                let mut position = at;
                next.push(position);
                while let Some(item) = self.items.get(position) {
                    match item {
                        Item::Hard => break,
                        Item::Word(_) => passed += 1,
                        Item::Soft | Item::Quote => {}
                    }
                    if passed > *limit {
                        break;
                    }
                    position += 1;
                    next.push(position);
                }
            }
            Element::Class(class) => self.class(class, at, next),
            Element::Separable { joined, verb, particle } => {
                let Some((at, token)) = self.word(at, first) else { return };
                if token.form.keys.contains(joined) {
                    next.push(at + 1);
                } else if token.form.keys.contains(verb)
                    && let Some(end) = self.particle_after(at + 1, *particle)
                {
                    next.push(end);
                }
            }
            _ => {
                if let Some((at, token)) = self.word(at, first)
                    && self.is(element, token)
                {
                    next.push(at + 1);
                }
            }
        }
    }

    /// The word at or, behind quotation marks, after `at`.
    fn word(&self, mut at: usize, first: bool) -> Option<(usize, &'t Token)> {
        while !first && self.items.get(at) == Some(&Item::Quote) {
            at += 1;
        }
        match self.items.get(at)? {
            Item::Word(t) => Some((at, &self.tokens[*t as usize])),
            _ => None,
        }
    }

    fn particle_after(&self, from: usize, particle: u64) -> Option<usize> {
        for (i, item) in self.items[from..].iter().enumerate().take(FREE_ORDER) {
            match item {
                Item::Hard => return None,
                Item::Word(t) if self.tokens[*t as usize].form.key == particle && self.closes(from + i + 1) => return Some(from + i + 1),
                _ => {}
            }
        }
        None
    }

    /// A particle stands last in its clause; the same word before another is an article or a preposition (`ein`, `auf`).
    fn closes(&self, next: usize) -> bool {
        match self.items.get(next) {
            Some(Item::Word(t)) => matches!(&*self.tokens[*t as usize].form.lower, "und" | "oder" | "sowie" | "als" | "wie" | "en" | "of" | "och" | "og"),
            _ => true,
        }
    }

    fn is(&self, element: &Element, token: &Token) -> bool {
        let form = &token.form;
        match element {
            // most words differ in that one bit
            Element::Word { key, .. } | Element::Exact { key, .. } if form.bits & keys::bit(*key) == 0 => false,
            Element::Word { key, head, .. } => form.keys.contains(key) || (*head && form.heads.binary_search(key).is_ok()),
            Element::Exact { text, key, .. } => form.key == *key && token.of(self.text).chars().map(straight).eq(text.chars().map(straight)),
            Element::Prefix(p) => form.lower.starts_with(p.as_str()) && form.lower.len() > p.len(),
            Element::Suffix(s) => form.lower.ends_with(s.as_str()) && form.lower.len() > s.len(),
            _ => false,
        }
    }

    /// The first match of `pattern` that holds token `at`: what the index asks for behind an anchor.
    pub fn find_around(&self, pattern: &Pattern, at: u32) -> Option<Match> {
        let item = self.places[at as usize] as usize;
        let reach = pattern.reach;
        let until = (item + if pattern.parts.len() > 1 { reach } else { 0 } + 1).min(self.items.len());
        let mut start = item.saturating_sub(reach);
        while start < until {
            let (found, next) = self.find_between(pattern, start, until, true)?;
            if found.parts.iter().any(|p| p.0 <= at && at <= p.1) {
                return Some(found);
            }
            start = next;
        }
        None
    }
}

fn straight(c: char) -> char {
    if scan::is_apostrophe(c) { '\'' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::classes::ClassWords;
    use crate::knowledge::schema::Classes;
    use crate::knowledge::view::Layout;
    use crate::text::{Lang, tokens::tokenize};

    fn found(pattern: &str, text: &str, lang: &str) -> Option<String> {
        let lang = Lang::parse(lang).unwrap();
        let classes = Classes {
            number: vec!["drei".into(), "três".into()],
            date: vec!["Montag".into()],
            place: vec!["Frankreich".into(), "France".into(), "New York".into()],
        };
        let (classes, words) = (ClassWords::new(&classes, lang), tokenize(text, lang));
        let layout = Layout::of(text, &words);
        View::new(&layout, &classes).find(&Pattern::parse(pattern, lang).unwrap()).map(|m| m.span(&words).of(text).to_owned())
    }

    #[test]
    fn empty_alternatives_are_passed_over_however_many_they_are() {
        assert_eq!(found(&("{|} ".repeat(64) + "Haft"), "Er ist in Haft.", "de").as_deref(), Some("Haft"));
    }

    #[test]
    fn what_stands_in_a_gap_is_not_part_of_a_cue() {
        let text = "The court upheld, he said, the verdict of guilty.";
        let tokens = tokenize(text, Lang::EN);
        let classes = ClassWords::default();
        let pattern = Pattern::parse("uphold … verdict … guilty", Lang::EN).unwrap();
        let found = View::new(&Layout::of(text, &tokens), &classes).find_around(&pattern, 2).unwrap();
        assert_eq!(found.parts.as_slice(), [(2, 2), (8, 8), (10, 10)]);
        assert_eq!(found.span(&tokens).of(text), "upheld, he said, the verdict of guilty");
    }

    #[test]
    fn what_stands_within_a_separable_verb_is_not_part_of_it() {
        let found = |text: &str, pattern: &str| {
            let tokens = tokenize(text, Lang::DE);
            let classes = ClassWords::default();
            View::new(&Layout::of(text, &tokens), &classes).find(&Pattern::parse(pattern, Lang::DE).unwrap()).unwrap()
        };
        let text = "Sie stellte den Haushalt am Montag vor.";
        assert_eq!(found(text, "vor+stellen").parts.as_slice(), [(1, 1), (6, 6)]);
        let verb = found(text, "{vor+stellen|vor+legen}");
        assert!(!found(text, "Haushalt").within(&verb));
        assert!(verb.takes_verb_from(&found(text, "stellen den Haushalt")));
        assert!(found("Sie stellte sich dem Haushalt vor.", "Haushalt ~ vor+stellen").parts.len() == 3);
    }

    #[test]
    fn patterns_find_what_they_mean() {
        for (lang, pattern, text, words) in [
            ("en", "client {be} in {our|} prison", "The clients are in prison.", "clients are in prison"),
            ("en", "drug related", "A drug-related killing.", "drug-related"),
            ("en", "green light", "He gave the “green” light.", "green” light"),
            ("en", "take … street", "They took, he said, to the streets.", "took, he said, to the streets"),
            ("en", "enter <place>", "Thousands entered New York on Monday.", "entered New York"),
            ("en", "<number> people", "3,500 people came.", "3,500 people"),
            ("de", "gehen ~ auf die Straße", "Tausende gingen am Samstag in Lyon auf die Straße.", "gingen am Samstag in Lyon auf die Straße"),
            ("de", "gehen ~ auf die Straße", "Sie wollten auf die Straße gehen.", "auf die Straße gehen"),
            ("de", "heraus+bringen", "Er brachte im Oktober ein Buch heraus.", "brachte im Oktober ein Buch heraus"),
            ("de", "heraus+bringen", "Sie hat ein Buch herausgebracht.", "herausgebracht"),
            ("de", "in Kraft ~ treten", "Das Gesetz tritt am 1. Mai in Kraft.", "tritt am 1. Mai in Kraft"),
            ("de", "Demo ~ auf+lösen", "Die Polizei löste die Demo am Abend auf.", "löste die Demo am Abend auf"),
            ("de", "auf+lösen ~ Demo", "Die Polizei löste die Demo am Abend auf.", "löste die Demo am Abend auf"),
            ("de", "Auftraggeber", "Die Mordauftraggeber schwiegen.", "Mordauftraggeber"),
            ("de", "Drogen*", "Der Drogenhandel blüht.", "Drogenhandel"),
            ("fr", "forces de l' ordre", "Les forces de l’ordre ont chargé.", "forces de l’ordre"),
            ("pt", "há <number> anos", "O edifício ruiu há três anos.", "há três anos"),
            ("zh", "上街", "数千人上街抗议。", "上街"),
            ("zh", "台风 … 登陆", "台风预计明日凌晨登陆。", "台风预计明日凌晨登陆"),
        ] {
            assert_eq!(found(pattern, text, lang).as_deref(), Some(words), "{pattern} in {text}");
        }
    }

    #[test]
    fn a_part_that_may_be_left_out_stands_nowhere() {
        assert_eq!(found("gehen ~ {schnell|}", "Sie gingen.", "de").as_deref(), Some("gingen"));
    }

    #[test]
    fn patterns_stop_at_near_misses() {
        for (lang, pattern, text) in [
            ("en", "=Client", "The client left."),
            ("en", "take … street", "They took a break. The street was empty."),
            ("en", "take … street", "They took one two three four five six streets."),
            ("en", "enter <place>", "Thousands entered the hall."),
            ("de", "^Verein", "Der Sportverein feiert."),
            ("de", "heraus+bringen", "Er brachte das Buch. Sie kam heraus."),
            ("de", "ein+stellen", "Die Polizei stellte ein Auto sicher."),
            ("de", "Tat", "Der Täter floh."),
            ("zh", "上街", "上海街头很安静。"),
        ] {
            assert_eq!(found(pattern, text, lang), None, "{pattern} in {text}");
        }
    }
}
