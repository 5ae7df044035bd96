//! `nexconn-admin`, the shipped binary: composes the gateway and nexconn-local.
//!
//! *Invariant:* it decides who talks to whom and holds no rule of its own.

mod announce;
mod command_line;
mod console;
mod demo;
mod error;
mod invite;
mod sample;
mod serve;

use std::io;
use std::process::ExitCode;

use clap::Parser;
use kit::logs::{self, Format};

use crate::command_line::{AdminCommand, Command, CommandLine};
use crate::error::Error;

#[tokio::main]
#[expect(clippy::print_stderr, reason = "a failed start is told to whoever typed the command")]
async fn main() -> ExitCode {
    match run(CommandLine::parse().command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("nexconn-admin: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<(), Error> {
    match command {
        Command::Serve(options) => {
            logs::start(options.log.format());
            serve::run(*options, io::stdout()).await
        }
        Command::Local(line) => {
            logs::start(Format::Text);
            Ok(nexconn_local::run(*line, io::stdout()).await?)
        }
        Command::Admin(AdminCommand::Invite(options)) => {
            logs::start(Format::Text);
            invite::run(&options, io::stdout()).await
        }
    }
}
