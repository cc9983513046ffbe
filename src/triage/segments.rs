//! The score of each segment: its findings and the signals beside them, weighed by a linear model whose weights are data.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::document::{Document, Placement};
use crate::finding::Finding;

/// What the findings of a segment weigh, beside the signals of the analysis.
pub const PENALTIES: [&str; 2] = [
    "shown", // penalty points of the findings that are shown, each times its confidence, logarithm
    "faint", // … of those below the display threshold
];

/// The features of one segment: the signals that were measured, then one number for each of [`PENALTIES`].
pub type Features = Vec<f32>;

/// A linear model: the logarithm of the odds that a segment is good.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    pub bias: f64,
    pub weights: Vec<f64>,
}

/// Bias and weights as `wirelint learn score` writes them.
#[derive(serde::Deserialize)]
struct Written {
    bias: f64,
    weights: BTreeMap<String, f64>,
}

static WRITTEN: LazyLock<Option<Written>> = LazyLock::new(|| toml::from_str(include_str!("weights.toml")).ok());

impl Model {
    /// The built-in model for these signals.
    pub fn of(signals: &[&str]) -> Model {
        let weight = |name: &&str| WRITTEN.as_ref().and_then(|w| w.weights.get(*name)).copied().unwrap_or_default();
        Model { bias: WRITTEN.as_ref().map_or(0.0, |w| w.bias), weights: signals.iter().chain(&PENALTIES).map(weight).collect() }
    }

    /// 0 to 100, higher is better. Rounded, so that every machine gives the same number.
    pub fn score(&self, features: &[f32]) -> f64 {
        let sum = self.bias + self.weights.iter().zip(features).map(|(w, f)| w * f64::from(*f)).sum::<f64>();
        (100.0 / (1.0 + (-sum).exp()) * 10_000.0).round() / 10_000.0
    }
}

/// The features of each of the document's pairs; `signals` are `None` where it has no target.
pub fn features(document: &Document, placement: &Placement, shown: &[Finding], faint: &[Finding], signals: &[Option<Vec<f32>>]) -> Vec<Option<Features>> {
    let mut penalties = vec![[0.0f64; PENALTIES.len()]; document.pairs.len()];
    for (kind, findings) in [shown, faint].into_iter().enumerate() {
        for finding in findings {
            let place = finding.place();
            let (segment, _) = placement.in_pair(place.segment, place.span);
            if let Some(pair) = placement.pair(segment) {
                penalties[pair][kind] += finding.severity.points() * f64::from(finding.confidence);
            }
        }
    }
    let with = |(signals, penalties): (&Option<Vec<f32>>, [f64; 2])| {
        let mut features = signals.clone()?;
        features.extend(penalties.map(|p| (1.0 + p).ln() as f32));
        Some(features)
    };
    signals.iter().zip(penalties).map(with).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::triage::samples;

    #[test]
    fn surer_worse_and_shown_findings_cost_a_segment_more() {
        let document = samples::rows(&["The client is held."; 6]);
        let placement = Placement::new(&document);
        let shown = [samples::on("a", 1, 4..10, 0.6), samples::on("a", 2, 4..10, 0.9), samples::on("a", 3, 4..10, 0.9).severity(Severity::Critical)];
        let faint = [samples::on("a", 4, 4..10, 0.4)];
        let model = Model::of(&[]);
        let scores: Vec<f64> = features(&document, &placement, &shown, &faint, &vec![Some(vec![]); 6]).iter().flatten().map(|f| model.score(f)).collect();
        assert_eq!(scores[0], scores[5]);
        assert!(scores[0] > scores[4] && scores[4] > scores[1] && scores[1] > scores[2] && scores[2] > scores[3] && scores[3] > 0.0, "{scores:?}");
    }
}
