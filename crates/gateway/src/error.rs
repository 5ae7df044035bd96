//! What can go wrong, what to do about it, and the one mapping to the contract's kinds.

use nexconn_api::admin::{ErrorCode, HookRefusal};
use nexconn_api::spec::Role;
use nexconn_api::wire::Refusal;
use nexconn_api::{Violation, describe};

/// Every failure of the gateway itself.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No session, an ended one, or wrong credentials.
    #[error("sign in; the session has ended or the credentials are wrong")]
    Unauthenticated,
    /// A one-time link that was used, has expired or never was.
    #[error("this link was used already or has expired; ask for another invite")]
    CodeSpent,
    /// The session came from a one-time link and no password is chosen yet.
    #[error("choose a password first")]
    PasswordRequired,
    /// The role does not allow it.
    #[error("this needs the role {}; ask an owner for it", needed.name())]
    Forbidden {
        /// The role it needs.
        needed: Role,
    },
    /// A change that does not come from the console's own origin.
    #[error(
        "changes are taken from the console's own address only; open it there, or configure this origin"
    )]
    ForeignOrigin,
    /// Fields are wrong.
    #[error("{}", describe::sentence(.0))]
    Invalid(Vec<Violation>),
    /// The body or the address is not readable at all.
    #[error("{0}")]
    Unreadable(&'static str),
    /// A request to a webhook that is not taken.
    #[error("{}", refused_hook(*.0))]
    Hook(HookRefusal),
    /// There is no such thing.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The path does not take this method.
    #[error("this path does not take this method")]
    MethodNotAllowed,
    /// It does not fit what is there.
    #[error("{0}")]
    Conflict(&'static str),
    /// The body is too large.
    #[error("the body is larger than {max} bytes; send less at once")]
    TooLarge {
        /// Most it may have, in bytes.
        max: usize,
    },
    /// The body is not declared as JSON.
    #[error("send the body as application/json")]
    UnsupportedMediaType,
    /// Too many tries.
    #[error("too many tries; try again in {seconds} seconds")]
    Throttled {
        /// How long to wait.
        seconds: u32,
    },
    /// No server of Nexconn could be reached; nothing was sent, or nothing that changes anything.
    #[error("Nexconn cannot be reached; nothing was changed, try again shortly")]
    UpstreamUnreachable,
    /// Nexconn refused to tell something that an answer is made of.
    #[error("Nexconn refused to tell it: {0}")]
    UpstreamRefused(Refusal),
    /// The database failed. Its message goes to the log alone.
    #[error("the gateway's database failed; look for the request id in its log")]
    Database(#[from] sqlx::Error),
    /// The database file does not open.
    #[error(transparent)]
    Open(#[from] kit::database::OpenError),
    /// A file or socket failed.
    #[error("{what}: {source}")]
    Io {
        /// What was tried, and with which file.
        what: String,
        /// Why it failed.
        source: std::io::Error,
    },
    /// The configuration cannot work.
    #[error("{0}")]
    Config(String),
    /// Something that never fails did. Its message goes to the log alone.
    #[error("the gateway failed: {0}")]
    Internal(String),
}

impl Error {
    /// The kind of error in the contract's words, and with it the HTTP status.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Invalid(_) | Self::Unreadable(_) | Self::Hook(HookRefusal::Unreadable) => {
                ErrorCode::Invalid
            }
            Self::Unauthenticated | Self::CodeSpent | Self::Hook(_) => ErrorCode::Unauthenticated,
            Self::PasswordRequired => ErrorCode::PasswordRequired,
            Self::Forbidden { .. } | Self::ForeignOrigin => ErrorCode::Forbidden,
            Self::NotFound(_) => ErrorCode::NotFound,
            Self::MethodNotAllowed => ErrorCode::MethodNotAllowed,
            Self::Conflict(_) | Self::UpstreamRefused(_) => ErrorCode::Conflict,
            Self::TooLarge { .. } => ErrorCode::TooLarge,
            Self::UnsupportedMediaType => ErrorCode::UnsupportedMediaType,
            Self::Throttled { .. } => ErrorCode::Throttled,
            Self::UpstreamUnreachable => ErrorCode::UpstreamUnreachable,
            Self::Database(_)
            | Self::Open(_)
            | Self::Io { .. }
            | Self::Config(_)
            | Self::Internal(_) => ErrorCode::Internal,
        }
    }

    /// The message for an admin: without the inner workings of what failed.
    pub(crate) fn message(&self) -> String {
        match self.code() {
            ErrorCode::Internal => {
                "the gateway failed; give its operator the request id".to_owned()
            }
            _ => self.to_string(),
        }
    }
}

/// What to do about a request to a webhook that is not taken: its sender is Nexconn, or somebody who tries.
fn refused_hook(why: HookRefusal) -> &'static str {
    match why {
        HookRefusal::NotSigned => {
            "nonce, timestamp and signature must stand in the query, under the names that the app's page shows"
        }
        HookRefusal::OtherApp => "this is the webhook of an app with another App Key",
        HookRefusal::WrongSignature => "the signature is not one of this app's secret",
        HookRefusal::TooOld => "the signature is more than a day older than another; sign anew",
        HookRefusal::Reused => "this signature came with another body before; sign anew",
        HookRefusal::Unreadable => "the body is no event of the documented form",
    }
}
