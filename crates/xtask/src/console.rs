//! Building the console with Trunk.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::tools::{self, Pins, TRUNK, WASM_BINDGEN, rust};
use crate::workspace::Workspace;
use crate::{process, stamp};

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

    /// Compiles what Trunk will bundle, exactly as Trunk asks for it: this needs no tool, so it can be done while
    /// tools are installed.
    pub(crate) fn compile(&self) -> Result<()> {
        let manifest = self.workspace.root.join("Cargo.toml");
        let mut cargo =
            process::cargo(&["build", "--target", rust::WASM, "--profile", "wasm-release"]);
        cargo.args(["--locked", "--offline", "--manifest-path"]).arg(manifest);
        process::summarised("compile the console", cargo)
    }

    /// Bundles the console with these tools (Trunk and wasm-bindgen).
    pub(crate) fn bundle(&self, programs: &[PathBuf]) -> Result<()> {
        bundle(self.workspace, programs, &self.workspace.console(), &[])?;
        stamp::write(&self.stamp, &self.digest)
    }
}

/// Tools that bundling needs, installed if they are missing.
pub(crate) fn tools(workspace: &Workspace, pins: &Pins) -> Result<Vec<PathBuf>> {
    tools::ensure(workspace, pins, &[WASM_BINDGEN, TRUNK])
}

/// Makes sure the release build is there and fresh.
pub(crate) fn ensure_release(workspace: &Workspace, pins: &Pins) -> Result<()> {
    let release = Release::new(workspace)?;
    if release.is_fresh() {
        return Ok(());
    }
    rust::ensure_wasm()?;
    fetch()?;
    release.bundle(&tools(workspace, pins)?)
}

/// Builds the console quickly and without optimising, for the inner loop.
pub(crate) fn build_for_development(workspace: &Workspace, programs: &[PathBuf]) -> Result<()> {
    bundle(
        workspace,
        programs,
        &workspace.dev_console(),
        &["--release", "false", "--cargo-profile", "dev"],
    )
}

/// Downloads dependencies: Trunk is told to work offline, so that it takes no tool from the network either.
pub(crate) fn fetch() -> Result<()> {
    process::summarised("fetch dependencies", process::cargo(&["fetch", "--locked"]))
}

fn bundle(
    workspace: &Workspace,
    programs: &[PathBuf],
    to: &Path,
    arguments: &[&str],
) -> Result<()> {
    fs::create_dir_all(to).map_err(Error::file("create", to))?;
    let [_, trunk] = programs else {
        return Err(Error::content("tools.toml".as_ref(), &"Trunk and wasm-bindgen are needed"));
    };
    let mut command = process::command(trunk);
    command.arg("build").args(arguments).arg("--dist").arg(to).current_dir(&workspace.root);
    tools::prefer(&mut command, programs)?;
    process::summarised("bundle the console", command)
}
