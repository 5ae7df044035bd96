//! Everything that can go wrong, at the start and in a call.

use std::io;
use std::path::PathBuf;

use kit::data_folder::FolderError;
use kit::database::OpenError;
use nexconn_api::Code;
use nexconn_api::wire::Refusal;

/// Why the service does not start or stop, or why a call is not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The call is answered with this refusal.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The call is answered with this refusal, which names a key of a hosted profile.
    #[error("{refusal} (profileKey {profile_key})")]
    RefusedKey {
        /// The refusal.
        refusal: Refusal,
        /// The key that is wrong.
        profile_key: String,
    },
    /// An option or a line of the configuration file is wrong.
    #[error("{0}")]
    Configuration(String),
    /// An app that is to be filled with people has users.
    #[error("app {0} has users already; only an app without any can be filled")]
    HasUsers(String),
    /// The configuration file cannot be read.
    #[error("the configuration file {path} cannot be read: {source}")]
    ConfigurationFile {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The data folder cannot be used.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The file with the apps cannot be read or replaced.
    #[error("the apps in {path} cannot be read or written; check the file: {source}")]
    Apps {
        /// The file.
        path: PathBuf,
        /// What the system or the JSON reader said.
        source: io::Error,
    },
    /// An app's database does not open.
    #[error("{path}: {source}")]
    Open {
        /// The file.
        path: PathBuf,
        /// Why.
        source: OpenError,
    },
    /// The port cannot be listened on.
    #[error("port {port} on 127.0.0.1 cannot be listened on; choose another with --port: {source}")]
    Listen {
        /// The port asked for; 0 is any.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// The system refused something basic: a signal handler, standard output, an address.
    #[error("the system refused: {0}")]
    System(#[from] io::Error),
    /// No random bytes could be had.
    #[error("the system gave no random bytes: {0}")]
    Random(#[from] getrandom::Error),
    /// A statement failed.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// A request that passed its check, or an answer, does not fit its type.
    #[error("a declaration does not fit its types: {0}")]
    Declaration(#[from] serde_json::Error),
    /// Work ended without a result: a handler panicked, or the service went down.
    #[error("the work ended early: {0}")]
    Ended(#[from] tokio::task::JoinError),
}

impl Error {
    /// A refusal with the HTTP status that goes with `code`.
    pub(crate) fn refused(code: Code, message: impl Into<String>) -> Self {
        Self::Refused(Refusal { http: code.http(), code, message: message.into() })
    }

    /// A refusal that names the key of a hosted profile that is wrong.
    pub(crate) fn about_key(self, profile_key: &str) -> Self {
        match self {
            Self::Refused(refusal) => {
                Self::RefusedKey { refusal, profile_key: profile_key.to_owned() }
            }
            other => other,
        }
    }

    /// Whether this is the answer to a call, and not a failure of the service.
    pub(crate) fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::RefusedKey { .. })
    }

    /// The answer to a call that failed so: what is the caller's to know. The rest is for the log.
    pub(crate) fn into_refusal(self) -> Refusal {
        match self {
            Self::Refused(refusal) | Self::RefusedKey { refusal, .. } => refusal,
            _ => Refusal {
                http: Code::INTERNAL.http(),
                code: Code::INTERNAL,
                message: "internal error; the service's log has the request id".to_owned(),
            },
        }
    }
}
