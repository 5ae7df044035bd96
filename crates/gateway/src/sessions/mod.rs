//! Who is signed in: invites, passwords, cookies, sessions and roles.

pub(crate) mod access;
pub(crate) mod cookie;
pub(crate) mod digest;
pub(crate) mod invite;
pub(crate) mod password;
pub(crate) mod roles;
pub(crate) mod store;
pub(crate) mod throttle;
mod watch;

pub(crate) use watch::Watch;
