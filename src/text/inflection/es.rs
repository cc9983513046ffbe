use super::by_endings;

/// Words that look like forms of verbs and hardly ever are.
const NO_VERBS: &[&str] =
    &["bajo", "caso", "casos", "cerca", "como", "contra", "cuando", "entre", "este", "hasta", "nada", "para", "pues", "sobre", "una", "unas", "uno", "unos"];

/// Pronouns written on to a verb.
const ENCLITIC: &[&str] = &["se", "lo", "la", "le", "los", "las", "les", "me", "te", "nos"];

pub(super) fn lemmas(lower: &str) -> Vec<String> {
    let mut out = Vec::new();
    verbs(lower, &mut out);
    if let Some(verb) = ENCLITIC.iter().find_map(|pronoun| lower.strip_suffix(pronoun)).filter(|v| v.chars().count() > 4) {
        let plain: String = verb
            .chars()
            .map(|c| match c {
                'á' => 'a',
                'é' => 'e',
                'í' => 'i',
                c => c,
            })
            .collect();
        if plain.ends_with(['r']) {
            out.push(plain);
        } else if plain.ends_with("ndo") {
            verbs(&plain, &mut out);
        }
    }
    by_endings(
        lower,
        2,
        &[
            ("s", &[""]),
            ("es", &["", "e"]),
            ("ces", &["z"]),
            ("iones", &["ión"]),
            ("a", &["o"]),
            ("as", &["o"]),
            ("os", &["o"]),
            ("ora", &["or"]),
            ("oras", &["or"]),
            ("ores", &["or"]),
            ("anes", &["án"]),
            ("eses", &["és"]),
            ("esa", &["és"]),
        ],
        &mut out,
    );
    out
}

/// Infinitives of which a word may be a form.
fn verbs(lower: &str, out: &mut Vec<String>) {
    if NO_VERBS.contains(&lower) {
        return;
    }
    for (theme, endings) in [
        (
            "ar",
            &[
                "o", "a", "as", "an", "amos", "ó", "aron", "aba", "aban", "ado", "ada", "ados", "adas", "ando", "ará", "arán", "aría", "arían", "e", "en",
                "ara", "aran", "é",
            ][..],
        ),
        (
            "er",
            &[
                "o", "e", "es", "en", "emos", "ió", "ieron", "ía", "ían", "ido", "ida", "idos", "idas", "iendo", "erá", "erán", "ería", "erían", "a", "an",
                "iera", "ieran", "í",
            ][..],
        ),
        (
            "ir",
            &[
                "o", "e", "es", "en", "imos", "ió", "ieron", "ía", "ían", "ido", "ida", "idos", "idas", "iendo", "irá", "irán", "iría", "irían", "a", "an",
                "iera", "ieran", "í",
            ][..],
        ),
    ] {
        for ending in endings {
            if let Some(base) = lower.strip_suffix(ending).filter(|b| b.len() > 2) {
                out.push(format!("{base}{theme}"));
                out.extend(respelt(base, theme));
            }
        }
    }
}

/// The infinitive whose stem has another vowel, or is spelt otherwise before another ending: `niega` and `negar`, `toque` and `tocar`.
fn respelt(base: &str, theme: &str) -> Option<String> {
    let vowels = || -> Option<String> {
        let (at, of, is) = [("ie", "e"), ("ue", "o"), ("i", "e")]
            .iter()
            .filter_map(|(of, is)| Some((base.rfind(of)?, *of, *is)))
            .max_by_key(|(at, of, _)| (at + of.len(), of.len()))?;
        let after = &base[at + of.len()..];
        // of the last syllable
        let last = !after.contains(['a', 'e', 'i', 'o', 'u']);
        (last && (of != "i" || theme == "ir")).then(|| format!("{}{is}{after}{theme}", &base[..at]))
    };
    let spelt = |of: &str, is: &str| base.strip_suffix(of).map(|rest| format!("{rest}{is}{theme}"));
    let consonants = match theme {
        "ar" => spelt("qu", "c").or_else(|| spelt("gu", "g")).or_else(|| spelt("c", "z")),
        _ => spelt("zc", "c").or_else(|| spelt("j", "g")).or_else(|| spelt("uy", "u")),
    };
    consonants.or_else(vowels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_with_pronouns_and_other_stems() {
        for (form, lemma) in [
            ("declararse", "declarar"),
            ("declarándose", "declarar"),
            ("niega", "negar"),
            ("cuentan", "contar"),
            ("piden", "pedir"),
            ("toque", "tocar"),
            ("establezcan", "establecer"),
            ("construyen", "construir"),
        ] {
            assert!(lemmas(form).iter().any(|l| l == lemma), "{form}: {:?}", lemmas(form));
        }
        assert!(!lemmas("para").contains(&"parar".to_owned()));
    }
}
