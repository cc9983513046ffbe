use proptest::prelude::*;

use super::*;

/// Splits the text without its bars, and expects the sentences between them.
#[track_caller]
fn expect(lang: &str, parts: &str) {
    let expected: Vec<&str> = parts.split('|').collect();
    let text = parts.replace('|', " ");
    let found: Vec<&str> = split(&text, Lang::parse(lang).unwrap()).iter().map(|s| s.of(&text)).collect();
    assert_eq!(found, expected, "{lang}");
}

/// As [`expect`], for scripts without spaces.
#[track_caller]
fn expect_joined(lang: &str, parts: &str) {
    let expected: Vec<&str> = parts.split('|').collect();
    let text = parts.replace('|', "");
    let found: Vec<&str> = split(&text, Lang::parse(lang).unwrap()).iter().map(|s| s.of(&text)).collect();
    assert_eq!(found, expected, "{lang}");
}

#[test]
fn english() {
    expect(
        "en",
        "Mr. Smith met Dr. Jones on Jan. 5 at St. Mary's.|They left at 9 p.m. Thursday.|The U.S. Senate voted.|He lives in the U.S.|The house is old.",
    );
    expect("en", "J. K. Rowling earned $3.5 million.|It rose 2.4%.|See No. 5 and p. 12.|He said no.|She agreed.");
    expect("en", "“Yes!” he said.|“Why?” asked the judge.|“We won.”|“They lost.”|“Stop! Go home!” she shouted.");
    expect("en", "Apple Inc. said it would sell.|Families who…|Drug crime rose.|He waited ... and left.|(She did not.)|Then: nothing.");
    expect("en", "The firm, Acme Corp. of Ohio, closed.|It sold shoes, hats, etc.|Nobody came.|Yahoo! shares fell.|Visit example.com today.");
    expect("en", "1. The first point stands.|The bill passed in 2013.|Critics objected.");
}

#[test]
fn german() {
    expect("de", "Am 13. November wurde er z. B. in Marseille erschossen.|Das teilte Dr. Meier mit.|Er starb 2013.|Sie lebt.");
    expect("de", "Das kostet 3,5 Mio. Euro bzw. 1.000 Euro.|Nr. 5 lebt, ca. 20 Leute, usw.|Danach war Schluss.|„Ja!“, sagte er.|„Nein.“|Er ging.");
    expect("de", "Der 2. Weltkrieg endete am 8. 5. 1945.|Ludwig XIV. Bruder kam.|Das gilt i.d.R. nicht, d.h. selten.|Die USA schwiegen.");
    expect("de", "»Komm!« rief sie.|»Geh weg. Sofort!«, sagte er.|Es war der 13.|Er kam nicht.");
}

#[test]
fn french_and_italian() {
    expect("fr", "« Oui ! » dit-il.|« Non. »|M. Dupont et Mme. Roy sont partis.|J.-C. Martin, né av. J.-C., n° 5, p. 12, est là.");
    expect("fr", "« Nous restons. »|Le texte, etc., suit.|Pourquoi ?|Parce que.|Il a dit : « Venez ! » et il est parti.");
    expect("it", "Il sig. Rossi è arrivato.|«Sì!», ha detto.|Il dott. Bianchi ha pagato 1.500 euro.|Perché?|Non so.");
}

#[test]
fn spanish_and_portuguese() {
    expect("es", "¡Hola!|¿Qué tal?|El Sr. Pérez vive en EE.UU. desde 1990.|La Dra. Gil, n.º 3, murió.|—¡Basta! —gritó ella.");
    expect("pt", "O Sr. Silva disse que sim.|A Dra. Costa saiu.|“Não!”, gritou ele.|Custa R$ 3.500,50.|Por quê?|Porque sim.");
}

#[test]
fn dutch_and_nordic() {
    expect("nl", "Dhr. Jansen woont o.a. in Den Haag.|Het kost ca. 5 euro.|‘Ja!’ zei hij.|Mr. A. de Vries kwam.|Dat is alles.");
    expect("sv", "Han bor bl.a. i Lund.|Det var den 5 maj.|Dr. Berg kom kl. 12.|”Nej!” sa hon.|Sedan gick de.");
    expect("da", "Den 13. november kom han.|Det koster ca. 5 mio. kroner.|»Nej!« sagde hun.|Så gik de.");
    expect("nb", "Den 13. november kom han.|Det gjelder f.eks. Oslo.|«Nei!» sa hun.|Så gikk de.");
}

#[test]
fn finnish_hungarian_turkish_romanian() {
    expect("fi", "Hän tuli 13. marraskuuta.|Esim. Nokia kasvoi n. 5 prosenttia.|Miksi?|En tiedä.");
    expect("hu", "2025. november 13-án érkezett.|Dr. Kovács kb. 5 percet beszélt.|Miért?|Nem tudom.|A 3. kerület csendes.");
    expect("tr", "Dr. Yılmaz 13. katta oturuyor.|Prof. Demir geldi.|“Hayır!” dedi.|Sonra gitti.|Neden?|Bilmiyorum.");
    expect("ro", "Dl. Popescu a venit.|Dr. Ionescu, nr. 5, a plecat.|„Da!”, a spus el.|De ce?|Nu știu.");
}

#[test]
fn polish_and_czech() {
    expect("pl", "Prof. Nowak mieszka przy ul. Długiej 5.|W 2013 r. wyjechał, m.in. do Pragi.|„Nie!”, krzyknął.|Potem wyszedł.|Kosztuje 5 tys. zł.|Tak.");
    expect("cs", "Dne 13. listopadu přišel.|Bydlí např. v Brně.|Cena je 5 mil. korun.|„Ne!“ řekl.|Pak odešel.");
}

#[test]
fn russian_and_ukrainian() {
    expect("ru", "А. С. Пушкин родился в 1799 г. в Москве.|Это, т.е. дом, стоит 5 тыс. рублей и т.д.|Потом он ушёл.|— Да! — сказал он.");
    expect("ru", "«Нет!» — сказал он.|Г-н Иванов живёт на ул. Ленина.|В 2020 г. в городе, им. Кирова, было тихо.|Почему?|Не знаю.");
    expect("uk", "Він живе на вул. Шевченка.|Це коштує 5 тис. грн.|Чому?|Не знаю.|Так, і т.д.|Потім пішов.");
}

#[test]
fn greek() {
    expect("el", "Ο κ. Παπαδόπουλος ήρθε.|Γιατί;|Δεν ξέρω.|Ζει π.χ. στην Αθήνα.");
}

#[test]
fn scripts_without_case() {
    expect("ar", "وصل الرئيس اليوم.|هل سيبقى؟|لا أحد يعلم!|قال د. أحمد ذلك.");
    expect("fa", "او امروز آمد.|چرا؟|نمی‌دانم.|قیمت ۳.۵ درصد بالا رفت.");
    expect("ur", "وہ آج آیا۔|کیوں؟|مجھے نہیں معلوم۔");
    expect("he", "הוא בא היום.|למה?|איני יודע.|המחיר עלה ב-3.5 אחוזים.");
    expect("hi", "वह आज आया।|क्यों?|मुझे नहीं पता।|डॉ. सिंह ने कहा।");
    expect("ko", "그는 오늘 왔다.|왜?|모른다.|가격은 3.5% 올랐다.");
}

#[test]
fn scripts_without_spaces() {
    expect_joined("zh", "警方13日逮捕了他。|为什么？|没有人知道！|“我们会继续。”他说。|价格上涨3.5%。");
    expect_joined("ja", "警察は13日に逮捕した。|なぜか？|「はい。そうです」と述べた。|「行かない。」と語った。|価格は3.5%上がった。");
}

#[test]
fn names_from_other_languages_are_whole() {
    expect("fr", "Il cite Roe v. Wade et Mr. Bean.|Puis il part.");
    expect("es", "Un avance de la I. A. en St. Louis.|El fin.");
    expect("fr", "« Un discours », dit-il.|Il parle de « droits ».|« Oui. »");
    expect("ru", "Об этом сказал Мерфи Дж. Пол в г. Остин.|Потом он ушёл.");
    expect_joined("zh", "警察局长墨菲(Murphy J. Paul)说。|“他来了！”。|谁来?|没有人。");
}

#[test]
fn only_a_blank_line_parts() {
    let text = "A headline without a stop\n\nThe first line\nand the second.\n  \nThe last";
    let found: Vec<&str> = split(text, Lang::EN).iter().map(|s| s.of(text)).collect();
    assert_eq!(found, ["A headline without a stop", "The first line\nand the second.", "The last"]);
}

proptest! {
    #[test]
    fn sentences_are_in_order_and_cover_everything(
        text in "([a-cA-B .!?…\n\t\"“”„«»()0-9,;—'’「」。！？،؟۔।|éß警と]|Mr|usw|z\\.B\\.|U\\.S\\.){0,60}",
        lang in proptest::sample::select(vec!["en", "de", "fr", "ru", "zh", "ja", "ar", "hi", "el", "th", "ha"]),
    ) {
        let mut last = 0;
        for span in split(&text, Lang::parse(lang).unwrap()) {
            prop_assert!(last <= span.start && span.start < span.end);
            prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            prop_assert!(text[last..span.start].trim().is_empty());
            let sentence = span.of(&text);
            prop_assert_eq!(sentence, sentence.trim());
            last = span.end;
        }
        prop_assert!(text[last..].trim().is_empty());
    }

    #[test]
    fn any_text_is_split(text: String) {
        let length: usize = split(&text, Lang::EN).iter().map(|s| s.of(&text).chars().filter(|c| !c.is_whitespace()).count()).sum();
        prop_assert_eq!(length, text.chars().filter(|c| !c.is_whitespace()).count());
    }
}
