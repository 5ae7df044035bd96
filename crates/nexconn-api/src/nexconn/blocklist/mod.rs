//! The blocklist: whose direct messages a user does not take. One-way: whom the user writes to is another matter.

mod add;
mod get;
mod remove;

pub use add::{AddUserBlocklist, AddUserBlocklistRequest};
pub use get::{BLOCKED_A_PAGE, BlockedUsers, GetUserBlocklist, GetUserBlocklistRequest};
pub use remove::{RemoveUserBlocklist, RemoveUserBlocklistRequest};
