//! Datelines: `MARSEILLE (dpa) –`, `PARIS, Nov 20, 2025 (AFP) -`, `LONDON —`
use crate::document::Date;

use super::boilerplate;

/// Characters within which a dateline ends.
const LONGEST: usize = 90;
/// Characters of the longest place with its date.
const PLACE: usize = 50;

pub struct Dateline {
    /// Byte of the line at which the dateline ends, its dash included.
    pub end: usize,
    /// Where it names day, month and year.
    pub date: Option<Date>,
}

/// The dateline with which a line begins.
pub fn of(line: &str) -> Option<Dateline> {
    let mut from = 0;
    // the dash of “(ANSA) - ROMA, 20 NOV -” is not the last one
    let mut found = None;
    while let Some((dash, end)) = dash(line, from) {
        let before = &line[..dash];
        if is_dateline(before) {
            found = Some(Dateline { end, date: full_date(before) });
        } else if found.is_some() || line[..dash].chars().count() > LONGEST {
            break;
        }
        from = end;
    }
    found.or_else(|| chinese(line))
}

/// The next dash between spaces, or after a full stop, from `from` on: where it begins and where it ends.
fn dash(line: &str, from: usize) -> Option<(usize, usize)> {
    let limit = line.char_indices().nth(LONGEST).map_or(line.len(), |(i, _)| i);
    line.get(from..limit)?.char_indices().find_map(|(i, c)| {
        if !matches!(c, '-' | '–' | '—') {
            return None;
        }
        let at = from + i;
        let before = line[..at].trim_end_matches(['-', '.']);
        let rest = line[at..].trim_start_matches(['-', '–', '—']);
        let open = before.ends_with(char::is_whitespace) || before.ends_with(')') || line[..at].ends_with('.');
        (open && rest.starts_with(char::is_whitespace)).then(|| (before.trim_end().len(), line.len() - rest.len()))
    })
}

/// Whether the words before a dash are a place with its agency, or a place in capitals.
fn is_dateline(before: &str) -> bool {
    let before = before.trim();
    if let Some(agency) = before.strip_prefix('(').and_then(|b| b.strip_suffix(')')) {
        return boilerplate::is_agency(&agency.to_lowercase());
    }
    let before = before
        .strip_prefix('(')
        .and_then(|b| b.split_once(')'))
        .map_or(before, |(_, place)| place.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–')));
    match before.strip_suffix(')').and_then(|b| b.rsplit_once('(')) {
        Some((place, agency)) => {
            let short = place.chars().count() <= PLACE && agency.chars().count() <= 30 && place.split_whitespace().count() <= 7;
            let is_agency = boilerplate::is_agency(&agency.to_lowercase()) || agency.chars().all(|c| c.is_uppercase() || c == '/');
            short && is_agency && place.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase()) && !place.contains(['?', '!', ':', '“', '"'])
        }
        None => is_place_in_capitals(before),
    }
}

fn is_place_in_capitals(before: &str) -> bool {
    if before.chars().count() > PLACE || before.contains(['?', '!', ':', ';', '“', '"', '„', '«']) {
        return false;
    }
    let mut capitals = 0;
    for word in before.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if word.bytes().all(|b| b.is_ascii_digit()) || month(word).is_some() {
            continue;
        }
        let upper = word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase);
        if !upper {
            return false;
        }
        capitals = capitals.max(word.chars().count());
    }
    capitals >= 3
}

/// `新华社北京11月20日电`
fn chinese(line: &str) -> Option<Dateline> {
    let head: String = line.chars().take(30).collect();
    let end = head.find('电').or_else(|| head.find('電'))? + '电'.len_utf8();
    let named = head[..end].contains('社') && head[..end].contains('日') && !head[..end].contains(['，', '。']);
    let rest = line[end..].trim_start_matches(['）', ')', ' ', '　']);
    named.then(|| Dateline { end: line.len() - rest.len(), date: None })
}

/// A line that is nothing but a date with its year.
pub fn only_date(line: &str) -> Option<Date> {
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count();
    full_date(line).filter(|_| words <= 6)
}

/// A date with day, month and year: `22 November 2025`, `Nov. 22, 2025`, `22.11.2025`, `2025-11-22`.
fn full_date(text: &str) -> Option<Date> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let year = |w: &str| w.parse::<i16>().ok().filter(|y| w.len() == 4 && (1900..2100).contains(y));
    let day = |w: &str| w.trim_end_matches(|c: char| c.is_alphabetic()).parse::<i8>().ok().filter(|d| (1..=31).contains(d));
    // “20 de noviembre de 2025”
    let words: Vec<&str> = words.into_iter().filter(|w| !matches!(*w, "de" | "of" | "del")).collect();
    words.windows(3).find_map(|w| {
        let (d, m, y) = match w {
            [d, m, y] if month(m).is_some() => (day(d)?, month(m)?, year(y)?),
            [m, d, y] if month(m).is_some() => (day(d)?, month(m)?, year(y)?),
            [y, m, d] if y.len() == 4 && m.len() == 2 => (day(d)?, day(m)?, year(y)?),
            [d, m, y] if text.contains('.') => (day(d)?, day(m)?, year(y)?),
            _ => return None,
        };
        Date::new(y, m, d).ok()
    })
}

/// Beginnings of the months' names in the languages of the larger agencies.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "янв", "січ", "stycz", "styczni", "led", "oca"],
    &["feb", "fév", "fev", "фев", "лют", "luty", "luteg", "únor", "şub"],
    &["mar", "mär", "mrz", "maar", "мар", "бер", "břez"],
    &["apr", "avr", "abr", "апр", "квіт", "kwie", "dub", "nis"],
    &["may", "mai", "maj", "mei", "mag", "май", "мая", "трав", "květ", "mayıs"],
    &["jun", "jui", "giu", "июн", "черв", "czerw", "červ", "haz"],
    &["jul", "juil", "lug", "июл", "лип", "lip", "tem"],
    &["aug", "aoû", "ago", "авг", "серп", "sierp", "srp", "ağu"],
    &["sep", "set", "сен", "верес", "wrze", "září", "eyl"],
    &["oct", "okt", "ott", "out", "окт", "жовт", "paźd", "říj", "eki"],
    &["nov", "ноя", "лист", "listopad", "kas"],
    &["dec", "déc", "dez", "dic", "дек", "груд", "grud", "pros", "ara"],
];

fn month(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    // “juillet” begins as “juin” does
    if lower.starts_with("juil") {
        return Some(7);
    }
    let letters = lower.chars().count();
    let known = |name: &str| lower.starts_with(name) && (3..=12).contains(&letters);
    MONTHS.iter().position(|names| names.iter().any(|name| known(name))).map(|i| i as i8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_end_at_their_dash() {
        for (line, dateline, date) in [
            ("MARSEILLE (dpa) – Thousands marched.", "MARSEILLE (dpa) –", None),
            ("Berlin/Paris (dpa) - Der Minister kam.", "Berlin/Paris (dpa) -", None),
            ("PARIS, Nov 20, 2025 (AFP) - The minister came.", "PARIS, Nov 20, 2025 (AFP) -", Some("2025-11-20")),
            ("LONDON — The minister came.", "LONDON —", None),
            ("NEW YORK, 3 May 2024 -- Stocks fell.", "NEW YORK, 3 May 2024 --", Some("2024-05-03")),
            ("Madrid, 20 nov (EFE).- El ministro llegó.", "Madrid, 20 nov (EFE).-", None),
            ("(ANSA) - ROMA, 20 NOV - Il ministro è arrivato.", "(ANSA) - ROMA, 20 NOV -", None),
            ("新华社北京11月20日电 部长抵达。", "新华社北京11月20日电 ", None),
        ] {
            let found = of(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(&line[..found.end], dateline);
            assert_eq!(found.date.map(|d| d.to_string()).as_deref(), date, "{line}");
        }
    }

    #[test]
    fn a_sentence_with_a_dash_has_none() {
        for line in [
            "The minister – an old hand – came.",
            "Police (and others) – came.",
            "NATO said on Monday – again – that it would stay.",
            "Marseille – a port city – waits.",
            "He came.",
            "“STOP” – he shouted.",
        ] {
            assert!(of(line).is_none(), "{line}");
        }
    }

    #[test]
    fn a_line_may_be_nothing_but_a_date() {
        for line in ["22 November 2025", "November 22, 2025", "22. November 2025", "22.11.2025", "2025-11-22", "22 de noviembre de 2025", "22 ноября 2025 года"]
        {
            assert_eq!(only_date(line).unwrap_or_else(|| panic!("{line}")).to_string(), "2025-11-22");
        }
        assert!(only_date("On 22 November 2025 the minister came to town").is_none());
        assert!(only_date("November 22").is_none());
    }
}
