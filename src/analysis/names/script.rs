//! How the script of a language shows which words are names.
use crate::text::Lang;

/// Scripts whose names begin with capitals.
pub fn has_capitals(lang: Lang) -> bool {
    !matches!(
        lang.primary(),
        "zh" | "ja"
            | "ko"
            | "ar"
            | "fa"
            | "he"
            | "hi"
            | "ur"
            | "th"
            | "bn"
            | "ta"
            | "te"
            | "mr"
            | "gu"
            | "pa"
            | "kn"
            | "ml"
            | "ka"
            | "am"
            | "my"
            | "km"
            | "lo"
            | "ne"
            | "si"
            | "ps"
    )
}

/// Every noun has a capital.
pub fn capitalises_nouns(lang: Lang) -> bool {
    matches!(lang.primary(), "de" | "lb")
}

/// Whether a word in a script without capitals has no mark of a common one: of Arabic ones article and endings.
pub fn looks_foreign(word: &str, lang: Lang) -> bool {
    const ARTICLES: [&str; 6] = ["ال", "وال", "بال", "لل", "فال", "كال"];
    const ENDINGS: [&str; 8] = ["ين", "ون", "ات", "ها", "هم", "كم", "ة", "نا"];
    // words of grammar that a lexicon of nouns and verbs may lack
    const GRAMMAR: [&str; 30] = [
        "بينما",
        "عندما",
        "حسبما",
        "حيثما",
        "طوال",
        "تجاه",
        "جراء",
        "خلال",
        "لكن",
        "منهما",
        "عبر",
        "ضمن",
        "إزاء",
        "كلما",
        "مهما",
        "إنما",
        "ربما",
        "حالما",
        "طالما",
        "لاسيما",
        "فيما",
        "قبيل",
        "بعيد",
        "وفق",
        "وفقا",
        "نظرا",
        "رغم",
        "سوى",
        "بسبب",
        "أثناء",
    ];
    let grammar = || GRAMMAR.contains(&word) || word.strip_prefix(['و', 'ف', 'ل', 'ب']).is_some_and(|bare| GRAMMAR.contains(&bare));
    (4..=10).contains(&word.chars().count())
        && (lang.primary() != "ar" || !ARTICLES.iter().any(|a| word.starts_with(a)) && !ENDINGS.iter().any(|e| word.ends_with(e)) && !grammar())
}
