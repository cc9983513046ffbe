use super::{by_endings, irregular, irregular_of};

pub(super) fn lemmas(lower: &str) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(owner) = lower.strip_suffix("'s").or_else(|| lower.strip_suffix('\'')) {
        out.push(owner.to_owned());
        out.extend(irregular(owner, "en").iter().map(|l| (*l).to_owned()));
        out.extend(lemmas(owner));
        return out;
    }
    by_endings(
        lower,
        2,
        &[
            ("ies", &["y", "ie"]),
            ("es", &["", "e"]),
            ("s", &[""]),
            ("ied", &["y", "ie"]),
            ("ed", &["", "e"]),
            ("ying", &["y", "ie"]),
            ("ing", &["", "e"]),
            ("ves", &["f", "fe"]),
        ],
        &mut out,
    );
    if lower.len() > 5 {
        by_endings(lower, 3, &[("ier", &["y"]), ("iest", &["y"]), ("est", &["", "e"])], &mut out);
    }
    // stopped, planning, bigger: the doubled consonant
    for ending in ["ed", "ing", "est"] {
        if let Some(base) = lower.strip_suffix(ending) {
            let bytes = base.as_bytes();
            if let [.., a, b] = bytes
                && a == b
                && b.is_ascii_alphabetic()
                && !b"aeiou".contains(b)
            {
                out.push(base[..base.len() - 1].to_owned());
            }
        }
    }
    out
}

/// The forms that another word may have in place of one: “locks” for “castles”. `word` is the dictionary form of `form`, `other` that
/// of the other; where they do not tell, all regular ones.
pub(super) fn forms_like(form: &str, word: &str, other: &str) -> Vec<String> {
    let ending = if form == word {
        return vec![other.to_owned()];
    } else {
        ["ing", "s", "ed"].into_iter().find(|ending| form.ends_with(ending))
    };
    let Some(stem) = other.len().checked_sub(1).and_then(|last| other.get(..last)) else { return vec![other.to_owned()] };
    let vowel = |at: usize| other.as_bytes().get(other.len().wrapping_sub(at)).is_some_and(|b| b"aeiou".contains(b));
    let doubled = || (!vowel(1) && vowel(2)).then(|| format!("{other}{}", &other[stem.len()..]));
    match ending {
        Some("s") if other.ends_with('y') && !vowel(2) => vec![format!("{stem}ies")],
        Some("s") if other.ends_with(['s', 'x', 'z']) || other.ends_with("ch") || other.ends_with("sh") => vec![format!("{other}es")],
        Some("s") => vec![format!("{other}s")],
        Some("ing") if other.ends_with('e') => vec![format!("{stem}ing")],
        Some("ing") => [Some(other.to_owned()), doubled()].into_iter().flatten().map(|base| base + "ing").collect(),
        // irregular forms are forms of the past
        _ => {
            let mut past = match other {
                _ if other.ends_with('e') => vec![format!("{other}d")],
                _ if other.ends_with('y') && !vowel(2) => vec![format!("{stem}ied")],
                _ => [Some(other.to_owned()), doubled()].into_iter().flatten().map(|base| base + "ed").collect(),
            };
            past.extend(irregular_of(other));
            past
        }
    }
}
