//! Companions that nobody wrote: what stands with a sense's companions beside other words is likely to stand beside this one too.
//! Only the build reckons with it.
use std::collections::BTreeMap;

/// Senses most like one that are asked for theirs.
const ALIKE: usize = 12;
/// How many are taken.
const TAKEN: usize = 24;
/// What the best of them weighs, where a companion that was written weighs up to 1.
const MOST: f32 = 0.6;
/// What is less likely than this share of the best is left out.
const LEAST: f32 = 0.25;

/// A sense: the word whose it is, and its companions with what each weighs.
pub struct Known {
    pub word: u64,
    pub companions: BTreeMap<u64, f32>,
}

/// For each sense what is likely to stand with it beside its own companions, and with no other sense of its word as well; with
/// what each weighs.
pub fn kindred(senses: &[Known]) -> Vec<Vec<(u64, f32)>> {
    let mut beside: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (n, sense) in senses.iter().enumerate() {
        sense.companions.keys().for_each(|c| beside.entry(*c).or_default().push(n));
    }
    let length: Vec<f32> = senses.iter().map(|s| s.companions.values().map(|w| w * w).sum::<f32>().sqrt()).collect();
    let likely = |n: usize| -> BTreeMap<u64, f32> {
        let sense = &senses[n];
        let mut shared: BTreeMap<usize, f32> = BTreeMap::new();
        for (companion, weight) in &sense.companions {
            for &other in beside[companion].iter().filter(|o| senses[**o].word != sense.word) {
                *shared.entry(other).or_default() += weight * weight;
            }
        }
        // that stand beside the word itself: of which of its senses they are, what they share tells
        let mut alike: Vec<(usize, f32)> = shared.into_iter().map(|(o, s)| (o, s / (length[n] * length[o]).max(f32::EPSILON))).collect();
        alike.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut likely: BTreeMap<u64, f32> = BTreeMap::new();
        for (other, likeness) in alike.into_iter().take(ALIKE) {
            let of_other = &senses[other];
            *likely.entry(of_other.word).or_default() += likeness;
            of_other.companions.iter().for_each(|(c, weight)| *likely.entry(*c).or_default() += likeness * weight);
        }
        likely
    };
    let all: Vec<BTreeMap<u64, f32>> = (0..senses.len()).map(likely).collect();
    let mut words: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    senses.iter().enumerate().for_each(|(n, s)| words.entry(s.word).or_default().push(n));
    let of_one = |n: usize| {
        let siblings = || words[&senses[n].word].iter().copied().filter(|s| *s != n);
        let own = |c: &u64| *c == senses[n].word || senses[n].companions.contains_key(c) || siblings().any(|s| senses[s].companions.contains_key(c));
        let rest = |c: &u64| siblings().filter_map(|s| all[s].get(c)).fold(0.0, |most: f32, w| most.max(*w));
        let mut found: Vec<(u64, f32)> = all[n].iter().filter(|(c, _)| !own(c)).map(|(c, w)| (*c, w - rest(c))).collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let best = found.first().map_or(0.0, |f| f.1).max(f32::EPSILON);
        found.truncate(TAKEN);
        found.retain(|(_, w)| *w > best * LEAST);
        found.into_iter().map(|(c, w)| (c, MOST * w / best)).collect()
    };
    (0..senses.len()).map(of_one).collect()
}
