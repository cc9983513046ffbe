//! Facts against the source: days, dates and times, units and bounds of figures, addresses.
mod address_changed;
mod bound_changed;
mod date_changed;
mod figures_exchanged;
mod time_changed;
mod total_does_not_add_up;
mod unit_changed;
mod weekday_changed;
mod weekday_of_another_date;

pub use address_changed::AddressChanged;
pub use bound_changed::BoundChanged;
pub use date_changed::DateChanged;
pub use figures_exchanged::FiguresExchanged;
pub use time_changed::TimeChanged;
pub use total_does_not_add_up::TotalDoesNotAddUp;
pub use unit_changed::UnitChanged;
pub use weekday_changed::WeekdayChanged;
pub use weekday_of_another_date::WeekdayOfAnotherDate;
