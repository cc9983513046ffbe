//! How usual a translation reads, by the language model: weak evidence for its score, never a finding.
use crate::document::Segment;
use crate::knowledge::LanguageModel;
use crate::knowledge::language_model::units;
use crate::text::{Shape, TokenKind};

use super::SegmentAnalysis;

/// What the words of a text say of themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fluency {
    /// By how many nats the words before it make a word less likely, on average; below 0 they make it likelier.
    pub surprise: f32,
    /// The same of the three neighbours that surprise most.
    pub oddest: f32,
    /// Words in lower case that the model has never met, and that are none of the source's.
    pub unknown: usize,
    /// By how many nats in all words are less likely where they stand than anywhere.
    pub oddities: f32,
    /// By how many nats in all words are likelier where they stand than anywhere.
    pub ease: f32,
    /// The surprise of the order of the words of grammar among words of any meaning.
    pub order: f32,
}

/// Neighbours that are looked at together.
const WINDOW: usize = 3;
/// Likeness from which a word that is not known is taken for one of the source's.
const ALIKE: f32 = 0.6;

impl Fluency {
    /// `None` where there is no model of the language.
    pub fn of(source: Option<&SegmentAnalysis>, target: &Segment) -> Option<Fluency> {
        let model = LanguageModel::of(target.lang)?;
        let units = units(&target.text, target.lang);
        let gains: Vec<f32> = model.gains(&model.read(&target.text, &units)).into_iter().flatten().collect();
        let order = model.order(&units);
        let mean = |of: &[f32]| -of.iter().sum::<f32>() / of.len().max(1) as f32;
        let oddest = gains.windows(WINDOW).map(mean).reduce(f32::max).unwrap_or_default();
        let of_source = |shape: &Shape| source.is_some_and(|s| s.anchors().iter().any(|a| a.shape.is_like(shape, ALIKE)));
        let strange = target.tokens.iter().filter(|t| t.kind == TokenKind::Word && !t.form.capital && t.form.lower.chars().count() > 2);
        let unknown = strange.filter(|t| !model.knows(&t.form) && !of_source(&t.form.shape)).count();
        Some(Fluency {
            surprise: mean(&gains),
            oddest,
            unknown,
            oddities: -gains.iter().filter(|gain| **gain < 0.0).sum::<f32>(),
            ease: gains.iter().filter(|gain| **gain > 0.0).sum(),
            order: mean(&order),
        })
    }
}
