use super::by_endings;

pub(super) fn lemmas(lower: &str) -> Vec<String> {
    let mut out = Vec::new();
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
            }
        }
    }
    out
}
