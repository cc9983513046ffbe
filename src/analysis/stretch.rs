//! Stretches of a text that nothing on the other side accounts for: a clause that was left out, or put in.
use crate::text::Span;

/// What one word, name or number says: above 0 that the other side lacks what is around it, below that it is there.
#[derive(Clone, Copy, Debug)]
pub struct Sign {
    /// In bytes of its segment's text.
    pub span: Span,
    pub weight: f32,
}

/// The stretch of one side that the other most likely lacks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// From its first to its last sign, in bytes of its segment's text.
    pub span: Span,
    /// Logarithm of the likelihood ratio that it was left out (or put in), against its being translated.
    pub evidence: f32,
    /// Signs in it that speak for that.
    pub signs: usize,
    /// By how much the lengths go better without it, as a logarithm of likelihood.
    pub fits: f32,
}

impl Stretch {
    /// The stretch with the largest sum of signs (Bentley 1984); none where no sign speaks for one.
    pub fn of(mut signs: Vec<Sign>) -> Option<Stretch> {
        signs.sort_unstable_by_key(|s| (s.span.start, s.span.end));
        let mut best: Option<Stretch> = None;
        let mut here: Option<Stretch> = None;
        for sign in signs {
            let speaks = usize::from(sign.weight > 0.0);
            let goes_on = here.filter(|h| h.evidence > 0.0).map(|h| Stretch {
                span: h.span.cover(sign.span),
                evidence: h.evidence + sign.weight,
                signs: h.signs + speaks,
                fits: 0.0,
            });
            let now = goes_on.unwrap_or(Stretch { span: sign.span, evidence: sign.weight, signs: speaks, fits: 0.0 });
            if now.evidence > best.map_or(0.0, |b| b.evidence) {
                best = Some(now);
            }
            here = Some(now);
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(weights: &[f32]) -> Vec<Sign> {
        weights.iter().enumerate().map(|(at, weight)| Sign { span: Span::new(10 * at, 10 * at + 5), weight: *weight }).collect()
    }

    #[test]
    fn the_stretch_with_most_evidence_is_found() {
        let found = Stretch::of(signs(&[0.5, -2.0, 1.0, 0.5, -0.5, 2.0, -3.0, 1.0])).unwrap();
        assert_eq!((found.span, found.evidence, found.signs), (Span::new(20, 55), 3.0, 3));
        assert_eq!(Stretch::of(signs(&[-1.0, -2.0])), None);
        assert_eq!(Stretch::of(Vec::new()), None);
    }
}
