//! What the letters of each script sound like, as far as consonants go.
use super::skeleton::Sound::{self, *};

/// Cyrillic letters (Russian, Ukrainian, Bulgarian, Serbian, Macedonian), lower case.
pub fn cyrillic(c: char) -> Option<&'static [Sound]> {
    Some(match c {
        'б' | 'п' => &[P],
        'в' | 'ф' | 'ў' => &[F],
        'г' | 'к' | 'ґ' | 'ќ' | 'ѓ' => &[K],
        'х' => &[H],
        'д' | 'т' => &[T],
        'ж' | 'ш' | 'щ' | 'ч' | 'џ' | 'ћ' | 'ђ' => &[Sh],
        'з' | 'с' | 'ц' | 'ѕ' => &[S],
        'л' | 'љ' => &[L],
        'р' => &[R],
        'м' => &[M],
        'н' | 'њ' => &[N],
        'а' | 'о' | 'у' | 'э' | 'и' | 'ы' | 'е' | 'ё' | 'ю' | 'я' | 'є' | 'і' | 'ї' => &[Vowel],
        'ь' | 'ъ' | 'й' | 'ј' => &[],
        _ => return None,
    })
}

/// Greek letters, lower case, without accents; digraphs are joined by the caller.
pub fn greek(c: char, next: Option<char>) -> Option<(&'static [Sound], usize)> {
    let two: Option<&'static [Sound]> = match (c, next) {
        ('μ', Some('π')) => Some(&[P]),
        ('ν', Some('τ')) => Some(&[T]),
        ('γ', Some('κ' | 'γ')) => Some(&[K]),
        ('τ', Some('σ' | 'ζ')) => Some(&[Sh]),
        ('ο', Some('υ')) => Some(&[Vowel]),
        _ => None,
    };
    if let Some(sounds) = two {
        return Some((sounds, 2));
    }
    let one: &'static [Sound] = match c {
        'π' => &[P],
        'β' | 'φ' => &[F],
        'δ' | 'τ' | 'θ' => &[T],
        'γ' | 'κ' => &[K],
        'χ' => &[H],
        'ζ' | 'σ' | 'ς' => &[S],
        'ξ' => &[K, S],
        'ψ' => &[P, S],
        'λ' => &[L],
        'ρ' => &[R],
        'μ' => &[M],
        'ν' => &[N],
        'α' | 'ε' | 'η' | 'ι' | 'ο' | 'υ' | 'ω' => &[Vowel],
        _ => return None,
    };
    Some((one, 1))
}

/// Arabic letters, also those Persian and Urdu add.
pub fn arabic(c: char) -> Option<&'static [Sound]> {
    Some(match c {
        'ب' | 'پ' => &[P],
        'ف' | 'ڤ' => &[F],
        'ت' | 'ط' | 'د' | 'ض' | 'ث' | 'ذ' | 'ظ' | 'ٹ' | 'ڈ' => &[T],
        'ك' | 'ک' | 'ق' | 'غ' | 'گ' | 'خ' => &[K],
        'ح' | 'ه' | 'ہ' | 'ھ' => &[H],
        'س' | 'ص' | 'ز' => &[S],
        'ش' | 'ج' | 'چ' | 'ژ' => &[Sh],
        'ل' => &[L],
        'ر' | 'ڑ' => &[R],
        'م' => &[M],
        'ن' | 'ں' => &[N],
        'و' => &[W],
        'ا' | 'أ' | 'إ' | 'آ' | 'ي' | 'ی' | 'ى' | 'ئ' | 'ؤ' | 'ے' => &[Vowel],
        'ع' | 'ء' | 'ة' => &[],
        '\u{64B}'..='\u{65F}' | '\u{640}' | '\u{200C}' | '\u{200D}' => &[],
        _ => return None,
    })
}

/// Hebrew letters.
pub fn hebrew(c: char) -> Option<&'static [Sound]> {
    Some(match c {
        'ב' | 'פ' | 'ף' => &[P],
        'ו' => &[W],
        'ג' | 'כ' | 'ך' | 'ק' => &[K],
        'ח' | 'ה' => &[H],
        'ד' | 'ט' | 'ת' => &[T],
        'ז' | 'ס' | 'צ' | 'ץ' => &[S],
        'ש' => &[Sh],
        'ל' => &[L],
        'ר' => &[R],
        'מ' | 'ם' => &[M],
        'נ' | 'ן' => &[N],
        'א' | 'י' => &[Vowel],
        'ע' => &[],
        '\u{591}'..='\u{5C7}' | '׳' => &[],
        _ => return None,
    })
}

/// Kana; hiragana and katakana alike.
pub fn kana(c: char, next: Option<char>) -> Option<&'static [Sound]> {
    // hiragana stand 0x60 below katakana
    let kata = |c: char| if ('ぁ'..='ゖ').contains(&c) { char::from_u32(c as u32 + 0x60).unwrap_or(c) } else { c };
    let small = next.map(kata);
    Some(match kata(c) {
        'カ'..='ゴ' => &[K],
        'シ' | 'ジ' | 'チ' | 'ヂ' => &[Sh],
        'サ' | 'ザ' | 'ス' | 'ズ' | 'セ' | 'ゼ' | 'ソ' | 'ゾ' | 'ツ' | 'ヅ' => &[S],
        'タ' | 'ダ' | 'テ' | 'デ' | 'ト' | 'ド' => &[T],
        'ナ'..='ノ' => &[N],
        'フ' => &[F],
        'ハ' | 'ヒ' | 'ヘ' | 'ホ' => &[H],
        'バ' | 'パ' | 'ビ' | 'ピ' | 'ブ' | 'プ' | 'ベ' | 'ペ' | 'ボ' | 'ポ' => &[P],
        'マ'..='モ' => &[M],
        'ラ'..='ロ' => &[R],
        'ワ' => &[W],
        'ヴ' => &[F],
        'ン' => &[N],
        'ウ' if matches!(small, Some('ィ' | 'ェ' | 'ォ')) => &[W],
        'ア' | 'イ' | 'ウ' | 'エ' | 'オ' | 'ヤ' | 'ユ' | 'ヨ' | 'ヲ' => &[Vowel],
        'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ー' | '・' => &[],
        _ => return None,
    })
}

/// A Hangul syllable: its first and last consonant.
pub fn hangul(c: char) -> Option<[Option<Sound>; 2]> {
    const FIRST: [Option<Sound>; 19] = [
        Some(K),
        Some(K),
        Some(N),
        Some(T),
        Some(T),
        Some(R),
        Some(M),
        Some(P),
        Some(P),
        Some(S),
        Some(S),
        None,
        Some(Sh),
        Some(Sh),
        Some(Sh),
        Some(K),
        Some(T),
        Some(P),
        Some(H),
    ];
    let index = (c as u32).checked_sub(0xAC00).filter(|i| *i < 11_172)? as usize;
    let last = match index % 28 {
        0 => None,
        1..=3 | 24 => Some(K),
        4..=6 | 21 => Some(N),
        8..=15 => Some(L),
        16 => Some(M),
        17 | 18 | 26 => Some(P),
        19 | 20 => Some(S),
        _ => Some(T),
    };
    Some([FIRST[index / 588].or(Some(Vowel)), last])
}

/// Letters of the Indic scripts, which Unicode lays out alike from Devanagari to Malayalam.
pub fn indic(c: char) -> Option<&'static [Sound]> {
    let code = c as u32;
    if !(0x0900..=0x0D7F).contains(&code) {
        return None;
    }
    Some(match code & 0x7F {
        0x05..=0x14 => &[Vowel],
        0x15..=0x18 | 0x58..=0x5A => &[K],
        0x19 | 0x1E | 0x23 | 0x28 | 0x29 | 0x02 | 0x01 => &[N],
        0x1A..=0x1D | 0x36 | 0x37 => &[Sh],
        0x1F..=0x22 | 0x24..=0x27 => &[T],
        0x2A..=0x2D => &[P],
        0x5E => &[F],
        0x2E => &[M],
        0x30 | 0x31 | 0x5C | 0x5D => &[R],
        0x32..=0x34 => &[L],
        0x35 => &[W],
        0x38 | 0x5B => &[S],
        0x39 => &[H],
        _ => &[],
    })
}

/// The characters with which Chinese spells foreign names, by their sounds (Mandarin initials and the final nasal).
static HAN: &[(&[Sound], &str)] = &[
    (&[P], "白布巴贝比博伯波勃保鲍彼皮佩珀普帕蒲毕拜贾堡卜柏帛匹泊"),
    (&[P, N], "班本宾邦潘彭平庞宾蓬"),
    (&[F], "弗夫费菲法佛福富"),
    (&[F, N], "范芬丰方冯凡"),
    (&[W], "瓦韦维沃威伍乌武魏卫伟"),
    (&[W, N], "文温万旺翁"),
    (&[T], "特德达迪蒂黛杜多塔泰托图戴代道狄铁提陶忒"),
    (&[T, N], "丹登顿邓丁东坦滕廷汀唐汤通敦"),
    (&[K], "克基卡科格戈加古哥库柯吉盖高考凯奎瓜果喀夸葛圭郭阔可"),
    (&[K, N], "根甘冈肯金坎康昆贡宫孔匡"),
    (&[H], "哈赫海霍胡侯黑豪华惠希怀"),
    (&[H, N], "汉亨洪欣辛兴"),
    (&[S], "斯萨塞苏索西锡泽扎兹茨佐祖赛色丝瑟撒思史司孜绥梭"),
    (&[S, N], "桑森圣松赞曾辛逊孙"),
    (&[Sh], "什施舒肖谢夏沙舍绍朱茹热日若哲贾杰乔查奇齐切丘恰楚彻朱久莎诸许休修捷士"),
    (&[Sh, N], "山尚申钦钱琼强真詹珍容琴珊春均"),
    (&[L], "拉来莱雷勒黎利里丽莉列卢鲁罗洛路劳赖留柳娄吕璐"),
    (&[L, N], "兰伦林朗隆龙连廉琳莲蓝郎"),
    (&[M], "马玛迈梅米密莫默姆穆慕摩麦毛缪蒙墨缅茂"),
    (&[M, N], "曼门明芒敏孟"),
    (&[N], "纳娜奈内妮尼涅诺努恩昂南宁嫩安农乃纽"),
    (&[Vowel], "阿埃艾爱奥欧伊依约尤雅亚耶叶娅厄尧"),
    (&[Vowel, N], "因英永扬延"),
    (&[R], "尔儿"),
];

/// The sounds of a Chinese character that spells names.
pub fn han(c: char) -> Option<&'static [Sound]> {
    use rustc_hash::FxHashMap;
    use std::sync::LazyLock;
    static BY_CHAR: LazyLock<FxHashMap<char, &'static [Sound]>> =
        LazyLock::new(|| HAN.iter().rev().flat_map(|(sounds, chars)| chars.chars().map(move |c| (c, *sounds))).collect());
    BY_CHAR.get(&c).copied()
}
