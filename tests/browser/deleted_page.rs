//! The page of deleted users over answers of the gateway: the strips, the rows, and what is said where not all is known.

use leptos::prelude::*;
use nexconn_api::admin::{
    DeletionChanged, Environment, Event, OperationKind, OperationState, Session,
};
use nexconn_console::pages::{ActionDialogs, DeletedPage};
use nexconn_console::state::News;
use nexconn_console::text::Language;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en, turns};

const LIST: &str = "/deleted-users";
const OPERATIONS: &str = "/deletion-operations";
const MINUTE: i64 = 60 * 1000;
const HOUR: i64 = 60 * MINUTE;

fn open(address: &str) -> Page {
    let page = Page::show_at(address, Environment::Development, || {
        view! {
            <DeletedPage />
            <ActionDialogs />
        }
    });
    own(&page);
    page
}

/// Signs an owner in.
pub(crate) fn own(page: &Page) {
    let session: Session = serde_json::from_value(json!({
        "email": "noor@example.com", "hasPassword": true, "expiresAt": NOW,
        "roles": [{"app": "acme-dev", "role": "owner"}],
    }))
    .unwrap();
    page.world().session.open(session);
}

/// A deletion that went through this gateway and is confirmed.
fn deletion(user_id: &str) -> Value {
    json!({
        "userId": user_id, "name": null, "avatarUrl": null, "state": "confirmed",
        "requestedAt": NOW - 23 * MINUTE, "by": "noor@example.com", "case": "GDPR-214",
        "operationId": "op-1", "entry": 7, "job": null, "confirmedAt": NOW - 22 * MINUTE,
        "restoreFrom": NOW + 37 * MINUTE, "restore": null, "record": 4,
    })
}

fn elsewhere(user_id: &str) -> Value {
    json!({
        "userId": user_id, "name": null, "avatarUrl": null, "state": "listed", "requestedAt": null,
        "by": null, "case": null, "operationId": null, "entry": null, "job": null,
        "confirmedAt": null, "restoreFrom": null, "restore": null, "record": null,
    })
}

fn list(users: &[Value]) -> Value {
    json!({
        "users": users, "first": 1, "total": {"count": users.len(), "capped": false}, "next": null,
        "previous": null, "asOf": NOW, "stale": null, "confirms": true,
    })
}

/// An operation for one user that Nexconn accepted seven seconds ago.
fn operation(id: i64, kind: &str, user_id: &str) -> Value {
    json!({
        "id": id, "kind": kind, "userIds": [user_id], "name": null, "requestedAt": NOW - 7000,
        "by": "noor@example.com", "case": null, "acceptedAt": NOW - 7000, "operationId": "op-7C21",
        "entry": 7, "job": null, "counts": counts("accepted", 1), "refused": null,
        "settledAt": null, "restoreFrom": NOW + HOUR, "record": null,
    })
}

fn counts(state: &str, count: u64) -> Value {
    let mut counts =
        json!({"pending": 0, "accepted": 0, "confirmed": 0, "refused": 0, "unknown": 0});
    counts[state] = count.into();
    counts
}

fn operations(operations: &[Value], confirms: bool) -> Value {
    json!({"operations": operations, "confirms": confirms})
}

async fn answer(network: &Network, of: &[Value], users: &[Value]) {
    network.asks(OPERATIONS).await.answer(200, &operations(of, true));
    network.asks(LIST).await.answer(200, &list(users));
}

#[wasm_bindgen_test]
async fn an_address_says_what_is_asked_for() {
    let network = Network::take();
    let page = open("/apps/acme-dev/deleted?q=u1&sort=id&limit=25");
    let asked = network.asks(LIST).await;
    for part in ["q=u1", "sort=id", "limit=25"] {
        assert!(asked.path.contains(part), "{part} in {}", asked.path);
    }
    asked.answer(200, &list(&[]));
    page.says(&(en().deleted.no_match_title)("u1")).await;
}

#[wasm_bindgen_test]
async fn rows_say_from_when_an_id_can_be_restored_as_far_as_that_is_known() {
    let network = Network::take();
    let page = open("/apps/acme-dev/deleted");
    let mut old = deletion("old");
    old["restoreFrom"] = json!(NOW - 1);
    answer(&network, &[], &[deletion("early"), old, elsewhere("other")]).await;
    page.says("early").await;
    page.says(&(en().deleted.in_time)("37 min")).await;
    let rows: Vec<String> =
        page.all("row").iter().skip(1).map(web_sys::HtmlElement::inner_text).collect();
    assert!(rows[0].contains(en().deleted.erased), "{rows:?}");
    assert!(rows[0].contains("GDPR-214") && rows[0].contains("noor@example.com"), "{rows:?}");
    assert!(rows[1].contains(en().deleted.now), "{rows:?}");
    assert!(rows[2].contains(en().deleted.outside), "{rows:?}");
    assert_eq!(rows[2].matches(en().deleted.not_known).count(), 2, "when and from when: {rows:?}");
    page.says(en().deleted.hour_rule.1).await;
    page.says(en().deleted.list_note).await;
    let delete = page.find("link", en().deleted.delete_users).await;
    assert_eq!(delete.get_attribute("href").as_deref(), Some("apps/acme-dev/many?do=delete"));
}

#[wasm_bindgen_test]
async fn a_strip_waits_until_the_webhook_has_come() {
    let network = Network::take();
    let page = open("/apps/acme-dev/deleted");
    let mut waits = operation(3, "delete", "sofia");
    waits["name"] = json!("Sofia");
    answer(&network, &[waits.clone()], &[]).await;
    let words = &en().operations;
    page.says(&(words.delete_one)("Sofia")).await;
    page.says(words.waiting).await;
    page.says(&(words.waiting_detail)("7 s")).await;
    assert!(page.named("link", words.print_record).is_empty());

    let changed = DeletionChanged {
        kind: OperationKind::Delete,
        user_id: "sofia".into(),
        state: OperationState::Confirmed,
        at: NOW,
        operation_id: Some("op-7C21".into()),
        entry: Some(7),
        job: None,
        record: Some(4),
    };
    page.world().live.tell(&News::Event(Event::Deletion(changed)));
    let mut done = waits;
    done["name"] = Value::Null;
    done["counts"] = counts("confirmed", 1);
    done["settledAt"] = json!(NOW + 5000);
    done["record"] = json!(4);
    answer(&network, &[done], &[deletion("sofia")]).await;
    page.says(words.confirmed).await;
    page.says("after 12 s").await;
    page.says_no_more("Sofia").await;
    let record = page.find("link", words.print_record).await;
    assert_eq!(record.get_attribute("href").as_deref(), Some("apps/acme-dev/deleted/records/4"));
}

#[wasm_bindgen_test]
async fn a_restoration_inside_the_hour_is_refused_and_one_after_it_leads_on() {
    let network = Network::take();
    let page = open("/apps/acme-dev/deleted");
    let settled = |mut operation: Value, state: &str| {
        operation["counts"] = counts(state, 1);
        operation["settledAt"] = json!(NOW - 1000);
        operation
    };
    let mut early = settled(operation(2, "restore", "early"), "refused");
    early["refused"] = json!(403);
    let mut nobody = settled(operation(1, "restore", "nobody"), "refused");
    nobody["refused"] = json!(400);
    nobody["restoreFrom"] = Value::Null;
    let done = settled(operation(3, "restore", "back"), "confirmed");
    answer(&network, &[done, early, nobody], &[deletion("early")]).await;
    let words = &en().operations;
    for said in [words.too_early, words.too_early_detail, words.unknown_id, words.confirmed] {
        page.says(said).await;
    }
    let next = page.find("link", words.set_info).await;
    assert_eq!(next.get_attribute("href").as_deref(), Some("apps/acme-dev/users/new?id=back"));
    page.named("button", words.try_again)[0].click();
    page.find("dialog", &(en().deletion_dialogs.restore_title)("early")).await;
}

#[wasm_bindgen_test]
async fn without_a_webhook_it_is_accepted_and_not_confirmed() {
    let network = Network::take();
    let page = open("/apps/acme-dev/deleted");
    let accepted = operation(1, "delete", "u1");
    network.asks(OPERATIONS).await.answer(200, &operations(&[accepted], false));
    page.says(en().deleted.no_webhook).await;
    page.says(en().operations.untold).await;
    assert!(!page.text().contains(en().operations.waiting), "{}", page.text());
}

#[wasm_bindgen_test]
async fn what_was_not_answered_and_what_is_on_its_way_are_told_apart() {
    let network = Network::take();
    let page = open("/apps/acme-dev/deleted");
    let unsent = |id, state: &str| {
        let mut operation = operation(id, "delete", &format!("u{id}"));
        operation["acceptedAt"] = Value::Null;
        operation["operationId"] = Value::Null;
        operation["counts"] = counts(state, 1);
        operation
    };
    let mut many = operation(3, "delete", "u1");
    many["job"] = json!(12);
    many["counts"] =
        json!({"pending": 0, "accepted": 20, "confirmed": 17, "refused": 1, "unknown": 0});
    answer(&network, &[many, unsent(2, "pending"), unsent(1, "unknown")], &[]).await;
    let words = &en().operations;
    page.says(words.on_the_way).await;
    page.says(words.unanswered).await;
    page.says(&(words.delete_one)("38 users")).await;
    page.says(&(words.waiting_for)("18", "38")).await;
    let job = page.find("link", &(en().job.number)(12)).await;
    assert_eq!(job.get_attribute("href").as_deref(), Some("apps/acme-dev/jobs/12"));
}

#[wasm_bindgen_test]
async fn old_operations_come_on_request() {
    let network = Network::take();
    let page = open("/apps/acme-dev/deleted");
    let old = |id| {
        let mut operation = operation(id, "delete", &format!("u{id}"));
        for time in ["requestedAt", "acceptedAt", "settledAt"] {
            operation[time] = json!(NOW - 48 * HOUR);
        }
        operation["counts"] = counts("confirmed", 1);
        operation
    };
    answer(&network, &[operation(9, "delete", "u9"), old(8), old(7)], &[]).await;
    page.says("u9").await;
    assert!(!page.text().contains("u8"), "{}", page.text());
    page.press("button", en().operations.earlier).await;
    page.says("u7").await;
}

#[wasm_bindgen_test]
async fn rows_of_another_time_are_told_as_such_and_read_anew_on_request() {
    let network = Network::take();
    let page = open("/apps/acme-dev/deleted");
    let mut old = list(&[deletion("u1")]);
    old["stale"] = "Nexconn does not answer.".into();
    network.asks(LIST).await.answer(200, &old);
    page.says(en().deleted.not_read).await;
    page.says(&(en().lists.rows_as_of)(&Language::English.moment(NOW))).await;
    page.press("button", en().errors.try_now).await;
    let asked = network.asks(LIST).await;
    assert!(asked.path.contains("fresh=true"), "{}", asked.path);
    asked.answer(200, &list(&[deletion("u1")]));
    page.says_no_more(en().deleted.not_read).await;
}

#[wasm_bindgen_test]
async fn a_list_that_cannot_be_read_says_why_and_an_empty_one_what_to_do() {
    let network = Network::take();
    let page = open("/apps/acme-dev/deleted");
    network.asks(LIST).await.failed(500, "internal", &json!([]));
    page.says(en().deleted.failed).await;
    page.press("button", en().errors.try_now).await;
    network.asks(LIST).await.answer(200, &list(&[]));
    page.says(&(en().deleted.none_title)("Acme")).await;
    page.find("link", en().deleted.to_users).await;
}

#[wasm_bindgen_test]
async fn several_are_restored_at_once() {
    let network = Network::take();
    let page = open("/apps/acme-dev/deleted");
    answer(&network, &[], &[deletion("u1"), deletion("u2")]).await;
    page.press("checkbox", &(en().deleted.select)("u1")).await;
    page.press("checkbox", &(en().deleted.select)("u2")).await;
    page.says(&(en().deleted.selected)(2)).await;
    page.press("button", en().deleted.restore_selected).await;
    page.find("dialog", &(en().deletion_dialogs.restore_title)("2 users")).await;
    turns().await;
    page.press("button", &(en().deletion_dialogs.restore)(2, "2")).await;
    let asked = network.asks("/v4/user/restore").await;
    assert_eq!(asked.body["request"]["userIds"], json!(["u1", "u2"]));
}

#[wasm_bindgen_test]
async fn whoever_is_no_owner_is_offered_nothing() {
    let network = Network::take();
    let page = open("/apps/acme-dev/deleted");
    page.world().session.close();
    answer(&network, &[], &[deletion("u1")]).await;
    page.says("u1").await;
    assert!(page.named("button", en().deleted.restore).is_empty());
    assert!(page.named("link", en().deleted.delete_users).is_empty());
}
