use serde::{Deserialize, Serialize};

use crate::Code;

/// Latencies of a server that are kept, the latest ones.
pub const LATENCIES_KEPT: usize = 30;

/// How an app's service answers, measured from the calls that go there anyway and by
/// [`CheckConnection`](super::CheckConnection). In memory: it begins anew with the gateway.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectionState {
    /// The primary server, then the backup if there is one.
    pub servers: Vec<ServerState>,
    /// How far the clocks are apart; none until a server told its time.
    pub clock: Option<ClockDifference>,
}

/// One server of an app's service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServerState {
    /// Its base URL.
    pub base_url: String,
    /// Whether it is the backup.
    pub backup: bool,
    /// Whether calls go to it first now.
    pub preferred: bool,
    /// Its last answer; none before the first.
    pub answered: Option<ServerAnswer>,
    /// What went wrong with it last, if anything did. It is over where `answered` is later.
    pub failed: Option<ServerFailure>,
    /// Milliseconds that its last [`LATENCIES_KEPT`] answers took, latest last.
    pub latencies: Vec<u32>,
}

impl ServerState {
    /// What is wrong with it now: its last failure, unless it answered as it should since.
    pub fn failing(&self) -> Option<&ServerFailure> {
        let lasts = |failed: &&ServerFailure| self.answered.is_none_or(|it| it.at <= failed.at);
        self.failed.as_ref().filter(lasts)
    }
}

/// An answer that shows that the service takes the app's calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerAnswer {
    /// When it came, in Unix milliseconds.
    pub at: i64,
    /// How long it took, in milliseconds.
    pub millis: u32,
}

/// A call that shows that something is wrong with the server or the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerFailure {
    /// When, in Unix milliseconds.
    pub at: i64,
    /// What went wrong.
    pub why: FailureKind,
}

/// What goes wrong with a server or an app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FailureKind {
    /// There was no connection.
    Unreachable,
    /// The call was sent and no whole answer came.
    Lost,
    /// It answered that it does not take the app's calls, or that it has failed: a wrong App Secret
    /// (1001, 1004), the app offline (1006), the gateway's address not allowed (1007), HTTP 5xx.
    Refused {
        /// HTTP status.
        http: u16,
        /// Business code.
        code: Code,
    },
}

/// How far the gateway's clock and the service's are apart.
///
/// Servers tell their time to the second. Several answers together tell it more closely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockDifference {
    /// The gateway's time minus the service's, in milliseconds: above 0 the gateway is ahead.
    pub millis: i64,
    /// How far off that may be either way, in milliseconds.
    pub within: i64,
    /// When it was measured last, in Unix milliseconds.
    pub at: i64,
}
