//! Words of several senses: one table row a sense, from which the renderings of the base are made. Shared with the build script.
use serde::{Deserialize, Serialize};

use super::schema::{Example, Kind, Rendering};

/// A word that the target language renders by different words, sense by sense.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// Beginning of the entries' ids.
    pub id: String,
    pub source: Vec<String>,
    /// Phrases in which the word means something else again.
    #[serde(default)]
    pub unless: Vec<String>,
    pub sense: Vec<Sense>,
}

/// One sense of a word: how it is rendered, and what stands near it in that sense.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sense {
    /// The sense in a word: the end of the entry's id.
    pub means: String,
    /// All accepted renderings, the best first.
    pub render: Vec<String>,
    /// Words of either language of which one stands in the same sentence when the word has this sense; without any, no entry is made
    /// and the sense only tells what others may be mistaken for.
    #[serde(default)]
    pub near: Vec<String>,
    #[serde(default)]
    pub severity: Option<String>,
    /// Translated as another sense; exactly the wrong word is marked.
    #[serde(default)]
    pub bad: Vec<Example>,
}

impl Word {
    /// An entry for each sense: its renderings are expected, those of the other senses are its garblings, and what stands nearby is
    /// weighed against what belongs to another sense.
    pub fn renderings(&self) -> Vec<Rendering> {
        let word = self.source.first().map_or("", |w| w.trim_start_matches(['^', '=']));
        let made = |sense: &Sense| {
            let others = || self.sense.iter().filter(|other| other.means != sense.means);
            let best = sense.render.first().cloned().unwrap_or_default();
            Rendering {
                id: format!("{}-{}", self.id, sense.means),
                kind: Kind::Sense,
                source: self.source.iter().map(|cue| whole(cue)).collect(),
                when: Vec::new(),
                near: sense.near.clone(),
                against: others().flat_map(|o| o.near.iter().filter(|n| !sense.near.contains(n)).cloned()).collect(),
                unless: self.unless.clone(),
                expect: sense.render.clone(),
                garbled: others().flat_map(|o| o.render.iter().filter(|r| !sense.render.contains(r)).cloned()).collect(),
                why: format!("What stands around “{word}” shows that it means “{best}” here; the translation has another of its senses."),
                suggest: vec![best],
                severity: sense.severity.clone().unwrap_or_else(|| "major".into()),
                category: "accuracy/mistranslation".into(),
                require: false,
                alone: None,
                bad: sense.bad.clone(),
                good: others().flat_map(|o| &o.bad).filter_map(|x| Some(Example { target: x.fixed.clone()?, fixed: None, ..x.clone() })).collect(),
            }
        };
        self.sense.iter().filter(|sense| !sense.near.is_empty()).map(made).collect()
    }
}

/// Compounds of an ambiguous word mostly have one sense of their own (`Fallschirm` is no kind of `Schirm`): those meant are named.
fn whole(cue: &str) -> String {
    let plain = !cue.contains([' ', '+', '*', '{', '<', '…', '&']) && !cue.starts_with(['^', '=']);
    if plain { format!("^{cue}") } else { cue.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sense_takes_the_others_for_garblings() {
        let sense = |means: &str, render: &[&str], near: &[&str]| Sense {
            means: means.into(),
            render: render.iter().map(|r| (*r).into()).collect(),
            near: near.iter().map(|n| (*n).into()).collect(),
            severity: None,
            bad: Vec::new(),
        };
        let word = Word {
            id: "schlange".into(),
            source: vec!["Schlange".into()],
            unless: vec!["Brillenschlange".into()],
            sense: vec![
                sense("queue", &["queue", "line"], &["warten", "Kasse"]),
                sense("animal", &["snake", "serpent"], &["Gift", "Biss"]),
                sense("slander", &["viper", "line"], &[]),
            ],
        };
        let entries = word.renderings();
        let ids: Vec<_> = entries.iter().map(|e| e.id.as_str()).collect();
        assert_eq!(ids, ["schlange-queue", "schlange-animal"]);
        assert_eq!(entries[0].source, ["^Schlange"]);
        assert_eq!(entries[0].garbled, ["snake", "serpent", "viper"]);
        assert_eq!(entries[0].against, ["Gift", "Biss"]);
        assert_eq!(entries[1].suggest, ["snake"]);
    }
}
