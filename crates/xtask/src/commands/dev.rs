//! `cargo xtask dev`: watches, rebuilds, restarts.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Child;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use crate::console::Bundlers;
use crate::error::{Error, Result};
use crate::tools::{Pins, rust};
use crate::workspace::Workspace;
use crate::{arguments, console, process, server, stamp};

/// How often files are looked at.
const INTERVAL: Duration = Duration::from_millis(500);
/// How long the server may take to stop before it is killed.
const GRACE: Duration = Duration::from_secs(5);

pub(crate) fn dev(workspace: &Workspace, arguments: Vec<String>) -> Result<()> {
    let arguments =
        arguments::serve(arguments, &workspace.root.join("data"), &workspace.dev_console())?;
    let stop = stop_signal()?;
    rust::ensure_wasm()?;
    console::fetch()?;
    let bundlers = Bundlers::ensure(workspace, &Pins::read(workspace)?)?;

    let mut console_files = Watched::new(console::inputs(workspace));
    let mut server_files = Watched::new(server_inputs(workspace)?);
    let mut running: Option<Child> = None;
    while !stop.load(Ordering::Relaxed) {
        if server_files.changed()? && reported(server::build()) {
            stop_server(running.take())?;
            let mut serve = process::command(workspace.server("debug"));
            serve.args(&arguments);
            let program = workspace.server("debug").display().to_string();
            running = Some(serve.spawn().map_err(|source| Error::Start { program, source })?);
        }
        if console_files.changed()? && reported(bundlers.bundle_for_development(workspace)) {
            println!("  .. reload the page to see the new console");
        }
        thread::sleep(INTERVAL);
    }
    stop_server(running)
}

/// A build that fails is told and waited out: the next edit repairs it.
fn reported(build: Result<()>) -> bool {
    build.inspect_err(|error| eprintln!("error: {error}")).is_ok()
}

fn server_inputs(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let crates = stamp::entries(&workspace.root.join("crates"))?.into_iter();
    let mut inputs: Vec<_> =
        crates.filter(|path| !path.ends_with("e2e") && !path.ends_with("xtask")).collect();
    inputs.extend(["Cargo.toml", "Cargo.lock"].map(|file| workspace.root.join(file)));
    Ok(inputs)
}

/// Files and when they were changed last.
struct Watched {
    paths: Vec<PathBuf>,
    seen: BTreeMap<PathBuf, SystemTime>,
}

impl Watched {
    fn new(paths: Vec<PathBuf>) -> Self {
        Self { paths, seen: BTreeMap::new() }
    }

    /// Whether anything differs from the last time this was asked; the first time everything does.
    fn changed(&mut self) -> Result<bool> {
        let now: BTreeMap<_, _> = stamp::files_below(&self.paths)?
            .into_iter()
            .filter_map(|file| {
                // An editor may replace a file just now: it is seen the next time.
                let changed = fs::metadata(&file).and_then(|data| data.modified()).ok()?;
                Some((file, changed))
            })
            .collect();
        let changed = now != self.seen;
        self.seen = now;
        Ok(changed)
    }
}

/// Becomes true on Ctrl-C or when xtask is asked to end.
fn stop_signal() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&stop))
            .map_err(Error::file("watch", "signals".as_ref()))?;
    }
    Ok(stop)
}

/// Asks the server to stop, and insists after a while.
fn stop_server(server: Option<Child>) -> Result<()> {
    let Some(mut server) = server else { return Ok(()) };
    let failed = |source| Error::Start { program: "kill".into(), source };
    #[cfg(unix)]
    {
        let mut kill = process::command("kill");
        kill.args(["-s", "TERM", &server.id().to_string()]).stderr(std::process::Stdio::null());
        // It may have ended already, then there is nobody to ask.
        kill.status().map_err(failed)?;
        let asked = Instant::now();
        while asked.elapsed() < GRACE {
            if server.try_wait().map_err(failed)?.is_some() {
                return Ok(());
            }
            thread::sleep(INTERVAL / 10);
        }
    }
    server.kill().map_err(failed)?;
    server.wait().map_err(failed)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_changed_and_removed_files_are_noticed_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut watched = Watched::new(vec![folder.path().to_owned()]);
        let file = folder.path().join("a.rs");
        let edited_at = |seconds| {
            fs::write(&file, "x").unwrap();
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            fs::File::options().write(true).open(&file).unwrap().set_modified(time).unwrap();
        };
        edited_at(1);
        assert!(watched.changed().unwrap() && !watched.changed().unwrap());
        edited_at(2);
        assert!(watched.changed().unwrap() && !watched.changed().unwrap());
        fs::remove_file(&file).unwrap();
        assert!(watched.changed().unwrap() && !watched.changed().unwrap());
    }
}
