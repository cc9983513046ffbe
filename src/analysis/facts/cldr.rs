//! What CLDR writes is read back: every name of a month and of a weekday, and figures with every language's marks.
use std::sync::Arc;

use super::{calendar, days};
use crate::analysis::numbers::{digits, words};
use crate::document::{Role, Segment, Unplaced};
use crate::text::Lang;
use crate::text::by_language::{Packed, Tables, tables};

include!(concat!(env!("OUT_DIR"), "/cldr.rs"));

/// Languages with what CLDR says of them.
fn languages() -> impl Iterator<Item = (Lang, Tables)> {
    let packed: Packed = CLDR;
    packed.iter().map(|(lang, packed)| (Lang::parse(lang).unwrap(), tables(packed)))
}

/// The names of a table with their numbers.
fn names<'t>(tables: &'t Tables, table: &str) -> impl Iterator<Item = (i8, String)> + 't {
    tables[table].iter().flat_map(|(number, names)| names.split(' ').map(|name| (number.parse().unwrap(), name.replace('_', " "))))
}

fn segment(text: String, lang: Lang) -> Segment {
    Segment::new("s", text, lang, Role::Paragraph, Arc::new(Unplaced))
}

fn weekdays(text: &str, lang: Lang) -> Vec<i8> {
    // a name of several spellings is told once for each
    let mut days: Vec<i8> = days::days(&segment(text.into(), lang)).iter().filter_map(days::Day::told).collect();
    days.dedup();
    days
}

/// “13 января”; in capitals as the language writes it.
fn month(name: &str, lang: Lang) -> Option<i8> {
    let capital = name.chars().next().into_iter().flat_map(char::to_uppercase).chain(name.chars().skip(1)).collect::<String>();
    let found = calendar::dates(&segment(format!("X 13 {capital} 2025."), lang));
    found.first().filter(|date| date.has_day()).and_then(|date| date.month())
}

#[test]
fn every_month_is_read_back() {
    let mut read = 0;
    for (lang, tables) in languages() {
        // what is told by its number is a figure: 1월, tháng 1, 一月
        for (number, name) in names(&tables, "month").filter(|(_, name)| !name.contains(|c: char| c.is_numeric() || c == '月')) {
            assert_eq!(month(&name, lang), Some(number), "{name} in {lang}");
            read += 1;
        }
    }
    assert!(read >= 28 * 12, "{read}");
}

#[test]
fn every_weekday_is_read_back_save_homographs() {
    const HOMOGRAPHS: &[(&str, &[&str])] = &[
        ("el", &["τρίτη", "πέμπτη"]),
        ("es", &["domingo"]),
        ("fa", &["شنبه"]),
        ("hr", &["nedjelja"]),
        ("id", &["minggu"]),
        ("ro", &["luni"]),
        ("ru", &["среда"]),
        ("tr", &["pazar"]),
        ("uk", &["середа"]),
        ("vi", &["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"]),
    ];
    let mut other = Vec::new();
    for (lang, tables) in languages() {
        let homographs = HOMOGRAPHS.iter().find(|(tag, _)| *tag == lang.primary()).map_or(&[][..], |(_, words)| words);
        for (number, name) in names(&tables, "weekday") {
            let expected = if homographs.contains(&&*name) { vec![] } else { vec![number] };
            if weekdays(&name, lang) != expected {
                other.push(format!("{name} in {lang}"));
            }
        }
    }
    assert_eq!(other, [""; 0]);
}

#[test]
fn a_weekday_is_read_in_a_sentence() {
    for (text, lang, days) in [
        ("Pressekonferencen holdes torsdag.", "da", &[4][..]),
        ("Kokous pidetään torstaina.", "fi", &[4]),
        ("הישיבה תתקיים ביום חמישי.", "he", &[4]),
        ("בירושלים הייתה שבת", "he", &[]),
        ("बैठक गुरुवार को होगी।", "hi", &[4]),
        ("Rapat digelar hari Kamis, dua minggu lagi.", "id", &[4]),
        ("Møtet holdes torsdag.", "nb", &[4]),
        ("회의는 목요일 열린다.", "ko", &[4]),
        ("Η τρίτη συνάντηση γίνεται την Παρασκευή.", "el", &[5]),
        ("Đây là lần thứ ba, vào Chủ nhật.", "vi", &[7]),
        ("جلسه سه شنبه است", "fa", &[]),
        ("Plácido Domingo canta el jueves.", "es", &[4]),
    ] {
        assert_eq!(weekdays(text, Lang::parse(lang).unwrap()), days, "{text}");
    }
}

#[test]
fn months_of_cases_are_dates() {
    for (name, lang, number) in [("tammikuuta", "fi", 1), ("siječnja", "hr", 1), ("Ιανουαρίου", "el", 1), ("ינואר", "he", 1), ("listopada", "hr", 10)]
    {
        assert_eq!(month(name, Lang::parse(lang).unwrap()), Some(number), "{name}");
    }
}

#[test]
fn figures_are_read_by_the_marks_of_cldr() {
    // Arabic papers write the marks of Europe, too: its readers keep both
    for (lang, tables) in languages().filter(|(lang, _)| lang.primary() != "ar") {
        assert!(words::known(lang));
        let (decimal, group) = (&tables["figure"]["decimal"], &tables["figure"]["group"]);
        if decimal.is_ascii() {
            assert_eq!(digits::decimal_mark(lang).to_string(), *decimal, "{lang}");
        }
        for (figure, value) in [(format!("2{decimal}5"), 2.5), (format!("1{group}234{decimal}5"), 1234.5), (format!("1{group}234{group}567"), 1_234_567.0)] {
            let read = digits::read(&figure, 0, lang);
            assert_eq!((read.len(), read[0].values[0]), (1, value), "{figure} in {lang}");
        }
        assert_eq!(digits::read(&format!("1{group}234"), 0, lang)[0].values[0], 1234.0, "{lang}");
    }
}
