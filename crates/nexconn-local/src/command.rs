//! The command: starts a service, says where it is, and stops it when asked.

use std::io::Write;

use tokio::net::TcpListener;

use crate::app::apps_file;
use crate::options::Args;
use crate::{Error, start};

/// Runs a service until the process is asked to stop; writes its address and apps to `out`, but no
/// secret.
pub async fn run(args: Args, mut out: impl Write) -> Result<(), Error> {
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
