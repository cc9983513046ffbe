//! Fits the weights of the segment score to labelled translations: logistic regression on the differences between a better and a
//! worse one, by Newton's method with a quadratic penalty (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning,
//! 4.4). What counts is the order of segments, so that sets of another difficulty can be joined.
use super::segments::Model;

/// Features of a better translation less those of a worse one.
pub type Difference = Vec<f64>;

/// Steps, by which the fit has long settled.
const STEPS: usize = 12;
/// Keeps the weights of what hardly occurs small.
const PENALTY: f64 = 1.0;

/// The weights under which the better translation most often has the higher score. Each set of differences counts as much as is said, however
/// many it has. A feature named in `faults` cannot speak for a translation, so its weight is never above 0.
pub fn fit(sets: &[(f64, Vec<Difference>)], faults: &[bool]) -> Vec<f64> {
    let n = faults.len();
    let mut held = vec![false; n];
    loop {
        let weights = newton(sets, &held);
        let wrong: Vec<usize> = (0..n).filter(|&i| faults[i] && weights[i] > 0.0 && !held[i]).collect();
        if wrong.is_empty() {
            return weights;
        }
        wrong.into_iter().for_each(|i| held[i] = true);
    }
}

/// `held` features keep the weight 0.
fn newton(sets: &[(f64, Vec<Difference>)], held: &[bool]) -> Vec<f64> {
    let n = held.len();
    let mut weights = vec![0.0; n];
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> = weights.iter().map(|w| PENALTY * w).collect();
        let mut curve = vec![vec![0.0; n]; n];
        for (i, row) in curve.iter_mut().enumerate() {
            row[i] = if held[i] { 1e12 } else { PENALTY };
        }
        for (weight, set) in sets {
            let share = weight * PER_SET / set.len().max(1) as f64;
            for d in set {
                let p = 1.0 / (1.0 + dot(&weights, d).exp());
                for i in (0..n).filter(|&i| d[i] != 0.0) {
                    gradient[i] -= share * p * d[i];
                    for j in 0..n {
                        curve[i][j] += share * p * (1.0 - p) * d[i] * d[j];
                    }
                }
            }
        }
        let step = solve(curve, gradient);
        weights.iter_mut().zip(step).for_each(|(w, s)| *w -= s);
    }
    weights.iter_mut().zip(held).filter(|(_, h)| **h).for_each(|(w, _)| *w = 0.0);
    weights
}

/// What a set weighs against the penalty.
const PER_SET: f64 = 1000.0;

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Solves a system with a positive definite matrix by elimination.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for i in 0..n {
        for k in i + 1..n {
            let factor = matrix[k][i] / matrix[i][i];
            let (above, below) = matrix.split_at_mut(k);
            below[0].iter_mut().zip(&above[i]).skip(i).for_each(|(b, a)| *b -= factor * a);
            right[k] -= factor * right[i];
        }
    }
    for i in (0..n).rev() {
        let rest: f64 = (i + 1..n).map(|j| matrix[i][j] * right[j]).sum();
        right[i] = (right[i] - rest) / matrix[i][i];
    }
    right
}

/// The share of differences that have the right sign.
pub fn ordered(model: &Model, differences: &[Difference]) -> f64 {
    let right = differences.iter().filter(|d| dot(&model.weights, d) > 0.0).count();
    right as f64 / differences.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_follow_the_evidence() {
        let set = vec![vec![-1.0, 0.0, 1.0], vec![-2.0, 0.1, 1.0], vec![-1.0, -0.1, 0.5], vec![0.5, 0.0, 1.0]];
        let weights = fit(&[(1.0, set.clone())], &[true, true, true]);
        assert!(weights[0] < 0.0, "{weights:?}");
        assert_eq!(weights[2], 0.0, "a fault cannot speak for a translation");
        let model = Model { bias: 0.0, weights };
        assert_eq!(ordered(&model, &set), 0.75);
    }
}
