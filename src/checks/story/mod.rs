//! What a story says against itself, or against its own date.
mod age_told_two_ways;
mod dead_then_alive;
mod future_for_past_year;
mod name_spelt_two_ways;
mod past_for_future_year;
mod persons;
mod years;

pub use age_told_two_ways::AgeToldTwoWays;
pub use dead_then_alive::DeadThenAlive;
pub use future_for_past_year::FutureForPastYear;
pub use name_spelt_two_ways::NameSpeltTwoWays;
pub use past_for_future_year::PastForFutureYear;
