//! Lines of a file of any size, one at a time.
use std::io::{self, BufRead};

/// Longer lines are passed over.
pub const LONGEST: usize = 64 << 20;

/// Reads line after line, keeping count of lines and code points.
pub struct LineReader<R> {
    bytes: R,
    line: Vec<u8>,
    next: Place,
}

/// Where a line begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub number: usize,
    /// Code points before it in the file; a byte order mark does not count.
    pub points: usize,
    /// Bytes before it in the file.
    pub byte: u64,
}

pub struct Line<'l> {
    pub place: Place,
    /// Byte of the file at which the next line begins.
    pub end: u64,
    /// Without its line end; `None` where it has more than [`LONGEST`] bytes and was not held.
    pub bytes: Option<&'l [u8]>,
}

impl<R: BufRead> LineReader<R> {
    pub fn new(bytes: R) -> Self {
        LineReader { bytes, line: Vec::new(), next: Place { number: 1, ..Place::default() } }
    }

    /// Goes on reading `bytes`, which are those from `place` on.
    pub fn resume(bytes: R, place: Place) -> Self {
        LineReader { bytes, line: Vec::new(), next: place }
    }

    pub fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        let place = self.next;
        let mut too_long = false;
        let mut any = false;
        self.line.clear();
        loop {
            let buffer = match self.bytes.fill_buf() {
                Ok(buffer) => buffer,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(e),
            };
            if buffer.is_empty() {
                break;
            }
            any = true;
            let end = memchr::memchr(b'\n', buffer);
            let taken = end.map_or(buffer.len(), |i| i + 1);
            let mut part = &buffer[..taken];
            let ended = end.is_some();
            self.next.byte += taken as u64;
            if place.byte == 0 && self.line.is_empty() && !too_long {
                part = part.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(part);
            }
            self.next.points += code_points(part);
            too_long |= self.line.len() + part.len() > LONGEST;
            if too_long {
                self.line = Vec::new();
            } else {
                self.line.extend_from_slice(part);
            }
            self.bytes.consume(taken);
            if ended {
                break;
            }
        }
        if !any {
            return Ok(None);
        }
        self.next.number += 1;
        let end = self.next.byte;
        if too_long {
            return Ok(Some(Line { place, end, bytes: None }));
        }
        let line = self.line.strip_suffix(b"\n").unwrap_or(&self.line);
        Ok(Some(Line { place, end, bytes: Some(line.strip_suffix(b"\r").unwrap_or(line)) }))
    }
}

/// Code points in UTF-8, by its first bytes.
pub fn code_points(utf8: &[u8]) -> usize {
    if utf8.is_ascii() {
        return utf8.len();
    }
    // in parts that a byte can count, many at a time
    utf8.chunks(u8::MAX.into()).map(|part| usize::from(part.iter().map(|b| u8::from(b & 0xC0 != 0x80)).sum::<u8>())).sum()
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use super::*;

    fn all(bytes: &[u8]) -> Vec<(usize, usize, String)> {
        let mut lines = LineReader::new(BufReader::with_capacity(7, bytes));
        let mut out = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            out.push((line.place.number, line.place.points, String::from_utf8_lossy(line.bytes.unwrap()).into_owned()));
        }
        out
    }

    #[test]
    fn lines_know_where_they_begin() {
        let read = all("\u{FEFF}äö\r\n\nthe third line is longer\nend".as_bytes());
        let expected = [(1, 0, "äö"), (2, 4, ""), (3, 5, "the third line is longer"), (4, 30, "end")];
        assert_eq!(read, expected.map(|(n, p, s)| (n, p, s.to_owned())));
        assert!(all(b"").is_empty());
    }

    #[test]
    fn a_line_of_200_megabytes_is_passed_over_without_being_held() {
        let long = io::repeat(b'a').take(200 << 20).chain(&b"\nnext\n"[..]);
        let mut lines = LineReader::new(BufReader::with_capacity(1 << 20, long));
        assert!(matches!(lines.next().unwrap(), Some(Line { bytes: None, .. })));
        assert!(lines.line.capacity() <= LONGEST, "{}", lines.line.capacity());
        let line = lines.next().unwrap().unwrap();
        assert_eq!((line.place.number, line.place.points), (2, (200 << 20) + 1));
        assert_eq!(line.bytes, Some(&b"next"[..]));
    }
}
