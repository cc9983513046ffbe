//! Bytes to text: UTF-8, UTF-16 and, where nothing else fits, Windows-1252.
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A file in UTF-16, told by its byte order mark or by the zero bytes of its Latin letters.
pub struct Utf16 {
    encoding: &'static Encoding,
}

impl Utf16 {
    pub fn of(head: &[u8]) -> Option<Utf16> {
        let encoding = match head {
            [0xFF, 0xFE, ..] => UTF_16LE,
            [0xFE, 0xFF, ..] => UTF_16BE,
            _ => {
                let pairs = head.len() / 2;
                let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
                let (even, odd) = (zeros(0), zeros(1));
                if pairs < 2 {
                    return None;
                }
                match (even * 10 / pairs, odd * 10 / pairs) {
                    (0, 7..) => UTF_16LE,
                    (7.., 0) => UTF_16BE,
                    _ => return None,
                }
            }
        };
        Some(Utf16 { encoding })
    }

    pub fn decode(&self, bytes: &[u8]) -> Result<String, String> {
        if !bytes.len().is_multiple_of(2) {
            return Err("is cut off in the middle of a UTF-16 character: fetch the file again".into());
        }
        let (text, broken) = self.encoding.decode_with_bom_removal(bytes);
        if broken {
            return Err("is not valid UTF-16: save the file as UTF-8".into());
        }
        text_or_binary(text.into_owned())
    }
}

/// What a story that is not in UTF-16 says; a byte order mark is taken off.
///
/// # Errors
/// One line: why it is no text, and what to do.
pub fn decode(bytes: Vec<u8>) -> Result<String, String> {
    if let Some(kind) = known_binary(&bytes) {
        return Err(format!("is {kind}, not text: export its text first"));
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return text_or_binary(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text)),
        Err(e) => e,
    };
    let at = error.utf8_error().valid_up_to();
    let cut = error.utf8_error().error_len().is_none();
    let bytes = error.into_bytes();
    if is_binary(&bytes) {
        return Err(BINARY.into());
    }
    let is_utf8_before = bytes[..at].iter().any(|b| *b >= 0x80);
    if !is_utf8_before && is_windows_1252(&bytes) {
        return Ok(WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned());
    }
    Err(if cut {
        "is cut off in the middle of a UTF-8 character at its end: fetch the file again".into()
    } else {
        format!("is not valid UTF-8 at byte {}: save the file as UTF-8", at + 1)
    })
}

const BINARY: &str = "is a binary file, not text: give its text, as UTF-8";

fn text_or_binary(text: String) -> Result<String, String> {
    if is_binary(text.as_bytes()) { Err(BINARY.into()) } else { Ok(text) }
}

/// Holds a zero byte, or more than one control character in fifty.
pub fn is_binary(bytes: &[u8]) -> bool {
    let control = bytes.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)).count();
    memchr::memchr(0, bytes).is_some() || control * 50 > bytes.len()
}

fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    [
        (&b"%PDF-"[..], "a PDF"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"\xD0\xCF\x11\xE0", "an old office document"),
        (b"{\\rtf", "a rich text document"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"\x89PNG", "an image"),
        (b"\xFF\xD8\xFF", "an image"),
        (b"GIF8", "an image"),
    ]
    .into_iter()
    .find_map(|(magic, kind)| bytes.starts_with(magic).then_some(kind))
}

/// No byte that Windows-1252 leaves undefined, and letters that are mostly ASCII as in every language it is for: a Cyrillic or Greek
/// code page has most of its letters above.
fn is_windows_1252(bytes: &[u8]) -> bool {
    let undefined = bytes.iter().any(|b| matches!(b, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D));
    let ascii = bytes.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let high = bytes.iter().filter(|&&b| b >= 0xC0).count();
    !undefined && high * 2 <= ascii
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unicode_is_read_with_and_without_a_mark() {
        assert_eq!(decode("\u{FEFF}Größe".into()).unwrap(), "Größe");
        assert_eq!(decode("Größe 警方".into()).unwrap(), "Größe 警方");
        let units = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        for bytes in [units("\u{FEFF}Die Größe"), units("Die Größe"), big("\u{FEFF}Die Größe"), big("Die Größe")] {
            assert_eq!(Utf16::of(&bytes).unwrap().decode(&bytes).unwrap(), "Die Größe");
        }
        assert!(Utf16::of("Die Größe".as_bytes()).is_none());
    }

    #[test]
    fn western_letters_in_one_byte_are_windows_1252() {
        assert_eq!(decode(b"Die Gr\xF6\xDFe \x84z\xE4hlt\x93".to_vec()).unwrap(), "Die Größe „zählt“");
        assert_eq!(decode(b"Il y a un caf\xE9".to_vec()).unwrap(), "Il y a un café");
    }

    #[test]
    fn what_is_no_text_is_refused_with_what_to_do() {
        let cut = "Die Größe – sagte er".as_bytes();
        for (bytes, says) in [
            (&b"abc\0def"[..], "binary"),
            (b"\x01\x02\x03\x04 a", "binary"),
            (b"%PDF-1.7 \xE2\xE3", "a PDF"),
            (b"PK\x03\x04\x14\0", "archive"),
            (&cut[..cut.len() - 10], "cut off"),
            ("Größe \u{20AC} und mehr".replace("und", "\u{0}").as_bytes(), "binary"),
            (b"Gr\xC3\xB6\xC3\x9Fe und caf\xE9 noir", "not valid UTF-8 at byte 16"),
            (b"\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0", "save the file as UTF-8"),
        ] {
            let error = decode(bytes.to_vec()).unwrap_err();
            assert!(error.contains(says), "{error} should say {says}");
        }
    }
}
