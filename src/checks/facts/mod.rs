//! Facts against the source: days and dates, units and bounds of figures, addresses.
mod address_changed;
mod bound_changed;
mod date_changed;
mod unit_changed;
mod weekday_changed;

pub use address_changed::AddressChanged;
pub use bound_changed::BoundChanged;
pub use date_changed::DateChanged;
pub use unit_changed::UnitChanged;
pub use weekday_changed::WeekdayChanged;
