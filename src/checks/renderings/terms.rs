use crate::finding::{Category, Needs, Rule, Severity};

pub(super) static RULES: &[&Rule] = &[&TERM_FORBIDDEN, &TERM_MISSING];

pub(super) static TERM_FORBIDDEN: Rule = Rule {
    id: "term-forbidden",
    summary: "A translation that the glossary forbids for a term",
    category: Category::TERMBASE,
    severity: Severity::Major,
    confidence: 0.85,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("term_forbidden.md"),
};

pub(super) static TERM_MISSING: Rule = Rule {
    id: "term-missing",
    summary: "A term without the translation that the glossary gives for it",
    category: Category::TERMBASE,
    severity: Severity::Major,
    confidence: 0.7,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("term_missing.md"),
};
