//! The console's parts and pages in a real browser, and its client against a running gateway.
//!
//! `cargo xtask test wasm` runs them: it starts the gateway that the tests in `client` speak with.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

#[path = "browser/support/mod.rs"]
mod support;

#[path = "browser/actions.rs"]
mod actions;
#[path = "browser/app_page.rs"]
mod app_page;
#[path = "browser/audit.rs"]
mod audit;
#[path = "browser/bans.rs"]
mod bans;
#[path = "browser/bans_page.rs"]
mod bans_page;
#[path = "browser/blocklists.rs"]
mod blocklists;
#[path = "browser/chart.rs"]
mod chart;
#[path = "browser/client/mod.rs"]
mod client;
#[path = "browser/copy.rs"]
mod copy;
#[path = "browser/deleted_page.rs"]
mod deleted_page;
#[path = "browser/deletion_dialogs.rs"]
mod deletion_dialogs;
#[path = "browser/deletion_record.rs"]
mod deletion_record;
#[path = "browser/dialog.rs"]
mod dialog;
#[path = "browser/explorer.rs"]
mod explorer;
#[path = "browser/form_answers.rs"]
mod form_answers;
#[path = "browser/form_checks.rs"]
mod form_checks;
#[path = "browser/friends_page.rs"]
mod friends_page;
#[path = "browser/guard.rs"]
mod guard;
#[path = "browser/import.rs"]
mod import;
#[path = "browser/import_users.rs"]
mod import_users;
#[path = "browser/job_page.rs"]
mod job_page;
#[path = "browser/many.rs"]
mod many;
#[path = "browser/many_parts.rs"]
mod many_parts;
#[path = "browser/menu.rs"]
mod menu;
#[path = "browser/overview.rs"]
mod overview;
#[path = "browser/palette.rs"]
mod palette;
#[path = "browser/parameters.rs"]
mod parameters;
#[path = "browser/parameters_app.rs"]
mod parameters_app;
#[path = "browser/parameters_deleted.rs"]
mod parameters_deleted;
#[path = "browser/parameters_explorer.rs"]
mod parameters_explorer;
#[path = "browser/parameters_many.rs"]
mod parameters_many;
#[path = "browser/parameters_people.rs"]
mod parameters_people;
#[path = "browser/parameters_talk.rs"]
mod parameters_talk;
#[path = "browser/parameters_try.rs"]
mod parameters_try;
#[path = "browser/profiles_page.rs"]
mod profiles_page;
#[path = "browser/routes.rs"]
mod routes;
#[path = "browser/selection.rs"]
mod selection;
#[path = "browser/sign_in.rs"]
mod sign_in;
#[path = "browser/start.rs"]
mod start;
#[path = "browser/table.rs"]
mod table;
#[path = "browser/talk.rs"]
mod talk;
#[path = "browser/test_users.rs"]
mod test_users;
#[path = "browser/texts.rs"]
mod texts;
#[path = "browser/token.rs"]
mod token;
#[path = "browser/try_page.rs"]
mod try_page;
#[path = "browser/undo.rs"]
mod undo;
#[path = "browser/user.rs"]
mod user;
#[path = "browser/user_mute.rs"]
mod user_mute;
#[path = "browser/user_rows.rs"]
mod user_rows;
#[path = "browser/users.rs"]
mod users;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
