//! Sentences of every language that has rules of its own, from the tests beside this one.
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;
use wirelint::text::Lang;

/// Languages that those tests have none of.
const OTHERS: &[(&str, &str)] = &[
    ("bg", "Премиерът заяви в понеделник, 13 ноември 2025 г., че 1,2 млн. души са напуснали страната."),
    ("bn", "সোমবার ১৩ নভেম্বর পুলিশ ৩৪ জনকে আটক করেছে।"),
    ("da", "»Vi vandt,« sagde han den 13. november kl. 15.30 og betalte 2,5 mia. kroner."),
    ("el", "Ο υπουργός είπε τη Δευτέρα 13/11/2025 ότι 1.234,5 ευρώ «χάθηκαν»· γιατί;"),
    ("fa", "وزیر روز دوشنبه گفت که ۳۰،۰۰۰ نفر در ساعت ۱۵:۳۰ بازداشت شدند."),
    ("fi", "Kaksikymmentäviisi miestä maksoi 13. marraskuuta 2025 yli 2,5 miljardia euroa."),
    ("ha", "Shugaban ya ce an kashe naira miliyan 73 a ranar Litinin 13 ga Nuwamba."),
    ("he", "השר אמר ביום שני ב-13.11.2025 כי 25 מיליון שקלים אבדו, וצה\"ל שתק."),
    ("hi", "मंत्री ने सोमवार को कहा कि 25 लाख रुपये और १२,३४,५६७ लोग थे।"),
    ("hr", "Ministar je u ponedjeljak, 13. studenoga 2025., rekao da je 1,2 milijuna ljudi otišlo."),
    ("hu", "A miniszter 2025. november 13-án, hétfőn azt mondta, hogy huszonöt férfi 2,5 milliárd forintot kapott."),
    ("id", "Menteri mengatakan pada Senin (13/11/2025) bahwa dua puluh lima orang membayar Rp2,5 miliar."),
    ("is", "Ráðherrann sagði á mánudag klukkan 15 að 1.234,5 krónur hefðu tapast."),
    ("ko", "장관은 2025년 11월 13일 월요일 오후 3시 30분에 3만 5000명이 떠났다고 말했다."),
    ("nb", "«Nei!» sa hun mandag 13. november kl. 15.30; det kostet 2,5 milliarder kroner."),
    ("sk", "Minister v pondelok 13. novembra 2025 povedal, že 1,2 milióna ľudí odišlo."),
    ("sw", "Waziri alisema Jumatatu kwamba watu 1,234 waliondoka saa 9:30."),
    ("ta", "திங்கட்கிழமை 13 ஆம் தேதி ௩௪ பேர் கைது செய்யப்பட்டனர்."),
    ("th", "ตำรวจจับกุม 34 คนเมื่อวันจันทร์ที่ ๑๓ พฤศจิกายน 2568 เวลา 15.30 น."),
    ("ur", "وزیر نے پیر کو کہا کہ ۳۴ افراد کو گرفتار کیا گیا۔ کیوں؟"),
    ("vi", "Bộ trưởng cho biết hôm thứ Hai 13/11/2025 rằng hai mươi lăm người đã trả 2,5 tỷ đồng."),
];

/// A source and its translation, with their languages.
#[derive(Clone, Debug)]
pub struct Pair {
    pub source: (Lang, String),
    pub target: (Lang, String),
}

/// The rows of every file in a folder of tests.
fn rows(folder: &str) -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "jsonl")).collect();
    files.sort();
    let of = |path: &std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).unwrap();
        text.lines().map(|line| (name.clone(), serde_json::from_str(line).unwrap())).collect::<Vec<_>>()
    };
    files.iter().flat_map(of).collect()
}

pub static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    let pair = |(source, target): (&str, &str), row: &Value, key: &str| Pair {
        source: (Lang::parse(source).unwrap(), text(row, "source")),
        target: (Lang::parse(target).unwrap(), text(row, key)),
    };
    let facts = rows("facts").into_iter().map(|(_, row)| pair((&text(&row, "source_lang"), &text(&row, "target_lang")), &row, "target"));
    let reach = rows("reach").into_iter().flat_map(|(name, row)| ["garbled", "right"].map(|key| pair(name.split_once('-').unwrap(), &row, key)));
    facts.chain(reach).collect()
});

/// Every source and target, each language as often as any other.
pub static SENTENCES: LazyLock<Vec<(Lang, String)>> = LazyLock::new(|| {
    let pairs = PAIRS.iter().enumerate();
    // most of what is translated there is translated into English
    let of_pairs = pairs.flat_map(|(n, pair)| [Some(&pair.source), (n % 16 == 0).then_some(&pair.target)]).flatten().cloned();
    let others = OTHERS.iter().map(|(lang, text)| (Lang::parse(lang).unwrap(), (*text).to_owned()));
    of_pairs.chain(std::iter::repeat_n(others, 40).flatten()).collect()
});
