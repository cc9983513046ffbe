//! What became of the source's numbers: found again by value, changed, missing, or new in the target.
use std::ops::Range;

use smallvec::SmallVec;

use super::super::reach::around;
use super::conversion::convert;
use super::equivalence::{self, Figures};
use super::marks::copied_marks;
use super::{Kind, Number, same, words};
use crate::document::Segment;
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
pub(super) struct Side<'n> {
    pub(super) numbers: &'n [Number],
    /// Accounted for by a number of the other side.
    pub(super) met: Vec<bool>,
    /// Accounted for by no more than a part of one.
    loosely: Vec<bool>,
    /// Names of months that the other side has as a month too.
    months: Vec<bool>,
    lang: Lang,
}

impl<'n> Side<'n> {
    fn new(numbers: &'n [Number], lang: Lang) -> Self {
        Side { numbers, met: vec![false; numbers.len()], loosely: vec![false; numbers.len()], months: vec![false; numbers.len()], lang }
    }

    /// The numbers among which the other side's number `i` may stand.
    pub(super) fn around(&self, i: usize, other: &Side) -> Range<usize> {
        around(i, other.numbers.len(), self.numbers.len(), REACH)
    }

    fn near(&self, i: usize, other: &Side) -> &'n [Number] {
        &self.numbers[self.around(i, other)]
    }

    /// Numbers whose change can be told: hard ones that nothing answers, and number words that nothing on the other side agrees with.
    fn tellable(&self, other: &Side) -> Vec<usize> {
        let answers = |others: &[Number], j: usize, n: &Number| {
            let o = &others[j];
            (o.agrees(n) || o.parts.iter().any(|&p| n.may_be(p))) && !is_word_of_one(others, j, self.numbers)
        };
        let lacks = |i: usize, n: &Number| {
            let others = other.near(i, self);
            n.firm && !(0..others.len()).any(|j| answers(others, j, n))
        };
        (0..self.numbers.len()).filter(|&i| !self.met[i] && (self.numbers[i].hard || lacks(i, &self.numbers[i]))).collect()
    }

    /// Hard numbers that nothing answers yet.
    pub(super) fn open(&self) -> Vec<usize> {
        (0..self.numbers.len()).filter(|&i| self.numbers[i].hard && !self.met[i]).collect()
    }
}

/// Words of a number written in words.
const WORDS: usize = 8;

/// Whether a number is one word of a larger one that means what it says: the “billion” of “a thousand billion”, the “two” of “twenty-two”.
/// The other side may have its words apart: six autres millions.
fn is_word_of_one(numbers: &[Number], i: usize, others: &[Number]) -> bool {
    let (own, value) = (numbers[i].span, numbers[i].value());
    let apart = |whole: f64| others.iter().any(|o| same(o.value() * value, whole) && o.value() > 1.0 || same(o.value() + value, whole));
    // eight hundreds are often eight of something else
    let counts = |value: f64| value >= 1e6 || (11.0..100.0).contains(&value);
    let larger = |n: &Number| n.firm && n.kind == Kind::Plain && counts(n.value()) && n.span != own && n.span.contains(own) && !apart(n.value());
    // the whole stands behind its words in the list
    !numbers[i].hard && numbers[i + 1..].iter().take(WORDS).any(larger)
}

/// Whether any of the numbers or a part of one may be `value`.
fn has(numbers: &[Number], value: f64) -> bool {
    numbers.iter().any(|n| n.may_be(value) || n.parts.iter().any(|&p| same(p, value)))
}

fn account_for_parts(numbers: &[Number], number: &Number) -> bool {
    if number.parts.is_empty() {
        return false;
    }
    let places = |v: f64| {
        let told = move |(i, n): (usize, &Number)| -> SmallVec<[(usize, usize); 2]> {
            (0..=n.parts.len()).filter(|k| n.parts.get(*k).map_or_else(|| n.may_be(v), |p| same(*p, v))).map(|k| (i, k)).collect()
        };
        numbers.iter().enumerate().flat_map(told)
    };
    if number.kind == Kind::Time && number.parts.len() >= 2 {
        let (hour, minute) = (number.parts[0], number.parts[1]);
        let other = if minute == 30.0 { 0.5 } else { 0.25 };
        let minutes: SmallVec<[_; 4]> = places(minute).chain((minute % 15.0 == 0.0).then(|| places(other)).into_iter().flatten()).collect();
        // 15 is no hour and its minutes at once
        return [hour, hour - 12.0, hour + 12.0].into_iter().flat_map(places).any(|h| minute == 0.0 || minutes.iter().any(|m| *m != h));
    }
    number.parts.iter().all(|&p| has(numbers, p))
}

impl Comparison {
    /// Of the numbers of a source segment and those of its translation.
    pub fn of((source, ours): (&Segment, &[Number]), (target, theirs): (&Segment, &[Number])) -> Comparison {
        if !ours.iter().chain(theirs).any(|n| n.hard || n.firm) {
            return Comparison::default();
        }
        let (mut s, mut t) = (Side::new(ours, source.lang), Side::new(theirs, target.lang));
        meet_months(&mut s, &mut t);
        meet(&mut s, &mut t, true, |a, b| same(a.value(), b.value()));
        meet(&mut s, &mut t, true, Number::agrees);
        meet(&mut s, &mut t, false, Number::agrees);
        meet(&mut t, &mut s, false, Number::agrees);
        convert(&mut s, &mut t);
        explain(&mut s, &t);
        explain(&mut t, &s);
        let copied = copied_marks((source, ours), (target, theirs));
        if s.tellable(&t).is_empty() && t.tellable(&s).is_empty() {
            return Comparison { changed: copied, ..Comparison::default() };
        }
        let (mut f, mut g) = (Figures::new(source, ours), Figures::new(target, theirs));
        excuse(&mut s, &mut f, &mut t, &mut g);
        excuse(&mut t, &mut g, &mut s, &mut f);
        let mut halves: Vec<Change> = lost_halves(&s, &mut f, &t, &mut g).map(|(source, target)| Change { source, target, doubt: Doubt::None }).collect();
        halves.extend(lost_halves(&t, &mut g, &s, &mut f).map(|(target, source)| Change { source, target, doubt: Doubt::None }));
        let mut found = Comparison::from_rest(&s, &t, |i, j| {
            let small = |n: &Number| !n.hard && n.kind == Kind::Plain && n.value() <= 2.0;
            !(small(&ours[i]) || small(&theirs[j])) || equivalence::may_count_time(&f.get(i), &g.get(j))
        });
        halves.retain(|h| !found.changed.iter().any(|c| c.source == h.source || c.target == h.target));
        found.missing.retain(|(i, _)| !halves.iter().any(|h| h.source == *i));
        found.added.retain(|(j, _)| !halves.iter().any(|h| h.target == *j));
        found.changed.extend(halves.into_iter().chain(copied));
        found
    }

    /// What is left of both sides; `may` tells whether two that are left, by index, may be one number that was changed.
    fn from_rest(s: &Side, t: &Side, may: impl FnMut(usize, usize) -> bool) -> Comparison {
        let (mut missing, mut added) = (s.tellable(t), t.tellable(s));
        let mut changed = Vec::new();
        for (source, target) in closest(&missing, &added, s, t, may) {
            changed.push(Change { source, target, doubt: doubt_of_change(&s.numbers[source], &t.numbers[target]) });
        }
        changed.sort_by_key(|c| c.source);
        missing.retain(|&i| s.numbers[i].hard && changed.binary_search_by_key(&i, |c| c.source).is_err());
        changed.sort_by_key(|c| c.target);
        added.retain(|&i| t.numbers[i].hard && changed.binary_search_by_key(&i, |c| c.target).is_err());
        let many = s.open().len() + t.open().len() > 4;
        Comparison {
            changed,
            missing: missing.into_iter().map(|i| (i, doubt(i, s, t, many))).collect(),
            // a hundred per cent is “entirely”, and 1-0 is told as a lead
            added: added
                .into_iter()
                .map(|i| (i, doubt(i, t, s, many).max(if matches!(t.numbers[i].value(), 0.0 | 100.0) { Doubt::Some } else { Doubt::None })))
                .collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.added.is_empty()
    }
}

/// Numbers of a long segment among which one is looked for, to either side.
const REACH: usize = 200;
/// Pairs of open numbers of which any may be a change; where there are more, only those near each other.
const MOST_PAIRS: usize = 10_000;
const NEAR: usize = 16;

/// Matches the names of months, so that a July that is a July accounts for no other seven.
fn meet_months(s: &mut Side, t: &mut Side) {
    for (i, month) in s.numbers.iter().enumerate().filter(|(_, n)| n.kind == Kind::Month) {
        let twin = t.around(i, s).find(|&j| !t.months[j] && t.numbers[j].kind == Kind::Month && t.numbers[j].agrees(month));
        if let Some(j) = twin {
            (s.met[i], s.months[i]) = (true, true);
            (t.met[j], t.months[j]) = (true, true);
        }
    }
}

/// Matches open hard numbers of one side with numbers of the other of the same value, each at most once.
fn meet(from: &mut Side, to: &mut Side, hard: bool, alike: fn(&Number, &Number) -> bool) {
    let (n, m) = (from.numbers.len().max(1) as f64, to.numbers.len().max(1) as f64);
    for i in from.open() {
        let place = i as f64 / n;
        let best = to
            .around(i, from)
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
        let place = other.around(i, side);
        let (near, months) = (&other.numbers[place.clone()], &other.months[place]);
        let soft = || near.iter().zip(months).any(|(n, month)| !n.hard && !month && n.agrees(number));
        let part = || near.iter().any(|n| n.parts.iter().any(|&p| number.may_be(p)));
        side.met[i] = soft() || part() || account_for_parts(near, number);
        side.loosely[i] = side.met[i];
    }
}

/// Numbers that are so many and a half, with those of the other side that are so many, or the half alone: of the same unit, or large.
fn lost_halves<'n>(side: &Side<'n>, own: &mut Figures<'n>, other: &Side<'n>, theirs: &mut Figures<'n>) -> impl Iterator<Item = (usize, usize)> + use<> {
    let mut found = SmallVec::<[(usize, usize); 1]>::new();
    for i in side.tellable(other).into_iter().filter(|i| side.numbers[*i].kind == Kind::Half) {
        let (half, figure) = (&side.numbers[i], own.get(i));
        let scale = [1e12, 1e9, 1e6, 1e3].into_iter().find(|s| half.value() > *s).unwrap_or(1.0);
        let whole = (half.value() / scale).floor() * scale;
        let answers = |n: &Number| n.may_be(whole) || n.may_be(scale / 2.0);
        let free = |n: &Number| n.kind == Kind::Plain && !side.numbers.iter().enumerate().any(|(k, o)| k != i && o.agrees(n));
        let sure = |j: usize, theirs: &mut Figures<'n>| scale > 1.0 || other.numbers[j].hard || equivalence::may_count_the_same(&figure, &theirs.get(j));
        if let Some(j) = (0..other.numbers.len()).find(|&j| answers(&other.numbers[j]) && free(&other.numbers[j]) && sure(j, theirs)) {
            found.push((i, j));
        }
    }
    found.into_iter()
}

/// Numbers of a segment from which on it is a table, and other ways of saying a number are not sought.
const TABLE: usize = 30;

/// Accounts for numbers that the other side says in another way, and for what was added for the reader: conversions, other time zones.
fn excuse<'n>(side: &mut Side<'n>, own: &mut Figures<'n>, other: &mut Side<'n>, theirs: &mut Figures<'n>) {
    if side.numbers.len().max(other.numbers.len()) > TABLE {
        return;
    }
    for i in side.tellable(other) {
        let figure = own.get(i);
        let count = other.numbers.len();
        let twin = (0..count).find(|&j| {
            !(other.met[j] && other.numbers[j].hard && !other.loosely[j])
                && (equivalence::equivalent(&figure, &theirs.get(j)) || own.says_together(i, theirs, j))
        });
        if let Some(j) = twin {
            (side.met[i], other.met[j]) = (true, true);
            continue;
        }
        let value = |j: usize| other.numbers[j].value();
        if let Some(j) = (0..count).find(|&j| theirs.sum(j).is_some_and(|sum| side.numbers[i].may_be(sum))) {
            side.met[i] = true;
            (other.met[j], other.met[j + 1]) = (true, true);
        } else if let Some(j) = (1..count).find(|&j| equivalence::is_share(&figure, value(j - 1), value(j)) && !theirs.is_percent(j)) {
            side.met[i] = true;
            (other.met[j - 1], other.met[j]) = (true, true);
        } else if let Some(j) = (0..count).find(|&j| equivalence::is_share(&figure, 1.0, value(j)) && !theirs.is_percent(j)) {
            (side.met[i], other.met[j]) = (true, true);
        } else if let Some(j) = (1..count).find(|&j| own.is_written_in_two(i, theirs, j)) {
            side.met[i] = true;
            (other.met[j - 1], other.met[j]) = (true, true);
        } else if (0..count).any(|j| equivalence::of_decade(&figure, &theirs.get(j)))
            || own.is_century_of_decade(i, theirs.numbers())
            || own.may_go_unsaid(i, theirs) && other.tellable(side).is_empty()
        {
            side.met[i] = true;
        } else {
            side.met[i] = own.is_converted_money(i, &side.met) || own.is_of_hijra(i) || own.is_zoned(i) || theirs.any_zoned() && side.numbers[i].may_be_time();
        }
    }
}

/// Pairs of open numbers, each once, those first that most look like one number written wrong.
fn closest(missing: &[usize], added: &[usize], s: &Side, t: &Side, mut may: impl FnMut(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let (n, m) = (s.numbers.len().max(1) as f64, t.numbers.len().max(1) as f64);
    let all = missing.len() * added.len() <= MOST_PAIRS;
    let candidates = |(place, i): (usize, &usize)| {
        let i = *i;
        let near = if all { 0..added.len() } else { around(place, missing.len(), added.len(), NEAR) };
        near.map(move |j| (i, added[j]))
    };
    let distance = |(i, j): (usize, usize)| {
        let (a, b) = (&s.numbers[i], &t.numbers[j]);
        let magnitude = (a.value().abs().max(0.1) / b.value().abs().max(0.1)).log10().abs();
        magnitude + (i as f64 / n - j as f64 / m).abs() + if a.kind == b.kind { 0.0 } else { 0.5 }
    };
    let mut pairs: Vec<_> = missing.iter().enumerate().flat_map(candidates).map(|pair| (distance(pair), pair)).collect();
    pairs.retain(|(_, (i, j))| may_stand_for(&s.numbers[*i], &t.numbers[*j]) && may(*i, *j));
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut taken_source, mut taken_target) = (vec![false; s.numbers.len()], vec![false; t.numbers.len()]);
    let mut closest = Vec::new();
    for (_, (i, j)) in pairs {
        if !taken_source[i] && !taken_target[j] {
            (taken_source[i], taken_target[j]) = (true, true);
            closest.push((i, j));
        }
    }
    closest
}

/// What is said in words changes into what is said in the same way: a time into a time, a fraction into a fraction; a half in words into
/// figures, or as [`lost_halves`] says.
fn may_stand_for(a: &Number, b: &Number) -> bool {
    let may = |a: &Number, b: &Number| match a.kind {
        Kind::Time if !a.hard => b.may_be_time(),
        Kind::Half if !a.hard => b.hard || b.kind == Kind::Half,
        Kind::Fraction => b.kind == a.kind || b.values.iter().any(|v| *v > 0.0 && *v < 1.0),
        Kind::Roman | Kind::Times => b.kind == a.kind,
        _ => true,
    };
    may(a, b) && may(b, a)
}

/// One may be the other rounded: “nearly 2 million”, “1.98 million”.
fn rounds(a: f64, b: f64) -> bool {
    let apart = (a - b).abs() / a.abs().max(b.abs());
    (0.0005..=0.03).contains(&apart) && (significant(a) <= 2) != (significant(b) <= 2)
}

/// Digits before the closing zeros.
pub(super) fn significant(v: f64) -> usize {
    let digits = format!("{v}").replace(['.', '-'], "");
    digits.trim_matches('0').len()
}

fn doubt_of_change(source: &Number, target: &Number) -> Doubt {
    if (source.kind == Kind::Label) != (target.kind == Kind::Label) || rounds(source.value(), target.value()) { Doubt::Some } else { Doubt::None }
}

/// Doubt about number `i` of `side` that `other` lacks; `many` are open.
fn doubt(i: usize, side: &Side, other: &Side, many: bool) -> Doubt {
    let number = &side.numbers[i];
    let v = number.value();
    if same(v, 1.0) || number.kind == Kind::Label {
        return Doubt::Much;
    }
    // it stands there, though not as often
    if has(other.near(i, side), v) {
        return Doubt::Much;
    }
    if v <= 20.0 && !(words::known(other.lang) || super::han::reads(other.lang)) {
        return Doubt::Much;
    }
    if many {
        return Doubt::Some;
    }
    Doubt::None
}
