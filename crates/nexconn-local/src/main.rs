//! nexconn-local by itself.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use kit::logs::{self, Format};

/// Runs nexconn-local, a service compatible with Nexconn's user management, on this machine.
#[derive(Debug, Parser)]
#[command(version)]
struct CommandLine {
    #[command(flatten)]
    args: nexconn_local::Args,
}

#[tokio::main]
#[expect(clippy::print_stderr, reason = "a failed start is told to whoever typed the command")]
async fn main() -> ExitCode {
    logs::start(Format::Text);
    match nexconn_local::run(CommandLine::parse().args, io::stdout()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("nexconn-local: {error}");
            ExitCode::FAILURE
        }
    }
}
