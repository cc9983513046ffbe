use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252};

use crate::analysis::SegmentAnalysis;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::Span;

static RULE: Rule = Rule {
    id: "encoding-damage",
    summary: "Characters were read in the wrong encoding, or markup is left over",
    category: Category::CHARACTER_ENCODING,
    severity: Severity::Major,
    confidence: 0.97,
    needs: Needs::Target,
    languages: &[],
    page: include_str!("encoding_damage.md"),
};

/// Characters that were read in the wrong encoding, replacement characters, entities left over.
pub struct EncodingDamage;

impl Check for EncodingDamage {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn block(&self, block: &SegmentAnalysis, out: &mut Vec<Finding>) {
        let text = &block.segment.text;
        if text.is_ascii() && !text.contains('&') {
            return;
        }
        let mut last = 0;
        for (at, c) in text.char_indices() {
            if at < last {
                continue;
            }
            let damage = match c {
                '\u{FFFD}' => Some((text[at..].chars().take_while(|&c| c == '\u{FFFD}').count() * c.len_utf8(), None)),
                '&' => entity(&text[at..]).map(|(len, c)| (len, Some(c))),
                _ if !c.is_ascii() => mojibake(text, at).map(|(len, right)| (len, Some(right))),
                _ => None,
            };
            if let Some((len, right)) = damage {
                last = at + len;
                out.push(finding(block, Span::new(at, last), right));
            }
        }
    }
}

fn finding(block: &SegmentAnalysis, damage: Span, right: Option<String>) -> Finding {
    let text = &block.segment.text;
    // the whole word is what an editor looks for
    let start = text[..damage.start].rfind(|c: char| !is_inner(c)).map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    let end = text[damage.end..].find(|c: char| !is_inner(c)).map_or(text.len(), |i| damage.end + i);
    let span = Span::new(start, end);
    match right {
        Some(right) => {
            let word = format!("{}{}{}", &text[start..damage.start], right, &text[damage.end..end]);
            Finding::on_target(&RULE, block.index, span, format!("“{}” is “{}”, damaged", span.of(text), repaired(&word)))
                .why("The text was saved in one encoding and read in another, or escaped twice.")
                .suggest(repaired(&word))
        }
        None => {
            Finding::on_target(&RULE, block.index, span, "A character was lost").why("The replacement character stands where software could not read the text.")
        }
    }
}

fn is_inner(c: char) -> bool {
    c.is_alphanumeric() || c == '\'' || c == '’'
}

/// Undoes what is left when a text was damaged twice, or has more damage further on.
fn repaired(word: &str) -> String {
    let mut word = word.to_owned();
    for _ in 0..4 {
        let found = word.char_indices().find_map(|(at, c)| match c {
            '&' => entity(&word[at..]).map(|(len, right)| (at, len, right)),
            _ if !c.is_ascii() => mojibake(&word, at).map(|(len, right)| (at, len, right)),
            _ => None,
        });
        let Some((at, len, right)) = found else { break };
        word.replace_range(at..at + len, &right);
    }
    word
}

/// An entity at the start of `text`, `&quot;` or `&amp;#39;`, and what it stands for.
fn entity(text: &str) -> Option<(usize, String)> {
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let (len, name) = match &text[1..end] {
        "amp" => match text[end + 1..].bytes().take(10).position(|b| b == b';') {
            Some(inner) if named(&text[end + 1..end + 1 + inner]).is_some() => (end + 1 + inner, &text[end + 1..end + 1 + inner]),
            _ => (end, "amp"),
        },
        name => (end, name),
    };
    named(name).map(|c| (len + 1, c.to_string()))
}

fn named(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => '\u{A0}',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "szlig" => 'ß',
        "ccedil" => 'ç',
        "ntilde" => 'ñ',
        "euro" => '€',
        _ => return None,
    })
}

/// UTF-8 that was read as Windows-1252 or Windows-1251, at `at`: its length and the right characters.
fn mojibake(text: &str, at: usize) -> Option<(usize, String)> {
    western(text, at).or_else(|| cyrillic(text, at))
}

/// The bytes `text` had in `encoding`; `None` where a character is not in it.
fn bytes(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    let (bytes, _, lost) = encoding.encode(text);
    (!lost).then(|| match bytes {
        Cow::Borrowed(b) => b.to_vec(),
        Cow::Owned(b) => b,
    })
}

/// UTF-8 read as Windows-1252: Ã¼, â€™, ÐŸÑ€, ðŸ™‚.
fn western(text: &str, at: usize) -> Option<(usize, String)> {
    let rest = &text[at..];
    let (len, c) = sequence(rest)?;
    match c as u32 {
        // Â· Ã¼ Ä‡: letters and signs of European languages; a capital before it is a word in capitals, “MANHû”
        0xA0..=0x17F | 0x218..=0x21B | 0x1E00..=0x1EFF => {
            let capitals = text[..at].chars().next_back().is_some_and(char::is_uppercase);
            let punctuation = rest[..len].ends_with(['»', '“', '”', '’', '…', '–', '—', '™', '®', '°', '´']);
            (!capitals || !punctuation).then(|| (len, c.to_string()))
        }
        0x2010..=0x203A | 0x20AC | 0x2122 | 0x2212 | 0x200B | 0xFEFF | 0x1F300..=0x1FAFF => Some((len, c.to_string())),
        // a letter of another script: damage when more follow
        0x370..=0x6FF | 0x900..=0xD7A3 => {
            let (mut len, mut right) = (len, c.to_string());
            while let Some((more, c)) = sequence(&rest[len..]).filter(|&(_, c)| matches!(c as u32, 0x300..=0xD7A3)) {
                len += more;
                right.push(c);
            }
            (right.chars().nth(1).is_some()).then_some((len, right))
        }
        _ => None,
    }
}

/// The character whose UTF-8 bytes, each read as a Windows-1252 character, stand at the start of `rest`, and their length there.
fn sequence(rest: &str) -> Option<(usize, char)> {
    let lead = rest.chars().next()?;
    let count = match lead {
        'Â'..='ß' => 2,
        'à'..='ï' => 3,
        'ð'..='ô' => 4,
        _ => return None,
    };
    // a closing quotation mark whose last byte has no character in Windows-1252 and was dropped
    if lead == 'â' && rest[lead.len_utf8()..].starts_with('€') && !rest.chars().nth(2).is_some_and(is_trail) {
        return Some((lead.len_utf8() + '€'.len_utf8(), '”'));
    }
    let len = rest.char_indices().nth(count).map_or(rest.len(), |(i, _)| i);
    let taken = &rest[..len];
    if taken.chars().count() != count || !taken.chars().skip(1).all(is_trail) {
        return None;
    }
    let bytes = bytes(taken, WINDOWS_1252)?;
    std::str::from_utf8(&bytes).ok()?.chars().next().map(|c| (len, c))
}

fn is_trail(c: char) -> bool {
    matches!(c as u32, 0x80..=0xBF)
        || matches!(
            c,
            '€' | '‚'
                | 'ƒ'
                | '„'
                | '…'
                | '†'
                | '‡'
                | 'ˆ'
                | '‰'
                | 'Š'
                | '‹'
                | 'Œ'
                | 'Ž'
                | '‘'
                | '’'
                | '“'
                | '”'
                | '•'
                | '–'
                | '—'
                | '˜'
                | '™'
                | 'š'
                | '›'
                | 'œ'
                | 'ž'
                | 'Ÿ'
        )
}

/// A run of UTF-8 read as Windows-1251: РџСЂРёРІРµС‚.
fn cyrillic(text: &str, at: usize) -> Option<(usize, String)> {
    let rest = &text[at..];
    if !matches!(rest.chars().next()?, 'Р' | 'С') {
        return None;
    }
    let len = rest.find(|c: char| c.is_ascii()).unwrap_or(rest.len());
    let run = &rest[..len];
    // three letters at least, of which every second character is a lead
    if run.chars().count() < 6 || run.chars().step_by(2).take(3).any(|c| !matches!(c, 'Р' | 'С')) {
        return None;
    }
    let right = std::str::from_utf8(&bytes(run, WINDOWS_1251)?).ok()?.to_owned();
    right.chars().all(|c| matches!(c as u32, 0x400..=0x45F)).then_some((len, right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_undone() {
        for (damaged, right) in [
            ("donâ€™t", "don’t"),
            ("MÃ¼nchen", "München"),
            ("â€œYesâ€", "“Yes”"),
            ("ÐŸÑ€Ð¸", "При"),
            ("РџСЂРёРІРµС‚", "Привет"),
            ("cafÃƒÂ©", "café"),
            ("it&amp;#39;s", "it's"),
            ("Q&amp;A", "Q&A"),
        ] {
            assert_eq!(repaired(damaged), right);
        }
    }

    #[test]
    fn right_text_is_left_alone() {
        for text in [
            "Ångström», São Paulo",
            "«MANHû",
            "L’État, c’est moi…”",
            "à » demain",
            "AT&T; R&D",
            "Été » 20 €",
            "РСФСР, СССР",
            "Č™ Ã la carte",
            "Сон",
            "BLÅ’ og",
            "naïve “Â”",
        ] {
            assert_eq!(repaired(text), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn what_was_damaged_once_is_found(word in "[a-z]{1,6}[éèüöäñçøåšžłőęșțğ’–“][a-z]{1,6}") {
            let (damaged, _) = WINDOWS_1252.decode_without_bom_handling(word.as_bytes());
            proptest::prop_assert_eq!(repaired(&damaged), word);
        }
    }
}
