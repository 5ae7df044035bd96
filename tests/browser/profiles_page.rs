//! The page of hosted profiles: what it asks for, what its form sends, and where a refusal is told.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::components::ToastHost;
use nexconn_console::pages::{ActionDialogs, ProfilesPage};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en, turns};

const LIST: &str = "/v4/user/profile/list";
const FIND: &str = "/v4/user/profile/batch/get";
const SET: &str = "/v4/user/profile/set";
const KNOWN: &str = "/known-users";
const KEYS: &str = "/console/profile-keys/get";

fn open(address: &str) -> Page {
    Page::show_at(address, Environment::Development, || {
        view! {
            <ProfilesPage />
            <ActionDialogs />
            <ToastHost toasts=expect_context() />
        }
    })
}

fn known(user_id: &str, name: &str) -> Value {
    json!({
        "userId": user_id, "name": name, "avatarUrl": "", "infoAt": NOW, "createdAt": null,
        "knownSince": NOW, "touchedAt": NOW, "ban": null, "deletion": null, "online": null,
        "tokens": {"issuedAt": null, "expiredBefore": null},
    })
}

fn tomi() -> Value {
    json!({
        "userId": "u1", "userProfile": {"name": "El Tomi ⚡", "gender": 1, "location": "Sevilla", "level": 27},
        "userExtProfile": {"ext_plan": "gold"},
    })
}

/// The page with one profile, whose panel is open.
async fn opened(network: &Network) -> Page {
    let page = open("/apps/acme-dev/profiles");
    network.asks(KEYS).await.done(&json!({"keys": ["ext_plan", "ext_team"]}));
    network.asks(LIST).await.done(&json!({"users": [tomi()]}));
    let names = network.asks(KNOWN).await;
    assert_eq!(names.body["userIds"], json!(["u1"]));
    names.answer(200, &json!({"users": [known("u1", "Tomás Herrera")]}));
    page.press("button", en().profiles.edit).await;
    page.says(&(en().profile.other_name)("Tomás Herrera")).await;
    page
}

#[wasm_bindgen_test]
async fn a_page_is_asked_for_by_its_number_and_no_total_is_invented() {
    let network = Network::take();
    let page = open("/apps/acme-dev/profiles?sort=last&after=2&limit=25");
    let asked = network.asks(LIST).await;
    assert_eq!(asked.body["request"], json!({"page": 2, "pageSize": 25, "order": 1}));
    asked.done(&json!({"users": [tomi()]}));
    network.asks(KNOWN).await.answer(200, &json!({"users": []}));
    page.says(&(en().lists.range_untold)("26", "26")).await;
    page.says(en().profiles.group_names).await;
}

#[wasm_bindgen_test]
async fn only_what_is_changed_is_sent_and_what_it_was_is_told() {
    let network = Network::take();
    let page = opened(&network).await;
    page.fill(en().profile.location, "Granada").await;
    page.says(&(en().edit.was)("Sevilla")).await;
    page.fill(en().profile.level, "28").await;
    page.fill("ext_team", "blue").await;
    page.press("button", &(en().profile.save)(3)).await;
    let asked = network.asks(SET).await;
    assert_eq!(
        asked.body["request"],
        json!({
            "userId": "u1", "userProfile": {"level": 28, "location": "Granada"},
            "userExtProfile": {"ext_team": "blue"},
        })
    );
    asked.done(&Value::Null);
    page.says(&(en().profile.saved)("El Tomi ⚡")).await;
    page.says(&(en().profile.save)(0)).await;
}

#[wasm_bindgen_test]
async fn a_wrong_number_is_told_at_its_field_and_nothing_is_sent() {
    let network = Network::take();
    let page = opened(&network).await;
    page.fill(en().profile.level, "200").await;
    page.press("button", &(en().profile.save)(1)).await;
    page.has_error(en().profile.level, &(en().rules.out_of_range)(0, 100, 200)).await;
    page.fill(en().profile.level, "").await;
    page.has_error(en().profile.level, en().profile.number_stays).await;
    assert_eq!(network.sent(SET), 0);
    page.press("button", en().profile.discard).await;
    page.is_right(en().profile.level).await;
    turns().await;
    assert_eq!(page.held(en().profile.level).await, "27");
}

#[wasm_bindgen_test]
async fn the_key_that_nexconn_refuses_is_told_at_its_field() {
    let network = Network::take();
    let page = opened(&network).await;
    page.fill("ext_plan", "platinum").await;
    page.press("button", &(en().profile.save)(1)).await;
    let asked = network.asks(SET).await;
    asked.answer(
        400,
        &json!({
            "outcome": "refused", "requestId": "r1", "entry": 7,
            "answer": {"http": 400, "body": {
                "code": 24362, "errorMessage": "not declared", "profileKey": "ext_plan",
            }},
        }),
    );
    page.says(en().profile.not_saved).await;
    let said = page.find("textbox", "ext_plan").await;
    assert_eq!(said.get_attribute("aria-invalid").as_deref(), Some("true"));
    // What is typed since is another matter.
    page.fill("ext_plan", "silver").await;
    page.is_right("ext_plan").await;
}

#[wasm_bindgen_test]
async fn who_has_no_profile_can_be_given_one() {
    let network = Network::take();
    let page = open("/apps/acme-dev/profiles?user=u2");
    let asked = network.asks(FIND).await;
    assert_eq!(asked.body["request"]["userIds"], json!(["u2"]));
    asked.done(&json!({"users": []}));
    page.says(&(en().profiles.no_match_title)("u2")).await;
    page.press("button", en().profiles.write_one).await;
    page.fill(en().profile.name, "Noor").await;
    page.press("button", &(en().profile.save)(1)).await;
    let asked = network.asks(SET).await;
    assert_eq!(asked.body["request"], json!({"userId": "u2", "userProfile": {"name": "Noor"}}));
}

#[wasm_bindgen_test]
async fn selected_profiles_are_cleared_in_one_call() {
    let network = Network::take();
    let page = opened(&network).await;
    page.press("checkbox", &(en().profiles.select)("El Tomi ⚡")).await;
    page.press("button", en().profiles.clear_selected).await;
    page.find("dialog", &(en().profile.clear_title)("El Tomi ⚡")).await;
    page.press("button", &(en().profile.clear)(1, "1")).await;
    let asked = network.asks("/v4/user/profile/delete").await;
    assert_eq!(asked.body["request"]["userIds"], json!(["u1"]));
}
