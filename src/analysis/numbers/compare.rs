//! What became of the source's numbers: found again by value, changed, missing, or new in the target.
use super::{Kind, Number, measures, same, words};
use crate::text::Lang;

/// A source number that stands as another one in the target; both by index.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub source: usize,
    pub target: usize,
    pub doubt: Doubt,
}

/// How much speaks against a finding, from the number itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    None,
    /// Good writers now and then leave such a number out, or write it in another way.
    Some,
    /// More often right than wrong.
    Much,
}

/// Numbers of the source held against those of the target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    pub changed: Vec<Change>,
    /// Source numbers that the target lacks.
    pub missing: Vec<(usize, Doubt)>,
    /// Target numbers that the source lacks.
    pub added: Vec<(usize, Doubt)>,
}

/// One side while it is matched.
struct Side<'n> {
    numbers: &'n [Number],
    /// Accounted for by a number of the other side.
    met: Vec<bool>,
    lang: Lang,
}

impl<'n> Side<'n> {
    fn new(numbers: &'n [Number], lang: Lang) -> Self {
        Side { numbers, met: vec![false; numbers.len()], lang }
    }

    /// Numbers whose change can be told: hard ones that nothing answers, and number words that nothing on the other side agrees with.
    fn tellable(&self, other: &Side) -> Vec<usize> {
        let lacks = |n: &Number| n.firm && !other.numbers.iter().any(|o| o.agrees(n) || o.parts.iter().any(|&p| n.may_be(p)));
        (0..self.numbers.len()).filter(|&i| !self.met[i] && (self.numbers[i].hard || lacks(&self.numbers[i]))).collect()
    }

    /// Hard numbers that nothing answers yet.
    fn open(&self) -> Vec<usize> {
        (0..self.numbers.len()).filter(|&i| self.numbers[i].hard && !self.met[i]).collect()
    }

    /// Whether any number or part of one on this side may be `value`.
    fn has(&self, value: f64) -> bool {
        self.numbers.iter().any(|n| n.may_be(value) || n.parts.iter().any(|&p| same(p, value)))
    }

    fn accounts_for_parts(&self, number: &Number) -> bool {
        if number.parts.is_empty() {
            return false;
        }
        let minutes = |v: f64| match v as i64 {
            0 => true,
            30 => self.has(30.0) || self.has(0.5),
            15 | 45 => self.has(v) || self.has(0.25),
            _ => self.has(v),
        };
        if number.kind == Kind::Time && number.parts.len() >= 2 {
            let hour = number.parts[0];
            return [hour, hour - 12.0, hour + 12.0].iter().any(|&h| self.has(h)) && minutes(number.parts[1]);
        }
        number.parts.iter().all(|&p| self.has(p))
    }
}

impl Comparison {
    pub fn of(source: &[Number], source_lang: Lang, target: &[Number], target_lang: Lang) -> Comparison {
        if !source.iter().chain(target).any(|n| n.hard || n.firm) {
            return Comparison::default();
        }
        let (mut s, mut t) = (Side::new(source, source_lang), Side::new(target, target_lang));
        meet(&mut s, &mut t, true, |a, b| same(a.value(), b.value()));
        meet(&mut s, &mut t, true, Number::agrees);
        meet(&mut s, &mut t, false, Number::agrees);
        meet(&mut t, &mut s, false, Number::agrees);
        convert(&mut s, &mut t);
        explain(&mut s, &t);
        explain(&mut t, &s);
        Comparison::from_rest(&s, &t)
    }

    fn from_rest(s: &Side, t: &Side) -> Comparison {
        let (mut missing, mut added) = (s.tellable(t), t.tellable(s));
        let mut changed = Vec::new();
        while let Some((source, target)) = closest(&missing, &added, s, t) {
            missing.retain(|&i| i != source);
            added.retain(|&i| i != target);
            changed.push(Change { source, target, doubt: doubt_of_change(&s.numbers[source], &t.numbers[target]) });
        }
        changed.sort_by_key(|c| c.target);
        missing.retain(|&i| s.numbers[i].hard);
        added.retain(|&i| t.numbers[i].hard);
        Comparison {
            changed,
            missing: missing.into_iter().map(|i| (i, doubt(&s.numbers[i], s, t))).collect(),
            // a hundred per cent is “entirely”
            added: added
                .into_iter()
                .map(|i| (i, doubt(&t.numbers[i], t, s).max(if same(t.numbers[i].value(), 100.0) { Doubt::Some } else { Doubt::None })))
                .collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.added.is_empty()
    }
}

/// Matches open hard numbers of one side with numbers of the other of the same value, each at most once.
fn meet(from: &mut Side, to: &mut Side, hard: bool, alike: fn(&Number, &Number) -> bool) {
    let (n, m) = (from.numbers.len().max(1) as f64, to.numbers.len().max(1) as f64);
    for i in from.open() {
        let place = i as f64 / n;
        let best = (0..to.numbers.len())
            .filter(|&j| !to.met[j] && to.numbers[j].hard == hard && alike(&from.numbers[i], &to.numbers[j]))
            .min_by(|&a, &b| (a as f64 / m - place).abs().total_cmp(&(b as f64 / m - place).abs()));
        if let Some(j) = best {
            from.met[i] = true;
            to.met[j] = true;
        }
    }
}

/// Accounts for numbers that are parts of others, or made of others, or said once more in words.
fn explain(side: &mut Side, other: &Side) {
    for i in side.open() {
        let number = &side.numbers[i];
        let soft = || other.numbers.iter().any(|n| !n.hard && n.agrees(number));
        let part = || other.numbers.iter().any(|n| n.parts.iter().any(|&p| number.may_be(p)));
        side.met[i] = soft() || part() || other.accounts_for_parts(number);
    }
}

/// Matches what was converted between English and metric units, on the other side or beside it.
fn convert(s: &mut Side, t: &mut Side) {
    for i in 0..s.numbers.len() {
        for j in 0..t.numbers.len() {
            let (a, b) = (&s.numbers[i], &t.numbers[j]);
            let open = |met: bool, n: &Number| n.hard && !met;
            if (open(s.met[i], a) || open(t.met[j], b)) && !(s.met[i] && a.hard) && !(t.met[j] && b.hard) && converted(a, b) {
                s.met[i] = true;
                t.met[j] = true;
            }
        }
    }
    beside(s);
    beside(t);
}

/// Accounts for conversions in brackets: “45 miles (72 kilometers)”.
fn beside(side: &mut Side) {
    for i in side.open() {
        let accounted = |j: usize| side.met[j] || !side.numbers[j].hard;
        side.met[i] = (0..side.numbers.len()).any(|j| accounted(j) && i.abs_diff(j) <= 2 && converted(&side.numbers[i], &side.numbers[j]));
    }
}

fn converted(a: &Number, b: &Number) -> bool {
    let way =
        |from: &Number, to: &Number| !from.factors.is_empty() && from.values.iter().any(|&v| to.values.iter().any(|&w| measures::converts(v, from.factors, w)));
    way(a, b) || way(b, a)
}

/// The pair of open numbers that most looks like one number written wrong.
fn closest(missing: &[usize], added: &[usize], s: &Side, t: &Side) -> Option<(usize, usize)> {
    let (n, m) = (s.numbers.len().max(1) as f64, t.numbers.len().max(1) as f64);
    let pairs = missing.iter().flat_map(|&i| added.iter().map(move |&j| (i, j)));
    let distance = |(i, j): (usize, usize)| {
        let (a, b) = (&s.numbers[i], &t.numbers[j]);
        let magnitude = (a.value().abs().max(0.1) / b.value().abs().max(0.1)).log10().abs();
        magnitude + (i as f64 / n - j as f64 / m).abs() + if a.kind == b.kind { 0.0 } else { 0.5 }
    };
    pairs.min_by(|&a, &b| distance(a).total_cmp(&distance(b)))
}

/// One may be the other rounded: “nearly 2 million”, “1.98 million”.
fn rounds(a: f64, b: f64) -> bool {
    let apart = (a - b).abs() / a.abs().max(b.abs());
    (0.0005..=0.03).contains(&apart) && (significant(a) <= 2) != (significant(b) <= 2)
}

/// Digits before the closing zeros.
fn significant(v: f64) -> usize {
    let digits = format!("{v}").replace(['.', '-'], "");
    digits.trim_matches('0').len()
}

fn doubt_of_change(source: &Number, target: &Number) -> Doubt {
    if (source.kind == Kind::Label) != (target.kind == Kind::Label) || rounds(source.value(), target.value()) { Doubt::Some } else { Doubt::None }
}

/// Doubt about a number of `side` that `other` lacks.
fn doubt(number: &Number, side: &Side, other: &Side) -> Doubt {
    let v = number.value();
    if same(v, 1.0) || number.kind == Kind::Label {
        return Doubt::Much;
    }
    // it stands there, though not as often
    if other.has(v) {
        return Doubt::Much;
    }
    if v <= 20.0 && !(words::known(other.lang) || super::han::reads(other.lang)) {
        return Doubt::Much;
    }
    if side.open().len() + other.open().len() > 4 {
        return Doubt::Some;
    }
    Doubt::None
}
