//! Apps that are filled with people: the same number makes the same state, which the service serves.

use std::path::Path;
use std::sync::Arc;

use nexconn_api::Secret;
use nexconn_api::admin::Environment::{self, Development, Production};
use nexconn_api::nexconn::{
    FRIENDS_AT_MOST, ListFriends, ListFriendsRequest, ListUserProfiles, ListUserProfilesRequest,
};
use nexconn_local::{AppConfig, Seed, ServiceClock};
use tempfile::TempDir;

use crate::fixture::{START, callers, config, dump, get, start};
use crate::soft_delete::deleted;

fn app(environment: Environment) -> AppConfig {
    AppConfig { app_key: "seeded".into(), app_secret: Secret::new("s"), environment }
}

fn manual() -> ServiceClock {
    ServiceClock::Manual(Arc::new(kit::ManualClock::new(START)))
}

async fn filled(users: u32, number: u64) -> (TempDir, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let ids = fill(folder.path(), Production, users, number).await.expect("filled");
    (folder, ids)
}

async fn fill(
    folder: &Path,
    environment: Environment,
    users: u32,
    number: u64,
) -> Result<Vec<String>, nexconn_local::Error> {
    nexconn_local::seed(folder, app(environment), Seed { users, number }, START).await
}

#[tokio::test]
async fn the_same_number_makes_the_same_state_and_another_one_another() {
    let (one, ids) = filled(400, 7).await;
    let (same, same_ids) = filled(400, 7).await;
    let (other, _) = filled(400, 8).await;
    assert_eq!((ids.len(), &ids), (400, &same_ids));
    let state = dump(one.path(), "seeded").await;
    assert_eq!(state, dump(same.path(), "seeded").await);
    assert_ne!(state, dump(other.path(), "seeded").await);
}

#[tokio::test]
async fn what_was_made_is_served() {
    let (folder, ids) = filled(400, 1).await;
    let running = start(config(folder.path()), manual()).await;
    let caller = callers(&running).swap_remove(0);
    assert!(!get(&caller, &ids[0]).await.expect("registered").name.is_empty());
    let request = ListUserProfilesRequest { page_size: Some(100), ..Default::default() };
    let profiles = caller.call::<ListUserProfiles>(&request).await.expect("told").users;
    assert_eq!(profiles.len(), 100, "most people have one");
    let request = ListFriendsRequest {
        user_id: ids[0].clone(),
        page_size: Some(FRIENDS_AT_MOST),
        ..Default::default()
    };
    let friends = caller.call::<ListFriends>(&request).await.expect("told");
    assert!(friends.total_count > 100, "the first one has many: {}", friends.total_count);
    assert!(friends.friends.is_sorted_by_key(|friend| friend.added_at));
    let gone = deleted(&caller).await;
    assert!(!gone.is_empty());
    assert_eq!(get(&caller, &gone[0]).await.expect("the id stays").name, "");
    running.stop().await.expect("a clean stop");
}

#[tokio::test]
async fn only_an_empty_app_of_a_stopped_service_is_filled_within_its_quota() {
    let (folder, _) = filled(3, 1).await;
    let again = fill(folder.path(), Production, 3, 1).await.expect_err("not empty");
    assert!(again.to_string().contains("has users already"), "{again}");
    let running = start(config(folder.path()), manual()).await;
    let held = fill(folder.path(), Production, 3, 1).await.expect_err("in use");
    assert!(held.to_string().contains("in use"), "{held}");
    running.stop().await.expect("a clean stop");
    let folder = tempfile::tempdir().expect("a folder");
    let over = fill(folder.path(), Development, 101, 1).await.expect_err("over the quota");
    assert!(over.to_string().contains("100 users"), "{over}");
    fill(folder.path(), Development, 100, 1).await.expect("just within");
}
