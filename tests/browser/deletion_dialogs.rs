//! The dialogs that soft-delete and restore: what they say before, what they send, and the guard.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::components::{ToastHost, Toasts};
use nexconn_console::pages::{ActionDialogs, Actions, Subject};
use nexconn_console::text::Language;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en, is_pressable, turns, until};

const DELETE: &str = "/v4/user/soft-delete";
const RESTORE: &str = "/v4/user/restore";
const MINUTE: i64 = 60 * 1000;
const HOUR: i64 = 60 * MINUTE;

type Ask = fn(Actions, Vec<Subject>);

fn ask(count: usize, environment: Environment, ask: Ask) -> Page {
    Page::show_at("/apps/acme-dev/users", environment, move || {
        let actions: Actions = expect_context();
        let toasts: Toasts = expect_context();
        ask(actions, (0..count).map(|number| Subject::from(format!("u{number}"))).collect());
        view! {
            <ActionDialogs />
            <ToastHost toasts />
        }
    })
}

/// Tells the dialog what is known of its users.
async fn know(network: &Network, deletions: &[Option<i64>], online: bool) {
    let none = json!({"count": 0, "capped": false});
    let list = json!({
        "bans": [], "first": 0, "total": none, "next": null, "previous": null,
        "asOf": NOW, "stale": null, "zoneMinutes": 0,
    });
    network.asks("/bans").await.answer(200, &list);
    for (number, restore_from) in deletions.iter().enumerate() {
        let deletion = restore_from.map(|from| {
            json!({
                "state": "confirmed", "requestedAt": from - HOUR, "restoreFrom": from,
                "restoring": false, "knownAt": NOW,
            })
        });
        let user = json!({
            "userId": format!("u{number}"), "name": null, "avatarUrl": null, "infoAt": null,
            "createdAt": null, "knownSince": NOW, "touchedAt": NOW, "ban": null, "online": null,
            "deletion": deletion, "tokens": {"issuedAt": null, "expiredBefore": null},
        });
        network.asks(&format!("/users/u{number}")).await.answer(200, &user);
    }
    let status =
        |number| json!({"userId": format!("u{number}"), "online": {"online": online, "at": NOW}});
    let statuses: Vec<Value> = (0..deletions.len()).map(status).collect();
    network.asks("/statuses").await.answer(200, &json!({"statuses": statuses}));
    turns().await;
}

async fn is_closed(page: &Page) {
    assert!(until(|| page.all("dialog").is_empty()).await, "a dialog stays: {}", page.text());
}

#[wasm_bindgen_test]
async fn a_deletion_says_what_goes_what_stays_and_what_nobody_says() {
    let network = Network::take();
    let page = ask(1, Environment::Development, Actions::delete);
    know(&network, &[None], true).await;
    let words = &en().deletion_dialogs;
    page.find("dialog", &(words.delete_title)("u0")).await;
    page.says(&(words.online)(1)).await;
    page.says("31029").await;
    let text = page.text();
    let lists = [words.erased_things, words.stays_things, words.untold_things];
    for thing in lists.concat() {
        assert!(text.contains(thing), "{thing:?} in: {text}");
    }
    page.says(&Language::English.hour(NOW + HOUR)).await;
    page.fill(en().dialogs.case, "GDPR-214").await;
    page.fill(en().form.reason, "asked for by mail").await;
    page.press("button", &(words.delete)(1, "1")).await;
    let asked = network.asks(DELETE).await;
    assert_eq!(asked.body["request"], json!({"userIds": ["u0"]}));
    assert_eq!(asked.body["case"], "GDPR-214");
    assert_eq!(asked.body["reason"], "asked for by mail");
    asked.done(&json!({"operationId": "op-1"}));
    page.says(&(words.deleted)("u0")).await;
    is_closed(&page).await;
    page.press("button", en().deleted.title).await;
    assert_eq!(window().location().pathname().unwrap(), "/apps/acme-dev/deleted");
}

#[wasm_bindgen_test]
async fn in_production_the_id_is_typed_or_how_many_they_are() {
    let network = Network::take();
    for (count, proof, wrong) in [(1, "u0", "u"), (3, "3", "2")] {
        let page = ask(count, Environment::Production, Actions::delete);
        know(&network, &vec![None; count], false).await;
        let words = &en().deletion_dialogs;
        let after = if count == 1 { words.guard_one } else { words.guard_many };
        let guard = [en().dialogs.type_before, proof, after].join(" ");
        let submit = page.find("button", &(words.delete)(count, &count.to_string())).await;
        page.fill(&guard, wrong).await;
        assert!(!is_pressable(&submit), "{wrong:?} is not {proof:?}");
        submit.click();
        turns().await;
        page.fill(&guard, proof).await;
        assert!(until(|| is_pressable(&submit)).await);
    }
    assert_eq!(network.sent(DELETE), 0);
}

#[wasm_bindgen_test]
async fn more_than_one_call_takes_become_a_job() {
    let network = Network::take();
    for (count, is_job) in [(100, false), (101, true)] {
        let page = ask(count, Environment::Development, Actions::delete);
        let label = (en().deletion_dialogs.delete)(count, &count.to_string());
        page.press("button", &label).await;
        if is_job {
            let asked = network.asks("/jobs").await;
            assert_eq!(asked.body["action"], "delete");
            assert_eq!(asked.body["userIds"].as_array().map(Vec::len), Some(101));
        } else {
            let asked = network.asks(DELETE).await;
            assert_eq!(asked.body["request"]["userIds"].as_array().map(Vec::len), Some(100));
        }
    }
}

#[wasm_bindgen_test]
async fn a_deletion_without_an_answer_is_not_repeated_blindly() {
    let network = Network::take();
    let page = ask(1, Environment::Development, Actions::delete);
    let words = &en().deletion_dialogs;
    page.press("button", &(words.delete)(1, "1")).await;
    let unknown = json!({"outcome": "unknown", "answer": null, "requestId": "n-3"});
    network.asks(DELETE).await.answer(504, &unknown);
    page.says(words.delete_unanswered).await;
}

#[wasm_bindgen_test]
async fn inside_the_hour_restoring_is_possible_but_told_to_be_in_vain() {
    let network = Network::take();
    let page = ask(1, Environment::Production, Actions::restore);
    know(&network, &[Some(NOW + 37 * MINUTE)], false).await;
    let words = &en().deletion_dialogs;
    page.says(&(words.too_early)("u0")).await;
    let moment = Language::English.hour(NOW + 37 * MINUTE);
    page.says(&(words.too_early_detail)(&moment, "37 min")).await;
    // It can be undone, so that nothing is typed.
    assert!(page.all("textbox").iter().all(|field| field.get_attribute("data-mono").is_none()
        || crate::support::name_of(field).starts_with(en().dialogs.case)));
    page.find("button", &(words.wait_until)(&moment)).await;
    page.press("button", words.restore_anyway).await;
    let asked = network.asks(RESTORE).await;
    assert_eq!(asked.body["request"], json!({"userIds": ["u0"]}));
    asked.done(&json!({"operationId": "op-2"}));
    page.says(&(words.restored_early)("u0")).await;
}

#[wasm_bindgen_test]
async fn after_the_hour_restoring_is_the_usual_step() {
    let network = Network::take();
    let page = ask(2, Environment::Development, Actions::restore);
    know(&network, &[Some(NOW - 1), Some(NOW + MINUTE)], false).await;
    let words = &en().deletion_dialogs;
    page.says(&(words.too_early_some)(1, 2)).await;
    page.press("button", &(en().dialogs.leave_out)("u1")).await;
    page.says_no_more(&(words.too_early_some)(1, 2)).await;
    for thing in [words.comes_back_things, words.gone_things, words.untold_restore].concat() {
        page.says(thing).await;
    }
    page.find("button", &(words.restore)(1, "1")).await;
}
