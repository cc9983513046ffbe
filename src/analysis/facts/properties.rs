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
    ("ko", ",", '.', '0'),
    ("da", ".", ',', '0'),
    ("nb", "\u{A0}", ',', '0'),
    ("fi", "\u{A0}", ',', '0'),
    ("hu", "\u{A0}", ',', '0'),
    ("bg", "\u{A0}", ',', '0'),
    ("hr", ".", ',', '0'),
    ("el", ".", ',', '0'),
    ("id", ".", ',', '0'),
    ("vi", ".", ',', '0'),
    ("he", ",", '.', '0'),
    ("ha", ",", '.', '0'),
    ("fa", "٬", '٫', '۰'),
    ("ur", "٬", '٫', '۰'),
    ("hi", ",", '.', '०'),
    ("bn", ",", '.', '০'),
    ("ta", ",", '.', '௦'),
    ("th", ",", '.', '๐'),
    ("th", ",", '.', '0'),
    ("km", ".", ',', '០'),
    ("my", ",", '.', '၀'),
    ("lo", ".", ',', '໐'),
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
    ("zh", "万", 1e4),
    ("zh", "亿", 1e8),
    ("zh", "万亿", 1e12),
    ("ja", "万", 1e4),
    ("ja", "億", 1e8),
    ("ja", "兆", 1e12),
    ("ko", "만", 1e4),
    ("ko", "억", 1e8),
    ("en", "bn", 1e9),
    ("de", "Mio.", 1e6),
    ("de", "Mrd.", 1e9),
    ("fr", "millions", 1e6),
    ("it", "milioni", 1e6),
    ("it", "mila", 1e3),
    ("pt", "milhões", 1e6),
    ("pt", "mil", 1e3),
    ("es", "mil", 1e3),
    ("nl", "mln", 1e6),
    ("sv", "miljoner", 1e6),
    ("da", "milliarder", 1e9),
    ("nb", "millioner", 1e6),
    ("fi", "miljardia", 1e9),
    ("hu", "milliárd", 1e9),
    ("pl", "mln", 1e6),
    ("pl", "tys.", 1e3),
    ("cs", "milionů", 1e6),
    ("ru", "миллиарда", 1e9),
    ("uk", "мільйонів", 1e6),
    ("bg", "милиона", 1e6),
    ("hr", "milijuna", 1e6),
    ("el", "εκατ.", 1e6),
    ("ro", "de milioane", 1e6),
    ("tr", "milyon", 1e6),
    ("ar", "مليون", 1e6),
    ("fa", "میلیارد", 1e9),
    ("he", "מיליון", 1e6),
    ("hi", "लाख", 1e5),
    ("hi", "करोड़", 1e7),
    ("id", "juta", 1e6),
    ("id", "miliar", 1e9),
    ("vi", "triệu", 1e6),
    ("vi", "tỷ", 1e9),
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

fn days() -> impl Strategy<Value = (i16, i8, i8)> {
    (1950i16..2100, 1i8..=12, 1i8..=28)
}

const ENGLISH: &str = "January February March April May June July August September October November December";

/// How languages write a day: `d` and `m` stand for day and month, `dd` and `mm` for two digits of each, `y` for the year, `N` for the
/// month's name out of those behind.
const DATES: &[(&str, &str, &str)] = &[
    ("ar", "يوم {d} {N} {y}", "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    ("cs", "dne {d}. {m}. {y} v Brně", ""),
    ("cs", "dne {d}. {N} {y} v Brně", "ledna února března dubna května června července srpna září října listopadu prosince"),
    ("de", "am {d}.{m}.{y} in Bonn", ""),
    ("de", "am {dd}.{mm}.{y} in Bonn", ""),
    ("de", "am {d}. {N} {y} in Bonn", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    ("en", "on {N} {d}, {y}, in York", ENGLISH),
    ("en", "on {d} {N} {y} in York", ENGLISH),
    ("en", "on {N} {d}, {y}, in York", "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec."),
    ("es", "el {dd}/{mm}/{y} en Lugo", ""),
    ("es", "el {d} de {N} de {y} en Lugo", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    ("fr", "le {dd}/{mm}/{y} à Lyon", ""),
    ("fr", "le {d} {N} {y} à Lyon", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    ("it", "il {d}/{m}/{y} a Roma", ""),
    ("it", "il {d} {N} {y} a Roma", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    ("ja", "{y}年{m}月{d}日に", ""),
    ("nl", "op {dd}-{mm}-{y} in Breda", ""),
    ("nl", "op {d} {N} {y} in Breda", "januari februari maart april mei juni juli augustus september oktober november december"),
    ("pl", "dnia {dd}.{mm}.{y} r.", ""),
    ("pl", "dnia {d} {N} {y} r.", "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
    ("pt", "em {dd}/{mm}/{y} no Porto", ""),
    ("pt", "em {d} de {N} de {y} no Porto", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    ("ro", "pe {dd}.{mm}.{y} la Cluj", ""),
    ("ro", "pe {d} {N} {y} la Cluj", "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"),
    ("ru", "это {dd}.{mm}.{y} было", ""),
    ("ru", "это {d} {N} {y} года", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    ("sv", "den {y}-{mm}-{dd} i Umeå", ""),
    ("sv", "den {d} {N} {y} i Umeå", "januari februari mars april maj juni juli augusti september oktober november december"),
    ("tr", "tarihi {dd}.{mm}.{y} idi", ""),
    ("tr", "tarihi {d} {N} {y} idi", "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
    ("uk", "це {d} {N} {y} року", "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
    ("zh", "于{y}年{m}月{d}日举行", ""),
];

/// A day as a form of [`DATES`] has it.
fn dated((_, form, names): (&str, &str, &str), (year, month, day): (i16, i8, i8)) -> String {
    let name = names.split(' ').nth(month as usize - 1).unwrap_or_default();
    let two = |n: i8| format!("{n:02}");
    [("{d}", day.to_string()), ("{dd}", two(day)), ("{m}", month.to_string()), ("{mm}", two(month)), ("{y}", year.to_string()), ("{N}", name.to_owned())]
        .iter()
        .fold(form.to_owned(), |text, (place, written)| text.replace(place, written))
}

/// How languages write a time of day.
const TIMES: &[(&str, &str)] = &[
    ("ar", "في الساعة {h}:{mm}"),
    ("cs", "Bylo {h}.{mm} hodin."),
    ("de", "Es war {h}.{mm} Uhr."),
    ("es", "Eran las {h}:{mm} horas."),
    ("fr", "Il était {h}h{mm}."),
    ("it", "Erano le {h}:{mm}."),
    ("ja", "{h}時{m}分だった。"),
    ("nl", "Het was {h}.{mm} uur."),
    ("pl", "Była godz. {h}.{mm}."),
    ("pt", "Eram {h}h{mm}."),
    ("ro", "Era ora {h}:{mm}."),
    ("ru", "Было {h}:{mm}."),
    ("sv", "Klockan var {h}.{mm}."),
    ("tr", "Saat {h}:{mm} idi."),
    ("uk", "Було {h}:{mm}."),
    ("zh", "时间是{h}点{m}分。"),
];

/// How languages tell a time by halves and quarters: `#` is the hour, `+` the next one; then its minutes.
const PARTS: &[(&str, &str, u32)] = &[
    ("de", "Er kam um halb +.", 30),
    ("de", "Er kam um Viertel nach #.", 15),
    ("de", "Er kam um Viertel vor +.", 45),
    ("de", "Er kam um fünf vor halb +.", 25),
    ("en", "He came at half past #.", 30),
    ("en", "He came at a quarter to +.", 45),
    ("en", "He came at ten past #.", 10),
    ("es", "Llegó a las # y media.", 30),
    ("es", "Llegó a las + menos cuarto.", 45),
    ("fr", "Il est venu à # heures et demie.", 30),
    ("fr", "Il est venu à # heures et quart.", 15),
    ("it", "È arrivato alle # e mezza.", 30),
    ("ja", "#時半に来た。", 30),
    ("nl", "Hij kwam om half +.", 30),
    ("nl", "Hij kwam om kwart over #.", 15),
    ("pt", "Chegou às # e meia.", 30),
    ("sv", "Han kom klockan halv +.", 30),
    ("zh", "他#点半来了。", 30),
    ("zh", "他#点三刻来了。", 45),
];

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
    fn places_of_ten_thousand_are_read_back(lang in prop::sample::select(vec!["zh", "ja", "ko"]), high in 1u32..1000, low in 1u32..10_000) {
        let (hundred_million, ten_thousand) = match lang { "zh" => ("亿", "万"), "ja" => ("億", "万"), _ => ("억", "만") };
        let text = format!("{high}{hundred_million}{low}{ten_thousand}");
        let segment = segment(&text, lang);
        let read = numbers::read(&segment);
        prop_assert_eq!(read.len(), 1, "{}", text);
        prop_assert!(close(read[0].value(), f64::from(high) * 1e8 + f64::from(low) * 1e4), "{} {:?}", text, read[0]);
    }

    #[test]
    fn days_of_every_language_are_read_back(form in prop::sample::select(DATES), day in days(), other in days()) {
        let text = dated(form, day);
        let source = segment(&text, form.0);
        let english = |day| segment(&format!("It was {}.", dated(("en", "{N} {d}, {y}", ENGLISH), day)), "en");
        let (same, changed) = (english(day), english(other));
        let ours = calendar::dates(&source);
        prop_assert_eq!(ours.len(), 1, "{}", text);
        prop_assert!(calendar::changed_date(&ours, &calendar::dates(&same)).is_none(), "{} {:?}", text, ours);
        prop_assert_eq!(calendar::changed_date(&ours, &calendar::dates(&changed)).is_some(), day != other, "{} {:?}", text, other);
    }

    #[test]
    fn times_of_every_language_are_no_change((lang, form) in prop::sample::select(TIMES), hour in 0u32..24, minute in 1u32..60) {
        let text = form.replace("{h}", &hour.to_string()).replace("{mm}", &format!("{minute:02}")).replace("{m}", &minute.to_string());
        let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        let half = if hour < 12 { "a.m." } else { "p.m." };
        let (s, t) = (segment(&text, lang), segment(&format!("It was {twelve}:{minute:02} {half}"), "en"));
        let comparison = numbers::Comparison::of((&s, &numbers::read(&s)), (&t, &numbers::read(&t)));
        prop_assert!(comparison.is_empty(), "{} {:?}", text, comparison);
    }

    #[test]
    fn halves_and_quarters_are_times((lang, form, minutes) in prop::sample::select(PARTS), hour in 2u32..12, later in 1u32..8) {
        let text = form.replace('#', &hour.to_string()).replace('+', &(hour + 1).to_string());
        let compared = |hour: u32| {
            let (s, t) = (segment(&text, lang), segment(&format!("He came at {}:{minutes:02}.", (hour - 1) % 12 + 1), "en"));
            numbers::Comparison::of((&s, &numbers::read(&s)), (&t, &numbers::read(&t)))
        };
        prop_assert!(compared(hour).is_empty(), "{} {:?}", text, compared(hour));
        prop_assert!(!compared(hour + later).is_empty(), "{} {} hours later", text, later);
    }
}
