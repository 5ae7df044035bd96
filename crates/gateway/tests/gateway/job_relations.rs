//! Jobs about blocklists, mutes, tags, profiles and friends: seen in the service, and taken back.

use nexconn_api::spec::Role;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Caller, Harness, Local, read};
use crate::jobs::{counts, make, over};
use crate::service::ISSUE;

const BLOCKED: &str = "/v4/user/blocklist/get";
pub(crate) const BLOCK: &str = "/v4/user/blocklist/add";
const MUTED: &str = "/v4/channel-type/mute/list";
pub(crate) const MUTE: &str = "/v4/channel-type/mute/set";
pub(crate) const TAGS: &str = "/v4/user/tag/batch/get";
const TAG: &str = "/v4/user/tag/batch/set";
const PROFILES: &str = "/v4/user/profile/batch/get";
const PROFILE: &str = "/v4/user/profile/set";
const ADD: &str = "/v4/friend/add";
const RELATIONS: &str = "/v4/friend/relationship/get";
const FRIENDS: &str = "/v4/friend/list";
const PERMISSIONS: &str = "/v4/friend/permission/get";
const PERMIT: &str = "/v4/friend/permission/set";

/// A gateway before a real service with an owner, `anna`, and `u0` to one before `count`.
pub(crate) async fn with_users(count: usize) -> (Local, Harness, Caller, Vec<String>) {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let users: Vec<String> = (0..count).map(|n| format!("u{n}")).collect();
    for user in users.iter().map(String::as_str).chain(["anna"]) {
        done(&owner, ISSUE, json!({"userId": user, "name": "n"})).await;
    }
    (local, harness, owner, users)
}

/// What Nexconn tells of a call that is done.
pub(crate) async fn done(owner: &Caller, path: &str, request: Value) -> Value {
    let (status, answer) = owner.call(path, request).await;
    assert_eq!((status, &answer["outcome"]), (StatusCode::OK, &json!("done")), "{path}: {answer}");
    answer["answer"]["body"]["result"].clone()
}

pub(crate) async fn finished(harness: &Harness, owner: &Caller, body: Value) -> (i64, Value) {
    let job = make(owner, body).await;
    let detail = over(harness, owner, job).await;
    (job, detail)
}

/// Takes a job back and returns the one that did.
pub(crate) async fn undone(harness: &Harness, owner: &Caller, job: i64) -> Value {
    let (status, undo) = owner.act(&format!("jobs/{job}/undo"), json!({})).await;
    assert_eq!(status, StatusCode::OK, "{undo}");
    over(harness, owner, undo["id"].as_i64().expect("a number")).await
}

pub(crate) fn pairs(targets: &[String]) -> Value {
    targets.iter().map(|target| json!({"userId": "anna", "targetId": target})).collect()
}

pub(crate) async fn blocked(owner: &Caller) -> Vec<String> {
    let told = done(owner, BLOCKED, json!({"userId": "anna"})).await;
    let mut ids: Vec<String> = serde_json::from_value(told["blockedUserIds"].clone()).expect("ids");
    ids.sort();
    ids
}

#[tokio::test]
async fn a_list_of_one_user_is_filled_in_documented_calls_and_emptied_again() {
    let (_local, harness, owner, users) = with_users(25).await;
    done(&owner, BLOCK, json!({"userId": "anna", "targetUserIds": ["u3"]})).await;
    let (job, detail) =
        finished(&harness, &owner, json!({"action": "block", "pairs": pairs(&users)})).await;
    assert_eq!(counts(&detail), [0, 0, 25, 0, 0]);
    assert_eq!(blocked(&owner).await.len(), 25);
    let log = owner.see(&format!("audit?job={job}")).await;
    let entries = log["entries"].as_array().expect("entries");
    assert_eq!(entries.len(), 3, "two calls, and the job itself");
    assert_eq!(entries[0]["details"], json!({"userId": "anna"}), "whose list it is");
    let subjects = entries[1]["userIds"].as_array().expect("ids");
    assert_eq!(subjects.len(), 21, "both sides of each pair");
    let items = owner.see(&format!("jobs/{job}/items?user=u7")).await;
    assert_eq!(items["items"][0]["target"], "u7");
    assert_eq!(owner.see("jobs?user=anna").await["jobs"][0]["id"], job);
    let csv = owner.get(&format!("/api/v1/apps/acme/jobs/{job}/results.csv")).await;
    let csv = csv.text().await.expect("text");
    assert!(csv.contains("userId,targetId,state"), "{csv}");
    assert!(csv.contains("anna,u7,done"), "{csv}");
    assert_eq!(detail["job"]["undo"]["state"], "open", "{detail}");
    let undo = undone(&harness, &owner, job).await;
    assert_eq!(counts(&undo), [0, 0, 25, 0, 0]);
    assert_eq!(blocked(&owner).await, ["u3"], "who was blocked before stays");
    let nothing = undo["groups"].as_array().expect("groups").iter();
    let nothing: Vec<_> = nothing.filter(|group| group["note"] == "nothingToUndo").collect();
    assert_eq!(nothing[0]["count"], 1);
}

#[tokio::test]
async fn whoever_was_changed_since_is_left_alone() {
    let (_local, harness, owner, users) = with_users(3).await;
    done(&owner, BLOCK, json!({"userId": "anna", "targetUserIds": users})).await;
    let body = json!({"action": "unblock", "pairs": pairs(&users)});
    let (job, _) = finished(&harness, &owner, body).await;
    done(&owner, BLOCK, json!({"userId": "anna", "targetUserIds": ["u0"]})).await;
    let unblock = json!({"userId": "anna", "blockedUserIds": ["u0"]});
    done(&owner, "/v4/user/blocklist/remove", unblock).await;
    assert_eq!(blocked(&owner).await, [""; 0]);
    undone(&harness, &owner, job).await;
    assert_eq!(blocked(&owner).await, ["u1", "u2"]);
}

#[tokio::test]
async fn tags_are_replaced_for_many_and_come_back_for_each() {
    let (_local, harness, owner, users) = with_users(60).await;
    done(&owner, TAG, json!({"userIds": ["u1"], "tags": ["old", "two"]})).await;
    done(&owner, TAG, json!({"userIds": ["u2"], "tags": ["new"]})).await;
    let body = json!({"action": "setTags", "userIds": users, "tags": ["new"]});
    let (job, detail) = finished(&harness, &owner, body).await;
    assert_eq!(counts(&detail), [0, 0, 60, 0, 0]);
    let tags = async |user: &str| {
        let told = done(&owner, TAGS, json!({"userIds": [user]})).await;
        told["users"][0]["tags"].clone()
    };
    assert_eq!(tags("u1").await, json!(["new"]));
    assert_eq!(
        owner.see(&format!("audit?job={job}")).await["entries"].as_array().map(Vec::len),
        Some(2)
    );
    undone(&harness, &owner, job).await;
    assert_eq!(tags("u1").await, json!(["old", "two"]));
    assert_eq!(tags("u2").await, json!(["new"]));
    assert!(tags("u0").await.as_array().is_none_or(Vec::is_empty));
}

#[tokio::test]
async fn many_are_muted_and_those_unmuted_who_were_not_before() {
    let (_local, harness, owner, users) = with_users(30).await;
    let before = json!({"userIds": ["u5"], "muteState": 1, "channelTypes": ["PERSON"]});
    done(&owner, MUTE, before).await;
    let (job, detail) =
        finished(&harness, &owner, json!({"action": "mute", "userIds": users})).await;
    assert_eq!(counts(&detail), [0, 0, 30, 0, 0]);
    let muted = async || done(&owner, MUTED, json!({"channelType": "PERSON"})).await;
    assert_eq!(muted().await["totalCount"], 30);
    undone(&harness, &owner, job).await;
    assert_eq!(muted().await, json!({"totalCount": 1, "mutedUserIds": ["u5"]}));
    let (job, _) = finished(&harness, &owner, json!({"action": "unmute", "userIds": users})).await;
    assert_eq!(muted().await["totalCount"], 0);
    undone(&harness, &owner, job).await;
    assert_eq!(muted().await["mutedUserIds"], json!(["u5"]));
}

async fn profile(owner: &Caller, user: &str) -> Value {
    done(owner, PROFILES, json!({"userIds": [user]})).await["users"][0]["userProfile"].clone()
}

#[tokio::test]
async fn profiles_are_set_each_with_its_own_values_and_come_back() {
    let (_local, harness, owner, users) = with_users(3).await;
    let old = json!({"userId": "u0", "userProfile": {"name": "old", "level": 3}});
    done(&owner, PROFILE, old).await;
    let row = |(n, user): (usize, &String)| json!({"userId": user, "userProfile": {"level": n}});
    let mut rows: Vec<Value> = users.iter().enumerate().map(row).collect();
    rows.push(json!({"userId": "nobody", "userProfile": {"level": 1}}));
    let body = json!({"action": "setProfile", "profiles": rows});
    let (job, detail) = finished(&harness, &owner, body).await;
    assert_eq!(counts(&detail), [0, 0, 3, 1, 0], "an unknown id is refused: {detail}");
    assert_eq!(profile(&owner, "u0").await, json!({"name": "old", "level": 0}));
    assert_eq!(profile(&owner, "u2").await, json!({"level": 2}));
    assert_eq!(harness.count("job_items WHERE state = 'done' AND fields IS NOT NULL").await, 0);
    undone(&harness, &owner, job).await;
    assert_eq!(profile(&owner, "u0").await, json!({"name": "old", "level": 3}));
    assert_eq!(profile(&owner, "u2").await, json!(null), "there was none before");
    let (job, _) =
        finished(&harness, &owner, json!({"action": "clearProfiles", "userIds": users})).await;
    assert_eq!(profile(&owner, "u0").await, json!(null));
    undone(&harness, &owner, job).await;
    assert_eq!(profile(&owner, "u0").await, json!({"name": "old", "level": 3}));
}

async fn are_friends(owner: &Caller, user: &str) -> bool {
    let request = json!({"userId": "anna", "targetIds": [user]});
    done(owner, RELATIONS, request).await["friendships"][0]["result"] == 4
}

#[tokio::test]
async fn friends_are_added_asked_noted_and_removed_again() {
    let (_local, harness, owner, _) = with_users(5).await;
    done(&owner, ADD, json!({"userId": "anna", "targetId": "u0", "action": 2})).await;
    let row =
        |target: &str, action: i64| json!({"userId": "anna", "targetId": target, "action": action});
    let mut with_alias = row("u2", 2);
    with_alias["alias"] = json!("Lyon");
    with_alias["friendExtProfile"] = json!({"ext_team": "red"});
    let rows = json!([row("u0", 2), row("u1", 1), with_alias, row("nobody", 2)]);
    let (job, detail) =
        finished(&harness, &owner, json!({"action": "addFriends", "friends": rows})).await;
    assert_eq!(counts(&detail), [0, 0, 3, 1, 0], "{detail}");
    let page = owner.see(&format!("jobs/{job}/items")).await;
    let notes: Vec<_> =
        page["items"].as_array().expect("items").iter().map(|i| &i["note"]).collect();
    assert_eq!(
        notes,
        [&json!("friendsAlready"), &json!("waitsForConsent"), &json!(null), &json!(null)]
    );
    let told = done(&owner, FRIENDS, json!({"userId": "anna"})).await;
    assert_eq!(told["totalCount"], 2);
    assert_eq!(told["friends"][1]["alias"], "Lyon");
    assert_eq!(told["friends"][1]["friendExtProfile"], json!({"ext_team": "red"}));
    undone(&harness, &owner, job).await;
    assert!(are_friends(&owner, "u0").await, "a friend from before stays");
    assert!(!are_friends(&owner, "u2").await);

    let gone = pairs(&["u0".to_owned(), "u4".to_owned()]);
    let (job, _) =
        finished(&harness, &owner, json!({"action": "removeFriends", "pairs": gone})).await;
    assert!(!are_friends(&owner, "u0").await);
    undone(&harness, &owner, job).await;
    assert!(are_friends(&owner, "u0").await && !are_friends(&owner, "u4").await);
    let body = json!({"action": "clearFriends", "userIds": ["anna"]});
    let (_, detail) = finished(&harness, &owner, body).await;
    assert!(!are_friends(&owner, "u0").await);
    assert_eq!(detail["job"]["undo"], json!(null), "it is final");
}

#[tokio::test]
async fn who_may_add_users_is_set_for_many_and_comes_back() {
    let (_local, harness, owner, users) = with_users(4).await;
    done(&owner, PERMIT, json!({"userIds": ["u1"], "permissionType": 1})).await;
    let body = json!({"action": "setFriendPermission", "userIds": users, "permissionType": 3});
    let (job, detail) = finished(&harness, &owner, body).await;
    assert_eq!(detail["job"]["permissionType"], 3);
    let of = async |user: &str| {
        let told = done(&owner, PERMISSIONS, json!({"userIds": [user]})).await;
        told["permissions"][0]["permissionType"].clone()
    };
    assert_eq!((of("u0").await, of("u1").await), (json!(3), json!(3)));
    undone(&harness, &owner, job).await;
    assert_eq!((of("u0").await, of("u1").await), (json!(2), json!(1)));
}

#[tokio::test]
async fn a_single_change_is_told_and_taken_back() {
    let (_local, harness, owner, _) = with_users(2).await;
    let friend = json!({"userId": "anna", "targetId": "u0", "action": 2});
    done(&owner, ADD, friend).await;
    let profile = async |alias: &str| {
        let request = json!({"userId": "anna", "targetId": "u0", "alias": alias});
        owner.call("/v4/friend/profile/set", request).await.1["entry"].clone()
    };
    profile("first").await;
    let entry = profile("second").await;
    let told = harness.events("relation").await;
    assert_eq!(told[0], json!({"what": "friends", "userIds": ["anna", "u0"]}));
    let alias = async || {
        done(&owner, FRIENDS, json!({"userId": "anna"})).await["friends"][0]["alias"].clone()
    };
    assert_eq!(alias().await, "second");
    let (status, undone) = owner.act(&format!("audit/{entry}/undo"), json!({})).await;
    assert_eq!((status, &undone["nothingLeft"]), (StatusCode::OK, &json!([])), "{undone}");
    assert_eq!(alias().await, "first");
}

#[tokio::test]
async fn a_job_needs_the_role_of_its_action_and_so_does_taking_it_back() {
    let (_local, harness, owner, users) = with_users(1).await;
    let moderator = harness.admin("mo@example.com", Role::Moderator).await;
    let tags = json!({"action": "setTags", "userIds": users, "tags": ["a"]});
    assert_eq!(moderator.act("jobs", tags.clone()).await.0, StatusCode::FORBIDDEN);
    let (job, _) = finished(&harness, &owner, tags).await;
    let path = format!("/api/v1/apps/acme/jobs/{job}/undo");
    let body = json!({"operation": crate::harness::operation()});
    let (status, _) = read(moderator.post(&path, body).await).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (undo_status, undo) = owner.act(&format!("jobs/{job}/undo"), json!({})).await;
    assert_eq!(undo_status, StatusCode::OK);
    let undo = undo["id"].as_i64().expect("a number");
    over(&harness, &owner, undo).await;
    let (status, _) = moderator.act(&format!("jobs/{undo}/retry"), json!({})).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "what takes it back needs the same role");
    let mute = json!({"action": "mute", "userIds": users});
    assert_eq!(moderator.act("jobs", mute).await.0, StatusCode::OK);
}
