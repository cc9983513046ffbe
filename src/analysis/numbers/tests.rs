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
    assert_eq!(one("zh", "一千二百人", "1,300 people"), (0, 0, 1));
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
