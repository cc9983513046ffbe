//! Damage done by software on the way: characters in the wrong encoding, markup left over.
mod encoding_damage;

pub use encoding_damage::EncodingDamage;
