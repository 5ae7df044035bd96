//! `cargo xtask run`: from a fresh clone to a link in one command.

use std::process::Command;
use std::thread;

use crate::console::{self, Bundlers, Release};
use crate::error::{Error, Result};
use crate::tools::{Pins, rust};
use crate::workspace::Workspace;
use crate::{arguments, process, server};

pub(crate) fn run(workspace: &Workspace, arguments: Vec<String>) -> Result<()> {
    let arguments =
        arguments::serve(arguments, &workspace.root.join("data"), &workspace.console())?;
    let release = Release::new(workspace)?;
    if release.is_fresh() {
        server::build()?;
    } else {
        build_all(workspace, &release)?;
    }
    let mut serve = process::command(workspace.server("debug"));
    serve.args(arguments);
    become_program(serve)
}

/// Installs tools and compiles side by side: Cargo installs in a folder of its own, so neither waits for the other,
/// and each fills the cores while the other links.
fn build_all(workspace: &Workspace, release: &Release<'_>) -> Result<()> {
    let pins = Pins::read(workspace)?;
    rust::ensure_wasm()?;
    console::fetch()?;
    let bundlers = thread::scope(|scope| {
        let bundlers = scope.spawn(|| Bundlers::ensure(workspace, &pins));
        let built = server::build().and_then(|()| console::compile());
        let bundlers = bundlers.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        built.and(bundlers)
    })?;
    release.bundle(&bundlers)
}

/// Hands the terminal and its signals to the program: Ctrl-C reaches it and nobody else.
#[cfg(unix)]
fn become_program(mut command: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let source = command.exec();
    Err(Error::Start { program: command.get_program().to_string_lossy().into_owned(), source })
}

#[cfg(not(unix))]
fn become_program(command: Command) -> Result<()> {
    process::shown("nexconn-admin", command)
}
