//! The command: starts a service, says where it is, and stops it when asked; or fills an app with people.

use std::io::Write;

use tokio::net::TcpListener;

use crate::app::apps_file;
use crate::options::Args;
use crate::seed::{self, SeedArgs};
use crate::{Error, start};

/// Runs nexconn-local, a service compatible with Nexconn's user management, on this machine.
#[derive(Debug, Clone, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct CommandLine {
    #[command(subcommand)]
    task: Option<Task>,
    #[command(flatten)]
    args: Args,
}

/// What is done instead of running a service.
#[derive(Debug, Clone, clap::Subcommand)]
enum Task {
    Seed(SeedArgs),
}

/// Does what was typed, and writes to `out` what came of it, but no secret. A service runs until the process is asked
/// to stop.
pub async fn run(line: CommandLine, out: impl Write) -> Result<(), Error> {
    match line.task {
        Some(Task::Seed(args)) => seed::run(args, out).await,
        None => serve(line.args, out).await,
    }
}

async fn serve(args: Args, mut out: impl Write) -> Result<(), Error> {
    let resolved = args.resolve()?;
    let port = resolved.port;
    let stop = kit::shutdown::requested()?;
    let listener = TcpListener::bind(("127.0.0.1", port))
        .await
        .map_err(|source| Error::Listen { port, source })?;
    let secrets = apps_file(&resolved.config.data);
    let running = start(resolved.config, resolved.clock, listener).await?;
    writeln!(out, "nexconn-local listens on {}", running.base_url())?;
    for app in running.apps() {
        writeln!(out, "App Key {} ({})", app.app_key, app.environment_name())?;
    }
    writeln!(out, "Their App Secrets are in {}", secrets.display())?;
    out.flush()?;
    stop.await;
    running.stop().await
}
