use std::fmt;
use std::hash::{Hash, Hasher};

use isolang::Language;
use serde::{Serialize, Serializer};

/// A language as news desks name it: the primary subtag of BCP 47 (`de`, `zh`), with a region where one was given (`de-CH`).
#[derive(Clone, Copy, Eq, PartialOrd, Ord)]
pub struct Lang {
    code: &'static str,
    region: [u8; 2],
}

/// A tag that is no language: malformed, or its primary subtag is not in ISO 639.
#[derive(Debug, PartialEq, Eq)]
pub struct UnknownLanguage(pub String);

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "unknown language “{}”: give an ISO 639 code such as de, fr or zh", self.0.escape_debug())
    }
}

impl std::error::Error for UnknownLanguage {}

impl Lang {
    pub const EN: Lang = Lang::of("en");
    pub const DE: Lang = Lang::of("de");
    pub const FR: Lang = Lang::of("fr");

    const fn of(code: &'static str) -> Lang {
        Lang { code, region: [0; 2] }
    }

    /// Reads a BCP 47 tag (`de`, `de-CH`, `zh-Hans-CN`, also with underscores); three-letter codes become two-letter ones
    /// where these exist, and `no` becomes `nb`.
    pub fn parse(tag: &str) -> Result<Lang, UnknownLanguage> {
        let unknown = || UnknownLanguage(tag.to_owned());
        let tidy = tag.trim().replace('_', "-");
        let parsed = oxilangtag::LanguageTag::parse(tidy.as_str()).map_err(|_| unknown())?;
        let primary = parsed.primary_language().to_ascii_lowercase();
        let known = match primary.len() {
            2 => Language::from_639_1(&primary),
            3 => Language::from_639_3(&primary),
            _ => None,
        }
        .ok_or_else(unknown)?;
        let short = match known.to_639_1().unwrap_or(known.to_639_3()) {
            "no" | "nob" => "nb",
            // whatlang and ISO 639-3 name the macrolanguage's main member
            "cmn" => "zh",
            "pes" => "fa",
            "arb" => "ar",
            code => code,
        };
        let mut lang = Lang::of(short);
        if let Some(region) = parsed.region().filter(|r| r.len() == 2) {
            lang.region.copy_from_slice(region.to_ascii_uppercase().as_bytes());
        }
        Ok(lang)
    }

    /// The language without its region: `de` of `de-CH`.
    pub fn primary(&self) -> &'static str {
        self.code
    }

    pub fn region(&self) -> Option<&str> {
        (self.region[0] != 0).then(|| std::str::from_utf8(&self.region).unwrap_or_default())
    }

    /// Same language, whatever the region.
    pub fn same(&self, other: &Lang) -> bool {
        self.is(other.code)
    }

    /// Whether this is its primary subtag, as [`Lang::primary`] gives it.
    pub fn is(&self, code: &str) -> bool {
        // asked hundreds of times a pair, and few codes have more than two letters
        match (self.code.as_bytes(), code.as_bytes()) {
            ([a, b], [c, d]) => a == c && b == d,
            (ours, theirs) => ours == theirs,
        }
    }

    /// The name in English: “German”.
    pub fn name(&self) -> &'static str {
        let code = self.primary();
        let known = if code.len() == 2 { Language::from_639_1(code) } else { Language::from_639_3(code) };
        known.map_or("unknown", |l| match l.to_name() {
            "Modern Greek" => "Greek",
            "Norwegian Bokmål" => "Norwegian",
            name => name,
        })
    }

    /// Written without spaces between words.
    pub fn is_spaceless(&self) -> bool {
        matches!(self.primary(), "zh" | "ja" | "th" | "lo" | "km" | "my")
    }

    /// Written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        matches!(self.primary(), "ar" | "he" | "fa" | "ur" | "yi" | "ps" | "sd" | "ug" | "dv" | "ckb" | "syr")
    }

    /// Writes compounds as one word, their head last.
    pub fn is_compounding(&self) -> bool {
        matches!(self.primary(), "de" | "nl" | "sv" | "da" | "nb" | "nn" | "fi" | "hu" | "is")
    }
}

impl PartialEq for Lang {
    fn eq(&self, other: &Lang) -> bool {
        self.same(other) && self.region == other.region
    }
}

impl Hash for Lang {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let code = self.code.as_bytes();
        // at most three letters
        let mut bytes = [0; 4];
        bytes[..code.len().min(4)].copy_from_slice(&code[..code.len().min(4)]);
        state.write_u32(u32::from_le_bytes(bytes));
        state.write_u16(u16::from_le_bytes(self.region));
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.primary())?;
        self.region().map_or(Ok(()), |r| write!(f, "-{r}"))
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_in_every_usual_form() {
        for (tag, code, region) in [
            ("de", "de", None),
            ("deu", "de", None),
            ("de_CH", "de", Some("CH")),
            ("zh-Hans-CN", "zh", Some("CN")),
            ("cmn", "zh", None),
            ("no", "nb", None),
            ("ha", "ha", None),
        ] {
            let lang = Lang::parse(tag).unwrap();
            assert_eq!((lang.primary(), lang.region()), (code, region), "{tag}");
        }
        assert_eq!(Lang::parse("el").unwrap().name(), "Greek");
    }

    #[test]
    fn what_is_no_language_is_refused() {
        for tag in ["", "qx", "english language", "12", "xx-YY"] {
            assert!(Lang::parse(tag).is_err(), "{tag}");
        }
    }
}
