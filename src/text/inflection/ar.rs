//! Arabic: particles and pronouns written onto the word, sound plurals, and the prefixes and endings of verbs. What changes inside
//! a word (broken plurals, verbal nouns) is the lexicon's.

/// Conjunctions, prepositions and the article before a noun.
const BEFORE_NOUN: [&str; 21] =
    ["", "و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "كال", "لل", "وب", "ول", "وك", "فب", "فل", "ولل", "وبال", "وكال", "فلل"];
/// Conjunctions and the future before an imperfect, with its person.
const BEFORE_IMPERFECT: [&str; 6] = ["", "و", "ف", "س", "وس", "ل"];
const PERSONS: [char; 4] = ['ي', 'ت', 'ن', 'أ'];
const PRONOUNS: [&str; 9] = ["", "ه", "ها", "هم", "هما", "هن", "كم", "نا", "ي"];

/// Letters that are left of a word, at least.
const LEAST: usize = 3;

pub(super) fn lemmas(word: &str) -> Vec<String> {
    let mut out = Vec::new();
    for before in BEFORE_NOUN {
        let Some(rest) = word.strip_prefix(before) else { continue };
        for pronoun in PRONOUNS {
            let Some(base) = rest.strip_suffix(pronoun).filter(|b| is_long(b)) else { continue };
            noun(base, !pronoun.is_empty(), &mut out);
            past(base, &mut out);
        }
    }
    for before in BEFORE_IMPERFECT {
        let Some(verb) = word.strip_prefix(before).and_then(|rest| rest.strip_prefix(PERSONS)) else { continue };
        for pronoun in PRONOUNS {
            let Some(verb) = verb.strip_suffix(pronoun) else { continue };
            for ending in ["", "ون", "وا", "ان", "ين", "ن"] {
                verb.strip_suffix(ending).into_iter().for_each(|stem| imperfect(stem, &mut out));
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn is_long(word: &str) -> bool {
    word.chars().count() >= LEAST
}

fn noun(base: &str, possessed: bool, out: &mut Vec<String>) {
    out.push(base.to_owned());
    for (ending, instead) in
        [("ا", &[""][..]), ("اً", &[""]), ("ات", &["ة", ""]), ("ون", &[""]), ("ين", &[""]), ("ان", &[""]), ("تين", &["ة"]), ("تان", &["ة"]), ("ي", &[""])]
    {
        if let Some(stem) = base.strip_suffix(ending).filter(|s| is_long(s)) {
            out.extend(instead.iter().map(|i| format!("{stem}{i}")));
        }
    }
    // before a pronoun the feminine ending is a t, and the last hamza has a seat
    if let Some(stem) = base.strip_suffix(['ؤ', 'ئ']).filter(|_| possessed) {
        out.push(format!("{stem}ء"));
    }
    if let Some(stem) = base.strip_suffix('ت').filter(|_| possessed) {
        out.push(format!("{stem}ة"));
    }
}

fn past(base: &str, out: &mut Vec<String>) {
    for ending in ["ت", "وا", "تا", "نا", "ا", "ن", "تم"] {
        if let Some(stem) = base.strip_suffix(ending).filter(|s| s.chars().count() + 1 >= LEAST) {
            out.extend([stem.to_owned(), format!("{stem}ى")]);
        }
    }
}

/// Of the stem of an imperfect the pasts that it may belong to: `يقتل` to `قتل`, `يبرم` to `أبرم`, `ينفجر` to `انفجر`, `يثير` to
/// `أثار`, `يبقي` to `أبقى`.
fn imperfect(stem: &str, out: &mut Vec<String>) {
    let letters: Vec<char> = stem.chars().collect();
    if letters.len() < 2 {
        return;
    }
    let mut stems = vec![letters.clone()];
    let before_last = letters.len() - 2;
    if matches!(letters[before_last], 'ي' | 'و') {
        let mut hollow = letters.clone();
        hollow[before_last] = 'ا';
        stems.push(hollow);
    }
    if matches!(letters[letters.len() - 1], 'ي' | 'و') {
        let mut weak = letters.clone();
        weak[letters.len() - 1] = if letters[letters.len() - 1] == 'ي' { 'ى' } else { 'ا' };
        stems.push(weak);
    }
    for stem in stems {
        let stem: String = stem.into_iter().collect();
        out.extend([format!("أ{stem}"), format!("ا{stem}"), stem]);
    }
}
