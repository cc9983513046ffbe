//! The search for the likeliest row of beads.
use super::Block;
use super::band::Band;
use super::matches::Seen;
use super::model::{SHAPES, Scorer};

/// Logarithm of how much less likely than the best of its row a state of a strip may be: some fifteen sentences of one side alone.
const BEAM: f32 = 60.0;
/// The same for a state from which a merge of three sentences or more is tried.
const MERGE_BEAM: f32 = 25.0;

/// The likeliest beads of `n` source sentences from the one of index `first` on, and as many of the target; `band` counts from there.
pub fn search(scorer: &Scorer, (first, n): (usize, usize), (first_target, m): (usize, usize), band: &Band) -> Vec<Block> {
    let mut best = vec![f32::NEG_INFINITY; band.size()];
    let mut from = vec![u8::MAX; band.size()];
    let mut seen = Seen::default();
    if let Some(start) = band.index(0, 0) {
        best[start] = 0.0;
    }
    let (behind, merges_behind) = if band.is_whole() { (f32::INFINITY, f32::INFINITY) } else { (BEAM, MERGE_BEAM) };
    // the best state of each row
    let mut ahead = vec![f32::NEG_INFINITY; n + 1];
    ahead[0] = 0.0;
    for i in 0..=n {
        for j in band.states(i) {
            let Some(reached) = band.index(i, j).map(|k| best[k]).filter(|s| *s > ahead[i] - behind) else { continue };
            let merges = reached > ahead[i] - merges_behind;
            for (shape, &(a, b, _)) in SHAPES.iter().enumerate() {
                if i + a > n || j + b > m || a.max(b) > 2 && !merges {
                    continue;
                }
                let Some(there) = band.index(i + a, j + b) else { continue };
                let score = reached + scorer.score(shape, first + i, first_target + j, &mut seen);
                if score > best[there] {
                    best[there] = score;
                    from[there] = shape as u8;
                    ahead[i + a] = ahead[i + a].max(score);
                }
            }
        }
    }
    let mut beads = Vec::new();
    let (mut i, mut j) = (n, m);
    while (i, j) != (0, 0) {
        let shape = band.index(i, j).map_or(u8::MAX, |k| from[k]);
        // a strip that lost its way: the rest stands alone
        let (a, b) = SHAPES.get(usize::from(shape)).map_or((i.min(1), if i == 0 { 1 } else { 0 }), |(a, b, _)| (*a, *b));
        (i, j) = (i - a, j - b);
        beads.push(Block { source: (first + i, a), target: (first_target + j, b), moved: false });
    }
    beads.reverse();
    beads
}
