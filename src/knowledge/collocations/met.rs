//! What was weighed before: words meet again and again.
use std::cell::RefCell;

/// Pairs that each thread keeps; of two that fall on one place the later.
const KEPT: usize = 1 << 15;

thread_local! {
    static MET: RefCell<Box<[(u64, f32)]>> = RefCell::new(vec![(u64::MAX, 0.0); KEPT].into());
}

/// What `pair` was weighed as before, or is now.
pub fn or_weigh(pair: u64, weigh: impl FnOnce() -> f32) -> f32 {
    let place = (pair.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize % KEPT;
    if let Some(known) = MET.with_borrow(|met| (met[place].0 == pair).then_some(met[place].1)) {
        return known;
    }
    let weighed = weigh();
    MET.with_borrow_mut(|met| met[place] = (pair, weighed));
    weighed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_weighed_is_kept_for_its_pair() {
        let far = 1 + (KEPT as u64) * 64;
        assert_eq!([or_weigh(1, || 0.5), or_weigh(1, || 0.7), or_weigh(far, || 0.9), or_weigh(far, || 0.1)], [0.5, 0.5, 0.9, 0.9]);
    }
}
