use crate::analysis::PairAnalysis;
use crate::analysis::facts::exchange;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "figures-exchanged",
    summary: "Two figures changed places",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.75,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("figures_exchanged.md"),
};

/// Two figures of the source, each of which says in the translation what the other one said.
pub struct FiguresExchanged;

impl Check for FiguresExchanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let links = || &pair.correspondence().coverage.links[..];
        if let Some(exchange) = exchange::find(pair.source, pair.target, links) {
            let (was, is) = (pair.source.segment.of(exchange.source), pair.target.segment.of(exchange.target));
            out.push(
                Finding::on_target(&RULE, pair.target.index, exchange.target, format!("“{is}” stands where the source has “{was}”"))
                    .evidence(pair.source.index, exchange.source)
                    .why("Both texts have the same figures, but each stands with what the other one counts in the source.")
                    .confidence(RULE.confidence * pair.confidence),
            );
        }
    }
}
