//! A demo: people in the sample apps, whom the console shows at once; and the same people by hand.

use std::path::Path;
use std::process::Stdio;

use nexconn_api::admin::{ListUsers, ListUsersRequest};
use nexconn_api::nexconn::{ListFriends, ListFriendsRequest};
use serde_json::Value;

use crate::admin::Admin;
use crate::program::{Serve, command, output};

/// How many users the directory of an app has, and the id of one who has a name.
async fn known(admin: &Admin, app: &str) -> (u64, String) {
    let request = ListUsersRequest { app: app.to_owned(), ..Default::default() };
    let told = admin.call::<ListUsers>(&request).await;
    let named =
        told.users.iter().find(|user| user.name.as_deref().is_some_and(|name| !name.is_empty()));
    (told.total.count, named.expect("somebody with a name").user_id.clone())
}

async fn start(folder: &Path) -> Serve {
    let mut command = command(&["serve", "--listen", "127.0.0.1:0", "--demo"], folder);
    // Hundreds of calls are more of a log than a pipe that nobody reads takes.
    command.stderr(Stdio::null());
    Serve::of(command).await
}

#[tokio::test]
async fn a_demo_has_people_in_both_sample_apps_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = start(folder.path()).await;
    let admin = Admin::first(first.origin(), first.code().expect("a code")).await;
    assert_eq!(known(&admin, "acme-dev").await.0, 60);
    let (count, user_id) = known(&admin, "acme-live").await;
    assert_eq!(count, 600);
    let request = ListFriendsRequest { user_id, ..Default::default() };
    let answer = admin.nexconn::<ListFriends>("acme-live", &request).await.expect("told");
    assert_eq!(answer.answer.expect("an answer").body["code"], Value::from(0));
    first.stop().await;

    let second = start(folder.path()).await;
    let admin = Admin::again(second.origin()).await;
    assert_eq!(known(&admin, "acme-live").await.0, 600, "not filled twice");
    second.stop().await;
}

#[tokio::test]
async fn apps_of_ones_own_are_no_demo() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = r#"[{"slug":"own","name":"Own","appKey":"k","appSecret":"s",
        "baseUrl":"http://127.0.0.1:9","environment":"development"}]"#;
    let mut serve = command(&["serve", "--listen", "127.0.0.1:0", "--demo"], folder.path());
    let ended = serve.env("NEXCONN_ADMIN_APPS", app).output().await.expect("a process");
    assert!(!ended.status.success());
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(told.contains("--demo fills the sample apps"), "{told}");
}

#[tokio::test]
async fn an_app_is_filled_from_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let seed = ["local", "seed", "--users", "20", "--seed", "5", "--app-key", "k"];
    let done = output(&seed, folder.path()).await;
    assert!(done.status.success(), "{done:?}");
    assert_eq!(String::from_utf8_lossy(&done.stdout), "App k has 20 users now\n");
    let again = output(&seed, folder.path()).await;
    assert!(!again.status.success());
    assert!(String::from_utf8_lossy(&again.stderr).contains("has users already"), "{again:?}");
}
