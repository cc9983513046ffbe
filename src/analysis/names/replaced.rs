//! Names put for others, by what the gazetteer and the core lexicon know: a word with a capital that nothing in the source accounts
//! for, where the source has a name that nothing in the target answers.
use std::sync::LazyLock;

use crate::analysis::coverage::{self, Coverage};
use crate::knowledge::Words;
use crate::text::{Lang, Span, TokenKind, keys};

use super::gazetteer::GAZETTEER;
use super::lost::{Kind, Lost, TIMES, translated};
use super::script::{has_capitals, looks_foreign};
use super::side::{Side, is_known};
use super::strange::{Place, Scene};
use super::words::{is_common, is_misspelt, related, same_surely};

/// A name of the target that the source lacks, and the name of the source in whose place it stands, where one is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replacement {
    pub source: Option<Span>,
    pub target: usize,
    /// It has little to do with what stands around it.
    pub sure: bool,
}

/// What a text may call the city where a government sits.
static CAPITAL: LazyLock<u64> = LazyLock::new(|| keys::lemma_key("capital", Lang::EN));

/// The names of the target that stand for others of the source. `words` is the lexicon of the pair, `coverage` what it explains.
pub fn find(s: &Side, t: &Side, words: &Words, coverage: &Coverage) -> Vec<Replacement> {
    let tokens = &t.segment.tokens;
    let mut strays = t.capitals();
    // the cheap tests first: most names are kept as they are
    strays.retain(|i| {
        let token = &tokens[*i];
        let compass = t.word(*i).is_worded_thing() && is_common(token);
        let plain = || tokens.iter().any(|k| !k.form.capital && k.form.keys.last() == token.form.keys.last());
        !s.has(token.form.key) && (translated(&coverage.target, token.span.start) != Some(true) || plain()) && !t.is_contraction(*i) && !compass
    });
    if strays.is_empty() || t.is_title() {
        return Vec::new();
    }
    let pair = Pair { s, t, words, coverage };
    let mut lost = pair.candidates();
    strays.retain(|i| !pair.is_answered(*i, &lost));
    if strays.is_empty() {
        return Vec::new();
    }
    lost.retain_mut(|l| pair.is_lost(l));
    let Some(scene) = Scene::of(s, t, words) else { return Vec::new() };
    let mut found = Vec::new();
    for &i in &strays {
        let only = strays.len() == 1 && lost.len() == 1;
        let (known, spelt) = match pair.nearest_kind(i, &lost) {
            Some(Kind::Known) => (true, false),
            Some(Kind::Spelt) => (false, true),
            _ => (false, false),
        };
        let best = (0..lost.len()).filter_map(|n| Some((pair.rank(i, &lost[n], only)?, n))).min_by(|a, b| a.0.total_cmp(&b.0));
        let best = best.filter(|_| t.is_beside_name(i) || lost.iter().any(|l| l.kind != Kind::Again)).map(|(_, n)| n);
        let thin = best.is_some_and(|n| pair.is_thin(i, &lost[n], strays.len()));
        if best.is_none() && (pair.is_spoken_of(i) || pair.may_explain(i)) {
            continue;
        }
        let place = Place { replaces: best.is_some(), thin, known, spelt, strays: strays.len() };
        let sure = scene.odds(i, place, t, words, coverage) > 0.0;
        if best.is_some() || sure {
            found.push(Replacement { source: best.map(|n| lost.remove(n).span), target: i, sure });
        }
    }
    found
}

/// A pair and what its lexicon explains.
pub struct Pair<'p, 's> {
    pub s: &'p Side<'s>,
    pub t: &'p Side<'s>,
    pub words: &'p Words,
    pub coverage: &'p Coverage,
}

impl Pair<'_, '_> {
    /// Whether the source accounts for the word at token `i`, by a word that no other of the target is for.
    fn is_answered(&self, i: usize, lost: &[Lost]) -> bool {
        let (s, t) = (self.s, self.t);
        let name = t.word(i);
        if name.is_known_in(&s.segment.text) || s.reads(&name) || s.lang().is_spaceless() && s.has_in_parts(&name) {
            return true;
        }
        // Washington, where the source says America
        let stands_for = |n: &u16| GAZETTEER.partners(*n).iter().any(|p| GAZETTEER.spaceless(*p).iter().any(|name| s.segment.text.contains(name.as_str())));
        if s.lang().is_spaceless() && name.known().iter().any(stands_for) {
            return true;
        }
        // Moscow, where the source says “the capital”
        if name.known().iter().any(|n| GAZETTEER.is_capital(*n)) && self.says(*CAPITAL) {
            return true;
        }
        let others = t.capitals();
        s.counterparts(&name, i, t.segment.tokens.len()).any(|j| {
            let theirs = s.word(j);
            let is_for = |k: usize| k != i && t.segment.tokens[k].form.key != t.segment.tokens[i].form.key && same_surely(&theirs, &t.word(k));
            let span = s.span(j);
            let shared = || theirs.known().iter().any(|n| name.known().contains(n));
            let foreign = has_capitals(s.lang()) || s.lang().is_spaceless() || looks_foreign(&s.segment.tokens[j].form.lower, s.lang()) || shared();
            let known = !s.lang().is_spaceless() && is_known(&s.segment.tokens[j], self.words);
            let explained = translated(&self.coverage.source, span.start) == Some(true);
            same_surely(&theirs, &name) && (foreign || !known || !explained)
                || !explained
                    && !lost.iter().any(|l| l.kind <= Kind::Known && l.span.start < span.end && span.start < l.span.end)
                    && !known
                    && foreign
                    && !others.iter().any(|k| is_for(*k))
        })
    }

    /// Whether a word of the source may be translated by the English one of this key.
    fn says(&self, english: u64) -> bool {
        let mut said = false;
        coverage::each_word(self.s.segment, self.words, |_, token, keys| {
            said |= coverage::translations(self.words, token, keys).any(|key| key == english);
        });
        said
    }

    /// Whether the target has the word at token `i` as a common one too.
    fn is_spoken_of(&self, i: usize) -> bool {
        let tokens = &self.t.segment.tokens;
        translated(&self.coverage.target, tokens[i].span.start) == Some(true)
            || tokens.iter().any(|k| !k.form.capital && k.form.keys.last() == tokens[i].form.keys.last())
    }

    /// Whether the word at token `i` is one that writers add for readers abroad: where or when it was, which party, which article.
    fn may_explain(&self, i: usize) -> bool {
        let t = self.t;
        let token = &t.segment.tokens[i];
        let numbered = || t.segment.tokens.get(i + 1).is_some_and(|next| next.kind == TokenKind::Number);
        t.word(i).is_place() || t.is_time(i) || is_common(token) && t.is_part_of_name(i) || numbered()
    }

    /// How the lost name that stands the nearest to the place of the word at token `i` is known.
    fn nearest_kind(&self, i: usize, lost: &[Lost]) -> Option<Kind> {
        let off = |l: &&Lost| self.off(i, l);
        lost.iter().filter(|l| l.kind != Kind::Again).min_by(|a, b| off(a).total_cmp(&off(b))).map(|l| l.kind)
    }

    /// How far apart, as a share of the whole, the word at token `i` and a lost name stand.
    fn off(&self, i: usize, lost: &Lost) -> f32 {
        let place = |span: Span, text: &str| span.start as f32 / text.len() as f32;
        (place(self.t.segment.tokens[i].span, &self.t.segment.text) - place(lost.span, &self.s.segment.text)).abs()
    }

    /// How well a lost name fits the place of the word at token `i`, the less the better; `None` where it does not.
    fn rank(&self, i: usize, lost: &Lost, only: bool) -> Option<f32> {
        /// Words to either side that are linked where the two are the same place.
        const NEAR: usize = 4;
        /// As a share of the text.
        const SAME_PLACE: f32 = 0.3;
        let (s, t) = (self.s, self.t);
        let token = &t.segment.tokens[i];
        let off = self.off(i, lost);
        let reach = if s.lang().is_spaceless() { 2 * NEAR } else { NEAR };
        let tokens = &s.segment.tokens;
        let near = |l: &&coverage::Link| l.target.abs_diff(i) <= NEAR && tokens.partition_point(|k| k.span.end <= l.source.start).abs_diff(lost.token) <= reach;
        let linked = self.coverage.links.iter().filter(near).count();
        let beside = self.is_beside(i, lost);
        let name = t.word(i);
        let surely = lost.kind <= Kind::Known;
        let is_name = !is_common(token) && (!self.words.knows_translation(&token.form) || name.is_known_name()) || name.is_place() && !name.is_worded_thing();
        if off > SAME_PLACE && linked < 2 && !(only && (linked > 0 || surely)) && !beside {
            return None;
        }
        let close = linked > 0 || off <= 0.1 || only && surely;
        let alone = t.stands_alone(i) || t.is_possessive(i);
        // the Navy, the Court: no name has an article
        let bare = !t.follows_article(i);
        let fits = match lost.kind {
            Kind::Time(time) => {
                !t.is_time(i)
                    && !TIMES[&time].is_like(name.shape(), 0.5)
                    && alone
                    && (is_name && (bare || !is_common(token)) || close && t.follows_preposition(i))
            }
            _ if beside => !t.is_time(i),
            Kind::Again => is_name && off <= 0.1 && linked >= 2,
            _ if t.is_title_or_time(i) => alone && !t.is_time(i) && close && t.follows_preposition(i) && lost.kind < Kind::Foreign,
            Kind::Foreign => only && (is_name || alone && bare) && linked > 0 && off <= SAME_PLACE / 2.0,
            Kind::Known => is_name && (close || !s.lang().is_spaceless()) || bare && close && (alone || t.is_beside_name(i)) || self.is_linked_beside(i, lost),
            Kind::Spelt => is_name || bare && close && (alone || t.is_beside_name(i)),
        };
        let other_spelling = || {
            let lost_name = s.word(lost.token);
            let partners = || lost_name.known().iter().any(|n| GAZETTEER.partners(*n).iter().any(|p| name.known().contains(p)));
            match lost.kind {
                Kind::Time(_) => false,
                // few sounds are like many a name
                Kind::Known => same_surely(&lost_name, &name) || is_misspelt(&lost_name, &name),
                _ => related(&lost_name, &name) || partners(),
            }
        };
        (fits && !other_spelling()).then(|| {
            let kind = match lost.kind {
                Kind::Time(_) | Kind::Known => 0.0,
                Kind::Spelt => 0.05,
                Kind::Foreign | Kind::Again => 0.5,
            };
            kind + off - 0.1 * linked.min(3) as f32 - if beside { 0.5 } else { 0.0 }
        })
    }

    /// Whether little but their absence tells that the two are one place: part of a longer name that nobody knows, and others that
    /// nothing accounts for.
    fn is_thin(&self, i: usize, lost: &Lost, strays: usize) -> bool {
        strays > 1 && !self.t.stands_alone(i) && !self.t.word(i).is_known_name() && !self.is_beside(i, lost)
    }

    /// Whether a word with a capital beside the one at token `i` is the translation of one beside the lost name.
    fn is_linked_beside(&self, i: usize, lost: &Lost) -> bool {
        let tokens = &self.s.segment.tokens;
        let reach = if self.s.lang().is_spaceless() { 5 } else { 3 };
        self.coverage.links.iter().filter(|l| matches!(l.target.abs_diff(i), 1 | 2) && self.t.segment.tokens[l.target].form.capital).any(|l| {
            let apart = tokens.partition_point(|k| k.span.end <= l.source.start).abs_diff(lost.token);
            apart + l.target.abs_diff(i) <= reach
        })
    }

    /// Whether a name stands beside the word at token `i`, and the same one on the same side of the lost name.
    fn is_beside(&self, i: usize, lost: &Lost) -> bool {
        let (s, t) = (self.s, self.t);
        let tokens = &t.segment.tokens;
        let kept = |n: Option<usize>, after: bool| {
            let n = n.filter(|n| tokens.get(*n).is_some_and(|k| k.is_word() && k.form.capital && (!is_common(k) || s.has(k.form.key))))?;
            let j = s.counterpart(&t.word(n), n, tokens.len())?;
            (s.beside(j, after)? == lost.token).then_some(())
        };
        !t.starts_sentence(i) && kept(i.checked_sub(1), true).is_some() || !t.is_title_or_time(i) && kept(Some(i + 1), false).is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Segment, Unplaced};

    fn read<R>(lang: &str, source: &str, target: &str, told: impl Fn(&Replacement, &Segment, String) -> Option<R>) -> Vec<R> {
        let segment = |text: &str, lang| Segment::new("s", text.to_owned(), lang, Role::Paragraph, Arc::new(Unplaced));
        let (source, target) = (segment(source, Lang::parse(lang).unwrap()), segment(target, Lang::EN));
        let words = Words::between(source.lang, target.lang).unwrap();
        let coverage = Coverage::of_segments(&source, &target);
        let whole = |s: &Segment| [Span::new(0, s.text.len())];
        let (s, t) = (Side::new(&source, &whole(&source), Some(words)), Side::new(&target, &whole(&target), None));
        find(&s, &t, words, &coverage).iter().filter_map(|r| told(r, &source, target.of(t.span(r.target)).to_owned())).collect()
    }

    fn replaced(lang: &str, source: &str, target: &str) -> Vec<(String, String)> {
        read(lang, source, target, |r, source, target| Some((source.of(r.source?).to_owned(), target)))
    }

    fn pair(source: &str, target: &str) -> Vec<(String, String)> {
        vec![(source.to_owned(), target.to_owned())]
    }

    #[test]
    fn a_known_name_that_is_not_there_is_what_another_stands_for() {
        assert_eq!(replaced("zh", "总统周二访问了墨西哥。", "The president visited Hungary on Tuesday."), pair("墨西哥", "Hungary"));
        assert_eq!(replaced("ar", "زار الرئيس المكسيك يوم الثلاثاء.", "The president visited Hungary on Tuesday."), pair("المكسيك", "Hungary"));
        assert_eq!(replaced("ru", "Президент встретился с канцлером Меркель.", "The president met Chancellor Fitzgerald."), pair("Меркель", "Fitzgerald"));
        assert_eq!(replaced("fr", "Le parlement gallois a voté la loi.", "The Hungarian parliament passed the law."), pair("gallois", "Hungarian"));
    }

    #[test]
    fn a_name_that_has_to_do_with_nothing_is_told_without_another() {
        let source = "Der Trog bringt starken Regen an die Küste.";
        let strange = |target: &str| read("de", source, target, |r, _, target| (r.source.is_none() && r.sure).then_some(target));
        assert_eq!(strange("The trough brings heavy rain to the Hillary coast."), ["Hillary"]);
        // what is spoken of, and more of it
        assert_eq!(strange("The trough brings heavy rain to the Pacific coast."), [""; 0]);
        assert_eq!(strange("The trough brings heavy rain to the coast."), [""; 0]);
        // writers add where and when it was
        assert_eq!(strange("The trough brings heavy rain to the coast of Bolivia on Wednesday."), [""; 0]);
    }

    #[test]
    fn a_name_stands_for_no_month() {
        assert_eq!(replaced("de", "Die Preise sind im Juli gestiegen.", "Prices rose in Pemberton."), pair("Juli", "Pemberton"));
        assert_eq!(replaced("de", "Die Preise sind im Juli gestiegen.", "Prices rose in July."), []);
    }

    #[test]
    fn a_common_word_with_a_capital_stands_for_a_name_beside_its_rest() {
        let source = "Por la tarde habló Laura Etxeberria con la prensa.";
        assert_eq!(replaced("es", source, "In the afternoon Laura Awards spoke to the press."), pair("Etxeberria", "Awards"));
        assert_eq!(replaced("es", source, "In the afternoon Laura Etxeberria spoke to the Press."), []);
    }

    #[test]
    fn names_in_other_words_and_bodies_are_no_replacements() {
        for (lang, source, target) in [
            ("zh", "纽约市长周二访问了日本。", "The mayor of New York visited Japan on Tuesday."),
            ("zh", "英国脱欧后，保守党在选举中失利。", "After Brexit, the Tories lost the election."),
            ("ru", "Российские дипломаты вернулись в Москву.", "Russian diplomats returned to Moscow."),
            ("ar", "التقى الرئيس الأمريكي بوتين في هلسنكي.", "The American president met Putin in Helsinki."),
            ("fr", "La justice a entendu les députés écossais.", "The Supreme Court heard the Scottish deputies."),
            ("de", "Der Kanzler reiste nach Norditalien.", "The Chancellor travelled to northern Italy."),
            ("ja", "阪神タイガースは東京で勝った。", "The Hanshin Tigers won in Tokyo."),
            ("ru", "В столице жара, сказал Цветков.", "It is hot in Moscow, Zvetkov said."),
            ("zh", "路易斯安那州警方周二说，河水上涨。", "Police in Houma, La., said on Tuesday that the river was rising."),
            ("ar", "ضرب تسونامي الساحل يوم الثلاثاء.", "A tsunami hit the coast near Padang on Tuesday."),
            ("ru", "Министр Татарстана прибыл в город.", "The minister of Tatarsan arrived in the city."),
        ] {
            assert_eq!(replaced(lang, source, target), [], "{source}");
        }
    }
}
