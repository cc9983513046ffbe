use super::Span;

/// Turns byte offsets of a text into lines, columns and code points; made once per text.
#[derive(Debug)]
pub struct Lines {
    /// Byte and code point offset of each line's first character.
    starts: Vec<(usize, usize)>,
}

/// A place as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// From 1.
    pub line: usize,
    /// From 1, in code points.
    pub column: usize,
    /// From 0, in code points from the start of the text.
    pub offset: usize,
}

impl Lines {
    pub fn new(text: &str) -> Self {
        let mut starts = vec![(0, 0)];
        for (points, (byte, c)) in text.char_indices().enumerate() {
            if c == '\n' {
                starts.push((byte + 1, points + 1));
            }
        }
        Lines { starts }
    }

    /// The byte at which a line begins; lines count from 1.
    pub fn start(&self, line: usize) -> usize {
        self.starts[line.clamp(1, self.starts.len()) - 1].0
    }

    /// The place of `byte` in `text`, which must be the text this was made of.
    pub fn place(&self, text: &str, byte: usize) -> LineColumn {
        let line = self.starts.partition_point(|&(start, _)| start <= byte).max(1) - 1;
        let (start, points) = self.starts[line];
        let within = text.get(start..byte).map_or(0, |s| s.chars().count());
        LineColumn { line: line + 1, column: within + 1, offset: points + within }
    }
}

/// A byte span as code points.
pub fn code_points(text: &str, span: Span) -> (usize, usize) {
    let start = text.get(..span.start).map_or(0, |s| s.chars().count());
    (start, start + span.of(text).chars().count())
}

/// A byte span as UTF-16 code units, as the Language Server Protocol counts.
pub fn utf16(text: &str, span: Span) -> (usize, usize) {
    let units = |s: &str| s.chars().map(char::len_utf16).sum::<usize>();
    let start = text.get(..span.start).map_or(0, units);
    (start, start + units(span.of(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_from_one_in_code_points() {
        let text = "äß\n…€x\n";
        let lines = Lines::new(text);
        let x = text.find('x').unwrap();
        assert_eq!(lines.place(text, x), LineColumn { line: 2, column: 3, offset: 5 });
        assert_eq!(lines.place(text, 0), LineColumn { line: 1, column: 1, offset: 0 });
        assert_eq!(code_points(text, Span::new(x, x + 1)), (5, 6));
        assert_eq!(utf16("😀a", Span::new(4, 5)), (2, 3));
    }
}
