//! What a row of digits may mean in any locale: `1.234,5`, `1’234`, `١٢٣٬٤`, `13.11.2020`.
use smallvec::{SmallVec, smallvec};

use crate::text::{Lang, Span};

/// A row of digits as one number.
#[derive(Clone, Debug, PartialEq)]
pub struct Digits {
    /// In bytes of the text that was read.
    pub span: Span,
    /// What it may mean, the likeliest first.
    pub values: SmallVec<[f64; 4]>,
    /// The numbers it is made of, where it may be several: day and month, hour and minute, feet and inches.
    pub parts: SmallVec<[f64; 4]>,
}

/// The value of a decimal digit of any script.
pub fn digit(c: char) -> Option<u32> {
    const ZEROS: [u32; 14] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xBE6, 0xC66, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10];
    let c = c as u32;
    ZEROS.iter().find(|&&zero| (zero..zero + 10).contains(&c)).map(|zero| c - zero)
}

/// The value of a text that is nothing but decimal digits, nine at most.
pub fn whole(text: &str) -> Option<u32> {
    let digits = || text.chars().map(digit);
    (!text.is_empty() && digits().count() <= 9).then(|| digits().try_fold(0, |value, d| Some(value * 10 + d?)))?
}

/// One half, three quarters and the like as one character.
fn vulgar(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅕' => 0.2,
        '⅛' => 0.125,
        _ => return None,
    })
}

/// A run of digits between separators.
struct Group {
    value: f64,
    len: usize,
    span: Span,
}

/// The decimal mark of a language; both readings are kept where the digits allow both.
pub fn decimal_mark(lang: Lang) -> char {
    match (lang.primary(), lang.region()) {
        ("en" | "zh" | "ja" | "ko" | "he" | "hi" | "th" | "ha" | "bn" | "ta", _) => '.',
        ("am" | "cy" | "ga" | "gu" | "ig" | "kn" | "ml" | "mr" | "ms" | "my" | "ne" | "pa" | "si" | "sw" | "te" | "ur" | "yo", _) => '.',
        ("de", Some("CH" | "LI")) | ("es", Some("MX" | "US" | "GT" | "DO" | "PE")) => '.',
        _ => ',',
    }
}

/// Reads a token of digits and inner separators that starts at byte `at` of its text: one number, or the numbers of a date.
pub fn read(token: &str, at: usize, lang: Lang) -> SmallVec<[Digits; 2]> {
    let mut groups: SmallVec<[Group; 4]> = SmallVec::new();
    let mut marks: SmallVec<[char; 4]> = SmallVec::new();
    let mut fraction = None;
    let mut open = false;
    for (i, c) in token.char_indices() {
        if let Some(d) = digit(c) {
            if !open {
                groups.push(Group { value: 0.0, len: 0, span: Span::new(at + i, at + i) });
                open = true;
            }
            if let Some(group) = groups.last_mut() {
                group.value = group.value * 10.0 + f64::from(d);
                group.len += 1;
                group.span.end = at + i + c.len_utf8();
            }
        } else if let Some(v) = vulgar(c) {
            fraction = Some(v);
            open = false;
        } else if open {
            marks.push(match c {
                '٫' | '・' => '.',
                '٬' => ',',
                '’' => '\'',
                c if c.is_whitespace() => ' ',
                c => c,
            });
            open = false;
        }
    }
    let whole = Span::new(at, at + token.len());
    if let Some(v) = fraction {
        let before = groups.first().map_or(0.0, |g| g.value);
        return smallvec![Digits { span: whole, values: smallvec![before + v], parts: SmallVec::new() }];
    }
    marks.truncate(groups.len().saturating_sub(1));
    match groups.len() {
        0 => SmallVec::new(),
        1 => smallvec![single(&groups[0], whole)],
        2 => smallvec![two(&groups, marks[0], whole, token, lang)],
        _ => many(&groups, &marks, whole),
    }
}

fn single(group: &Group, span: Span) -> Digits {
    Digits { span, values: smallvec![group.value], parts: SmallVec::new() }
}

fn joined(groups: &[Group]) -> f64 {
    groups.iter().fold(0.0, |v, g| v * 10f64.powi(g.len as i32) + g.value)
}

fn decimal(whole: f64, fraction: &Group) -> f64 {
    // from the letters, so that 2.4 is the same double however it was grouped
    format!("{whole}.{:0len$}", fraction.value, len = fraction.len).parse().unwrap_or(whole)
}

/// `1.234`, `2,5`, `4.40`, `13.11`, `6'6`.
fn two(groups: &[Group], mark: char, span: Span, token: &str, lang: Lang) -> Digits {
    let (a, b) = (&groups[0], &groups[1]);
    let mut values = SmallVec::new();
    let mut parts = SmallVec::new();
    let thousands = a.len <= 3 && b.len == 3 && a.value > 0.0;
    if matches!(mark, '.' | ',') {
        let as_decimal = decimal(a.value, b);
        if thousands {
            let grouped = joined(groups);
            let decimal_first = mark == decimal_mark(lang) && !token.contains(['٬', '٫']);
            match decimal_first {
                true => values.extend([as_decimal, grouped]),
                // 2.500 million is no 2.5 million: nobody writes the closing zeros
                false if b.value % 10.0 == 0.0 => values.push(grouped),
                false => values.extend([grouped, as_decimal]),
            }
        } else {
            values.push(as_decimal);
        }
        if a.len <= 2 && b.len == 2 && a.value <= 24.0 && b.value < 60.0 {
            values.extend(clock(a.value, b.value));
        }
        // 4,7 is no day and month where the comma is decimal
        if a.len <= 2 && b.len <= 2 && (mark == '.' || mark != decimal_mark(lang)) {
            parts.extend([a.value, b.value]);
        }
    } else {
        if thousands {
            values.push(joined(groups));
        }
        parts.extend([a.value, b.value]);
        if mark == '\'' && !thousands {
            values.push(a.value + b.value / 12.0);
        }
        if values.is_empty() {
            values.push(a.value);
        }
    }
    Digits { span, values, parts }
}

/// The hours that a clock time may be, on a dial of 12 or 24.
pub fn clock(hour: f64, minute: f64) -> [f64; 2] {
    let time = hour + minute / 60.0;
    [time, if hour >= 12.0 { time - 12.0 } else { time + 12.0 }]
}

/// `1.234.567`, `1,234.5`, `1,00,000`, else a date or a list: every group by itself.
fn many(groups: &[Group], marks: &[char], span: Span) -> SmallVec<[Digits; 2]> {
    let (last, before) = (&groups[groups.len() - 1], &groups[..groups.len() - 1]);
    let same = |marks: &[char]| marks.windows(2).all(|w| w[0] == w[1]);
    let grouped = |groups: &[Group]| {
        groups[0].len <= 3 && groups[0].value > 0.0 && groups[groups.len() - 1].len == 3 && groups[1..groups.len() - 1].iter().all(|g| g.len == 3 || g.len == 2)
    };
    let value = if same(marks) && grouped(groups) {
        Some(joined(groups))
    } else if same(&marks[..marks.len() - 1]) && marks[marks.len() - 1] != marks[0] && matches!(marks[marks.len() - 1], '.' | ',') && grouped(before) {
        Some(decimal(joined(before), last))
    } else {
        None
    };
    match value {
        Some(v) => smallvec![Digits { span, values: smallvec![v], parts: SmallVec::new() }],
        None => groups.iter().map(|g| single(g, g.span)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values(token: &str, lang: &str) -> Vec<Vec<f64>> {
        read(token, 0, Lang::parse(lang).unwrap()).iter().map(|d| d.values.to_vec()).collect()
    }

    #[test]
    fn every_grouping_is_read() {
        for (token, lang, first) in [
            ("1.234,5", "de", 1234.5),
            ("1,234.5", "en", 1234.5),
            ("1’234", "de", 1234.0),
            ("1\u{202F}234,5", "fr", 1234.5),
            ("1.234.567", "es", 1_234_567.0),
            ("12,34,567", "hi", 1_234_567.0),
            ("١٬٢٣٤", "ar", 1234.0),
            ("١٢٫٥", "ar", 12.5),
            ("۱۲", "fa", 12.0),
            ("१२", "hi", 12.0),
            ("３５", "ja", 35.0),
            ("2,4", "de", 2.4),
            ("0,001", "de", 0.001),
            ("1.234", "de", 1234.0),
            ("1.234", "en", 1.234),
            ("5½", "en", 5.5),
            ("2020", "en", 2020.0),
        ] {
            assert_eq!(values(token, lang)[0][0], first, "{token} in {lang}");
        }
    }

    #[test]
    fn thousands_are_no_decimals() {
        assert_eq!(values("2.500", "es"), [[2500.0]]);
        assert_eq!(values("2.534", "es"), [[2534.0, 2.534]]);
        assert_eq!(values("2.500", "en"), [[2.5, 2500.0]]);
    }

    #[test]
    fn a_date_is_its_parts() {
        assert_eq!(values("13.11.2020", "de"), [[13.0], [11.0], [2020.0]]);
        assert_eq!(read("13.11", 0, Lang::DE)[0].parts.to_vec(), [13.0, 11.0]);
        assert_eq!(read("13.11.2020", 10, Lang::DE)[2].span, Span::new(16, 20));
    }

    proptest! {
        #[test]
        fn any_token_is_read_within_its_bounds(token in "[0-9٠-٩０-９½.,'’\u{A0}]{1,16}") {
            for d in read(&token, 7, Lang::DE) {
                prop_assert!(d.span.start >= 7 && d.span.end <= 7 + token.len());
                prop_assert!(token.get(d.span.start - 7..d.span.end - 7).is_some());
                prop_assert!(!d.values.is_empty());
            }
        }

        #[test]
        fn grouping_does_not_change_the_value(n in 1_000u32..999_999_999) {
            let plain = n.to_string();
            let mut dotted = String::new();
            for (i, c) in plain.chars().enumerate() {
                if i > 0 && (plain.len() - i) % 3 == 0 {
                    dotted.push('.');
                }
                dotted.push(c);
            }
            let read = read(&dotted, 0, Lang::DE);
            prop_assert_eq!(read.len(), 1);
            prop_assert_eq!(read[0].values[0], f64::from(n));
        }
    }
}
