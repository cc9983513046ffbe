//! What is done with findings before anyone reads them: what was not asked for is dropped, what says the same is merged, the rest
//! is told apart and scored.
mod fingerprint;
pub mod fit;
mod gate;
mod overlap;
#[cfg(test)]
mod samples;
mod score;
pub mod segments;

pub use fingerprint::fingerprints;
pub use gate::Gated;
pub use overlap::merge;
pub use score::{Scale, Tally};

use crate::config::Settings;
use crate::document::{Document, Placement};
use crate::finding::{Finding, Fingerprint, Score};

use segments::{Features, Model};

/// A document's findings as they are shown.
#[derive(Debug)]
pub struct Triaged {
    /// In order of their place.
    pub findings: Vec<Finding>,
    /// One for each of `findings`.
    pub fingerprints: Vec<Fingerprint>,
    /// For each of the document's pairs, 0 to 100; empty unless [`Settings::segments`] asks for it.
    pub segments: Vec<f64>,
    /// What those scores are made of; `None` for a pair without a translation.
    pub features: Vec<Option<Features>>,
    pub score: Score,
    pub tally: Tally,
    /// Findings below [`Settings::min_confidence`].
    pub faint: usize,
}

/// Sorts out what the checks found in a document. `signals` are, for each pair, what speaks for and against it apart from any
/// finding, by name in `names`; empty where no segment scores are asked for.
pub fn triage(
    document: &Document,
    placement: &Placement,
    findings: Vec<Finding>,
    (names, signals): (&[&str], &[Option<Vec<f32>>]),
    settings: &Settings,
) -> Triaged {
    let Gated { shown, faint } = gate::gate(findings, settings);
    let findings = overlap::merge(document, placement, shown);
    let (mut features, mut segments) = (Vec::new(), Vec::new());
    if settings.segments {
        features = segments::features(document, placement, &findings, &faint, signals);
        let model = Model::of(names);
        // a pair without a translation has nothing that is right
        segments = features.iter().map(|f| f.as_ref().map_or(0.0, |f| model.score(f))).collect();
    }
    let findings = overlap::within_story(findings);
    let tally = Tally::of(document, &findings);
    Triaged {
        fingerprints: fingerprint::fingerprints(document, placement, &findings),
        segments,
        features,
        score: Scale::default().score(&tally),
        tally,
        faint: faint.len(),
        findings,
    }
}
