//! The page of friends: whose, how one is added, edited and removed.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::pages::{ActionDialogs, FriendsPage};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en};

const LIST: &str = "/v4/friend/list";
const PERMISSION: &str = "/v4/friend/permission/get";
const KNOWN: &str = "/known-users";

fn open(address: &str) -> Page {
    Page::show_at(address, Environment::Development, || {
        view! {
            <FriendsPage />
            <ActionDialogs />
        }
    })
}

fn friend(user_id: &str, name: &str) -> Value {
    json!({"userId": user_id, "name": name, "addedAt": NOW})
}

/// Answers what the directory is asked of the friends in a list, and of `u1` before that: nothing is known.
async fn nobody_is_known(network: &Network) {
    loop {
        let asked = network.asks(KNOWN).await;
        let is_of_list = asked.body["userIds"] != json!(["u1"]);
        asked.answer(200, &json!({"users": []}));
        if is_of_list {
            break;
        }
    }
}

/// The friends of `u1`.
async fn opened(network: &Network, friends: &[Value], token: Option<&str>) -> Page {
    let page = open("/apps/acme-dev/friends?user=u1&limit=25");
    network.asks(KNOWN).await.answer(200, &json!({"users": []}));
    let asked = network.asks(LIST).await;
    assert_eq!(asked.body["request"], json!({"userId": "u1", "pageSize": 25}));
    let mut answer = json!({"totalCount": 30, "friends": friends});
    if let Some(token) = token {
        answer["pageToken"] = token.into();
    }
    asked.done(&answer);
    network
        .asks(PERMISSION)
        .await
        .done(&json!({"permissions": [{"userId": "u1", "permissionType": 2}]}));
    nobody_is_known(network).await;
    page.says(&(en().friends.of_most)("30", "3,000")).await;
    page
}

#[wasm_bindgen_test]
async fn nobodys_friends_are_read_until_somebody_is_chosen() {
    let network = Network::take();
    let page = open("/apps/acme-dev/friends");
    page.says(en().friends.whose_title).await;
    assert_eq!(network.sent(LIST), 0);
}

#[wasm_bindgen_test]
async fn cursors_lead_on_and_back_and_rows_are_counted() {
    let network = Network::take();
    let page = opened(&network, &[friend("u2", "Mina")], Some("XM2")).await;
    page.says("1–1 of 30").await;
    page.press("button", en().words.next_page).await;
    let asked = network.asks(LIST).await;
    assert_eq!(asked.body["request"]["pageToken"], "XM2");
    asked.done(&json!({"totalCount": 30, "friends": [friend("u3", "Noor")]}));
    nobody_is_known(&network).await;
    page.says("2–2 of 30").await;
    page.press("button", en().words.previous_page).await;
    let asked = network.asks(LIST).await;
    assert_eq!(asked.body["request"].get("pageToken"), None);
}

#[wasm_bindgen_test]
async fn an_empty_alias_is_left_out_which_clears_it() {
    let network = Network::take();
    let mut mina = friend("u2", "Mina");
    mina["alias"] = "Court captain".into();
    mina["friendExtProfile"] = json!({"ext_group": "club"});
    let page = opened(&network, &[mina], None).await;
    page.press("button", en().friends.edit).await;
    page.fill(en().friends.column_alias, "").await;
    page.press("button", en().friends.edit_submit).await;
    let asked = network.asks("/v4/friend/profile/set").await;
    assert_eq!(asked.body["request"], json!({"userId": "u1", "targetId": "u2"}));
}

#[wasm_bindgen_test]
async fn selected_friends_are_removed_in_one_call() {
    let network = Network::take();
    let page = opened(&network, &[friend("u2", "Mina"), friend("u3", "Noor")], None).await;
    page.press("checkbox", &(en().friends.select)("Mina")).await;
    page.press("checkbox", &(en().friends.select)("Noor")).await;
    page.press("button", en().friends.remove_selected).await;
    page.find("dialog", &(en().friends.remove_title)("2 users", "u1")).await;
    page.press("button", &(en().friends.remove_submit)(2)).await;
    let asked = network.asks("/v4/friend/remove").await;
    assert_eq!(asked.body["request"], json!({"userId": "u1", "targetIds": ["u2", "u3"]}));
}
