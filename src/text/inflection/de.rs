use super::{by_endings, irregular};

const PREFIXES: &[&str] = &[
    "zusammen",
    "auseinander",
    "entgegen",
    "gegenüber",
    "herunter",
    "hinunter",
    "dazwischen",
    "zurück",
    "heraus",
    "hinaus",
    "herein",
    "hinein",
    "voraus",
    "vorbei",
    "weiter",
    "wieder",
    "nieder",
    "bereit",
    "davon",
    "fertig",
    "unter",
    "herbei",
    "herum",
    "herauf",
    "hervor",
    "hinzu",
    "durch",
    "statt",
    "fest",
    "frei",
    "fort",
    "heim",
    "klar",
    "nach",
    "über",
    "voll",
    "bloß",
    "dazu",
    "ent",
    "ver",
    "zer",
    "auf",
    "aus",
    "bei",
    "ein",
    "her",
    "hin",
    "los",
    "mit",
    "vor",
    "weg",
    "ab",
    "an",
    "be",
    "da",
    "er",
    "um",
    "zu",
];

pub(super) fn lemmas(lower: &str) -> Vec<String> {
    let mut out = Vec::new();
    nouns_and_adjectives(lower, &mut out);
    verbs(lower, "", &mut out);
    for prefix in PREFIXES {
        if let Some(rest) = lower.strip_prefix(prefix)
            && rest.len() > 2
        {
            verbs(rest, prefix, &mut out);
            if let Some(infinitive) = rest.strip_prefix("zu").filter(|i| i.ends_with('n') && i.len() > 4) {
                out.push(format!("{prefix}{infinitive}"));
            }
        }
    }
    out
}

fn nouns_and_adjectives(lower: &str, out: &mut Vec<String>) {
    let at = out.len();
    by_endings(
        lower,
        3,
        &[
            ("innen", &["in", "", "e"]),
            ("in", &["", "e"]),
            ("en", &["", "e"]),
            ("n", &[""]),
            ("e", &["", "er", "en"]),
            ("em", &["", "e", "er"]),
            ("es", &["", "e", "er"]),
            ("s", &[""]),
            ("er", &["e"]),
        ],
        out,
    );
    // -er as a plural or an adjective's ending: only after a longer stem, or the doer (Täter) becomes the deed (Tat)
    by_endings(lower, 4, &[("er", &[""]), ("ern", &["", "er"])], out);
    by_endings(lower, 4, &[("ere", &[""]), ("eren", &[""]), ("erer", &[""]), ("ste", &[""]), ("sten", &[""])], out);
    if lower.chars().count() > 4 {
        let plain: Vec<String> =
            out[at..].iter().chain(std::iter::once(&lower.to_owned())).filter_map(|w| without_umlaut(w)).filter(|w| w.chars().count() > 3).collect();
        out.extend(plain);
    }
}

/// The noun without its plural's umlaut: häus, väter.
fn without_umlaut(word: &str) -> Option<String> {
    let at = word.rfind(['ä', 'ö', 'ü'])?;
    let plain = match word[at..].chars().next()? {
        'ä' => 'a',
        'ö' => 'o',
        _ => 'u',
    };
    let mut out = word[..at].to_owned();
    out.push(plain);
    out.push_str(&word[at + 2..]);
    Some(out)
}

fn verbs(lower: &str, prefix: &str, out: &mut Vec<String>) {
    let mut bases = Vec::new();
    by_endings(
        lower,
        2,
        &[
            ("e", &["en"]),
            ("st", &["en", "n"]),
            ("t", &["en", "n"]),
            ("et", &["en"]),
            ("te", &["en", "n"]),
            ("ten", &["en", "n"]),
            ("ete", &["en"]),
            ("eten", &["en"]),
            ("test", &["en"]),
            ("tet", &["en"]),
            ("end", &["en"]),
            ("ende", &["en"]),
            ("enden", &["en"]),
        ],
        &mut bases,
    );
    // participles, also used as adjectives: gemeldet, gemeldeten
    if let Some(rest) = lower.strip_prefix("ge") {
        by_endings(
            rest,
            2,
            &[
                ("t", &["en", "n"]),
                ("et", &["en"]),
                ("te", &["en", "n"]),
                ("ten", &["en", "n"]),
                ("ter", &["en", "n"]),
                ("tes", &["en", "n"]),
                ("tem", &["en", "n"]),
                ("ete", &["en"]),
                ("eten", &["en"]),
                ("en", &["en"]),
            ],
            &mut bases,
        );
    }
    bases.extend(irregular(lower, "de").iter().map(|l| (*l).to_owned()));
    for ending in ["e", "en", "er", "es", "em"] {
        if let Some(bare) = lower.strip_suffix(ending).filter(|b| b.len() > 4) {
            bases.extend(irregular(bare, "de").iter().map(|l| (*l).to_owned()));
        }
    }
    out.extend(bases.into_iter().map(|b| format!("{prefix}{b}")));
}
