//! Jobs about blocklists, tags, mutes, profiles and friends: what there is before, what is asked for, and whether the
//! service has it so.

use serde_json::{Value, json};

use crate::jobs::Plan;
use crate::service::Service;

pub(crate) const ACTIONS: [&str; 11] = [
    "block",
    "unblock",
    "setTags",
    "mute",
    "unmute",
    "setProfile",
    "clearProfiles",
    "addFriends",
    "removeFriends",
    "clearFriends",
    "setFriendPermission",
];

/// The user whose list or friends a job changes.
pub(crate) fn owner(plan: &Plan) -> String {
    format!("owner-of-{}", plan.users[0])
}

/// Brings a user to where the job has something to do, or nothing.
pub(crate) async fn before(service: &Service, plan: &Plan, user: &str) {
    let (owner, ids) = (owner(plan), [user]);
    let (path, request) = match plan.action {
        "block" | "unblock" => {
            ("/v4/user/blocklist/add", json!({"userId": owner, "targetUserIds": ids}))
        }
        "setTags" => ("/v4/user/tag/batch/set", json!({"userIds": ids, "tags": ["old"]})),
        "mute" | "unmute" => (
            "/v4/channel-type/mute/set",
            json!({"userIds": ids, "muteState": 1, "channelTypes": ["PERSON"]}),
        ),
        "setProfile" | "clearProfiles" => {
            ("/v4/user/profile/set", json!({"userId": user, "userProfile": {"name": "old"}}))
        }
        "addFriends" | "removeFriends" | "clearFriends" => {
            ("/v4/friend/add", json!({"userId": owner, "targetId": user, "action": 2}))
        }
        "setFriendPermission" => {
            ("/v4/friend/permission/set", json!({"userIds": ids, "permissionType": 1}))
        }
        other => panic!("no beginning for {other}"),
    };
    service.done(path, request).await;
}

/// The users of the request for a job, and what it sets.
pub(crate) fn fill(body: &mut Value, plan: &Plan) {
    let owner = owner(plan);
    let rows = |row: &dyn Fn(&String) -> Value| plan.users.iter().map(row).collect::<Value>();
    match plan.action {
        "block" | "unblock" | "removeFriends" => {
            body["pairs"] = rows(&|user| json!({"userId": owner, "targetId": user}));
        }
        "addFriends" => {
            body["friends"] = rows(
                &|user| json!({"userId": owner, "targetId": user, "action": 2, "alias": "new"}),
            );
        }
        "setProfile" => {
            body["profiles"] = rows(&|user| json!({"userId": user, "userProfile": {"level": 7}}));
        }
        _ => body["userIds"] = json!(plan.users),
    }
    match plan.action {
        "setTags" => body["tags"] = json!(["new", "two"]),
        "setFriendPermission" => body["permissionType"] = json!(3),
        _ => {}
    }
}

/// Whether the service has it as the job was to bring it about.
pub(crate) async fn holds(service: &Service, plan: &Plan, user: &str) -> bool {
    let (owner, ids) = (owner(plan), [user]);
    let has = |list: &Value| list.as_array().is_some_and(|list| list.contains(&json!(user)));
    match plan.action {
        "block" | "unblock" => {
            let list = service.done("/v4/user/blocklist/get", json!({"userId": owner})).await;
            has(&list["blockedUserIds"]) == (plan.action == "block")
        }
        "setTags" => {
            let told = service.done("/v4/user/tag/batch/get", json!({"userIds": ids})).await;
            told["users"][0]["tags"] == json!(["new", "two"])
        }
        "mute" | "unmute" => {
            let request = json!({"channelType": "PERSON", "pageSize": 200});
            let list = service.done("/v4/channel-type/mute/list", request).await;
            has(&list["mutedUserIds"]) == (plan.action == "mute")
        }
        "setProfile" | "clearProfiles" => {
            let told = service.done("/v4/user/profile/batch/get", json!({"userIds": ids})).await;
            let profile = &told["users"][0]["userProfile"];
            if plan.action == "setProfile" { profile["level"] == 7 } else { profile.is_null() }
        }
        "addFriends" | "removeFriends" | "clearFriends" => {
            let request = json!({"userId": owner, "targetIds": ids});
            let told = service.done("/v4/friend/relationship/get", request).await;
            (told["friendships"][0]["result"] == 4) == (plan.action == "addFriends")
        }
        "setFriendPermission" => {
            let told = service.done("/v4/friend/permission/get", json!({"userIds": ids})).await;
            told["permissions"][0]["permissionType"] == 3
        }
        other => panic!("no check for {other}"),
    }
}
