//! Everyday commands of the project: `cargo xtask COMMAND`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "talking to the terminal is what it is for"
)]

mod arguments;
mod commands;
mod console;
mod error;
mod process;
mod progress;
mod server;
mod stamp;
mod tools;
mod workspace;

use std::env;
use std::process::ExitCode;

use error::{Error, Result};
use workspace::Workspace;

/// What `cargo xtask` understands.
const USAGE: &str = "\
Usage: cargo xtask COMMAND

  run [-- ARGUMENTS OF serve]     build everything, start the server, print its link
  dev [-- ARGUMENTS OF serve]     the same with quick builds; rebuild and restart on every change
  test [STAGE…] [-- FILTER]       every check, or only some: fmt clippy doc deny native wasm browser
  dist [--gateway URL] [--base PATH] [--avatar-hosts HOST,HOST] [--out FOLDER]
                                  files for a CDN, and the product as one program
  bench jobs                      share of the documented rates that jobs reach, and what others wait
  soak [jobs|openapi [NUMBER]]    the long form of the randomised tests, every one unless one is named
  doctor                          what is installed, what is missing, how to get it";

fn main() -> ExitCode {
    match dispatch(env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(mut arguments: Vec<String>) -> Result<()> {
    if arguments.is_empty() {
        return Err(Error::Usage("Which command?".into()));
    }
    let command = arguments.remove(0);
    let workspace = Workspace::find()?;
    // All that follows works from the root, wherever in the clone it is called.
    env::set_current_dir(&workspace.root).map_err(Error::file("enter", &workspace.root))?;
    match command.as_str() {
        "run" => commands::run::run(&workspace, arguments),
        "dev" => commands::dev::dev(&workspace, arguments),
        "test" => commands::test::test(&workspace, arguments),
        "dist" => commands::dist::dist(&workspace, &arguments),
        "bench" => commands::bench::bench(&arguments),
        "soak" => commands::soak::soak(&workspace, &arguments),
        "doctor" => commands::doctor::doctor(&workspace, &arguments),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(Error::Usage(format!("There is no command {other}."))),
    }
}
