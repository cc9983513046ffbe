use super::by_endings;

pub(super) fn lemmas(lower: &str) -> Vec<String> {
    let mut out = Vec::new();
    by_endings(
        lower,
        2,
        &[
            ("s", &[""]),
            ("x", &[""]),
            ("e", &[""]),
            ("es", &[""]),
            ("aux", &["al", "ail"]),
            ("ales", &["al"]),
            ("elle", &["el"]),
            ("elles", &["el"]),
            ("enne", &["en"]),
            ("ennes", &["en"]),
            ("onne", &["on"]),
            ("ive", &["if"]),
            ("ives", &["if"]),
            ("euse", &["eur", "eux"]),
            ("euses", &["eur", "eux"]),
            ("rice", &["eur"]),
            ("rices", &["eur"]),
            ("ère", &["er"]),
            ("ères", &["er"]),
        ],
        &mut out,
    );
    verbs(lower, &mut out);
    out
}

fn verbs(lower: &str, out: &mut Vec<String>) {
    for ending in [
        "e", "es", "ons", "ez", "ent", "ais", "ait", "ions", "aient", "a", "as", "èrent", "é", "ée", "és", "ées", "ant", "era", "erai", "eront", "erez",
        "erons", "erait", "eraient", "ât",
    ] {
        if let Some(base) = lower.strip_suffix(ending).filter(|b| b.len() > 2) {
            out.push(format!("{base}er"));
            // mène, appelle, commença, mangeait
            if let Some(soft) = base.strip_suffix('ç') {
                out.push(format!("{soft}cer"));
            }
            if let Some(soft) = base.strip_suffix('e') {
                out.push(format!("{soft}er"));
            }
            if let Some(at) = base.rfind('è') {
                out.push(format!("{}e{}er", &base[..at], &base[at + 2..]));
                out.push(format!("{}é{}er", &base[..at], &base[at + 2..]));
            }
        }
    }
    by_endings(
        lower,
        3,
        &[
            ("it", &["ir", "re"]),
            ("is", &["ir", "re"]),
            ("i", &["ir"]),
            ("ie", &["ir"]),
            ("ies", &["ir"]),
            ("issent", &["ir"]),
            ("issait", &["ir"]),
            ("issaient", &["ir"]),
            ("issant", &["ir"]),
            ("isse", &["ir"]),
            ("irent", &["ir", "re"]),
            ("ira", &["ir"]),
            ("iront", &["ir"]),
            ("irait", &["ir"]),
            ("iraient", &["ir"]),
            ("u", &["re", "ir"]),
            ("ue", &["re", "ir"]),
            ("us", &["re", "ir"]),
            ("ues", &["re", "ir"]),
            ("d", &["dre"]),
            ("dent", &["dre"]),
            ("dait", &["dre"]),
            ("daient", &["dre"]),
            ("dra", &["dre"]),
            ("dront", &["dre"]),
            ("drait", &["dre"]),
            ("dant", &["dre"]),
            ("t", &["tre"]),
            ("tent", &["tre", "tir"]),
            ("rt", &["rir", "rtir"]),
            ("rent", &["rir"]),
            ("rte", &["rir"]),
            ("rts", &["rir"]),
        ],
        out,
    );
}
