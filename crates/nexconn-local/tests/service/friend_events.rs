//! Friends as connected clients have them: asking, accepting, refusing, and what the others are told.

use nexconn_api::Code;
use nexconn_api::admin::Environment::Production;
use nexconn_api::client::{FriendEvent, ServiceFrame};
use nexconn_api::local::ChatSettings;
use nexconn_api::nexconn::{AddFriendRequest, FriendPermission, REQUEST_LIFE, UserProfile};
use nexconn_api::webhooks::Event;
use nexconn_client::{Connection, Error};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::blocklist::{block, unblock};
use crate::caller::Caller;
use crate::chat_settings;
use crate::connections::{open, token};
use crate::fixture::{Local, PATIENCE, START};
use crate::friends::{add, friends_of, make_friends, permit};
use crate::soft_delete::delete;
use crate::webhooks::receiver::Receiver;
use crate::webhooks::set;

async fn connected(local: &Local, id: &str) -> Connection {
    let caller = local.caller();
    open(local, &token(&caller, id).await, "phone").await.expect("connected")
}

async fn told(to: &mut Connection) -> ServiceFrame {
    let told = timeout(PATIENCE, to.told()).await.expect("told in time");
    told.expect("a frame").expect("still connected")
}

/// The next change between a user and another: what, with whom, and what was said.
async fn change(to: &mut Connection) -> (FriendEvent, Option<String>, Option<String>) {
    match told(to).await {
        ServiceFrame::Friend { event, user_id, extra, .. } => (event, user_id, extra),
        other => panic!("no change of a friend: {other:?}"),
    }
}

fn plain(event: FriendEvent, other: &str) -> (FriendEvent, Option<String>, Option<String>) {
    (event, Some(other.to_owned()), None)
}

fn refused<T: std::fmt::Debug>(done: Result<T, Error>) -> Code {
    match done {
        Err(Error::Refused { code, .. }) => code,
        other => panic!("not refused: {other:?}"),
    }
}

async fn ids(of: &mut Connection) -> Vec<String> {
    let friends = of.friends().await.expect("told");
    friends.into_iter().map(|friend| friend.user_id).collect()
}

async fn post(caller: &Caller, path: &str, request: Value) {
    assert_eq!(caller.post(path, &request).await.verdict(), (200, 0), "{request}");
}

#[tokio::test]
async fn a_request_is_accepted_and_both_are_friends() {
    let local = Local::of(Production).await;
    let (mut a, mut b) = (connected(&local, "a").await, connected(&local, "b").await);
    let receiver = Receiver::start().await;
    set(&local.caller(), Some(receiver.url()), &[Event::Friendship]).await;
    assert!(!a.add_friend("b", Some("hello")).await.expect("asked"), "it waits");
    let requested = (FriendEvent::Requested, Some("a".to_owned()), Some("hello".to_owned()));
    assert_eq!(change(&mut b).await, requested);
    assert_eq!(ids(&mut a).await, [""; 0]);
    b.accept_friend("a").await.expect("accepted");
    assert_eq!(change(&mut a).await, plain(FriendEvent::Accepted, "b"));
    assert_eq!(
        (ids(&mut a).await, ids(&mut b).await),
        (vec!["b".to_owned()], vec!["a".to_owned()])
    );
    assert_eq!(refused(b.accept_friend("a").await), Code::NO_FRIEND_REQUEST, "once");
    assert_eq!(refused(b.add_friend("a", None).await), Code::ALREADY_FRIENDS);
    b.remove_friend("a").await.expect("removed");
    assert_eq!(change(&mut a).await, plain(FriendEvent::Removed, "b"));
    assert_eq!(change(&mut b).await, plain(FriendEvent::Removed, "a"), "on the other devices too");
    let item = |operation_type: i64, user_id: &str, other: &str| {
        json!({"operationType": operation_type, "userId": user_id, "toUserId": other,
            "time": START, "os": "Websocket"})
    };
    let mut first = item(1, "a", "b");
    first["extra"] = json!("hello");
    let got = receiver.until(3).await;
    let told: Vec<_> = got.iter().map(|got| got.body["data"][0].clone()).collect();
    assert_eq!(told, [first, item(2, "b", "a"), item(4, "b", "a")]);
    local.stop().await;
}

#[tokio::test]
async fn a_request_that_is_refused_or_too_old_is_gone() {
    let local = Local::of(Production).await;
    let (mut a, mut b) = (connected(&local, "a").await, connected(&local, "b").await);
    a.add_friend("b", None).await.expect("asked");
    assert_eq!(change(&mut b).await, plain(FriendEvent::Requested, "a"));
    b.refuse_friend("a").await.expect("refused");
    assert_eq!(change(&mut a).await, plain(FriendEvent::Refused, "b"));
    assert_eq!(refused(b.accept_friend("a").await), Code::NO_FRIEND_REQUEST);
    assert_eq!(refused(b.refuse_friend("nobody").await), Code::NO_FRIEND_REQUEST);
    a.add_friend("b", None).await.expect("asked again");
    local.clock.move_to(START + REQUEST_LIFE);
    assert_eq!(refused(b.accept_friend("a").await), Code::NO_FRIEND_REQUEST);
    a.add_friend("b", None).await.expect("asked anew");
    local.clock.move_to(START + 2 * REQUEST_LIFE - 1);
    b.accept_friend("a").await.expect("just in time");
    assert_eq!(friends_of(&local.caller(), "b").await, ["a"]);
    local.stop().await;
}

#[tokio::test]
async fn a_request_waits_for_whoever_is_not_connected() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let mut a = connected(&local, "a").await;
    let access_token = token(&caller, "b").await;
    a.add_friend("b", Some("小雨?")).await.expect("asked");
    let requested = (FriendEvent::Requested, Some("a".to_owned()), Some("小雨?".to_owned()));
    for device in ["phone", "laptop"] {
        let mut b = open(&local, &access_token, device).await.expect("connected");
        assert_eq!(change(&mut b).await, requested, "on each device, until it is answered");
    }
    delete(&caller, &["a"]).await;
    local.operations_finished().await;
    let mut b = open(&local, &access_token, "tablet").await.expect("connected");
    assert_eq!(refused(b.accept_friend("a").await), Code::NO_FRIEND_REQUEST);
    local.stop().await;
}

#[tokio::test]
async fn permissions_preferences_and_blocklists_decide_for_clients_too() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let (mut a, mut b) = (connected(&local, "a").await, connected(&local, "b").await);
    assert_eq!(refused(a.add_friend("a", None).await), Code::ADDS_ITSELF);
    assert_eq!(refused(a.add_friend("nobody", None).await), Code::NO_SUCH_USER);
    assert_eq!(refused(a.add_friend("", None).await), Code::INVALID_PARAMETER);
    let nobody = ChatSettings {
        friend_request_permission: FriendPermission::Nobody,
        ..ChatSettings::default()
    };
    chat_settings::set(&caller, nobody).await;
    assert_eq!(refused(a.add_friend("b", None).await), Code::REFUSES_FRIENDS);
    permit(&caller, "b", FriendPermission::Anyone).await;
    block(&caller, "b", &["a"]).await;
    block(&caller, "a", &["b"]).await;
    assert_eq!(refused(a.add_friend("b", None).await), Code::BLOCKED_BY_TARGET);
    unblock(&caller, "b", &["a"]).await;
    assert_eq!(refused(a.add_friend("b", None).await), Code::TARGET_IS_BLOCKED);
    let at_once = add(&caller, "a", "b", AddFriendRequest::AT_ONCE).await;
    assert_eq!(at_once.expect_err("blocked").code, Code::TARGET_IS_BLOCKED);
    chat_settings::set(&caller, ChatSettings { blocklist: false, ..nobody }).await;
    assert!(a.add_friend("b", None).await.expect("friends at once"));
    assert_eq!(change(&mut b).await, plain(FriendEvent::Added, "a"));
    local.stop().await;
}

#[tokio::test]
async fn what_a_server_does_reaches_the_clients_of_both() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let (mut a, mut b) = (connected(&local, "a").await, connected(&local, "b").await);
    make_friends(&caller, "a", &["b"]).await;
    assert_eq!(change(&mut a).await, plain(FriendEvent::Added, "b"));
    assert_eq!(change(&mut b).await, plain(FriendEvent::Added, "a"));
    post(&caller, "/v4/friend/remove", json!({"userId": "a", "targetIds": ["b"]})).await;
    assert_eq!(change(&mut a).await, plain(FriendEvent::Removed, "b"));
    assert_eq!(change(&mut b).await, plain(FriendEvent::Removed, "a"));
    make_friends(&caller, "b", &["a"]).await;
    post(&caller, "/v4/friend/remove-all", json!({"userId": "a"})).await;
    assert_eq!(change(&mut a).await, plain(FriendEvent::Added, "b"));
    assert_eq!(change(&mut a).await, (FriendEvent::Cleared, None, None));
    assert_eq!(change(&mut b).await, plain(FriendEvent::Added, "a"));
    assert_eq!(change(&mut b).await, plain(FriendEvent::Removed, "a"));
    local.stop().await;
}

#[tokio::test]
async fn a_changed_profile_reaches_the_user_whole_and_friends_in_part() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let (mut a, mut b) = (connected(&local, "a").await, connected(&local, "b").await);
    let mut stranger = connected(&local, "stranger").await;
    make_friends(&caller, "a", &["b"]).await;
    change(&mut a).await;
    change(&mut b).await;
    let profile = json!({"name": "小雨", "email": "a@example.com"});
    post(&caller, "/v4/user/profile/set", json!({"userId": "a", "userProfile": profile})).await;
    post(&caller, "/v4/user/profile/delete", json!({"userIds": ["a"]})).await;
    let whole: UserProfile = serde_json::from_value(profile).expect("a profile");
    let part = UserProfile { email: None, ..whole.clone() };
    for (client, seen) in [(&mut a, whole), (&mut b, part)] {
        for expected in [Some(seen), None] {
            let ServiceFrame::Profile { user_id, user_profile, .. } = told(client).await else {
                panic!("no profile")
            };
            assert_eq!((user_id.as_str(), user_profile), ("a", expected));
        }
    }
    make_friends(&caller, "stranger", &["b"]).await;
    assert_eq!(change(&mut stranger).await, plain(FriendEvent::Added, "b"), "nothing before");
    local.stop().await;
}
