//! Killed in the middle of erasing and started again: nothing is left of the deleted users, in no file
//! and in no log.

use std::fs;
use std::path::Path;
use std::time::Duration;

use nexconn_api::admin::{
    DeletionState, ListDeletedUsers, ListDeletedUsersRequest, ListOperations,
    ListOperationsRequest, Outcome,
};
use nexconn_api::nexconn::{
    BanUsers, BanUsersRequest, IssueAccessToken, IssueAccessTokenRequest, SoftDeleteUsers,
    SoftDeleteUsersRequest,
};

use crate::admin::Admin;
use crate::program::{Serve, command};
use crate::secrets::{contains, files};

const APP: &str = "acme-live";
const USERS: usize = 20;
const NAME: &str = "Zephyrine Qxjkfeather";
const REASON: &str = "shouted at Ottoline in kiosk 41";

fn user(n: usize) -> String {
    format!("zq-{n:02}")
}

/// Starts a server that logs much of what it does into a file.
async fn start(folder: &Path, log: &Path) -> Serve {
    let mut command = command(&["serve", "--listen", "127.0.0.1:0"], folder);
    command.env("RUST_LOG", "debug").stderr(fs::File::create(log).expect("a log"));
    Serve::of(command).await
}

/// How many of the users are confirmed as deleted.
async fn confirmed(admin: &Admin) -> u64 {
    let request = ListOperationsRequest { app: APP.to_owned(), ..Default::default() };
    let operations = admin.call::<ListOperations>(&request).await.operations;
    operations.iter().map(|operation| operation.counts.confirmed).sum()
}

async fn until_confirmed(admin: &Admin, count: usize) {
    let waiting = async {
        while confirmed(admin).await < count as u64 {
            // Another process is waited for: there is nothing to await.
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_mins(2), waiting).await.expect("confirmed in time");
}

#[tokio::test]
async fn a_kill_amid_erasures_leaves_nothing_of_the_users() {
    let folder = tempfile::tempdir().expect("a folder");
    let logs = tempfile::tempdir().expect("a folder");
    let first = start(folder.path(), &logs.path().join("first")).await;
    let admin = Admin::first(first.origin(), first.code().expect("a code")).await;
    let user_ids: Vec<String> = (0..USERS).map(user).collect();
    for user_id in &user_ids {
        let (user_id, name) = (user_id.clone(), format!("{NAME} {user_id}"));
        let request = IssueAccessTokenRequest { user_id, name, avatar_url: None };
        admin.nexconn::<IssueAccessToken>(APP, &request).await.expect("registered");
    }
    let ban = BanUsersRequest { user_ids: user_ids.clone(), duration_minutes: 60 };
    admin.because::<BanUsers>(APP, &ban, Some(REASON)).await.expect("banned");
    let written = |text: &str| {
        let gateway = folder.path().join("gateway.sqlite-wal");
        contains(&fs::read(gateway).expect("the log"), text)
    };
    assert!(written(NAME) && written(REASON), "the search would prove nothing");
    let request = SoftDeleteUsersRequest { user_ids };
    let answer = admin.nexconn::<SoftDeleteUsers>(APP, &request).await.expect("accepted");
    assert_eq!(answer.outcome, Outcome::Done);
    until_confirmed(&admin, 1).await;
    first.kill().await;

    let second = start(folder.path(), &logs.path().join("second")).await;
    let admin = Admin::again(second.origin()).await;
    until_confirmed(&admin, USERS).await;
    let request = ListDeletedUsersRequest { app: APP.to_owned(), ..Default::default() };
    let page = admin.call::<ListDeletedUsers>(&request).await;
    assert_eq!(page.users.len(), USERS);
    for user in &page.users {
        let erased = (user.state, user.record.is_some(), &user.name);
        assert_eq!(erased, (DeletionState::Confirmed, true, &None), "{}", user.user_id);
    }
    second.stop().await;

    let places: Vec<(String, Vec<u8>)> = [folder.path(), logs.path()]
        .into_iter()
        .flat_map(files)
        .map(|path| (path.display().to_string(), fs::read(&path).expect("readable")))
        .collect();
    assert!(places.iter().any(|(_, bytes)| contains(bytes, &user(0))), "the ids stay");
    // Which of the two heard of the users depends on when the first was killed.
    let log = |(place, bytes): &(String, Vec<u8>)| {
        ["first", "second"].iter().any(|log| place.ends_with(log)) && contains(bytes, "/hooks/")
    };
    assert!(places.iter().any(log), "the logs are read");
    for (place, bytes) in &places {
        for text in [NAME, REASON, &NAME.to_lowercase()] {
            assert!(!contains(bytes, text), "{text:?} is in {place}");
        }
    }
}
