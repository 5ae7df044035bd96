//! Building the console with Trunk.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::tools::{self, Pins, TRUNK, WASM_BINDGEN, rust};
use crate::workspace::Workspace;
use crate::{process, stamp};

/// Cargo's profile for the console that ships.
pub(crate) const PROFILE: &str = "wasm-release";

/// Everything the console is made of.
pub(crate) fn inputs(workspace: &Workspace) -> Vec<PathBuf> {
    [
        "src",
        "style",
        "assets",
        "index.html",
        "Trunk.toml",
        "crates/nexconn-api",
        "Cargo.toml",
        "Cargo.lock",
        "tools.toml",
    ]
    .iter()
    .map(|path| workspace.root.join(path))
    .collect()
}

/// A release build of the console that may be due.
#[derive(Debug)]
pub(crate) struct Release<'a> {
    workspace: &'a Workspace,
    digest: String,
    stamp: PathBuf,
}

impl<'a> Release<'a> {
    pub(crate) fn new(workspace: &'a Workspace) -> Result<Self> {
        let digest = stamp::digest(&inputs(workspace))?;
        Ok(Self { workspace, digest, stamp: workspace.notes().join("console") })
    }

    /// Whether the console on disk was made of these very inputs.
    pub(crate) fn is_fresh(&self) -> bool {
        stamp::matches(&self.stamp, &self.digest)
            && self.workspace.console().join("index.html").is_file()
    }

    /// Bundles the console, compiling first what is not compiled.
    pub(crate) fn bundle(&self, bundlers: &Bundlers) -> Result<()> {
        bundlers.bundle(&self.workspace.console(), &["--cargo-profile", PROFILE])?;
        stamp::write(&self.stamp, &self.digest)
    }
}

/// Compiles what Trunk will bundle for release, as Trunk asks for it: this needs no tool, so it can be done while
/// tools are installed.
pub(crate) fn compile() -> Result<()> {
    let mut cargo = process::cargo(&["build", "--locked", "--offline", "--target", rust::WASM]);
    cargo.args(["--profile", PROFILE]);
    process::summarised("compile the console", cargo)
}

/// Makes sure the release build is there and fresh.
pub(crate) fn ensure_release(workspace: &Workspace, pins: &Pins) -> Result<()> {
    let release = Release::new(workspace)?;
    if release.is_fresh() {
        return Ok(());
    }
    rust::ensure_wasm()?;
    fetch()?;
    let bundlers = Bundlers::ensure(workspace, pins)?;
    compile()?;
    release.bundle(&bundlers)
}

/// Downloads dependencies: Trunk is told to work offline, so that it takes no tool from the network either.
pub(crate) fn fetch() -> Result<()> {
    process::summarised("fetch dependencies", process::cargo(&["fetch", "--locked"]))
}

/// The programs that make a bundle.
#[derive(Debug)]
pub(crate) struct Bundlers {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
}

impl Bundlers {
    /// Finds or installs them.
    pub(crate) fn ensure(workspace: &Workspace, pins: &Pins) -> Result<Self> {
        let wasm_bindgen = tools::ensure(workspace, pins, WASM_BINDGEN)?;
        Ok(Self { trunk: tools::ensure(workspace, pins, TRUNK)?, wasm_bindgen })
    }

    /// Builds the console quickly and without optimising, for the inner loop.
    pub(crate) fn bundle_for_development(&self, workspace: &Workspace) -> Result<()> {
        self.bundle(&workspace.dev_console(), &["--release", "false", "--cargo-profile", "dev"])
    }

    fn bundle(&self, to: &Path, arguments: &[&str]) -> Result<()> {
        fs::create_dir_all(to).map_err(Error::file("create", to))?;
        // Two runs at once, say `run` beside `test`, would clear each other's half-made files.
        let path = to.with_extension("lock");
        let lock = File::create(&path).map_err(Error::file("create", &path))?;
        lock.lock().map_err(Error::file("lock", &path))?;
        let mut command = process::command(&self.trunk);
        command.arg("build").args(arguments).arg("--dist").arg(to);
        // Trunk prints the trace of its own code after the compiler's error, which it pushes out of sight.
        command.env("RUST_BACKTRACE", "0");
        tools::prefer(&mut command, &self.wasm_bindgen)?;
        process::summarised("bundle the console", command)
    }
}
