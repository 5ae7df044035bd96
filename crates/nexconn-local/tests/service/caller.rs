//! A server of an app, as Nexconn sees it: signs its requests.

use nexconn_api::choices::ANY_CALL;
use nexconn_api::wire::{self, Refusal};
use nexconn_api::{Endpoint, Secret, local, nexconn, signing};
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use reqwest::{Method, RequestBuilder, Response};
use serde_json::{Value, json};

/// Calls one service in the name of one app.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    pub(crate) base_url: String,
    pub(crate) app_key: String,
    pub(crate) secret: Secret,
    pub(crate) http: reqwest::Client,
}

/// An answer as it came.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) http: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Answer {
    pub(crate) async fn of(request: RequestBuilder) -> Self {
        Self::read(request.send().await.expect("an answer")).await
    }

    async fn read(response: Response) -> Self {
        let (http, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.expect("a body");
        Self { http, headers, body: serde_json::from_str(&text).expect("json") }
    }

    /// HTTP status and business code.
    pub(crate) fn verdict(&self) -> (u16, i64) {
        (self.http, self.body["code"].as_i64().expect("a numeric code"))
    }

    pub(crate) fn message(&self) -> &str {
        self.body["errorMessage"].as_str().expect("a message")
    }
}

impl Caller {
    pub(crate) fn new(base_url: &str, app_key: &str, secret: &Secret) -> Self {
        // An error says that the service was the first.
        drop(rustls::crypto::ring::default_provider().install_default());
        Self {
            base_url: base_url.to_owned(),
            app_key: app_key.to_owned(),
            secret: secret.clone(),
            http: reqwest::Client::new(),
        }
    }

    /// The same app with another secret.
    pub(crate) fn with_secret(&self, secret: &str) -> Self {
        Self { secret: Secret::new(secret), ..self.clone() }
    }

    /// A request without a signature or body.
    pub(crate) fn unsigned(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base_url))
    }

    /// A signed request without a body.
    pub(crate) fn signed(&self, method: Method, path: &str) -> RequestBuilder {
        let signed = signing::sign(&self.app_key, &self.secret, "14314", 1_408_710_653_000);
        signed
            .headers()
            .into_iter()
            .fold(self.unsigned(method, path), |request, (name, value)| request.header(name, value))
    }

    /// A signed POST with this text as its JSON body.
    pub(crate) fn posting(&self, path: &str, body: impl Into<reqwest::Body>) -> RequestBuilder {
        self.signed(Method::POST, path).header(CONTENT_TYPE, "application/json").body(body)
    }

    /// Posts a JSON value. A code that refuses it must be a declared one.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        let answer = Answer::of(self.posting(path, body.to_string())).await;
        let spec = [nexconn::SPECS, local::SPECS].into_iter().flatten();
        if let Some(spec) = spec.copied().find(|spec| spec.path == path) {
            let (http, code) = answer.verdict();
            let mut declared = ANY_CALL.iter().chain(spec.refusals);
            let is_declared = declared.any(|declared| i64::from(declared.0) == code);
            assert!(http == 200 || http == 404 || is_declared, "{path} does not declare {code}");
        }
        answer
    }

    /// Calls an endpoint by its types.
    pub(crate) async fn call<E: Endpoint>(
        &self,
        request: &E::Request,
    ) -> Result<E::Response, Refusal> {
        let answer = self.post(E::SPEC.path, &json!(request)).await;
        wire::read(answer.http, answer.body)
    }

    /// Like [`Self::call`], for a service that may be gone.
    pub(crate) async fn try_post(&self, path: &str, body: &Value) -> reqwest::Result<u16> {
        let response = self.posting(path, body.to_string()).send().await?;
        let http = response.status().as_u16();
        response.bytes().await?;
        Ok(http)
    }
}
