//! A clean stop.

use std::io;

use tokio::signal::unix::{SignalKind, signal};

/// Waits until the process is asked to stop (SIGTERM, or Ctrl-C in a terminal).
pub async fn requested() -> io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}
