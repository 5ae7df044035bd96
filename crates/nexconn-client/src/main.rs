//! `nexconn-client`: connects to nexconn-local as a user and tells line by line what happens.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "lines on the terminal are what it is for"
)]

mod line;

use std::io::{self, BufRead};
use std::process::ExitCode;
use std::thread;

use clap::Parser;
use nexconn_api::Secret;
use nexconn_api::client::{Os, ServiceFrame};
use nexconn_client::{Connection, Error, connect_with};
use tokio::sync::mpsc;

/// Connects to nexconn-local as the user of an access token, until Ctrl C
///
/// The access token is the first line of standard input, so that it stays out of the list of processes and the history
/// of the shell: nexconn-client --app-key KEY < token.txt
///
/// Each further line asks for something: send ID TEXT, block ID, unblock ID, blocked ID, blocklist, add ID [TEXT],
/// accept ID, refuse ID, remove ID, friends.
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
    let mut lines = lines();
    let token = lines.recv().await.transpose().map_err(failed)?.unwrap_or_default();
    let token = Secret::new(token);
    let mut connection =
        connect_with(&options.url, &options.app_key, &token, &options.device, options.os).await?;
    println!("connected as {}", connection.user_id());
    loop {
        tokio::select! {
            told = connection.told() => {
                let Some(frame) = told? else {
                    println!("the service closed the connection");
                    return Ok(());
                };
                println!("{}", line::told(&frame));
                if matches!(frame, ServiceFrame::Disconnected { .. }) {
                    return Ok(());
                }
            }
            // Where standard input has ended, the connection goes on.
            Some(typed) = lines.recv() => act(&mut connection, &typed.map_err(failed)?).await?,
            asked = tokio::signal::ctrl_c() => {
                asked.map_err(failed)?;
                connection.disconnect().await?;
                println!("disconnected");
                return Ok(());
            }
        }
    }
}

async fn act(connection: &mut Connection, typed: &str) -> Result<(), Error> {
    let Some(call) = line::read(typed) else {
        println!("{}", line::HELP);
        return Ok(());
    };
    match connection.call(call).await {
        Ok(result) => println!("{}", line::answer(result.as_ref())),
        Err(error @ Error::Refused { .. }) => println!("{error}"),
        // How it ended is told next.
        Err(Error::Ended) => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

/// The lines of standard input. They are read on a thread of their own, which nothing waits for: it may hang in a read
/// when the program ends.
fn lines() -> mpsc::Receiver<io::Result<String>> {
    let (sender, receiver) = mpsc::channel(1);
    thread::spawn(move || {
        for line in io::stdin().lock().lines() {
            if sender.blocking_send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

fn failed(error: io::Error) -> Error {
    Error::Socket(error.into())
}
