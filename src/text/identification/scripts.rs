//! Writing systems of characters and languages.
use crate::text::Lang;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Devanagari,
    Han,
    Kana,
    Hangul,
    Thai,
    Armenian,
    Georgian,
    Ethiopic,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Lao,
    Khmer,
    Burmese,
}

impl Script {
    pub const COUNT: usize = 24;

    /// The script of a letter; `None` for digits, marks and scripts that no language here is written in.
    pub fn of(c: char) -> Option<Script> {
        Some(match c as u32 {
            0x41..=0x5A | 0x61..=0x7A | 0xAA | 0xBA | 0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0x24F | 0x1E00..=0x1EFF => Script::Latin,
            ..0x250 => return None,
            0x370..=0x3FF | 0x1F00..=0x1FFF => Script::Greek,
            0x400..=0x52F => Script::Cyrillic,
            0x531..=0x587 => Script::Armenian,
            0x591..=0x5F4 => Script::Hebrew,
            0x620..=0x64A | 0x671..=0x6D3 | 0x6FA..=0x6FF | 0x750..=0x77F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC => Script::Arabic,
            0x900..=0x97F => Script::Devanagari,
            0x980..=0x9FF => Script::Bengali,
            0xA00..=0xA7F => Script::Gurmukhi,
            0xA80..=0xAFF => Script::Gujarati,
            0xB80..=0xBFF => Script::Tamil,
            0xC00..=0xC7F => Script::Telugu,
            0xC80..=0xCFF => Script::Kannada,
            0xD00..=0xD7F => Script::Malayalam,
            0xD80..=0xDFF => Script::Sinhala,
            0xE00..=0xE7F => Script::Thai,
            0xE80..=0xEFF => Script::Lao,
            0x1000..=0x109F => Script::Burmese,
            0x10A0..=0x10FF => Script::Georgian,
            0x1200..=0x139F => Script::Ethiopic,
            0x1780..=0x17FF => Script::Khmer,
            0x3041..=0x309F | 0x30A1..=0x30FA | 0x30FC..=0x30FF => Script::Kana,
            0x1100..=0x11FF | 0x3130..=0x318F | 0xAC00..=0xD7A3 => Script::Hangul,
            0x3005..=0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF => Script::Han,
            _ => return None,
        })
    }

    /// Scripts in which running text of a language stands; empty where that is not known or where there are several.
    pub fn of_language(lang: Lang) -> &'static [Script] {
        match lang.primary() {
            "ru" | "uk" | "be" | "bg" | "mk" | "kk" | "ky" | "tg" | "mn" => &[Script::Cyrillic],
            "el" => &[Script::Greek],
            "ar" | "fa" | "ur" | "ps" | "ug" => &[Script::Arabic],
            "he" | "yi" => &[Script::Hebrew],
            "hi" | "mr" | "ne" => &[Script::Devanagari],
            "zh" => &[Script::Han],
            "ja" => &[Script::Kana, Script::Han],
            "ko" => &[Script::Hangul, Script::Han],
            "th" => &[Script::Thai],
            "hy" => &[Script::Armenian],
            "ka" => &[Script::Georgian],
            "am" | "ti" => &[Script::Ethiopic],
            "bn" | "as" => &[Script::Bengali],
            "pa" => &[Script::Gurmukhi],
            "gu" => &[Script::Gujarati],
            "ta" => &[Script::Tamil],
            "te" => &[Script::Telugu],
            "kn" => &[Script::Kannada],
            "ml" => &[Script::Malayalam],
            "si" => &[Script::Sinhala],
            "lo" => &[Script::Lao],
            "km" => &[Script::Khmer],
            "my" => &[Script::Burmese],
            "sr" | "bs" | "az" | "uz" => &[],
            _ => &[Script::Latin],
        }
    }

    /// The language that alone, or by far most often, is written in it.
    pub fn only_language(self) -> Option<&'static str> {
        Some(match self {
            Script::Latin | Script::Cyrillic | Script::Arabic | Script::Devanagari => return None,
            Script::Greek => "el",
            Script::Hebrew => "he",
            Script::Han => "zh",
            Script::Kana => "ja",
            Script::Hangul => "ko",
            Script::Thai => "th",
            Script::Armenian => "hy",
            Script::Georgian => "ka",
            Script::Ethiopic => "am",
            Script::Bengali => "bn",
            Script::Gurmukhi => "pa",
            Script::Gujarati => "gu",
            Script::Tamil => "ta",
            Script::Telugu => "te",
            Script::Kannada => "kn",
            Script::Malayalam => "ml",
            Script::Sinhala => "si",
            Script::Lao => "lo",
            Script::Khmer => "km",
            Script::Burmese => "my",
        })
    }
}
