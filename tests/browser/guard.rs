//! In production, what cannot be undone is typed.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::pages::{ActionDialogs, UserPage};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, described, en, is_pressable, until};

const EXPIRE: &str = "/v4/auth/access-token/expire";

/// The dialog that expires tokens, open on a user's page.
async fn dialog(network: &Network, environment: Environment) -> Page {
    let at = "/apps/acme-dev/users/Amara_1";
    let user = || {
        view! {
            <UserPage user_id="Amara_1".to_owned() />
            <ActionDialogs />
        }
    };
    let page = Page::show_at(at, environment, user);
    let info = json!({"name": "Amara", "avatarUrl": "", "createdAt": "2016-05-24 10:38:19"});
    network.asks("/v4/user/get").await.done(&info);
    page.press("button", en().user.expire).await;
    page.find("dialog", &(en().expire.title)("Amara")).await;
    page
}

fn guard() -> String {
    [en().dialogs.type_before, "Amara_1", en().expire.type_after].join(" ")
}

#[wasm_bindgen_test]
async fn the_step_is_blocked_until_the_very_id_is_typed() {
    let network = Network::take();
    let page = dialog(&network, Environment::Production).await;
    let submit = page.find("button", en().expire.submit).await;
    for typed in ["", "Amara", "amara_1", "Amara_1 ", " Amara_1"] {
        page.fill(&guard(), typed).await;
        assert!(!is_pressable(&submit), "{typed:?} is not the id");
        assert_eq!(described(&submit), en().dialogs.type_first);
        submit.click();
    }
    // Enter in the field sends the form past its button.
    let form = submit.closest("form").unwrap().unwrap();
    crate::support::dispatch(&form, "submit");
    crate::support::turns().await;
    assert_eq!(network.sent(EXPIRE), 0);

    page.fill(&guard(), "Amara_1").await;
    assert!(until(|| is_pressable(&submit)).await);
    submit.click();
    let asked = network.asks(EXPIRE).await;
    assert_eq!(asked.body["request"], json!({"userIds": ["Amara_1"], "expiresAt": NOW}));
    assert_eq!(network.sent(EXPIRE), 1);
}

#[wasm_bindgen_test]
async fn in_development_nothing_is_typed() {
    let network = Network::take();
    let page = dialog(&network, Environment::Development).await;
    assert!(page.named("textbox", &guard()).is_empty());
    page.fill(en().form.reason, "lost phone").await;
    page.press("button", en().expire.submit).await;
    let asked = network.asks(EXPIRE).await;
    assert_eq!(asked.body["reason"], json!("lost phone"));
    asked.answer(504, &json!({"outcome": "unknown", "answer": null, "requestId": "n-3"}));
    page.says(en().form.unknown_title).await;
    page.says("n-3").await;
}
