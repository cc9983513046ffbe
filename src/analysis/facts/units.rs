//! Units and currencies by what they measure and what one of them is worth.

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    Length,
    Area,
    Volume,
    Mass,
    Temperature,
    Speed,
    Time,
    Proportion,
    /// Percentage points: a difference of proportions.
    Points,
    Power,
    Energy,
}

/// A unit of measurement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    pub dimension: Dimension,
    /// What one of it is in the dimension's own unit: metre, square metre, litre, kilogram, degree Celsius, metre per second, day,
    /// one, percentage point, watt, watt hour.
    pub factor: f64,
    /// What its zero is in the dimension's own unit; only temperatures have another one.
    pub zero: f64,
}

/// Units by name. Factors by definition (BIPM, The International System of Units; international yard and pound; US gallon, barrel of oil);
/// months and years are those of the Gregorian calendar on average.
static UNITS: &[(&str, Dimension, f64)] = &[
    ("millimetre", Dimension::Length, 0.001),
    ("centimetre", Dimension::Length, 0.01),
    ("metre", Dimension::Length, 1.0),
    ("kilometre", Dimension::Length, 1000.0),
    ("inch", Dimension::Length, 0.0254),
    ("foot", Dimension::Length, 0.3048),
    ("yard", Dimension::Length, 0.9144),
    ("mile", Dimension::Length, 1609.344),
    ("nautical-mile", Dimension::Length, 1852.0),
    ("square-metre", Dimension::Area, 1.0),
    ("square-kilometre", Dimension::Area, 1e6),
    ("hectare", Dimension::Area, 1e4),
    ("acre", Dimension::Area, 4046.856),
    ("square-foot", Dimension::Area, 0.092_903),
    ("square-mile", Dimension::Area, 2_589_988.0),
    ("litre", Dimension::Volume, 1.0),
    ("hectolitre", Dimension::Volume, 100.0),
    ("gallon", Dimension::Volume, 3.785_41),
    ("barrel", Dimension::Volume, 158.987),
    ("cubic-metre", Dimension::Volume, 1000.0),
    ("pint", Dimension::Volume, 0.5),
    ("milligram", Dimension::Mass, 1e-6),
    ("gram", Dimension::Mass, 0.001),
    ("kilogram", Dimension::Mass, 1.0),
    ("tonne", Dimension::Mass, 1000.0),
    ("pound", Dimension::Mass, 0.453_592),
    ("ounce", Dimension::Mass, 0.028_349_5),
    ("carat", Dimension::Mass, 0.0002),
    ("celsius", Dimension::Temperature, 1.0),
    // where nobody counts in any other
    ("degree", Dimension::Temperature, 1.0),
    ("fahrenheit", Dimension::Temperature, 5.0 / 9.0),
    ("kilometre-per-hour", Dimension::Speed, 1.0 / 3.6),
    ("mile-per-hour", Dimension::Speed, 0.447_04),
    ("metre-per-second", Dimension::Speed, 1.0),
    ("knot", Dimension::Speed, 0.514_444),
    ("second", Dimension::Time, 1.0 / 86_400.0),
    ("minute", Dimension::Time, 1.0 / 1440.0),
    ("hour", Dimension::Time, 1.0 / 24.0),
    ("day", Dimension::Time, 1.0),
    ("week", Dimension::Time, 7.0),
    ("month", Dimension::Time, 30.436_875),
    ("quarter", Dimension::Time, 91.310_625),
    ("year", Dimension::Time, 365.2425),
    ("decade", Dimension::Time, 3652.425),
    ("century", Dimension::Time, 36_524.25),
    ("percent", Dimension::Proportion, 0.01),
    ("permille", Dimension::Proportion, 0.001),
    ("percentage-point", Dimension::Points, 1.0),
    ("basis-point", Dimension::Points, 0.01),
    ("watt", Dimension::Power, 1.0),
    ("kilowatt", Dimension::Power, 1e3),
    ("megawatt", Dimension::Power, 1e6),
    ("gigawatt", Dimension::Power, 1e9),
    ("watt-hour", Dimension::Energy, 1.0),
    ("kilowatt-hour", Dimension::Energy, 1e3),
    ("megawatt-hour", Dimension::Energy, 1e6),
    ("gigawatt-hour", Dimension::Energy, 1e9),
];

impl Unit {
    /// The unit of a name; a number before it says how many of them one is (`0.5 kilogram`).
    pub fn named(name: &str) -> Option<Unit> {
        let (count, name) = name.split_once(' ').map_or((Some(1.0), name), |(count, name)| (count.parse().ok(), name));
        let &(_, dimension, factor) = UNITS.iter().find(|(n, ..)| *n == name)?;
        Some(Unit { dimension, factor: factor * count?, zero: if name == "fahrenheit" { -160.0 / 9.0 } else { 0.0 } })
    }

    /// So many of it in the dimension's own unit.
    pub fn base(&self, value: f64) -> f64 {
        value * self.factor + self.zero
    }

    /// One and the same by whatever name, or nearly: yards for metres.
    pub fn is(&self, other: &Unit) -> bool {
        self.dimension == other.dimension && (self.factor / other.factor).ln().abs() < 0.1 && (self.zero - other.zero).abs() < 0.1
    }
}

/// Currencies that share a name, by the general name and the codes it may stand for.
static FAMILIES: &[(&str, &[&str])] = &[
    ("dinar", &["KWD", "IQD", "JOD", "BHD", "RSD", "DZD", "TND", "LYD"]),
    ("dirham", &["AED", "MAD"]),
    ("dollar", &["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"]),
    ("franc", &["CHF", "XAF", "XOF", "FRF", "BEF"]),
    ("krone", &["SEK", "NOK", "DKK", "ISK", "CZK", "EEK"]),
    ("leu", &["RON", "MDL"]),
    ("lira", &["TRY", "ITL", "LBP", "SYP"]),
    ("peso", &["MXN", "ARS", "CLP", "COP", "PHP", "UYU", "CUP", "DOP"]),
    ("pound", &["GBP", "EGP", "SYP", "LBP", "SDG", "TRY", "ITL"]),
    ("rial", &["SAR", "IRR", "QAR", "OMR", "YER", "BRL"]),
    ("riyal", &["SAR", "IRR", "QAR", "OMR", "YER", "BRL"]),
    ("rouble", &["RUB", "BYN"]),
    ("rupee", &["INR", "PKR", "LKR", "NPR"]),
    ("shilling", &["KES", "UGX", "TZS", "SOS"]),
    ("won", &["KRW", "KPW"]),
    ("yen-or-yuan", &["JPY", "CNY"]),
];

/// Least and most US dollars that one of a currency was worth on any day of 2005 to 2025, where it did not lose its value in between;
/// written from memory, not taken from a table.
static DOLLARS: &[(&str, f64, f64)] = &[
    ("USD", 1.0, 1.0),
    ("EUR", 0.95, 1.60),
    ("GBP", 1.07, 2.11),
    ("CHF", 0.75, 1.38),
    ("SEK", 0.089, 0.172),
    ("NOK", 0.087, 0.201),
    ("DKK", 0.128, 0.215),
    ("CZK", 0.038, 0.070),
    ("PLN", 0.199, 0.50),
    ("HUF", 0.0022, 0.0070),
    ("RON", 0.19, 0.46),
    ("CNY", 0.12, 0.166),
    ("JPY", 0.0061, 0.0133),
    ("CAD", 0.68, 1.10),
    ("AUD", 0.57, 1.11),
    ("INR", 0.0109, 0.0256),
    ("BRL", 0.158, 0.66),
    ("MXN", 0.039, 0.103),
];

/// The same for the days from [`LATE`] on, of those that were worth much more, or less, before.
static LATE_DOLLARS: &[(&str, f64, f64)] = &[
    ("EUR", 0.95, 1.26),
    ("GBP", 1.07, 1.60),
    ("CHF", 0.95, 1.28),
    ("SEK", 0.089, 0.13),
    ("NOK", 0.084, 0.14),
    ("DKK", 0.128, 0.17),
    ("PLN", 0.199, 0.31),
    ("CAD", 0.68, 0.87),
    ("AUD", 0.57, 0.83),
];

/// The year from which on the later rates hold.
const LATE: i16 = 2015;
/// The last year whose rates are known.
const KNOWN: i16 = 2026;

/// A currency by its ISO 4217 code, or several of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency(Box<str>);

impl Currency {
    pub fn named(code: &str) -> Currency {
        Currency(code.into())
    }

    /// Least and most US dollars that one of it was worth, by the year of the story where that is known; of several of one name, over
    /// all of them.
    pub fn dollars(&self, year: Option<i16>) -> Option<(f64, f64)> {
        let late = LATE_DOLLARS.iter().filter(|_| year.is_some_and(|y| (LATE..=KNOWN).contains(&y)));
        if let Some(&(_, least, most)) = late.into_iter().find(|(code, ..)| *code == &*self.0) {
            return Some((least, most));
        }
        if let Some(&(_, least, most)) = DOLLARS.iter().find(|(code, ..)| *code == &*self.0) {
            return Some((least, most));
        }
        match &*self.0 {
            "dollar" => Some((0.5, 1.1)),
            "krone" => Some((0.038, 0.22)),
            "leu" => Some((0.05, 0.46)),
            _ => None,
        }
    }

    fn family(&self) -> &'static [&'static str] {
        FAMILIES.iter().find(|(name, _)| *name == &*self.0).map_or(&[], |(_, codes)| codes)
    }

    fn stands_for(&self, code: &str) -> bool {
        *self.0 == *code || self.family().contains(&code)
    }

    /// Both may be the same.
    pub fn may_be(&self, other: &Currency) -> bool {
        self.stands_for(&other.0) || other.stands_for(&self.0) || self.family().iter().any(|code| other.stands_for(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_worth_what_they_are() {
        let base = |value: f64, name: &str| Unit::named(name).unwrap().base(value);
        assert!((base(41.0, "fahrenheit") - 5.0).abs() < 1e-9);
        assert!((base(3.0, "0.5 kilogram") - 1.5).abs() < 1e-9);
        assert!((base(18.0, "month") - base(1.5, "year")).abs() < 0.01);
        assert_eq!(Unit::named("furlong"), None);
    }

    #[test]
    fn currencies_of_one_name_may_be_the_same() {
        let may_be = |a: &str, b: &str| Currency::named(a).may_be(&Currency::named(b)) && Currency::named(b).may_be(&Currency::named(a));
        assert!(may_be("dollar", "CAD") && may_be("EUR", "EUR") && may_be("pound", "lira"));
        assert!(!may_be("EUR", "CHF") && !may_be("dollar", "EUR") && !may_be("USD", "CAD"));
    }
}
