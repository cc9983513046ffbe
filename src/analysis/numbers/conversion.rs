//! Figures that were converted between English and metric units.
use super::compare::Side;
use super::{Number, measures};

/// Matches what was converted between English and metric units, on the other side or beside it; figures before words, of which some
/// only look like a number.
pub(super) fn convert(s: &mut Side, t: &mut Side) {
    for figures in [true, false] {
        for i in 0..s.numbers.len() {
            for j in t.around(i, s) {
                let (a, b) = (&s.numbers[i], &t.numbers[j]);
                let open = |met: bool, n: &Number| n.hard && !met;
                let wanted = !figures || a.hard && b.hard;
                if wanted && (open(s.met[i], a) || open(t.met[j], b)) && !(s.met[i] && a.hard) && !(t.met[j] && b.hard) && converted(a, b) {
                    s.met[i] = true;
                    t.met[j] = true;
                }
            }
        }
    }
    ranges(s, t);
    ranges(t, s);
    beside(s);
    beside(t);
}

/// Bytes of a dash between the two figures of a range.
const DASH: usize = 4;

/// Accounts for the other end of a range that a single figure was made of: 27–28 metres, 30 yards.
fn ranges(side: &mut Side, other: &Side) {
    for i in side.open() {
        let apart = |j: usize| side.numbers[i.max(j)].span.start.saturating_sub(side.numbers[i.min(j)].span.end);
        let ends = [i.checked_sub(1), Some(i + 1).filter(|j| *j < side.numbers.len())];
        let met = ends
            .into_iter()
            .flatten()
            .any(|j| side.met[j] && apart(j) <= DASH && other.numbers.iter().any(|n| converted(&side.numbers[j], n) && converted(&side.numbers[i], n)));
        side.met[i] = met;
    }
}

/// Accounts for conversions in brackets: “45 miles (72 kilometers)”.
fn beside(side: &mut Side) {
    for i in side.open() {
        let accounted = |j: usize| side.met[j] || !side.numbers[j].hard;
        side.met[i] = (i.saturating_sub(2)..(i + 3).min(side.numbers.len())).any(|j| accounted(j) && converted(&side.numbers[i], &side.numbers[j]));
    }
}

fn converted(a: &Number, b: &Number) -> bool {
    let way =
        |from: &Number, to: &Number| !from.factors.is_empty() && from.values.iter().any(|&v| to.values.iter().any(|&w| measures::converts(v, from.factors, w)));
    way(a, b) || way(b, a)
}
