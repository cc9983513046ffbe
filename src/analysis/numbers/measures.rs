//! Units that are not metric, as English writes them.

/// Fahrenheit has no factor; its place among them.
pub const FAHRENHEIT: f64 = -1.0;

/// What one of the unit is in metric units: metres, kilometres, kilograms, hectares, square metres, litres.
const UNITS: &[(&str, &[f64])] = &[
    ("acre", &[0.4047, 4047.0, 0.004047]),
    ("acres", &[0.4047, 4047.0, 0.004047]),
    ("f", &[FAHRENHEIT, 0.5556]),
    ("degree", &[FAHRENHEIT, 0.5556]),
    ("degrees", &[FAHRENHEIT, 0.5556]),
    ("fahrenheit", &[FAHRENHEIT, 0.5556]),
    ("feet", &[0.3048, 30.48, 0.0929]),
    ("foot", &[0.3048, 30.48, 0.0929]),
    ("ft", &[0.3048, 30.48, 0.0929]),
    ("gallon", &[3.785, 4.546]),
    ("gallons", &[3.785, 4.546]),
    ("inch", &[2.54, 0.0254, 25.4]),
    ("inches", &[2.54, 0.0254, 25.4]),
    ("lb", &[0.4536, 453.6]),
    ("lbs", &[0.4536, 453.6]),
    ("mile", &[1.609, 1609.0, 2.59]),
    ("miles", &[1.609, 1609.0, 2.59]),
    ("mph", &[1.609]),
    ("ounce", &[28.35, 0.02835]),
    ("ounces", &[28.35, 0.02835]),
    ("pint", &[0.568, 0.473]),
    ("pints", &[0.568, 0.473]),
    ("pound", &[0.4536, 453.6]),
    ("pounds", &[0.4536, 453.6]),
    ("stone", &[6.35]),
    ("yard", &[0.9144]),
    ("yards", &[0.9144]),
];

/// The metric worth of an English unit; empty for what is none.
pub fn factors(word: &str) -> &'static [f64] {
    UNITS.iter().find(|(unit, _)| *unit == word).map_or(&[], |&(_, factors)| factors)
}

/// Whether `metric` is what a rounding writer makes of `value` in a unit of these factors.
pub fn converts(value: f64, factors: &[f64], metric: f64) -> bool {
    factors.iter().any(|&factor| {
        if factor == FAHRENHEIT {
            ((value - 32.0) / 1.8 - metric).abs() <= 2.0
        } else {
            let exact = value * factor;
            // the rounder the figures, the wider apart they may be
            let round = |v: f64| v < 10.0 || v % 5.0 == 0.0;
            let slack = if round(value) || round(metric) { 0.1 } else { 0.06 } * exact.abs();
            (exact - metric).abs() <= if metric.fract() == 0.0 && exact >= 2.0 { slack.max(0.6) } else { slack }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roundings_convert_and_other_figures_do_not() {
        assert!(converts(6.5, factors("foot"), 1.98));
        assert!(converts(100.0, factors("miles"), 160.0));
        assert!(converts(80.0, factors("degrees"), 27.0));
        assert!(converts(650.0, factors("pounds"), 290.0));
        assert!(converts(20.0, factors("degrees"), 11.0));
        assert!(converts(1.0, factors("inch"), 3.0));
        assert!(!converts(8.5, factors("foot"), 1.98));
        assert!(!converts(100.0, factors("miles"), 190.0));
        assert!(!converts(100.0, factors("people"), 160.0));
    }
}
