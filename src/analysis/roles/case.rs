//! The case of a name, by its ending: the translation spells it as it is in the nominative.
use std::collections::BTreeMap;

/// What the case of a name makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// It may be the subject.
    Subject,
    Object,
    /// It acts in a passive.
    Agent,
    /// Neither.
    Aside,
    /// The ending does not tell.
    Unknown,
}

/// The endings of one language; empty where names are not declined.
#[derive(Debug, Default)]
pub struct Cases {
    apostrophe: bool,
    /// After an apostrophe.
    object: Vec<String>,
    /// Where the English form ends in a consonant; in a vowel.
    object_by: [Vec<String>; 2],
    agent_by: [Vec<String>; 2],
    subject_vowel: Vec<String>,
    declined: bool,
}

impl Cases {
    pub fn new(table: &BTreeMap<String, String>) -> Cases {
        let list = |key: &str| table.get(key).map_or("", String::as_str).split_whitespace().map(str::to_owned).collect();
        Cases {
            apostrophe: table.contains_key("apostrophe"),
            object: list("object"),
            object_by: [list("object_consonant"), list("object_vowel")],
            agent_by: [list("agent_consonant"), list("agent_vowel")],
            subject_vowel: list("subject_vowel"),
            declined: true,
        }
    }

    /// Whether the language's names show their case.
    pub fn tell(&self) -> bool {
        self.declined
    }

    /// The case of a name in lower case that the translation calls `english`.
    pub fn of(&self, name: &str, english: &str) -> Case {
        if !self.declined {
            return Case::Unknown;
        }
        if self.apostrophe {
            return match name.split_once('\'') {
                None => Case::Subject,
                Some((_, ending)) if self.object.iter().any(|e| e == ending) => Case::Object,
                Some(_) => Case::Aside,
            };
        }
        let ends = |list: &[String]| list.iter().any(|e| name.ends_with(e.as_str()));
        let english = english.trim_end_matches("'s").chars().next_back().unwrap_or_default();
        let vowel = matches!(english, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        let last = name.chars().next_back().unwrap_or_default();
        if !vowel {
            return match () {
                () if ends(&self.agent_by[0]) && name.chars().count() > 4 && !matches!(english, 'm') => Case::Agent,
                () if ends(&self.object_by[0]) => Case::Object,
                () if is_vowel(last) => Case::Aside,
                () => Case::Subject,
            };
        }
        match () {
            // Зеленского, Zełenskiego: endings of adjectives
            () if matches!(english, 'y' | 'i') && self.object_by[0].iter().any(|e| e.chars().count() > 1 && name.ends_with(e.as_str())) => Case::Object,
            () if matches!(english, 'y' | 'i') && ends(&self.agent_by[0]) => Case::Agent,
            () if matches!(english, 'y' | 'i') && !is_vowel(last) => Case::Subject,
            () if ends(&self.agent_by[1]) => Case::Agent,
            () if ends(&self.object_by[1]) => Case::Object,
            () if ends(&self.subject_vowel) => Case::Subject,
            () => Case::Unknown,
        }
    }
}

fn is_vowel(c: char) -> bool {
    "aeiouyáéíóúůýěąęаеёиоуыэюяіїє".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::roles::lexicon;
    use crate::text::Lang;

    #[test]
    fn a_name_shows_its_case_beside_its_english_form() {
        use Case::{Agent, Aside, Object, Subject};
        for (lang, name, english, case) in [
            ("ru", "байден", "biden", Subject),
            ("ru", "байдена", "biden", Object),
            ("ru", "байденом", "biden", Agent),
            ("ru", "байдену", "biden", Aside),
            ("ru", "россия", "russia", Subject),
            ("ru", "россию", "russia", Object),
            ("ru", "россией", "russia", Agent),
            ("ru", "зеленский", "zelensky", Subject),
            ("ru", "зеленского", "zelensky", Object),
            ("ru", "зеленским", "zelensky", Agent),
            ("uk", "байденом", "biden", Agent),
            ("uk", "росію", "russia", Object),
            ("pl", "nowak", "nowak", Subject),
            ("pl", "wolskiego", "wolski", Object),
            ("pl", "nowaka", "nowak", Object),
            ("cs", "nováka", "novák", Object),
            ("cs", "novákem", "novák", Agent),
            ("tr", "erdoğan", "erdoğan", Subject),
            ("tr", "putin'i", "putin", Object),
            ("tr", "putin'in", "putin", Aside),
        ] {
            let lexicon = lexicon::of(Lang::parse(lang).unwrap()).unwrap();
            assert_eq!(lexicon.cases.of(name, english), case, "{lang} {name}");
        }
    }
}
