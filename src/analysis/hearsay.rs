//! How a text shows that it holds what it says for hearsay: by words (“angeblich”), and by forms of the verb (“soll … getötet haben”).
use std::sync::LazyLock;

use super::phrase::Phrase;
use crate::document::Segment;
use crate::text::by_language::{ByLanguage, Packed, Tables, tables};
use crate::text::{Lang, Span, Token, TokenKind};

include!(concat!(env!("OUT_DIR"), "/hearsay.rs"));

const PACKED: Packed = HEARSAY;

static BY_LANGUAGE: LazyLock<ByLanguage<Signs>> = LazyLock::new(|| ByLanguage::new(PACKED, |_, packed| Signs::read(&tables(packed))));

/// A place where the text does not vouch for what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hearsay {
    pub span: Span,
    pub shown_by: ShownBy,
}

/// What shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownBy {
    Word,
    /// A form that may also mean something else.
    Form,
    /// The same, and the sentence says whose word it is.
    AttributedForm,
}

/// The signs of one language.
#[derive(Debug, Default)]
struct Signs {
    words: Vec<Phrase>,
    auxiliaries: Vec<Phrase>,
    infinitives: Vec<Phrase>,
    participles: Vec<String>,
    conditions: Vec<Phrase>,
    attributions: Vec<Phrase>,
}

/// Of these expressions none has a gap.
const NOTHING: fn(&Token) -> bool = |_| false;
/// Words between an auxiliary and its participle: adverbs, a negation.
const BETWEEN: usize = 2;
/// Words of a clause between an auxiliary and its infinitive.
const CLAUSE: usize = 25;
/// Letters of a participle, at least.
const PARTICIPLE: usize = 4;

impl Signs {
    fn read(tables: &Tables) -> Signs {
        let list = |table: &str, name: &str| tables.get(table).and_then(|table| table.get(name)).map_or("", String::as_str);
        let phrases = |table: &str, name: &str| Phrase::list(list(table, name));
        Signs {
            words: phrases("words", "hearsay"),
            auxiliaries: phrases("form", "auxiliary"),
            infinitives: phrases("form", "infinitive"),
            participles: list("form", "participle").split_whitespace().map(str::to_owned).collect(),
            conditions: phrases("form", "condition"),
            attributions: phrases("form", "attribution"),
        }
    }

    fn form(&self, segment: &Segment) -> Option<Span> {
        let tokens = &segment.tokens;
        let participle = |at: usize| {
            tokens.get(at).is_some_and(|t| {
                t.kind == TokenKind::Word && t.form.letters >= PARTICIPLE && self.participles.iter().any(|e| t.form.lower.ends_with(e.as_str()))
            })
        };
        (0..tokens.len()).find_map(|at| {
            let after = at + self.auxiliaries.iter().find_map(|auxiliary| auxiliary.stands(&tokens[at..], NOTHING))?;
            let clause =
                after + tokens[after..].iter().take(CLAUSE).take_while(|t| t.is_word() || !t.of(&segment.text).starts_with(['.', ';', '?', '!'])).count();
            let complete = if self.infinitives.is_empty() {
                (after..clause.min(after + BETWEEN)).any(participle)
            } else {
                let infinitive = |at: &usize| self.infinitives.iter().any(|i| i.stands(&tokens[*at..], NOTHING).is_some());
                (after..clause).filter(infinitive).any(|at| at > after && participle(at - 1) || participle(at + 1))
            };
            complete.then(|| tokens[at].span.cover(tokens[after - 1].span))
        })
    }
}

/// Where a text first holds something for hearsay; `None` where it does not, or nothing is known of its language.
pub fn of(segment: &Segment) -> Option<Hearsay> {
    let signs = BY_LANGUAGE.get(segment.lang.primary())?;
    if let Some(span) = Phrase::find(&signs.words, segment, NOTHING) {
        return Some(Hearsay { span, shown_by: ShownBy::Word });
    }
    let span = signs.form(segment)?;
    let has = |phrases: &[Phrase]| Phrase::find(phrases, segment, NOTHING).is_some();
    match (has(&signs.conditions), has(&signs.attributions)) {
        (true, _) => None,
        (_, true) => Some(Hearsay { span, shown_by: ShownBy::AttributedForm }),
        _ => Some(Hearsay { span, shown_by: ShownBy::Form }),
    }
}

/// Where an English text has a conditional of the past or present: “would have”, “would be”; `None` where it states a condition.
pub fn conditional(segment: &Segment) -> Option<Span> {
    let tokens = &segment.tokens;
    let lower = |at: usize| tokens.get(at).map_or("", |t| &*t.form.lower);
    if !segment.lang.same(&Lang::EN) || tokens.iter().any(|t| matches!(&*t.form.lower, "if" | "unless" | "otherwise" | "whether" | "had" | "were")) {
        return None;
    }
    let at = (0..tokens.len()).find(|at| lower(*at) == "would" && matches!(lower(at + 1), "have" | "be"))?;
    Some(tokens[at].span.cover(tokens[at + 1].span))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Role, Unplaced};

    fn shown(text: &str, lang: &str) -> Option<(String, ShownBy)> {
        let segment = Segment::new("s", text.to_owned(), Lang::parse(lang).unwrap(), Role::Paragraph, Arc::new(Unplaced));
        of(&segment).map(|h| (segment.of(h.span).to_owned(), h.shown_by))
    }

    #[test]
    fn words_and_forms_show_hearsay() {
        for (lang, text, cue, by) in [
            ("de", "Der Mann hat angeblich zwei Autos angezündet.", "angeblich", ShownBy::Word),
            ("de", "Der Mann soll am Montag zwei Autos angezündet haben.", "soll", ShownBy::Form),
            ("fr", "Le maire aurait déjà vendu la maison.", "aurait", ShownBy::Form),
            ("it", "Secondo la procura il sindaco avrebbe venduto la casa.", "avrebbe", ShownBy::AttributedForm),
            ("nl", "De dader zou door de tuin zijn gevlucht.", "zou", ShownBy::Form),
            ("ro", "Primarul ar fi vândut casa.", "ar fi", ShownBy::Form),
            ("sv", "Mannen ska ha stulit bilen.", "ska", ShownBy::Form),
            ("tr", "Başkanın evi sattığı iddia edildi.", "iddia edildi", ShownBy::Word),
            ("zh", "该男子涉嫌盗窃。", "涉嫌", ShownBy::Word),
        ] {
            assert_eq!(shown(text, lang), Some((cue.to_owned(), by)), "{text}");
        }
    }

    #[test]
    fn the_same_words_that_mean_something_else_do_not() {
        for (lang, text) in [
            ("de", "Der Mann soll am Montag kommen."),
            ("de", "Bis Mai soll der Bau begonnen haben."),
            ("fr", "Le maire aurait vendu la maison si le conseil avait accepté."),
            ("it", "Il sindaco avrebbe bisogno di aiuto."),
            ("sv", "Mannen ska stå inför rätta."),
            ("fi", "Mies oli väitetysti varas."),
        ] {
            assert_eq!(shown(text, lang), None, "{text}");
        }
    }
}
