//! The page of a report: whatever a text holds, the page has the elements and attributes that wirelint writes, and no others.
use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use regex::Regex;
use serde_json::json;
use wirelint::reports::Format;

use crate::check::{checked, written};
use crate::garble::{config, pair};

/// What a browser would obey, beside what the checks mark.
const PIECES: &[&str] = &[
    "<b>",
    "</b>",
    "</q>",
    "</div>",
    "</a>",
    "</script>",
    "</style>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\" onclick=\"x",
    "' onmouseover='x",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "&",
    "&amp;",
    "&lt;",
    "&#60;",
    "&#x3c",
    "&quot;",
    "javascript:",
    "\0",
    "\u{1B}[31m",
    "\u{202E}",
    "\r",
    "`",
    "=",
    "data-f=",
    "The client is in our prison",
    "that that",
    "2024",
    "12%",
    "“",
    "„",
    "nicht",
    "not",
    "Angela Merkel",
    "â€™",
    "that that <i>that</i>",
];

static TAG: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"<(/?[a-z][a-z0-9]*|!doctype)((?: [a-z-]+(?:="[^"<>]*")?)*)>"#).unwrap());
static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#" ([a-z-]+)(?:="[^"]*")?"#).unwrap());
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| Regex::new("^&(amp|lt|gt|quot|#39|#13);").unwrap());

/// The elements of a page with their attributes.
fn elements(page: &str) -> Result<BTreeSet<String>, TestCaseError> {
    let mut elements = BTreeSet::new();
    for (at, _) in page.match_indices('<') {
        let Some(tag) = TAG.captures_at(page, at).filter(|tag| tag.get(0).unwrap().start() == at) else {
            return Err(TestCaseError::fail(format!("no tag of ours: {:?}", page[at..].chars().take(60).collect::<String>())));
        };
        let name = tag[1].trim_start_matches('/').to_owned();
        elements.extend(ATTRIBUTE.captures_iter(&tag[2]).map(|attribute| format!("{name} {}", &attribute[1])));
        elements.insert(name);
    }
    Ok(elements)
}

/// A page without its style and script, which are the same in all.
fn plain(page: &str) -> Result<String, TestCaseError> {
    let mut rest = page.to_owned();
    for element in ["style", "script"] {
        let (open, close) = (format!("<{element}>"), format!("</{element}>"));
        prop_assert!(rest.matches(&*open).count() == 1 && rest.matches(&*close).count() == 1, "one {element}");
        let (start, end) = (rest.find(&*open).unwrap() + open.len(), rest.find(&*close).unwrap());
        rest.replace_range(start..end, "");
    }
    Ok(rest)
}

/// What pages consist of: that of a pair with every kind of finding has all of it.
const ELEMENTS: &str = "!doctype a article b body button code details div h1 h2 h3 head header html li main meta ol output p q script section span style \
                        summary sup title ul";
const ATTRIBUTES: &str = "aria-describedby aria-keyshortcuts aria-label aria-labelledby aria-live aria-pressed charset class content data-f data-filter data-fold \
                          data-n data-severity data-step dir hidden href html http-equiv id lang name open role tabindex title type";

proptest! {
    #![proptest_config(config())]

    #[test]
    fn html_page(pair in pair(PIECES), id in "\\PC{0,8}|<[a-z]>|\"|&") {
        let row = json!({
            "id": id, "doc": pair.target.1.chars().take(20).collect::<String>(), "source": pair.source.1, "source_lang": pair.source.0.to_string(),
            "target": pair.target.1, "target_lang": pair.target.0.to_string(),
        });
        for checked in &checked("rows.jsonl", row.to_string()) {
            let page = plain(&written(Format::Html, checked))?;
            for element in elements(&page)? {
                let (name, attribute) = element.split_once(' ').unwrap_or((&element, "lang"));
                prop_assert!(ELEMENTS.split_whitespace().any(|e| e == name) && ATTRIBUTES.split_whitespace().any(|a| a == attribute), "<{element}>");
            }
            for (at, _) in page.match_indices('&') {
                prop_assert!(REFERENCE.is_match(&page[at..]), "{:?}", page[at..].chars().take(30).collect::<String>());
            }
            prop_assert!(page.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t')), "control characters");
        }
    }
}
