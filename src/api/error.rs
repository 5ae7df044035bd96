use nexconn_api::Violation;
use nexconn_api::admin::ErrorCode;
use nexconn_api::wire::Refusal;

use super::Cause;

/// Why the gateway did not do what it was asked. The catalogs word it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// No answer of the gateway came.
    #[error("the gateway does not answer: {0:?}")]
    Network(Cause),
    /// The gateway refused it.
    #[error("the gateway refused it: {message} ({code:?}, request {request_id})")]
    Gateway {
        /// The kind of refusal.
        code: ErrorCode,
        /// The gateway's own sentence, in English.
        message: String,
        /// The fields that are wrong.
        fields: Vec<Violation>,
        /// What to quote to the gateway's operator.
        request_id: String,
    },
    /// Nexconn refused what was to be read.
    #[error("Nexconn refused it: {refusal:?} (request {request_id})")]
    Refused {
        /// How.
        refusal: Refusal,
        /// What to quote to Nexconn's support.
        request_id: String,
    },
    /// Console and gateway speak different versions of the contract.
    #[error("the gateway speaks version {gateway} of the contract, this console {console}")]
    Contract {
        /// Version of the console.
        console: u32,
        /// Version of the gateway.
        gateway: u32,
    },
    /// The answer has a form that this console does not know.
    #[error("the answer has another form: {0}")]
    Unreadable(String),
    /// The gateway signed the admin in, and the browser did not send the session back.
    #[error("the browser does not send the session back to the gateway")]
    SessionLost {
        /// Whether console and gateway are on different sites, where browsers block cookies.
        other_site: bool,
    },
}

impl ApiError {
    /// The code of the gateway's refusal.
    pub fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::Gateway { code, .. } => Some(*code),
            _ => None,
        }
    }

    /// The id to quote, where the gateway gave one.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Gateway { request_id, .. } | Self::Refused { request_id, .. } => Some(request_id),
            _ => None,
        }
    }

    /// Whether the request may have reached the gateway without an answer.
    pub fn is_network(&self) -> bool {
        matches!(self, Self::Network(_))
    }
}
