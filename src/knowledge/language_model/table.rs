//! The model's table of word sequences: open addressing over bytes that lie in the binary as they are. Shared with the build script.

/// Bytes of one slot: four of the sequence's fingerprint, its probability, and the weight left for what never followed it.
pub const SLOT: usize = 6;
/// Logarithms from this up to 0 are kept in a byte.
pub const LOWEST: f32 = -16.0;

/// Joins the key of one more word to that of a sequence.
pub fn joined(sequence: u64, word: u64) -> u64 {
    (sequence.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

pub fn fingerprint(key: u64) -> u32 {
    // 0 is an empty slot
    ((key >> 32) as u32).max(1)
}

fn logarithm(byte: u8) -> f32 {
    f32::from(byte) / 255.0 * LOWEST
}

/// Slots of a table, whose number is a power of two.
#[derive(Clone, Copy, Debug)]
pub struct Table<'t>(pub &'t [u8]);

impl Table<'_> {
    /// The natural logarithms of a sequence's probability and of its weight; `None` for one the model has not met.
    pub fn get(&self, sequence: u64) -> Option<(f32, f32)> {
        let slots = self.0.len() / SLOT;
        let mut at = (sequence as usize) & slots.wrapping_sub(1);
        for _ in 0..slots {
            let slot = self.0.get(at * SLOT..(at + 1) * SLOT)?;
            let found = u32::from_le_bytes([slot[0], slot[1], slot[2], slot[3]]);
            match found {
                0 => return None,
                _ if found == fingerprint(sequence) => return Some((logarithm(slot[4]), logarithm(slot[5]))),
                _ => at = (at + 1) & (slots - 1),
            }
        }
        None
    }
}
