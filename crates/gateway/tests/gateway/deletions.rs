//! Soft deletions and restores, from the request over what the webhook tells to the list.

use nexconn_api::spec::Role;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Caller, Harness, OWNER, START, operation, read};
use crate::hooks::{Sender, event};
use crate::service::{DELETE, DELETED, GET, ISSUE, RESTORE, Service};

pub(crate) const HOUR: i64 = 60 * 60_000;

/// A gateway in front of a service, with an owner and users who are registered.
pub(crate) struct World {
    pub(crate) service: Service,
    pub(crate) harness: Harness,
    pub(crate) owner: Caller,
}

impl World {
    pub(crate) async fn with(users: &[&str]) -> Self {
        let service = Service::start().await;
        let harness = Harness::before(&service.url).await;
        let owner = harness.owner().await;
        let world = Self { service, harness, owner };
        for user in users {
            world.register(user, &format!("Name of {user}")).await;
        }
        world
    }

    pub(crate) async fn register(&self, user: &str, name: &str) {
        let (status, _) = self.owner.call(ISSUE, json!({"userId": user, "name": name})).await;
        assert_eq!(status, StatusCode::OK);
    }

    /// Soft-deletes users, or restores them, and returns Nexconn's id of the operation.
    pub(crate) async fn ask(&self, path: &str, users: &[&str]) -> String {
        let (status, answer) = self.owner.call(path, json!({"userIds": users})).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        answer["answer"]["body"]["result"]["operationId"].as_str().expect("an id").to_owned()
    }

    /// Sends the webhook of one user and waits until it is applied.
    pub(crate) async fn tell(&self, user: &str, operation: &str, kind: u8, code: &str) {
        if kind == 1 && code == "0" {
            self.service.known().deleted.remove(user);
        }
        let sender = Sender::of(&self.harness);
        sender.deliver(&activation(&self.harness, user, operation, kind, code)).await;
        sender.applied().await;
    }

    pub(crate) async fn listed(&self) -> Value {
        self.owner.see("deleted-users?fresh=true").await
    }

    pub(crate) async fn operations(&self) -> Value {
        self.owner.see("deletion-operations").await["operations"].clone()
    }
}

pub(crate) fn activation(
    harness: &Harness,
    user: &str,
    operation: &str,
    kind: u8,
    code: &str,
) -> Value {
    let at = kit::Clock::now(&*harness.clock);
    let item = json!({"userId": user, "operateId": operation, "operationType": kind,
                      "code": code, "time": at});
    event("user:activation_state", at, &[item])
}

#[tokio::test]
async fn a_deletion_is_accepted_until_the_webhook_confirms_it() {
    let world = World::with(&["a", "b"]).await;
    let body = json!({"operation": operation(), "case": "GDPR-214", "request": {"userIds": ["a"]}});
    let (status, _) =
        read(world.owner.post("/api/v1/apps/acme/v4/user/soft-delete", body).await).await;
    assert_eq!(status, StatusCode::OK);
    let listed = world.listed().await;
    let row = &listed["users"][0];
    assert_eq!((&row["state"], &row["name"]), (&json!("accepted"), &json!("Name of a")));
    assert_eq!((&row["by"], &row["case"]), (&json!(OWNER), &json!("GDPR-214")));
    assert_eq!(row["operationId"], "op-1");
    assert_eq!((&row["requestedAt"], &row["restoreFrom"]), (&json!(START), &json!(START + HOUR)));
    assert_eq!((&listed["confirms"], &listed["total"]["count"]), (&json!(false), &json!(1)));
    assert_eq!(world.operations().await[0]["counts"]["accepted"], 1);
    assert_eq!(world.owner.see("users/a").await["deletion"]["state"], "accepted");
    assert_eq!(world.owner.see("users?status=deleted").await["total"]["count"], 1);

    world.service.pass(&world.harness, 12_000);
    world.tell("a", "op-1", 0, "0").await;
    let listed = world.listed().await;
    let row = &listed["users"][0];
    assert_eq!((&row["state"], &row["name"]), (&json!("confirmed"), &Value::Null));
    assert_eq!((&row["confirmedAt"], &listed["confirms"]), (&json!(START + 12_000), &json!(true)));
    let operation = &world.operations().await[0];
    assert_eq!((&operation["counts"]["confirmed"], &operation["name"]), (&json!(1), &Value::Null));
    assert_eq!(operation["settledAt"], START + 12_000);
    let events = world.harness.events("deletion").await;
    assert_eq!((&events[0]["state"], &events[0]["userId"]), (&json!("confirmed"), &json!("a")));
    assert_eq!(events[0]["record"], row["record"]);
    let other = world.owner.see("users/b").await;
    assert_eq!((&other["name"], &other["deletion"]), (&json!("Name of b"), &Value::Null));
}

#[tokio::test]
async fn the_same_webhook_again_changes_nothing() {
    let world = World::with(&["a"]).await;
    let id = world.ask(DELETE, &["a"]).await;
    for _ in 0..2 {
        world.tell("a", &id, 0, "0").await;
    }
    assert_eq!(world.harness.events("deletion").await.len(), 1);
    assert_eq!(world.harness.count("deletion_records").await, 1);
}

#[tokio::test]
async fn a_restore_within_the_hour_is_refused_and_after_it_works() {
    let world = World::with(&["a"]).await;
    let id = world.ask(DELETE, &["a"]).await;
    world.tell("a", &id, 0, "0").await;
    let early = world.ask(RESTORE, &["a"]).await;
    world.tell("a", &early, 1, "403").await;
    let row = world.listed().await["users"][0].clone();
    assert_eq!(row["restore"], json!({"state": "refused", "code": 403}));
    let operation = world.operations().await[0].clone();
    assert_eq!((&operation["refused"], &operation["kind"]), (&json!(403), &json!("restore")));
    assert_eq!(operation["restoreFrom"], START + HOUR);
    assert_eq!(world.listed().await["users"].as_array().map(Vec::len), Some(1));

    world.service.pass(&world.harness, HOUR);
    assert_eq!(world.owner.see("deleted-users?restorable=true").await["total"]["count"], 1);
    let late = world.ask(RESTORE, &["a"]).await;
    assert_eq!(world.owner.see("users/a").await["deletion"]["restoring"], true);
    world.tell("a", &late, 1, "0").await;
    assert_eq!(world.listed().await["users"], json!([]));
    let user = world.owner.see("users/a").await;
    assert_eq!((&user["deletion"], &user["name"]), (&Value::Null, &Value::Null));
    // From nothing.
    world.register("a", "Somebody else").await;
    assert_eq!(world.owner.see("users/a").await["name"], "Somebody else");
}

#[tokio::test]
async fn the_entry_of_a_restore_says_accepted_until_its_outcome_and_then_that() {
    let world = World::with(&["a", "b", "c"]).await;
    let latest = async || {
        let entry = world.owner.see("audit?user=a").await["entries"][0].clone();
        (entry["outcome"].clone(), entry["code"].clone(), entry["later"].clone())
    };
    let told = async || world.harness.events("change").await.len();
    let later = |waiting: i64, refused: i64| json!({"waiting": waiting, "refused": refused});
    let deleted = world.ask(DELETE, &["a", "b", "c"]).await;
    assert_eq!(latest().await, (json!("done"), json!(0), later(3, 0)));
    let before = told().await;
    world.tell("a", &deleted, 0, "0").await;
    assert_eq!((told().await, latest().await.2), (before, later(2, 0)), "others are to come");
    world.tell("b", &deleted, 0, "0").await;
    world.tell("c", &deleted, 0, "0").await;
    assert_eq!(latest().await, (json!("done"), json!(0), Value::Null));
    assert_eq!(told().await, before + 1);

    let restored = world.ask(RESTORE, &["a", "b"]).await;
    world.tell("a", &restored, 1, "403").await;
    assert_eq!(latest().await, (json!("done"), json!(0), later(1, 1)));
    world.tell("b", &restored, 1, "0").await;
    assert_eq!(latest().await, (json!("done"), json!(0), later(0, 1)));
    let early = world.ask(RESTORE, &["a"]).await;
    world.tell("a", &early, 1, "403").await;
    assert_eq!(latest().await, (json!("refused"), json!(403), Value::Null));
    let event = world.harness.events("change").await.pop().expect("an event");
    assert_eq!(event["outcome"], "refused", "open consoles are told");
}

#[tokio::test]
async fn a_late_confirmation_of_a_deletion_does_not_touch_who_was_restored_since() {
    let world = World::with(&["a"]).await;
    let deleted = world.ask(DELETE, &["a"]).await;
    world.service.pass(&world.harness, HOUR);
    let restored = world.ask(RESTORE, &["a"]).await;
    world.tell("a", &restored, 1, "0").await;
    world.register("a", "New").await;
    world.tell("a", &deleted, 0, "0").await;
    let user = world.owner.see("users/a").await;
    assert_eq!((&user["name"], &user["deletion"]), (&json!("New"), &Value::Null));
}

#[tokio::test]
async fn an_unknown_id_is_accepted_and_refused_later() {
    let world = World::with(&["a"]).await;
    let id = world.ask(DELETE, &["nobody"]).await;
    world.tell("nobody", &id, 0, "400").await;
    let operation = world.operations().await[0].clone();
    assert_eq!((&operation["counts"]["refused"], &operation["refused"]), (&json!(1), &json!(400)));
    assert_eq!(world.listed().await["users"], json!([]));
    assert_eq!(world.harness.count("deletion_records").await, 0);
}

#[tokio::test]
async fn what_was_deleted_elsewhere_is_listed_and_told() {
    let world = World::with(&["a", "b"]).await;
    world.service.known().deleted.extend(["a".to_owned(), "c".to_owned()]);
    let listed = world.listed().await;
    let rows: Vec<_> = listed["users"].as_array().expect("rows").iter().collect();
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert_eq!((&row["state"], &row["by"]), (&json!("listed"), &Value::Null));
        assert_eq!(row["restoreFrom"], Value::Null);
    }
    // In the list is no confirmation.
    assert_eq!(world.owner.see("users/a").await["name"], "Name of a");
    world.tell("b", "op-of-the-app", 0, "0").await;
    let operation = world.operations().await[0].clone();
    assert_eq!(operation["userIds"], json!(["b"]));
    assert_eq!((&operation["requestedAt"], &operation["by"]), (&Value::Null, &Value::Null));
    assert_eq!(world.owner.see("users/b").await["name"], Value::Null);
    // No longer in the list: restored elsewhere.
    world.service.known().deleted.clear();
    world.service.pass(&world.harness, 1);
    assert_eq!(world.listed().await["users"], json!([]));
}

#[tokio::test]
async fn the_webhook_may_be_faster_than_the_answer() {
    let world = World::with(&["a"]).await;
    world.service.hold(Some(DELETE));
    let asking = world.ask(DELETE, &["a"]);
    let told = async {
        let pending = "deletion_users WHERE state = 'pending'";
        world
            .harness
            .until("the call is on its way", async || {
                world.harness.count(pending).await == 1 && world.service.calls(DELETE) == 1
            })
            .await;
        world.tell("a", "op-1", 0, "0").await;
        world.service.hold(None);
    };
    let (id, ()) = tokio::join!(asking, told);
    assert_eq!(id, "op-1");
    let operation = world.operations().await[0].clone();
    assert_eq!(operation["counts"]["confirmed"], 1, "{operation}");
    assert_eq!(world.listed().await["users"][0]["state"], "confirmed");
}

#[tokio::test]
async fn a_lost_answer_is_found_in_the_list() {
    let service = Service::start().await;
    let harness = Harness::with(|config| {
        config.apps = vec![crate::harness::app_at(&service.url)];
        config.tuning.upstream_timeout = std::time::Duration::from_millis(300);
    })
    .await;
    let owner = harness.owner().await;
    let world = World { service, harness, owner };
    world.register("a", "A").await;
    world.service.known().silent = vec![DELETE];
    let (status, _) = world.owner.call(DELETE, json!({"userIds": ["a", "nobody"]})).await;
    assert_eq!(status, StatusCode::GATEWAY_TIMEOUT);
    world
        .harness
        .until("the list is read back", async || {
            world.harness.count("deletion_users WHERE state = 'accepted'").await == 1
        })
        .await;
    let operation = world.operations().await[0].clone();
    assert_eq!(
        (&operation["counts"]["accepted"], &operation["counts"]["unknown"]),
        (&json!(1), &json!(1))
    );
    let row = world.listed().await["users"][0].clone();
    assert_eq!((&row["state"], &row["by"]), (&json!("accepted"), &json!(OWNER)));
    // The webhook, late, tells whose operation it was.
    world.tell("a", "op-1", 0, "0").await;
    assert_eq!(world.operations().await[0]["counts"]["confirmed"], 1);
}

#[tokio::test]
async fn a_list_that_cannot_be_read_shows_the_copy_and_says_so() {
    let world = World::with(&["a"]).await;
    world.ask(DELETE, &["a"]).await;
    world.listed().await;
    world.service.known().failing = vec![DELETED];
    world.service.pass(&world.harness, 60_000);
    let listed = world.listed().await;
    assert_eq!(listed["users"][0]["userId"], "a");
    assert!(listed["stale"].as_str().is_some_and(|why| why.contains("500")), "{listed}");
    assert_eq!(listed["asOf"], START);
}

#[tokio::test]
async fn a_long_list_is_read_page_by_page_and_shown_in_pages() {
    let world = World::with(&[]).await;
    let ids = (0..120).map(|number| format!("u{number:03}"));
    world.service.known().deleted.extend(ids);
    let page = world.owner.see("deleted-users?sort=id&limit=50").await;
    assert_eq!(
        (&page["total"]["count"], &page["users"][0]["userId"]),
        (&json!(120), &json!("u000"))
    );
    assert_eq!(world.service.calls(DELETED), 3);
    let next = page["next"].as_str().expect("a cursor");
    let page = world.owner.see(&format!("deleted-users?sort=id&limit=50&after={next}")).await;
    assert_eq!((&page["first"], &page["users"][0]["userId"]), (&json!(51), &json!("u050")));
    assert_eq!(world.owner.see("deleted-users?q=U11&sort=id").await["total"]["count"], 10);
    let again = world.service.calls(DELETED);
    world.owner.see("deleted-users").await;
    assert_eq!(world.service.calls(DELETED), again, "the copy is good enough");
}

#[tokio::test]
async fn a_deleted_user_is_told_in_the_verdict_and_in_a_pasted_text() {
    let world = World::with(&["a"]).await;
    world.ask(DELETE, &["a"]).await;
    let report = world.owner.see("users/a/connection").await;
    assert_eq!(report["deletion"]["known"]["state"], "accepted");
    let pasted = json!({"text": "a\nb\n"});
    let answer = world.owner.post("/api/v1/apps/acme/recognise", pasted).await;
    let (_, found) = read(answer).await;
    assert_eq!(found["users"][0]["deletion"]["state"], "accepted");
    assert_eq!(found["users"][1]["deletion"], Value::Null);
    world.service.known().silent = vec![GET];
}

#[tokio::test]
async fn copies_are_erased_on_an_owners_word_where_nothing_is_confirmed() {
    let world = World::with(&["a", "b"]).await;
    let id = world.ask(DELETE, &["a"]).await;
    let viewer = world.harness.admin("vi@example.com", Role::Operator).await;
    let body = || json!({"operation": operation(), "userIds": ["a", "b", "nobody"]});
    let path = "/api/v1/apps/acme/deleted-users/erase";
    assert_eq!(viewer.post(path, body()).await.status(), StatusCode::FORBIDDEN);
    let (status, erased) = read(world.owner.post(path, body()).await).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(
        (&erased["erased"][0]["userId"], &erased["left"]),
        (&json!("a"), &json!(["b", "nobody"]))
    );
    assert_eq!(world.owner.see("users/a").await["name"], Value::Null);
    assert_eq!(world.owner.see("users/b").await["name"], "Name of b");
    let record = &erased["erased"][0]["record"];
    let told = world.owner.see(&format!("deletion-records/{record}")).await;
    assert_eq!((&told["erasedBy"], &told["confirmedAt"]), (&json!(OWNER), &Value::Null));
    assert_eq!((&told["by"], &told["requestedAt"]), (&json!(OWNER), &json!(START)));
    // What Nexconn still tells is not learnt.
    world.owner.call(GET, json!({"userId": "a"})).await;
    assert_eq!(world.owner.see("users/a").await["name"], Value::Null);
    // The confirmation that comes after all is noted in the same record.
    world.service.pass(&world.harness, 5);
    world.tell("a", &id, 0, "0").await;
    let told = world.owner.see(&format!("deletion-records/{record}")).await;
    assert_eq!(
        (&told["confirmedAt"], &told["erased"]["directory"]),
        (&json!(START + 5), &json!(1))
    );
    assert_eq!(world.harness.count("deletion_records").await, 1);
}
