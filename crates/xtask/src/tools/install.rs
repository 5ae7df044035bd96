//! Installing tools into the user's cache folder, one folder for each version.

use std::env;
use std::fs;
use std::path::PathBuf;

use super::pins::{Pin, Registry};
use super::{on_path, system};
use crate::error::{Error, Result};
use crate::process;
use crate::workspace::Workspace;

/// Below a tool's folder: Python packages apart from the system's and from everybody else's.
const PYTHON_PACKAGES: &str = "packages";

/// Where a tool's program or file is once it is installed.
pub(super) fn location(workspace: &Workspace, name: &str, pin: &Pin) -> PathBuf {
    let folder = workspace.tools.join(pin.folder(name));
    match (pin.from, &pin.program, &pin.file) {
        (Registry::Cargo, Some(program), _) => {
            folder.join("bin").join(format!("{program}{}", env::consts::EXE_SUFFIX))
        }
        (Registry::Npm, Some(program), _) => folder.join("node_modules/.bin").join(program),
        (Registry::Pip, _, Some(file)) => folder.join(PYTHON_PACKAGES).join(file),
        (_, None, Some(file)) => folder.join("node_modules").join(file),
        (Registry::Pip, Some(_), None) | (_, None, None) => folder,
    }
}

pub(super) fn install(workspace: &Workspace, name: &str, pin: &Pin) -> Result<()> {
    let folder = workspace.tools.join(pin.folder(name));
    fs::create_dir_all(&folder).map_err(Error::file("create", &folder))?;
    let command = match pin.from {
        Registry::Cargo => {
            let mut command =
                process::cargo(&["install", name, "--version", &pin.version, "--root"]);
            command.arg(&folder);
            command.args(pin.locked.then_some("--locked"));
            command.args((!pin.default_features).then_some("--no-default-features"));
            if !pin.features.is_empty() {
                command.arg("--features").arg(pin.features.join(","));
            }
            command.env("CARGO_PROFILE_RELEASE_LTO", "off");
            command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", pin.opt_level.to_string());
            command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64");
            command
        }
        Registry::Npm => {
            if on_path("npm").is_none() {
                system::install(&[system::NODE])?;
            }
            let mut command = process::command("npm");
            command.args([
                "install",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--no-save",
                "--prefix",
            ]);
            command.arg(&folder).arg(format!("{name}@{}", pin.version));
            command
        }
        Registry::Pip => {
            if !system::has_pip() {
                system::install(&[system::PYTHON])?;
            }
            let mut command = process::command("python3");
            command.args(["-m", "pip", "install", "--disable-pip-version-check", "--target"]);
            command.arg(folder.join(PYTHON_PACKAGES)).arg(format!("{name}=={}", pin.version));
            command
        }
    };
    process::summarised(&format!("install {name} {}", pin.version), command)
}
