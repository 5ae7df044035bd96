//! An admin's browser, as far as the gateway sees it.

use nexconn_api::admin::{
    Call, CallAnswer, CreateSession, CreateSessionRequest, Session, SetPassword, SetPasswordRequest,
};
use nexconn_api::locate::locate;
use nexconn_api::{Endpoint, Secret};
use reqwest::header::{COOKIE, ORIGIN, SET_COOKIE};
use reqwest::{Method, Response};
use serde_json::Value;
use uuid::Uuid;

pub(crate) const PASSWORD: &str = "correct horse battery";
pub(crate) const OWNER: &str = "owner@localhost";

/// A browser that is signed in.
#[derive(Debug, Clone)]
pub(crate) struct Admin {
    http: reqwest::Client,
    origin: String,
    cookie: String,
}

impl Admin {
    /// Signs in with a one-time code and chooses [`PASSWORD`].
    pub(crate) async fn first(origin: &str, code: &str) -> Self {
        let by_code = CreateSessionRequest { code: Some(Secret::new(code)), ..Default::default() };
        let admin = Self::sign_in(origin, by_code).await;
        let password = Secret::new(PASSWORD);
        admin.call::<SetPassword>(&SetPasswordRequest { current: None, password }).await;
        admin
    }

    /// Signs the first owner in with [`PASSWORD`].
    pub(crate) async fn again(origin: &str) -> Self {
        let by_password = CreateSessionRequest {
            email: Some(OWNER.to_owned()),
            password: Some(Secret::new(PASSWORD)),
            code: None,
        };
        Self::sign_in(origin, by_password).await
    }

    async fn sign_in(origin: &str, request: CreateSessionRequest) -> Self {
        // An error says that a service in this process was the first.
        drop(rustls::crypto::ring::default_provider().install_default());
        let http = reqwest::Client::new();
        let mut admin = Self { http, origin: origin.to_owned(), cookie: String::new() };
        let response = admin.send::<CreateSession>(&request).await.expect("an answer");
        let set = response.headers()[SET_COOKIE].to_str().expect("text").to_owned();
        set.split(';').next().unwrap_or_default().clone_into(&mut admin.cookie);
        let session: Session = response.json().await.expect("a session");
        assert_eq!(session.email, OWNER);
        admin
    }

    async fn send<E: Endpoint>(&self, request: &E::Request) -> reqwest::Result<Response> {
        let Ok(Value::Object(fields)) = serde_json::to_value(request) else {
            panic!("a request is an object")
        };
        let located = locate(&E::SPEC, fields);
        self.request(E::SPEC.method.name(), &located.path, located.body.as_ref()).await
    }

    async fn request(
        &self,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> reqwest::Result<Response> {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let request = self
            .http
            .request(method, format!("{}{path}", self.origin))
            .header(ORIGIN, &self.origin)
            .header(COOKIE, &self.cookie);
        let request = body.into_iter().fold(request, reqwest::RequestBuilder::json);
        request.send().await?.error_for_status()
    }

    /// Calls one of the gateway's own endpoints.
    pub(crate) async fn call<E: Endpoint>(&self, request: &E::Request) -> E::Response {
        let response = self.send::<E>(request).await.expect("done");
        response.json().await.expect("an answer of its type")
    }

    /// Has the gateway call Nexconn.
    pub(crate) async fn nexconn<E: Endpoint>(
        &self,
        app: &str,
        request: &E::Request,
    ) -> reqwest::Result<CallAnswer> {
        self.because::<E>(app, request, None).await
    }

    /// The same with a reason, where there is one.
    pub(crate) async fn because<E: Endpoint>(
        &self,
        app: &str,
        request: &E::Request,
        reason: Option<&str>,
    ) -> reqwest::Result<CallAnswer> {
        let operation = Uuid::new_v4().to_string();
        let reason = reason.map(str::to_owned);
        let call = Call { operation, reason, case: None, request };
        let body = serde_json::to_value(call).expect("json");
        let path = format!("/api/v1/apps/{app}{}", E::SPEC.path);
        self.request("POST", &path, Some(&body)).await?.json().await
    }
}
