//! A clean stop.

use std::io;

use tokio::signal::unix::{SignalKind, signal};

/// Begins to watch for a request to stop (SIGTERM, or Ctrl-C in a terminal); what it returns waits
/// for one. From this call on, such a signal no longer ends the process by itself.
pub fn requested() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
