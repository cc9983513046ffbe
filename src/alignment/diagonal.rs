//! How position counts when words are linked: translations keep near the diagonal (Dyer et al. 2013).

/// How far two places lie apart, each as a share of its sentence: place `i` of `n`, place `j` of `m`.
pub fn distance(i: usize, n: usize, j: usize, m: usize) -> f32 {
    ((i as f32 + 0.5) / n as f32 - (j as f32 + 0.5) / m as f32).abs()
}

/// Fills `line` with the probability of each of `n` source places for target place `j` of `m`.
pub fn fill(line: &mut Vec<f32>, j: usize, m: usize, n: usize, tension: f32) {
    line.clear();
    line.extend((0..n).map(|i| (-tension * distance(i, n, j, m)).exp()));
    let sum: f32 = line.iter().sum();
    line.iter_mut().for_each(|p| *p /= sum);
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
