//! Numbers that say the same without being equal: a year and a half is 18 months, two in five are 40 percent, the 17th century is the
//! 1600s, 2.98 million is nearly three million.
use crate::analysis::facts::clock;
use crate::analysis::facts::lexicon::{self, Bound, Meaning};
use crate::analysis::facts::quantities::{self, Quantity};
use crate::analysis::facts::units::{Dimension, Unit};
use crate::document::Segment;

use smallvec::SmallVec;

use super::compare::significant;
use super::{Kind, Number, digits, han, words};

/// A number with what stands beside it.
pub(super) struct Figure<'n> {
    pub number: &'n Number,
    quantity: Quantity,
}

/// Names of Islamic months, or how they begin and end, that are no other words beside a number.
const HIJRI_MONTHS: &[&str] =
    &["محرم", "صفر", "ربيع الأول", "ربيع الآخر", "ربيع الثاني", "جمادى", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذي القعدة", "ذو الحجة", "ذي الحجة"];

/// The numbers of one side with what stands beside them, read when they are first asked for.
pub(super) struct Figures<'s> {
    segment: &'s Segment,
    numbers: &'s [Number],
    read: Vec<Option<Quantity>>,
}

impl<'s> Figures<'s> {
    pub fn new(segment: &'s Segment, numbers: &'s [Number]) -> Self {
        Figures { segment, numbers, read: vec![None; numbers.len()] }
    }

    pub fn get(&mut self, i: usize) -> Figure<'s> {
        let number = &self.numbers[i];
        let quantity = self.read[i].get_or_insert_with(|| quantities::of(self.segment, number)).clone();
        Figure { number, quantity }
    }

    /// Whether the word for a day stands in the text.
    fn says_day(&self) -> bool {
        let day = |m: &Meaning| matches!(m, Meaning::Unit(unit) if unit.dimension == Dimension::Time && unit.factor == 1.0);
        (0..self.segment.tokens.len()).any(|at| lexicon::said(self.segment, at).iter().any(|(m, _)| day(m)))
    }

    pub fn is_percent(&mut self, i: usize) -> bool {
        percent(&self.get(i)).is_some()
    }

    /// The sum of a number and the next one, where nothing stands between them: `2 milyon 350 bin`.
    pub fn sum(&self, i: usize) -> Option<f64> {
        let (a, b) = (&self.numbers[i], self.numbers.get(i + 1)?);
        let between = self.segment.text.get(a.span.end..b.span.start)?;
        (between.trim().is_empty() && a.value() > b.value()).then_some(a.value() + b.value())
    }

    /// Whether a number is the number `j` of the other side and the one before it, set apart by a space: 116123, 116 123.
    pub fn is_written_in_two(&self, i: usize, other: &Figures, j: usize) -> bool {
        let digits = |text: &str| text.chars().filter_map(digits::digit).collect::<SmallVec<[u32; 12]>>();
        let (first, second) = (&other.numbers[j - 1], &other.numbers[j]);
        let Some(between) = other.segment.text.get(first.span.end..second.span.start) else { return false };
        let whole = first.span.cover(second.span);
        first.hard
            && second.hard
            && matches!(between, " " | "\u{A0}" | "-" | "." | ", ")
            && digits(self.segment.of(self.numbers[i].span)) == digits(other.segment.of(whole))
    }

    /// Whether a number is often told without a figure: a day as 24 hours, the year of a school, two or three people who were named.
    pub fn may_go_unsaid(&mut self, i: usize, other: &Figures) -> bool {
        let number = &self.numbers[i];
        let (value, behind) = (number.value(), &self.segment.text[number.span.end..]);
        if han::reads(self.segment.lang) {
            let school = ["年生", "学年", "學年", "학년"].iter().any(|word| behind.trim_start().starts_with(word));
            let people = behind.starts_with(['人', '者', '명']) && (2.0..=3.0).contains(&value);
            return school && value <= 6.0 || people;
        }
        let hours = |figure: &Figure| unit(figure, Dimension::Time).is_some_and(|u| (u.factor * 24.0 - 1.0).abs() < 1e-6);
        value == 24.0 && hours(&self.get(i)) && other.says_day()
    }

    pub fn numbers(&self) -> &[Number] {
        self.numbers
    }

    /// Whether a number and the number `j` of the other side say the same together with what stands around them.
    pub fn says_together(&self, i: usize, other: &Figures, j: usize) -> bool {
        let (a, b) = (&self.numbers[i], &other.numbers[j]);
        self.shares_scale(i, b) || other.shares_scale(j, a) || self.leaves_out_one(i, b) || other.leaves_out_one(j, a)
    }

    /// Whether a number goes without its scale, which is told behind the last of a row: 3.1, 2.9 and 2.5 million.
    fn shares_scale(&self, i: usize, other: &Number) -> bool {
        let own = &self.numbers[i];
        let listed = own.hard && self.segment.text[own.span.end..].starts_with([',', ';', '、', '，', '،']);
        let scaled = |scale: f64, n: &Number| n.value() >= scale && self.segment.of(n.span).contains(char::is_alphabetic);
        let scale = [1e3, 1e6, 1e9, 1e12].into_iter().find(|s| other.may_be(own.value() * s)).filter(|_| listed && own.value() > 0.0);
        scale.is_some_and(|scale| self.numbers[i + 1..].iter().any(|n| scaled(scale, n)))
    }

    /// Whether a number leaves out one who was named: four of them, “she and three others”.
    fn leaves_out_one(&self, i: usize, other: &Number) -> bool {
        let own = &self.numbers[i];
        let next = self.segment.tokens.partition_point(|t| t.span.start < own.span.end);
        let others = self.segment.tokens.get(next).is_some_and(|t| words::says_others(&t.form.lower, self.segment.lang));
        others && other.may_be(own.value() + 1.0)
    }

    /// Whether a number is the century of a decade that the other side has as one: the 70s of the 20th century, the 1970s.
    pub fn is_century_of_decade(&mut self, i: usize, others: &[Number]) -> bool {
        let own = self.get(i);
        let century = own.number.value();
        if !unit(&own, Dimension::Time).is_some_and(|u| u.factor > 30_000.0) {
            return false;
        }
        let beside = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|j| self.numbers.get(j));
        let decades = beside.map(Number::value).filter(|v| *v % 10.0 == 0.0 && (10.0..100.0).contains(v));
        decades.map(|decade| (century - 1.0) * 100.0 + decade).any(|year| others.iter().any(|n| n.may_be(year)))
    }

    /// Whether a number is money beside money of another currency that the other side has, one of the two in brackets: a conversion for
    /// the reader. `met` tells which numbers the other side has.
    pub fn is_converted_money(&mut self, i: usize, met: &[bool]) -> bool {
        let own = self.get(i);
        let Some((currency, _)) = &own.quantity.currency else { return false };
        let neighbours = [i.checked_sub(1), (i + 1 < self.numbers.len()).then_some(i + 1)];
        neighbours.into_iter().flatten().filter(|j| met[*j]).any(|j| {
            let other = self.get(j);
            let (first, second) = if i < j { (own.number, other.number) } else { (other.number, own.number) };
            let between = self.segment.text.get(first.span.end..second.span.start).unwrap_or_default();
            let apart = other.quantity.currency.as_ref().is_some_and(|(c, _)| !c.may_be(currency));
            apart && between.len() < 40 && between.contains(['(', '（'])
        })
    }

    /// Whether a number is the day or the year of an Islamic date, which a translation tells by the other calendar.
    pub fn is_of_hijra(&self, i: usize) -> bool {
        if !matches!(self.segment.lang.primary(), "ar" | "fa" | "ur") {
            return false;
        }
        let after = self.segment.text[self.numbers[i].span.end..].trim_start();
        let before = self.segment.text[..self.numbers[i].span.start].trim_end();
        after.starts_with('ه') && !after.chars().nth(1).is_some_and(char::is_alphabetic)
            || HIJRI_MONTHS.iter().any(|month| after.starts_with(month) || before.ends_with(month))
    }

    /// Whether a number is a time of day in a zone that is told: (1420 GMT).
    pub fn is_zoned(&self, i: usize) -> bool {
        let value = self.numbers[i].value();
        // 19:30, 1930
        (value <= 24.0 || (100.0..2400.0).contains(&value)) && clock::zone_behind(self.segment, self.numbers[i].span).is_some()
    }
}

impl Figures<'_> {
    /// Whether any number is a time in a zone of its own.
    pub fn any_zoned(&self) -> bool {
        (0..self.numbers.len()).any(|i| self.numbers[i].hard && self.is_zoned(i))
    }
}

/// Whether two figures of different value say the same.
pub(super) fn equivalent(a: &Figure, b: &Figure) -> bool {
    converted(a, b)
        || in_fahrenheit(a, b)
        || in_fahrenheit(b, a)
        || in_points(a, b)
        || in_points(b, a)
        || of_proportion(a, b)
        || of_proportion(b, a)
        || of_century(a, b)
        || of_century(b, a)
        || rounded(a, b)
        || rounded(b, a)
}

/// Whether both are of one and the same unit, or the first of none that is known and the other of time.
pub(super) fn may_count_the_same(a: &Figure, b: &Figure) -> bool {
    match (a.quantity.unit, b.quantity.unit) {
        (Some((x, _)), Some((y, _))) => x.is(&y) || b.number.value() == 0.5 && x.dimension == y.dimension && (y.factor / x.factor * 2.0 - 1.0).abs() < 0.1,
        (None, Some((y, _))) => y.dimension == Dimension::Time,
        _ => false,
    }
}

/// Whether both may count the same unit of time, of which one side may be told by a word of its own: عامين.
pub(super) fn may_count_time(a: &Figure, b: &Figure) -> bool {
    match (a.quantity.unit, b.quantity.unit) {
        (Some((x, _)), Some((y, _))) => x.dimension == Dimension::Time && x.is(&y),
        (None, Some((unit, _))) => unit.dimension == Dimension::Time && !a.number.hard,
        (Some((unit, _)), None) => unit.dimension == Dimension::Time && !b.number.hard,
        (None, None) => false,
    }
}

/// Whether a temperature falls into a decade of Fahrenheit's degrees, which stands for all temperatures that do: “in the 80s”.
pub(super) fn of_decade(celsius: &Figure, decade: &Figure) -> bool {
    let value = decade.number.value();
    value >= 20.0 && value % 10.0 == 0.0 && decade.number.values.len() > 1 && in_fahrenheit(celsius, decade)
}

/// Whether a figure in percent, or a part, is this share: two in five, every fifth.
pub(super) fn is_share(figure: &Figure, a: f64, b: f64) -> bool {
    let (part, whole) = if a < b { (a, b) } else { (b, a) };
    // a permille is told to the tenth
    let slack = if whole == 1000.0 { 0.001 } else { 0.4 };
    let told = percent(figure).or_else(|| (figure.number.kind == Kind::Fraction).then(|| 100.0 * figure.number.value()));
    told.is_some_and(|percent| part > 0.0 && (whole <= 100.0 || whole == 1000.0) && (100.0 * part / whole - percent).abs() < slack)
}

fn unit(figure: &Figure, dimension: Dimension) -> Option<Unit> {
    figure.quantity.unit.map(|(unit, _)| unit).filter(|u| u.dimension == dimension)
}

fn percent(figure: &Figure) -> Option<f64> {
    unit(figure, Dimension::Proportion).map(|unit| 100.0 * unit.base(figure.number.value()))
}

/// The same in another unit of the same kind; what is measured may be rounded, time and rates may not.
fn converted(a: &Figure, b: &Figure) -> bool {
    let ((x, _), (y, _)) = match (a.quantity.unit, b.quantity.unit) {
        (Some(x), Some(y)) => (x, y),
        // полуторагодовалый: the word of the unit is part of the number's
        (None, Some(_)) if a.number.kind == Kind::Half => return in_smaller(a.number.value(), b),
        (Some(_), None) if b.number.kind == Kind::Half => return in_smaller(b.number.value(), a),
        _ => return false,
    };
    // of one unit there is nothing to convert
    if x.dimension != y.dimension || x == y {
        return false;
    }
    let close = |v: f64, w: f64| {
        let apart = (x.base(v) - y.base(w)).abs();
        let size = x.base(v).abs().max(y.base(w).abs());
        match x.dimension {
            Dimension::Temperature => apart <= 1.2,
            Dimension::Time | Dimension::Proportion | Dimension::Points => apart <= 0.012 * size,
            _ => {
                let round = |v: f64| v < 10.0 || v % 5.0 == 0.0;
                apart <= if round(v) || round(w) { 0.09 } else { 0.05 } * size
            }
        }
    };
    let below = |v: f64, w: f64| x.dimension == Dimension::Temperature && (close(-v, w) || close(v, -w) || close(-v, -w));
    a.number.values.iter().any(|&v| b.number.values.iter().any(|&w| close(v, w) || below(v, w)))
}

/// “In the 80s” for 27 degrees: an American leaves the scale out, and often the unit.
fn in_fahrenheit(celsius: &Figure, bare: &Figure) -> bool {
    let (v, w) = (celsius.number.value(), bare.number.value());
    let warm = unit(celsius, Dimension::Temperature).is_some_and(|u| u.zero == 0.0) && bare.quantity.unit.is_none() && bare.number.hard;
    // the seventies end at 79
    let wide = if w % 10.0 == 0.0 { 9.0 } else { 0.0 };
    warm && (w - 1.5..=w + wide + 1.5).contains(&(v * 1.8 + 32.0))
}

/// A quarter of a point is 25 basis points.
fn in_points(part: &Figure, points: &Figure) -> bool {
    let value = part.number.value();
    part.quantity.unit.is_none() && value < 1.0 && unit(points, Dimension::Points).is_some_and(|u| super::same(u.base(points.number.value()), value))
}

/// So many and a half of what is told in the next smaller unit of time.
fn in_smaller(value: f64, figure: &Figure) -> bool {
    let smaller = |name: &str, in_one: f64| {
        Unit::named(name).zip(unit(figure, Dimension::Time)).is_some_and(|(u, v)| u.is(&v)) && figure.number.value() == value * in_one
    };
    smaller("month", 12.0) || smaller("minute", 60.0) || smaller("hour", 24.0) || smaller("week", 52.0)
}

/// A fraction as a word and its percentage.
fn of_proportion(fraction: &Figure, share: &Figure) -> bool {
    let value = fraction.number.value();
    fraction.quantity.unit.is_none() && value > 0.0 && value < 1.0 && percent(share).is_some_and(|p| (100.0 * value - p).abs() < 1.0)
}

/// The 17th century, the 1600s; Italian and Swedish count them from 1000 on or by their hundreds.
fn of_century(century: &Figure, hundreds: &Figure) -> bool {
    let (n, v) = (century.number.value(), hundreds.number.value());
    let counts = unit(century, Dimension::Time).is_some_and(|u| u.factor > 30_000.0) && (2.0..=21.0).contains(&n);
    counts && (v == (n - 1.0) * 100.0 || v == (n - 11.0) * 100.0)
}

/// Nearly two million, about half: a round figure that is said to be one, on the side that is said.
fn rounded(exact: &Figure, round: &Figure) -> bool {
    let (v, w) = (exact.number.value(), round.number.value());
    let Some((bound, _)) = round.quantity.bound else { return false };
    // 386 rounds nothing, though it be “at least 386”
    if significant(w) > 2 || significant(w) >= significant(v) {
        return false;
    }
    let near = |value: f64| (value - w).abs() <= 0.03 * w;
    let fits = match bound {
        Bound::Over | Bound::AtLeast => v > w,
        Bound::Under | Bound::AtMost => v < w,
        Bound::About => true,
    };
    fits && near(v) || w < 1.0 && percent(exact).is_some_and(|p| near(p / 100.0))
}
