//! Names that one side has and the other lacks.
mod gazetteer;
mod lost;
mod replaced;
mod runs;
mod script;
mod side;
mod steady;
mod strange;
mod words;

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Bound;

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use crate::document::Segment;
use crate::knowledge::Words;
use crate::text::{Lang, Span};

use super::coverage::Coverage;

use script::{capitalises_nouns, has_capitals};
use side::{Side, is_known};
pub(super) use steady::is_steady;
pub use words::is_common;
pub(super) use words::{is_place, place_in, same};
use words::{related, word};

/// How a name was found to be at odds with the other side, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The rest of the name agrees: “Rob Dewar” and “Rob Pyongyang”.
    Beside,
    /// The gazetteer or the core lexicon knows the source’s name, or nothing else is left for it.
    Replaced,
    /// It has nothing to do with what stands around it.
    Strange,
    /// The source has a name that the target lacks.
    Instead,
    /// Nothing in the source is like it.
    Alone,
}

/// A name of the target that the source lacks, or the other way round.
#[derive(Clone, Debug, PartialEq)]
pub struct NameChange {
    /// In bytes of the source's text.
    pub source: Option<Span>,
    /// In bytes of the target's text.
    pub target: Option<Span>,
    pub evidence: Evidence,
    /// The source has the target's name in another sentence of the story: a writer may have put it for a pronoun.
    pub in_story: bool,
    /// Another sentence of the story has the same name for the same: it is a rendering.
    pub steady: bool,
    /// The source's word is no common one with a capital, as far as the core lexicon of the pair tells.
    pub sure: bool,
}

/// The names of a story's source, by their letters.
#[derive(Debug, Default)]
pub struct StoryNames(BTreeSet<Box<str>>);

impl StoryNames {
    pub fn of<'s>(segments: impl Iterator<Item = &'s Segment>) -> StoryNames {
        let words = segments.flat_map(|s| s.tokens.iter().filter(|t| t.is_word() && t.form.capital).map(|t| word(t, s.lang)));
        StoryNames(words.map(|w| w.shape().letters().into()).collect())
    }

    /// Whether a name of the source begins so.
    fn has(&self, letters: &str) -> bool {
        self.0.range::<str, _>((Bound::Included(letters), Bound::Unbounded)).next().is_some_and(|found| found.starts_with(letters))
    }
}

/// How far the names of two languages can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparable {
    /// Names keep their spelling.
    Spelling,
    /// Names keep their sound, and their letters tell it ([`Shape::is_respelling_of`](crate::text::Shape)).
    Heard,
    /// Names keep their sound, roughly.
    Sound,
    /// Not at all.
    No,
}

/// How far names written in `source` can be told in `target`.
pub fn comparable(source: Lang, target: Lang) -> Comparable {
    match source.primary() {
        "th" | "my" | "km" | "lo" => Comparable::No,
        "zh" | "ja" if target.primary() != "en" => Comparable::No,
        "ru" | "uk" | "bg" | "be" | "mk" | "ar" | "zh" | "ja" if target.primary() == "en" => Comparable::Heard,
        // they respell names, or write common words with capitals
        "ha" | "is" | "vi" => Comparable::Sound,
        _ if has_capitals(source) && !matches!(source.primary(), "ru" | "uk" | "bg" | "be" | "mk" | "sr" | "kk" | "el") && target.primary() == "en" => {
            Comparable::Spelling
        }
        _ => Comparable::Sound,
    }
}

/// How far apart, as a share of the whole, two words may stand that are put for each other.
const SAME_PLACE: f32 = 0.3;

/// Names of one side that the other lacks, each to be taken once.
struct Lost {
    /// By token, in order.
    names: Vec<usize>,
    taken: Vec<bool>,
}

impl Lost {
    fn has(&self, token: usize) -> bool {
        self.names.binary_search(&token).is_ok_and(|n| !self.taken[n])
    }

    /// The one that is the least `off`, if it may stand in the same place, of those that are surely names if there are any.
    fn nearest(&self, sure: impl Fn(usize) -> bool, off: impl Fn(usize) -> f32) -> Option<usize> {
        let near = |token: usize| (token, !sure(token), off(token));
        let best = |a: &(usize, bool, f32), b: &(usize, bool, f32)| a.1.cmp(&b.1).then(a.2.total_cmp(&b.2));
        self.rest().map(near).filter(|(_, _, off)| *off <= SAME_PLACE).min_by(best).map(|(token, ..)| token)
    }

    fn take(&mut self, token: usize) {
        if let Ok(n) = self.names.binary_search(&token) {
            self.taken[n] = true;
        }
    }

    fn rest(&self) -> impl Iterator<Item = usize> {
        self.names.iter().zip(&self.taken).filter(|(_, taken)| !**taken).map(|(n, _)| *n)
    }
}

/// Names of the target that the source lacks, and names of the source in their place. `coverage` is what the core lexicon explains.
pub fn compare<'n>(
    source: &Segment,
    source_sentences: &[Span],
    target: &Segment,
    target_sentences: &[Span],
    coverage: impl Fn() -> &'n Coverage,
    story: impl Fn() -> &'n StoryNames,
) -> Vec<NameChange> {
    if comparable(source.lang, target.lang) == Comparable::No {
        return Vec::new();
    }
    let common = Words::between(source.lang, target.lang).filter(|words| words.is_complete());
    let t = Side::new(target, target_sentences, None);
    let s = Side::new(source, source_sentences, common);
    let mut changes = by_spelling(&s, &t, common, &story);
    if let Some(words) = common.filter(|words| words.is_large() && target.lang.primary() == "en") {
        for put in replaced::find(&s, &t, words, coverage()) {
            let target = Some(t.span(put.target));
            let in_story = story().has(t.word(put.target).shape().letters());
            let known = changes.iter().any(|c| c.target == target && c.sure && c.evidence == Evidence::Beside);
            if !known {
                let evidence = if put.source.is_some() { Evidence::Replaced } else { Evidence::Strange };
                let source = put.source.or_else(|| changes.iter().find(|c| c.target == target)?.source);
                changes.retain(|c| c.target != target && (c.target.is_some() || put.source.is_none() || c.source != put.source));
                changes.push(NameChange { source, target, evidence, in_story, steady: false, sure: put.sure });
            }
        }
    }
    changes
}

fn by_spelling<'n>(s: &Side, t: &Side, common: Option<&Words>, story: &impl Fn() -> &'n StoryNames) -> Vec<NameChange> {
    let (source, target) = (s.segment, t.segment);
    // whether the source's names can be told from its other words
    let told = common.is_some() || has_capitals(s.lang()) && !capitalises_nouns(s.lang());
    let sure = |i: usize| s.is_unknown(i) == Some(true);
    // a word that the lexicon has as a translation is no name, unless it is a place's
    let name = |i: &usize| !common.is_some_and(|words| words.knows_translation(&target.tokens[*i].form)) || t.word(*i).is_place();
    let ours: SmallVec<[usize; 8]> = t.names().into_iter().filter(name).collect();
    let new: SmallVec<[usize; 4]> = ours.iter().copied().filter(|&i| t.lacks_in(s, i)).collect();
    if new.is_empty() && !told {
        return Vec::new();
    }
    let theirs = s.names();
    let names: Vec<usize> = theirs.iter().copied().filter(|&i| s.lacks_in(t, i)).collect();
    let mut lost = Lost { taken: vec![false; names.len()], names };
    let mut changes = Vec::new();
    let off = |i: usize, j: usize| (i as f32 / target.tokens.len() as f32 - j as f32 / source.tokens.len() as f32).abs();
    // the lost name beside one that stands beside the new word too
    let lost_beside = |lost: &Lost, i: usize| {
        // a title may stand before any name
        let sides = if t.is_title_or_time(i) { &[false][..] } else { &[false, true] };
        sides.iter().find_map(|&after| {
            let n = t.beside(i, after)?;
            let token = target.tokens.get(n).filter(|k| k.is_word() && k.form.capital)?;
            let anchor = s.counterpart(&word(token, t.lang()), n, target.tokens.len())?;
            // a noun beside it is no name
            let is_name = !capitalises_nouns(s.lang()) || common.is_some_and(|words| !is_known(&source.tokens[anchor], words));
            let place = s.beside(anchor, !after).filter(|place| is_name && lost.has(*place))?;
            Some(place)
        })
    };
    for &i in &new {
        let (found, evidence) = match lost_beside(&lost, i) {
            Some(place) => (Some(place), Evidence::Beside),
            None if !told => (None, Evidence::Alone),
            // in a script without capitals common words that the lexicon does not know abound
            None => lost
                .nearest(sure, |j| off(i, j))
                .filter(|j| has_capitals(s.lang()) || s.lang().is_spaceless() || s.word(*j).shape().is_latin())
                .map_or((None, Evidence::Alone), |place| (Some(place), Evidence::Instead)),
        };
        if let Some(place) = found {
            lost.take(place);
            if related(&s.word(place), &t.word(i)) {
                continue;
            }
        }
        let in_story = story().has(t.word(i).shape().letters());
        let sure = match found {
            Some(place) => sure(place) || common.is_none() && evidence == Evidence::Beside,
            // where another name is kept, the two sides are known to belong together; what explains has no article
            None => common.is_some() && !s.lang().is_spaceless() && ours.len() > new.len() && t.stands_alone(i) && t.follows_article(i),
        };
        changes.push(NameChange { source: found.map(|j| s.span(j)), target: Some(t.span(i)), evidence, in_story, steady: false, sure });
    }
    if told && lost.rest().next().is_some() {
        let letters = OnceCell::new();
        let letters = || letters.get_or_init(|| ours.iter().map(|&k| t.word(k).shape().letters().to_owned()).collect::<FxHashSet<_>>());
        // a writer may leave a first name out, and what stands before or after a name by way of explanation
        let kept = |n: Option<usize>| n.is_some_and(|n| theirs.binary_search(&n).is_ok() && lost.names.binary_search(&n).is_err());
        let names_lost = lost.rest().count();
        let mut strays: Option<Vec<usize>> = None;
        let mut put: Vec<(usize, usize)> = Vec::new();
        if let Some(words) = common.filter(|words| words.is_large()) {
            let all = strays.get_or_insert_with(|| t.strays(s, words));
            all.retain(|&i| !new.contains(&i));
            // a name that another script leaves as it is, is not translated
            let left = |place: usize| !has_capitals(s.lang()) && s.word(place).shape().is_latin();
            for i in if has_capitals(s.lang()) { SmallVec::new() } else { t.capitals() } {
                if let Some(place) = lost_beside(&lost, i).filter(|place| left(*place) && !all.contains(&i) && !new.contains(&i)) {
                    put.push((place, i));
                }
            }
            all.retain(|&i| match lost_beside(&lost, i) {
                Some(place) if put.iter().all(|(j, _)| *j != place) => {
                    put.push((place, i));
                    false
                }
                _ => !t.is_title_or_time(i),
            });
        }
        for j in lost.rest() {
            // a surname left out after its first name, which stands there as it was; where titles follow the name it may be one
            let first = s.beside(j, false).filter(|n| theirs.binary_search(n).is_ok() && !matches!(s.lang().primary(), "tr" | "hu")).map(|n| s.word(n));
            let beside = has_capitals(s.lang()) && first.is_some_and(|first| !first.is_place() && letters().contains(first.shape().letters()));
            let sure = sure(j) && !kept(s.beside(j, true)) && (beside || !kept(s.beside(j, false)));
            if let Some((_, i)) = put.iter().find(|(place, _)| *place == j) {
                if !related(&s.word(j), &t.word(*i)) {
                    changes.push(NameChange {
                        source: Some(s.span(j)),
                        target: Some(t.span(*i)),
                        evidence: Evidence::Beside,
                        in_story: false,
                        steady: false,
                        sure: s.is_unknown(j) == Some(true),
                    });
                }
                continue;
            }
            let stray = strays.as_mut().filter(|_| sure && (told_by_letters(s.lang()) || capitalises_nouns(s.lang()) && s.is_bare(j))).and_then(|strays| {
                let nearest = (0..strays.len()).min_by(|a, b| off(strays[*a], j).total_cmp(&off(strays[*b], j)))?;
                let alone = !t.is_part_of_name(strays[nearest]);
                (alone && (off(strays[nearest], j) <= SAME_PLACE || strays.len() == 1 && names_lost == 1)).then(|| strays.remove(nearest))
            });
            let evidence = match stray {
                _ if beside => Evidence::Beside,
                Some(_) => Evidence::Instead,
                None => Evidence::Alone,
            };
            changes.push(NameChange { source: Some(s.span(j)), target: stray.map(|i| t.span(i)), evidence, in_story: false, steady: false, sure });
        }
    }
    changes
}

/// Whether a word that the lexicon does not know is a name: neither any noun nor any word at all.
fn told_by_letters(lang: Lang) -> bool {
    has_capitals(lang) && !capitalises_nouns(lang) || lang.primary() == "zh"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Role, Unplaced};
    use std::sync::Arc;

    fn changes(lang: &str, source: &str, target: &str) -> Vec<(Option<String>, Option<String>, Evidence)> {
        let segment = |text: &str, lang| Segment::new("s", text.to_owned(), lang, Role::Paragraph, Arc::new(Unplaced));
        let (s, t) = (segment(source, Lang::parse(lang).unwrap()), segment(target, Lang::EN));
        let whole = |s: &Segment| [Span::new(0, s.text.len())];
        let story = StoryNames::default();
        let coverage = Coverage::of_segments(&s, &t);
        let found = compare(&s, &whole(&s), &t, &whole(&t), || &coverage, || &story);
        let of = |span: Option<Span>, s: &Segment| span.map(|span| s.of(span).to_owned());
        found.into_iter().map(|c| (of(c.source, &s), of(c.target, &t), c.evidence)).collect()
    }

    #[test]
    fn a_name_put_for_another_is_found_beside_its_rest() {
        let found = changes("de", "Gestern sagte Klaus Brandner, der Plan sei gut.", "Yesterday, Klaus Melbourne said the plan was good.");
        assert_eq!(found, [(Some("Brandner".into()), Some("Melbourne".into()), Evidence::Beside)]);
        let found = changes("fr", "Selon la police, Leroux a quitté Lyon.", "According to police, Leroux left Bogota.");
        assert_eq!(found, [(Some("Lyon".into()), Some("Bogota".into()), Evidence::Replaced)]);
    }

    #[test]
    fn a_common_word_put_for_a_name_is_found() {
        let found = changes("es", "La policía fue a Londonderry el martes.", "The police went to Harvest on Tuesday.");
        assert_eq!(found, [(Some("Londonderry".into()), Some("Harvest".into()), Evidence::Instead)]);
        // a word of the source accounts for it
        let found = changes("es", "El ministro fue a Londonderry el martes.", "On Tuesday the Minister went to the city.");
        assert!(found.iter().all(|(_, target, _)| target.is_none()), "{found:?}");
    }

    #[test]
    fn names_are_told_between_scripts() {
        let found = changes("zh", "总理李强周二在布鲁塞尔会见了斯托尔滕贝格。", "Premier Li Qiang met Stoltenberg in Brussels on Tuesday.");
        assert!(found.iter().all(|(_, target, _)| target.is_none()), "{found:?}");
        let found = changes("zh", "周二，马尔科·卢比奥抵达东京。", "On Tuesday, Marco Londonderry arrived in the capital and spoke about trade.");
        assert_eq!(found, [(Some("卢比奥".into()), Some("Londonderry".into()), Evidence::Beside)]);
        let found = changes("ja", "火曜日にマルコ・ルビオ氏が東京に着いた。", "On Tuesday, Marco Londonderry arrived in the capital and spoke about trade.");
        assert_eq!(found, [(Some("ルビオ".into()), Some("Londonderry".into()), Evidence::Beside)]);
        let found = changes("ja", "火曜日にマルコ・ルビオ氏が東京に着いた。", "On Tuesday, Marco Rubio arrived in the capital and spoke about trade.");
        assert_eq!(found, []);
        let found = changes("ar", "وصل ماركو روبيو إلى طوكيو يوم الثلاثاء.", "On Tuesday, Marco Rubio arrived in the capital and spoke about trade.");
        assert!(found.iter().all(|(_, target, _)| target.is_none()), "{found:?}");
    }

    #[test]
    fn titles_and_parts_of_names_stand_for_no_name() {
        for (lang, source, target) in [
            ("es", "Según la agencia, Theresa May viajó el martes.", "According to the agency, Mrs May travelled on Tuesday."),
            ("cs", "V sobotu byl Nového Boru starosta doma.", "On Saturday the mayor of Nový Bor was at home."),
            ("da", "I går talte Thomas Bjørns hold med avisen.", "Yesterday the team of Thomas Bjorn spoke to the paper."),
        ] {
            let found = changes(lang, source, target);
            assert!(found.iter().all(|(_, target, _)| target.is_none()), "{source}: {found:?}");
        }
    }

    #[test]
    fn names_are_known_in_other_spellings() {
        for (lang, source, target) in [
            ("de", "Der Kanzler reiste von Köln nach Mailand.", "The chancellor travelled from Cologne to Milan."),
            ("pl", "Wczoraj Jan Nowak spotkał Anglików w Warszawie.", "Yesterday Jan Nowak met Englishmen in Warsaw."),
            ("ru", "Вчера Иванов уехал в Германию.", "Yesterday Ivanov left for Germany."),
            ("es", "Ayer el Tribunal Supremo escuchó a García.", "Yesterday the Supreme Court heard García's case."),
            ("de", "Das Unwetter traf Südostasien.", "The storm hit Southeast Asia."),
            ("cs", "Včera radnice opravila jihlavské ulice.", "Yesterday the town hall repaired the streets of Jihlava."),
        ] {
            let found = changes(lang, source, target);
            assert!(found.iter().all(|(_, target, _)| target.is_none()), "{source}: {found:?}");
        }
    }

    #[test]
    fn in_a_long_text_a_name_is_known_near_its_place_and_the_same_word_anywhere() {
        let filler = |sentence: &str, n: usize| format!("{sentence} ").repeat(n);
        let source = |place: usize| {
            let rest = 800 - place;
            format!("{}Gestern war Borissow in Köln. {}", filler("Er ging heute still nach Hause.", place), filler("Er ging heute still nach Hause.", rest))
        };
        let target = format!("{}Yesterday Borisov was in Cologne. {}", filler("He went home quietly today again.", 400), filler("He went home today.", 400));
        assert_eq!(changes("de", &source(400), &target), []);
        let lost: Vec<_> = changes("de", &source(0), &target).into_iter().filter_map(|c| c.1).collect();
        assert_eq!(lost, ["Borisov", "Cologne"], "in another spelling, and far from its place");
        let kept = target.replace("Borisov", "Borissow").replace("Cologne", "Köln");
        assert_eq!(changes("de", &source(0), &kept), []);
    }
}
