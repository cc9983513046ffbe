//! Sentence alignment: the likeliest row of beads, by lengths, by what the sentences have in common, and by a lexicon
//! learnt from the texts themselves (after Gale and Church 1993, Moore 2002, Varga et al. 2005).
use super::Bead;
use super::band::Band;
use super::lengths::Lengths;
use super::lexicon::{self, Lexicon};
use super::model::{Model, Scorer, Sides};
use super::moved;
use super::search::search;
use super::vocabulary::Vocabulary;
use crate::knowledge::Words;
use crate::text::Lang;

/// Two texts to be aligned, as sentences.
#[derive(Clone, Debug, Default)]
pub struct Texts<'t> {
    pub source: Vec<&'t str>,
    pub target: Vec<&'t str>,
    /// Sentences, by index, that begin a paragraph; empty where paragraphs are not known.
    pub source_starts: Vec<usize>,
    pub target_starts: Vec<usize>,
}

/// Aligns one text with its translation. Every sentence is in exactly one bead; beads are in order of the target, and of the source
/// but for those that moved.
pub fn sentences(source: &[&str], source_lang: Lang, target: &[&str], target_lang: Lang) -> Vec<Bead> {
    let texts = [Texts { source: source.to_vec(), target: target.to_vec(), ..Texts::default() }];
    together(&texts, source_lang, target_lang, Words::between(source_lang, target_lang)).pop().unwrap_or_default()
}

/// Aligns several texts of one language pair, of which `words` is the lexicon: each for itself, with what is learnt from all of them.
pub fn together(texts: &[Texts], source_lang: Lang, target_lang: Lang, words: Option<&Words>) -> Vec<Vec<Bead>> {
    let mut source_words = Vocabulary::new(source_lang);
    let mut target_words = Vocabulary::new(target_lang);
    let read: Vec<Sides> = texts
        .iter()
        .map(|t| Sides { source: t.source.iter().map(|s| source_words.read(s)).collect(), target: t.target.iter().map(|s| target_words.read(s)).collect() })
        .collect();
    let alike = Lexicon::of_likeness(&source_words, &target_words);
    let alike = match words {
        Some(words) => alike.with_words(&source_words, &target_words, words),
        None => alike,
    };
    let mut lexicon = alike.clone();
    let mut model = Model::new(Lengths::of(source_lang, target_lang));
    let mut bands: Vec<Band> = read.iter().map(|s| Band::new(&s.source, &s.target, &lexicon)).collect();
    let mut paths: Vec<Vec<Bead>> = Vec::new();
    for pass in 0..PASSES {
        if pass > 0 {
            model.fit(&read, &paths);
            let learnt = bead_terms(&read, &paths);
            lexicon = alike.clone();
            lexicon.learn(learnt.iter().map(|(s, t)| (s.as_slice(), t.as_slice())));
            bands = read.iter().zip(&paths).map(|(s, p)| Band::around(s.source.len(), s.target.len(), &states(p))).collect();
        }
        let last = pass + 1 == PASSES;
        let align = |((sides, texts), band): ((&Sides, &Texts), &Band)| {
            let mut scorer = Scorer::new(&model, sides, texts, &lexicon, band);
            let found = search(&scorer, (0, sides.source.len()), (0, sides.target.len()), band);
            let found = if last { moved::rejoined(&mut scorer, sides, &lexicon, found) } else { found };
            scorer.rate(&found)
        };
        paths = read.iter().zip(texts).zip(&bands).map(align).collect();
    }
    paths
}

/// Searches: by what is known beforehand, then twice with what the search before has taught.
const PASSES: usize = 3;

/// The states that beads pass, the first and the last left out.
fn states(beads: &[Bead]) -> Vec<(usize, usize)> {
    let (mut i, mut j) = (0, 0);
    let mut states: Vec<(usize, usize)> = beads
        .iter()
        .map(|b| {
            i += b.source.len();
            j += b.target.len();
            (i, j)
        })
        .collect();
    states.pop();
    states
}

/// Terms of the beads that can teach: those that are sure enough.
fn bead_terms(read: &[Sides], paths: &[Vec<Bead>]) -> Vec<(Vec<u32>, Vec<u32>)> {
    let mut terms = Vec::new();
    for (sides, path) in read.iter().zip(paths) {
        for bead in path.iter().filter(|b| b.score >= 0.5 && !b.source.is_empty() && !b.target.is_empty()) {
            let source = &sides.source[bead.source[0]..bead.source[0] + bead.source.len()];
            let target = &sides.target[bead.target[0]..bead.target[0] + bead.target.len()];
            terms.push((lexicon::terms_of(source), lexicon::terms_of(target)));
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(beads: &[Bead]) -> Vec<(Vec<usize>, Vec<usize>)> {
        beads.iter().map(|b| (b.source.clone(), b.target.clone())).collect()
    }

    const DE: [&str; 5] = [
        "Der Zug aus Hamburg blieb am Montag kurz vor Hannover stehen.",
        "Rund 300 Reisende mussten in der Hitze ausharren, weil die Klimaanlage ausgefallen war.",
        "Feuerwehr und Polizei brachten sie in Sicherheit.",
        "„Wir bedauern das sehr“, sagte Bahnsprecherin Petra Engel.",
        "Die Strecke wurde um 21.40 Uhr wieder freigegeben.",
    ];

    #[test]
    fn a_split_sentence_stays_with_its_source() {
        let en = [
            "The train from Hamburg came to a halt shortly before Hanover on Monday.",
            "Some 300 passengers had to wait in the heat.",
            "The air conditioning had failed.",
            "Firefighters and police brought them to safety.",
            "“We very much regret this,” said rail spokeswoman Petra Engel.",
            "The line was reopened at 21.40.",
        ];
        let beads = sentences(&DE, Lang::DE, &en, Lang::EN);
        assert_eq!(shapes(&beads), [(vec![0], vec![0]), (vec![1], vec![1, 2]), (vec![2], vec![3]), (vec![3], vec![4]), (vec![4], vec![5])].to_vec());
        assert!(beads.iter().all(|b| b.score > 0.5), "{beads:?}");
    }

    #[test]
    fn a_sentence_left_out_stands_alone() {
        let en = [
            "The train from Hamburg came to a halt shortly before Hanover on Monday.",
            "Firefighters and police brought them to safety.",
            "“We very much regret this,” said rail spokeswoman Petra Engel.",
            "The line was reopened at 21.40.",
        ];
        let beads = sentences(&DE, Lang::DE, &en, Lang::EN);
        assert_eq!(shapes(&beads)[1], (vec![1], vec![]));
        assert_eq!(shapes(&beads)[4], (vec![4], vec![3]));
    }

    #[test]
    fn nothing_aligns_with_nothing() {
        assert_eq!(sentences(&[], Lang::DE, &[], Lang::EN), Vec::<Bead>::new());
        assert_eq!(shapes(&sentences(&[], Lang::DE, &["One."], Lang::EN)), [(vec![], vec![0])]);
        assert_eq!(shapes(&sentences(&["Eins."], Lang::DE, &[], Lang::EN)), [(vec![0], vec![])]);
    }

    proptest::proptest! {
        #[test]
        fn every_sentence_is_in_one_bead_and_in_order(source in proptest::collection::vec("[a-zäб東 .?0-9]{0,40}", 0..9), target in proptest::collection::vec("[A-Za-z .?0-9]{0,40}", 0..9)) {
            let (s, t): (Vec<&str>, Vec<&str>) = (source.iter().map(String::as_str).collect(), target.iter().map(String::as_str).collect());
            let beads = sentences(&s, Lang::DE, &t, Lang::EN);
            proptest::prop_assert_eq!(beads.iter().flat_map(|b| b.source.clone()).collect::<Vec<_>>(), (0..s.len()).collect::<Vec<_>>());
            proptest::prop_assert_eq!(beads.iter().flat_map(|b| b.target.clone()).collect::<Vec<_>>(), (0..t.len()).collect::<Vec<_>>());
            proptest::prop_assert!(beads.iter().all(|b| (0.0..=1.0).contains(&b.score)));
        }
    }
}
