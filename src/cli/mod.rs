//! The command line.
mod align;
mod check;
mod knowledge;
mod learn;
mod rules;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Nothing at or above the gate; findings; the run itself failed.
const CLEAN: u8 = 0;
const FINDINGS: u8 = 1;
const FAILED: u8 = 2;

#[derive(Parser)]
#[command(name = "wirelint", version, about = "Finds where a translated story garbles its meaning, says why, and what it should say")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check translations, with their source or alone
    Check(check::Args),
    /// Show which sentences, or words, translate which
    Align(align::Args),
    /// List the rules, or explain one
    Rules(rules::Args),
    /// Work on rendering files
    Knowledge(knowledge::Args),
    /// Learn from data of one's own
    Learn(learn::Args),
}

/// Runs the command line; a failure is one line on standard error.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => {
            let _ = e.print();
            return ExitCode::from(if e.use_stderr() { FAILED } else { CLEAN });
        }
    };
    let result = match &cli.command {
        Command::Check(args) => check::run(args),
        Command::Align(args) => align::run(args),
        Command::Rules(args) => rules::run(args),
        Command::Knowledge(args) => knowledge::run(args),
        Command::Learn(args) => learn::run(args),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(e) => {
            // a reader that went away (wirelint … | head) is no failure
            if e.chain().filter_map(|c| c.downcast_ref::<std::io::Error>()).any(|e| e.kind() == std::io::ErrorKind::BrokenPipe) {
                return ExitCode::from(CLEAN);
            }
            eprintln!("wirelint: {e:#}");
            ExitCode::from(FAILED)
        }
    }
}
