//! Makes the table of word vectors from those of a large corpus.
use std::fmt::Write as _;
use std::io::BufRead;

use anyhow::{Context, Result, bail, ensure};
use rustc_hash::FxHashSet;

use super::packed::LEVELS;

/// What lies beyond this of a vector of length 1 is cut: four times what a component has on average.
const WIDEST: f32 = 0.3;
/// Passes in which the commonest direction is sought; each brings it nearer.
const PASSES: usize = 30;

/// The table of the first `count` words of letters in `vectors`: lines of a word and its components, set apart by spaces, the most
/// frequent word first, as GloVe writes them.
///
/// The mean of all vectors and their commonest direction are taken off, which hold how frequent a word is rather than what it means
/// (Mu and Viswanath, All-but-the-Top, 2018); of each component four bits are kept.
///
/// # Errors
/// A line that is none of such a file; vectors of several lengths; no word at all.
pub fn table(vectors: impl BufRead, count: usize) -> Result<String> {
    let (mut words, mut rows): (Vec<String>, Vec<Vec<f32>>) = Default::default();
    let mut seen = FxHashSet::default();
    for (n, line) in vectors.lines().enumerate() {
        let line = line.with_context(|| format!("line {}", n + 1))?;
        let (word, numbers) = line.split_once(' ').with_context(|| format!("line {}: no vector", n + 1))?;
        if !word.chars().all(char::is_alphabetic) || !seen.insert(word.to_owned()) {
            continue;
        }
        let row = numbers.split_whitespace().map(str::parse).collect::<Result<Vec<f32>, _>>();
        let row = row.with_context(|| format!("line {}: a component is no number", n + 1))?;
        if let Some(first) = rows.first() {
            ensure!(row.len() == first.len(), "line {}: a vector of {} components, where the first has {}", n + 1, row.len(), first.len());
        }
        words.push(word.to_owned());
        rows.push(unit(row));
        if words.len() == count {
            break;
        }
    }
    if words.is_empty() {
        bail!("no word with a vector");
    }
    let mean = sum(rows.iter().map(|row| (1.0, row)), rows[0].len(), rows.len() as f32);
    rows.iter_mut().for_each(|row| take_off(row, &mean, 1.0));
    let common = commonest(&rows);
    let mut out = String::new();
    for (word, mut row) in words.into_iter().zip(rows) {
        let part = product(&row, &common);
        take_off(&mut row, &common, part);
        write!(out, "{word} ")?;
        for component in unit(row) {
            let level = ((component / WIDEST + 1.0) / 2.0 * f32::from(LEVELS - 1)).round().clamp(0.0, f32::from(LEVELS - 1));
            write!(out, "{:x}", level as u8)?;
        }
        out.push('\n');
    }
    Ok(out)
}

/// The direction in which the rows differ most, of length 1: by power iteration.
fn commonest(rows: &[Vec<f32>]) -> Vec<f32> {
    let mut direction = unit(vec![1.0; rows[0].len()]);
    for _ in 0..PASSES {
        direction = unit(sum(rows.iter().map(|row| (product(row, &direction), row)), direction.len(), 1.0));
    }
    direction
}

fn sum<'r>(rows: impl Iterator<Item = (f32, &'r Vec<f32>)>, dimensions: usize, by: f32) -> Vec<f32> {
    let mut sums = vec![0.0f64; dimensions];
    for (weight, row) in rows {
        sums.iter_mut().zip(row).for_each(|(sum, x)| *sum += f64::from(weight * x));
    }
    sums.into_iter().map(|sum| sum as f32 / by).collect()
}

fn product(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn take_off(row: &mut [f32], other: &[f32], part: f32) {
    row.iter_mut().zip(other).for_each(|(x, y)| *x -= part * y);
}

fn unit(mut row: Vec<f32>) -> Vec<f32> {
    let length = product(&row, &row).sqrt();
    if length > 0.0 {
        row.iter_mut().for_each(|x| *x /= length);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_lines_of_digits() {
        let made = table("the 1 0 0\n, 1 1 1\ndoor 0.9 0.5 0.1\nlock 0.8 0.6 0.2\nlock 1 1 1\nbank 0.9 -0.5 0.3\n".as_bytes(), 4).unwrap();
        let lines: Vec<(&str, &str)> = made.lines().map(|l| l.split_once(' ').unwrap()).collect();
        assert_eq!(lines.iter().map(|(word, _)| *word).collect::<Vec<_>>(), ["the", "door", "lock", "bank"]);
        assert!(lines.iter().all(|(_, digits)| digits.len() == 3 && digits.chars().all(|d| d.is_ascii_hexdigit())));
        super::super::packed::PackedVectors::read(&made).unwrap();
    }

    #[test]
    fn what_is_no_vector_is_told_with_its_line() {
        let error = |text: &str| table(text.as_bytes(), 9).unwrap_err().to_string();
        assert_eq!(error("the 1 2\ndoor 1\n"), "line 2: a vector of 1 components, where the first has 2");
        assert_eq!(error("the 1 x\n"), "line 1: a component is no number");
        assert_eq!(error("the\n"), "line 1: no vector");
        assert_eq!(error(", 1 2\n"), "no word with a vector");
    }
}
