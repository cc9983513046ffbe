//! Phrases: renderings written short, a few lines each. Shared with the build script.
use serde::{Deserialize, Serialize};

use super::schema::{Alone, Example, Kind, Rendering};

/// An expression that needs no more than its renderings, its garblings and an example; what it leaves out has the usual value.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    pub id: String,
    pub source: Vec<String>,
    /// Accepted renderings, the best first.
    pub expect: Vec<String>,
    /// What machines print; after `!` what gives itself away without the source too.
    pub garbled: Vec<String>,
    /// `term` unless said.
    #[serde(default)]
    pub kind: Option<Kind>,
    #[serde(default)]
    pub when: Vec<String>,
    #[serde(default)]
    pub near: Vec<String>,
    #[serde(default)]
    pub unless: Vec<String>,
    /// `major` unless said.
    #[serde(default)]
    pub severity: Option<String>,
    /// `accuracy/mistranslation` unless said.
    #[serde(default)]
    pub category: Option<String>,
    #[serde(default)]
    pub why: Option<String>,
    /// `Source. → The ⟦garbled|right⟧ translation.`; after `!` also found without the source.
    pub bad: Vec<String>,
    /// Near misses, `Source. → Translation.`
    #[serde(default)]
    pub good: Vec<String>,
}

impl Phrase {
    /// The rendering that it stands for.
    ///
    /// # Errors
    /// An example that is not written as it should be.
    pub fn rendering(&self) -> Result<Rendering, String> {
        let mut examples = Vec::new();
        let mut good = self.good.iter().map(|g| pair(g)).collect::<Result<Vec<_>, _>>()?;
        for bad in &self.bad {
            let (also_alone, bad) = bad.strip_prefix('!').map_or((false, bad.as_str()), |rest| (true, rest));
            let example = marked(bad)?;
            if also_alone {
                examples.push(Example { source: None, ..example.clone() });
            }
            good.extend(example.fixed.iter().map(|fixed| Example { target: fixed.clone(), fixed: None, ..example.clone() }));
            examples.push(example);
        }
        let alone: Vec<String> = self.garbled.iter().filter_map(|g| g.strip_prefix('!')).map(str::to_owned).collect();
        let plain: Vec<&str> = self.expect.iter().map(String::as_str).filter(|e| e.chars().all(|c| c.is_alphanumeric() || " -’'".contains(c))).collect();
        let cue = self.source.first().map_or_else(String::new, |cue| readable(cue));
        let best = plain.first().copied().unwrap_or_default();
        let why = match &self.why {
            Some(why) => why.clone(),
            None if best.is_empty() => format!("The translation gives “{}” word for word, or in another of its senses.", cue),
            None => format!("“{}” is “{best}” here; the translation gives it word for word, or in another of its senses.", cue),
        };
        Ok(Rendering {
            id: self.id.clone(),
            kind: self.kind.unwrap_or(Kind::Term),
            source: self.source.clone(),
            when: self.when.clone(),
            near: self.near.clone(),
            against: Vec::new(),
            unless: self.unless.clone(),
            expect: self.expect.clone(),
            garbled: self.garbled.iter().map(|g| g.strip_prefix('!').unwrap_or(g).to_owned()).collect(),
            suggest: plain.iter().take(2).map(|e| (*e).to_owned()).collect(),
            severity: self.severity.clone().unwrap_or_else(|| "major".into()),
            category: self.category.clone().unwrap_or_else(|| "accuracy/mistranslation".into()),
            why,
            require: false,
            alone: (!alone.is_empty()).then(|| Alone { garbled: alone, ..Alone::default() }),
            bad: examples,
            good,
        })
    }
}

/// A pattern as a reader understands it: of alternatives the first, for what stands between words an ellipsis.
fn readable(pattern: &str) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        let closing = |mark| rest.find(mark).map_or(rest.len(), |at| at + 1);
        let taken = match c {
            '{' => {
                let taken = closing('}');
                out += rest[1..taken].trim_end_matches('}').split('|').find(|a| !a.is_empty()).unwrap_or_default();
                taken
            }
            '<' => closing('>'),
            '…' => c.len_utf8() + rest[c.len_utf8()..].bytes().take_while(u8::is_ascii_digit).count(),
            _ => c.len_utf8(),
        };
        match c {
            '{' | '~' => {}
            '<' | '…' => out.push('…'),
            _ => out.push(c),
        }
        rest = &rest[taken..];
    }
    out.replace(['^', '=', '+', '*'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn pair(written: &str) -> Result<Example, String> {
    let (source, target) = written.split_once(" → ").ok_or_else(|| format!("“{written}”: write “Source. → Translation.”"))?;
    Ok(Example { source: Some(source.trim().into()), target: target.trim().into(), fixed: None, date: None })
}

/// `⟦garbled|right⟧` in the translation becomes the marked example and what it should be.
fn marked(written: &str) -> Result<Example, String> {
    let example = pair(written)?;
    let parts = || {
        let (before, rest) = example.target.split_once('⟦')?;
        let (inner, after) = rest.split_once('⟧')?;
        let (garbled, right) = inner.split_once('|')?;
        Some((format!("{before}⟦{garbled}⟧{after}"), format!("{before}{right}{after}")))
    };
    let (target, fixed) = parts().ok_or_else(|| format!("“{written}”: mark the wrong and the right words as ⟦wrong|right⟧"))?;
    Ok(Example { target, fixed: Some(fixed), ..example })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(bad: &str) -> Phrase {
        toml::from_str(&format!(
            "id = \"a\"\nsource = [\"Ausschuss ~ ein+setzen\"]\nexpect = [\"{{set|put}} up\", \"set up\", \"establish\"]\ngarbled = [\"!insert …4 committee\", \"use\"]\nbad = [\"{bad}\"]\n"
        ))
        .unwrap()
    }

    #[test]
    fn a_pattern_is_shown_as_it_is_read() {
        for (pattern, shown) in [
            ("{par|obtenir} <number> voix", "par … voix"),
            ("Ausschuss ~ ein+setzen", "Ausschuss einsetzen"),
            ("{|die} =Bahn …3 fahren", "die Bahn … fahren"),
            ("{open…", "open…"),
            ("<place", "…"),
        ] {
            assert_eq!(readable(pattern), shown);
        }
    }

    #[test]
    fn a_phrase_becomes_a_rendering() {
        let r = phrase("!Er setzt einen Ausschuss ein. → It is ⟦inserting a committee|setting up a committee⟧.").rendering().unwrap();
        assert_eq!((r.garbled, r.alone.unwrap().garbled), (vec!["insert …4 committee".to_owned(), "use".to_owned()], vec!["insert …4 committee".to_owned()]));
        assert_eq!(r.suggest, ["set up", "establish"]);
        assert!(r.why.contains("“Ausschuss einsetzen” is “set up”"), "{}", r.why);
        let bad: Vec<_> = r.bad.iter().map(|x| (x.source.as_deref(), x.target.as_str())).collect();
        assert_eq!(bad, [(None, "It is ⟦inserting a committee⟧."), (Some("Er setzt einen Ausschuss ein."), "It is ⟦inserting a committee⟧.")]);
        assert_eq!(r.good[0].target, "It is setting up a committee.");
    }

    #[test]
    fn an_example_without_its_marks_is_refused() {
        for wrong in ["Er setzt ihn ein.", "Er setzt ihn ein. → It uses it.", "Er setzt ihn ein. → It ⟦uses⟧ it."] {
            assert!(phrase(wrong).rendering().is_err(), "{wrong}");
        }
    }
}
