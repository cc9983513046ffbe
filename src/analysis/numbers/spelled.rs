//! Numbers spelled out by the rules of each language are read back.
use std::sync::Arc;

use proptest::prelude::*;

use crate::document::{Role, Segment, Unplaced};
use crate::text::Lang;

type Spell = fn(u32) -> String;

/// What stands behind a scale word.
fn behind(joint: &str, rest: u32, spell: Spell) -> String {
    if rest == 0 { String::new() } else { format!("{joint}{}", spell(rest)) }
}

/// The word of a list at `n`.
fn nth(words: &str, n: u32) -> &str {
    words.split(' ').nth(n as usize).unwrap()
}

fn english(n: u32) -> String {
    const UNITS: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
    const TENS: &str = "- - twenty thirty forty fifty sixty seventy eighty ninety";
    let and = |rest: u32| behind(if rest < 100 { " and " } else { " " }, rest, english);
    match n {
        0..20 => nth(UNITS, n).into(),
        20..100 => nth(TENS, n / 10).to_owned() + &behind("-", n % 10, english),
        100..1000 => english(n / 100) + " hundred" + &and(n % 100),
        1000..1_000_000 => english(n / 1000) + " thousand" + &and(n % 1000),
        _ => english(n / 1_000_000) + " million" + &and(n % 1_000_000),
    }
}

fn german(n: u32) -> String {
    if n >= 1_000_000 {
        let count = if n < 2_000_000 { "eine Million".to_owned() } else { german(n / 1_000_000) + " Millionen" };
        return count + &behind(" ", n % 1_000_000, german);
    }
    // a one at the end has an s
    let spelled = german_before(n);
    if n % 100 == 1 { spelled + "s" } else { spelled }
}

fn german_before(n: u32) -> String {
    const UNITS: &str = "- ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn";
    const TENS: &str = "- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig";
    match n {
        0 => String::new(),
        1..20 => nth(UNITS, n).into(),
        20..100 if n.is_multiple_of(10) => nth(TENS, n / 10).into(),
        20..100 => format!("{}und{}", nth(UNITS, n % 10), nth(TENS, n / 10)),
        100..1000 => german_before(n / 100) + "hundert" + &german_before(n % 100),
        _ => german_before(n / 1000) + "tausend" + &german_before(n % 1000),
    }
}

fn dutch(n: u32) -> String {
    const UNITS: &str = "- een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien";
    const TENS: &str = "- - twintig dertig veertig vijftig zestig zeventig tachtig negentig";
    match n {
        0..20 => nth(UNITS, n).into(),
        20..100 if n.is_multiple_of(10) => nth(TENS, n / 10).into(),
        20..100 => format!("{}{}{}", nth(UNITS, n % 10), if matches!(n % 10, 2 | 3) { "ën" } else { "en" }, nth(TENS, n / 10)),
        100..1000 => (if n < 200 { String::new() } else { dutch(n / 100) }) + "honderd" + &behind("", n % 100, dutch),
        1000..1_000_000 => (if n < 2000 { String::new() } else { dutch(n / 1000) }) + "duizend" + &behind(" ", n % 1000, dutch),
        _ => dutch(n / 1_000_000) + " miljoen" + &behind(" ", n % 1_000_000, dutch),
    }
}

fn swedish(n: u32) -> String {
    const UNITS: &str = "- ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton";
    const TENS: &str = "- - tjugo trettio fyrtio femtio sextio sjuttio åttio nittio";
    match n {
        0..20 => nth(UNITS, n).into(),
        20..100 => nth(TENS, n / 10).to_owned() + &behind("", n % 10, swedish),
        100..1000 => swedish(n / 100) + "hundra" + &behind("", n % 100, swedish),
        1000..1_000_000 => swedish(n / 1000) + "tusen" + &behind(" ", n % 1000, swedish),
        1_000_000..2_000_000 => "en miljon".to_owned() + &behind(" ", n % 1_000_000, swedish),
        _ => swedish(n / 1_000_000) + " miljoner" + &behind(" ", n % 1_000_000, swedish),
    }
}

fn french(n: u32) -> String {
    const UNITS: &str = "- un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf";
    const TENS: &str = "- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt";
    let tens = |n: u32| nth(TENS, n / 10).to_owned();
    match n {
        0..20 => nth(UNITS, n).into(),
        20..70 if n % 10 == 1 => tens(n) + " et un",
        71 => "soixante et onze".into(),
        80 => "quatre-vingts".into(),
        70..80 | 90..100 => tens(n) + "-" + nth(UNITS, n % 10 + 10),
        20..100 => tens(n) + &behind("-", n % 10, french),
        100..200 => "cent".to_owned() + &behind(" ", n % 100, french),
        200..1000 => french(n / 100) + if n.is_multiple_of(100) { " cents" } else { " cent" } + &behind(" ", n % 100, french),
        1000..2000 => "mille".to_owned() + &behind(" ", n % 1000, french),
        2000..1_000_000 => french(n / 1000).replace("cents", "cent").replace("vingts", "vingt") + " mille" + &behind(" ", n % 1000, french),
        _ => french(n / 1_000_000) + if n < 2_000_000 { " million" } else { " millions" } + &behind(" ", n % 1_000_000, french),
    }
}

fn spanish(n: u32) -> String {
    const UNITS: &str = "- uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho \
                         diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve";
    const TENS: &str = "- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa";
    const HUNDREDS: &str = "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos";
    // before a noun
    let count = |n: u32| spanish(n).replace("veintiuno", "veintiún").replace("uno", "un");
    match n {
        0..30 => nth(UNITS, n).into(),
        30..100 => nth(TENS, n / 10).to_owned() + &behind(" y ", n % 10, spanish),
        100 => "cien".into(),
        101..1000 => nth(HUNDREDS, n / 100).to_owned() + &behind(" ", n % 100, spanish),
        1000..2000 => "mil".to_owned() + &behind(" ", n % 1000, spanish),
        2000..1_000_000 => count(n / 1000) + " mil" + &behind(" ", n % 1000, spanish),
        1_000_000..2_000_000 => "un millón".to_owned() + &behind(" ", n % 1_000_000, spanish),
        _ => count(n / 1_000_000) + " millones" + &behind(" ", n % 1_000_000, spanish),
    }
}

fn portuguese(n: u32) -> String {
    const UNITS: &str = "- um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove";
    const TENS: &str = "- - vinte trinta quarenta cinquenta sessenta setenta oitenta noventa";
    const HUNDREDS: &str = "- cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos";
    let joint = |rest: u32| behind(if rest < 100 || rest.is_multiple_of(100) { " e " } else { " " }, rest, portuguese);
    match n {
        0..20 => nth(UNITS, n).into(),
        20..100 => nth(TENS, n / 10).to_owned() + &behind(" e ", n % 10, portuguese),
        100 => "cem".into(),
        101..1000 => nth(HUNDREDS, n / 100).to_owned() + &behind(" e ", n % 100, portuguese),
        1000..2000 => "mil".to_owned() + &joint(n % 1000),
        2000..1_000_000 => portuguese(n / 1000) + " mil" + &joint(n % 1000),
        1_000_000..2_000_000 => "um milhão".to_owned() + &behind(" ", n % 1_000_000, portuguese),
        _ => portuguese(n / 1_000_000) + " milhões" + &behind(" ", n % 1_000_000, portuguese),
    }
}

fn italian(n: u32) -> String {
    const UNITS: &str =
        "- uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove";
    const TENS: &str = "- - venti trenta quaranta cinquanta sessanta settanta ottanta novanta";
    match n {
        0..20 => nth(UNITS, n).into(),
        // ventuno, ventotto
        20..100 if matches!(n % 10, 1 | 8) => nth(TENS, n / 10)[..nth(TENS, n / 10).len() - 1].to_owned() + nth(UNITS, n % 10),
        20..100 => nth(TENS, n / 10).to_owned() + &behind("", n % 10, italian),
        100..200 => "cento".to_owned() + &behind("", n % 100, italian),
        200..1000 => italian(n / 100) + "cento" + &behind("", n % 100, italian),
        1000..2000 => "mille".to_owned() + &behind("", n % 1000, italian),
        2000..1_000_000 => italian(n / 1000) + "mila" + &behind("", n % 1000, italian),
        1_000_000..2_000_000 => "un milione".to_owned() + &behind(" ", n % 1_000_000, italian),
        _ => italian(n / 1_000_000) + " milioni" + &behind(" ", n % 1_000_000, italian),
    }
}

fn russian(n: u32) -> String {
    const UNITS: &str = "- один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать \
                         шестнадцать семнадцать восемнадцать девятнадцать";
    const TENS: &str = "- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто";
    const HUNDREDS: &str = "- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот";
    let form = |count: u32, forms: &'static str| match (count % 100, count % 10) {
        (11..=14, _) => nth(forms, 2),
        (_, 1) => nth(forms, 0),
        (_, 2..=4) => nth(forms, 1),
        _ => nth(forms, 2),
    };
    match n {
        0..20 => nth(UNITS, n).into(),
        20..100 => nth(TENS, n / 10).to_owned() + &behind(" ", n % 10, russian),
        100..1000 => nth(HUNDREDS, n / 100).to_owned() + &behind(" ", n % 100, russian),
        1000..1_000_000 => {
            let count = russian(n / 1000);
            let feminine = match (count.strip_suffix("один"), count.strip_suffix("два")) {
                (Some(tens), _) => format!("{tens}одна"),
                (_, Some(tens)) => format!("{tens}две"),
                _ => count,
            };
            format!("{feminine} {}{}", form(n / 1000, "тысяча тысячи тысяч"), behind(" ", n % 1000, russian))
        }
        _ => format!("{} {}{}", russian(n / 1_000_000), form(n / 1_000_000, "миллион миллиона миллионов"), behind(" ", n % 1_000_000, russian)),
    }
}

fn turkish(n: u32) -> String {
    const UNITS: &str = "- bir iki üç dört beş altı yedi sekiz dokuz";
    const TENS: &str = "- on yirmi otuz kırk elli altmış yetmiş seksen doksan";
    match n {
        0..10 => nth(UNITS, n).into(),
        10..100 => nth(TENS, n / 10).to_owned() + &behind(" ", n % 10, turkish),
        100..200 => "yüz".to_owned() + &behind(" ", n % 100, turkish),
        200..1000 => turkish(n / 100) + " yüz" + &behind(" ", n % 100, turkish),
        1000..2000 => "bin".to_owned() + &behind(" ", n % 1000, turkish),
        2000..1_000_000 => turkish(n / 1000) + " bin" + &behind(" ", n % 1000, turkish),
        _ => turkish(n / 1_000_000) + " milyon" + &behind(" ", n % 1_000_000, turkish),
    }
}

/// In ten thousands; a one is written before every unit, or before none but those.
fn han(n: u32, ones: bool, zeros: bool) -> String {
    let mut text = String::new();
    let mut gap = false;
    for (unit, sign) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        match n % 10_000 / unit % 10 {
            0 => gap = true,
            digit => {
                if gap && zeros && (!text.is_empty() || n >= 10_000) {
                    text.push('零');
                }
                gap = false;
                if digit > 1 || unit == 1 || ones {
                    text.push_str(nth("- 一 二 三 四 五 六 七 八 九", digit));
                }
                text += sign;
            }
        }
    }
    if n >= 10_000 { han(n / 10_000, ones, zeros) + "万" + &text } else { text }
}

fn chinese(n: u32) -> String {
    let spelled = han(n, true, true);
    // fifteen, not one ten five
    spelled.strip_prefix("一十").map_or(spelled.clone(), |rest| format!("十{rest}"))
}

fn japanese(n: u32) -> String {
    han(n, false, false)
}

const LANGUAGES: &[(&str, Spell)] = &[
    ("en", english),
    ("de", german),
    ("nl", dutch),
    ("sv", swedish),
    ("fr", french),
    ("es", spanish),
    ("pt", portuguese),
    ("it", italian),
    ("ru", russian),
    ("tr", turkish),
    ("zh", chinese),
    ("ja", japanese),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn numbers_that_are_spelled_out_are_read_back((lang, spell) in prop::sample::select(LANGUAGES), n in prop_oneof![2u32..100, 100u32..1000, 1000u32..1_000_000, 1_000_000u32..99_000_000]) {
        let text = spell(n);
        let segment = Segment::new("s", text.clone(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        let read = super::read(&segment);
        // “sept” is a month too
        let found = read.iter().any(|number| number.span.len() == text.len() && number.value() == f64::from(n));
        prop_assert!(found, "{n} in {lang}: {text} {read:?}");
    }
}
