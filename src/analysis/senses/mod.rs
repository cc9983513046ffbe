//! Words translated in a sense that what stands around them does not bear out.
mod companions;
mod fields;
mod rendered;
mod usage;

use std::borrow::Cow;
use std::cell::LazyCell;

use crate::document::Segment;
use crate::knowledge::{Collocations, SenseInventory, Vectors, Words};
use crate::text::{Span, Token};

use super::PairAnalysis;
use super::coverage;
use companions::{From, Scene};
use fields::Setting;
use rendered::{Rendered, rendered};

/// A word of the translation that renders one sense of a word of the source, where another may go better with the other words.
#[derive(Clone, Debug, PartialEq)]
pub struct WrongSense {
    pub source: Span,
    pub target: Span,
    /// The translation that goes better.
    pub meant: Cow<'static, str>,
    /// The logarithm of the odds that the other sense is meant, were both as likely beforehand.
    pub odds: f32,
    /// Words of the source speak for the other sense.
    pub supported: bool,
}

/// Odds from which a sense is of interest at all.
const SLIGHT: f32 = -1.5;
/// What the companions in the source say for the other sense, from which it is said to be supported.
const SUPPORT: f32 = 0.15;

// The weights of a logistic regression fitted to wrong senses in Czech, German, Romanian and Turkish, against right ones there, in
// professional translations and in the examples of the rendering base.
/// What the companions of the other sense count, and those of the sense that stands there.
const FOR_OTHER: f32 = 1.58;
const FOR_OWN: f32 = -1.63;
/// How much better the other goes with the words of the target.
const FIT: f32 = 0.61;
/// The logarithm of how much better it is borne out by the surroundings in which newswire uses it, and how well the one that stands
/// there is.
const LIKENESS: f32 = 1.41;
const OWN_LIKENESS: f32 = -2.56;
/// The logarithm of the other sense's place: the most usual comes first.
const PLACE: f32 = -0.31;
/// The logarithm of the rank of its translation by frequency: frequent words go with all others.
const OTHER_RANK: f32 = 0.27;
/// How much better or worse it goes with the words right beside it.
const BETTER_USAGE: f32 = 0.38;
const WORSE_USAGE: f32 = 0.19;
/// How well the one that stands there does.
const OWN_USAGE: f32 = -0.21;
const BIAS: f32 = -2.52;

/// What is added to a likeness before it is compared: below it there is none.
const FAINT: f32 = 0.15;
/// Added to a rank: the most frequent words are all alike.
const TOP: f32 = 50.0;
/// The rank of a word that has none.
const UNRANKED: u32 = 32_000;
/// Beyond this evidence says no more.
const MOST_COMPANIONS: f32 = 2.0;
const MOST_FIT: f32 = 3.0;
const MOST_USAGE: f32 = 8.0;

/// Words and marks of a side from which on it is no sentence: what stands far apart says nothing of a word's sense.
const LONGEST: usize = 400;

/// Translations of a sense that are weighed against the one that stands there.
const WEIGHED: usize = 4;

/// The words of the target that may have taken another sense than the one meant; none where the languages are not known well enough.
pub(super) fn wrong_senses(pair: &PairAnalysis) -> Vec<WrongSense> {
    let (source, target) = (pair.source.segment, pair.target.segment);
    let Some(inventory) = SenseInventory::between(source.lang, target.lang) else { return Vec::new() };
    let Some(words) = Words::between(source.lang, target.lang) else { return Vec::new() };
    let (Some(collocations), Some(vectors)) = (Collocations::of(target.lang), Vectors::of(target.lang)) else { return Vec::new() };
    if source.tokens.len().max(target.tokens.len()) > LONGEST {
        return Vec::new();
    }
    let scene = LazyCell::new(|| Scene::of(source));
    let around = LazyCell::new(|| Vec::from_iter(pair.neighbours().map(|s| Scene::of(s.segment))));
    let setting = LazyCell::new(|| Setting::of(target, pair.target_neighbours().map(|s| s.segment), collocations, vectors));
    let judge = Judge { inventory, scene: &scene, around: &around, setting: &setting };
    let rendered = rendered(source, pair.target, &pair.correspondence().coverage, words, inventory);
    let judged = rendered.iter().filter_map(|r| Some((r.by[0].0, judge.of(r, target)?)));
    let alone = |at: usize, span: Span| !is_name(target, at) && !renders_another(source, span, &target.tokens[at], words);
    judged.filter(|(at, wrong)| alone(*at, wrong.source)).map(|(_, wrong)| wrong).collect()
}

/// What a word's senses are weighed by.
struct Judge<'a, S, A, F> {
    inventory: &'static SenseInventory,
    scene: &'a LazyCell<Scene, S>,
    around: &'a LazyCell<Vec<Scene>, A>,
    setting: &'a LazyCell<Setting<'a>, F>,
}

impl<'a, S: FnOnce() -> Scene, A: FnOnce() -> Vec<Scene>, F: FnOnce() -> Setting<'a>> Judge<'a, S, A, F> {
    /// The sense that goes better than those the translation may stand for, if any does.
    fn of(&self, word: &Rendered, target: &Segment) -> Option<WrongSense> {
        let inventory = self.inventory;
        let (at, translation) = word.by[0];
        let taken = word.by.iter().fold(0, |bits, (_, translation)| bits | inventory.bears(*translation));
        let is_taken = |sense: &usize| taken >> (sense - word.senses.start) & 1 != 0;
        let companions = |sense: usize| self.scene.evidence(inventory.companions(sense), From::Here(word.from));
        let vector = |translation: usize| self.setting.vector(inventory.keys(translation));
        let own_vector = vector(translation);
        let own = inventory.number(translation).map(|n| self.setting.fit(n, at));
        let own_likeness = own_vector.map(|v| self.setting.likeness(v, at));
        let dictionary = inventory.text(translation);
        let own_usage = LazyCell::new(|| self.setting.usage()?.of_token(at));
        // of the other sense and against the one that stands there
        let usage = |sense: usize| {
            let single = inventory.translations(sense).take(WEIGHED).filter(|t| inventory.keys(*t).count() == 1);
            let other = single.filter_map(|t| self.setting.usage()?.of_other(at, &dictionary, &inventory.text(t))).reduce(f32::max)?;
            let better = (other - (*own_usage)?).clamp(-MOST_USAGE, MOST_USAGE);
            Some(if better > 0.0 { BETTER_USAGE * better } else { WORSE_USAGE * better })
        };
        let of_own = |evidence: &dyn Fn(usize) -> f32| word.senses.clone().filter(is_taken).map(evidence).fold(0.0, f32::max);
        let for_own = FOR_OWN * of_own(&companions).min(MOST_COMPANIONS) + OWN_LIKENESS * own_likeness.unwrap_or_default();
        let weigh = |sense: usize| {
            let for_other = companions(sense);
            let some = || inventory.translations(sense).take(WEIGHED);
            let fit = some().filter_map(|t| inventory.number(t)).map(|n| self.setting.fit(n, at)).reduce(f32::max);
            let fit = fit.zip(own).map_or(0.0, |(fit, own)| FIT * (fit - own).clamp(-MOST_FIT, MOST_FIT));
            let likest = some().filter_map(vector).map(|v| (v, self.setting.likeness(v, at))).max_by(|a, b| a.1.total_cmp(&b.1));
            let likeness = likest.zip(own_likeness).map_or(0.0, |((_, other), own)| LIKENESS * ((other + FAINT) / (own + FAINT)).ln());
            let place = PLACE * ((sense - word.senses.start + 1) as f32).ln();
            let rank = OTHER_RANK * (likest.map_or(UNRANKED, |(v, _)| v) as f32 + TOP).ln();
            let mut odds = FOR_OTHER * for_other.min(MOST_COMPANIONS) + for_own + fit + likeness + place + rank + BIAS;
            if odds > SLIGHT {
                odds += usage(sense).unwrap_or_default() + OWN_USAGE * own_usage.unwrap_or_default().clamp(0.0, MOST_USAGE);
            }
            (sense, for_other, odds)
        };
        let (sense, for_other, mut odds) = word.senses.clone().filter(|s| !is_taken(s)).map(weigh).max_by(|a, b| a.2.total_cmp(&b.2))?;
        if odds > SLIGHT {
            let beside = |sense: usize| self.around.iter().map(|s| s.evidence(inventory.companions(sense), From::Elsewhere)).sum::<f32>();
            odds += FOR_OTHER * beside(sense) + FOR_OWN * of_own(&beside);
        }
        let keys = inventory.keys(translation).count();
        let target = target.tokens[at].span.cover(target.tokens[at + keys - 1].span);
        let meant = inventory.text(inventory.translations(sense).start);
        (odds > SLIGHT).then_some(WrongSense { source: word.source, target, meant, odds, supported: for_other >= SUPPORT })
    }
}

/// Whether a word of the target has a capital within its sentence: it is a name, or part of one.
fn is_name(target: &Segment, at: usize) -> bool {
    target.tokens[at].form.capital && at > 0 && target.tokens[at - 1].is_word()
}

/// Whether a word of the target translates a word of the source beside this one, be it as the head of a compound.
fn renders_another(source: &Segment, this: Span, word: &Token, words: &Words) -> bool {
    let mut another = false;
    coverage::each_word(source, words, |span, token, keys| {
        another |= span != this && coverage::translations(words, token, keys).any(|key| word.form.keys.contains(&key));
    });
    another
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::DocumentAnalysis;
    use crate::document::{Document, Pair, Role, Unplaced};
    use crate::text::Lang;

    /// Words taken in another sense with what is meant, of rows that are one story.
    fn wrong(lang: &str, rows: &[(&str, &str)]) -> Vec<(String, String)> {
        let segment = |text: &str, lang: &str| Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        let mut document = Document::default();
        for (n, (source, target)) in rows.iter().enumerate() {
            document.segments.extend([segment(source, lang), segment(target, "en")]);
            document.pairs.push(Pair { id: n.to_string(), source: Some(2 * n), target: Some(2 * n + 1), confidence: 1.0, moved: false });
        }
        let analysis = DocumentAnalysis::new(&document);
        let found: Vec<_> = analysis.pairs().flat_map(|pair| wrong_senses(&pair).into_iter().map(move |w| (pair.target.segment, w))).collect();
        found.into_iter().filter(|(_, w)| w.supported && w.odds > 0.4).map(|(target, w)| (target.of(w.target).to_owned(), w.meant.to_string())).collect()
    }

    #[test]
    fn the_words_around_tell_the_sense() {
        let source = "Die Einbrecher hatten das Schloss der Haustür geknackt.";
        assert_eq!(wrong("de", &[(source, "The burglars had cracked the castle of the front door.")]), [("castle".to_owned(), "lock".to_owned())]);
        assert_eq!(wrong("de", &[(source, "The burglars had cracked the lock of the front door.")]), []);
        assert_eq!(wrong("de", &[("Der König empfing die Gäste im Schloss.", "The king received the guests in the castle.")]), []);
    }

    #[test]
    fn what_renders_another_word_too_is_left_alone() {
        assert_eq!(wrong("de", &[("Die Burg hat ein Schloss an der Tür.", "The castle has something on the door.")]), []);
    }

    #[test]
    fn a_compound_holds_companions_too() {
        let found = wrong("de", &[("Am Fahrradkeller war das Schloss defekt.", "At the bicycle cellar the castle was broken.")]);
        assert_eq!(found, [("castle".to_owned(), "lock".to_owned())]);
    }

    #[test]
    fn what_speaks_for_the_sense_that_stands_there_silences() {
        let both = ("Der König hat das Schloss mit dem Schlüssel verlassen.", "The king left the castle with the key.");
        assert_eq!(wrong("de", &[both]), []);
    }

    #[test]
    fn neighbouring_sentences_are_asked() {
        let alone = ("Vor dem Schloss lag ein Schlüssel.", "In front of the castle lay a key.");
        let story = [("Der Graf zeigte den Park und den Turm.", "The count showed the park and the tower."), alone];
        let odds = |rows: &[(&str, &str)]| wrong("de", rows).len();
        assert!(odds(&story) <= odds(&[alone]));
    }
}
