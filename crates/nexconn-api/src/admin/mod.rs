//! The gateway's own API, `/api/v1/…`: sign-in, apps, directory, audit log, and the envelope in
//! which calls to Nexconn travel.
//!
//! Answers are the response itself, without Nexconn's `{code, result}`; errors are an
//! [`ErrorBody`].

mod apps;
mod audit;
mod call;
mod error;
mod hello;
mod password;
mod session;
mod users;

pub use apps::{App, Apps, Environment, ListApps, ListAppsRequest, Plan};
pub use audit::{AuditEntry, AuditOutcome, AuditPage, ListAudit, ListAuditRequest};
pub use call::{Call, CallAnswer, Outcome, UpstreamAnswer};
pub use error::{ErrorBody, ErrorCode, ErrorDetail};
pub use hello::{CONTRACT, GetHello, GetHelloRequest, Hello};
pub use password::{PASSWORD_CHARS, SetPassword, SetPasswordRequest};
pub use session::{
    AppRole, CreateSession, CreateSessionRequest, DeleteSession, DeleteSessionRequest, GetSession,
    GetSessionRequest, Session,
};
pub use users::{
    DirectoryUser, GetUser, GetUserRequest, ListUsers, ListUsersRequest, Total, UserPage, UserSort,
};

use crate::spec::{Kind, Length};

endpoint_list!(($) admin_endpoints, admin:
    GetHello,
    CreateSession,
    GetSession,
    DeleteSession,
    SetPassword,
    ListApps,
    ListUsers,
    GetUser,
    ListAudit,
);

/// Base of every path of the gateway's API.
pub const BASE: &str = "/api/v1";
/// An app's slug: in paths, never changed once given.
pub const APP: Kind = Kind::Text { min: 1, max: Length::Chars(64) };
/// A cursor as the gateway gave it.
pub const CURSOR: Kind = Kind::Text { min: 1, max: Length::Chars(2000) };
/// Sizes of a page.
pub const PAGE_SIZES: [u32; 3] = [25, 50, 100];
/// Size of a page that states none.
pub const PAGE_SIZE: u32 = 50;
/// Rows on one page.
pub const LIMIT: Kind = Kind::Int { min: 1, max: 100 };
/// Counts stop here; beyond, the console shows "10,000+".
pub const COUNT_CAP: u64 = 10_000;
