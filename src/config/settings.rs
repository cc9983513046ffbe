use std::collections::BTreeSet;

use crate::document::Date;
use crate::finding::Severity;
use crate::text::Lang;

/// Findings below this confidence are not shown unless asked for.
pub const SHOWN_FROM: f32 = 0.5;

/// What a run was asked for, all layers merged.
#[derive(Clone, Debug)]
pub struct Settings {
    pub source_lang: Option<Lang>,
    pub target_lang: Option<Lang>,
    /// The story's day where the file does not tell.
    pub date: Option<Date>,
    pub min_confidence: f32,
    /// Findings at or above it make the exit status 1.
    pub fail_on: Severity,
    /// Rules that are silenced.
    pub allow: BTreeSet<String>,
    /// When not empty, the only rules that run.
    pub only: BTreeSet<String>,
    /// Give a record for every segment too.
    pub segments: bool,
    /// Worker threads; 0: as many as there are cores.
    pub threads: usize,
}

impl Settings {
    /// Whether a finding is wanted that belongs to `rule` and carries `id`, its own or an entry's of the base.
    pub fn wants(&self, rule: &str, id: &str) -> bool {
        let named = |ids: &BTreeSet<String>| ids.contains(rule) || ids.contains(id);
        !named(&self.allow) && (self.only.is_empty() || named(&self.only))
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            source_lang: None,
            target_lang: None,
            date: None,
            min_confidence: SHOWN_FROM,
            fail_on: Severity::Major,
            allow: BTreeSet::new(),
            only: BTreeSet::new(),
            segments: false,
            threads: 0,
        }
    }
}
