use leptos::prelude::*;
use nexconn_api::admin::{GetHello, GetHelloRequest};
use nexconn_console::api::{ApiError, Cause};
use nexconn_console::pages::SignInForm;
use wasm_bindgen_test::wasm_bindgen_test;

use super::Live;
use crate::support::{Page, en};

impl Live {
    /// Why no gateway answers at an address.
    async fn cause_at(&self, address: &str) -> Cause {
        self.page.world().gateway.address.set(address.to_owned());
        match self.client().admin::<GetHello>(&GetHelloRequest {}).await {
            Err(ApiError::Network(cause)) => cause,
            other => panic!("{address:?}: {other:?}"),
        }
    }
}

#[wasm_bindgen_test]
async fn a_gateway_that_is_not_there_is_told_until_it_is_back() {
    let live = Live::find().await;
    let gateway = live.page.world().gateway;
    assert_eq!(live.cause_at(&live.started.nobody).await, Cause::Unreachable);
    assert_eq!(gateway.lost.get_untracked(), Some(Cause::Unreachable));
    assert_eq!(gateway.recoveries.get_untracked(), 0);

    gateway.address.set(live.started.gateway.clone());
    live.client().admin::<GetHello>(&GetHelloRequest {}).await.expect("it is back");
    assert_eq!(gateway.lost.get_untracked(), None);
    assert_eq!(gateway.recoveries.get_untracked(), 1, "what failed is read again");
    assert!(gateway.last_ms.get_untracked().is_some());
}

#[wasm_bindgen_test]
async fn a_server_that_does_not_let_this_page_in_is_told_from_one_that_is_not_there() {
    let live = Live::find().await;
    // The tests' own server under its other name: another origin, and it allows none.
    let own = window().location().origin().unwrap();
    let other = own.replace("127.0.0.1", "localhost");
    assert_ne!(own, other);
    assert_eq!(live.cause_at(&other).await, Cause::OriginRefused);
}

#[wasm_bindgen_test]
async fn something_else_in_the_gateways_place_is_told() {
    let live = Live::find().await;
    assert_eq!(live.cause_at("").await, Cause::NotAGateway { http: 404 });
}

#[wasm_bindgen_test]
async fn an_address_that_is_none_is_told() {
    let live = Live::find().await;
    for address in ["gateway.example:8443", "ftp://gateway.example", "gateway.example", "https//g"]
    {
        assert_eq!(live.cause_at(address).await, Cause::BadAddress, "{address}");
    }
}

#[wasm_bindgen_test]
async fn the_sign_in_form_names_the_address_where_nothing_answers() {
    let Live { started, page } = Live::find().await;
    drop(page);
    let page = Page::show(|| view! { <SignInForm /> });
    page.world().gateway.address.set(started.nobody.clone());
    page.fill(en().sign_in.email, &started.email).await;
    page.fill(en().sign_in.password, "correct horse").await;
    page.press("button", en().sign_in.submit).await;
    page.says(en().errors.unreachable.0).await;
    page.says(&(en().errors.unreachable.1)(&started.nobody)).await;
    assert_eq!(page.held(en().sign_in.password).await, "correct horse");
}
