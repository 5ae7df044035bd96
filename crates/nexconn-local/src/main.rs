//! nexconn-local by itself.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use kit::logs::{self, Format};

#[derive(Debug, Parser)]
#[command(version)]
struct Line {
    #[command(flatten)]
    line: nexconn_local::CommandLine,
}

#[tokio::main]
#[expect(clippy::print_stderr, reason = "a failed start is told to whoever typed the command")]
async fn main() -> ExitCode {
    logs::start(Format::Text);
    match nexconn_local::run(Line::parse().line, io::stdout()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("nexconn-local: {error}");
            ExitCode::FAILURE
        }
    }
}
