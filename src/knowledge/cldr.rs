//! What CLDR says of languages: their names of months and weekdays, and the marks in their figures. Only the build reads it.
use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow};
use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::enums::DateFieldSet;
use icu_datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames, MonthNameLength, WeekdayNameLength};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use writeable::{TryWriteable, Writeable};

/// Tables of a language: name of the table to what its words stand for to the words, separated by spaces.
pub type WordTables = BTreeMap<String, BTreeMap<String, String>>;

/// Of each language `[month]` and `[weekday]`, the wide names by number, in a date and by themselves, the words of a name joined by
/// `_`; and `[figure]`, the `decimal` mark and the one between the `group`s of digits.
pub fn read<'l>(languages: impl Iterator<Item = &'l String>) -> Result<BTreeMap<String, WordTables>> {
    languages.map(|lang| Ok((lang.clone(), of(lang).with_context(|| format!("CLDR on {lang}"))?))).collect()
}

fn of(lang: &str) -> Result<WordTables> {
    let locale: Locale = lang.parse().map_err(|e| anyhow!("{e}"))?;
    // a month that begins with a Monday
    let days = (1..=7).map(|day| Date::try_new_gregorian(2024, 1, day)).collect::<Result<Vec<_>, _>>().map_err(|e| anyhow!("{e}"))?;
    let firsts = (1..=12).map(|month| Date::try_new_gregorian(2024, month, 1)).collect::<Result<Vec<_>, _>>().map_err(|e| anyhow!("{e}"))?;
    let (mut in_date, mut alone) = (names(&locale), names(&locale));
    in_date.include_month_names(MonthNameLength::Wide)?.include_weekday_names(WeekdayNameLength::Wide)?;
    alone.include_month_names(MonthNameLength::StandaloneWide)?.include_weekday_names(WeekdayNameLength::StandaloneWide)?;
    let months = by_number(&firsts, &[(&in_date, "MMMM"), (&alone, "LLLL")])?;
    let weekdays = by_number(&days, &[(&in_date, "EEEE"), (&alone, "cccc")])?;
    Ok([("figure", marks(&locale)?), ("month", months), ("weekday", weekdays)].map(|(name, rows)| (name.to_owned(), rows)).into())
}

type Names = FixedCalendarDateTimeNames<Gregorian, DateFieldSet>;

fn names(locale: &Locale) -> Names {
    Names::new_without_number_formatting(locale.into())
}

/// How each date is written by each pattern, in lower case, with the apostrophe that words are folded to.
fn by_number(dates: &[Date<Gregorian>], patterns: &[(&Names, &str)]) -> Result<BTreeMap<String, String>> {
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    for (names, pattern) in patterns {
        let pattern: DateTimePattern = pattern.parse().map_err(|e| anyhow!("{e:?}"))?;
        for (number, date) in (1..).zip(dates) {
            let formatted = names.with_pattern_unchecked(&pattern).format(date);
            let written = formatted.try_write_to_string().map_err(|(e, _)| anyhow!("{e:?}"))?;
            add(rows.entry(number.to_string()).or_default(), &written.to_lowercase().replace(' ', "_").replace('ʼ', "'"));
        }
    }
    Ok(rows)
}

fn add(row: &mut String, word: &str) {
    if !row.split(' ').any(|other| other == word) {
        *row = format!("{row} {word}").trim_start().to_owned();
    }
}

fn marks(locale: &Locale) -> Result<BTreeMap<String, String>> {
    let mut figure = Decimal::from(12_345_675);
    figure.multiply_pow10(-1);
    let formatter = DecimalFormatter::try_new(locale.into(), Default::default())?;
    let written = formatter.format(&figure).write_to_string().into_owned();
    let mut marks = written.chars().filter(|c| !c.is_numeric());
    let (group, decimal) = (marks.next().context("no group")?, marks.next_back().context("no decimals")?);
    Ok([("decimal", decimal), ("group", group)].map(|(name, mark)| (name.to_owned(), mark.to_string())).into())
}

/// Adds the names to the words of facts (weekdays) and of numbers (months), save those that stand there already, whatever they say
/// there, and the `homograph`s of a language; each also with its `proclitic`s. Months that are told by their number are figures.
pub fn add_names(
    calendar: &BTreeMap<String, WordTables>,
    besides: &WordTables,
    facts: &mut BTreeMap<String, WordTables>,
    numbers: &mut BTreeMap<String, WordTables>,
) {
    for (lang, tables) in calendar {
        let besides = |table: &str| besides.get(table).and_then(|rows| rows.get(lang)).map_or("", String::as_str);
        let fits = |word: &str| !besides("homograph").split(' ').any(|other| other == word) && !word.contains(|c: char| c.is_numeric() || c == '月');
        for (table, there) in [("weekday", &mut *facts), ("month", &mut *numbers)] {
            let there = there.entry(lang.clone()).or_default();
            let bare = |word: &str| word.trim_start_matches('=').trim_end_matches(['*', '.']).to_owned();
            let known: Vec<String> = there.values().flat_map(BTreeMap::values).flat_map(|row| row.split_whitespace()).map(bare).collect();
            for (number, names) in &tables[table] {
                let row = there.entry(table.to_owned()).or_default().entry(number.clone()).or_default();
                for name in names.split(' ').filter(|name| fits(name) && !known.iter().any(|word| word == name)) {
                    add(row, name);
                    besides("proclitic").split_whitespace().filter(|_| table == "weekday").for_each(|p| add(row, &format!("{p}{name}")));
                }
            }
        }
    }
}
