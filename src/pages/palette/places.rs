//! Where one can go, and what one can begin without a user in mind.

use crate::components::IconName;
use crate::route::Route;
use crate::text::Catalog;

/// A page that is gone to.
pub(super) struct Place {
    pub(super) to: fn(String) -> Route,
    pub(super) icon: IconName,
    pub(super) name: fn(&'static Catalog) -> &'static str,
}

const fn place(
    to: fn(String) -> Route,
    icon: IconName,
    name: fn(&'static Catalog) -> &'static str,
) -> Place {
    Place { to, icon, name }
}

/// The pages, in the order of the navigation.
pub(super) const PAGES: &[Place] = &[
    place(|app| Route::Overview { app }, IconName::Overview, |words| words.overview.title),
    place(|app| Route::Users { app }, IconName::Users, |words| words.shell.users),
    place(|app| Route::Bans { app }, IconName::Ban, |words| words.bans.title),
    place(|app| Route::Deleted { app }, IconName::Trash, |words| words.deleted.navigation),
    place(|app| Route::Blocklists { app }, IconName::Block, |words| words.blocklists.title),
    place(|app| Route::Profiles { app }, IconName::Profile, |words| words.profiles.title),
    place(|app| Route::Friends { app }, IconName::Friends, |words| words.friends.title),
    place(|app| Route::Tags { app }, IconName::Tag, |words| words.mutes.page),
    place(|app| Route::Talk { app }, IconName::Bubble, |words| words.talk.title),
    place(|app| Route::Profiles { app }, IconName::Profile, |words| words.profiles.title),
    place(|app| Route::Friends { app }, IconName::Friends, |words| words.friends.title),
    place(|app| Route::Tags { app }, IconName::Tag, |words| words.mutes.page),
    place(|app| Route::Jobs { app }, IconName::Jobs, |words| words.jobs.title),
    place(|app| Route::Audit { app }, IconName::Receipt, |words| words.audit.title),
    place(|app| Route::Explorer { app }, IconName::Braces, |words| words.explorer.title),
    place(|app| Route::Try { app }, IconName::Try, |words| words.try_as_user.title),
    place(|app| Route::App { app }, IconName::Cube, |words| words.app_page.title),
    place(|app| Route::TestUsers { app }, IconName::User, |words| words.test_users.title),
];

/// The pages that only apps on nexconn-local have.
pub(super) const LOCAL_PAGES: &[Place] =
    &[place(|app| Route::Try { app }, IconName::Try, |words| words.try_as_user.title)];

/// What begins on a page of its own.
pub(super) const BEGINNINGS: &[Place] = &[
    place(|app| Route::Register { app }, IconName::UserPlus, |words| words.users.register),
    place(|app| Route::RegisterMany { app }, IconName::Upload, |words| words.register_many.link),
    place(|app| Route::Import { app }, IconName::Upload, |words| words.import.title),
    place(|app| Route::Many { app }, IconName::Clipboard, |words| words.many.link),
];
