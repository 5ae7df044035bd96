//! Real pages against a real gateway.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::pages::{RegisterPage, UserPage};
use wasm_bindgen_test::wasm_bindgen_test;

use super::Live;
use crate::support::{Page, en};

/// Mounts a page whose gateway is the running one.
async fn open<V: IntoView + 'static>(at: &str, view: impl FnOnce() -> V + 'static) -> Page {
    let Live { started, page } = Live::signed_in().await;
    drop(page);
    Page::show_at(at, Environment::Development, move || {
        let gateway: nexconn_console::state::GatewayState = expect_context();
        gateway.address.set(started.gateway);
        view()
    })
}

async fn register(page: &Page, user_id: &str, name: &str) {
    page.fill(en().register.user_id, user_id).await;
    page.says(en().register.free).await;
    page.fill(en().register.name, name).await;
    page.press("button", en().register.submit).await;
    page.find("heading", &(en().register.done_registered)(name)).await;
}

#[wasm_bindgen_test]
async fn a_user_is_registered_in_the_form_and_known_there_afterwards() {
    let page = open("/apps/acme-dev/users/new", || view! { <RegisterPage /> }).await;
    register(&page, "wasm-form", "Mei 美").await;
    page.press("checkbox", en().register.have_copied).await;
    page.press("button", en().register.another).await;
    page.fill(en().register.user_id, "wasm-form").await;
    page.says(&(en().register.exists_title)("Mei 美")).await;
    assert_eq!(page.held(en().register.name).await, "Mei 美");
    page.find("button", en().register.submit_token).await;
}

#[wasm_bindgen_test]
async fn a_users_page_shows_what_is_stored_and_changes_it() {
    let page = open("/apps/acme-dev/users/new", || view! { <RegisterPage /> }).await;
    register(&page, "wasm-edit", "Noor").await;
    drop(page);

    let user = || view! { <UserPage user_id="wasm-edit".to_owned() /> };
    let page = open("/apps/acme-dev/users/wasm-edit", user).await;
    page.find("heading", "Noor").await;
    page.press("button", en().user.edit).await;
    page.find("dialog", &(en().edit.title)("Noor")).await;
    // What is stored counts before anything is changed.
    page.says(&(en().form.counter)(4, 64)).await;
    page.fill(en().edit.name, "Noor Haddad").await;
    page.says(&(en().form.counter)(11, 64)).await;
    page.press("button", &(en().edit.submit)(1)).await;
    page.find("heading", "Noor Haddad").await;
    assert!(page.all("dialog").is_empty());
}

#[wasm_bindgen_test]
async fn a_user_whom_nexconn_does_not_know_can_be_registered_from_their_page() {
    let user = || view! { <UserPage user_id="wasm-missing".to_owned() /> };
    let page = open("/apps/acme-dev/users/wasm-missing", user).await;
    page.says(&(en().user.missing_title)("wasm-missing")).await;
    let register = page.find("link", en().user.register_it).await;
    let href = register.get_attribute("href").unwrap();
    assert_eq!(href, "apps/acme-dev/users/new?id=wasm-missing");
}
