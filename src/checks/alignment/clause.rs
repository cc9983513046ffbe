//! A part of a sentence that the other side lacks, from the words that nothing there accounts for.
use crate::analysis::correspondence::Verdict;
use crate::analysis::stretch::Stretch;
use crate::analysis::{PairAnalysis, clauses};
use crate::document::Segment;
use crate::text::{Lang, Span, Token, TokenKind};

/// Evidence from which a stretch is told to those who ask, and words that must speak for it.
const WORTH: f32 = 4.0;
const SIGNS: usize = 3;
/// What of it must come from the words, and what from the lengths: neither proves it alone.
const WORDS: f32 = 1.5;
const LENGTHS: f32 = 1.5;
/// Share of a segment beyond which a stretch is no part of it: that says something else, or says it freely.
const PART: f32 = 0.65;
/// Words beside the stretch that its clause may hold.
const BESIDE: usize = 3;

/// Evidence from which an omission is surer than not (what a reader of the translation knows anyway is said in fewer words), and
/// an addition.
const OMITTED: f32 = 8.0;
const ADDED: f32 = 5.5;
/// The most that is sure of texts without spaces, of whose words too few are known; of what is no whole clause; and of how a sentence
/// begins, which is often said in other words.
const DOUBTFUL: f32 = 0.4;

/// The clause of the source that the translation lacks, and how sure that is.
pub fn omitted(pair: &PairAnalysis) -> Option<(Span, f32)> {
    let found = pair.correspondence();
    let may_be = matches!(found.verdict, Verdict::Fine | Verdict::TooShort);
    clause(pair.source.segment, pair.target.segment, found.left_out.filter(|_| may_be)?, OMITTED)
}

/// The clause of the translation that the source lacks, and how sure that is.
pub fn added(pair: &PairAnalysis) -> Option<(Span, f32)> {
    let found = pair.correspondence();
    let may_be = matches!(found.verdict, Verdict::Fine | Verdict::TooLong);
    clause(pair.target.segment, pair.source.segment, found.put_in.filter(|_| may_be)?, ADDED)
}

/// Whether a clause speaks for the length of a whole translation.
pub fn explains_length(pair: &PairAnalysis) -> bool {
    let clause = if pair.correspondence().verdict == Verdict::TooShort { omitted(pair) } else { added(pair) };
    clause.is_some_and(|(_, confidence)| confidence >= 0.5)
}

/// The clause that a stretch of words shows to be missing in `other`; `shown` is the evidence from which that is surer than not.
fn clause(segment: &Segment, other: &Segment, stretch: Stretch, shown: f32) -> Option<(Span, f32)> {
    let evidence = stretch.evidence + stretch.fits;
    if evidence < WORTH || stretch.signs < SIGNS || stretch.evidence < WORDS || stretch.fits < LENGTHS {
        return None;
    }
    let sure = 0.5 + 0.06 * (evidence - shown);
    let (span, most) = match bounds(segment, stretch.span) {
        Some(span)
            if span.start > 0 && (span.len() as f32) < PART * segment.text.len() as f32 && !segment.lang.is_spaceless() && !other.lang.is_spaceless() =>
        {
            (span, 0.85)
        }
        Some(span) => (span, DOUBTFUL),
        None => (stretch.span, DOUBTFUL),
    };
    Some((span, sure.clamp(0.2, most)))
}

/// The clause that holds the stretch and hardly more: from a mark or a joining word to a mark.
fn bounds(segment: &Segment, stretch: Span) -> Option<Span> {
    let tokens = &segment.tokens;
    let first = tokens.iter().position(|t| t.span.end > stretch.start)?;
    let last = tokens.iter().rposition(|t| t.span.start < stretch.end)?;
    let english = segment.lang.same(&Lang::EN);
    let joins = |t: &Token| english && t.is_word() && (clauses::is_relative(&t.form) || clauses::is_conjunction(&t.form));
    let before = (0..first).rev().take(BESIDE + 1).position(|at| !goes_on(tokens, at) || joins(&tokens[at]));
    let start = match before {
        Some(back) if joins(&tokens[first - 1 - back]) => first - 1 - back,
        Some(back) => first - back,
        None if joins(&tokens[first]) => first,
        None if first <= BESIDE => 0,
        None => return None,
    };
    let end = match (last + 1..tokens.len()).take(BESIDE + 1).position(|at| !goes_on(tokens, at)) {
        Some(ahead) => last + ahead,
        None if tokens.len() - last - 1 <= BESIDE => tokens.len() - 1,
        None => return None,
    };
    Some(tokens[start].span.cover(tokens[end].span))
}

/// A word, a number, or a mark within one.
fn goes_on(tokens: &[Token], at: usize) -> bool {
    tokens[at].kind != TokenKind::Mark || !tokens[at].spaced && tokens.get(at + 1).is_some_and(|next| next.kind != TokenKind::Mark && !next.spaced)
}
