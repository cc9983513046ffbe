//! What a story says against itself, or against its own date.
mod age_told_two_ways;
mod count_told_two_ways;
mod day_told_two_ways;
mod dead_then_alive;
mod effect_before_cause;
mod future_for_past_year;
mod lexicon;
mod name_spelt_two_ways;
mod office_told_two_ways;
mod past_for_future_year;
mod persons;
mod quote_translated_two_ways;
mod relation_told_two_ways;
mod sentence;
mod years;

pub use age_told_two_ways::AgeToldTwoWays;
pub use count_told_two_ways::CountToldTwoWays;
pub use day_told_two_ways::DayToldTwoWays;
pub use dead_then_alive::DeadThenAlive;
pub use effect_before_cause::EffectBeforeCause;
pub use future_for_past_year::FutureForPastYear;
pub use name_spelt_two_ways::NameSpeltTwoWays;
pub use office_told_two_ways::OfficeToldTwoWays;
pub use past_for_future_year::PastForFutureYear;
pub use quote_translated_two_ways::QuoteTranslatedTwoWays;
pub use relation_told_two_ways::RelationToldTwoWays;
