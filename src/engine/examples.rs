//! Runs the examples of renderings: they are the tests of the base.
use std::sync::Arc;

use crate::checks;
use crate::config::Settings;
use crate::document::{Row, Text, Unplaced};
use crate::knowledge::schema::{Alone, Example, Rendering};
use crate::knowledge::{Knowledge, UserKnowledge};
use crate::text::{Lang, Span};

use super::{Checked, Engine};

const OPEN: char = '⟦';
const CLOSE: char = '⟧';

/// What is wrong with an entry, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub entry: String,
    pub what: String,
}

/// Takes the marks out of an example; `None` unless there is exactly one pair of them.
pub fn unmark(text: &str) -> Option<(String, Span)> {
    let (start, close) = (text.find(OPEN)?, text.find(CLOSE)?);
    let plain = text.replace([OPEN, CLOSE], "");
    if plain.len() + 2 * OPEN.len_utf8() != text.len() || close < start {
        return None;
    }
    Some((plain, Span::new(start, close - OPEN.len_utf8())))
}

/// Tests the entries of one file under all rules and the whole knowledge of `engine`, which must hold them.
pub fn test(engine: &Engine, source: Lang, target: Lang, entries: &[Rendering]) -> Vec<Failure> {
    let mut out = Vec::new();
    for entry in entries {
        let mut fail = |what: String| out.push(Failure { entry: entry.id.clone(), what });
        let bench = Bench { engine, source, target, entry };
        bench.shape(&mut fail);
        bench.bad(&mut fail);
        bench.good(&mut fail);
        bench.conditions(&mut fail);
    }
    out
}

/// Checks one sentence with its source, or alone; `date` is the story's day, `2025-11-22`.
pub fn check(engine: &Engine, source: (Lang, Option<&str>), target: (Lang, &str), date: Option<&str>) -> Checked {
    let text = |t: &str| Text { text: t.to_owned(), locate: Arc::new(Unplaced) };
    let row = Row {
        id: "1".into(),
        doc: None,
        source: source.1.map(text),
        target: text(target.1),
        source_lang: source.1.map(|_| source.0),
        target_lang: Some(target.0),
        date: date.and_then(|d| d.parse().ok()),
    };
    engine.check_rows("example", vec![row])
}

struct Bench<'a> {
    engine: &'a Engine,
    source: Lang,
    target: Lang,
    entry: &'a Rendering,
}

impl Bench<'_> {
    fn check(&self, engine: &Engine, source: Option<&str>, target: &str, date: Option<&str>) -> Checked {
        check(engine, (self.source, source), (self.target, target), date)
    }

    fn shape(&self, fail: &mut dyn FnMut(String)) {
        let e = self.entry;
        if e.source.is_empty() && e.alone.is_none() {
            fail("has neither a source nor an alone side".into());
        }
        if !e.source.is_empty() && e.expect.is_empty() {
            fail("expects nothing: list every accepted rendering".into());
        }
        if e.bad.is_empty() {
            fail("has no bad example".into());
        }
        if e.good.is_empty() {
            fail("has no good example: a near miss is worth ten hits".into());
        }
        if e.alone.is_some() && !e.bad.iter().any(|x| x.source.is_none()) {
            fail("its alone side has no bad example without a source".into());
        }
        if !e.source.is_empty() && !e.bad.iter().any(|x| x.source.is_some()) {
            fail("its cue has no bad example with a source".into());
        }
    }

    fn bad(&self, fail: &mut dyn FnMut(String)) {
        for example in &self.entry.bad {
            let Some((target, mark)) = unmark(&example.target) else {
                fail(format!("bad example needs one pair of ⟦ ⟧: {}", example.target));
                continue;
            };
            let checked = self.check(self.engine, example.source.as_deref(), &target, example.date.as_deref());
            let own: Vec<Option<Span>> = checked.triaged.findings.iter().filter(|f| f.rule == self.entry.id).map(|f| f.target.map(|m| m.span)).collect();
            match own.as_slice() {
                [Some(span)] if *span == mark => {}
                // alone, an entry of another source language may know the same garbling
                [] if example.source.is_none()
                    && checked.triaged.findings.iter().any(|f| checks::rule(&f.rule).is_none() && f.target.is_some_and(|m| m.span.overlaps(mark))) => {}
                [] => {
                    let others: Vec<&str> = checked.triaged.findings.iter().map(|f| f.rule.as_ref()).collect();
                    let others = if others.is_empty() { String::new() } else { format!(" (but {} does)", others.join(", ")) };
                    fail(format!("does not fire{others}: {}", example.target));
                }
                [Some(span)] => fail(format!("fires on “{}” instead: {}", span.of(&target), example.target)),
                [None] => fail(format!("finds no garbled words, only the cue: {}", example.target)),
                many => fail(format!("fires {} times: {}", many.len(), example.target)),
            }
            match &example.fixed {
                Some(fixed) => self.silent(example, fixed, "fixed", fail),
                None => fail(format!("bad example has no fixed form: {}", example.target)),
            }
        }
    }

    fn good(&self, fail: &mut dyn FnMut(String)) {
        for example in &self.entry.good {
            self.silent(example, &example.target, "good", fail);
        }
    }

    fn silent(&self, example: &Example, target: &str, kind: &str, fail: &mut dyn FnMut(String)) {
        let checked = self.check(self.engine, example.source.as_deref(), target, example.date.as_deref());
        for f in &checked.triaged.findings {
            let place = f.place();
            fail(format!("{kind} example fires {} on “{}”: {target}", f.rule, checked.document.segments[place.segment].of(place.span)));
        }
    }

    /// Taking away a condition must break some example, or it is not tested.
    fn conditions(&self, fail: &mut dyn FnMut(String)) {
        let e = self.entry;
        let mut variants: Vec<(&str, Rendering)> = Vec::new();
        let mut without = |what: &'static str, there: bool, change: &dyn Fn(&mut Rendering)| {
            if there {
                let mut variant = e.clone();
                change(&mut variant);
                variants.push((what, variant));
            }
        };
        without("near", !e.near.is_empty(), &|v| {
            v.near.clear();
            v.against.clear();
        });
        without("when", !e.when.is_empty(), &|v| v.when.clear());
        without("unless", !e.unless.is_empty() && e.near.is_empty(), &|v| v.unless.clear());
        let alone = |test: fn(&Alone) -> bool| e.alone.as_ref().is_some_and(test);
        without("alone.when", alone(|a| !a.when.is_empty()), &|v| v.alone.iter_mut().for_each(|a| a.when.clear()));
        without("alone.unless", alone(|a| !a.unless.is_empty()), &|v| v.alone.iter_mut().for_each(|a| a.unless.clear()));
        for (what, variant) in variants {
            let user = UserKnowledge { renderings: vec![(self.source, self.target, variant)], ..UserKnowledge::default() };
            let engine = Engine::new(Settings::default(), Knowledge::only(user));
            let alone = what.starts_with("alone");
            let breaks = e.good.iter().filter(|g| g.source.is_none() == alone).any(|g| {
                let checked = self.check(&engine, g.source.as_deref(), &g.target, g.date.as_deref());
                checked.triaged.findings.iter().any(|f| f.rule == e.id)
            });
            if !breaks {
                fail(format!("`{what}` is not tested: add a good example that fires without it"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out() {
        assert_eq!(unmark("The ⟦client⟧ left."), Some(("The client left.".into(), Span::new(4, 10))));
        assert_eq!(unmark("No mark."), None);
        assert_eq!(unmark("⟦a⟧ ⟦b⟧"), None);
    }
}
