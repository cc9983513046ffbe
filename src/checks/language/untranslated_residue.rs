use std::ops::Range;

use crate::analysis::{PairAnalysis, SegmentAnalysis, language};
use crate::checks::Check;
use crate::document::{Role, Segment};
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::identification::Script;
use crate::text::{Lang, Span, Token};

use super::copied::{Kind, Leftovers, Vocabulary, is_copy};

static RULE: Rule = Rule {
    id: "untranslated-residue",
    summary: "Words of the source's language are left in the translation",
    category: Category::UNTRANSLATED,
    severity: Severity::Major,
    confidence: 0.9,
    needs: Needs::Target,
    languages: &[],
    page: include_str!("untranslated_residue.md"),
};

/// Words of the longest title in quotation marks or brackets.
const TITLE: usize = 16;
/// Words up to which one mark, before or after, sets a phrase off.
const PHRASE: usize = 5;
/// How sure a single word is that only the lexicon knows for a leftover, and one that may be a name.
const BY_LEXICON: f32 = 0.65;
const MAYBE_NAME: f32 = 0.45;
/// Letters that make a word; fewer may be a symbol.
const LEAST_LETTERS: usize = 3;

pub struct UntranslatedResidue;

impl Check for UntranslatedResidue {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    /// Words of the source that stand in the translation as they are.
    fn pair(&self, pair: &PairAnalysis, out: &mut Vec<Finding>) {
        let (source, target) = (pair.source.segment, pair.target.segment);
        let (from, to) = (Script::of_language(source.lang), Script::of_language(target.lang));
        if source.lang.same(&target.lang) || from != to || is_copy(source, target) {
            return;
        }
        let vocabulary = Vocabulary::new(source.lang, target.lang);
        let leftovers = Leftovers::of(pair);
        let mut done = 0;
        for i in 0..target.tokens.len() {
            let left_over = || leftovers.as_ref().is_some_and(|l| target.tokens[i].is_word() && l.hold(&target.tokens[i], source));
            if i < done || !may_be_residue(&target.tokens[i], target, &vocabulary) && !left_over() {
                continue;
            }
            let Some(run) = longest_run(source, target, i, done) else { continue };
            done = run.target.end;
            if let Some(confidence) = weigh(&run, source, target, &vocabulary, left_over) {
                let span = cover(&target.tokens[run.target.clone()]);
                let message = format!("Still in {}: “{}”", source.lang.name(), span.of(&target.text));
                let severity = if confidence > BY_LEXICON { RULE.severity } else { Severity::Minor };
                out.push(
                    Finding::on_target(&RULE, pair.target.index, span, message)
                        .evidence(pair.source.index, cover(&source.tokens[run.source.clone()]))
                        .why("These words stand in the source as they are; they were not translated.")
                        .severity(severity)
                        .confidence(confidence),
                );
            }
        }
    }

    /// Words in another script than the translation's.
    fn block(&self, block: &SegmentAnalysis, out: &mut Vec<Finding>) {
        let segment = block.segment;
        if segment.role == Role::Boilerplate || segment.text.is_ascii() {
            return;
        }
        let scripts = Script::of_language(segment.lang);
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (i, token) in segment.tokens.iter().enumerate() {
            if !token.is_word() || !is_in_other_script(token.of(&segment.text), scripts) {
                continue;
            }
            match runs.last_mut() {
                // marks and digits between two such words belong to the run
                Some(run) if segment.tokens[run.end..i].iter().all(|t| !t.is_word()) => run.end = i + 1,
                _ => runs.push(i..i + 1),
            }
        }
        if runs.is_empty() || language::foreign(segment).is_some() {
            return;
        }
        for run in runs.into_iter().filter(|r| set_off(segment, r) == (false, false) && !is_in_address(segment, r)) {
            let span = cover(&segment.tokens[run.clone()]);
            let message = format!("Not in the letters of {}: “{}”", segment.lang.name(), span.of(&segment.text));
            let why = format!("Readers of {} cannot read these words; they were left as they stood in the source.", segment.lang.name());
            out.push(Finding::on_target(&RULE, block.index, span, message).why(why));
        }
    }
}

/// A word, not a symbol: two letters, three Greek ones, or one Han character.
fn is_in_other_script(word: &str, scripts: &[Script]) -> bool {
    if word.is_ascii() || scripts.is_empty() {
        return false;
    }
    let mut letters = 0;
    for script in word.chars().filter_map(Script::of) {
        if script == Script::Latin || scripts.contains(&script) {
            return false;
        }
        letters += match script {
            Script::Han => 2 * LEAST_LETTERS,
            // formulas hold Greek
            Script::Greek => 2,
            _ => 3,
        };
    }
    letters >= 2 * LEAST_LETTERS
}

/// Whether the words are given on purpose: whether a bracket, quotation mark, colon or stroke stands before and after them.
fn set_off(segment: &Segment, run: &Range<usize>) -> (bool, bool) {
    let mark = |token: Option<&Token>| token.and_then(|t| t.of(&segment.text).chars().next()).filter(|c| !c.is_alphanumeric());
    let before = run.start.checked_sub(1).and_then(|i| mark(segment.tokens.get(i)));
    let after = mark(segment.tokens.get(run.end));
    let is_quote = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' | '《' | '》' | '「' | '」' | '『' | '』' | '〈' | '〉');
    (
        before.is_some_and(|c| is_quote(c) || matches!(c, '(' | '[' | '（' | '/' | ':' | '=')),
        after.is_some_and(|c| is_quote(c) || matches!(c, ')' | ']' | '）' | '/' | '=')),
    )
}

/// Whether the words are part of a web or mail address.
fn is_in_address(segment: &Segment, run: &Range<usize>) -> bool {
    let span = cover(&segment.tokens[run.clone()]);
    let before = segment.text[..span.start].rsplit(char::is_whitespace).next().unwrap_or_default();
    let after = segment.text[span.end..].split(char::is_whitespace).next().unwrap_or_default();
    let dotted = |part: &str| part.trim_end_matches(['.', ',', ';', ':', '!', '?', '”', '"', ')']).contains('.');
    [before, span.of(&segment.text), after].iter().any(|part| part.contains(['@', '/']) || (!part.contains(char::is_whitespace) && dotted(part)))
}

/// Words that stand alike in source and target, by their tokens.
struct Run {
    source: Range<usize>,
    target: Range<usize>,
}

/// Whether a word of the target may be left over: a function word of the source's language only, or one with letters the target's
/// language does not have.
fn may_be_residue(token: &Token, target: &Segment, vocabulary: &Vocabulary) -> bool {
    token.is_word() && !token.form.capital && (vocabulary.kind(token) == Kind::Source || has_strange_letters(token.of(&target.text), target.lang))
}

/// The longest run through token `at` of the target, not before `from`.
fn longest_run(source: &Segment, target: &Segment, at: usize, from: usize) -> Option<Run> {
    let same = |s: usize, t: usize| source.tokens[s].form.lower == target.tokens[t].form.lower;
    let mut best: Option<Run> = None;
    for s in (0..source.tokens.len()).filter(|&s| same(s, at)) {
        let back = (1..=s.min(at - from)).take_while(|&n| same(s - n, at - n)).count();
        let on = (1..(source.tokens.len() - s).min(target.tokens.len() - at)).take_while(|&n| same(s + n, at + n)).count();
        let run = Run { source: s - back..s + on + 1, target: at - back..at + on + 1 };
        if best.as_ref().is_none_or(|b| b.target.len() < run.target.len()) {
            best = Some(run);
        }
    }
    best.map(|run| trim(run, target))
}

/// Takes marks and numbers off both ends.
fn trim(mut run: Run, target: &Segment) -> Run {
    while run.target.len() > 1 && !target.tokens[run.target.start].is_word() {
        run.target.start += 1;
        run.source.start += 1;
    }
    while run.target.len() > 1 && !target.tokens[run.target.end - 1].is_word() {
        run.target.end -= 1;
        run.source.end -= 1;
    }
    run
}

/// How sure it is that the run is a leftover; `None` where it may be a name, a title or a loan word.
/// `left_over` says whether what the lexicon knows of a single word makes it one.
fn weigh(run: &Run, source: &Segment, target: &Segment, vocabulary: &Vocabulary, left_over: impl Fn() -> bool) -> Option<f32> {
    let words: Vec<&Token> = target.tokens[run.target.clone()].iter().filter(|t| t.is_word()).collect();
    let function = words.iter().filter(|t| vocabulary.kind(t) == Kind::Source).count();
    let plain = words.iter().filter(|t| vocabulary.kind(t) == Kind::Other && !t.form.capital).count();
    let (before, after) = set_off(target, &run.target);
    let title = (before && after && words.len() <= TITLE) || ((before || after) && words.len() <= PHRASE);
    let (before, after) = set_off(source, &run.source);
    if title || ((before || after) && words.len() <= PHRASE) {
        return None;
    }
    let text = cover(&target.tokens[run.target.clone()]).of(&target.text);
    // a compound that was taken over: “tit-for-tat”
    let is_compound = words.len() > 1 && !text.contains(char::is_whitespace);
    if is_compound || is_in_address(target, &run.target) {
        return None;
    }
    let strange = words.iter().any(|t| !t.form.capital && has_strange_letters(t.of(&target.text), target.lang) && !is_loan(&t.form.lower));
    match words.len() {
        1 if strange && beside_no_name(run, target) => Some(0.7),
        1 if words[0].form.capital && !(source.lang.primary() == "de" && beside_no_name(run, target)) => None,
        // beside a name it may be a part of it, and a German noun may be one: Der Spiegel
        1 => (left_over() && !is_loan(&words[0].form.lower)).then_some(if words[0].form.capital || !beside_no_name(run, target) {
            MAYBE_NAME
        } else {
            BY_LEXICON
        }),
        2 => ((strange || function == 2) && !words[0].form.capital && !words[1].form.capital && beside_no_name(run, target)).then_some(0.75),
        // names and titles: all but their function words with capitals
        _ if plain == 0 && (function < 3 || function * 2 < words.len()) => None,
        3 | 4 if words[0].form.capital && run.source.start > 0 => (strange && plain >= 2).then_some(0.6),
        3 | 4 => Some(0.85),
        _ => Some(0.95),
    }
}

/// Whether no capitalised word, part of a name perhaps, stands right before or after.
fn beside_no_name(run: &Run, target: &Segment) -> bool {
    let capital = |token: Option<&Token>| token.is_some_and(|t| t.is_word() && t.form.capital);
    let before = run.target.start.checked_sub(1);
    !(before.is_some_and(|i| i > 0 && capital(target.tokens.get(i))) || capital(target.tokens.get(run.target.end)))
}

/// Letters that words of the language do not have; nothing where its letters are not known here.
fn has_strange_letters(word: &str, lang: Lang) -> bool {
    if word.is_ascii() {
        return false;
    }
    let own = match lang.primary() {
        "en" => "",
        "de" => "äöüß",
        "fr" => "àâæçéèêëîïôœùûüÿ",
        "es" => "áéíñóúü",
        "it" => "àèéìíîòóùú",
        "pt" => "ãáàâçéêíõóôúü",
        "nl" => "éëïóöüèêáíç",
        _ => return false,
    };
    let is_word = word.chars().nth(LEAST_LETTERS - 1).is_some();
    is_word && word.chars().any(|c| Script::of(c) == Some(Script::Latin) && !c.is_ascii() && !own.contains(c))
}

/// Loan words that English and other languages write with the letters they came with.
fn is_loan(lower: &str) -> bool {
    const LOANS: &[&str] = &[
        "appliqué",
        "après",
        "attaché",
        "à",
        "blasé",
        "bête",
        "café",
        "cafés",
        "caña",
        "cliché",
        "clichés",
        "clichéd",
        "communiqué",
        "communiqués",
        "consommé",
        "coup",
        "crème",
        "crèche",
        "crèches",
        "crêpe",
        "crêpes",
        "crépe",
        "crudités",
        "curaçao",
        "débâcle",
        "débris",
        "début",
        "décor",
        "découpage",
        "déjà",
        "détente",
        "doppelgänger",
        "doña",
        "don",
        "éclair",
        "éclairs",
        "élan",
        "élite",
        "élites",
        "émigré",
        "émigrés",
        "entrée",
        "entrées",
        "exposé",
        "façade",
        "façades",
        "fête",
        "fêtes",
        "fiancé",
        "fiancée",
        "flambé",
        "frappé",
        "frère",
        "führer",
        "glögg",
        "gruyère",
        "haček",
        "île",
        "ingénue",
        "jäger",
        "jalapeño",
        "jalapeños",
        "kümmel",
        "l'état",
        "lamé",
        "macramé",
        "maté",
        "matinée",
        "mañana",
        "mêlée",
        "melée",
        "ménage",
        "métier",
        "mötley",
        "naïve",
        "naïf",
        "naïveté",
        "né",
        "née",
        "niçoise",
        "négligée",
        "outré",
        "papier-mâché",
        "passé",
        "pâté",
        "piñata",
        "piñatas",
        "piqué",
        "précis",
        "première",
        "première",
        "protégé",
        "protégés",
        "protégée",
        "purée",
        "raison",
        "résumé",
        "résumés",
        "risqué",
        "rosé",
        "roué",
        "sauté",
        "sautéed",
        "séance",
        "señor",
        "señora",
        "señorita",
        "soirée",
        "soirées",
        "soufflé",
        "soupçon",
        "smörgåsbord",
        "tête-à-tête",
        "toupée",
        "touché",
        "über",
        "vis-à-vis",
        "voilà",
        "zoë",
        "el niño",
        "niño",
    ];
    LOANS.contains(&lower)
}

fn cover(tokens: &[Token]) -> Span {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        _ => Span::new(0, 0),
    }
}
