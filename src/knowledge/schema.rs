//! The TOML of rendering files, as written by contributors. Shared with the build script.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::phrases::Phrase;
use super::senses::Word;

/// One file of renderings.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RenderingFile {
    /// Language pair, `de-en`; a file of the built-in base has it from its folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pair: Option<String>,
    #[serde(default)]
    pub rendering: Vec<Rendering>,
    /// Words of several senses; [`RenderingFile::gather`] makes renderings of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub word: Vec<Word>,
    /// Renderings written short; gathered likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phrase: Vec<Phrase>,
}

impl RenderingFile {
    /// Adds the renderings that the words' senses and the phrases stand for, with the shared lists put in.
    ///
    /// # Errors
    /// An entry that refers to a shared list that is not there, or a phrase whose example is miswritten.
    pub fn gather(&mut self, source: &Shared, target: &Shared) -> Result<(), String> {
        for mut word in self.word.drain(..) {
            for sense in &mut word.sense {
                expand(&mut sense.render, target).map_err(|e| format!("entry “{}”: {e}", word.id))?;
            }
            self.rendering.extend(word.renderings());
        }
        for phrase in self.phrase.drain(..) {
            self.rendering.push(phrase.rendering().map_err(|e| format!("entry “{}”: {e}", phrase.id))?);
        }
        for entry in &mut self.rendering {
            entry.expand(source, target).map_err(|e| format!("entry “{}”: {e}", entry.id))?;
        }
        Ok(())
    }
}

/// What a rendering is about, for counting and explaining.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Sense,
    Idiom,
    FalseFriend,
    Term,
    Institution,
    Attribution,
    Time,
    Grammar,
}

/// When the source says one of `source`, the translation should say one of `expect`, and `garbled` is how machines get it wrong.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rendering {
    pub id: String,
    pub kind: Kind,
    #[serde(default)]
    pub source: Vec<String>,
    #[serde(default)]
    pub when: Vec<String>,
    /// On only where one of these stands in the same sentence pair.
    #[serde(default)]
    pub near: Vec<String>,
    /// What speaks for another sense of the cue, weighed against `near`.
    #[serde(default)]
    pub against: Vec<String>,
    #[serde(default)]
    pub unless: Vec<String>,
    #[serde(default)]
    pub expect: Vec<String>,
    #[serde(default)]
    pub garbled: Vec<String>,
    #[serde(default)]
    pub suggest: Vec<String>,
    pub severity: String,
    pub category: String,
    pub why: String,
    /// Report a missing rendering even where no garbling shows.
    #[serde(default)]
    pub require: bool,
    #[serde(default)]
    pub alone: Option<Alone>,
    #[serde(default)]
    pub bad: Vec<Example>,
    #[serde(default)]
    pub good: Vec<Example>,
}

/// How a garbling shows when no source is at hand.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Alone {
    pub garbled: Vec<String>,
    #[serde(default)]
    pub when: Vec<String>,
    #[serde(default)]
    pub unless: Vec<String>,
    #[serde(default)]
    pub suggest: Vec<String>,
}

/// A sentence pair, or a target alone, that must fire or must not.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    #[serde(default)]
    pub source: Option<String>,
    pub target: String,
    #[serde(default)]
    pub fixed: Option<String>,
    /// Day of the story, `2025-11-22`.
    #[serde(default)]
    pub date: Option<String>,
}

/// Lists of patterns in one language that entries of any pair refer to as `&name`.
pub type Shared = BTreeMap<String, Vec<String>>;

impl Rendering {
    /// Puts the shared lists of the source's and the target's language in the place of their names.
    ///
    /// # Errors
    /// A name that no list has.
    pub fn expand(&mut self, source: &Shared, target: &Shared) -> Result<(), String> {
        expand(&mut self.source, source)?;
        expand(&mut self.expect, target)?;
        expand(&mut self.garbled, target)?;
        if let Some(alone) = &mut self.alone {
            expand(&mut alone.garbled, target)?;
            expand(&mut alone.unless, target)?;
        }
        Ok(())
    }
}

/// `&name` alone gives all patterns of the list; among alternatives, `{&name|…}`, it gives them as alternatives.
fn expand(list: &mut Vec<String>, shared: &Shared) -> Result<(), String> {
    if !list.iter().any(|item| item.contains('&')) {
        return Ok(());
    }
    let named = |name: &str| shared.get(name).ok_or_else(|| format!("no shared list “{name}”"));
    let mut out = Vec::new();
    for item in list.drain(..) {
        if let Some(name) = item.strip_prefix('&') {
            out.extend(named(name)?.iter().cloned());
            continue;
        }
        let mut pattern = String::new();
        let mut rest = item.as_str();
        while let Some((before, after)) = rest.split_once('&') {
            let end = after.find(['|', '}']).filter(|_| before.ends_with(['{', '|'])).ok_or_else(|| format!("“{item}”: & stands alone or in {{ }}"))?;
            let alternatives = named(&after[..end])?;
            if alternatives.iter().any(|a| a.contains(['{', '~'])) {
                return Err(format!("“{}” holds more than plain words and can’t be an alternative", &after[..end]));
            }
            pattern += before;
            pattern += &alternatives.join("|");
            rest = &after[end..];
        }
        out.push(pattern + rest);
    }
    *list = out;
    Ok(())
}

/// Topic lists of one language: topic to words.
pub type Topics = BTreeMap<String, Vec<String>>;

/// Words of the classes `<number>`, `<date>` and `<place>` in one language.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Classes {
    pub number: Vec<String>,
    pub date: Vec<String>,
    pub place: Vec<String>,
}

/// One language pair as the build packs it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct PackedPair {
    /// Topic (file name) and its entries, sorted.
    pub files: Vec<(String, Vec<Rendering>)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(items: &[&str]) -> Result<Vec<String>, String> {
        let shared = Shared::from([("pass".into(), vec!["adopt".into(), "pass".into()]), ("late".into(), vec!["{too|very} late".into()])]);
        let mut list: Vec<String> = items.iter().map(|i| (*i).into()).collect();
        expand(&mut list, &shared).map(|()| list)
    }

    #[test]
    fn a_shared_list_stands_for_its_patterns() {
        assert_eq!(expanded(&["enact", "&pass"]).unwrap(), ["enact", "adopt", "pass"]);
        assert_eq!(expanded(&["{&pass|enact} … law"]).unwrap(), ["{adopt|pass|enact} … law"]);
    }

    #[test]
    fn a_wrong_reference_is_named() {
        for (wrong, what) in [("&gone", "gone"), ("{&late|soon}", "late"), ("a &pass law", "a &pass law")] {
            assert!(expanded(&[wrong]).unwrap_err().contains(what), "{wrong}");
        }
    }
}
