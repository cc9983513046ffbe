use serde::Serialize;

/// What a score says about a text as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Pass,
    Fail,
    /// Too few words for a firm score.
    InsufficientSample,
}

impl Verdict {
    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Fail => "fail",
            Verdict::InsufficientSample => "insufficient sample",
        }
    }
}

/// The score of a story, or of a whole run, in MQM's linear calibrated model. Higher is better; 100 is a text without findings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Score {
    pub verdict: Verdict,
    /// 100 × (1 − penalty points per word); not below 0.
    pub raw: f64,
    /// The same on a scale where the pass threshold is what was set; not below 0.
    pub calibrated: f64,
    /// Evaluated words of the translation.
    pub words: f64,
    /// Penalty points of all findings.
    pub penalty: f64,
}

impl Score {
    /// Below this many words a text carries no firm score.
    pub const SUFFICIENT_WORDS: f64 = 250.0;

    pub fn is_firm(&self) -> bool {
        self.words >= Score::SUFFICIENT_WORDS
    }
}
