//! The part of the table that the search looks at: all of it for a story, a strip along the anchors for a book.
use super::lexicon::Lexicon;
use super::matches;
use super::vocabulary::Sentence;

/// For each number of source sentences read, the numbers of target sentences that may have been read.
#[derive(Debug)]
pub struct Band {
    low: Vec<u32>,
    high: Vec<u32>,
    offset: Vec<usize>,
}

/// Tables up to this size are searched whole.
const WHOLE: usize = 40_000;
/// Half the strip's width where anchors are dense.
const RADIUS: f32 = 15.0;
/// Half its width where there are none for a long way.
const WIDEST: f32 = 1000.0;

impl Band {
    /// The whole table of `n` by `m` sentences, or a strip along what the two texts evidently have in common.
    pub fn new(source: &[Sentence], target: &[Sentence], lexicon: &Lexicon) -> Band {
        let (n, m) = (source.len(), target.len());
        if n * m <= WHOLE {
            return Band::whole(n, m);
        }
        Band::along(n, m, &straight(chain(anchors(source, target, lexicon)), n, m))
    }

    /// A strip around the path of an earlier search.
    pub fn around(n: usize, m: usize, path: &[(usize, usize)]) -> Band {
        if n * m <= WHOLE {
            return Band::whole(n, m);
        }
        let points: Vec<(f32, f32)> = path.iter().map(|(i, j)| (*i as f32, *j as f32)).collect();
        Band::along(n, m, &points)
    }

    /// The whole table of `n` by `m` sentences.
    pub fn whole(n: usize, m: usize) -> Band {
        Band::of(vec![0; n + 1], vec![m as u32; n + 1])
    }

    fn along(n: usize, m: usize, points: &[(f32, f32)]) -> Band {
        let end = (n as f32, m as f32);
        let mut low = vec![m as f32; n + 1];
        let mut high = vec![0f32; n + 1];
        let mut from = (0.0, 0.0);
        for &to in points.iter().chain([&end]) {
            let (di, dj) = (to.0 - from.0, to.1 - from.1);
            let radius = (RADIUS + 0.2 * di.max(dj)).min(WIDEST);
            for i in from.0 as usize..=to.0 as usize {
                let share = if di > 0.0 { (i as f32 - from.0) / di } else { 0.5 };
                let (near, far) = if di > 0.0 { (from.1 + share * dj, from.1 + share * dj) } else { (from.1, to.1) };
                low[i] = low[i].min(near - radius);
                high[i] = high[i].max(far + radius);
            }
            from = to;
        }
        let most = m as f32;
        (low[0], high[n]) = (0.0, most);
        Band::of(low.iter().map(|x| x.clamp(0.0, most) as u32).collect(), high.iter().map(|x| x.clamp(0.0, most) as u32).collect())
    }

    fn of(mut low: Vec<u32>, mut high: Vec<u32>) -> Band {
        // neither edge may turn back, or the search could not pass
        for i in (0..low.len().saturating_sub(1)).rev() {
            low[i] = low[i].min(low[i + 1]);
        }
        for i in 1..high.len() {
            high[i] = high[i].max(high[i - 1]);
        }
        let mut offset = Vec::with_capacity(low.len() + 1);
        let mut total = 0;
        for (l, h) in low.iter().zip(&high) {
            offset.push(total);
            total += (h - l + 1) as usize;
        }
        offset.push(total);
        Band { low, high, offset }
    }

    /// Whether every state is looked at.
    pub fn is_whole(&self) -> bool {
        let most = self.high.last().copied().unwrap_or_default();
        self.low.iter().all(|l| *l == 0) && self.high.iter().all(|h| *h == most)
    }

    /// How many states it holds.
    pub fn size(&self) -> usize {
        self.offset.last().copied().unwrap_or_default()
    }

    /// Where the state “`i` source and `j` target sentences read” is kept.
    pub fn index(&self, i: usize, j: usize) -> Option<usize> {
        let (low, high) = (self.low[i] as usize, self.high[i] as usize);
        (low..=high).contains(&j).then(|| self.offset[i] + j - low)
    }

    /// The numbers of target sentences looked at after `i` source sentences.
    pub fn states(&self, i: usize) -> std::ops::RangeInclusive<usize> {
        self.low[i] as usize..=self.high[i] as usize
    }

    /// Target sentences that source sentence `i` may be compared with: first, and end.
    pub fn targets(&self, i: usize) -> (u32, u32) {
        // a bead that ends some sentences later may hold it too
        let last = (i + 5).min(self.high.len() - 1);
        (self.low[i.saturating_sub(4)].saturating_sub(4), self.high[last])
    }
}

/// A term that stands this often in each of the two texts tells which of its places answer each other.
const OCCURRENCES: usize = 12;

/// Pairs of sentences that share a term which is rare in both texts.
fn anchors(source: &[Sentence], target: &[Sentence], lexicon: &Lexicon) -> Vec<(u32, u32)> {
    let in_source = matches::places(source);
    let in_target = matches::places(target);
    let mut found = Vec::new();
    for (term, at) in &in_source {
        if at.len() > OCCURRENCES {
            continue;
        }
        for (partner, weight) in lexicon.links(*term) {
            let Some(there) = in_target.get(partner).filter(|p| p.len() == at.len() && *weight >= 0.5) else { continue };
            found.extend(at.iter().zip(there).map(|(a, b)| (a.0, b.0)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The longest chain of anchors that rises in both texts.
fn chain(anchors: Vec<(u32, u32)>) -> Vec<(f32, f32)> {
    // patience sorting by the target, sources in order; of one source sentence the later target comes first
    let mut sorted = anchors;
    sorted.sort_unstable_by_key(|(i, j)| (*i, std::cmp::Reverse(*j)));
    let mut tails: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; sorted.len()];
    for (at, (_, j)) in sorted.iter().enumerate() {
        let place = tails.partition_point(|t| sorted[*t].1 < *j);
        if place > 0 {
            before[at] = tails[place - 1];
        }
        if place == tails.len() {
            tails.push(at);
        } else {
            tails[place] = at;
        }
    }
    let mut chain = Vec::new();
    let mut at = tails.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        chain.push((sorted[at].0 as f32, sorted[at].1 as f32));
        at = before[at];
    }
    chain.reverse();
    chain
}

/// Anchors without those that stand off from their neighbours' line.
fn straight(chain: Vec<(f32, f32)>, n: usize, m: usize) -> Vec<(f32, f32)> {
    const NEIGHBOURS: usize = 5;
    let slope = m as f32 / n as f32;
    let shift: Vec<f32> = chain.iter().map(|(i, j)| j - i * slope).collect();
    let kept = chain.iter().enumerate().filter(|(at, _)| {
        let mut near: Vec<f32> = shift[at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS + 1).min(shift.len())].to_vec();
        near.sort_unstable_by(f32::total_cmp);
        (near[near.len() / 2] - shift[*at]).abs() <= RADIUS
    });
    kept.map(|(_, point)| *point).collect()
}
