//! Which language a text is in: by its script, its function words and, where these do not tell, its letter sequences.
pub mod function_words;
mod scripts;

pub use scripts::Script;

use super::{Lang, Token, keys};
use function_words::WORDS;

/// Characters that are enough to tell a language by; more only cost time.
const ENOUGH: usize = 6_000;
/// Words below which function words do not tell.
const LEAST_WORDS: usize = 3;

/// Function words of each language in a text.
#[derive(Clone, Debug)]
pub struct Profile {
    /// In the order of [`WORDS`].
    counts: [u32; WORDS.len()],
    /// Counts in which a word that several languages share is divided among them.
    weights: [f32; WORDS.len()],
    pub words: u32,
}

impl Profile {
    /// Of words, by the keys of their lower case.
    pub fn of_keys(keys: impl Iterator<Item = u64>) -> Profile {
        let mut profile = Profile { counts: [0; WORDS.len()], weights: [0.0; WORDS.len()], words: 0 };
        for key in keys {
            profile.words += 1;
            let mut set = function_words::languages(key);
            let weight = 1.0 / (set.count_ones().max(1) as f32).sqrt();
            while set != 0 {
                let lang = set.trailing_zeros() as usize;
                profile.counts[lang] += 1;
                profile.weights[lang] += weight;
                set &= set - 1;
            }
        }
        profile
    }

    pub fn of_tokens(tokens: &[Token]) -> Profile {
        Profile::of_keys(tokens.iter().filter(|t| t.is_word()).map(|t| t.form.key))
    }

    /// How many of the words are function words of `lang`; `None` where its function words are not known.
    pub fn count(&self, lang: Lang) -> Option<u32> {
        let bit = function_words::bit(lang);
        (bit != 0).then(|| self.counts[bit.trailing_zeros() as usize])
    }

    /// The language with the most function words, how many these are, and by how much (0 to 1) it leads the next one.
    pub fn best(&self) -> Option<(Lang, u32, f32)> {
        let (mut best, mut second) = (0, 0.0);
        for (i, weight) in self.weights.iter().enumerate().skip(1) {
            if *weight > self.weights[best] {
                second = self.weights[best];
                best = i;
            } else if *weight > second {
                second = *weight;
            }
        }
        let first = self.weights[best];
        let lang = Lang::parse(WORDS[best].0).ok().filter(|_| first > 0.0)?;
        Some((lang, self.counts[best], (first - second) / first))
    }
}

/// The share (0 to 1) of words that are function words of `lang`; `None` where these are not known or there are no words.
pub fn profile(tokens: &[Token], lang: Lang) -> Option<f64> {
    let bit = function_words::bit(lang);
    let (mut words, mut found) = (0, 0);
    for token in tokens.iter().filter(|t| t.is_word()) {
        words += 1;
        found += u32::from(function_words::languages(token.form.key) & bit != 0);
    }
    (bit != 0 && words > 0).then(|| f64::from(found) / f64::from(words))
}

/// The language of a text and how sure that is, 0 to 1; `None` where it holds too few words to tell.
pub fn detect(text: &str) -> Option<(Lang, f32)> {
    let end = text.char_indices().nth(ENOUGH).map_or(text.len(), |(i, _)| i);
    let text = &text[..end];
    let mut counts = [0usize; Script::COUNT];
    for script in text.chars().filter_map(Script::of) {
        counts[script as usize] += 1;
    }
    let letters: usize = counts.iter().sum();
    let of = |script: Script| counts[script as usize];
    if letters == 0 {
        return None;
    }
    // a Japanese text may hold more Han characters than kana; Latin names among Han characters are long
    let cjk = of(Script::Han) + of(Script::Kana);
    if cjk * 3 >= letters {
        let lang = if of(Script::Kana) * 12 >= cjk { "ja" } else { "zh" };
        return Some((Lang::parse(lang).ok()?, if cjk > 8 { 0.95 } else { 0.6 }));
    }
    let (_, script) = ALL.iter().map(|s| (of(*s), *s)).max_by_key(|(n, s)| (*n, std::cmp::Reverse(*s)))?;
    if let Some(lang) = script.only_language() {
        return Some((Lang::parse(lang).ok()?, if of(script) > 8 { 0.95 } else { 0.6 }));
    }
    if script == Script::Arabic {
        return arabic(text, letters);
    }
    let words = text.split(|c: char| !(c.is_alphanumeric() || super::scan::is_apostrophe(c) || is_combining(c)));
    let profile = Profile::of_keys(words.filter(|w| w.chars().any(char::is_alphabetic)).map(|w| keys::key(&keys::fold(w))));
    let by_words = profile.best().filter(|(lang, ..)| profile.words as usize >= LEAST_WORDS && Script::of_language(*lang).first().is_none_or(|s| *s == script));
    let by_letters = (letters >= 40).then(|| whatlang::detect(text)).flatten();
    let named = by_letters.as_ref().and_then(|found| Lang::parse(found.lang().code()).ok());
    match (by_words, named) {
        (Some((lang, count, lead)), named) => {
            let share = count as f32 / profile.words as f32;
            let agrees = named.is_some_and(|n| n.same(&lang));
            let sure = (share * 2.0).min(1.0) * (0.5 + lead.min(0.5)) * (count as f32 / 4.0).min(1.0);
            match (by_letters, named) {
                // what has no function words here
                (Some(found), Some(other)) if !agrees && sure < 0.35 && found.is_reliable() => Some((other, 0.6)),
                _ => Some((lang, if agrees { (sure + 0.5).min(1.0) } else { sure })),
            }
        }
        (None, Some(lang)) => Some((lang, if script == Script::Devanagari { 0.8 } else { 0.4 })),
        (None, None) if script == Script::Cyrillic => cyrillic(text),
        (None, None) => None,
    }
}

/// Few words in Cyrillic: by the letters that only one language has, else Russian.
fn cyrillic(text: &str) -> Option<(Lang, f32)> {
    let has = |letters: &[char]| text.to_lowercase().contains(letters);
    let lang = if has(&['ў']) {
        "be"
    } else if has(&['і', 'ї', 'є', 'ґ']) {
        "uk"
    } else if has(&['ђ', 'ј', 'љ', 'њ', 'ћ', 'џ']) {
        "sr"
    } else {
        "ru"
    };
    Some((Lang::parse(lang).ok()?, 0.5))
}

const ALL: [Script; 12] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Greek,
    Script::Arabic,
    Script::Hebrew,
    Script::Devanagari,
    Script::Hangul,
    Script::Thai,
    Script::Armenian,
    Script::Georgian,
    Script::Ethiopic,
    Script::Bengali,
];

fn is_combining(c: char) -> bool {
    matches!(c as u32, 0x300..=0x36F | 0x900..=0x903 | 0x93A..=0x94F)
}

/// Arabic, Persian, Urdu: by the letters that only the one or the other has.
fn arabic(text: &str, letters: usize) -> Option<(Lang, f32)> {
    let (mut arabic, mut persian, mut urdu) = (0, 0, 0);
    for c in text.chars() {
        match c {
            'ة' | 'ى' | 'ي' | 'ك' | 'إ' | 'أ' => arabic += 1,
            'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' => persian += 1,
            'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ' | 'ھ' => urdu += 1,
            _ => (),
        }
    }
    let lang = if urdu * 12 > letters {
        "ur"
    } else if persian > arabic {
        "fa"
    } else {
        "ar"
    };
    Some((Lang::parse(lang).ok()?, if letters > 20 { 0.9 } else { 0.5 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_in_many_languages_is_told() {
        for (lang, text) in [
            ("en", "The minister said on Monday that the police had arrested two men in the city."),
            ("de", "Der Minister sagte am Montag, die Polizei habe zwei Männer in der Stadt festgenommen."),
            ("fr", "Le ministre a déclaré lundi que la police avait arrêté deux hommes dans la ville."),
            ("es", "El ministro dijo el lunes que la policía había detenido a dos hombres en la ciudad."),
            ("it", "Il ministro ha detto lunedì che la polizia ha arrestato due uomini nella città."),
            ("pt", "O ministro disse na segunda-feira que a polícia prendeu dois homens na cidade."),
            ("nl", "De minister zei maandag dat de politie twee mannen in de stad heeft aangehouden."),
            ("pl", "Minister powiedział w poniedziałek, że policja zatrzymała w mieście dwóch mężczyzn."),
            ("cs", "Ministr v pondělí řekl, že policie ve městě zadržela dva muže, kteří byli ozbrojeni."),
            ("ru", "Министр заявил в понедельник, что полиция задержала в городе двух мужчин."),
            ("uk", "Міністр сказав у понеділок, що поліція затримала в місті двох чоловіків."),
            ("ro", "Ministrul a spus luni că poliția a arestat doi bărbați în oraș."),
            ("tr", "Bakan pazartesi günü polisin şehirde iki kişiyi gözaltına aldığını ve bir silah bulduğunu söyledi."),
            ("el", "Ο υπουργός είπε τη Δευτέρα ότι η αστυνομία συνέλαβε δύο άνδρες στην πόλη."),
            ("ar", "قال الوزير يوم الاثنين إن الشرطة اعتقلت رجلين في المدينة."),
            ("fa", "وزیر روز دوشنبه گفت که پلیس دو مرد را در شهر بازداشت کرده است."),
            ("ur", "وزیر نے پیر کو کہا کہ پولیس نے شہر میں دو افراد کو گرفتار کیا ہے۔"),
            ("he", "השר אמר ביום שני כי המשטרה עצרה שני גברים בעיר."),
            ("hi", "मंत्री ने सोमवार को कहा कि पुलिस ने शहर में दो लोगों को गिरफ्तार किया है।"),
            ("zh", "部长周一表示，警方在该市逮捕了两名男子。"),
            ("ja", "大臣は月曜日、警察が市内で男２人を逮捕したと述べた。"),
            ("ko", "장관은 월요일 경찰이 도시에서 남성 두 명을 체포했다고 말했다."),
            ("sv", "Ministern sade på måndagen att polisen har gripit två män i staden."),
            ("da", "Ministeren sagde mandag, at politiet havde anholdt to mænd i byen efter et opkald."),
            ("nb", "Ministeren sa mandag at politiet hadde pågrepet to menn i byen etter å ha fått hjelp fra noen."),
            ("fi", "Ministeri sanoi maanantaina, että poliisi on ottanut kaupungissa kiinni kaksi miestä, mutta ei kertonut miksi."),
            ("hu", "A miniszter hétfőn azt mondta, hogy a rendőrség két férfit vett őrizetbe a városban."),
            ("id", "Menteri itu mengatakan pada hari Senin bahwa polisi telah menangkap dua pria di kota tersebut."),
            ("vi", "Bộ trưởng cho biết hôm thứ Hai rằng cảnh sát đã bắt giữ hai người đàn ông trong thành phố."),
        ] {
            let (found, sure) = detect(text).unwrap_or_else(|| panic!("{lang}"));
            assert_eq!(found.primary(), lang, "{sure}");
            assert!(sure >= 0.5, "{lang} {sure}");
        }
    }

    #[test]
    fn nothing_to_tell_by_tells_nothing() {
        for text in ["", "12 – 14", "Müller"] {
            assert!(detect(text).is_none_or(|(_, sure)| sure < 0.5), "{text}");
        }
    }

    #[test]
    fn a_profile_is_the_share_of_function_words() {
        let tokens = super::super::tokens::tokenize("The cat and the dog slept.", Lang::EN);
        assert_eq!(profile(&tokens, Lang::EN), Some(0.5));
        assert_eq!(profile(&tokens, Lang::parse("zu").unwrap()), None);
        assert_eq!(profile(&[], Lang::EN), None);
    }
}
