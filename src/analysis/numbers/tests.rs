use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::document::{Role, Segment, Unplaced};
use crate::text::Lang;

fn segment(text: &str, lang: &str) -> Segment {
    Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced))
}

/// Hard numbers with their text and likeliest value.
fn hard(text: &str, lang: &str) -> Vec<(String, f64)> {
    let segment = segment(text, lang);
    read(&segment).iter().filter(|n| n.hard).map(|n| (segment.of(n.span).to_owned(), n.value())).collect()
}

fn comparison(lang: &str, source: &str, target: &str) -> Comparison {
    let (s, t) = (segment(source, lang), segment(target, "en"));
    Comparison::of((&s, &read(&s)), (&t, &read(&t)))
}

#[test]
fn what_stands_around_digits_counts() {
    for (lang, text, value) in [
        ("de", "rund 2,5 Mio. Euro", 2.5e6),
        ("en", "about £5bn a year", 5e9),
        ("es", "unos 5 mil millones", 5e9),
        ("ru", "30 тыс. рублей", 30_000.0),
        ("fr", "12 345 habitants", 12_345.0),
        ("fa", "30،000 نفر", 30_000.0),
        ("ha", "naira miliyan 73", 73e6),
        ("zh", "35 万美元", 350_000.0),
        ("ja", "約1億2000万円", 120e6),
        ("fr", "à 15h30", 15.5),
        ("en", "at 3:20 p.m.", 3.0 + 20.0 / 60.0),
        ("ro", "5,69 de milioane", 5.69e6),
        ("da", "9 £ milliarder", 9e9),
    ] {
        let found = hard(text, lang);
        assert!(found.len() == 1 && (found[0].1 - value).abs() < 1e-6 * value, "{text}: {found:?}");
    }
    assert_eq!(hard("134 km away", "en"), [("134".to_owned(), 134.0)]);
}

#[test]
fn equal_worth_is_no_change() {
    for (lang, source, target) in [
        ("de", "Am 13.11.2020 um 15 Uhr", "On November 13, 2020, at 3 p.m."),
        ("de", "Der 1,98 m große Mann", "The 6-foot-6 man"),
        ("de", "zweiundzwanzig Tote", "22 dead"),
        ("de", "10 bis 15 Millionen", "10 million to 15 million"),
        ("fr", "quatre-vingt-dix-sept blessés", "97 injured"),
        ("fr", "50 % des élus", "half the lawmakers"),
        ("ru", "в 1980-х годах", "in the eighties"),
        ("es", "2.400 millones", "2.4 billion"),
        ("zh", "第十三届", "the 13th"),
        ("zh", "6月16日", "June 16"),
        ("zh", "7月25日至7月26日", "from the 25th to the 26th of July"),
        ("ja", "令和2年", "in 2020"),
        ("ko", "3만 5000명", "35,000 people"),
        ("ar", "قتل ٣٤ شخصا", "34 people were killed"),
        ("hi", "25 लाख रुपये", "2.5 million rupees"),
        ("fi", "27 astetta", "80 degrees"),
        ("sv", "72 km söder om staden", "45 miles (72 kilometers) south of the city"),
        ("de", "die Saison 2018/19", "the 2018-2019 season"),
        ("is", "klukkan 15", "at three o'clock"),
        ("de", "12.345 Tonnen, 12,345 Prozent", "12,345 tonnes, 12.345 percent"),
        ("is", "8,3 milljörðum króna", "8.3 billion kronur"),
        ("ar", "270 مبنى و38 حديقة و76.000 هكتار", "270 buildings, 38 gardens and 76,000 hectares"),
        ("ar", "السجن عامين", "two years in prison"),
        ("cs", "45 mil od města", "45 miles from the city"),
        ("cs", "84 mil. korun", "84 million crowns"),
        ("de", "die Nummer 116123", "on 116 123"),
        ("de", "ein Fünftel der 30 Betten", "one in 5 of the 30 beds"),
        ("fr", "un tableau du XVIIe siècle", "a 17th-century painting"),
        ("fr", "pour la douzième fois", "for the 12th time"),
        ("fr", "Six autres millions de personnes", "Another six million people"),
        ("he", "עשר שנים קודם לכן", "Ten years previously"),
        ("ja", "２３（大正１２）年の震災", "the earthquake of 1923"),
        ("ja", "還暦を迎えた俳優", "an actor who turned 60"),
        ("sv", "tio graders skillnad", "a 20-degree difference"),
        ("uk", "зменшилася вдвічі", "has halved"),
        ("zh", "两亿五千万人", "a quarter of a billion people"),
        ("zh", "增长百分之二点九", "grew 2.9%"),
    ] {
        let found = comparison(lang, source, target);
        assert!(found.is_empty(), "{source} – {target}: {found:?}");
    }
}

#[test]
fn another_worth_is_told() {
    let one = |lang, source, target| {
        let found = comparison(lang, source, target);
        (found.changed.len(), found.missing.len(), found.added.len())
    };
    assert_eq!(one("de", "384 Tote", "386 dead"), (1, 0, 0));
    assert_eq!(one("de", "2,5 Milliarden Euro", "2.5 million euros"), (1, 0, 0));
    assert_eq!(one("de", "Der 1,98 m große Mann", "The 8-foot-6 man"), (1, 0, 0));
    assert_eq!(one("it", "Sei ostaggi", "Seven hostages"), (1, 0, 0));
    assert_eq!(one("zh", "一千二百人", "1,300 people"), (1, 0, 0));
    assert_eq!(one("ar", "السجن عامين", "one year in prison"), (1, 0, 0));
    assert_eq!(one("fr", "un cinquième des lits", "5% of the beds"), (0, 0, 1));
    assert_eq!(one("it", "dal terzo posto", "in fourth place"), (1, 0, 0));
    assert_eq!(one("nl", "negen euro", "nine million euros"), (1, 0, 0));
    assert_eq!(one("ru", "вырос втрое", "has doubled"), (1, 0, 0));
    assert_eq!(one("de", "nach 14 Tagen", "after some days"), (0, 1, 0));
    assert_eq!(one("cs", "6. července", "July 7"), (1, 0, 0));
}

proptest! {
    #[test]
    fn any_text_is_read_within_its_bounds(text in "[0-9a-z .,:'’%£€一二十百万亿万年月日만천〇٣٤،\\-–/½]{0,40}", lang in "en|de|fr|zh|ja|ko|ar|ha|ro") {
        let segment = segment(&text, &lang);
        for n in read(&segment) {
            prop_assert!(!n.values.is_empty() && n.values.iter().all(|v| !v.is_nan()));
            prop_assert!(text.get(n.span.start..n.span.end).is_some_and(|s| !s.is_empty()), "{:?}", n.span);
        }
    }
}

#[test]
fn a_long_table_is_compared_place_by_place() {
    let table = |changed: f64| -> Vec<String> { (0..5000).map(|i| if i == 2500 { changed } else { f64::from(1000 + i * 7) }.to_string()).collect() };
    let found = comparison("de", &table(99_999.0).join(" | "), &table(98_888.0).join(" | "));
    assert_eq!(found.changed.iter().map(|c| (c.source, c.target)).collect::<Vec<_>>(), [(2500, 2500)]);
    assert!(found.missing.is_empty() && found.added.is_empty());
    // the same numbers, but nowhere near their place
    let turned: Vec<String> = table(99_999.0).into_iter().rev().collect();
    assert!(comparison("de", &table(99_999.0).join(" | "), &turned.join(" | ")).changed.len() > 1000);
}

#[test]
fn what_is_said_in_another_way_is_no_change_and_another_figure_is() {
    for (source, lang, target, told) in [
        ("Mindestens 384 Menschen starben.", "de", "At least 386 people died.", true),
        ("Rund 1,98 Millionen Menschen leben hier.", "de", "Nearly two million people live here.", false),
        ("Der Schaden beträgt 2,3 Millionen Euro.", "de", "The damage is 2.3 million euros ($2.7 million).", false),
        ("Der Schaden beträgt 2,3 Millionen Euro.", "de", "The damage is 9.3 million euros ($2.7 million).", true),
        ("Er bekam anderthalb Jahre Haft.", "de", "He was jailed for 18 months.", false),
    ] {
        let segment = |text: &str, lang: &str| {
            let lang = crate::text::Lang::parse(lang).unwrap();
            crate::document::Segment::new("s", text.into(), lang, crate::document::Role::Paragraph, std::sync::Arc::new(crate::document::Unplaced))
        };
        let (s, t) = (segment(source, lang), segment(target, "en"));
        let found = Comparison::of((&s, &read(&s)), (&t, &read(&t)));
        assert_eq!(!found.is_empty(), told, "{source} → {target}: {found:?}");
    }
}

#[test]
fn times_halves_and_fractions_are_values() {
    for (lang, source, target, told) in [
        ("de", "Die Sitzung beginnt um fünf vor halb neun.", "The session begins at 8:25 a.m.", false),
        ("de", "Die Sitzung beginnt um halb neun.", "The session begins at half past nine.", true),
        ("nl", "De trein vertrekt om kwart over zes.", "The train leaves at 6:15.", false),
        ("ru", "Поезд ушёл без четверти шесть.", "The train left at a quarter past six.", true),
        ("uk", "Збори почалися о пів на восьму.", "The assembly began at 7:30.", false),
        ("es", "El tren sale a las ocho menos cuarto.", "The train leaves at 7:45.", false),
        ("tr", "Tren dokuza çeyrek kala kalktı.", "The train left at 8:45.", false),
        ("ar", "وصل القطار الساعة السابعة إلا ربعا", "The train arrived at 6:45.", false),
        ("ja", "列車は9時半に出る", "The train leaves at 9 o'clock", true),
        ("zh", "两点三刻", "at 2:45", false),
        ("fr", "Il a purgé un an et demi.", "He served 18 months.", false),
        ("fr", "Il a purgé un an et demi.", "He served one year.", true),
        ("pt", "A reunião durou hora e meia.", "The meeting took 90 minutes.", false),
        ("ro", "Două milioane și jumătate de lei", "2.5 million lei", false),
        ("ro", "Două milioane și jumătate de lei", "Two million lei", true),
        ("fr", "Les trois quarts des communes", "75% of the towns", false),
        ("pt", "Dois terços dos alunos", "One third of the pupils", true),
        ("it", "un affresco del Seicento", "a 17th-century fresco", false),
        ("fr", "le lit de Louis XV", "the bed of Louis XVI", true),
        ("nl", "Bel 020-555 01 43", "Call +31 20 555 0143", false),
        ("pl", "Kopalnia dała 12,345 mln ton.", "The mine gave 12,345 million tonnes.", true),
        ("ja", "平成元年", "in 1989", false),
        ("en", "2 1/2 years", "2.5 years", false),
        ("en", "He came at a quarter to 10.", "He came at 3:45.", true),
        ("it", "Duecento ostaggi", "200 hostages", false),
        ("ru", "Это более двух с половиной миллионов тенге.", "It is over 2 1/2 million tenge.", false),
        ("uk", "Зникла сімдесятирічна грибниця", "A 17-year-old mushroom picker has gone missing", true),
        ("cs", "Sedmdesátiletý premiér", "The 70-year-old prime minister", false),
        ("de", "Die Sitzung begann um Viertel nach elf.", "The session began at 3:15.", true),
        ("ha", "miliyan 2 da rabi", "2.5 million", false),
        ("ha", "miliyan 2 da rabi", "3.5 million", true),
        ("ha", "biliyan guda da rabi", "one and a half billion", false),
        ("nb", "De 20,4 millionene", "The 20.4 million", false),
        ("nb", "De 20,4 millionene", "The 20.4 billion", true),
        ("ja", "正代ら4人", "Shodai and three others", false),
        ("ja", "正代ら4人", "Shodai and two others", true),
        ("ja", "2019/20シーズンを20日に終えた", "The 2019-2020 season ended on the 20th", false),
        (
            "hu",
            "Az elsőt 3,1, a másodikat 2,94, a harmadikat 2,52 millióan nézték.",
            "3.1 million saw the first, 2.94 million the second, 2.52 million the third.",
            false,
        ),
        ("hu", "Az elsőt 3,1, a másodikat 2,94 millióan nézték.", "3.1 billion saw the first, 2.94 million the second.", true),
        ("zh", "20世纪80年代", "the 1980s", false),
        ("zh", "20世纪80年代", "the 1890s", true),
        ("fa", "۱ متر و ۹۸ سانتیمتر", "1.98 metres", false),
        ("fa", "۱ متر و ۹۸ سانتیمتر", "1.89 metres", true),
        ("bg", "на 27-28 метра", "30 yards away", false),
        ("bg", "на 27-38 метра", "30 yards away", true),
        ("he", "760,000 דונם", "76,000 hectares", false),
        ("da", "over 26 grader", "widespread 80s", false),
    ] {
        let found = comparison(lang, source, target);
        assert_eq!(!found.is_empty(), told, "{source} → {target}: {found:?}");
    }
}

/// Thousands set apart by `group`, decimals behind `mark`.
fn formatted(whole: u32, decimals: &str, group: &str, mark: char) -> String {
    let plain = whole.to_string();
    let mut out = String::new();
    for (i, c) in plain.chars().enumerate() {
        if i > 0 && (plain.len() - i).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(c);
    }
    if decimals.is_empty() { out } else { format!("{out}{mark}{decimals}") }
}

proptest! {
    #[test]
    fn a_value_written_as_a_language_writes_it_is_read_again(
        whole in 1u32..99_999_999,
        decimals in "([0-9][1-9])?",
        (lang, group, mark) in prop::sample::select(vec![
            ("en", ",", '.'), ("de", ".", ','), ("de-CH", "’", '.'), ("fr", "\u{202F}", ','), ("es", ".", ','), ("it", ".", ','), ("pt", ".", ','),
            ("nl", ".", ','), ("pl", "\u{A0}", ','), ("cs", "\u{A0}", ','), ("ru", "\u{A0}", ','), ("uk", "\u{A0}", ','), ("sv", "\u{A0}", ','),
            ("ro", ".", ','), ("tr", ".", ','), ("ja", ",", '.'), ("zh", ",", '.'),
        ])
    ) {
        let text = formatted(whole, &decimals, group, mark);
        let expected: f64 = if decimals.is_empty() { f64::from(whole) } else { format!("{whole}.{decimals}").parse().unwrap() };
        let found = hard(&format!("x {text} x"), lang);
        prop_assert!(found.len() == 1 && same(found[0].1, expected), "{text} in {lang}: {found:?}");
    }

    #[test]
    fn a_time_of_day_is_read_again_on_any_dial(hour in 0u32..24, minute in 0u32..60, lang in "de|fr|en|ja|zh") {
        let told = match lang.as_str() {
            "fr" => format!("à {hour}h{minute:02}"),
            "ja" => format!("{hour}時{minute}分"),
            "zh" => format!("{hour}点{minute}分"),
            _ => format!("at {hour}:{minute:02}"),
        };
        let dial = if hour % 12 == 0 { 12 } else { hour % 12 };
        let half = if hour < 12 { "a.m." } else { "p.m." };
        let found = comparison(&lang, &told, &format!("at {dial}:{minute:02} {half}"));
        prop_assert!(found.is_empty(), "{told}: {found:?}");
    }
}
