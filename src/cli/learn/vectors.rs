use std::fs::{self, File};
use std::io::BufReader;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::cli::CLEAN;
use crate::knowledge::vectors;

#[derive(clap::Args)]
pub struct Args {
    /// Lines of a word and its components, the most frequent word first, as GloVe writes them
    #[arg(value_name = "VECTORS")]
    vectors: PathBuf,
    /// Where the table goes
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Words to keep
    #[arg(long, default_value_t = 32_000, value_name = "N")]
    words: usize,
}

pub fn run(args: &Args) -> Result<u8> {
    let file = File::open(&args.vectors).with_context(|| args.vectors.display().to_string())?;
    let table = vectors::making::table(BufReader::new(file), args.words).with_context(|| args.vectors.display().to_string())?;
    fs::write(&args.output, table).with_context(|| args.output.display().to_string())?;
    Ok(CLEAN)
}
