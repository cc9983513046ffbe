//! Numbers in Chinese, Japanese and Korean, where digits, numerals and units of ten thousand mix: 1億2000万, 三十多万, 3만 5천.
use smallvec::{SmallVec, smallvec};

use crate::text::{Lang, Span};

use super::digits;

/// A number read from a text.
#[derive(Clone, Debug, PartialEq)]
pub struct HanNumber {
    pub span: Span,
    pub value: f64,
    /// The numbers on either side of a middle dot, which is a decimal mark or stands in a list.
    pub parts: SmallVec<[f64; 4]>,
    /// Written with digits, at least in part.
    pub digits: bool,
}

/// Whether numbers of this language are read so.
pub fn reads(lang: Lang) -> bool {
    matches!(lang.primary(), "zh" | "ja" | "ko")
}

fn numeral(c: char, korean: bool) -> Option<f64> {
    Some(match c {
        '〇' | '零' => 0.0,
        '一' | '壹' => 1.0,
        '二' | '两' | '兩' | '贰' => 2.0,
        '三' => 3.0,
        '四' => 4.0,
        '五' => 5.0,
        '六' => 6.0,
        '七' => 7.0,
        '八' => 8.0,
        '九' => 9.0,
        '半' => 0.5,
        _ if !korean => return None,
        '일' => 1.0,
        '이' => 2.0,
        '삼' => 3.0,
        '사' => 4.0,
        '오' => 5.0,
        '육' => 6.0,
        '칠' => 7.0,
        '팔' => 8.0,
        '구' => 9.0,
        _ => return None,
    })
}

/// Numerals of contracts and bank notes, some of which are also other words.
fn formal(c: char) -> Option<f64> {
    Some(match c {
        '叁' | '參' => 3.0,
        '肆' => 4.0,
        '伍' => 5.0,
        '陆' | '陸' => 6.0,
        '柒' => 7.0,
        '捌' => 8.0,
        '玖' => 9.0,
        _ => return None,
    })
}

/// The first of two numerals that follow each other, written as one: 78 is seven or eight.
fn neighbours(value: f64) -> Option<f64> {
    let first = (value / 10.0).floor();
    ((1.0..9.0).contains(&first) && value == first * 11.0 + 1.0).then_some(first)
}

fn unit(c: char) -> Option<f64> {
    Some(match c {
        '十' | '拾' | '십' => 10.0,
        '百' | '佰' | '백' => 100.0,
        '千' | '仟' | '천' => 1000.0,
        '万' | '萬' | '만' => 1e4,
        // 憶 is often typed for 億
        '亿' | '億' | '憶' | '억' => 1e8,
        '兆' | '조' => 1e12,
        _ => return None,
    })
}

/// Two and three tens in one character.
fn tens(c: char) -> Option<f64> {
    match c {
        '廿' => Some(20.0),
        '卅' => Some(30.0),
        _ => None,
    }
}

/// “Over”, “some”: between a numeral and its unit.
fn is_vague(c: char) -> bool {
    matches!(c, '多' | '余' | '餘' | '几' | '幾' | '数' | '來' | '여')
}

/// The number that begins at byte `start` of `text`, if one does.
pub fn read(text: &str, start: usize, lang: Lang) -> Option<HanNumber> {
    let korean = lang.primary() == "ko";
    let mut at = start;
    let (mut total, mut section) = (0.0, 0.0);
    let mut current: Option<f64> = None;
    // numerals in a row are places of one number: 二〇二〇
    let mut placed = false;
    let mut has_digits = false;
    let mut parts = SmallVec::new();
    let mut end = start;
    let mut after_unit = false;
    while let Some(c) = text[at..].chars().next() {
        let next = text[at + c.len_utf8()..].chars().next();
        if digits::digit(c).is_some() {
            if current.is_some() {
                break;
            }
            let len = digits_len(&text[at..]);
            let read = digits::read(&text[at..at + len], at, lang);
            let [one] = read.as_slice() else { return None };
            current = one.values.first().copied();
            if text[at..at + len].contains('・') {
                parts.clone_from(&one.parts);
            }
            has_digits = true;
            placed = false;
            at += len;
            end = at;
            after_unit = false;
        } else if let Some(v) = numeral(c, korean).or_else(|| formal(c).filter(|_| next.is_some_and(|n| unit(n).is_some()))) {
            current = match current {
                // 十四五: fourteen, and five
                Some(before) if placed && (before == 0.0 || section == 0.0 && total == 0.0) => Some(before * 10.0 + v),
                Some(_) => break,
                None => Some(v),
            };
            placed = true;
            at += c.len_utf8();
            end = at;
            after_unit = false;
        } else if let Some(v) = unit(c) {
            if let Some(low) = current.filter(|_| placed).and_then(neighbours) {
                // 七八十: seventy or eighty
                current = Some(low);
                parts = smallvec![low * v, (low + 1.0) * v];
            }
            if v < 1e4 {
                section += current.unwrap_or(1.0) * v;
            } else {
                section += current.unwrap_or(0.0);
                // 万亿 multiplies, 万 alone is ten thousand
                total = match (section == 0.0, total > 0.0) {
                    (true, true) => total * v,
                    (true, false) => v,
                    (false, _) => total + section * v,
                };
                section = 0.0;
            }
            current = None;
            placed = false;
            at += c.len_utf8();
            end = at;
            after_unit = true;
        } else if let Some(v) = tens(c).filter(|_| section == 0.0 && current.is_none()) {
            section = v;
            at += c.len_utf8();
            end = at;
            after_unit = true;
        } else if is_vague(c) && end > start && next.is_some_and(|n| unit(n).is_some()) {
            at += c.len_utf8();
        } else if c == ' ' && end > start && next.is_some_and(|n| if after_unit { digits::digit(n).is_some() } else { unit(n).is_some() && has_digits }) {
            at += 1;
        } else {
            break;
        }
    }
    let mut value = total + section + current.unwrap_or(0.0);
    if !has_digits
        && end > start
        && let Some((decimals, length)) = point(&text[end..]).filter(|_| !is_of_clock(&text[..start]))
    {
        value += decimals;
        end += length;
    }
    (end > start).then_some(HanNumber { span: Span::new(start, end), value, parts, digits: has_digits })
}

/// The decimals behind the point of a number in numerals, 二点九, with their bytes; a time of day has minutes there.
fn point(rest: &str) -> Option<(f64, usize)> {
    let numerals = rest.strip_prefix(['点', '點'])?;
    let (mut decimals, mut worth, mut length) = (0.0, 0.1, rest.len() - numerals.len());
    for c in numerals.chars() {
        let Some(v) = numeral(c, false).filter(|v| v.fract() == 0.0) else {
            let minutes = matches!(c, '十' | '分' | '刻' | '钟' | '鐘' | '半' | '百' | '千');
            return (worth < 0.1 && !minutes).then_some((decimals, length));
        };
        decimals += v * worth;
        worth /= 10.0;
        length += c.len_utf8();
    }
    (worth < 0.1).then_some((decimals, length))
}

/// Whether a time of day is told: 下午, 凌晨.
fn is_of_clock(before: &str) -> bool {
    before.trim_end().ends_with(['午', '晨', '晚', '早', '夜'])
}

/// Bytes of the digits at the start of `text`, with marks between them.
fn digits_len(text: &str) -> usize {
    let mut len = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let inner = matches!(c, '.' | ',' | '・') && chars.peek().is_some_and(|&(_, d)| digits::digit(d).is_some());
        if digits::digit(c).is_none() && !inner {
            break;
        }
        len = i + c.len_utf8();
    }
    len
}

/// First year of an era less one, where its name stands right before a year.
pub fn era(before: &str) -> Option<f64> {
    [("令和", 2018.0), ("平成", 1988.0), ("昭和", 1925.0), ("大正", 1911.0), ("明治", 1867.0), ("民国", 1911.0), ("民國", 1911.0)]
        .iter()
        .find(|(name, _)| before.trim_end().ends_with(name))
        .map(|&(_, y)| y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_ten_thousand_are_read() {
        for (text, lang, value) in [
            ("一千二百人", "zh", 1200.0),
            ("35 万美元", "zh", 350_000.0),
            ("30多万人", "zh", 300_000.0),
            ("1億2000万円", "ja", 120_000_000.0),
            ("1万亿", "zh", 1e12),
            ("3千万", "ja", 3e7),
            ("二〇二〇年", "zh", 2020.0),
            ("十三日", "zh", 13.0),
            ("3만 5000명", "ko", 35_000.0),
            ("3만5천명", "ko", 35_000.0),
            ("2.4 万", "zh", 24_000.0),
            ("2020年", "zh", 2020.0),
            ("叁佰陆拾万", "zh", 3_600_000.0),
            ("七八十名", "zh", 70.0),
            ("十四五", "zh", 14.0),
            ("一百零八年", "zh", 108.0),
            ("二点五个百分点", "zh", 2.5),
            ("三点四十分", "zh", 3.0),
        ] {
            assert_eq!(read(text, 0, Lang::parse(lang).unwrap()).map(|n| n.value), Some(value), "{text}");
        }
        assert_eq!(read("警方", 0, Lang::parse("zh").unwrap()), None);
    }
}
