//! Whether one user can message another: the verdict against what a client of the sender meets, in every combination
//! of what it rests on.

use nexconn_api::admin::{Fact, FactSource, Finding, MessageReport};
use nexconn_api::verdict::message::{Answer, Step, Verdict};
use nexconn_api::{Code, Secret};
use nexconn_client::{Connection, Error, connect};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Caller, Harness, Local};
use crate::service::{BAN, DELETE, ISSUE, Service};

const ADD_TO_BLOCKLIST: &str = "/v4/user/blocklist/add";
const MUTE: &str = "/v4/channel-type/mute/set";
const BEFRIEND: &str = "/v4/friend/add";
const SETTINGS: &str = "/console/chat-settings/set";

/// How a user stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    There,
    Banned,
    Deleted,
    Unregistered,
}

impl Is {
    const ALL: [Self; 4] = [Self::There, Self::Banned, Self::Deleted, Self::Unregistered];

    /// Whether relations of the user last: those of deleted users are erased, and nobody else has any.
    const fn has_relations(self) -> bool {
        matches!(self, Self::There | Self::Banned)
    }
}

/// One combination of what a message rests on, and the two users who have it.
#[derive(Debug)]
struct Case {
    from: String,
    to: String,
    sender: Is,
    receiver: Is,
    /// Of [`MUTED`], [`OWN_BLOCK`], [`BLOCK`] and [`FRIENDS`], each a bit.
    relations: u8,
    token: Secret,
}

/// The sender is muted.
const MUTED: u8 = 1;
/// The sender has blocked the receiver.
const OWN_BLOCK: u8 = 2;
/// The receiver has blocked the sender.
const BLOCK: u8 = 4;
/// They are friends.
const FRIENDS: u8 = 8;

impl Case {
    const fn has(&self, relation: u8) -> bool {
        self.relations & relation != 0
    }
}

const BOTH: [bool; 2] = [false, true];

/// Every combination that users of an app can be in.
fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (sender, receiver) in Is::ALL.into_iter().flat_map(|one| Is::ALL.map(|other| (one, other)))
    {
        for relations in 0..16_u8 {
            let has = |some: u8| relations & some != 0;
            // Of users who are not registered any more, or never were, nothing is kept, and nobody can be blocked.
            let is_possible = (sender.has_relations() || relations == 0)
                && (receiver.has_relations() || !has(OWN_BLOCK | BLOCK | FRIENDS));
            if is_possible {
                let number = cases.len();
                let (from, to) = (format!("from-{number}"), format!("to-{number}"));
                let token = Secret::new("made-up");
                cases.push(Case { from, to, sender, receiver, relations, token });
            }
        }
    }
    cases
}

async fn done(owner: &Caller, path: &str, request: Value) -> Value {
    let (status, body) = owner.call(path, request).await;
    assert_eq!((status, &body["outcome"]), (StatusCode::OK, &json!("done")), "{path} {body}");
    body["answer"]["body"]["result"].clone()
}

/// Brings the two users of a case to where they are.
async fn arrange(owner: &Caller, case: &mut Case) {
    if case.sender != Is::Unregistered {
        let issued = json!({"userId": case.from, "name": "A"});
        let issued = done(owner, ISSUE, issued).await;
        case.token = Secret::new(issued["accessToken"].as_str().expect("a token"));
    }
    if case.receiver != Is::Unregistered {
        done(owner, ISSUE, json!({"userId": case.to, "name": "B"})).await;
    }
    if case.has(FRIENDS) {
        let friends = json!({"userId": case.from, "targetId": case.to, "action": 2});
        done(owner, BEFRIEND, friends).await;
    }
    if case.has(OWN_BLOCK) {
        done(owner, ADD_TO_BLOCKLIST, json!({"userId": case.from, "targetUserIds": [case.to]}))
            .await;
    }
    if case.has(BLOCK) {
        done(owner, ADD_TO_BLOCKLIST, json!({"userId": case.to, "targetUserIds": [case.from]}))
            .await;
    }
    if case.has(MUTED) {
        let mute = json!({"userIds": [case.from], "muteState": 1, "channelTypes": ["PERSON"]});
        done(owner, MUTE, mute).await;
    }
    for (id, is) in [(&case.from, case.sender), (&case.to, case.receiver)] {
        match is {
            Is::Banned => {
                done(owner, BAN, json!({"userIds": [id], "durationMinutes": 60})).await;
            }
            Is::Deleted => {
                done(owner, DELETE, json!({"userIds": [id]})).await;
            }
            Is::There | Is::Unregistered => {}
        }
    }
}

/// What the sender's client meets: none where the message is taken.
async fn refusal(url: &str, case: &Case, connected: &mut Option<Connection>) -> Option<Code> {
    if connected.is_none() {
        match connect(url, "key", &case.token, "phone").await {
            Ok(opened) => *connected = Some(opened),
            Err(Error::Refused { code, .. }) => return Some(code),
            Err(other) => panic!("{case:?} {other}"),
        }
    }
    let connected = connected.as_mut().expect("connected");
    match connected.send_text(&case.to, "hello").await {
        Ok(_) => None,
        Err(Error::Refused { code, .. }) => Some(code),
        Err(other) => panic!("{case:?} {other}"),
    }
}

async fn report(owner: &Caller, from: &str, to: &str) -> MessageReport {
    let report = owner.see(&format!("message?from={from}&to={to}")).await;
    serde_json::from_value(report).expect("a report")
}

#[tokio::test]
async fn the_verdict_agrees_with_a_real_send_in_every_combination() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let mut cases = cases();
    for case in &mut cases {
        arrange(&owner, case).await;
    }
    let mut clients: Vec<Option<Connection>> = cases.iter().map(|_| None).collect();
    let mut met = std::collections::BTreeMap::new();
    for (friends_only, blocklist) in BOTH.into_iter().flat_map(|one| BOTH.map(|other| (one, other)))
    {
        let settings = json!({
            "friendsOnly": friends_only, "blocklist": blocklist, "friendRequestPermission": 2,
        });
        done(&owner, SETTINGS, settings).await;
        for (case, client) in cases.iter().zip(&mut clients) {
            let report = report(&owner, &case.from, &case.to).await;
            let says = Verdict::of(&report);
            let expected = match says.answer {
                Answer::May => None,
                Answer::Stopped { by, .. } => by.code(),
                Answer::Unclear { from } => panic!("{case:?}: {from:?} is not known, {report:?}"),
            };
            let refused = refusal(&local.url, case, client).await;
            let of = (friends_only, blocklist);
            assert_eq!(refused, expected, "{case:?} with {of:?}: {:?}, {report:?}", says.answer);
            // What is said of the other way round is what that way itself is told.
            let turned = Verdict::of(&report.turned());
            assert!(!matches!(turned.answer, Answer::Unclear { .. }), "{case:?} {turned:?}");
            *met.entry(refused).or_insert(0_usize) += 1;
        }
    }
    let codes = [31_029, 31_004, 31_009, 403, 400, 405, 25_469].map(|code| Some(Code(code)));
    for code in codes.into_iter().chain([None]) {
        assert!(met.contains_key(&code), "{code:?} was never met: {met:?}");
    }
}

#[tokio::test]
async fn a_message_between_people_who_changed_is_told_anew() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    for id in ["a", "b"] {
        done(&owner, ISSUE, json!({"userId": id, "name": id})).await;
    }
    assert_eq!(Verdict::of(&report(&owner, "a", "b").await).answer, Answer::May);
    done(&owner, ADD_TO_BLOCKLIST, json!({"userId": "b", "targetUserIds": ["a"]})).await;
    let told = report(&owner, "a", "b").await;
    assert_eq!(Verdict::of(&told).stop().map(|stop| stop.step), Some(Step::Block));
    assert_eq!(Verdict::of(&told.turned()).answer, Answer::May, "the other way is open");
    let unblock = json!({"userId": "b", "blockedUserIds": ["a"]});
    done(&owner, "/v4/user/blocklist/remove", unblock).await;
    assert_eq!(Verdict::of(&report(&owner, "a", "b").await).answer, Answer::May);
}

#[tokio::test]
async fn what_a_cloud_does_not_tell_is_told_as_not_known_or_as_declared() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    for id in ["a", "b"] {
        done(&owner, ISSUE, json!({"userId": id, "name": id})).await;
    }
    service.known().not_enabled = vec!["/v4/user/blocklist/get"];
    let told = report(&owner, "a", "b").await;
    assert!(matches!(told.from.registered, Finding::Known(Some(_))));
    assert_eq!(told.to.blocks, Finding::Refused { http: 430, code: Code::NOT_ENABLED });
    assert_eq!(told.friends_only, None);
    assert!(matches!(Verdict::of(&told).answer, Answer::Unclear { .. }));
    let (status, body) = owner.act("declarations", json!({"friendsOnly": "on"})).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    let only = report(&owner, "a", "b").await.friends_only;
    assert!(matches!(only, Some(Fact { value: true, from: FactSource::Declared, .. })), "{only:?}");
}

#[tokio::test]
async fn nobody_is_asked_about_with_themselves() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    let answer = owner.get("/api/v1/apps/acme/message?from=a&to=a").await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
}
