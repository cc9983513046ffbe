use super::{Category, Severity};

/// What a rule must be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Reads the translation alone.
    Target,
    /// Compares it with its source.
    Source,
}

/// A rule as users meet it: its id states the fault, so that “allow `number-changed`” reads well.
#[derive(Debug)]
pub struct Rule {
    pub id: &'static str,
    /// One line, for lists.
    pub summary: &'static str,
    pub category: Category,
    /// Severity of its findings unless one says otherwise.
    pub severity: Severity,
    /// Confidence of its findings unless one says otherwise.
    pub confidence: f32,
    pub needs: Needs,
    /// Primary language subtags it works for, of the target; empty: every language.
    pub languages: &'static [&'static str],
    /// Its page: what, why, example, how to silence it. The fenced examples in it are its tests.
    pub page: &'static str,
}
