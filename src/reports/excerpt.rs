//! Text laid out in terminal columns: excerpts around marked words, and wrapped lines.
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::Span;

/// One character as readers see it (a grapheme cluster), safe to be shown.
#[derive(Clone, Copy)]
struct Cell<'t> {
    text: &'t str,
    /// Columns it takes: 2 for a wide character, 0 for a lone combining one.
    width: usize,
    marked: bool,
}

impl Cell<'_> {
    fn is_space(&self) -> bool {
        self.text == " "
    }

    /// A line may end after it. Wide characters need no space between them.
    fn allows_break(&self) -> bool {
        self.is_space() || self.width == 2
    }
}

/// A line of an excerpt.
#[derive(Debug, Default, PartialEq)]
pub struct Line {
    /// Stretches of text, each marked or not.
    pub runs: Vec<(String, bool)>,
    /// Columns and widths of what is marked.
    pub marks: Vec<(usize, usize)>,
}

impl Line {
    fn new(cells: &[Cell]) -> Line {
        let mut line = Line::default();
        let mut column = 0;
        for cell in cells {
            match line.runs.last_mut() {
                Some((run, marked)) if *marked == cell.marked => run.push_str(cell.text),
                _ => line.runs.push((cell.text.to_owned(), cell.marked)),
            }
            if cell.marked {
                match line.marks.last_mut() {
                    Some((start, width)) if *start + *width == column => *width += cell.width,
                    _ => line.marks.push((column, cell.width)),
                }
            }
            column += cell.width;
        }
        line
    }

    pub fn text(&self) -> String {
        self.runs.iter().map(|(run, _)| run.as_str()).collect()
    }

    /// Carets under what is marked; `None` where nothing is.
    pub fn carets(&self) -> Option<String> {
        let mut carets = String::new();
        for &(column, width) in &self.marks {
            let gap = column.saturating_sub(carets.len());
            carets.extend(std::iter::repeat_n(' ', gap));
            carets.extend(std::iter::repeat_n('^', width.max(1)));
        }
        (!carets.is_empty()).then_some(carets)
    }
}

/// Changes the direction or order of what follows, so that a line would not look as it is.
fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn cells(text: &str, span: Span) -> Vec<Cell<'_>> {
    let mut cells = Vec::with_capacity(text.len());
    for (start, cluster) in text.grapheme_indices(true) {
        let marked = start < span.end && span.start < start + cluster.len();
        if cluster.chars().all(char::is_whitespace) {
            cells.push(Cell { text: " ", width: 1, marked });
        } else if cluster.chars().any(char::is_control) {
            // a terminal would obey it
            cells.push(Cell { text: "\u{FFFD}", width: 1, marked });
        } else if !cluster.chars().all(is_direction_control) {
            cells.push(Cell { text: cluster, width: cluster.width(), marked });
        }
    }
    cells
}

fn width(cells: &[Cell]) -> usize {
    cells.iter().map(|c| c.width).sum()
}

/// Breaks cells into lines of at most `columns`, at spaces where there are any.
fn wrap_cells<'a, 't>(mut cells: &'a [Cell<'t>], columns: usize) -> Vec<&'a [Cell<'t>]> {
    let mut lines = Vec::new();
    loop {
        let leading = cells.iter().take_while(|c| c.is_space()).count();
        cells = &cells[leading..];
        let (mut used, mut fits, mut breakable) = (0, 0, 0);
        for cell in cells {
            // a space at the end of a line takes no room
            if used + cell.width > columns && !cell.is_space() {
                break;
            }
            used += cell.width;
            fits += 1;
            if cell.allows_break() {
                breakable = fits;
            }
        }
        if fits == cells.len() {
            breakable = fits;
        }
        let end = if breakable > 0 { breakable } else { fits.max(1) };
        if cells.is_empty() {
            return lines;
        }
        let line = &cells[..end];
        let trailing = line.iter().rev().take_while(|c| c.is_space()).count();
        lines.push(&line[..end - trailing]);
        cells = &cells[end..];
    }
}

/// Lines of at most `columns`.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let cells = cells(text, Span::new(0, 0));
    wrap_cells(&cells, columns).into_iter().map(|line| line.iter().map(|c| c.text).collect()).collect()
}

/// One line, safe to be shown.
pub fn plain(text: &str) -> String {
    cells(text, Span::new(0, 0)).iter().map(|c| c.text).collect()
}

const ELLIPSIS: Cell = Cell { text: "…", width: 1, marked: false };

/// The text in lines of `columns`; where it needs more than `most` lines, what stands around the marked words.
pub fn excerpt(text: &str, span: Span, columns: usize, most: usize) -> Vec<Line> {
    let cells = cells(text, span);
    let whole = wrap_cells(&cells, columns);
    if whole.len() <= most {
        return whole.into_iter().map(Line::new).collect();
    }
    // room for the ellipses and for what wrapping leaves open at the ends of lines
    let budget = (columns * most).saturating_sub(8 * most).max(columns / 2);
    let first = cells.iter().position(|c| c.marked).unwrap_or(0);
    let last = cells.iter().rposition(|c| c.marked).map_or(first, |i| i + 1);
    let marked = width(&cells[first..last]).min(budget);
    let after = width(&cells[last..]).min((budget - marked) / 2);
    let before = budget - marked - after;

    let mut start = first;
    let mut used = 0;
    while start > 0 && used + cells[start - 1].width <= before {
        start -= 1;
        used += cells[start].width;
    }
    let mut end = start;
    let mut used = 0;
    while end < cells.len() && used + cells[end].width <= budget {
        used += cells[end].width;
        end += 1;
    }
    if start > 0 {
        // whole words only, unless that would eat the marked ones
        start = (start..first).find(|&i| cells[i - 1].allows_break()).unwrap_or(start);
    }
    if end < cells.len() {
        end = (last.min(end) + 1..=end).rev().find(|&i| cells[i - 1].allows_break()).unwrap_or(end);
    }
    let mut shown = Vec::with_capacity(end - start + 2);
    if start > 0 {
        shown.push(ELLIPSIS);
    }
    shown.extend_from_slice(&cells[start..end]);
    if end < cells.len() {
        while shown.last().is_some_and(Cell::is_space) {
            shown.pop();
        }
        shown.push(ELLIPSIS);
    }
    wrap_cells(&shown, columns).into_iter().map(Line::new).collect()
}

/// Whether a terminal may set the text, or parts of it, from right to left.
pub fn is_right_to_left(text: &str) -> bool {
    text.chars().any(|c| matches!(c as u32, 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, marked: &str, columns: usize, most: usize) -> Vec<(String, Option<String>)> {
        let start = text.find(marked).unwrap();
        excerpt(text, Span::new(start, start + marked.len()), columns, most).iter().map(|l| (l.text(), l.carets())).collect()
    }

    fn line(text: &str, carets: &str) -> (String, Option<String>) {
        (text.to_owned(), (!carets.is_empty()).then(|| carets.to_owned()))
    }

    #[test]
    fn carets_stand_under_the_marked_words_whatever_their_width() {
        assert_eq!(shown("The client fled.", "client", 40, 2), [line("The client fled.", "    ^^^^^^")]);
        assert_eq!(shown("警方逮捕了客户。", "客户", 40, 2), [line("警方逮捕了客户。", "          ^^^^")]);
        // e with a combining acute, then a flag, then the marked word
        assert_eq!(shown("cafe\u{301} 🇩🇪 ja", "ja", 40, 2), [line("cafe\u{301} 🇩🇪 ja", "        ^^")]);
        assert_eq!(shown("cafe\u{301} no", "e\u{301}", 40, 2), [line("cafe\u{301} no", "   ^")]);
    }

    #[test]
    fn long_lines_wrap_and_the_longest_are_cut_around_the_marked_words() {
        assert_eq!(shown("one two three four five", "four", 12, 3), [line("one two", ""), line("three four", "      ^^^^"), line("five", "")]);
        let long = "alpha ".repeat(40) + "client " + &"omega ".repeat(40);
        let lines = shown(&long, "client", 40, 2);
        assert!(lines.iter().any(|(text, carets)| carets.as_ref().is_some_and(|c| text.chars().skip(c.len() - 6).take(6).eq("client".chars()))), "{lines:?}");
        assert!(lines.len() <= 3 && lines.iter().all(|(text, _)| text.width() <= 40), "{lines:?}");
        assert!(lines[0].0.starts_with("…alpha") && lines.last().unwrap().0.ends_with("omega…"), "{lines:?}");
    }

    #[test]
    fn what_a_terminal_would_obey_is_not_passed_on() {
        assert_eq!(plain("a\u{1b}[31mb\tc\u{202E}d"), "a\u{FFFD}[31mb cd");
        assert_eq!(wrap("警方逮捕了", 4), ["警方", "逮捕", "了"]);
        assert_eq!(wrap("  two   words ", 5), ["two", "words"]);
        assert_eq!(wrap("unbreakable", 4), ["unbr", "eaka", "ble"]);
        assert!(wrap("", 4).is_empty());
    }
}
