//! The users that the gateway knows: Nexconn has no list of them, so every id that passes through
//! is remembered, with what was learnt about it and as of when.

mod cursor;
mod find;
mod needle;
mod observe;
mod row;
mod search;
mod store;

pub(crate) use find::find;
pub(crate) use observe::observe;
pub(crate) use search::search;
