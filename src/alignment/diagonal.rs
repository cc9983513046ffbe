//! How position counts when words are linked: translations keep near the diagonal (Dyer et al. 2013).

/// How far two places lie apart, each as a share of its sentence: place `i` of `n`, place `j` of `m`.
pub fn distance(i: usize, n: usize, j: usize, m: usize) -> f32 {
    ((i as f32 + 0.5) / n as f32 - (j as f32 + 0.5) / m as f32).abs()
}

/// Fills `line` with the probability of each of `n` source places for target place `j` of `m`; gives the distance to be expected.
pub fn fill(line: &mut Vec<f32>, j: usize, m: usize, n: usize, tension: f32) -> f32 {
    line.clear();
    line.resize(n, 0.0);
    // from the place where the diagonal passes each further one is less likely by the same factor
    let centre = (j as f32 + 0.5) / m as f32 * n as f32 - 0.5;
    let first = ((centre + 1.0).floor() as usize).min(n);
    let factor = (-tension / n as f32).exp();
    let (mut sum, mut far) = (0.0, 0.0);
    let (before, after) = line.split_at_mut(first);
    for side in [&mut before.iter_mut().enumerate().rev() as &mut dyn Iterator<Item = _>, &mut after.iter_mut().enumerate().map(|(i, p)| (i + first, p))] {
        let mut p = 0.0;
        for (i, place) in side {
            let off = (i as f32 - centre).abs() / n as f32;
            p = if p == 0.0 { (-tension * off).exp() } else { p * factor };
            *place = p;
            sum += p;
            far += p * off;
        }
    }
    line.iter_mut().for_each(|p| *p /= sum);
    far / sum
}

/// How much the diagonal draws, learnt from where links lie and where they would be expected.
#[derive(Clone, Copy, Debug)]
pub struct Tension(pub f32);

impl Default for Tension {
    fn default() -> Self {
        Tension(4.0)
    }
}

/// Sums over the links of a round, from which the tension is learnt.
#[derive(Clone, Copy, Debug, Default)]
pub struct Drift {
    weight: f64,
    off: f64,
    expected: f64,
}

impl Drift {
    /// Adds a link of probability `p` over a `distance`, where the diagonal alone would expect another.
    pub fn add(&mut self, p: f32, distance: f32, expected: f32) {
        self.weight += f64::from(p);
        self.off += f64::from(p) * f64::from(distance);
        self.expected += f64::from(p) * f64::from(expected);
    }
}

impl std::ops::AddAssign for Drift {
    fn add_assign(&mut self, other: Drift) {
        self.weight += other.weight;
        self.off += other.off;
        self.expected += other.expected;
    }
}

impl Tension {
    /// A step along the gradient of the likelihood, as fast_align takes it.
    pub fn learn(&mut self, drift: Drift) {
        if drift.weight > 0.0 {
            self.0 = (self.0 + 20.0 * ((drift.expected - drift.off) / drift.weight) as f32).clamp(0.5, 14.0);
        }
    }
}

/// The derivative of ln Γ, by its asymptotic series.
pub fn digamma(mut x: f64) -> f64 {
    let mut result = 0.0;
    while x < 7.0 {
        result -= 1.0 / x;
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    result + x.ln() - 0.5 / x - square * (1.0 / 12.0 - square * (1.0 / 120.0 - square / 252.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_line_is_as_likely_as_each_place_is_near(m in 1usize..40, n in 1usize..40, at: proptest::sample::Index, tension in 0.5f32..14.0) {
            let j = at.index(m);
            let mut line = Vec::new();
            let expected = fill(&mut line, j, m, n, tension);
            let plain: Vec<f32> = (0..n).map(|i| (-tension * distance(i, n, j, m)).exp()).collect();
            let sum: f32 = plain.iter().sum();
            let far: f32 = (0..n).map(|i| plain[i] / sum * distance(i, n, j, m)).sum();
            proptest::prop_assert!(line.iter().zip(&plain).all(|(a, b)| (a - b / sum).abs() < 1e-4), "{line:?} {plain:?}");
            proptest::prop_assert!((expected - far).abs() < 1e-4);
        }
    }
}
