//! Web and mail addresses, accounts and hashtags: what a translation leaves as it is.
use std::sync::LazyLock;

use regex::Regex;
use similar::TextDiff;

use crate::text::Span;

static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)https?://[!-;=?-~]+|www\.[!-;=?-~]+",       // web: letters that need no encoding
        r"|[a-z0-9_.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", // mail
        r"|[@#][a-z0-9_]{2,}",                         // accounts and hashtags in Latin letters
        r"|[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.(?:com|org|net|info|example|gov|edu|eu|de|at|ch|fr|es|it|pt|br|mx|nl|be|pl|cz|sk|ru|ua|tr|se|ro|jp|cn|tw|uk|us|io|tv)\b(?:/[!-;=?-~]*)?",
    ))
    .ok()
});

/// The addresses in a text, in bytes of it, without the full stop that ends their sentence.
pub fn read(text: &str) -> Vec<Span> {
    // most texts have none
    if !text.bytes().any(|b| matches!(b, b'@' | b'#')) && !text.as_bytes().windows(2).any(|w| w[0] == b'.' && w[1].is_ascii_alphabetic()) {
        return Vec::new();
    }
    let found = ADDRESS.iter().flat_map(|address| address.find_iter(text));
    found.map(|m| Span::new(m.start(), m.start() + m.as_str().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']).len())).collect()
}

/// An address of the target that looks like one of the source's and is another: by index, source first.
pub fn changed(source: &str, ours: &[Span], target: &str, theirs: &[Span]) -> Option<(usize, usize)> {
    let same = |a: &str, b: &str| a.eq_ignore_ascii_case(b) || bare(a).eq_ignore_ascii_case(bare(b));
    let lacks = |address: &str, text: &str, others: &[Span]| !others.iter().any(|o| same(o.of(text), address));
    let open: Vec<usize> = (0..theirs.len()).filter(|&j| lacks(theirs[j].of(target), source, ours)).collect();
    (0..ours.len()).filter(|&i| lacks(ours[i].of(source), target, theirs)).find_map(|i| {
        let near = |j: &&usize| is_near(bare(ours[i].of(source)), bare(theirs[**j].of(target)));
        open.iter().find(near).map(|&j| (i, j))
    })
}

/// Without what may be written or left out.
fn bare(address: &str) -> &str {
    let address = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
}

/// Alike but for a few letters; the page or the country of another language (`/de`, `/en`; `.de`, `.com`) is no mistake.
fn is_near(a: &str, b: &str) -> bool {
    let language = |part: &str| !a.starts_with(['@', '#']) && part.len() <= 3 && part.bytes().all(|c| c.is_ascii_alphabetic());
    let parts = |address: &str| address.split(['/', '.', '-', '_']).filter(|p| !language(p)).map(str::to_ascii_lowercase).collect::<Vec<_>>();
    // x.org.tr is another host than x.org
    let cut = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.len() == 3 && rest.starts_with('.') && b.contains('.'));
    let lost = !a.contains(['@', '#', '/']) && (cut(a, b) || cut(b, a));
    lost || parts(a) != parts(b) && TextDiff::from_chars(a.to_lowercase(), b.to_lowercase()).ratio() >= 0.75
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(source: &str, target: &str) -> Option<(String, String)> {
        let (ours, theirs) = (read(source), read(target));
        changed(source, &ours, target, &theirs).map(|(i, j)| (ours[i].of(source).to_owned(), theirs[j].of(target).to_owned()))
    }

    #[test]
    fn an_address_that_lost_a_letter_is_told() {
        assert_eq!(
            change("Mehr unter www.hafenfest.example.", "More at www.hafenfes.example."),
            Some(("www.hafenfest.example".into(), "www.hafenfes.example".into()))
        );
        assert!(change("Mail an info@musik-hof.example", "E-mail info@musik-hoff.example").is_some());
        assert!(change("Der Verein @blaue_welle99 postete.", "The club @blaue_welle98 posted.").is_some());
    }

    #[test]
    fn addresses_that_were_kept_or_replaced_are_left_alone() {
        for (source, target) in [
            ("Mehr unter https://www.hafenfest.example/.", "More at hafenfest.example."),
            ("Mehr auf www.zeitung.example/de/hafen", "More at www.zeitung.example/en/hafen"),
            ("Mehr auf www.hafenfest.example", "More at www.portfestival.test"),
            ("#Hafenfest", "#HarbourDays"),
            ("Um 20.15 Uhr. Das Ende", "At 20.15. The end"),
        ] {
            assert_eq!(change(source, target), None, "{source}");
        }
    }
}
