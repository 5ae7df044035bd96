//! `nexconn-client`: connects to nexconn-local as a user and tells line by line what happens.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "lines on the terminal are what it is for"
)]

use std::io::{self, Read};
use std::process::ExitCode;

use clap::Parser;
use nexconn_api::Secret;
use nexconn_api::client::Os;
use nexconn_client::{End, Error, connect_with};

/// Connects to nexconn-local as the user of an access token, until Ctrl C
///
/// The access token is read from standard input, so that it stays out of the list of processes and the history of the
/// shell: nexconn-client --app-key KEY < token.txt
#[derive(Debug, Parser)]
#[command(version)]
struct CommandLine {
    /// Where nexconn-local listens
    #[arg(long, value_name = "URL")]
    url: String,
    /// App Key
    #[arg(long, value_name = "KEY")]
    app_key: String,
    /// Id of the device; a user may be connected with several
    #[arg(long, value_name = "ID", default_value = "command-line")]
    device: String,
    /// What the device runs, for webhooks to tell
    #[arg(long, value_name = "iOS|Android|Websocket", default_value = "Websocket", value_parser = os)]
    os: Os,
}

fn os(name: &str) -> Result<Os, &'static str> {
    Os::from_name(name).ok_or("must be iOS, Android or Websocket")
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(CommandLine::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("nexconn-client: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: CommandLine) -> Result<(), Error> {
    let token = token().map_err(|error| Error::Socket(error.into()))?;
    let mut connection =
        connect_with(&options.url, &options.app_key, &token, &options.device, options.os).await?;
    println!("connected as {}", connection.user_id());
    tokio::select! {
        ended = connection.ended() => match ended? {
            End::Cut { code, message } => println!("disconnected with code {}: {message}", code.0),
            End::Closed => println!("the service closed the connection"),
        },
        asked = tokio::signal::ctrl_c() => {
            asked.map_err(|error| Error::Socket(error.into()))?;
            connection.disconnect().await?;
            println!("disconnected");
        }
    }
    Ok(())
}

fn token() -> io::Result<Secret> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    Ok(Secret::new(text.trim_end_matches(['\r', '\n'])))
}
