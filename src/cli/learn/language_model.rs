use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::cli::CLEAN;
use crate::knowledge::language_model;

#[derive(clap::Args)]
pub struct Args {
    /// A model of three words as CMU Sphinx packs it
    #[arg(value_name = "MODEL.lm.bin")]
    model: PathBuf,
    /// Where the table goes
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
}

pub fn run(args: &Args) -> Result<u8> {
    let read = fs::read(&args.model).with_context(|| args.model.display().to_string())?;
    let table = language_model::table_of_sphinx(&read).with_context(|| args.model.display().to_string())?;
    fs::write(&args.output, table).with_context(|| args.output.display().to_string())?;
    Ok(CLEAN)
}
