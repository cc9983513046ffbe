use std::ops::ControlFlow;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::alignment::training;
use crate::cli::CLEAN;
use crate::formats::bitext::{self, PassedOver, Wanted};
use crate::text::{Lang, identification};

#[derive(clap::Args)]
pub struct Args {
    /// PAIRS.jsonl, TMX, or lines of source, tab, target
    #[arg(value_name = "CORPUS", required = true)]
    corpus: Vec<PathBuf>,
    /// Where the lexicon goes
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Language of the source, where the texts do not tell, or have many
    #[arg(long, value_name = "LANG")]
    source_lang: Option<String>,
    /// Language of the target, where the texts do not tell, or have many
    #[arg(long, value_name = "LANG")]
    target_lang: Option<String>,
    /// Worker threads; 0: one for each core
    #[arg(long, default_value_t = 0, value_name = "N")]
    threads: usize,
}

/// Rows by which languages are told that the texts do not name.
const SAMPLE: usize = 200;

pub fn run(args: &Args) -> Result<u8> {
    let lang = |tag: &Option<String>| tag.as_deref().map(Lang::parse).transpose();
    let asked = (lang(&args.source_lang)?, lang(&args.target_lang)?);
    if let Some(path) = args.corpus.iter().find(|path| !path.is_file()) {
        bail!("{}: is no file; the texts are read several times, so that standard input does not do", path.display());
    }
    let (source, target) = languages(&args.corpus, asked)?;
    if source.same(&target) {
        bail!("source and target are both {}: give --source-lang and --target-lang", source.name());
    }
    let mut passed = PassedOver::default();
    let mut pass = |take: &mut dyn FnMut(&str, &str)| {
        passed = PassedOver::default();
        for path in &args.corpus {
            let of_file = bitext::read(path, (Some(source), Some(target)), &mut |pair| {
                take(&pair.source, &pair.target);
                ControlFlow::Continue(())
            })?;
            passed.count += of_file.count;
            passed.first = passed.first.take().or(of_file.first);
        }
        Ok(())
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.threads).build().context("worker threads cannot be started")?;
    let learnt = pool.install(|| training::train(source, target, &mut pass))?;
    learnt.dictionary.write(&args.output)?;
    if let Some(first) = passed.first {
        eprintln!("wirelint: {} rows were passed over; the first: {first}", passed.count);
    }
    let translations = learnt.dictionary.translations.len();
    eprintln!("{source}-{target}: {} rows taught {} words with {translations} translations", learnt.rows, learnt.words);
    Ok(CLEAN)
}

/// What was asked for, else what the first rows are declared to be, else what they look like.
fn languages(corpus: &[PathBuf], asked: Wanted) -> Result<(Lang, Lang)> {
    let mut declared = asked;
    let (mut source, mut target) = (String::new(), String::new());
    let mut rows = 0;
    for path in corpus {
        bitext::read(path, asked, &mut |pair| {
            declared = (declared.0.or(pair.langs.0), declared.1.or(pair.langs.1));
            source = format!("{source}\n{}", pair.source);
            target = format!("{target}\n{}", pair.target);
            rows += 1;
            if rows >= SAMPLE || declared.0.is_some() && declared.1.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
    }
    let told = |declared: Option<Lang>, text: &str| declared.or_else(|| identification::detect(text).map(|(lang, _)| lang));
    match (told(declared.0, &source), told(declared.1, &target)) {
        (Some(source), Some(target)) => Ok((source, target)),
        _ if rows == 0 => bail!("{}: holds no pair of sentences in these languages", corpus[0].display()),
        _ => bail!("which languages these are is not clear: give --source-lang and --target-lang"),
    }
}
