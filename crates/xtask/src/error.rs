//! What can go wrong in a command, told so that the reader knows what to do next.

use std::path::{Path, PathBuf};
use std::{io, process::ExitStatus};

/// Result of everything in xtask.
pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

/// A reason to stop.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The command line is not understood.
    #[error("{0}\n\n{usage}", usage = crate::USAGE)]
    Usage(String),
    /// A program could not be started at all.
    #[error("cannot start {program}: {source}; `cargo xtask doctor` tells how to get it")]
    Start { program: String, source: io::Error },
    /// A step ran and failed; `output` is the part of what it said that matters, if it was captured.
    #[error("{title} failed ({status}){output}")]
    Step { title: String, status: ExitStatus, output: String },
    /// A file or folder could not be read or written.
    #[error("cannot {action} {path}: {source}", path = path.display())]
    File { action: &'static str, path: PathBuf, source: io::Error },
    /// A file of the project has not the expected content.
    #[error("{path}: {problem}", path = path.display())]
    Content { path: PathBuf, problem: String },
    /// Something is not installed and cannot be installed from here.
    #[error("{what} is missing. Type:  {remedy}")]
    Missing { what: String, remedy: String },
    /// Some stages of the tests failed; they have said why themselves.
    #[error("stage {0} failed")]
    Stage(&'static str),
}

impl Error {
    /// For `map_err` after work on one file: `Error::file("read", path)`.
    pub(crate) fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { action, path, source }
    }

    /// The content of `path` is not what it should be.
    pub(crate) fn content(path: &Path, problem: &impl ToString) -> Self {
        Self::Content { path: path.to_owned(), problem: problem.to_string() }
    }
}
