//! Whether a segment is in the language it should be in.
use crate::document::Segment;
use crate::text::Lang;
use crate::text::identification::{self, Profile, Script, function_words};

/// From this share of function words of its own language on, a segment is in it. Running text has 0.3 to 0.5.
const OWN: f64 = 0.15;
/// Function words of another language must make up this share at least.
const OTHER: f64 = 0.2;
/// Words from which the lack of any known function word is telling.
const LONG: u32 = 12;
/// Letters of another script that are a text.
const LETTERS: usize = 8;

/// Languages so alike that a sentence of the one may pass for the other.
static KIN: &[&[&str]] = &[
    &["nb", "nn", "da", "sv"],
    &["cs", "sk"],
    &["hr", "sr", "bs", "sl"],
    &["ru", "uk", "bg", "be", "mk"],
    &["id", "ms"],
    &["es", "gl", "ca"],
    &["pt", "gl"],
    &["nl", "af"],
];

fn are_kin(a: Lang, b: Lang) -> bool {
    a.same(&b) || KIN.iter().any(|group| group.contains(&a.primary()) && group.contains(&b.primary()))
}

/// The other language a segment is in, and how sure that is (0 to 1); `None` where it is in its own or cannot be told.
pub fn foreign(segment: &Segment) -> Option<(Lang, f32)> {
    let bit = function_words::bit(segment.lang);
    let (mut words, mut own) = (0u32, 0u32);
    for token in segment.tokens.iter().filter(|t| t.is_word()) {
        words += 1;
        own += u32::from(function_words::languages(token.form.key) & bit != 0);
    }
    if bit != 0 && f64::from(own) >= OWN * f64::from(words) {
        return None;
    }
    if let Some(found) = in_other_script(segment) {
        return found;
    }
    if words < 4 || bit == 0 {
        return None;
    }
    by_words(segment, words, own)
}

/// `None` where at least half of the letters are of the right script.
fn in_other_script(segment: &Segment) -> Option<Option<(Lang, f32)>> {
    let scripts = Script::of_language(segment.lang);
    if scripts.is_empty() {
        return None;
    }
    let (mut right, mut wrong, mut latin) = (0, 0, 0);
    for script in segment.text.chars().filter_map(Script::of) {
        match script {
            s if scripts.contains(&s) => right += 1,
            Script::Latin => latin += 1,
            _ => wrong += 1,
        }
    }
    if right >= wrong + latin {
        return None;
    }
    if wrong > latin {
        let told = identification::detect(&segment.text).filter(|(lang, _)| wrong >= LETTERS / 2 && !lang.same(&segment.lang));
        // whichever it is, it is not the right one
        return Some(told.map(|(lang, _)| (lang, if right == 0 && wrong >= LETTERS { 0.95 } else { 0.7 })));
    }
    // names, titles and formulas in Latin letters stand in every script: it takes a sentence to tell
    let words = segment.tokens.iter().filter(|t| t.is_word()).count() as u32;
    let profile = Profile::of_tokens(&segment.tokens);
    let (lang, count, _) = profile.best()?;
    let is_text = latin >= LETTERS && words >= 5 && count >= 2 && f64::from(count) >= OTHER * f64::from(words) && right * 8 < latin;
    Some(is_text.then_some((lang, 0.85)))
}

fn by_words(segment: &Segment, words: u32, own: u32) -> Option<(Lang, f32)> {
    let profile = Profile::of_tokens(&segment.tokens);
    match profile.best() {
        Some((lang, count, lead)) if count >= 2 => {
            let share = f64::from(count) / f64::from(words);
            let in_names = || function_words_outside_names(segment, function_words::bit(lang)) == 0;
            let clear = share >= OTHER && count >= own * 3 && count > own + 1 && !are_kin(lang, segment.lang) && has_two(segment, function_words::bit(lang));
            if !clear || (count < 4 && in_names()) {
                return None;
            }
            // names of one language among words of another: the letters must agree
            let (told, sure) = identification::detect(&segment.text)?;
            if are_kin(told, segment.lang) {
                return None;
            }
            let lang = if lead > 0.1 { lang } else { told };
            Some((lang, if count >= 4 && told.same(&lang) { 0.95 } else { 0.55 + sure.min(1.0) * 0.3 }))
        }
        _ if words >= LONG && own == 0 => {
            let (told, sure) = identification::detect(&segment.text)?;
            (sure >= 0.6 && !are_kin(told, segment.lang)).then_some((told, 0.7))
        }
        _ => None,
    }
}

/// The share (0 to 1) of a translation's plain words, no names and no function words, that stand in its source as they are: loan
/// words, and what was left untranslated. Evidence for a score, not enough for a finding.
pub fn carried_over(source: &Segment, target: &Segment) -> f64 {
    let bit = function_words::bit(target.lang);
    let (mut plain, mut carried) = (0u32, 0u32);
    for (i, token) in target.tokens.iter().enumerate().filter(|(_, t)| t.is_word()) {
        if (token.form.capital && i > 0) || function_words::languages(token.form.key) & bit != 0 {
            continue;
        }
        plain += 1;
        carried += u32::from(source.tokens.iter().any(|s| s.is_word() && s.form.key == token.form.key));
    }
    if plain == 0 { 0.0 } else { f64::from(carried) / f64::from(plain) }
}

/// Whether two different function words are in the segment; one said over and over tells nothing.
fn has_two(segment: &Segment, bit: function_words::Set) -> bool {
    let mut keys = segment.tokens.iter().filter(|t| t.is_word()).map(|t| t.form.key).filter(|k| function_words::languages(*k) & bit != 0);
    keys.next().is_some_and(|first| keys.any(|k| k != first))
}

/// Function words that stand not between capitalised words, as those of “von der Leyen” do.
fn function_words_outside_names(segment: &Segment, bit: function_words::Set) -> usize {
    let words: Vec<_> = segment.tokens.iter().filter(|t| t.is_word()).map(|t| (function_words::languages(t.form.key) & bit != 0, t.form.capital)).collect();
    let in_name = |i: usize| is_capital(words[..i].iter().rev()) && is_capital(words[i + 1..].iter());
    (0..words.len()).filter(|&i| words[i].0 && (words[i].1 || !in_name(i))).count()
}

/// Whether the first of these words (function word, capitalised) that is not just a function word is capitalised.
fn is_capital<'a>(mut words: impl Iterator<Item = &'a (bool, bool)>) -> bool {
    words.find(|(function, capital)| !function || *capital).is_some_and(|(_, capital)| *capital)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Unplaced};

    fn found(lang: &str, text: &str) -> Option<String> {
        let segment = Segment::new("1", text.into(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        foreign(&segment).map(|(lang, _)| lang.to_string())
    }

    #[test]
    fn another_language_is_named() {
        for (lang, text, is) in [
            ("en", "Die Polizei hat am Montag zwei Männer in der Stadt festgenommen.", "de"),
            ("en", "Полиция задержала двух мужчин.", "ru"),
            ("en", "警方周一在该市逮捕了两名男子。", "zh"),
            ("de", "The police arrested two men in the city on Monday.", "en"),
            ("zh", "The police arrested two men in the city on Monday.", "en"),
            ("ru", "The police arrested two men in the city on Monday.", "en"),
            ("ar", "La police a arrêté deux hommes dans la ville lundi soir.", "fr"),
        ] {
            assert_eq!(found(lang, text).as_deref(), Some(is), "{text}");
        }
    }

    #[test]
    fn words_carried_over_are_counted_apart_from_names() {
        let segment = |lang: &str, text: &str| Segment::new("1", text.into(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        let source = segment("it", "Il viaggiatore ha visto Roma.");
        assert_eq!(carried_over(&source, &segment("en", "The traveller has seen Roma.")), 0.0);
        assert_eq!(carried_over(&source, &segment("en", "The viaggiatore has seen Roma.")), 0.5);
        assert_eq!(carried_over(&source, &segment("en", "12")), 0.0);
    }

    #[test]
    fn names_and_its_own_words_are_not_foreign() {
        for (lang, text) in [
            ("en", "The police arrested two men."),
            ("en", "Real Madrid 3, Barcelona 1"),
            ("en", "Rio de Janeiro beats Buenos Aires"),
            ("en", "Ursula von der Leyen meets Charles de Gaulle’s heirs"),
            ("zh", "iPhone 15 Pro Max"),
            ("ru", "Apple iPhone 15 и Samsung Galaxy"),
            ("nb", "Politiet har anholdt to mænd i byen."),
            ("en", "OK"),
        ] {
            assert_eq!(found(lang, text), None, "{text}");
        }
    }
}
