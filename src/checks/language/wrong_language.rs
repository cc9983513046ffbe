use crate::analysis::{DocumentAnalysis, SegmentAnalysis, language};
use crate::checks::Check;
use crate::document::Role;
use crate::finding::{Category, Finding, Needs, Rule, Scope, Severity};
use crate::text::{Lang, Span};

use super::copied::is_copy;

static RULE: Rule = Rule {
    id: "wrong-language",
    summary: "The translation is in another language than it should be",
    category: Category::UNTRANSLATED,
    severity: Severity::Major,
    confidence: 0.95,
    needs: Needs::Target,
    languages: &[],
    page: include_str!("wrong_language.md"),
};

/// Blocks from which a story may be said to be in another language as a whole.
const STORY: usize = 3;

pub struct WrongLanguage;

impl Check for WrongLanguage {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        let mut foreign = Vec::new();
        let mut blocks = 0;
        for block in document.blocks().filter(|b| b.segment.role != Role::Boilerplate) {
            blocks += 1;
            if let Some((lang, sure)) = language::foreign(block.segment)
                && !is_copied(document, block, lang)
            {
                foreign.push((block, lang, sure));
            }
        }
        let Some((first, lang, _)) = foreign.first() else { return };
        let alike = foreign.iter().filter(|(_, other, _)| other.same(lang)).count();
        if alike >= STORY && alike * 3 >= blocks * 2 {
            let message = format!("The story is in {}, not in {}", lang.name(), first.segment.lang.name());
            out.push(finding(first, message).severity(Severity::Critical).scope(Scope::Story));
            return;
        }
        for (block, lang, sure) in &foreign {
            out.push(finding(block, format!("This is {}, not {}", lang.name(), block.segment.lang.name())).confidence(*sure));
        }
    }
}

fn finding(block: &SegmentAnalysis, message: String) -> Finding {
    Finding::on_target(&RULE, block.index, Span::new(0, block.segment.text.len()), message)
        .why(format!("Readers of {} cannot read it.", block.segment.lang.name()))
        .scope(Scope::Segment)
}

/// Whether `untranslated-segment` speaks for it: it is its source, or holds a sentence that is.
fn is_copied(document: &DocumentAnalysis, block: &SegmentAnalysis, lang: Lang) -> bool {
    if let Some(source) = document.source_of(block) {
        return is_copy(source.segment, block.segment);
    }
    document.document.source_lang.is_some_and(|source| source.same(&lang))
        && document.pairs().any(|p| block.segment.text.contains(&p.target.segment.text) && is_copy(p.source.segment, p.target.segment))
}
