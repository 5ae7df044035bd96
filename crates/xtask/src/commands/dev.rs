//! `cargo xtask dev`: watches, rebuilds, restarts.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::Child;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::console::Bundlers;
use crate::error::{Error, Result};
use crate::tools::{Pins, rust};
use crate::workspace::Workspace;
use crate::{arguments, console, process, server, stamp};

/// How often files are looked at.
const INTERVAL: Duration = Duration::from_millis(500);

pub(crate) fn dev(workspace: &Workspace, arguments: Vec<String>) -> Result<()> {
    let arguments =
        arguments::serve(arguments, &workspace.root.join("data"), &workspace.dev_console())?;
    let stop = stop_signal()?;
    rust::ensure_wasm()?;
    console::fetch()?;
    let bundlers = Bundlers::ensure(workspace, &Pins::read(workspace)?)?;

    let mut console_files = Watched::new(console::inputs(workspace));
    let mut server_files = Watched::new(server_inputs(workspace)?);
    let mut server = Server::new(workspace.server("debug"), arguments);
    let mut watch = || -> Result<()> {
        while !stop.load(Ordering::Relaxed) {
            if console_files.changed()? && reported(bundlers.bundle_for_development(workspace)) {
                println!("  .. reload the page to see the new console");
            }
            if server_files.changed()? && reported(server::build()) {
                server.restart()?;
            }
            server.look_after()?;
            thread::sleep(INTERVAL);
        }
        Ok(())
    };
    let watched = watch();
    server.stop()?;
    watched
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

/// The server, while it runs.
struct Server {
    program: PathBuf,
    arguments: Vec<String>,
    child: Option<Child>,
}

impl Server {
    fn new(program: PathBuf, arguments: Vec<String>) -> Self {
        Self { program, arguments, child: None }
    }

    fn restart(&mut self) -> Result<()> {
        self.stop()?;
        let child = process::command(&self.program).args(&self.arguments).spawn();
        self.child = Some(child.map_err(|source| self.failed(source))?);
        Ok(())
    }

    /// Tells if the server has ended by itself.
    fn look_after(&mut self) -> Result<()> {
        let Some(child) = &mut self.child else { return Ok(()) };
        match child.try_wait() {
            Ok(None) => Ok(()),
            Ok(Some(status)) => {
                eprintln!("error: the server ended ({status}); the next change starts it again");
                self.child = None;
                Ok(())
            }
            Err(source) => Err(self.failed(source)),
        }
    }

    /// Asks the server to stop, and insists after a while.
    fn stop(&mut self) -> Result<()> {
        let Some(mut child) = self.child.take() else { return Ok(()) };
        process::stop(&mut child).map_err(|source| self.failed(source))
    }

    fn failed(&self, source: io::Error) -> Error {
        Error::Start { program: self.program.display().to_string(), source }
    }
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
