use super::*;
use crate::text::keys;

const NOUNS: [(&str, &str); 8] = [
    ("Hund", "dog"),
    ("Katze", "cat"),
    ("Haus", "house"),
    ("Fluss", "river"),
    ("Brücke", "bridge"),
    ("Wagen", "car"),
    ("Garten", "garden"),
    ("Apfel", "apple"),
];
const VERBS: [(&str, &str); 4] = [("sieht", "sees"), ("sucht", "seeks"), ("malt", "paints"), ("kauft", "buys")];

fn sentences() -> Vec<(String, String)> {
    let row = |n: usize| {
        let ((a, b), (c, d), (e, f)) = (NOUNS[n % 8], VERBS[n / 8 % 4], NOUNS[(n / 3 + n / 32) % 8]);
        (format!("Heute {c} jemand, der {a} sagt, den {e}."), format!("Today someone who says {b} {d} the {f}."))
    };
    (0..400).map(row).collect()
}

fn learn(threads: usize, sentences: &[(String, String)]) -> Learnt {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let mut pass = |take: &mut dyn FnMut(&str, &str)| {
        sentences.iter().for_each(|(s, t)| take(s, t));
        Ok(())
    };
    // the pool is entered by whoever calls
    pool.install(|| train(Lang::DE, Lang::EN, &mut pass)).unwrap()
}

#[test]
fn words_that_recur_together_translate_each_other() {
    let learnt = learn(1, &sentences());
    assert_eq!(learnt.rows, 400);
    let key = |word: &str, lang: Lang| crate::text::forms::Table::of(lang).form(word).keys.get(1).copied().unwrap_or(keys::lemma_key(word, lang));
    for (word, by) in NOUNS.iter().chain(&VERBS) {
        let all = learnt.dictionary.translations.iter().filter(|t| t.source == key(word, Lang::DE));
        let best = all.max_by(|a, b| a.forward.total_cmp(&b.forward)).unwrap();
        assert_eq!(best.target, key(by, Lang::EN), "{word}");
        assert!(best.forward > 0.5 && best.backward > 0.5, "{word}: {best:?}");
    }
}

#[test]
fn it_is_the_same_on_any_number_of_threads() {
    let sentences = sentences();
    assert_eq!(learn(1, &sentences).dictionary, learn(3, &sentences).dictionary);
}

#[test]
fn nothing_is_learnt_from_nothing() {
    let mut none = |_: &mut dyn FnMut(&str, &str)| Ok(());
    assert!(train(Lang::DE, Lang::EN, &mut none).unwrap_err().to_string().contains("too little text"));
    let mut failing = |_: &mut dyn FnMut(&str, &str)| bail!("gone");
    assert_eq!(train(Lang::DE, Lang::EN, &mut failing).unwrap_err().to_string(), "gone");
}
