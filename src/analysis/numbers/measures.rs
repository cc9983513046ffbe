//! Units that a translation may convert: what one of them is worth in others.
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::words;
use crate::text::{ByLanguage, Lang};

/// Fahrenheit has no factor; its place among them.
pub const FAHRENHEIT: f64 = -1.0;

type Units = FxHashMap<String, Vec<f64>>;

/// From the tables `[measure]` of `knowledge/data/numbers`.
static UNITS: LazyLock<ByLanguage<Units>> = LazyLock::new(|| {
    ByLanguage::new(words::PACKED, |_, packed| {
        let factor = |f: &str| if f == "fahrenheit" { Some(FAHRENHEIT) } else { f.parse().ok() };
        let measures = words::table(packed, "measure");
        let rows = measures.iter().map(|(factors, words)| (factors.split(' ').filter_map(factor).collect::<Vec<f64>>(), words));
        rows.flat_map(|(factors, words)| words.split(' ').map(move |w| (w.to_owned(), factors.clone()))).collect()
    })
});

/// What one of a unit is in others; empty for what is none.
pub fn factors(word: &str, lang: Lang) -> &'static [f64] {
    UNITS.get(lang.primary()).and_then(|units| units.get(word)).map_or(&[], Vec::as_slice)
}

/// Whether `metric` is what a rounding writer makes of `value` in a unit of these factors.
pub fn converts(value: f64, factors: &[f64], metric: f64) -> bool {
    factors.iter().any(|&factor| {
        if factor == FAHRENHEIT {
            let celsius = (value - 32.0) / 1.8;
            // of what lies below zero the sign is often a word
            (celsius - metric).abs() <= 2.0 || celsius < -0.5 && (celsius + metric).abs() <= 1.0
        } else {
            let exact = value * factor;
            // the rounder the figures, the wider apart they may be
            let round = |v: f64| v < 10.0 || v % 5.0 == 0.0;
            let slack = if value <= 0.5 {
                0.2
            } else if round(value) || round(metric) {
                // 10 degrees more are 20 by another scale
                0.101
            } else {
                0.06
            } * exact.abs();
            (exact - metric).abs() <= if metric.fract() == 0.0 && exact >= 2.0 { slack.max(0.6) } else { slack }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roundings_convert_and_other_figures_do_not() {
        assert!(converts(6.5, factors("foot", Lang::EN), 1.98));
        assert!(converts(100.0, factors("miles", Lang::EN), 160.0));
        assert!(converts(80.0, factors("degrees", Lang::EN), 27.0));
        assert!(converts(650.0, factors("pounds", Lang::EN), 290.0));
        assert!(converts(20.0, factors("degrees", Lang::EN), 11.0));
        assert!(converts(1.0, factors("inch", Lang::EN), 3.0));
        assert!(!converts(8.5, factors("foot", Lang::EN), 1.98));
        assert!(!converts(100.0, factors("miles", Lang::EN), 190.0));
        assert!(!converts(100.0, factors("people", Lang::EN), 160.0));
        assert!(converts(50.0, factors("zentner", Lang::DE), 2.5));
        assert!(converts(14.0, factors("tagen", Lang::DE), 2.0));
        assert!(!converts(50.0, factors("zentner", Lang::DE), 25.0));
    }
}
