//! The file of a learnt lexicon. All numbers are little-endian:
//!
//! | what | bytes |
//! |---|---|
//! | magic, which holds the version | 16 |
//! | source and target language, as tags, the rest zeros | 2 × 12 |
//! | longest word of source and target | 2 × 1 |
//! | number of source words, target words, translations | 3 × 4 |
//! | source words, ascending: key, whether it stands everywhere, how many translations | 13 each |
//! | target words, ascending: key, whether it stands everywhere | 9 each |
//! | translations: place of the target word, probabilities in 255ths | 6 each |
//! | hash of all that | 8 |
use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use rapidhash::v3::rapidhash_v3;
use rustc_hash::FxHashSet;

use super::{Dictionary, Translation};
use crate::text::Lang;

const MAGIC: &[u8; 16] = b"wirelint-words\x001";
/// Larger files are not read: this is some 30 million translations.
const LARGEST: u64 = 256 << 20;
const TAG: usize = 12;

pub fn read(path: &Path) -> Result<Dictionary> {
    let file = std::fs::File::open(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).with_context(|| format!("{}: cannot be read", path.display()))?;
    ensure!(bytes.len() as u64 <= LARGEST, "{}: is larger than {} MB", path.display(), LARGEST >> 20);
    decode(&bytes).with_context(|| path.display().to_string())
}

pub fn encode(dictionary: &Dictionary) -> Vec<u8> {
    let targets: BTreeSet<u64> = dictionary.translations.iter().map(|t| t.target).collect();
    let targets: Vec<u64> = targets.into_iter().collect();
    let runs: Vec<&[Translation]> = dictionary.translations.chunk_by(|a, b| a.source == b.source).collect();
    let mut out = MAGIC.to_vec();
    for lang in [dictionary.source, dictionary.target] {
        let mut tag = lang.to_string().into_bytes();
        tag.resize(TAG, 0);
        out.extend(tag);
    }
    out.extend([dictionary.longest.0, dictionary.longest.1]);
    for count in [runs.len(), targets.len(), dictionary.translations.len()] {
        out.extend((count as u32).to_le_bytes());
    }
    for run in runs {
        out.extend(run[0].source.to_le_bytes());
        out.push(u8::from(dictionary.frequent.0.contains(&run[0].source)));
        out.extend((run.len() as u32).to_le_bytes());
    }
    for target in &targets {
        out.extend(target.to_le_bytes());
        out.push(u8::from(dictionary.frequent.1.contains(target)));
    }
    let share = |p: f32| (p * 255.0).round().clamp(0.0, 255.0) as u8;
    for t in &dictionary.translations {
        out.extend((targets.partition_point(|key| *key < t.target) as u32).to_le_bytes());
        out.extend([share(t.forward), share(t.backward)]);
    }
    out.extend(rapidhash_v3(&out).to_le_bytes());
    out
}

/// What is left of the bytes.
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8]> {
        let Some((taken, rest)) = self.0.split_at_checked(count) else { bail!("the file is cut off") };
        self.0 = rest;
        Ok(taken)
    }

    fn number<const N: usize>(&mut self) -> Result<[u8; N]> {
        Ok(self.take(N)?.try_into()?)
    }

    fn key(&mut self) -> Result<u64> {
        Ok(u64::from_le_bytes(self.number()?))
    }

    fn count(&mut self) -> Result<usize> {
        Ok(u32::from_le_bytes(self.number()?) as usize)
    }

    fn byte(&mut self) -> Result<u8> {
        let [byte] = self.number()?;
        Ok(byte)
    }

    fn lang(&mut self) -> Result<Lang> {
        let tag = self.take(TAG)?;
        Ok(Lang::parse(std::str::from_utf8(tag)?.trim_end_matches('\0'))?)
    }
}

/// # Errors
/// Bytes that [`encode`] did not write.
pub fn decode(bytes: &[u8]) -> Result<Dictionary> {
    let mut rest = Rest(bytes);
    let magic = rest.take(MAGIC.len().min(bytes.len()))?;
    if magic != MAGIC {
        ensure!(magic.len() == MAGIC.len() && magic[..15] == MAGIC[..15], "is no lexicon: `wirelint learn lexicon` writes one");
        bail!("is a lexicon of another version: learn it anew");
    }
    let Some((body, hash)) = bytes.split_last_chunk::<8>() else { bail!("the file is cut off") };
    ensure!(rapidhash_v3(body) == u64::from_le_bytes(*hash), "the file is damaged, or cut off");
    let (source, target) = (rest.lang()?, rest.lang()?);
    let longest = (rest.byte()?, rest.byte()?);
    let (sources, targets, translations) = (rest.count()?, rest.count()?, rest.count()?);
    let needed = sources as u64 * 13 + targets as u64 * 9 + translations as u64 * 6 + 8;
    ensure!(rest.0.len() as u64 == needed, "the file has another length than it says");
    let mut frequent = (FxHashSet::default(), FxHashSet::default());
    let mut runs = Vec::with_capacity(sources);
    for _ in 0..sources {
        let (key, everywhere, count) = (rest.key()?, rest.byte()?, rest.count()?);
        if everywhere != 0 {
            frequent.0.insert(key);
        }
        runs.push((key, count));
    }
    let mut keys = Vec::with_capacity(targets);
    for _ in 0..targets {
        let (key, everywhere) = (rest.key()?, rest.byte()?);
        if everywhere != 0 {
            frequent.1.insert(key);
        }
        keys.push(key);
    }
    let ascending = runs.is_sorted_by(|a, b| a.0 < b.0) && keys.is_sorted_by(|a, b| a < b);
    let counted = runs.iter().map(|(_, count)| *count as u64).sum::<u64>() == translations as u64;
    ensure!(ascending && counted, "the file is damaged");
    let mut found = Vec::with_capacity(translations);
    for (source, count) in runs {
        for _ in 0..count {
            let (place, forward, backward) = (rest.count()?, rest.byte()?, rest.byte()?);
            let target = *keys.get(place).context("the file is damaged")?;
            found.push(Translation { source, target, forward: f32::from(forward) / 255.0, backward: f32::from(backward) / 255.0 });
        }
    }
    ensure!(found.is_sorted_by(|a, b| (a.source, a.target) < (b.source, b.target)), "the file is damaged");
    Ok(Dictionary { source, target, longest, translations: found, frequent })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dictionary(pairs: &BTreeSet<(u64, u64)>) -> Dictionary {
        let translations = pairs.iter().map(|(s, t)| Translation { source: *s, target: *t, forward: 51.0 / 255.0, backward: 1.0 }).collect();
        let frequent = (pairs.iter().take(1).map(|p| p.0).collect(), pairs.iter().take(1).map(|p| p.1).collect());
        Dictionary { source: Lang::parse("de-CH").unwrap(), target: Lang::EN, longest: (0, 4), translations, frequent }
    }

    fn sealed(mut body: Vec<u8>) -> Vec<u8> {
        body.extend(rapidhash_v3(&body).to_le_bytes());
        body
    }

    #[test]
    fn what_is_no_lexicon_is_said_so() {
        let good = encode(&dictionary(&[(1, 2)].into()));
        for (bytes, says) in [(&b""[..], "no lexicon"), (b"hello, world and all", "no lexicon"), (&good[..good.len() - 1], "damaged")] {
            let error = format!("{:#}", decode(bytes).unwrap_err());
            assert!(error.contains(says), "{error}");
        }
        let mut newer = good;
        newer[15] = b'9';
        assert!(decode(&newer).unwrap_err().to_string().contains("another version"));
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(pairs in prop::collection::btree_set((0u64..40, 0u64..40), 0..60)) {
            let dictionary = dictionary(&pairs);
            prop_assert_eq!(decode(&encode(&dictionary)).unwrap(), dictionary);
        }

        #[test]
        fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), magic: bool) {
            let bytes = if magic { [&MAGIC[..], &bytes].concat() } else { bytes };
            prop_assert!(decode(&bytes).is_err());
            // with the right hash they may by chance say something, but do no harm
            let _ = decode(&sealed(bytes));
        }

        #[test]
        fn a_changed_or_shortened_file_is_refused(pairs in prop::collection::btree_set((0u64..40, 0u64..40), 1..30), at: prop::sample::Index, xor in 1u8..) {
            let good = encode(&dictionary(&pairs));
            let mut changed = good.clone();
            changed[at.index(good.len())] ^= xor;
            prop_assert!(decode(&changed).is_err());
            prop_assert!(decode(&good[..at.index(good.len())]).is_err());
            changed.truncate(good.len() - 8);
            let _ = decode(&sealed(changed));
        }
    }
}
