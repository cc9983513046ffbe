//! Figures that both sides have, with what each side says they are of.
use super::lexicon::Bound;
use super::quantities::{self, Quantity};
use super::units::{Dimension, Unit};
use crate::analysis::SegmentAnalysis;
use crate::analysis::numbers::Number;
use crate::text::Span;

/// Something beside a figure that the target says in another way: bytes of its words on either side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Differing {
    pub source: Span,
    pub target: Span,
    /// The figure in the target.
    pub figure: Span,
    pub sure: bool,
}

/// Where figures of the same value are bounded to opposite sides, or are of different things.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Differences {
    pub bounds: Vec<Differing>,
    pub units: Vec<Differing>,
}

/// Numbers of a segment from which on it is a table: which stands for which cannot be told.
const MANY: usize = 40;

/// Holds what stands beside the figures of both sides against each other; only figures whose value stands once on either side.
pub fn differences(source: &SegmentAnalysis, target: &SegmentAnalysis) -> Differences {
    let mut found = Differences::default();
    let (ours, theirs) = (source.numbers(), target.numbers());
    if ours.is_empty() || theirs.is_empty() || ours.len().max(theirs.len()) > MANY {
        return found;
    }
    let whole = |numbers: &[Number], i: usize| !is_piece(numbers, i);
    let alone = |numbers: &[Number], i: usize| !numbers.iter().enumerate().any(|(j, n)| j != i && n.agrees(&numbers[i]) && whole(numbers, j));
    for number in (0..ours.len()).filter(|i| whole(ours, *i) && alone(ours, *i)).map(|i| &ours[i]) {
        let mut same = theirs.iter().enumerate().filter(|(j, n)| n.agrees(number) && whole(theirs, *j));
        let (Some((j, twin)), None) = (same.next(), same.next()) else { continue };
        // “a” and “one” count little
        if !alone(theirs, j) || number.value() == 1.0 && !(number.hard && twin.hard) {
            continue;
        }
        let (a, b) = (quantities::of(source.segment, number), quantities::of(target.segment, twin));
        let differing = |source: Span, target: Span, sure: bool| Differing { source, target, figure: twin.span, sure };
        if let (Some((x, s)), Some((y, t))) = (&a.bound, &b.bound)
            && opposed(*x, *y)
        {
            found.bounds.push(differing(*s, *t, true));
        }
        let same = |(x, _): &(Unit, Span), (y, _): &(Unit, Span)| {
            let equal = |v: f64, w: f64| (x.base(v) - y.base(w)).abs() <= 0.01 * x.base(v).abs();
            x.dimension == y.dimension && number.values.iter().any(|&v| twin.values.iter().any(|&w| equal(v, w)))
        };
        if a.unit.as_ref().zip(b.unit.as_ref()).is_some_and(|(x, y)| same(x, y)) {
            continue;
        }
        if let Some((s, t, sure)) = other_unit(&a, &b) {
            found.units.push(differing(s, t, sure));
        }
    }
    found
}

/// Whether a number is a word of one that comes behind it in the list: the “third” of “a third”.
fn is_piece(numbers: &[Number], i: usize) -> bool {
    let own = numbers[i].span;
    numbers[i + 1..].iter().take_while(|n| n.span.start <= own.end).any(|n| n.span != own && n.span.contains(own))
}

fn opposed(a: Bound, b: Bound) -> bool {
    let more = |bound| matches!(bound, Bound::Over | Bound::AtLeast);
    let less = |bound| matches!(bound, Bound::Under | Bound::AtMost);
    more(a) && less(b) || less(a) && more(b)
}

/// The words of units or currencies that cannot be the same.
fn other_unit(a: &Quantity, b: &Quantity) -> Option<(Span, Span, bool)> {
    if let (Some((x, s)), Some((y, t))) = (&a.currency, &b.currency) {
        return (!x.may_be(y)).then_some((*s, *t, true));
    }
    let ((x, s), (y, t)) = (a.unit.as_ref()?, b.unit.as_ref()?);
    // 800 km an hour
    let pace = |a: Dimension, b: Dimension| (a, b) == (Dimension::Speed, Dimension::Length);
    // a litre, or a kilogram of rain, on a square metre is a millimetre
    let rain = |a: &Unit, b: &Unit| {
        a.dimension == Dimension::Length && a.factor == 0.001 && matches!(b.dimension, Dimension::Volume | Dimension::Mass) && b.factor == 1.0
    };
    if x.is(y) || rain(x, y) || rain(y, x) || pace(x.dimension, y.dimension) || pace(y.dimension, x.dimension) {
        return None;
    }
    let relative = |d: Dimension| matches!(d, Dimension::Proportion | Dimension::Points);
    // percent is often said where points are meant; and a word may be no unit at all
    let sure = x.dimension == y.dimension || relative(x.dimension) && relative(y.dimension);
    Some((*s, *t, sure))
}
