//! What a story says against itself, or against its own date.
mod dead_then_alive;
mod future_for_past_year;
mod past_for_future_year;
mod years;

pub use dead_then_alive::DeadThenAlive;
pub use future_for_past_year::FutureForPastYear;
pub use past_for_future_year::PastForFutureYear;
