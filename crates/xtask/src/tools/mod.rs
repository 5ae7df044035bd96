//! Tools other than Rust's own: found, or installed at the pinned version where nobody else's copy is touched.

mod install;
mod pins;
pub(crate) mod rust;
pub(crate) mod system;
mod version;

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) use pins::{Pin, Pins};
pub(crate) use version::{same_version, version_in};

use crate::error::{Error, Result};
use crate::process;
use crate::workspace::Workspace;

/// Name of Trunk in tools.toml.
pub(crate) const TRUNK: &str = "trunk";
/// Name of wasm-bindgen's command line and test runner in tools.toml.
pub(crate) const WASM_BINDGEN: &str = "wasm-bindgen-cli";
/// Name of the package that cuts the console into files, in tools.toml.
pub(crate) const WASM_SPLIT: &str = "wasm_split_cli_support";
/// Name of the dependency checker in tools.toml.
pub(crate) const CARGO_DENY: &str = "cargo-deny";
/// Name of the package with wasm-opt in tools.toml.
pub(crate) const BINARYEN: &str = "binaryen";
/// Name of the accessibility checker in tools.toml.
pub(crate) const AXE: &str = "axe-core";

/// Name of Nexconn's Python SDK in tools.toml.
pub(crate) const SDK: &str = "ncsdk";

/// Name of what judges a service by its `OpenAPI` document, in tools.toml.
pub(crate) const SCHEMATHESIS: &str = "schemathesis";
/// Tells tests where its packages are.
pub(crate) const SCHEMATHESIS_VARIABLE: &str = "NEXCONN_SCHEMATHESIS";

/// Where a pinned tool was looked for and what was there.
#[derive(Debug)]
pub(crate) enum Found {
    /// The pinned version, at this path.
    Pinned(PathBuf),
    /// Only another version, on PATH.
    Other { path: PathBuf, version: String },
    /// Nothing.
    Nowhere,
}

/// Looks for a tool on PATH, then among those installed by xtask.
pub(crate) fn find(workspace: &Workspace, name: &str, pin: &Pin) -> Found {
    let mut other = Found::Nowhere;
    if let Some(program) = pin.program.as_ref().filter(|_| pin.tells_version)
        && let Some(path) = on_path(program)
    {
        match reported_version(&path) {
            Some(version) if same_version(&version, &pin.version) => return Found::Pinned(path),
            version => {
                other = Found::Other { path, version: version.unwrap_or_else(|| "unknown".into()) }
            }
        }
    }
    let installed = install::location(workspace, name, pin);
    let usable = match &pin.program {
        Some(_) if pin.tells_version => {
            reported_version(&installed).is_some_and(|version| same_version(&version, &pin.version))
        }
        _ => installed.is_file(),
    };
    if usable { Found::Pinned(installed) } else { other }
}

/// Finds a tool, installing it if it is missing, and says where it is.
pub(crate) fn ensure(workspace: &Workspace, pins: &Pins, name: &str) -> Result<PathBuf> {
    let pin = pins.get(name)?;
    if let Found::Pinned(path) = find(workspace, name, pin) {
        return Ok(path);
    }
    install::install(workspace, name, pin)?;
    match find(workspace, name, pin) {
        Found::Pinned(path) => Ok(path),
        _ => Err(Error::Missing {
            what: format!("{name} {} (it was installed, but does not run)", pin.version),
            remedy: format!("rm -r {}", workspace.tools.join(pin.folder(name)).display()),
        }),
    }
}

/// The folder of packages that a pinned file of a Python package stands in.
pub(crate) fn python_packages(file: &Path) -> Option<&Path> {
    file.ancestors().nth(2)
}

/// Puts a program's folder in front of PATH, so that programs started by the command find it and its neighbours.
pub(crate) fn prefer(command: &mut Command, program: &Path) -> Result<()> {
    let folder = program.parent().map(Path::to_owned);
    let path = env::var_os("PATH").unwrap_or_default();
    let joined =
        env::join_paths(folder.into_iter().chain(env::split_paths(&path))).map_err(|error| {
            Error::Missing {
                what: format!("A usable PATH ({error})"),
                remedy: "export PATH=FOLDERS".into(),
            }
        })?;
    command.env("PATH", joined);
    Ok(())
}

/// The first program of this name on PATH.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let file = OsString::from(format!("{program}{}", env::consts::EXE_SUFFIX));
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// The version a program prints when asked for it.
pub(crate) fn reported_version(program: impl AsRef<OsStr>) -> Option<String> {
    let mut command = process::command(program);
    command.arg("--version");
    version_in(&process::output_of(command)?).map(str::to_owned)
}
