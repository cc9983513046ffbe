use crate::analysis::{DocumentAnalysis, SegmentAnalysis};
use crate::checks::Check;
use crate::document::Segment;
use crate::finding::{Category, Finding, Needs, Rule, Severity};
use crate::text::{Lang, Token, TokenKind};

static RULE: Rule = Rule {
    id: "repeated-word",
    summary: "A word stands twice in a row",
    category: Category::DUPLICATION,
    severity: Severity::Minor,
    confidence: 0.93,
    needs: Needs::Target,
    languages: LANGUAGES,
    page: include_str!("repeated_word.md"),
};

/// Languages that set spaces and do not double words to form plurals, adverbs or emphasis.
pub(super) const LANGUAGES: &[&str] = &[
    "bg", "ca", "cs", "da", "de", "en", "es", "et", "fi", "fr", "hr", "is", "it", "lt", "lv", "nb", "nl", "nn", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv",
    "uk",
];

/// Words that grammar may put side by side.
fn may_meet(lang: Lang) -> &'static [&'static str] {
    match lang.primary() {
        "en" => &["had", "that", "you", "is", "do", "can", "plus"],
        "de" => &["die", "der", "das", "sie", "ihr", "den", "dem", "ihnen", "dass", "euch", "uns", "sich"],
        "fr" => &["nous", "vous", "faire", "en", "si"],
        "es" | "ca" => &["se"],
        "it" => &["vi", "via", "ci"],
        "pt" => &["nos", "se"],
        "nl" => &["die", "dat", "er", "ze", "haar", "het", "is", "zijn", "was", "had", "je", "we"],
        "sv" | "da" | "nb" | "nn" | "is" => {
            &["som", "var", "det", "den", "har", "er", "på", "om", "for", "för", "i", "til", "till", "av", "af", "hade", "í", "á", "sem", "at", "att", "de"]
        }
        "pl" | "cs" | "sk" | "sl" | "hr" | "sr" => &["się", "se", "si", "je", "da", "že", "su", "bi", "sa"],
        "ru" | "uk" | "bg" => &["и", "се", "от", "да", "не"],
        "fi" | "et" => &["ei", "on", "sen", "että", "mitä", "se", "ja"],
        _ => &[],
    }
}

/// Words that are said twice for emphasis.
fn emphatic(lang: Lang) -> &'static [&'static str] {
    match lang.primary() {
        "en" => &[
            "very", "so", "really", "long", "no", "ha", "bye", "blah", "yeah", "yes", "now", "many", "far", "much", "never", "hey", "oh", "aye", "knock",
            "hear", "well", "please", "go", "la", "na", "win", "there", "ho", "big", "more", "old", "up", "wow", "tut", "chop", "night", "boo", "beep", "tick",
            "hush", "uh", "ah", "er", "um", "cha", "out", "less", "too", "again", "why", "quick", "dear", "pretty", "way", "bad", "good", "hot",
        ],
        "de" => &["sehr", "ganz", "nein", "ja", "viele", "lange", "immer", "so", "nie", "mal", "weit", "viel", "schnell"],
        "fr" => &["très", "non", "oui", "bien", "tout", "jamais", "trop", "plus", "loin", "rien", "vite"],
        "es" | "ca" | "pt" => &["muy", "no", "sí", "ya", "casi", "nada", "nunca", "tan", "mucho", "molt", "muito", "não", "sim", "já", "quase"],
        "it" => &["così", "piano", "quasi", "molto", "no", "sì", "ciao", "appena", "man", "mai", "piccolo", "subito", "ora", "poco", "proprio", "pian"],
        "nl" => &["heel", "zeer", "veel", "nee", "ja", "bijna", "lang", "wel"],
        "sv" | "da" | "nb" | "nn" | "is" => &["mycket", "meget", "veldig", "nej", "nei", "ja", "så", "lang", "lenge", "mange", "aldrig", "aldri"],
        "pl" | "cs" | "sk" | "sl" | "hr" | "sr" => &["bardzo", "velmi", "tak", "nie", "ne", "već", "samo", "już", "dlouho", "ledwo"],
        "ru" | "uk" | "bg" => &["очень", "дуже", "много", "еле", "чуть", "нет", "едва", "давно", "ледве", "далеко", "только", "вот", "так"],
        "fi" | "et" => &["hyvin", "väga", "vain", "kauan"],
        _ => &["no", "si", "da", "nu"],
    }
}

/// Verbs with two objects: “gave her her passport”.
const GIVING_VERBS: &[&str] = &[
    "give", "gave", "given", "gives", "giving", "tell", "told", "show", "showed", "shown", "cost", "costs", "hand", "handed", "return", "returned", "send",
    "sent", "deny", "denied", "offer", "offered", "teach", "taught", "buy", "bought", "bring", "brought", "grant", "granted", "win", "won", "wish", "ask",
    "asked", "earn", "earned", "made", "make", "call", "called", "lend", "lent",
];

/// Verbs whose particle may meet the same preposition: “went on on Monday”, “log in in the morning”.
const PARTICLE_VERBS: &[&str] = &[
    "go", "goes", "went", "going", "gone", "carry", "carried", "carrying", "carries", "log", "logged", "logging", "come", "came", "comes", "coming", "kick",
    "kicked", "move", "moved", "moving", "hold", "held", "check", "checked", "settle", "settled", "tune", "tuned", "set", "start", "started", "based",
    "believed", "believe", "took", "taken", "turn", "turned", "let", "brought", "sworn", "stay", "stayed", "drop", "dropped", "push", "pushed", "live",
    "lived", "join", "joined",
];

/// A word stands twice in a row.
pub struct RepeatedWord;

impl Check for RepeatedWord {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn document(&self, document: &DocumentAnalysis, out: &mut Vec<Finding>) {
        for block in document.blocks() {
            let tokens = &block.segment.tokens;
            for i in 1..tokens.len() {
                if !is_repeated(tokens, i) {
                    continue;
                }
                // a word that stands many times is one finding, on all of them
                let last = (i + 1..tokens.len()).take_while(|&k| is_repeated(tokens, k)).last().unwrap_or(i);
                if i >= 2 && is_repeated(tokens, i - 1) {
                    continue;
                }
                if let Some(confidence) = confidence(document, block, i) {
                    let span = tokens[i - 1].span.cover(tokens[last].span);
                    let word = tokens[i - 1].of(&block.segment.text);
                    out.push(
                        Finding::on_target(&RULE, block.index, span, format!("“{word}” stands twice"))
                            .why("The same word stands twice in a row: one is left over from an edit or from the machine.")
                            .suggest(word)
                            .confidence(confidence),
                    );
                }
            }
        }
    }
}

/// Whether token `i` is the word before it once more, with nothing but space between.
fn is_repeated(tokens: &[Token], i: usize) -> bool {
    let (a, b) = (&tokens[i - 1], &tokens[i]);
    a.is_word() && b.is_word() && b.spaced && a.form.key == b.form.key
}

/// How sure it is that the word before token `i` is rightly said once only.
fn confidence(document: &DocumentAnalysis, block: &SegmentAnalysis, i: usize) -> Option<f32> {
    let (tokens, segment) = (&block.segment.tokens, block.segment);
    let (form, english) = (&tokens[i - 1].form, segment.lang.same(&Lang::EN));
    let lower = &*form.lower;
    let before = i.checked_sub(2).map(|b| &tokens[b]);
    // “a a” may be an article; other single letters are spelled
    let letter = lower.chars().count() == 1 && !(english && lower == "a");
    if letter || may_meet(segment.lang).contains(&lower) || is_joined(segment, i) {
        return None;
    }
    if english && before.is_some_and(|b| lets_meet(lower, &b.form.lower)) {
        return None;
    }
    let name = tokens[i].form.capital;
    let (once, twice) = if name { occurrences(document, form.key) } else { (0, 0) };
    if let Some(source) = document.source_of(block) {
        let sure = if name || emphatic(segment.lang).contains(&lower) { 0.75 } else { RULE.confidence };
        return (!doubles(source, name) && (once > 0 || twice < 2)).then_some(sure);
    }
    let thrice = i + 1 < tokens.len() && is_repeated(tokens, i + 1);
    if thrice && lower.chars().count() <= 3 {
        // ra ra ra, yum yum yum
        return None;
    }
    if name {
        // a name that is said twice, Duran Duran, is never said once
        return (once > 0 || thrice).then_some(0.8);
    }
    (!emphatic(segment.lang).contains(&lower)).then_some(RULE.confidence)
}

/// How often a name stands once, and how often several times in a row.
fn occurrences(document: &DocumentAnalysis, name: u64) -> (usize, usize) {
    let (mut once, mut twice) = (0, 0);
    for block in document.blocks() {
        let t = &block.segment.tokens;
        for k in (0..t.len()).filter(|&k| t[k].form.key == name && t[k].form.capital) {
            if k > 0 && is_repeated(t, k) {
                twice += usize::from(k < 2 || !is_repeated(t, k - 1));
            } else if !(k + 1 < t.len() && is_repeated(t, k + 1)) {
                once += 1;
            }
        }
    }
    (once, twice)
}

/// Whether the English verb before may have two objects or a particle of its own.
fn lets_meet(word: &str, verb: &str) -> bool {
    match word {
        "in" | "on" | "over" | "by" | "off" | "through" | "to" => PARTICLE_VERBS.contains(&verb),
        "her" => GIVING_VERBS.contains(&verb),
        _ => false,
    }
}

/// Whether one of the two is a part of a longer word: “step by step-by-step”, “in-house house”.
fn is_joined(segment: &Segment, i: usize) -> bool {
    let tokens = &segment.tokens;
    let joint = |t: &Token| !t.spaced && matches!(t.of(&segment.text), "-" | "‑" | "/" | "." | "'" | "’" | "@");
    let after = tokens.get(i + 1).is_some_and(joint) && tokens.get(i + 2).is_some_and(|t| !t.spaced && t.kind != TokenKind::Mark);
    after || !tokens[i - 1].spaced && i >= 2 && joint(&tokens[i - 2])
}

/// Whether a source says some word twice itself, or some name.
fn doubles(source: &SegmentAnalysis, name: bool) -> bool {
    let (segment, tokens) = (source.segment, &source.segment.tokens);
    if segment.lang.is_spaceless() {
        if !name {
            return false;
        }
        // 杜兰杜兰, 朗朗
        let same = |i: usize, n: usize| (0..n).all(|k| tokens[i + k].is_word() && tokens[i + k].form.key == tokens[i + n + k].form.key);
        return (0..tokens.len()).any(|i| (1..=4).any(|n| i + 2 * n <= tokens.len() && same(i, n)));
    }
    let cased = segment.text.chars().any(char::is_uppercase);
    (1..tokens.len()).any(|i| {
        let echo = is_repeated(tokens, i)
            // “weiter, weiter”
            || i >= 2 && tokens[i - 1].of(&segment.text) == "," && tokens[i].is_word() && tokens[i].form.lower.chars().count() >= 4 && tokens[i].form.key == tokens[i - 2].form.key;
        echo && (!cased || tokens[i].form.capital == name)
    })
}
