//! Whatever is written in any locale is read back: numbers, dates and times of day.
use std::sync::Arc;

use proptest::prelude::*;

use super::calendar;
use crate::analysis::numbers;
use crate::document::{Role, Segment, Unplaced};
use crate::text::Lang;

/// Language, mark between thousands, decimal mark, zero.
const LOCALES: &[(&str, &str, char, char)] = &[
    ("en", ",", '.', '0'),
    ("de", ".", ',', '0'),
    ("de-CH", "’", '.', '0'),
    ("fr", "\u{202F}", ',', '0'),
    ("fr", "\u{A0}", ',', '0'),
    ("es", ".", ',', '0'),
    ("es-MX", ",", '.', '0'),
    ("it", ".", ',', '0'),
    ("pt", ".", ',', '0'),
    ("nl", ".", ',', '0'),
    ("sv", "\u{A0}", ',', '0'),
    ("pl", " ", ',', '0'),
    ("cs", "\u{A0}", ',', '0'),
    ("ru", "\u{A0}", ',', '0'),
    ("uk", " ", ',', '0'),
    ("ro", ".", ',', '0'),
    ("tr", ".", ',', '0'),
    ("ar", "٬", '٫', '٠'),
    ("zh", ",", '.', '0'),
    ("ja", ",", '.', '0'),
    ("ja", ",", '.', '０'),
];

/// How each language writes a million and more behind a figure.
const SCALES: &[(&str, &str, f64)] = &[
    ("en", "million", 1e6),
    ("en", "billion", 1e9),
    ("en", "trillion", 1e12),
    ("de", "Millionen", 1e6),
    ("de", "Milliarden", 1e9),
    ("de", "Billionen", 1e12),
    ("fr", "milliards", 1e9),
    ("es", "millones", 1e6),
    ("es", "mil millones", 1e9),
    ("es", "billones", 1e12),
    ("it", "miliardi", 1e9),
    ("pt", "bilhões", 1e9),
    ("nl", "miljard", 1e9),
    ("sv", "miljarder", 1e9),
    ("pl", "mld", 1e9),
    ("cs", "miliardy", 1e9),
    ("ru", "млрд", 1e9),
    ("ru", "тыс.", 1e3),
    ("uk", "млрд", 1e9),
    ("ro", "de miliarde", 1e9),
    ("tr", "milyar", 1e9),
    ("ar", "مليار", 1e9),
    ("zh", "亿", 1e8),
    ("ja", "億", 1e8),
];

fn segment(text: &str, lang: &str) -> Segment {
    Segment::new("s", text.into(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced))
}

/// `whole` and as many digits of `fraction` as `places` says, written as the locale does.
fn written((_, group, mark, zero): (&str, &str, char, char), whole: u64, fraction: u32, places: usize) -> String {
    let plain = whole.to_string();
    let mut text = String::new();
    for (i, c) in plain.chars().enumerate() {
        if i > 0 && (plain.len() - i).is_multiple_of(3) {
            text += group;
        }
        text.push(c);
    }
    if places > 0 {
        text.push(mark);
        text += &format!("{:0places$}", fraction % 10u32.pow(places as u32));
    }
    let digit = |d: u32| char::from_u32(zero as u32 + d).unwrap_or_default();
    text.chars().map(|c| c.to_digit(10).map_or(c, digit)).collect()
}

fn value(whole: u64, fraction: u32, places: usize) -> f64 {
    if places == 0 { whole as f64 } else { format!("{whole}.{:0places$}", fraction % 10u32.pow(places as u32)).parse().unwrap() }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * b.abs().max(1.0)
}

fn months() -> impl Strategy<Value = (i16, i8, i8)> {
    (1950i16..2100, 1i8..=12, 1i8..=28)
}

const ENGLISH: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const GERMAN: [&str; 12] = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
const FRENCH: [&str; 12] = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const SPANISH: [&str; 12] = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];
const RUSSIAN: [&str; 12] = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];

/// A day as it is written in a language.
fn dated(form: usize, (year, month, day): (i16, i8, i8)) -> (&'static str, String) {
    let name = |names: [&'static str; 12]| names[month as usize - 1];
    match form {
        0 => ("de", format!("am {day}.{month}.{year} in Bonn")),
        1 => ("de", format!("am {day}. {} {year} in Bonn", name(GERMAN))),
        2 => ("fr", format!("le {day:02}/{month:02}/{year} à Lyon")),
        3 => ("fr", format!("le {day} {} {year} à Lyon", name(FRENCH))),
        4 => ("es", format!("el {day} de {} de {year} en Lugo", name(SPANISH))),
        5 => ("ru", format!("это {day} {} {year} года", name(RUSSIAN))),
        6 => ("cs", format!("dne {day}. {month}. {year} v Brně")),
        7 => ("sv", format!("den {year}-{month:02}-{day:02} i Umeå")),
        8 => ("zh", format!("于{year}年{month}月{day}日举行")),
        9 => ("ja", format!("{year}年{month}月{day}日に")),
        _ => ("pl", format!("dnia {day:02}.{month:02}.{year} r.")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn numbers_of_every_locale_are_read_back(at in 0..LOCALES.len(), whole in prop_oneof![1u64..1000, 1000u64..1_000_000, 1_000_000u64..1_000_000_000_000], fraction in 0u32..100, places in 0usize..3) {
        let locale = LOCALES[at];
        let text = format!("{} kg", written(locale, whole, fraction, places));
        let segment = segment(&text, locale.0);
        let read = numbers::read(&segment);
        prop_assert_eq!(read.len(), 1, "{}", text);
        prop_assert!(close(read[0].value(), value(whole, fraction, places)), "{} {:?}", text, read[0]);
    }

    #[test]
    fn scales_of_every_language_are_read_back(at in 0..SCALES.len(), whole in 1u64..1000, fraction in 1u32..10, places in 0usize..2) {
        let (lang, scale, factor) = SCALES[at];
        let locale = LOCALES.iter().find(|l| l.0 == lang).copied().unwrap();
        let gap = if matches!(lang, "zh" | "ja") { "" } else { " " };
        let text = format!("{}{gap}{scale}", written(locale, whole, fraction, places));
        let segment = segment(&text, lang);
        let read = numbers::read(&segment);
        let hard: Vec<_> = read.iter().filter(|n| n.hard).collect();
        prop_assert_eq!(hard.len(), 1, "{}", text);
        prop_assert!(close(hard[0].value(), value(whole, fraction, places) * factor), "{} {:?}", text, hard[0]);
    }

    #[test]
    fn days_of_every_locale_are_read_back(form in 0usize..11, day in months(), other in months()) {
        let (lang, text) = dated(form, day);
        let source = segment(&text, lang);
        let english = |(year, month, day): (i16, i8, i8)| segment(&format!("It was {} {day}, {year}.", ENGLISH[month as usize - 1]), "en");
        let (same, changed) = (english(day), english(other));
        let ours = calendar::dates(&source);
        prop_assert_eq!(ours.len(), 1, "{}", text);
        prop_assert!(calendar::changed_date(&ours, &calendar::dates(&same)).is_none(), "{} {:?}", text, ours);
        prop_assert_eq!(calendar::changed_date(&ours, &calendar::dates(&changed)).is_some(), day != other, "{} {:?}", text, other);
    }

    #[test]
    fn times_of_every_locale_are_no_change(form in 0usize..6, hour in 0u32..24, minute in 1u32..60) {
        let (lang, text) = match form {
            0 => ("de", format!("Es war {hour}.{minute:02} Uhr.")),
            1 => ("fr", format!("Il était {hour}h{minute:02}.")),
            2 => ("es", format!("Eran las {hour}:{minute:02} horas.")),
            3 => ("ja", format!("{hour}時{minute}分だった。")),
            4 => ("zh", format!("时间是{hour}点{minute}分。")),
            _ => ("sv", format!("Klockan var {hour}.{minute:02}.")),
        };
        let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        let half = if hour < 12 { "a.m." } else { "p.m." };
        let (s, t) = (segment(&text, lang), segment(&format!("It was {twelve}:{minute:02} {half}"), "en"));
        let comparison = numbers::Comparison::of((&s, &numbers::read(&s)), (&t, &numbers::read(&t)));
        prop_assert!(comparison.is_empty(), "{} {:?}", text, comparison);
    }
}
