//! Who talks to a gateway.

use reqwest::{Client, Method, Response, StatusCode, header};
use serde_json::{Value, json};

use crate::harness::APP;

/// A client with an origin and perhaps a session.
#[derive(Clone)]
pub(crate) struct Caller {
    pub(crate) base: String,
    pub(crate) origin: Option<String>,
    pub(crate) cookie: Option<String>,
    pub(crate) client: Client,
}

impl Caller {
    pub(crate) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let mut request = self.client.request(method, format!("{}{path}", self.base));
        if let Some(origin) = &self.origin {
            request = request.header(header::ORIGIN, origin);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        request
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.expect("an answer")
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Response {
        self.request(Method::POST, path).json(&body).send().await.expect("an answer")
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Response {
        self.request(Method::PUT, path).json(&body).send().await.expect("an answer")
    }

    pub(crate) async fn delete(&self, path: &str) -> Response {
        self.request(Method::DELETE, path).send().await.expect("an answer")
    }

    /// Exchanges a one-time code and keeps the cookie.
    pub(crate) async fn exchange(&mut self, code: &str) {
        let answer = self.post("/api/v1/session", json!({"code": code})).await;
        assert_eq!(answer.status(), StatusCode::OK);
        self.keep_cookie(&answer);
    }

    pub(crate) async fn sign_in(&mut self, email: &str, password: &str) -> StatusCode {
        let answer =
            self.post("/api/v1/session", json!({"email": email, "password": password})).await;
        if answer.status() == StatusCode::OK {
            self.keep_cookie(&answer);
        }
        answer.status()
    }

    fn keep_cookie(&mut self, answer: &Response) {
        let cookie = answer.headers()[header::SET_COOKIE].to_str().expect("text");
        self.cookie = cookie.split(';').next().map(str::to_owned);
    }

    /// Reads something of the app.
    pub(crate) async fn see(&self, path: &str) -> Value {
        let (status, body) = read(self.get(&format!("/api/v1/apps/{APP}/{path}")).await).await;
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        body
    }

    /// Calls one of the gateway's own endpoints with a new operation and a reason.
    pub(crate) async fn act(&self, path: &str, mut body: Value) -> (StatusCode, Value) {
        body["operation"] = json!(operation());
        body["reason"] = json!("a test");
        read(self.post(&format!("/api/v1/apps/{APP}/{path}"), body).await).await
    }

    /// Calls an endpoint of Nexconn with a new operation.
    pub(crate) async fn call(&self, path: &str, request: Value) -> (StatusCode, Value) {
        self.call_as(&operation(), path, request).await
    }

    pub(crate) async fn call_as(
        &self,
        id: &str,
        path: &str,
        request: Value,
    ) -> (StatusCode, Value) {
        let path = format!("/api/v1/apps/{APP}{path}");
        let body = json!({"operation": id, "reason": "a test", "request": request});
        read(self.post(&path, body).await).await
    }
}

pub(crate) fn operation() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// Status and JSON body.
pub(crate) async fn read(response: Response) -> (StatusCode, Value) {
    let status = response.status();
    (status, response.json().await.expect("JSON"))
}
