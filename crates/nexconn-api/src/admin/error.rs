use serde::{Deserialize, Serialize};

use crate::Violation;

/// Body of an error of the gateway itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody {
    /// The error.
    pub error: ErrorDetail,
}

/// What went wrong, what to do, and the id to quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorDetail {
    /// The kind of error.
    pub code: ErrorCode,
    /// One English sentence that says what to do. The console words known codes itself.
    pub message: String,
    /// The fields that are wrong, if some are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Violation>,
    /// Id of the request, also in `X-Request-ID`.
    pub request_id: String,
}

/// Kinds of error, each with one HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// Nobody is signed in, or the credentials are wrong.
    Unauthenticated,
    /// A password must be chosen before anything else.
    PasswordRequired,
    /// The admin's role does not allow it, or the request comes from a foreign origin.
    Forbidden,
    /// Fields are wrong; they are listed.
    Invalid,
    /// There is no such thing.
    NotFound,
    /// The path does not take this method.
    MethodNotAllowed,
    /// It does not fit what is there.
    Conflict,
    /// The body is too large.
    TooLarge,
    /// The body is not JSON.
    UnsupportedMediaType,
    /// Too many tries; later again.
    Throttled,
    /// Nexconn could not be reached; nothing was sent.
    UpstreamUnreachable,
    /// The gateway failed; its log has the request's id.
    #[serde(other)]
    Internal,
}

impl ErrorCode {
    /// The HTTP status that goes with it.
    pub const fn http(self) -> u16 {
        match self {
            Self::Unauthenticated => 401,
            Self::PasswordRequired | Self::Forbidden => 403,
            Self::Invalid => 422,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::Throttled => 429,
            Self::UpstreamUnreachable => 502,
            Self::Internal => 500,
        }
    }
}
