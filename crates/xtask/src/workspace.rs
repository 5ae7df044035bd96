//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Folders that commands work in.
#[derive(Clone, Debug)]
pub(crate) struct Workspace {
    /// The clone.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, wherever it was configured to be.
    pub(crate) target: PathBuf,
    /// Installed tools, one folder each, shared by all clones of this user.
    pub(crate) tools: PathBuf,
}

impl Workspace {
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let root = root.canonicalize().map_err(Error::file("find", &root))?;
        // xtask itself lies in TARGET/PROFILE/.
        let program = env::current_exe().map_err(Error::file("find", Path::new("xtask")))?;
        let target = program.ancestors().nth(2).unwrap_or(&root).to_owned();
        Ok(Self { root, target, tools: cache_folder()?.join("nexconn-admin/tools") })
    }

    /// The console as Trunk makes it for release: what `run` serves, `test` tests and `dist` starts from.
    pub(crate) fn console(&self) -> PathBuf {
        self.target.join("console/release")
    }

    /// The console of `dev`, not optimised.
    pub(crate) fn dev_console(&self) -> PathBuf {
        self.target.join("console/dev")
    }

    /// Where xtask keeps its own notes between runs.
    pub(crate) fn notes(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// The server as built by the given Cargo profile folder (`debug` or `release`).
    pub(crate) fn server(&self, profile: &str) -> PathBuf {
        self.target.join(profile).join(format!("nexconn-admin{}", env::consts::EXE_SUFFIX))
    }
}

fn cache_folder() -> Result<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("XDG_CACHE_HOME")
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .or_else(|| set("LOCALAPPDATA"))
        .ok_or_else(|| Error::Missing {
            what: "A folder for tools (none of XDG_CACHE_HOME, HOME, LOCALAPPDATA is set)".into(),
            remedy: "export XDG_CACHE_HOME=FOLDER".into(),
        })
}
