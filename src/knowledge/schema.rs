//! The TOML of rendering files, as written by contributors. Shared with the build script.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One file of renderings.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RenderingFile {
    /// Language pair, `de-en`; a file of the built-in base has it from its folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pair: Option<String>,
    #[serde(default)]
    pub rendering: Vec<Rendering>,
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
