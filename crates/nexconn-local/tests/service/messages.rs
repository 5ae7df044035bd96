//! Direct messages between connected users: who gets them, who is refused with which code, what waits; and the
//! blocklist as a client has it.

use nexconn_api::Code;
use nexconn_api::admin::Environment::Production;
use nexconn_api::choices::{MESSAGE_BYTES, MESSAGE_WAITS, MESSAGES_WAITING};
use nexconn_api::client::ClientCall;
use nexconn_api::local::ChatSettings;
use nexconn_api::nexconn::RESTORABLE_AFTER;
use nexconn_client::{Connection, Error};
use serde_json::json;

use crate::bans::{ban, unban};
use crate::blocklist::{block, blocked, unblock};
use crate::caller::Caller;
use crate::chat_settings;
use crate::connections::{cut_with, open, token};
use crate::fixture::{Local, START, register};
use crate::mutes::{mute, unmute};
use crate::soft_delete::{delete, restore};

/// Registers and connects a user.
async fn connected(local: &Local, caller: &Caller, id: &str) -> Connection {
    open(local, &token(caller, id).await, "phone").await.expect("connected")
}

async fn sends(from: &mut Connection, to: &str, text: &str) {
    from.send_text(to, text).await.expect("taken");
}

fn refused<T: std::fmt::Debug>(done: Result<T, Error>) -> Code {
    match done {
        Err(Error::Refused { code, .. }) => code,
        other => panic!("not refused: {other:?}"),
    }
}

/// The next message: from whom, and its text.
async fn gets(to: &mut Connection) -> (String, String) {
    let message = to.message().await.expect("a message");
    (message.from, message.text)
}

fn message(from: &str, text: &str) -> (String, String) {
    (from.to_owned(), text.to_owned())
}

#[tokio::test]
async fn a_message_reaches_every_device_of_its_receiver_as_it_was_written() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let mut a = connected(&local, &caller, "a").await;
    let access_token = token(&caller, "b").await;
    let mut phone = open(&local, &access_token, "phone").await.expect("connected");
    let mut laptop = open(&local, &access_token, "laptop").await.expect("connected");
    let text = "<b>小雨</b> \u{202e}قصة\0 😀";
    let id = a.send_text("b", text).await.expect("taken");
    for device in [&mut phone, &mut laptop] {
        let got = device.message().await.expect("a message");
        assert_eq!(
            (got.id.as_str(), got.from.as_str(), got.text.as_str()),
            (id.as_str(), "a", text)
        );
        assert_eq!(got.sent_at, START);
    }
    sends(&mut phone, "a", "and back").await;
    assert_eq!(gets(&mut a).await, message("b", "and back"));
    let long = "雨".repeat(MESSAGE_BYTES / 3);
    sends(&mut a, "b", &long).await;
    assert_eq!(gets(&mut laptop).await.1, long);
    sends(&mut a, "b", &"\u{1}".repeat(MESSAGE_BYTES)).await;
    assert_eq!(refused(a.send_text("b", &"x".repeat(MESSAGE_BYTES + 1)).await), Code::TOO_LONG);
    assert_eq!(refused(a.send_text("b", "").await), Code::INVALID_PARAMETER);
    sends(&mut a, "a", "to myself").await;
    assert_eq!(gets(&mut a).await, message("a", "to myself"));
    local.stop().await;
}

#[tokio::test]
async fn whoever_is_blocked_cannot_write_while_the_other_way_still_works() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let mut a = connected(&local, &caller, "a").await;
    let mut b = connected(&local, &caller, "b").await;
    block(&caller, "b", &["a"]).await;
    assert_eq!(refused(a.send_text("b", "blocked").await), Code::BLOCKED);
    sends(&mut b, "a", "one-way").await;
    assert_eq!(gets(&mut a).await, message("b", "one-way"));
    let off = ChatSettings { blocklist: false, ..ChatSettings::default() };
    chat_settings::set(&caller, off).await;
    sends(&mut a, "b", "no blocklists").await;
    chat_settings::set(&caller, ChatSettings::default()).await;
    assert_eq!(refused(a.send_text("b", "blocked again").await), Code::BLOCKED);
    unblock(&caller, "b", &["a"]).await;
    sends(&mut a, "b", "unblocked").await;
    assert_eq!(gets(&mut b).await, message("a", "no blocklists"));
    assert_eq!(gets(&mut b).await, message("a", "unblocked"), "the refused ones never arrive");
    local.stop().await;
}

#[tokio::test]
async fn a_muted_user_cannot_write_but_reads() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let mut a = connected(&local, &caller, "a").await;
    let mut b = connected(&local, &caller, "b").await;
    mute(&caller, &["a"]).await;
    block(&caller, "b", &["a"]).await;
    assert_eq!(refused(a.send_text("b", "x").await), Code::MUTED, "told before the block");
    assert_eq!(refused(a.send_text("nobody", "x").await), Code::MUTED);
    sends(&mut b, "a", "can you read this?").await;
    assert_eq!(gets(&mut a).await, message("b", "can you read this?"));
    unmute(&caller, &["a"]).await;
    assert_eq!(refused(a.send_text("b", "x").await), Code::BLOCKED);
    local.stop().await;
}

#[tokio::test]
async fn nobody_and_the_deleted_take_no_messages() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let mut a = connected(&local, &caller, "a").await;
    register(&caller, "gone", "gone").await.expect("issued");
    delete(&caller, &["gone"]).await;
    for receiver in ["nobody", "gone", ""] {
        assert_eq!(refused(a.send_text(receiver, "x").await), Code::NO_SUCH_USER);
    }
    local.stop().await;
}

#[tokio::test]
async fn what_is_sent_to_somebody_offline_arrives_once_within_seven_days() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let access_token = token(&caller, "b").await;
    let mut a = connected(&local, &caller, "a").await;
    sends(&mut a, "b", "too old").await;
    local.clock.advance(1);
    sends(&mut a, "b", "first").await;
    sends(&mut a, "b", "second").await;
    local.clock.move_to(START + MESSAGE_WAITS);
    let mut b = open(&local, &access_token, "phone").await.expect("connected");
    let got = b.message().await.expect("a message");
    assert_eq!((got.text.as_str(), got.sent_at), ("first", START + 1));
    assert_eq!(gets(&mut b).await, message("a", "second"));
    b.disconnect().await.expect("closed");
    let mut b = open(&local, &access_token, "phone").await.expect("connected");
    sends(&mut a, "b", "live").await;
    assert_eq!(gets(&mut b).await, message("a", "live"), "what waited is not told again");
    local.stop().await;
}

#[tokio::test]
async fn only_so_many_messages_wait_and_the_oldest_go_first() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let access_token = token(&caller, "b").await;
    let mut a = connected(&local, &caller, "a").await;
    for number in 0..=MESSAGES_WAITING {
        sends(&mut a, "b", &number.to_string()).await;
    }
    let mut b = open(&local, &access_token, "phone").await.expect("connected");
    for number in 1..=MESSAGES_WAITING {
        assert_eq!(gets(&mut b).await.1, number.to_string());
    }
    local.stop().await;
}

#[tokio::test]
async fn a_banned_receiver_gets_after_the_ban_what_was_sent_meanwhile() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let mut a = connected(&local, &caller, "a").await;
    let access_token = token(&caller, "b").await;
    let b = open(&local, &access_token, "phone").await.expect("connected");
    ban(&caller, &["b"], 10).await;
    sends(&mut a, "b", "are you there?").await;
    assert_eq!(cut_with(b).await, Code::CUT_BY_BAN);
    unban(&caller, &["b"]).await;
    let mut b = open(&local, &access_token, "phone").await.expect("connected");
    assert_eq!(gets(&mut b).await, message("a", "are you there?"));
    local.stop().await;
}

#[tokio::test]
async fn a_banned_sender_gets_no_more_messages_in() {
    let local = Local::with(&[Production], |config| config.rate_limits = false).await;
    let caller = local.caller();
    let (sender, receiver) = (token(&caller, "a").await, token(&caller, "b").await);
    let mut b = open(&local, &receiver, "phone").await.expect("connected");
    for round in 0..30 {
        let mut a = open(&local, &sender, "phone").await.expect("connected");
        let writing = async {
            let mut taken = 0;
            while a.send_text("b", &round.to_string()).await.is_ok() {
                taken += 1;
            }
            taken
        };
        let (taken, ()) = tokio::join!(writing, ban(&caller, &["a"], 10));
        assert_eq!(cut_with(a).await, Code::CUT_BY_BAN);
        unban(&caller, &["a"]).await;
        for _ in 0..taken {
            assert_eq!(gets(&mut b).await, message("a", &round.to_string()));
        }
    }
    local.stop().await;
}

#[tokio::test]
async fn a_client_keeps_its_own_blocklist() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let mut a = connected(&local, &caller, "a").await;
    let mut b = connected(&local, &caller, "b").await;
    register(&caller, "c", "c").await.expect("issued");
    for id in ["b", "c", "nobody", "a"] {
        a.block(id).await.expect("done");
    }
    assert_eq!(a.blocklist().await.expect("told"), ["c", "b"]);
    assert_eq!(blocked(&caller, "a").await, ["c", "b"], "the server sees the same");
    assert!(a.has_blocked("b").await.expect("told"));
    assert!(!b.has_blocked("a").await.expect("told"));
    assert_eq!(refused(b.send_text("a", "x").await), Code::BLOCKED);
    a.unblock("b").await.expect("done");
    sends(&mut b, "a", "hello").await;
    assert_eq!(gets(&mut a).await, message("b", "hello"));
    assert_eq!(refused(a.block(&"x".repeat(65)).await), Code::TOO_LONG);
    assert_eq!(refused(a.block("").await), Code::INVALID_PARAMETER);
    let off = ChatSettings { blocklist: false, ..ChatSettings::default() };
    chat_settings::set(&caller, off).await;
    for call in [
        ClientCall::AddToBlocklist { user_id: "b".into() },
        ClientCall::RemoveFromBlocklist { user_id: "b".into() },
        ClientCall::CheckBlocked { user_id: "b".into() },
        ClientCall::GetBlocklist,
    ] {
        assert_eq!(refused(a.call(call).await), Code::BLOCKLIST_NOT_ENABLED);
    }
    local.stop().await;
}

#[tokio::test]
async fn a_soft_delete_erases_what_waits_for_the_user() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    token(&caller, "b").await;
    let mut a = connected(&local, &caller, "a").await;
    sends(&mut a, "b", "Quaxolotl").await;
    assert!(local.snapshot().await.0.contains("Quaxolotl"));
    delete(&caller, &["b"]).await;
    local.operations_finished().await;
    assert!(!local.snapshot().await.0.contains("Quaxolotl"));
    local.clock.move_to(START + RESTORABLE_AFTER);
    restore(&caller, &["b"]).await;
    local.operations_finished().await;
    let mut b = connected(&local, &caller, "b").await;
    sends(&mut a, "b", "new").await;
    assert_eq!(gets(&mut b).await, message("a", "new"));
    local.stop().await;
}

#[tokio::test]
async fn where_only_friends_may_write_a_block_is_told_before_that_they_are_none() {
    let local = Local::of(Production).await;
    let caller = local.caller();
    let mut a = connected(&local, &caller, "a").await;
    let mut b = connected(&local, &caller, "b").await;
    let only = ChatSettings { friends_only: true, ..ChatSettings::default() };
    chat_settings::set(&caller, only).await;
    assert_eq!(refused(a.send_text("b", "x").await), Code::NOT_FRIENDS);
    block(&caller, "b", &["a"]).await;
    assert_eq!(refused(a.send_text("b", "x").await), Code::BLOCKED);
    unblock(&caller, "b", &["a"]).await;
    let befriend = json!({"userId": "b", "targetId": "a", "action": 2});
    assert_eq!(caller.post("/v4/friend/add", &befriend).await.verdict(), (200, 0));
    block(&caller, "b", &["a"]).await;
    assert_eq!(refused(a.send_text("b", "x").await), Code::BLOCKED, "friends or not");
    unblock(&caller, "b", &["a"]).await;
    sends(&mut a, "b", "friends").await;
    assert_eq!(gets(&mut b).await, message("a", "friends"));
    sends(&mut b, "a", "both ways").await;
    assert_eq!(gets(&mut a).await, message("b", "both ways"));
    local.stop().await;
}
