//! What number words in a row come to: halves, fractions, tens and units.
use smallvec::SmallVec;

use super::Number;
use super::words::Atom::{self, Add, Multiply};
use super::words::Reading;
use crate::text::Lang;

/// The value of number words in a row.
pub(super) fn evaluate(atoms: &[Atom], lang: Lang) -> f64 {
    let (mut total, mut current, mut last) = (0.0, 0.0, 0.0);
    for atom in atoms {
        match *atom {
            // quatre-vingt
            Add(20.0) if lang.primary() == "fr" && current % 100.0 == 4.0 => current += 76.0,
            Add(v) => current += v,
            Multiply(v) if v < 1000.0 => {
                let low = current % v;
                current += if current == 0.0 { v } else { low * v - low };
            }
            Multiply(v) => {
                if current == 0.0 && total > 0.0 && v > last {
                    // mil millones
                    total *= v;
                } else {
                    total += if current == 0.0 { v } else { current * v };
                }
                current = 0.0;
                last = v;
            }
        }
    }
    total + current
}

/// “Two and a half million” is no manner of speaking; “another six million” is no seven.
pub(super) fn counts_millions(atoms: &[Atom]) -> bool {
    // mille miliardi, two hundred
    if let [Multiply(1000.0), Multiply(scale)] = atoms {
        return *scale >= 1e6;
    }
    if let [Add(count), Multiply(100.0 | 1000.0)] | [Add(count), Multiply(1000.0), Multiply(_)] = atoms {
        return *count >= 2.0 && count.fract() == 0.0;
    }
    let Some((Multiply(scale), [first, rest @ ..])) = atoms.split_last() else { return false };
    let large = |a: &Atom| matches!(a, Multiply(v) if *v >= 1000.0);
    let unit = |a: &Atom| matches!(a, Add(v) if (1.0..10.0).contains(v));
    let other = *first == Add(1.0) && rest.iter().any(|a| matches!(a, Add(v) if *v >= 1.0)) || unit(first) && rest.first().is_some_and(unit);
    *scale >= 1e6 && !other && !large(first) && !rest.iter().any(large)
}

/// “Two and a half million”, “deux millions et demi”: what the first `at` atoms count, and a half.
pub(super) fn and_a_half(atoms: &[Atom], at: usize, lang: Lang) -> Option<f64> {
    let (before, behind) = atoms.split_at(at);
    // Hausa: million two and a half
    if let [Multiply(scale), rest @ ..] = before
        && !rest.is_empty()
    {
        return match (rest, behind) {
            ([Add(count)], [Add(0.5)]) if lang.primary() == "ha" => Some((count + 0.5) * scale),
            _ => None,
        };
    }
    let behind = if let [Add(1.0), rest @ ..] = behind { rest } else { behind };
    let [Add(0.5), behind @ ..] = behind else { return None };
    let factor = behind.iter().try_fold(1.0, |product, atom| if let Multiply(v) = atom { Some(product * v) } else { None })?;
    let scale = match before {
        [.., Multiply(v)] => *v,
        // مليونان: two millions in one word
        [Add(v)] if *v >= 1000.0 => [1e12, 1e9, 1e6, 1e3].into_iter().find(|s| v >= s).unwrap_or(1.0),
        _ => 1.0,
    };
    // مليار ونصف المليار: the scale once more
    let factor = if factor == scale { 1.0 } else { factor };
    let count = evaluate(before, lang);
    (count >= 1.0 && count.fract() == 0.0).then_some((count + scale / 2.0) * factor)
}

/// “Anderthalb Millionen”.
pub(super) fn is_one_and_a_half(atoms: &[Atom]) -> bool {
    atoms.first() == Some(&Add(1.5)) && atoms[1..].iter().all(|a| matches!(a, Multiply(_)))
}

/// “Two thirds”, “three quarters of a million”, “one-third”.
pub(super) fn fraction(atoms: &[Atom]) -> Option<f64> {
    let [Add(count), Add(part), rest @ ..] = atoms else { return None };
    // dörtte üç
    let (count, part) = if count < part { (part, count) } else { (count, part) };
    let fits = *count >= 1.0 && count.fract() == 0.0 && *part > 0.0 && *part < 0.4;
    let factor = rest.iter().try_fold(1.0, |product, atom| if let Multiply(v) = atom { Some(product * v) } else { None })?;
    fits.then_some(count * part * factor)
}

/// What else a single third may be: the third of a row.
pub(super) fn first_others(atoms: &[Atom], last: Option<&Number>) -> SmallVec<[f64; 4]> {
    let single = atoms.len() == 2 && atoms[0] == Add(1.0);
    last.filter(|_| single).map(|n| n.values[1..].into()).unwrap_or_default()
}

/// “Eighty-four”, “soixante-dix-huit”, “two hundred and six”: each word smaller than the place that the one before it leaves open.
pub(super) fn is_composed(atoms: &[Atom], lang: Lang) -> bool {
    let lang = lang.primary();
    match *atoms {
        // ستة وأربعون, الثانية عشرة
        [Add(unit), Add(tens)] if lang == "ar" && (1.0..10.0).contains(&unit) && unit.fract() == 0.0 => {
            return (10.0..100.0).contains(&tens) && tens % 10.0 == 0.0;
        }
        [Add(60.0 | 4.0), Add(rest), ..] if lang == "fr" && (10.0..=20.0).contains(&rest) => return true,
        _ => {}
    }
    let open = |v: f64| {
        if v % 100.0 == 0.0 {
            100.0
        } else if v % 10.0 == 0.0 && (v > 10.0 || matches!(lang, "ar" | "es" | "fr" | "hu" | "id" | "pt" | "tr" | "vi")) {
            10.0
        } else {
            1.0
        }
    };
    let (mut room, mut count) = (f64::INFINITY, 0.0);
    for (n, atom) in atoms.iter().enumerate() {
        match *atom {
            Add(v) if v.fract() == 0.0 && v >= 1.0 && v < room && (n > 0 || v >= 2.0) => (room, count) = (open(v), v),
            Multiply(v) if (100.0..1e6).contains(&v) && n > 0 && count < v && room < f64::INFINITY => (room, count) = (v, 0.0),
            _ => return false,
        }
    }
    atoms.len() >= 2
}

/// “Third”, “terzo”: a place in a row, or a part.
pub(super) fn is_ordinal_or_part(reading: &Reading) -> bool {
    matches!((&reading.atoms[..], &reading.others[..]), ([Add(part)], [whole]) if *part < 0.4 && (part * whole - 1.0).abs() < 1e-6) && reading.exact
}

/// “Half a million”, “two and a half million”: the articles are no ones.
pub(super) fn halved(atoms: &[Atom]) -> Option<f64> {
    atoms.contains(&Add(0.5)).then(|| {
        let (mut sum, mut product) = (0.0, 1.0);
        for atom in atoms {
            match *atom {
                Add(1.0) => {}
                Add(v) => sum += v,
                Multiply(v) => product *= v,
            }
        }
        sum * product
    })
}
