//! Where to look on the other side of a pair: everywhere, but in long segments only around where a thing should stand, so that
//! comparing two sides costs no more than their length.
use std::ops::Range;

/// Where among `others` things the translation of the thing at `at` of `of` may stand: `reach` to either side of the same place
/// where there are many, else anywhere.
pub fn around(at: usize, of: usize, others: usize, reach: usize) -> Range<usize> {
    if others <= 2 * reach {
        return 0..others;
    }
    let centre = (at * others / of.max(1)).min(others);
    centre.saturating_sub(reach)..(centre + reach).min(others)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_things_are_all_looked_at_and_many_around_the_same_place() {
        assert_eq!(around(3, 4, 40, 20), 0..40);
        assert_eq!(around(0, 4, 100, 20), 0..20);
        assert_eq!(around(2, 4, 100, 20), 30..70);
        assert_eq!(around(3, 4, 100, 20), 55..95);
        assert_eq!(around(9, 0, 100, 20), 80..100);
    }
}
