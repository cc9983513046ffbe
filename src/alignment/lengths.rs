//! How long a translation is for its source.
use std::sync::LazyLock;

use crate::text::by_language::Places;
use crate::text::{Lang, Token, TokenKind};

/// Letters and digits of a news text for each 100 of its English version, as professional translations have it (averages
/// over public parallel news of both directions, rounded).
static LETTERS: &[(&str, f32)] = &[
    ("ar", 90.0),
    ("bg", 104.0),
    ("cs", 94.0),
    ("da", 98.0),
    ("de", 115.0),
    ("el", 117.0),
    ("en", 100.0),
    ("es", 112.0),
    ("fa", 90.0),
    ("fi", 110.0),
    ("fr", 112.0),
    ("ha", 102.0),
    ("he", 76.0),
    ("hi", 95.0),
    ("hr", 100.0),
    ("hu", 111.0),
    ("id", 114.0),
    ("is", 96.0),
    ("it", 113.0),
    ("ja", 44.0),
    ("ko", 46.0),
    ("nb", 98.0),
    ("nl", 113.0),
    ("pl", 110.0),
    ("pt", 107.0),
    ("ro", 112.0),
    ("ru", 105.0),
    ("sv", 98.0),
    ("tr", 107.0),
    ("uk", 103.0),
    ("vi", 97.0),
    ("zh", 36.0),
];

/// Letters of `lang` that say what 100 letters of English say, where it is known.
fn letters(lang: Lang) -> Option<f32> {
    static PLACES: LazyLock<Places> = LazyLock::new(|| Places::new(LETTERS.iter().map(|(code, _)| *code)));
    PLACES.of(lang.primary()).map(|at| LETTERS[at].1)
}

/// What lengths to expect of translations from one language into another.
#[derive(Clone, Copy, Debug)]
pub struct Lengths {
    /// Target letters for each source letter.
    pub ratio: f32,
    /// English letters for each source letter: the unit in which variation is known.
    english: f32,
    /// How much more the pair varies than two European languages.
    spread: f32,
}

impl Lengths {
    pub fn of(source: Lang, target: Lang) -> Lengths {
        let far = |lang: Lang| matches!(lang.primary(), "zh" | "ja" | "ko" | "ar" | "fa" | "th" | "ha");
        let known = (letters(source), letters(target));
        let (from, to) = (known.0.unwrap_or(105.0), known.1.unwrap_or(105.0));
        let spread = match (far(source) || far(target), known.0.is_some() && known.1.is_some()) {
            (false, true) => 1.0,
            (true, true) => 2.0,
            (_, false) => 2.5,
        };
        Lengths { ratio: to / from, english: 100.0 / from, spread }
    }

    /// Standard deviation of the logarithm of target letters to expected letters: short texts vary more. Fitted to
    /// professional news translations between European languages.
    pub fn deviation(&self, source_letters: f32) -> f32 {
        (self.spread * (0.012 + 1.2 / (source_letters * self.english).max(1.0))).sqrt()
    }

    /// By how many standard deviations a target is shorter (below 0) or longer than expected.
    pub fn surprise(&self, source_letters: f32, target_letters: f32) -> f32 {
        let expected = (source_letters * self.ratio).max(1.0);
        (target_letters.max(0.5) / expected).ln() / self.deviation(source_letters)
    }
}

/// Letters and digits of a text: what lengths are counted in, since spacing and punctuation differ between scripts.
pub fn count(text: &str) -> f32 {
    text.chars().filter(|c| c.is_alphanumeric()).count() as f32
}

/// The same, of a text whose tokens are known.
pub fn count_tokens(text: &str, tokens: &[Token]) -> f32 {
    tokens.iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.of(text).chars().count()).sum::<usize>() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surprise_grows_with_disproportion_and_with_length() {
        let lengths = Lengths::of(Lang::DE, Lang::EN);
        assert!(lengths.surprise(115.0, 100.0).abs() < 0.1);
        assert!(lengths.surprise(115.0, 40.0) < -5.0);
        assert!(lengths.surprise(23.0, 8.0) > lengths.surprise(230.0, 80.0));
        let chinese = Lengths::of(Lang::parse("zh").unwrap(), Lang::EN);
        assert!(chinese.surprise(36.0, 100.0).abs() < 0.1);
    }
}
