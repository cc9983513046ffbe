use crate::analysis::PairAnalysis;
use crate::analysis::facts::addresses;
use crate::checks::Check;
use crate::finding::{Category, Finding, Needs, Rule, Severity};

static RULE: Rule = Rule {
    id: "address-changed",
    summary: "A web or mail address, an account or a hashtag is spelt another way",
    category: Category::MISTRANSLATION,
    severity: Severity::Major,
    confidence: 0.85,
    needs: Needs::Source,
    languages: &[],
    page: include_str!("address_changed.md"),
};

/// An address of the source with a few letters changed.
pub struct AddressChanged;

impl Check for AddressChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let (source, target) = (pair.source.segment, pair.target.segment);
        let ours = addresses::read(&source.text);
        if ours.is_empty() {
            return;
        }
        let theirs = addresses::read(&target.text);
        if let Some((i, j)) = addresses::changed(&source.text, &ours, &target.text, &theirs) {
            let (was, is) = (source.of(ours[i]), target.of(theirs[j]));
            out.push(
                Finding::on_target(&RULE, pair.target.index, theirs[j], format!("“{is}” is not the source’s “{was}”"))
                    .evidence(pair.source.index, ours[i])
                    .why("Addresses are copied, not translated: a letter more or less leads elsewhere.")
                    .suggest(was),
            );
        }
    }
}
