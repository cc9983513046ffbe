//! How Chinese characters are read, in pinyin without tones: the usual reading of each.
include!(concat!(env!("OUT_DIR"), "/pinyin.rs"));

/// The first character that has a reading here.
const FIRST: u32 = 0x4E00;

/// The reading of a character, as `li`; `None` where it is no Chinese one.
pub fn syllable(c: char) -> Option<&'static str> {
    let at = 2 * (c as u32).checked_sub(FIRST)? as usize;
    let number = u16::from_le_bytes([*READINGS.get(at)?, *READINGS.get(at + 1)?]);
    // 0 is no reading
    SYLLABLES.get(usize::from(number).checked_sub(1)?).copied()
}

/// Whether a text has, one after another, characters that are read so: `letters` are lower case, without marks.
pub fn is_read_in(letters: &str, text: &str) -> bool {
    let begins = |chars: std::str::Chars| {
        let mut rest = letters;
        for c in chars {
            match syllable(c).and_then(|syllable| strip(rest, syllable)) {
                Some("") => return true,
                Some(left) => rest = left,
                None => return false,
            }
        }
        false
    };
    !letters.is_empty() && text.char_indices().any(|(at, _)| begins(text[at..].chars()))
}

/// `letters` without a syllable at their start. Passports and papers write ü as u.
fn strip<'l>(letters: &'l str, syllable: &str) -> Option<&'l str> {
    match syllable.split_once('ü') {
        None => letters.strip_prefix(syllable),
        Some((before, after)) => letters.strip_prefix(before)?.strip_prefix('u')?.strip_prefix(after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_names_are_read() {
        assert_eq!(syllable('强'), Some("qiang"));
        assert_eq!(syllable('a'), None);
        assert_eq!(syllable('ア'), None);
        assert!(is_read_in("xiangyang", "记者到襄阳市采访"));
        assert!(is_read_in("liqiang", "总理李强"));
        assert!(is_read_in("luoyang", "洛阳"));
        assert!(!is_read_in("qian", "李强"));
        assert!(!is_read_in("", "李强"));
    }
}
