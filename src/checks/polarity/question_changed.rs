use crate::analysis::{PairAnalysis, SegmentAnalysis};
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Lang, Span, scan};

static RULE: Rule = Rule {
    id: "question-changed",
    summary: "A question of the source is a statement in the translation, or the other way round",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.65,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("question_changed.md"),
};

/// Words of the shorter sentence: fewer are an exclamation, or half a title.
const WORDS: usize = 4;

/// A sentence that asks on one side only.
pub struct QuestionChanged;

impl Check for QuestionChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let (Some(ours), Some(theirs)) = (Ending::of(pair.source), Ending::of(pair.target)) else { return };
        if ours.asks == theirs.asks || pair.source.sentences().len() != 1 || pair.target.sentences().len() != 1 {
            return;
        }
        let words = |side: &SegmentAnalysis| side.segment.tokens.iter().filter(|t| t.is_word()).count();
        let told = ours.asks || pair.source.segment.lang.primary() != "ja" && begins_with_question(pair.target);
        if !told || words(pair.source).min(words(pair.target)) < WORDS || pair.source.asks() && pair.target.asks() {
            return;
        }
        let message = if ours.asks { "The source asks this; here it is stated" } else { "The source states this; here it is asked" };
        out.push(
            Finding::on_target(&RULE, pair.target.index, theirs.mark, message)
                .evidence(pair.source.index, ours.mark)
                .why("The mark at the end of the sentence is another one, and no question stands elsewhere in it.")
                .confidence(RULE.confidence * pair.confidence),
        );
    }
}

/// Whether an English sentence asks from its first word on: “I remember thinking, what now?” is a statement too.
fn begins_with_question(side: &SegmentAnalysis) -> bool {
    const ASKING: &str = " is are was were do does did has have had can could will would should may might who what when where why how which whose \
                          isn't aren't wasn't weren't don't doesn't didn't hasn't haven't can't couldn't won't wouldn't shouldn't ";
    let first = side.segment.tokens.iter().find(|t| t.is_word());
    side.segment.lang.same(&Lang::EN) && first.is_some_and(|t| ASKING.contains(&format!(" {} ", t.form.lower)))
}

/// The mark that ends a text.
struct Ending {
    asks: bool,
    mark: Span,
}

impl Ending {
    /// `None` where it ends without one: a headline, or a part of a sentence.
    fn of(side: &SegmentAnalysis) -> Option<Ending> {
        let text = &side.segment.text;
        let closes = |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '»' | '«' | '’' | '\'' | '」' | '』' | ')' | '）' | ']');
        let bare = text.trim_end_matches(closes);
        let last = bare.chars().next_back()?;
        let question = scan::is_question(last, side.segment.lang);
        let ends = question || matches!(last, '.' | '!' | '。' | '！' | '।' | '۔') && !bare.ends_with("..");
        ends.then(|| Ending { asks: question, mark: Span::new(bare.len() - last.len_utf8(), bare.len()) })
    }
}
