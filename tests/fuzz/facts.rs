//! The readers of facts: numbers, dates and times, quantities and money, addresses. What they find stands in the text, and nothing
//! in a text differs from itself.
use std::sync::Arc;

use proptest::prelude::*;
use wirelint::analysis::facts::{addresses, calendar, clock, compare, conversions, days, exchange, quantities, totals, weekday};
use wirelint::analysis::numbers::{self, Comparison};
use wirelint::analysis::{DocumentAnalysis, locale};
use wirelint::document::{Document, Pair, Role, Segment, Unplaced};
use wirelint::text::normalise::normalise;
use wirelint::text::{Lang, Span};

use crate::garble::{config, sentence};

const NUMBERS: &[&str] = &[
    "1.234,5",
    "1,234.5",
    "1’234",
    "12 345",
    "12\u{202F}345,6",
    "٣٤",
    "۳۰،۰۰۰",
    "１２",
    "१२,३४,५६७",
    "2½",
    "2 1/2",
    "1/3",
    "13.11.2020",
    "1980s",
    "80er",
    "2018-19",
    "2018/19",
    "10 bis 15 Millionen",
    "2.5 million",
    "5 mil millones",
    "mil 250 millones",
    "30 тыс.",
    "3.4 Milliarden",
    "1,2 млрд",
    "3億4000万",
    "三十多万",
    "3만 5천",
    "1兆",
    "七八十",
    "二〇二四年",
    "令和2年",
    "XIV.",
    "Louis XV",
    "MMXXV",
    "zweiundzwanzig",
    "quatre-vingt-dix-sept",
    "two and a half",
    "anderthalb",
    "polovina",
    "miliyan 73",
    "ثلاثة وعشرون",
    "пять с половиной",
    "dörtte üç",
    "půldruhé",
    "G20",
    "COVID-19",
    "3T25",
    "+49 30 23125-417",
    "04 91 55 12 34",
    "6'2\"",
    "6-foot-6",
    "15:30",
    "15h30",
    "3 p.m.",
    "9時半",
    "½",
    "%",
    "12 сотых",
    "0,001",
    "000",
    "999999999999999999999999999999",
    "1.2.3.4.5",
    "1e9",
    "-5",
    "−5",
    "±3",
    "≈",
];

const DAYS: &[&str] = &[
    "13.11.2025",
    "5. 8. 2026",
    "11/13/2025",
    "2025-11-13",
    "13-11-2025",
    "32.13.2025",
    "0.0.0000",
    "13. November 2025",
    "November 13, 2025",
    "13 de noviembre de 2025",
    "le 1er août",
    "8-9 мая",
    "May 8–9",
    "im Mai",
    "2025年11月13日",
    "十一月十三日",
    "3月間",
    "Montag",
    "yesterday",
    "übermorgen",
    "la veille",
    "am 3. Oktober",
    "Heiligabend",
    "第三四半期",
    "третий квартал",
    "Q3",
    "um 15.40 Uhr",
    "à 18h00, heure de Paris",
    "1700 GMT",
    "3:40 a.m.",
    "下午3时40分",
    "halb neun",
    "fünf vor halb neun",
    "quarter to nine",
    "dokuza çeyrek kala",
    "без четверти шесть",
    "las ocho menos cuarto",
    "24:00",
    "25:61",
    "0 Uhr",
    "noon",
    "Mitternacht",
    "16h",
    "9.30",
    "Monday, Nov. 13",
    "الساعة السابعة إلا ربعا",
];

const QUANTITIES: &[&str] = &[
    "2,3 Millionen Euro ($2.7 million)",
    "€2.5bn",
    "CHF 1,750",
    "1'750 Franken",
    "R$ 3.500,50",
    "£5m",
    "35 万美元",
    "新台幣3000元",
    "1億2000万円",
    "3,6 mld zł",
    "¥",
    "Rp2,5",
    "US$",
    "134 km/h",
    "27 °C",
    "80 degrees Fahrenheit",
    "−5 Grad",
    "45 miles (72 kilometers)",
    "3 m²",
    "5 Zentner",
    "12 сотых",
    "yüzde 5",
    "千分之五",
    "5 Prozentpunkte",
    "50 basis points",
    "more than",
    "mindestens",
    "up to",
    "bis zu",
    "jusqu'à",
    "最多可购五张",
    "人以上",
    "38'in altında",
    "plus d'un",
    "less than a",
    "half an hour",
    "a quarter of a point",
    "2 to 3 inches",
    "ein halbes Kilo",
    "deux ans et demi",
    "a four-day week",
    "12 dead and 3 injured",
    "from 3 to 5",
    "von 3 auf 5 Prozent",
    "3:1",
    "gewann 3-1",
    "one in ten",
    "Co trzeci",
    "doubled",
    "%",
    "-",
    "/",
];

const ADDRESSES: &[&str] = &[
    "https://www.example.org/a?b=c&d=%20#e",
    "http://",
    "www.hafenfest.example.",
    "WWW.",
    "example.com",
    "a.de/",
    "info@musik-hof.example",
    "@blaue_welle99",
    "@",
    "#Hafenfest",
    "#",
    "##1",
    "§ 129a Abs. 2 StGB",
    "art. 49.3",
    "Art. 5 Nr. 2",
    "Article 49(3)",
    "18 U.S.C. § 1001",
    "No. 1234/2025",
    "EU 2016/679",
    "第五十条",
    "статья 228",
    "tel:+49",
    "ftp://x",
    ").,;:!?'",
    "…",
    "é.com",
    "İ.com",
];

/// References to laws: `#` is the number of the section, `+` a letter or nothing.
const LAWS: &[(&str, &str, &str)] = &[
    ("de", "Gegen sie wird nach § #+ StGB ermittelt.", "She is under investigation under section #+ of the Criminal Code."),
    ("de", "Das folgt aus Art. #+ GG.", "This follows from Article #+ of the Basic Law."),
    ("fr", "Le gouvernement a recouru à l'article #+ de la Constitution.", "The government resorted to article #+ of the constitution."),
    ("es", "Lo prevé el artículo #+ del Código Penal.", "Article #+ of the Criminal Code provides for it."),
    ("it", "Lo prevede l'articolo #+ del codice penale.", "Article #+ of the penal code provides for it."),
    ("pt", "É o que diz o art. #+ da Constituição.", "That is what art. #+ of the constitution says."),
    ("pl", "Grozi mu kara z art. #+ Kodeksu karnego.", "He faces punishment under Article #+ of the Penal Code."),
    ("ru", "Его обвиняют по статье #+ УК.", "He is charged under Article #+ of the Criminal Code."),
    ("tr", "Anayasanın #+ maddesi bunu yasaklıyor.", "Article #+ of the constitution forbids it."),
    ("zh", "他违反了刑法第#条。", "He violated Article # of the criminal law."),
    ("ja", "刑法第#条に違反した疑い。", "He is suspected of violating Article # of the Penal Code."),
];

fn segment(lang: Lang, given: &str) -> Segment {
    Segment::new("s", normalise(given).0.into_owned(), lang, Role::Paragraph, Arc::new(Unplaced))
}

/// A document of one pair.
fn pair(source: Segment, target: Segment) -> Document {
    let pairs = vec![Pair { id: "1".into(), source: Some(0), target: Some(1), confidence: 1.0, moved: false }];
    Document { segments: vec![source, target], pairs, blocks: vec![1], ..Document::default() }
}

fn stands(text: &str, span: Span) -> Result<(), TestCaseError> {
    prop_assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{span:?} in {text:?}");
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn number_reader((lang, source) in sentence(NUMBERS), (into, target) in sentence(NUMBERS)) {
        let (source, target) = (segment(lang, &source), segment(into, &target));
        let (ours, theirs) = (numbers::read(&source), numbers::read(&target));
        for number in &ours {
            stands(&source.text, number.span)?;
            prop_assert!(!number.values.is_empty() && number.values.iter().chain(&number.parts).all(|v| !v.is_nan()), "{number:?} in {:?}", source.text);
        }
        let found = Comparison::of((&source, &ours), (&target, &theirs));
        let ours_of = found.changed.iter().map(|c| c.source).chain(found.missing.iter().map(|m| m.0));
        let theirs_of = found.changed.iter().map(|c| c.target).chain(found.added.iter().map(|a| a.0));
        prop_assert!(ours_of.max().is_none_or(|i| i < ours.len()) && theirs_of.max().is_none_or(|j| j < theirs.len()), "{found:?}");
        let same = Comparison::of((&source, &ours), (&source, &ours));
        prop_assert!(same.is_empty() || ours.iter().any(|n| n.value().is_infinite()), "{same:?} of {ours:?} in {:?}", source.text);
    }

    #[test]
    fn dates_and_times((lang, source) in sentence(DAYS), (into, target) in sentence(DAYS), today in prop::sample::select(vec!["2025-11-22", "2024-02-29", "-009999-01-01", "9999-12-31"])) {
        let today = today.parse().ok();
        let document = pair(segment(lang, &source), segment(into, &target));
        let analysis = DocumentAnalysis::new(&document);
        let (source, target) = (&analysis.segments[0], &analysis.segments[1]);
        for side in [source, target] {
            let text = &side.segment.text;
            let (dates, told) = (calendar::dates(side.segment), days::days(side.segment));
            for date in &dates {
                stands(text, date.span)?;
                let valid = date.single().is_none_or(|(month, day)| (1..=12).contains(&month) && (1..=31).contains(&day));
                prop_assert!(valid && date.days().iter().all(|day| (1..=31).contains(day)), "{date:?} in {text:?}");
            }
            for foreign in locale::dates(side.segment, &dates) {
                stands(text, foreign.span)?;
            }
            for day in &told {
                stands(text, day.span)?;
                days::is_told(&dates, day.span, &told, today);
            }
            if let Some(wrong) = weekday::misplaced(side, today) {
                stands(text, wrong.span)?;
            }
            prop_assert!(calendar::changed_date(&dates, &dates).is_none() && days::changed(&told, &told, today, false).is_none(), "{dates:?} {told:?} in {text:?}");
            prop_assert!(clock::changed(side, side).is_none(), "{text:?}");
        }
        if let Some((ours, theirs)) = clock::changed(source, target) {
            stands(&source.segment.text, ours)?;
            stands(&target.segment.text, theirs)?;
        }
        for late in [false, true] {
            days::changed(source.days(), target.days(), today, late);
        }
        days::changed_season(source.days(), target.days());
        calendar::changed_date(source.dates(), target.dates());
    }

    #[test]
    fn quantities_and_money((lang, source) in sentence(QUANTITIES), (into, target) in sentence(QUANTITIES)) {
        let document = pair(segment(lang, &source), segment(into, &target));
        let analysis = DocumentAnalysis::new(&document);
        let (source, target) = (&analysis.segments[0], &analysis.segments[1]);
        for side in [source, target] {
            let text = &side.segment.text;
            for number in side.numbers() {
                let quantity = quantities::of(side.segment, number);
                let spans = [quantity.unit.map(|(_, s)| s), quantity.currency.map(|(_, s)| s), quantity.bound.map(|(_, s)| s)];
                spans.into_iter().flatten().try_for_each(|span| stands(text, span))?;
            }
            for span in conversions::without_figure(side.segment).into_iter().chain(conversions::worth(side, Some(2024)).into_iter().flat_map(|(a, b)| [a, b])) {
                stands(text, span)?;
            }
            for foreign in [locale::figures, locale::variety, locale::amounts].into_iter().flat_map(|read| read(side.segment)) {
                stands(text, foreign.span)?;
            }
            totals::wrong(side).map_or(Ok(()), |wrong| stands(text, wrong.span))?;
        }
        let differences = compare::differences(source, target);
        for differing in differences.bounds.iter().chain(&differences.units) {
            stands(&source.segment.text, differing.source)?;
            stands(&target.segment.text, differing.target)?;
        }
        if let Some(turned) = exchange::find(source, target, || &[]) {
            stands(&source.segment.text, turned.source)?;
            stands(&target.segment.text, turned.target)?;
        }
        prop_assert_eq!(compare::differences(source, source), compare::Differences::default());
    }

    #[test]
    fn references_to_laws((lang, source, target) in prop::sample::select(LAWS), number in 30u32..1000, letter in "[a-d]?", other in 30u32..1000, (_, noise) in sentence(ADDRESSES)) {
        let lang = Lang::parse(lang).map_err(|e| TestCaseError::fail(e.to_string()))?;
        let written = |form: &str, number: u32| form.replace('#', &number.to_string()).replace('+', &letter);
        let compared = |source: &str, target: &str| {
            let (source, target) = (segment(lang, source), segment(Lang::EN, target));
            Comparison::of((&source, &numbers::read(&source)), (&target, &numbers::read(&target)))
        };
        let (ours, theirs) = (written(source, number), written(target, number));
        prop_assert!(compared(&ours, &theirs).is_empty(), "{ours} → {theirs}: {:?}", compared(&ours, &theirs));
        let changed = written(target, other);
        // a letter makes a name of the number, which need not stand on the other side
        prop_assert!(number == other || !letter.is_empty() || !compared(&ours, &changed).is_empty(), "{ours} → {changed}");
        compared(&format!("{noise} {ours}"), &theirs);
        for text in [&ours, &theirs] {
            for span in addresses::read(text) {
                stands(text, span)?;
            }
        }
    }

    #[test]
    fn addresses_of_any_text((_, source) in sentence(ADDRESSES), (_, target) in sentence(ADDRESSES)) {
        let (ours, theirs) = (addresses::read(&source), addresses::read(&target));
        for span in &ours {
            stands(&source, *span)?;
        }
        prop_assert!(ours.windows(2).all(|w| w[0].end <= w[1].start));
        prop_assert_eq!(addresses::changed(&source, &ours, &source, &ours), None);
        if let Some((i, j)) = addresses::changed(&source, &ours, &target, &theirs) {
            prop_assert!(i < ours.len() && j < theirs.len());
        }
    }
}
