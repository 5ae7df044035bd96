//! Friends: who may add whom, lists in pages, notes about friends, limits, and what a soft delete leaves.

use nexconn_api::Code;
use nexconn_api::admin::Environment::Production;
use nexconn_api::nexconn::{
    AddFriend, AddFriendRequest, FRIENDS, FriendPermission, Friends, GetFriendPermission,
    GetFriendPermissionRequest, GetFriendRelationships, GetFriendRelationshipsRequest, ListFriends,
    ListFriendsRequest, RESTORABLE_AFTER, RemoveAllFriends, RemoveAllFriendsRequest,
    SetFriendPermission, SetFriendPermissionRequest,
};
use nexconn_api::wire::Refusal;
use serde_json::{Value, json};

use crate::caller::Caller;
use crate::fixture::{Local, START, register};
use crate::soft_delete::{delete, restore};

const ADD: &str = "/v4/friend/add";
const NOTE: &str = "/v4/friend/profile/set";

pub(crate) async fn add(
    caller: &Caller,
    user_id: &str,
    target_id: &str,
    action: i64,
) -> Result<(), Refusal> {
    let request = AddFriendRequest {
        user_id: user_id.to_owned(),
        target_id: target_id.to_owned(),
        action: Some(action),
        extra: None,
    };
    caller.call::<AddFriend>(&request).await.map(|_| ())
}

pub(crate) async fn make_friends(caller: &Caller, user_id: &str, others: &[&str]) {
    for other in others {
        add(caller, user_id, other, AddFriendRequest::AT_ONCE).await.expect("friends");
    }
}

pub(crate) async fn permit(caller: &Caller, user_id: &str, permission_type: FriendPermission) {
    let user_ids = vec![user_id.to_owned()];
    let request = SetFriendPermissionRequest { user_ids, permission_type };
    caller.call::<SetFriendPermission>(&request).await.expect("set");
}

async fn page(caller: &Caller, request: ListFriendsRequest) -> Friends {
    caller.call::<ListFriends>(&request).await.expect("told")
}

/// The ids of a user's friends, in the order of their addition.
pub(crate) async fn friends_of(caller: &Caller, user_id: &str) -> Vec<String> {
    let request = ListFriendsRequest { user_id: user_id.to_owned(), ..Default::default() };
    let told = page(caller, request).await;
    assert_eq!(told.page_token, None, "one page");
    told.friends.into_iter().map(|friend| friend.user_id).collect()
}

pub(crate) async fn relations(caller: &Caller, user_id: &str, others: &[&str]) -> Vec<i64> {
    let request = GetFriendRelationshipsRequest {
        user_id: user_id.to_owned(),
        target_ids: others.iter().map(|id| (*id).to_owned()).collect(),
    };
    let told = caller.call::<GetFriendRelationships>(&request).await.expect("told");
    told.friendships.into_iter().map(|friendship| friendship.result).collect()
}

async fn registered(caller: &Caller, ids: &[&str]) {
    for id in ids {
        register(caller, id, "for push").await.expect("issued");
    }
}

async fn with_users(ids: &[&str]) -> (Local, Caller) {
    let local = Local::of(Production).await;
    let caller = local.caller();
    registered(&caller, ids).await;
    (local, caller)
}

fn code(refused: &Result<(), Refusal>) -> (u16, i32) {
    refused.as_ref().map_or_else(|refusal| (refusal.http, refusal.code.0), |()| (200, 0))
}

#[tokio::test]
async fn the_permission_of_who_is_added_decides_unless_it_is_passed_over() {
    let (local, caller) = with_users(&["a", "open", "asks", "closed", "new"]).await;
    permit(&caller, "open", FriendPermission::Anyone).await;
    permit(&caller, "asks", FriendPermission::Approval).await;
    permit(&caller, "closed", FriendPermission::Nobody).await;
    let as_permitted = AddFriendRequest::AS_PERMITTED;
    assert_eq!(code(&add(&caller, "a", "open", as_permitted).await), (200, 0));
    for waits in ["asks", "asks", "new"] {
        assert_eq!(code(&add(&caller, "a", waits, as_permitted).await), (200, 25461), "{waits}");
    }
    let plain = caller.post(ADD, &json!({"userId": "a", "targetId": "new"})).await;
    assert_eq!((plain.http, plain.body), (200, json!({"code": 25461})), "1 is the default");
    assert_eq!(code(&add(&caller, "a", "closed", as_permitted).await), (400, 25471));
    assert_eq!(friends_of(&caller, "a").await, ["open"]);
    assert_eq!(relations(&caller, "open", &["a", "new", "nobody", "a"]).await, [4, 1, 1]);
    make_friends(&caller, "closed", &["a"]).await;
    make_friends(&caller, "a", &["asks"]).await;
    assert_eq!(friends_of(&caller, "a").await, ["open", "closed", "asks"]);
    assert!(!local.snapshot().await.0.contains(r#"["a","asks","","#), "the request is answered");
    local.stop().await;
}

#[tokio::test]
async fn whoever_cannot_be_added_is_refused_and_nothing_changes() {
    let (local, caller) = with_users(&["a", "b", "gone"]).await;
    make_friends(&caller, "a", &["b"]).await;
    delete(&caller, &["gone"]).await;
    local.operations_finished().await;
    let before = local.snapshot().await;
    for (user_id, other, verdict) in [
        ("a", "a", (400, 25473)),
        ("nobody", "nobody", (400, 25473)),
        ("nobody", "a", (400, 400)),
        ("a", "nobody", (400, 400)),
        ("a", "gone", (403, 31029)),
        ("gone", "a", (403, 31029)),
        ("a", "b", (400, 25460)),
        ("b", "a", (400, 25460)),
    ] {
        for action in [AddFriendRequest::AS_PERMITTED, AddFriendRequest::AT_ONCE] {
            let refused = add(&caller, user_id, other, action).await;
            assert_eq!(code(&refused), verdict, "{user_id} {other} {action}");
        }
    }
    assert_eq!(local.snapshot().await, before);
    local.stop().await;
}

#[tokio::test]
async fn who_may_add_a_user_is_the_apps_preference_until_it_is_set() {
    let (local, caller) = with_users(&["a", "b"]).await;
    permit(&caller, "nobody", FriendPermission::Anyone).await;
    permit(&caller, "b", FriendPermission::Nobody).await;
    let user_ids = ["b", "nobody", "a", "b"].map(str::to_owned).to_vec();
    let request = GetFriendPermissionRequest { user_ids };
    let told = caller.call::<GetFriendPermission>(&request).await.expect("told").permissions;
    let told: Vec<_> =
        told.into_iter().map(|entry| (entry.user_id, entry.permission_type)).collect();
    let expected = [("b", FriendPermission::Nobody), ("a", FriendPermission::Approval)];
    assert_eq!(told, expected.map(|(id, permission)| (id.to_owned(), permission)));
    local.stop().await;
}

#[tokio::test]
async fn the_list_has_what_is_noted_and_the_name_of_the_hosted_profile() {
    let (local, caller) = with_users(&["a", "b", "c"]).await;
    let name = "<b>أحمد</b> 👩‍👩‍👧 \u{202e}txt";
    let profile = json!({"userId": "b", "userProfile": {"name": name}});
    assert_eq!(caller.post("/v4/user/profile/set", &profile).await.verdict(), (200, 0));
    make_friends(&caller, "a", &["b"]).await;
    local.clock.advance(1000);
    make_friends(&caller, "c", &["a"]).await;
    let noted = json!({"userId": "a", "targetId": "b", "alias": "<i>小</i>",
        "friendExtProfile": {"ext_met": "دمشق"}});
    assert_eq!(caller.post(NOTE, &noted).await.body, json!({"code": 0}));
    let told = caller.post("/v4/friend/list", &json!({"userId": "a", "order": 1})).await;
    let b = json!({"userId": "b", "name": name, "alias": "<i>小</i>",
        "friendExtProfile": {"ext_met": "دمشق"}, "extraProfile": r#"{"ext_met":"دمشق"}"#,
        "addedAt": START});
    let c = json!({"userId": "c", "addedAt": START + 1000});
    let result = json!({"totalCount": 2, "friends": [c, b]});
    assert_eq!(told.body, json!({"code": 0, "result": result}));
    let other = caller.post("/v4/friend/list", &json!({"userId": "b"})).await;
    let of_b = json!([{"userId": "a", "addedAt": START}]);
    assert_eq!(other.body["result"]["friends"], of_b, "notes are those of one side");
    local.stop().await;
}

#[tokio::test]
async fn notes_are_merged_but_for_the_alias_which_a_call_without_one_clears() {
    let (local, caller) = with_users(&["a", "b", "c"]).await;
    make_friends(&caller, "a", &["b"]).await;
    let note = async |alias: Value, attributes: Value| {
        let mut body = json!({"userId": "a", "targetId": "b"});
        for (field, value) in [("alias", alias), ("friendExtProfile", attributes)] {
            if !value.is_null() {
                body[field] = value;
            }
        }
        caller.post(NOTE, &body).await.verdict()
    };
    let noted = async || {
        let told = caller.post("/v4/friend/list", &json!({"userId": "a"})).await;
        let friend = &told.body["result"]["friends"][0];
        (friend["alias"].clone(), friend["friendExtProfile"].clone())
    };
    assert_eq!(note(json!("b!"), json!({"ext_a": "1", "ext_b": "2"})).await, (200, 0));
    assert_eq!(note(Value::Null, json!({"ext_b": "", "ext_c": "3"})).await, (200, 0));
    assert_eq!(noted().await, (Value::Null, json!({"ext_a": "1", "ext_c": "3"})));
    assert_eq!(note(json!("again"), Value::Null).await, (200, 0));
    assert_eq!(noted().await, (json!("again"), json!({"ext_a": "1", "ext_c": "3"})));
    let eight: Value = (0..8).map(|n| (format!("ext_{n}"), json!("x"))).collect();
    assert_eq!(note(Value::Null, eight).await, (200, 0), "ten in all");
    assert_eq!(note(Value::Null, json!({"ext_more": "x"})).await, (400, 25470));
    let eleven: Value = (0..11).map(|n| (format!("ext_{n}"), json!(""))).collect();
    assert_eq!(note(Value::Null, eleven).await, (400, 25470));
    for (attributes, code) in [
        (json!({"city": "x"}), 1002),
        (json!({"ext_a": 1}), 1002),
        (json!({"ext_a": "x".repeat(257)}), 1005),
    ] {
        assert_eq!(note(Value::Null, attributes).await, (400, code));
    }
    for (other, code) in [("c", 25469), ("a", 25469), ("nobody", 25472)] {
        let answer = caller.post(NOTE, &json!({"userId": "a", "targetId": other})).await;
        assert_eq!(answer.verdict(), (400, code), "{other}");
    }
    let answer = caller.post(NOTE, &json!({"userId": "nobody", "targetId": "a"})).await;
    assert_eq!(answer.verdict(), (400, 400));
    local.stop().await;
}

#[tokio::test]
async fn both_paths_remove_and_a_new_friendship_has_no_old_notes() {
    let (local, caller) = with_users(&["a", "b", "c", "d"]).await;
    make_friends(&caller, "a", &["b", "c", "d"]).await;
    let noted = json!({"userId": "a", "targetId": "b", "alias": "b!"});
    assert_eq!(caller.post(NOTE, &noted).await.verdict(), (200, 0));
    let remove = json!({"userId": "a", "targetIds": ["b", "nobody", "b"]});
    assert_eq!(caller.post("/v4/friend/remove", &remove).await.body, json!({"code": 0}));
    let remove = json!({"userId": "c", "targetIds": ["a", "d"]});
    assert_eq!(caller.post("/v4/friend/delete", &remove).await.body, json!({"code": 0}));
    assert_eq!(friends_of(&caller, "a").await, ["d"]);
    make_friends(&caller, "a", &["b"]).await;
    let told = caller.post("/v4/friend/list", &json!({"userId": "a", "order": 1})).await;
    assert_eq!(told.body["result"]["friends"][0], json!({"userId": "b", "addedAt": START}));
    let all = RemoveAllFriendsRequest { user_id: "a".into() };
    caller.call::<RemoveAllFriends>(&all).await.expect("done");
    for id in ["a", "b", "c", "d"] {
        assert_eq!(friends_of(&caller, id).await, [""; 0], "{id}");
    }
    for path in ["/v4/friend/remove-all", "/v4/friend/list"] {
        let answer = caller.post(path, &json!({"userId": "nobody"})).await;
        assert_eq!(answer.verdict(), (400, 400), "{path}");
    }
    local.stop().await;
}

#[tokio::test]
async fn rates_count_the_ids_of_the_list() {
    let (local, caller) = with_users(&["a"]).await;
    let ids: Vec<String> = (0..100).map(|number| format!("u{number}")).collect();
    let pair = json!({"userId": "a", "targetIds": ids});
    let list = json!({"userIds": ids, "permissionType": 1});
    for (path, request) in [
        ("/v4/friend/remove", &pair),
        ("/v4/friend/relationship/get", &pair),
        ("/v4/friend/permission/set", &list),
        ("/v4/friend/permission/get", &list),
    ] {
        assert_eq!(caller.post(path, request).await.verdict(), (200, 0), "{path}");
        let one = json!({"userId": "a", "targetIds": ["b"], "userIds": ["b"], "permissionType": 1});
        let refused = caller.post(path, &one).await;
        assert_eq!(refused.verdict(), (429, 1008), "{path}");
        assert!(refused.message().contains("100 users a second"), "{}", refused.message());
    }
    local.stop().await;
}

#[tokio::test]
async fn three_thousand_friends_are_the_most_and_come_in_pages() {
    let local = Local::with(&[Production], |config| config.rate_limits = false).await;
    let caller = local.caller();
    let long = "a".repeat(64);
    registered(&caller, &[&long, "late"]).await;
    let ids: Vec<String> = (0..FRIENDS).map(|number| format!("{number:064}")).collect();
    for some in ids.chunks(50) {
        let adding = some.iter().map(|id| async {
            register(&caller, id, "name").await.expect("issued");
            make_friends(&caller, &long, &[id]).await;
        });
        futures_util::future::join_all(adding).await;
    }
    let at_once = AddFriendRequest::AT_ONCE;
    assert_eq!(code(&add(&caller, &long, "late", at_once).await), (400, 25467));
    assert_eq!(code(&add(&caller, "late", &long, at_once).await), (400, 25468));
    for order in [0, 1] {
        let (mut told, mut pages, mut page_token) = (Vec::new(), 0, None);
        loop {
            let request = ListFriendsRequest {
                user_id: long.clone(),
                page_token,
                page_size: Some(100),
                order: Some(order),
            };
            let page = page(&caller, request).await;
            assert_eq!(page.total_count, i64::try_from(FRIENDS).expect("small"));
            told.extend(page.friends.into_iter().map(|friend| friend.user_id));
            pages += 1;
            page_token = page.page_token;
            if page_token.is_none() {
                break;
            }
        }
        assert_eq!(pages, 30, "the last page says that it is the last");
        told.sort_unstable();
        assert_eq!(told, ids, "each once");
    }
    for page_token in ["x", "-1", "zz"] {
        let request = json!({"userId": long, "pageToken": page_token});
        let refused = caller.post("/v4/friend/list", &request).await;
        assert_eq!(refused.verdict(), (400, i64::from(Code::INVALID_PAGE_TOKEN.0)));
    }
    let all = RemoveAllFriendsRequest { user_id: long.clone() };
    caller.call::<RemoveAllFriends>(&all).await.expect("done");
    assert_eq!(code(&add(&caller, &long, "late", at_once).await), (200, 0));
    local.stop().await;
}

#[tokio::test]
async fn a_soft_delete_erases_friendships_on_both_sides_requests_and_permission() {
    let (local, caller) = with_users(&["a", "b", "c", "d"]).await;
    make_friends(&caller, "a", &["b"]).await;
    make_friends(&caller, "c", &["b"]).await;
    let noted = json!({"userId": "b", "targetId": "a", "alias": "Quaxolotl"});
    assert_eq!(caller.post(NOTE, &noted).await.verdict(), (200, 0));
    let as_permitted = AddFriendRequest::AS_PERMITTED;
    assert_eq!(code(&add(&caller, "a", "d", as_permitted).await), (200, 25461));
    assert_eq!(code(&add(&caller, "d", "a", as_permitted).await), (200, 25461));
    permit(&caller, "a", FriendPermission::Nobody).await;
    delete(&caller, &["a"]).await;
    permit(&caller, "a", FriendPermission::Anyone).await;
    local.operations_finished().await;
    assert_eq!(friends_of(&caller, "a").await, [""; 0]);
    assert_eq!(friends_of(&caller, "b").await, ["c"], "the others' stay");
    assert_eq!(relations(&caller, "b", &["a", "c"]).await, [1, 4]);
    let rows = local.snapshot().await.0;
    for gone in ["Quaxolotl", r#"["a","d","#, r#"["d","a","#] {
        assert!(!rows.contains(gone), "{gone} in {rows}");
    }
    local.clock.move_to(START + RESTORABLE_AFTER);
    restore(&caller, &["a"]).await;
    local.operations_finished().await;
    assert_eq!(friends_of(&caller, "a").await, [""; 0]);
    assert_eq!(code(&add(&caller, "b", "a", as_permitted).await), (200, 25461), "the default");
    local.stop().await;
}
