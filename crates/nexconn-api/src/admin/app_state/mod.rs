//! The state of an app as the App page shows it: what it may do, how it is reached, what its owner
//! declared.

mod check;
mod connection;
mod declare;
mod facts;
mod get;
mod secret;
mod zone;

pub use check::{CheckConnection, CheckConnectionRequest};
pub use connection::{
    ClockDifference, ConnectionState, FailureKind, LATENCIES_KEPT, ServerAnswer, ServerFailure,
    ServerState,
};
pub use declare::{
    DeclareApp, DeclareAppRequest, DeclaredPlan, DeclaredRequests, DeclaredSwitch, DeclaredTokens,
};
pub use facts::{ChatFacts, Fact, FactSource, TokenValidity, UserQuota, ZoneState};
pub use get::{AppState, DirectoryState, GetAppState, GetAppStateRequest};
pub use secret::{RefreshAppSecret, RefreshAppSecretRequest, SecretKept};
pub use zone::{MeasureZone, MeasureZoneRequest, MeasuredZone};
