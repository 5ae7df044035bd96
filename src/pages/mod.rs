//! The pages, a folder each, over the parts they share.

#![allow(
    unreachable_pub,
    reason = "the component macro puts a public function of its own beside each component"
)]

mod actions;
mod app;
mod audit;
mod bans;
mod blocklists;
mod deleted;
mod deletion_record;
mod explorer;
mod frame;
mod friends;
mod import;
mod job;
mod jobs;
mod many;
mod missing;
mod overview;
pub(crate) mod palette;
mod parts;
mod password;
mod places;
mod profiles;
mod register;
mod sign_in;
mod start;
mod tags;
mod talk;
mod test_users;
mod try_as_user;
mod undo;
mod user;
mod users;

pub use actions::{ActionDialogs, Actions, Subject};
pub use app::AppPage;
pub use audit::{ACTIONS, AuditPage};
pub use bans::BansPage;
pub use blocklists::BlocklistsPage;
pub use deleted::DeletedPage;
pub use deletion_record::DeletionRecordPage;
pub use explorer::ExplorerPage;
pub use frame::SignedIn;
pub use friends::FriendsPage;
pub use import::ImportPage;
pub use job::JobPage;
pub use jobs::JobsPage;
pub use many::{ManyPage, PassedText};
pub use overview::OverviewPage;
pub use palette::{Palette, PaletteDialog};
pub use parts::{BanStanding, TimeLeft};
pub use password::ChoosePasswordPage;
pub use profiles::ProfilesPage;
pub use register::RegisterPage;
pub use sign_in::{SignInForm, SignInPage};
pub use start::{Start, Starting};
pub use tags::TagsPage;
pub(crate) use tags::{read_tags, tags_of};
pub use talk::TalkPage;
pub use test_users::TestUsersPage;
pub use try_as_user::TryPage;
pub use undo::{Undo, UndoNotice};
pub use user::UserPage;
pub use users::UsersPage;

use leptos::prelude::window;

/// Leads the focus to the title of the page.
pub(crate) fn focus_title() {
    parts::focus_on("main h1");
}

/// Loads the console anew, from where it is served.
pub(crate) fn reload() {
    if let Err(cause) = window().location().reload() {
        leptos::logging::error!("the page cannot be loaded anew: {cause:?}");
    }
}
