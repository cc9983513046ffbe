//! The workbench of those who write renderings.
mod coverage;
mod facts;
mod forms;
mod hits;
mod reach;
mod test;

use std::path::PathBuf;

use anyhow::Result;

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Run the examples of rendering files; without files those of the built-in base
    Test { files: Vec<PathBuf> },
    /// Count the entries by pair and kind; of one pair by topic and kind
    Coverage {
        #[arg(value_name = "PAIR")]
        pair: Option<String>,
    },
    /// List what fires on a corpus, entry by entry, with its sentences: entries that cry wolf on good translations
    Hits(hits::Args),
    /// Count how many garbled sentences of a test set are found: rows of source, garbled, right in files named PAIR.jsonl
    Reach {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Name the items that were not found
        #[arg(long)]
        missed: bool,
    },
    /// Hold the rules about facts against a table of facts in two languages, the same or different
    Facts {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Name the items that were judged wrong
        #[arg(long)]
        missed: bool,
    },
    /// Tell which words count as forms of a dictionary form
    Forms { language: String, lemma: String, words: Vec<String> },
}

pub fn run(args: &Args) -> Result<u8> {
    match &args.command {
        Command::Test { files } => test::run(files),
        Command::Coverage { pair } => coverage::run(pair.as_deref()),
        Command::Hits(args) => hits::run(args),
        Command::Reach { files, missed } => reach::run(files, *missed),
        Command::Facts { files, missed } => facts::run(files, *missed),
        Command::Forms { language, lemma, words } => forms::run(language, lemma, words),
    }
}
