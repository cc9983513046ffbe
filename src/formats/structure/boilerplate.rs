//! Lines that are no story: credits, copyright, dispatch codes, bylines.
use crate::document::Date;

/// Agencies as they sign, in lower case.
const AGENCIES: &[&str] = &[
    "aa",
    "afp",
    "ansa",
    "ap",
    "apa",
    "belga",
    "bloomberg",
    "cna",
    "ctk",
    "dpa",
    "dpa-infocom",
    "dpa-afx",
    "efe",
    "epd",
    "interfax",
    "itar-tass",
    "jiji",
    "keystone-sda",
    "kna",
    "kyodo",
    "lusa",
    "mti",
    "ntb",
    "pa",
    "pap",
    "pti",
    "reuters",
    "rfe",
    "ritzau",
    "sda",
    "sid",
    "sputnik",
    "stt",
    "tanjug",
    "tass",
    "tt",
    "ukrinform",
    "upi",
    "xinhua",
    "yonhap",
    "anp",
    "agi",
    "adnkronos",
    "europa press",
    "associated press",
    "agence france-presse",
    "рбк",
    "тасс",
    "риа новости",
    "интерфакс",
    "укрінформ",
    "新华社",
    "共同",
    "時事",
];

const BEGINNINGS: &[&str] = &[
    "©",
    "(c) ",
    "copyright",
    "photo:",
    "photos:",
    "foto:",
    "fotos:",
    "image:",
    "images:",
    "bild:",
    "picture:",
    "photograph:",
    "photo credit",
    "crédit photo",
    "credit:",
    "file photo",
    "archivfoto",
    "symbolbild",
    "reporting by",
    "(reporting by",
    "editing by",
    "(editing by",
    "writing by",
    "(writing by",
    "additional reporting",
    "read more:",
    "read also:",
    "lesen sie auch",
    "mehr zum thema",
    "lire aussi",
    "à lire aussi",
    "leia também",
    "lea también",
    "leggi anche",
    "source:",
    "quelle:",
    "quellen:",
    "sources:",
    "фото:",
    "источник:",
    "джерело:",
];

const PHRASES: &[&str] = &[
    "all rights reserved",
    "alle rechte vorbehalten",
    "tous droits réservés",
    "todos los derechos reservados",
    "todos os direitos reservados",
    "tutti i diritti riservati",
    "wszelkie prawa zastrzeżone",
    "все права защищены",
    "усі права захищено",
    "alle rechten voorbehouden",
];

const BYLINES: &[&str] = &["By ", "BY ", "Von ", "Par ", "Por ", "Door ", "Av ", "Af ", "Di "];

/// Words of the longest byline.
const BYLINE: usize = 8;

pub fn is(line: &str) -> bool {
    if !line.contains(char::is_alphabetic) {
        // page numbers and rulers; a result (“3:1”) is one too
        return true;
    }
    if dispatch_code(line).is_some() {
        return true;
    }
    let lower = line.to_lowercase();
    BEGINNINGS.iter().any(|b| lower.starts_with(b)) || PHRASES.iter().any(|p| lower.contains(p)) || is_signature(&lower) || is_byline(line) || is_address(line)
}

/// An agency, or several: `(dpa)`, `AFP/Reuters`, `– dpa`
fn is_signature(lower: &str) -> bool {
    let bare = lower.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '-' | '–' | '—' | '.' | '/'));
    is_agency(bare)
}

/// The name of an agency, in lower case, or several with strokes or commas between.
pub fn is_agency(lower: &str) -> bool {
    !lower.is_empty() && lower.split(['/', ',', '+']).all(|a| AGENCIES.contains(&a.trim()))
}

fn is_byline(line: &str) -> bool {
    let Some(name) = BYLINES.iter().find_map(|b| line.strip_prefix(b)) else { return false };
    let names = |w: &str| {
        w.chars().next().is_some_and(char::is_uppercase)
            || matches!(w, "and" | "und" | "et" | "y" | "e" | "i" | "en" | "og" | "och" | "de" | "von" | "van" | "in")
    };
    let words = name.split_whitespace().count();
    (2..=BYLINE).contains(&words) && name.split_whitespace().all(names) && !name.ends_with(['.', '?', '!', ':'])
}

/// A web or mail address alone.
fn is_address(line: &str) -> bool {
    !line.contains(char::is_whitespace) && (line.contains("://") || line.contains('@') || line.starts_with("www."))
}

/// The figures behind `dpa:` in a code such as `dpa:251122-930-327543/1`.
fn dispatch_code(line: &str) -> Option<&str> {
    let (_, code) = line.split_once("dpa:")?;
    let day = code.get(..6)?;
    (day.bytes().all(|b| b.is_ascii_digit()) && code[6..].starts_with('-')).then_some(day)
}

/// The day on which a dispatch was sent, from its code.
pub fn dispatch_date(line: &str) -> Option<Date> {
    let day = dispatch_code(line)?;
    let number = |from: usize| day.get(from..from + 2)?.parse::<i8>().ok();
    Date::new(2000 + i16::from(number(0)?), number(2)?, number(4)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_around_the_story_are_boilerplate() {
        for line in [
            "(dpa)",
            "AFP",
            "dpa/AFP",
            "– Reuters",
            "© 2025 The Wire",
            "Alle Rechte vorbehalten.",
            "By Jane Roe and Max Doe",
            "Von Erika Muster",
            "Photo: AFP",
            "(Reporting by Jane Roe; editing by Max Doe)",
            "https://example.org/story",
            "* * *",
            "dpa:251122-930-327543/1",
        ] {
            assert!(is(line), "{line}");
        }
    }

    #[test]
    fn prose_is_not() {
        for line in
            ["By Monday the town was empty.", "Von Montag an gilt das Gesetz", "Reuters reported the deal.", "The AFP raided a house.", "Di Maio resigned"]
        {
            assert!(!is(line), "{line}");
        }
    }

    #[test]
    fn a_dispatch_code_names_its_day() {
        assert_eq!(dispatch_date("dpa:251122-930-327543/1").unwrap().to_string(), "2025-11-22");
        assert_eq!(dispatch_date("dpa:259922-930-327543/1"), None);
        assert_eq!(dispatch_date("dpa: no code"), None);
    }
}
