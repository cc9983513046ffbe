use super::{by_endings, irregular};

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
