//! What is done with findings before anyone reads them: what was not asked for is dropped, what says the same is merged, the rest
//! is told apart and scored.
mod fingerprint;
mod gate;
mod overlap;
#[cfg(test)]
mod samples;
mod score;

pub use fingerprint::fingerprints;
pub use gate::Gated;
pub use overlap::merge;
pub use score::{Scale, Tally};

use crate::config::Settings;
use crate::document::{Document, Placement};
use crate::finding::{Finding, Fingerprint, Score};

/// A document's findings as they are shown.
#[derive(Debug)]
pub struct Triaged {
    /// In order of their place.
    pub findings: Vec<Finding>,
    /// One for each of `findings`.
    pub fingerprints: Vec<Fingerprint>,
    /// For each of the document's pairs, 0 to 100; empty unless [`Settings::segments`] asks for it.
    pub segments: Vec<f64>,
    pub score: Score,
    pub tally: Tally,
    /// Findings below [`Settings::min_confidence`].
    pub faint: usize,
}

/// Sorts out what the checks found in a document. `evidence` is, for each pair, how well its sides fit each other apart from any
/// finding, 0 to 1; where it is missing the middle is taken.
pub fn triage(document: &Document, placement: &Placement, findings: Vec<Finding>, evidence: &[f64], settings: &Settings) -> Triaged {
    let Gated { shown, faint } = gate::gate(findings, settings);
    let findings = overlap::merge(document, placement, shown);
    let segments = if settings.segments { score::segments(document, placement, &findings, &faint, evidence) } else { Vec::new() };
    let findings = overlap::within_story(findings);
    let tally = Tally::of(document, &findings);
    Triaged {
        fingerprints: fingerprint::fingerprints(document, placement, &findings),
        segments,
        score: Scale::default().score(&tally),
        tally,
        faint: faint.len(),
        findings,
    }
}
