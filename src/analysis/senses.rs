//! Words translated in a sense that what stands around them does not bear out.
use std::borrow::Cow;

use smallvec::SmallVec;

use crate::document::Segment;
use crate::knowledge::{Collocations, Words};
use crate::text::{Span, Token, keys};

use super::coverage::{self, Coverage, Link};

/// A word of the translation that renders one sense of a word of the source, where another goes better with the other words.
#[derive(Clone, Debug, PartialEq)]
pub struct WrongSense {
    pub source: Span,
    pub target: Span,
    /// The translation that goes better.
    pub meant: Cow<'static, str>,
    /// How much better.
    pub margin: f32,
}

/// Words of the target that speak most for a sense count, the nearer the more.
const STRONGEST: usize = 6;
/// Words after which one counts half.
const HALF: f32 = 8.0;
/// What it counts that a translation is written before another: the most usual comes first.
const USUAL: f32 = 0.3;

/// Words and marks of a side from which on it is no sentence: what stands far apart says nothing of a word's sense.
const LONGEST: usize = 400;

/// A word of the target that the collocations of its language know.
struct Known {
    /// Its place among the target's tokens.
    at: usize,
    /// The words it may be a form of.
    words: SmallVec<[u32; 2]>,
}

/// A word of the source that has several senses, and the one word of the target that translates it.
struct Candidate {
    source: Span,
    at: usize,
    /// The place in the lexicon of the translation that stands there.
    place: usize,
    /// The numbers of those of other senses, each with its place.
    others: SmallVec<[(u32, usize); 6]>,
}

/// The words of `target` that took another sense than the one meant; none where the languages are not known well enough. `coverage` is
/// that of the two.
pub fn wrong_senses(source: &Segment, target: &Segment, coverage: &Coverage) -> Vec<WrongSense> {
    let (Some(words), Some(collocations)) = (Words::between(source.lang, target.lang), Collocations::of(target.lang)) else { return Vec::new() };
    let long = source.tokens.len().max(target.tokens.len()) > LONGEST;
    let candidates = if long { Vec::new() } else { candidates(source, target, coverage, words, collocations) };
    if candidates.is_empty() {
        return Vec::new();
    }
    let known: Vec<Known> = target
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, t)| t.is_word())
        .map(|(at, t)| Known { at, words: collocations.numbers(&t.form).filter(|n| collocations.tells(*n)).collect() })
        .filter(|known| !known.words.is_empty())
        .collect();
    let judge = |c: &Candidate| {
        let fit = |(word, place): (u32, usize)| {
            if !collocations.tells(word) {
                return 0.0;
            }
            let mut met: SmallVec<[f32; 32]> = SmallVec::new();
            for other in known.iter().filter(|k| k.at != c.at) {
                let best = other.words.iter().map(|w| collocations.between(word, *w)).fold(0.0, f32::max);
                met.push(best / (1.0 + other.at.abs_diff(c.at) as f32 / HALF));
            }
            met.sort_unstable_by(|a, b| b.total_cmp(a));
            met.iter().take(STRONGEST).sum::<f32>() - USUAL * ((place + 1) as f32).ln()
        };
        // it may be a form of another word: “media” of “medium”
        let readings = collocations.numbers(&target.tokens[c.at].form).map(|word| fit((word, c.place)));
        let own = readings.fold(f32::MIN, f32::max);
        let (meant, best) = c.others.iter().map(|w| (*w, fit(*w))).max_by(|a, b| a.1.total_cmp(&b.1))?;
        let margin = best - own;
        (margin > 0.0).then(|| WrongSense { source: c.source, target: target.tokens[c.at].span, meant: collocations.text(meant.0), margin })
    };
    let judged = candidates.into_iter().filter_map(|c| Some((c.at, judge(&c)?)));
    judged.filter(|(at, wrong)| !renders_another(source, wrong.source, &target.tokens[*at], words)).map(|(_, wrong)| wrong).collect()
}

/// Whether a word of the target translates a word of the source beside this one, be it as the head of a compound.
fn renders_another(source: &Segment, this: Span, word: &Token, words: &Words) -> bool {
    let mut another = false;
    coverage::each_word(source, words, |span, token, keys| {
        another |= span != this && coverage::translations(words, token, keys).any(|key| word.form.keys.contains(&key));
    });
    another
}

/// Words of several senses of which one word of the target, and no other, is a translation; and it of no other word.
fn candidates(source: &Segment, target: &Segment, coverage: &Coverage, words: &Words, collocations: &Collocations) -> Vec<Candidate> {
    let candidate = |link: &Link| {
        let token = source.tokens.binary_search_by_key(&link.source.start, |t| t.span.start).ok().map(|at| &source.tokens[at]);
        let whole = [keys::key(source.of(link.source))];
        let of_source = token.filter(|t| t.span == link.source).map_or(&whole[..], |t| &t.form.keys);
        let in_sense = |key: &u64| {
            let senses: SmallVec<[(u32, u32); 8]> = words.senses_of_key(*key).collect();
            if senses.is_empty() {
                return None;
            }
            let place = collocations.numbers(&target.tokens[link.target].form).find_map(|n| senses.iter().position(|(word, _)| *word == n))?;
            let apart = senses[place].1;
            let others = senses.iter().enumerate().filter(|(n, _)| apart & 1 << n != 0).map(|(n, (word, _))| (*word, n)).collect();
            (apart != 0).then_some(Candidate { source: link.source, at: link.target, place, others })
        };
        of_source.iter().find_map(in_sense)
    };
    coverage.links.iter().filter_map(candidate).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Unplaced};
    use crate::text::Lang;

    fn wrong(source: &str, lang: &str, target: &str) -> Vec<(String, String)> {
        let segment = |text: &str, lang: &str| Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        let (source, target) = (segment(source, lang), segment(target, "en"));
        let sure =
            wrong_senses(&source, &target, &Coverage::of(&source, &target, Words::between(source.lang, target.lang))).into_iter().filter(|w| w.margin > 1.0);
        sure.map(|w| (target.of(w.target).to_owned(), w.meant.to_string())).collect()
    }

    #[test]
    fn the_words_around_tell_the_sense() {
        let source = "Die Einbrecher hatten das Schloss der Haustür geknackt.";
        assert_eq!(wrong(source, "de", "The burglars had cracked the castle of the front door."), [("castle".to_owned(), "lock".to_owned())]);
        assert_eq!(wrong(source, "de", "The burglars had cracked the lock of the front door."), []);
        assert_eq!(wrong("Der König empfing die Gäste im Schloss.", "de", "The king received the guests in the castle."), []);
    }

    #[test]
    fn what_renders_another_word_too_is_left_alone() {
        assert_eq!(wrong("Die Burg hat ein Schloss an der Tür.", "de", "The castle has something on the door."), []);
    }
}
