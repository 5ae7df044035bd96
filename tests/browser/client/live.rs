use std::cell::Cell;

use gloo_net::http::Request;
use leptos::prelude::*;
use nexconn_api::Secret;
use nexconn_api::admin::{
    CreateSession, CreateSessionRequest, ErrorCode, GetHello, GetHelloRequest, ListApps,
    ListAppsRequest, SetPassword, SetPasswordRequest,
};
use nexconn_console::api::Client;
use serde::Deserialize;

use crate::support::{Network, Page};

/// Where `cargo xtask test wasm` writes what it has started; the tests' own server serves it.
const STARTED: &str = "/target/wasm-tests/gateway.json";
/// Password of the owner, once chosen.
pub(super) const PASSWORD: &str = "correct horse battery";

thread_local! {
    /// Whether the one-time code was spent on a password.
    static HAS_PASSWORD: Cell<bool> = const { Cell::new(false) };
}

/// What the tests were started with.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Started {
    /// Origin of the gateway.
    pub(super) gateway: String,
    /// One-time code of the first owner.
    pub(super) code: String,
    /// The owner's address.
    pub(super) email: String,
    /// An origin where nothing answers.
    pub(super) nobody: String,
}

/// A client of the running gateway.
pub(super) struct Live {
    pub(super) started: Started,
    pub(super) page: Page,
}

impl Live {
    /// Finds the gateway.
    ///
    /// # Panics
    /// Where none was started.
    pub(super) async fn find() -> Self {
        Network::give_back();
        let answer = Request::get(STARTED).send().await.expect("the tests' own server answers");
        assert!(
            answer.ok(),
            "these tests need a running gateway: start them by `cargo xtask test wasm`"
        );
        let started: Started = answer.json().await.expect("what xtask wrote");
        let page = Page::show(|| ());
        page.world().gateway.address.set(started.gateway.clone());
        Self { started, page }
    }

    /// Finds the gateway and signs in, where the browser is not signed in already.
    pub(super) async fn signed_in() -> Self {
        let live = Self::find().await;
        let hello = live.client().admin::<GetHello>(&GetHelloRequest {}).await.expect("an answer");
        if !hello.signed_in {
            live.sign_in().await;
        }
        live
    }

    pub(super) fn client(&self) -> Client {
        self.page.world().client
    }

    /// With the password; the first time with the code, which chooses it.
    pub(super) async fn sign_in(&self) {
        let client = self.client();
        if HAS_PASSWORD.get() {
            let session = client.admin::<CreateSession>(&self.credentials(PASSWORD)).await;
            assert!(session.expect("signed in").has_password);
            return;
        }
        let session = client.admin::<CreateSession>(&self.one_time_code()).await;
        let session = session.expect("the code is fresh");
        assert_eq!((session.email.as_str(), session.has_password), (&*self.started.email, false));
        let early = client.admin::<ListApps>(&ListAppsRequest {}).await.expect_err("too early");
        assert_eq!(early.code(), Some(ErrorCode::PasswordRequired));
        let choice = SetPasswordRequest { current: None, password: Secret::new(PASSWORD) };
        client.admin::<SetPassword>(&choice).await.expect("a good password");
        HAS_PASSWORD.set(true);
    }

    pub(super) fn one_time_code(&self) -> CreateSessionRequest {
        let code = Secret::new(self.started.code.clone());
        CreateSessionRequest { code: Some(code), ..Default::default() }
    }

    pub(super) fn credentials(&self, password: &str) -> CreateSessionRequest {
        CreateSessionRequest {
            code: None,
            email: Some(self.started.email.clone()),
            password: Some(Secret::new(password)),
        }
    }
}
