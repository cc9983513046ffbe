use rustc_hash::FxHashMap;

use crate::document::{Document, Placement};
use crate::finding::{Finding, Fingerprint, Mark};

/// FNV-1a with 64 bits: baselines outlive a build, so the hash has to be the same on every machine and in every version.
struct Fnv(u64);

impl Fnv {
    fn new() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    fn of(text: &str) -> u64 {
        let mut hash = Fnv::new();
        hash.text(text);
        hash.0
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    /// One field: case and white space do not count, the end does.
    fn text(&mut self, text: &str) {
        let mut buffer = [0; 4];
        let ascii = text.is_ascii();
        for (i, word) in text.split_whitespace().enumerate() {
            if i > 0 {
                self.byte(b' ');
            }
            if ascii {
                word.bytes().for_each(|b| self.byte(b.to_ascii_lowercase()));
                continue;
            }
            for c in word.chars().flat_map(char::to_lowercase) {
                c.encode_utf8(&mut buffer).bytes().for_each(|b| self.byte(b));
            }
        }
        self.byte(0);
    }
}

/// Bytes from which a text is read once for all its findings, and they hold its hash.
const LONG: usize = 16 << 10;

/// What each finding is recognised by later: rule, marked words, evidence and the sentence they stand in, not its place in the file.
/// Equal findings on one sentence are told apart by their order.
pub fn fingerprints(document: &Document, placement: &Placement, findings: &[Finding]) -> Vec<Fingerprint> {
    let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
    let mut long: FxHashMap<usize, u64> = FxHashMap::default();
    let marked = |mark: Option<Mark>| mark.and_then(|m| Some(document.segments.get(m.segment)?.of(m.span))).unwrap_or_default();
    let mut fingerprint = |f: &Finding| {
        let mut hash = Fnv::new();
        hash.text(&f.rule);
        hash.text(marked(f.target));
        hash.text(marked(f.source));
        let place = f.place();
        let (segment, _) = placement.in_pair(place.segment, place.span);
        match document.segments.get(segment).map_or("", |s| &s.text) {
            text if text.len() <= LONG => hash.text(text),
            text => long.entry(segment).or_insert_with(|| Fnv::of(text)).to_le_bytes().into_iter().for_each(|b| hash.byte(b)),
        }
        let before = seen.entry(hash.0).or_default();
        if *before > 0 {
            before.to_le_bytes().into_iter().for_each(|b| hash.byte(b));
        }
        *before += 1;
        Fingerprint(hash.0)
    };
    findings.iter().map(&mut fingerprint).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::samples;

    fn of(texts: &[&str], findings: &[Finding]) -> Vec<String> {
        let document = samples::rows(texts);
        fingerprints(&document, &Placement::new(&document), findings).iter().map(Fingerprint::to_string).collect()
    }

    #[test]
    fn a_finding_is_recognised_wherever_it_moves() {
        let before = of(&["The client is held."], &[samples::on("a", 0, 4..10, 0.9)]);
        let after = of(&["A new line.", "The  Client is held."], &[samples::on("a", 1, 5..11, 0.6)]);
        assert_eq!(before, after);
        assert_eq!(before, ["7f95b7998d047498"], "baselines on disk hold these");
    }

    #[test]
    fn findings_in_a_long_text_are_told_apart_too() {
        let text = "The client saw the man. ".repeat(LONG / 20);
        let findings = [samples::on("a", 0, 4..10, 0.9), samples::on("a", 0, 28..34, 0.9), samples::on("a", 0, 19..22, 0.9)];
        let all = of(&[&text], &findings);
        assert!(all[0] != all[1] && all[0] != all[2] && all[1] != all[2], "{all:?}");
        assert_ne!(all[0], of(&[&text.replace("man", "dog")], &findings)[0]);
    }

    #[test]
    fn rule_words_and_sentence_tell_findings_apart() {
        let texts = ["The client saw the client.", "The client saw the man."];
        let findings = [samples::on("a", 0, 4..10, 0.9), samples::on("b", 0, 4..10, 0.9), samples::on("a", 0, 19..25, 0.9), samples::on("a", 1, 4..10, 0.9)];
        let mut all = of(&texts, &findings);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 4);
    }
}
