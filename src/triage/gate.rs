use crate::config::Settings;
use crate::finding::Finding;

/// Findings of the rules that are wanted.
#[derive(Debug, Default)]
pub struct Gated {
    pub shown: Vec<Finding>,
    /// Not sure enough to be shown.
    pub faint: Vec<Finding>,
}

/// Sets aside what is not sure enough.
pub fn gate(findings: Vec<Finding>, settings: &Settings) -> Gated {
    let (shown, faint) = findings.into_iter().partition(|f| f.confidence >= settings.min_confidence);
    Gated { shown, faint }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::samples;

    fn rules(findings: &[Finding]) -> Vec<&str> {
        findings.iter().map(|f| f.rule.as_ref()).collect()
    }

    #[test]
    fn faint_findings_are_kept_apart() {
        let found = || vec![samples::on("a", 0, 0..1, 0.9), samples::on("b", 0, 2..3, 0.5), samples::on("c", 0, 4..5, 0.3)];
        let mut settings = Settings::default();
        let gated = gate(found(), &settings);
        assert_eq!((rules(&gated.shown), rules(&gated.faint)), (vec!["a", "b"], vec!["c"]));
        settings.min_confidence = 0.2;
        assert_eq!(rules(&gate(found(), &settings).shown), ["a", "b", "c"]);
    }
}
