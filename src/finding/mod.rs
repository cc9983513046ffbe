//! What is wrong: rules, findings, their severity and category.
mod category;
mod fingerprint;
mod rule;
mod score;

pub use category::Category;
pub use fingerprint::Fingerprint;
pub use rule::{Needs, Rule};
pub use score::{Score, Verdict};

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// How bad a finding is; penalty points as in MQM's calibrated scoring model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Neutral,
    Minor,
    Major,
    Critical,
}

impl Severity {
    pub const ALL: [Severity; 4] = [Severity::Neutral, Severity::Minor, Severity::Major, Severity::Critical];

    /// Penalty points: 0, 1, 5, 25 (MQM Council, 2024).
    pub fn points(self) -> f64 {
        match self {
            Severity::Neutral => 0.0,
            Severity::Minor => 1.0,
            Severity::Major => 5.0,
            Severity::Critical => 25.0,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Severity::Neutral => "neutral",
            Severity::Minor => "minor",
            Severity::Major => "major",
            Severity::Critical => "critical",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for Severity {
    type Err = String;
    fn from_str(s: &str) -> Result<Self, String> {
        Severity::ALL.into_iter().find(|v| v.name() == s).ok_or_else(|| format!("unknown severity “{s}”: one of neutral, minor, major, critical"))
    }
}

/// A stretch of one segment's text: the segment by its index in the document, the span in bytes of [`crate::document::Segment::text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    pub segment: usize,
    pub span: Span,
}

/// How much of the text a finding speaks for: what others say within that has nothing to add.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The marked words.
    #[default]
    Words,
    /// A passage that is missing or was added: that its names and numbers are missing or added goes without saying.
    Passage,
    /// The whole segment: it is no translation of its source.
    Segment,
    /// Every comparison of the story with its source: the two were paired wrongly.
    Comparison,
    /// The whole story: it is not in the language it should be in.
    Story,
}

/// The term a terminology finding is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    pub source: String,
    pub expected: Vec<String>,
}

/// One thing that is wrong, with its evidence. Always stands on a mark: in the target, or, for what was left out, in the source.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Rule or rendering that found it.
    pub rule: Cow<'static, str>,
    pub category: Category,
    pub severity: Severity,
    /// 0 to 1: the share of such findings that a professional editor would agree with.
    pub confidence: f32,
    /// One line: what is wrong.
    pub message: String,
    /// Why that is wrong, for an editor who cannot read the source; may be empty.
    pub why: String,
    pub target: Option<Mark>,
    pub source: Option<Mark>,
    /// What it should say instead of the target's marked words, best first.
    pub suggestions: Vec<String>,
    pub term: Option<Term>,
    pub scope: Scope,
}

impl Finding {
    /// A finding on words of the translation, with the rule's own severity and category.
    pub fn on_target(rule: &'static Rule, segment: usize, span: Span, message: impl Into<String>) -> Finding {
        Finding::new(rule, Some(Mark { segment, span }), None, message.into())
    }

    /// A finding on source words that have no place in the translation.
    pub fn on_source(rule: &'static Rule, segment: usize, span: Span, message: impl Into<String>) -> Finding {
        Finding::new(rule, None, Some(Mark { segment, span }), message.into())
    }

    fn new(rule: &'static Rule, target: Option<Mark>, source: Option<Mark>, message: String) -> Finding {
        Finding {
            rule: Cow::Borrowed(rule.id),
            category: rule.category,
            severity: rule.severity,
            confidence: rule.confidence,
            message,
            why: String::new(),
            target,
            source,
            suggestions: Vec::new(),
            term: None,
            scope: Scope::Words,
        }
    }

    /// Adds the source words that show it.
    pub fn evidence(mut self, segment: usize, span: Span) -> Finding {
        self.source = Some(Mark { segment, span });
        self
    }

    pub fn why(mut self, why: impl Into<String>) -> Finding {
        self.why = why.into();
        self
    }

    pub fn suggest(mut self, suggestion: impl Into<String>) -> Finding {
        self.suggestions.push(suggestion.into());
        self
    }

    pub fn severity(mut self, severity: Severity) -> Finding {
        self.severity = severity;
        self
    }

    pub fn confidence(mut self, confidence: f32) -> Finding {
        self.confidence = confidence.clamp(0.0, 1.0);
        self
    }

    /// Says that it speaks for more than the marked words.
    pub fn scope(mut self, scope: Scope) -> Finding {
        self.scope = scope;
        self
    }

    /// Where it stands: the target's mark, else the source's.
    pub fn place(&self) -> Mark {
        self.target.or(self.source).unwrap_or(Mark { segment: 0, span: Span { start: 0, end: 0 } })
    }
}
