//! Why a command fails, in one line that says what to do.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use kit::data_folder::FolderError;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The address cannot be listened on.
    #[error(
        "{address} cannot be listened on ({source}); choose another address with --listen, port 0 for any free one"
    )]
    Listen { address: SocketAddr, source: io::Error },
    /// The folder has no console in it.
    #[error(
        "{0} holds no console: it has no index.html; build one with `cargo xtask dist` or leave --console out"
    )]
    NoConsole(PathBuf),
    /// There are no sample apps that could be filled.
    #[error("--demo fills the sample apps, which are served only where no apps are configured")]
    NothingToDemonstrate,
    /// A variable holds bytes that are no text.
    #[error("the variable {0} is no UTF-8 text")]
    Variable(&'static str),
    /// The data folder cannot be used.
    #[error(transparent)]
    Folder(#[from] FolderError),
    #[error(transparent)]
    Gateway(#[from] gateway::Error),
    #[error(transparent)]
    Local(#[from] nexconn_local::Error),
    /// A signal handler or standard output.
    #[error("the system refused: {0}")]
    System(#[from] io::Error),
}
