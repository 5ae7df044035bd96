use nexconn_api::admin::ErrorCode;
use nexconn_api::wire::Refusal;

use crate::api::ApiError;

/// Why a request was not done, or is not known to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What happened.
    pub kind: ProblemKind,
    /// Id of the request, if it got one.
    pub request_id: Option<String>,
    /// When, in Unix milliseconds.
    pub at: i64,
}

/// What happened to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// Nexconn refused it; nothing was changed.
    Refused(Refusal),
    /// No answer of Nexconn came; it may have taken effect.
    Unknown,
    /// It was done by an earlier try, whose result is no longer told.
    DoneBefore,
    /// The gateway refused it, or did not answer.
    Failed(ApiError),
}

impl Problem {
    /// Whether sending the same again must count as the same intent, because the gateway may be
    /// at it. An outcome that the gateway itself does not know is repeated as a new one: it would
    /// only say again that it does not know.
    pub(crate) fn leaves_intent_open(&self) -> bool {
        match &self.kind {
            ProblemKind::Failed(error) => {
                let code = error.code();
                error.is_network()
                    || code == Some(ErrorCode::Conflict)
                    || code == Some(ErrorCode::UpstreamUnreachable)
            }
            ProblemKind::Refused(_) | ProblemKind::Unknown | ProblemKind::DoneBefore => false,
        }
    }

    /// Whether no answer of the gateway came.
    pub(super) fn is_network(&self) -> bool {
        matches!(&self.kind, ProblemKind::Failed(error) if error.is_network())
    }
}
