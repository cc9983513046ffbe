//! Times of day with the half of the day and the zone that they are told in.
use smallvec::SmallVec;

use super::lexicon::{self, Meaning};
use crate::analysis::SegmentAnalysis;
use crate::analysis::numbers::{Kind, Number};
use crate::analysis::word;
use crate::document::Segment;
use crate::text::Span;

/// Before or after noon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayHalf {
    Morning,
    Afternoon,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock {
    /// In bytes of the segment's text.
    pub span: Span,
    /// Minutes from noon or midnight.
    minute: i32,
    half: Option<DayHalf>,
    /// Minutes east of Greenwich, in winter and summer.
    zone: Option<[i16; 2]>,
}

const HALF_DAY: i32 = 720;
/// Words from a time to those that tell the half of the day, and the zone.
const NEAR: usize = 4;

impl Clock {
    fn new(span: Span, minute: i32, half: Option<DayHalf>, zone: Option<[i16; 2]>) -> Clock {
        let late = |minute: i32| if minute >= HALF_DAY { DayHalf::Afternoon } else { DayHalf::Morning };
        // from one in the afternoon on nobody needs to say so, nor after midnight
        let told = !(60..HALF_DAY + 60).contains(&minute) && minute < 2 * HALF_DAY;
        Clock { span, minute: minute.rem_euclid(HALF_DAY), half: half.or(told.then(|| late(minute))), zone }
    }

    /// Both may be the same moment of a day.
    fn may_be(&self, other: &Clock) -> bool {
        let halves = self.half.is_none() || other.half.is_none() || self.half == other.half;
        self.in_zone(other).unwrap_or(self.minute == other.minute && halves)
    }

    /// Whether it is the same moment in another zone; `None` where not both zones are told.
    fn in_zone(&self, other: &Clock) -> Option<bool> {
        let (ours, theirs) = (self.zone?, other.zone?);
        let same = |a: i16, b: i16| (self.minute - i32::from(a) - other.minute + i32::from(b)) % HALF_DAY == 0;
        Some(ours.iter().any(|a| theirs.iter().any(|b| same(*a, *b))))
    }
}

/// The times of a segment: those of its numbers, noon and midnight.
fn times(analysis: &SegmentAnalysis) -> SmallVec<[Clock; 2]> {
    let segment = analysis.segment;
    let mut found: SmallVec<[Clock; 2]> = analysis.numbers().iter().filter_map(|n| of(segment, n)).collect();
    // “noon” and “midnight” are number words too
    if segment.lang.is_spaceless() || !analysis.numbers().iter().any(|n| n.values.iter().any(|&v| v == 0.0 || v == 12.0)) {
        return found;
    }
    for (at, token) in segment.tokens.iter().enumerate().filter(|(_, t)| t.is_word()) {
        if word::of(token, segment.lang).facts.iter().any(|p| matches!(p.meaning, Meaning::Noon | Meaning::Midnight)) {
            for (meaning, end) in lexicon::said(segment, at) {
                let span = token.span.cover(segment.tokens[end - 1].span);
                match meaning {
                    Meaning::Noon => found.push(Clock::new(span, HALF_DAY, Some(DayHalf::Afternoon), None)),
                    Meaning::Midnight => found.push(Clock::new(span, 0, Some(DayHalf::Morning), None)),
                    _ => {}
                }
            }
        }
    }
    found
}

/// Whether a text counts the hours on past midnight: 25時 is one in the morning of the next day.
pub fn counts_past_midnight(segment: &Segment) -> bool {
    segment.tokens.windows(2).any(|w| {
        let hour = crate::analysis::numbers::digits::whole(w[0].of(&segment.text));
        hour.is_some_and(|hour| (24..=30).contains(&hour)) && matches!(w[1].of(&segment.text), "時" | "时")
    })
}

/// The zone that is told behind a time: minutes east of Greenwich, in winter and summer.
pub fn zone_behind(segment: &Segment, time: Span) -> Option<[i16; 2]> {
    let next = segment.tokens.partition_point(|t| t.span.start < time.end);
    let zone = |(meaning, _): (&Meaning, usize)| if let Meaning::Zone(zone) = meaning { Some(*zone) } else { None };
    (next..(next + NEAR).min(segment.tokens.len())).find_map(|at| lexicon::said(segment, at).into_iter().find_map(zone))
}

/// A number as a time of day; of a number that need not be one, only where a zone is told.
fn of(segment: &Segment, number: &Number) -> Option<Clock> {
    let sure = number.kind == Kind::Time;
    if !(sure || number.hard && number.kind == Kind::Plain) {
        return None;
    }
    let next = segment.tokens.partition_point(|t| t.span.start < number.span.end);
    let behind = next..(next + NEAR).min(segment.tokens.len());
    let said = |wanted: fn(&Meaning) -> bool, at: usize| lexicon::said(segment, at).into_iter().map(|(m, _)| m).find(|m| wanted(m));
    let zone = zone_behind(segment, number.span);
    if !sure && zone.is_none() {
        return None;
    }
    let value = number.value();
    let minute = match (&number.parts[..], number.kind) {
        ([hour, minute, ..], _) => hour * 60.0 + minute,
        (_, Kind::Time) => value * 60.0,
        _ if value > 24.0 && value < 2400.0 => (value / 100.0).floor() * 60.0 + value % 100.0,
        _ => value * 60.0,
    };
    if segment.lang.is_spaceless() {
        let part = |m: &Meaning| matches!(m, Meaning::DayHalf(_));
        let half = match lexicon::said_before(&segment.text, number.span.start, segment.lang, part) {
            Some((Meaning::DayHalf(half), _)) => Some(*half),
            _ => None,
        };
        return Some(Clock::new(number.span, minute.round() as i32, half, zone));
    }
    let first = segment.tokens.partition_point(|t| t.span.start < number.span.start);
    let before = (first.saturating_sub(NEAR)..first).rev();
    let half = behind.chain(before).find_map(|at| match said(|m| matches!(m, Meaning::DayHalf(_)), at) {
        Some(Meaning::DayHalf(half)) => Some(*half),
        _ => None,
    });
    // 13 to 24 tell by themselves
    let half = if (60..HALF_DAY + 60).contains(&(minute.round() as i32)) { half } else { None };
    Some(Clock::new(number.span, minute.round() as i32, half, zone))
}

/// A time of the source and another half of the day, or another moment in its zone, that stands for it in the target.
pub fn changed(source: &SegmentAnalysis, target: &SegmentAnalysis) -> Option<(Span, Span)> {
    let theirs = times(target);
    let ours = if theirs.is_empty() { SmallVec::new() } else { times(source) };
    let lost = |clock: &&Clock, others: &[Clock]| !others.iter().any(|o| o.may_be(clock));
    for clock in ours.iter().filter(|c| lost(c, &theirs)) {
        let opposite = |o: &&Clock| {
            o.minute == clock.minute && o.half.is_some() && clock.half.is_some() && o.half != clock.half && o.zone.is_none() == clock.zone.is_none()
        };
        if let Some(other) = theirs.iter().filter(|o| lost(o, &ours)).find(opposite) {
            return Some((clock.span, other.span));
        }
    }
    let elsewhere = |clock: &&Clock| ours.iter().any(|o| o.in_zone(clock).is_some()) && !ours.iter().any(|o| o.in_zone(clock) == Some(true));
    let other = theirs.iter().find(elsewhere)?;
    Some((ours.iter().find(|o| o.zone.is_some())?.span, other.span))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Unplaced};
    use crate::text::Lang;

    #[test]
    fn another_half_of_the_day_or_another_moment_in_its_zone_is_told() {
        for (source, lang, target, told) in [
            ("Der Zug kam um 15.40 Uhr an.", "de", "The train arrived at 3:40 a.m.", true),
            ("Der Zug kam um 15.40 Uhr an.", "de", "The train arrived at 3:40 p.m.", false),
            ("Die Brücke wird am Mittag gesperrt.", "de", "The bridge will be closed at midnight.", true),
            ("Die Brücke wird um 12 Uhr gesperrt.", "de", "The bridge will be closed at noon.", false),
            ("Le discours commence à 18h00, heure de Paris.", "fr", "The speech begins at 1700 GMT.", false),
            ("Le discours commence à 18h00, heure de Paris.", "fr", "The speech begins at 1400 GMT.", true),
            ("会议下午3时40分开始。", "zh", "The meeting begins at 3:40 in the morning.", true),
        ] {
            let segment = |text: &str, lang: &str| Segment::new("s", text.into(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
            let (s, t) = (segment(source, lang), segment(target, "en"));
            assert_eq!(changed(&SegmentAnalysis::new(0, &s), &SegmentAnalysis::new(1, &t)).is_some(), told, "{source} → {target}");
        }
    }
}
