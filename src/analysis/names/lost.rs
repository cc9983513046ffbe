//! Names of the source that nothing in the target answers.
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::coverage::{self, Known};
use crate::text::{Lang, Shape, Span, Token, keys};

use super::gazetteer::GAZETTEER;
use super::replaced::Pair;
use super::script::{capitalises_nouns, has_capitals, looks_foreign};
use super::side::is_known;
use super::words::{is_common, same_surely, word};

/// How a lost word is known to be a name, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A month, a day of the week or a holy day.
    Time(u64),
    /// The gazetteer has it.
    Known,
    /// It has a capital, or characters that spell names, and the lexicon does not know it.
    Spelt,
    /// The lexicon does not know it, in a script without capitals.
    Foreign,
    /// The target has it, but less often than the source.
    Again,
}

/// A name of the source that nothing in the target answers.
pub struct Lost {
    /// In bytes of the source's text.
    pub span: Span,
    /// The token it begins with.
    pub token: usize,
    pub kind: Kind,
}
/// English words that say when and always have a capital.
pub static TIMES: LazyLock<FxHashMap<u64, Shape>> = LazyLock::new(|| {
    let times = "april august christmas december easter february friday halloween january july june monday november october passover \
                 ramadan saturday september sunday thanksgiving thursday tuesday wednesday";
    times.split_whitespace().map(|w| (keys::lemma_key(w, Lang::EN), Shape::of(w, Lang::EN))).collect()
});
/// Whether the other side has a translation of the known word at a byte; `None` where no word there is known.
pub fn translated(known: &[Known], at: usize) -> Option<bool> {
    let n = known.partition_point(|k| k.span.end <= at);
    known.get(n).filter(|k| k.span.start <= at).map(|k| k.found)
}
impl Pair<'_, '_> {
    /// Whether the target has the name of the source at token `i`, or as good as has it.
    fn is_kept(&self, i: usize) -> bool {
        let name = self.s.word(i);
        self.t.has(self.s.segment.tokens[i].form.key) || self.t.counterparts(&name, i, self.s.segment.tokens.len()).any(|k| same_surely(&name, &self.t.word(k)))
    }

    /// Whether a small word of the target sounds like the source's token `i`: تسونامي, tsunami.
    fn is_loan(&self, i: usize) -> bool {
        let name = self.s.word(i);
        let small = |k: &&Token| k.is_word() && !k.form.capital && k.form.lower.len() >= 5;
        self.t.segment.tokens.iter().filter(small).any(|k| same_surely(&name, &word(k, self.t.lang())))
    }

    /// Whether the source has the name at its token `i` more often than the target.
    fn is_rarer(&self, i: usize) -> bool {
        let (s, t) = (self.s, self.t);
        let name = s.word(i);
        let theirs = match s.lang().is_spaceless() {
            true => s.segment.text.matches(name.shape().letters()).count(),
            false => s.capitals_everywhere().filter(|j| same_surely(&name, &s.word(*j))).count(),
        };
        theirs > 1 && theirs > t.capitals_everywhere().filter(|k| same_surely(&name, &t.word(*k))).count()
    }

    /// Whether the source's token `i` follows a name that the target has.
    fn follows_kept(&self, i: usize) -> bool {
        let before = i.checked_sub(1).map(|n| &self.s.segment.tokens[n]);
        before.is_some_and(|k| k.is_word() && k.form.capital && !is_known(k, self.words) && self.t.has(k.form.key))
    }

    /// What may be a lost name, by cheap tests; those of kind [`Kind::Again`] are names that the target may well have.
    pub fn candidates(&self) -> Vec<Lost> {
        let (s, t) = (self.s, self.t);
        let tokens = &s.segment.tokens;
        let mut ours: FxHashSet<u16> = FxHashSet::default();
        for n in t.segment.tokens.iter().filter(|k| k.is_word()).flat_map(|k| word(k, t.lang()).known().clone()) {
            ours.insert(n);
            ours.extend(GAZETTEER.partners(n));
        }
        // Baton Rouge, La.
        let stopped = |pair: &&[Token]| pair[0].form.capital && pair[1].of(&t.segment.text) == ".";
        ours.extend(t.segment.tokens.windows(2).filter(stopped).filter_map(|pair| GAZETTEER.abbreviated(&pair[0].form.lower)));
        let missing = |at: usize| translated(&self.coverage.source, at) != Some(true);
        // New York is not there by what is new
        let by_part = |keys: &[u64]| {
            let found = |k: &&Token| keys.iter().flat_map(|key| self.words.of_key(*key)).any(|to| k.form.keys.contains(&to));
            t.segment.tokens.iter().filter(|k| k.is_word()).filter(found).all(|k| is_common(k) || k.form.lower.len() < 4)
        };
        let mut lost: Vec<Lost> = Vec::new();
        let mut add = |span: Span, kind: Kind| {
            let token = tokens.partition_point(|k| k.span.end <= span.start);
            if lost.iter().all(|l| l.span.end <= span.start || span.end <= l.span.start) {
                lost.push(Lost { span, token, kind });
            }
        };
        coverage::each_word(s.segment, self.words, |span, token, keys| {
            // without capitals, a form of a word that says when is a form of many others
            let all = has_capitals(s.lang()) || s.lang().is_spaceless();
            let known = if all { keys } else { &keys[..1.min(keys.len())] };
            let telling = all || token.is_none_or(|k| k.form.lower.chars().nth(3).is_some());
            let time = coverage::translations(self.words, token.filter(|_| all), known).next().filter(|key| TIMES.contains_key(key));
            if let Some(time) = time.filter(|_| telling && missing(span.start)) {
                add(span, Kind::Time(time));
            }
        });
        if s.lang().is_spaceless() {
            for (span, names) in GAZETTEER.scan(&s.segment.text) {
                // one character stands for too much
                let one = span.of(&s.segment.text).chars().nth(1).is_none();
                let proper = names.iter().any(|n| !GAZETTEER.is_worded(*n)) && !names.iter().any(|n| ours.contains(n));
                if proper && !one && (missing(span.start) || by_part(&[keys::key(span.of(&s.segment.text))])) {
                    add(span, Kind::Known);
                }
            }
            s.names().into_iter().for_each(|i| add(s.span(i), Kind::Spelt));
            return lost;
        }
        let capitals = has_capitals(s.lang());
        for (i, token) in tokens.iter().enumerate().filter(|(_, k)| k.is_word() && !k.form.capitals) {
            let name = s.word(i);
            let is_named = capitals && token.form.capital && (name.is_known_name() || !is_known(token, self.words));
            let again = if is_named { Some(Kind::Again) } else { None };
            if !(missing(token.span.start) || name.is_known_name() && by_part(&token.form.keys)) {
                again.into_iter().for_each(|kind| add(s.span(i), kind));
                continue;
            }
            let small = capitals && !token.form.capital;
            let plain = small || capitalises_nouns(s.lang()) || is_known(token, self.words) && !capitals;
            // nor has an adjective a capital in many a language
            let shown = !small || !name.is_person() && !matches!(s.lang().primary(), "nl" | "tr");
            let kind = if name.is_surely_known(plain) && shown {
                if name.known().iter().any(|n| ours.contains(n)) { again } else { Some(Kind::Known) }
            } else if token.form.lower.chars().nth(2).is_none() {
                None
            } else if !capitals {
                (looks_foreign(&token.form.lower, s.lang()) && !is_known(token, self.words)).then_some(Kind::Foreign)
            } else if token.form.capital && self.is_spelt(i) {
                Some(Kind::Spelt)
            } else {
                again
            };
            kind.into_iter().for_each(|kind| add(s.span(i), kind));
        }
        lost
    }

    /// Whether the capital of the source's token `i` tells a name that the lexicon does not know.
    fn is_spelt(&self, i: usize) -> bool {
        let s = self.s;
        let token = &s.segment.tokens[i];
        let nouns = capitalises_nouns(s.lang());
        let shown = || !s.starts_sentence(i) && !s.after_mark(i) && (!nouns || s.is_bare(i) || s.is_undetermined(i));
        // of a name that follows its first part, a part may be known: Rothenberg
        if self.follows_kept(i) { !self.words.is_common(&token.form) } else { !is_known(token, self.words) && shown() }
    }

    /// Whether the target lacks the name indeed, or has it less often than the source.
    pub fn is_lost(&self, lost: &mut Lost) -> bool {
        let (s, t) = (self.s, self.t);
        let i = lost.token;
        match lost.kind {
            Kind::Time(_) => return true,
            Kind::Known if s.lang().is_spaceless() => return true,
            Kind::Foreign => return s.lacks_in(t, i) && !self.is_loan(i),
            Kind::Known | Kind::Spelt | Kind::Again => {}
        }
        let kept = if s.lang().is_spaceless() { !s.lacks_in(t, i) } else { self.is_kept(i) };
        if !kept {
            return lost.kind == Kind::Known || lost.kind == Kind::Spelt && s.lacks_in(t, i);
        }
        lost.kind = Kind::Again;
        self.is_rarer(i)
    }
}
