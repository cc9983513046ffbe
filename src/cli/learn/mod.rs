//! `wirelint learn`: what the tool can learn from a user's own data.
mod language_model;
mod lexicon;
mod score;
mod vectors;

use anyhow::Result;
use clap::Subcommand;

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Make the table of word sequences that is built in from a language model
    LanguageModel(language_model::Args),
    /// Learn from parallel texts which words translate which, for --lexicon
    ///
    /// Texts are PAIRS.jsonl, TMX, or lines with source and target set apart by a tab. They are read several times and may be larger
    /// than memory.
    Lexicon(lexicon::Args),
    /// Fit the weights of the segment score to labelled translations, and say how well they order ones they have not seen
    ///
    /// Rows have source, source_lang and target_lang, and either good and bad, two translations of which the first is better, or
    /// target and label (true: bad). The weights go to standard output, the shares of pairs in the right order to standard error.
    Score {
        /// Files of such rows; FILE=3 counts three times
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
    },
    /// Make the table of word vectors that is built in from vectors of a large corpus
    Vectors(vectors::Args),
}

pub fn run(args: &Args) -> Result<u8> {
    match &args.what {
        What::LanguageModel(args) => language_model::run(args),
        What::Lexicon(args) => lexicon::run(args),
        What::Score { files } => score::run(files),
        What::Vectors(args) => vectors::run(args),
    }
}
