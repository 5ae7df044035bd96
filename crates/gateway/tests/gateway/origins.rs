//! Who may change something, and with which cookie.

use reqwest::{Method, StatusCode, header};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::harness::{Caller, Harness, app_at, read};

const CONSOLE: &str = "http://localhost:1234";

async fn harness() -> Harness {
    Harness::with(|config| {
        config.apps = vec![app_at("http://127.0.0.1:9")];
        config.console_origins = vec![CONSOLE.into()];
    })
    .await
}

async fn cookie(harness: &Harness, caller: &Caller, site: Option<&str>) -> String {
    let link = harness.link.clone().expect("a first link");
    let code = link.split_once("#code=").expect("a code").1;
    let mut request = caller.request(Method::POST, "/api/v1/session").json(&json!({"code": code}));
    if let Some(site) = site {
        request = request.header("Sec-Fetch-Site", site);
    }
    let answer = request.send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK);
    answer.headers()[header::SET_COOKIE].to_str().expect("text").to_owned()
}

#[tokio::test]
async fn a_change_needs_an_exact_known_origin() {
    let harness = harness().await;
    let port = harness.address.port();
    let mut caller = harness.anyone();
    for (origin, status) in [
        (None, 403),
        (Some("null".to_owned()), 403),
        (Some("http://evil.example".to_owned()), 403),
        (Some(format!("http://localhost:{port}")), 403),
        (Some(format!("https://127.0.0.1:{port}")), 403),
        (Some(format!("http://127.0.0.1:{port}/")), 403),
        (Some("http://localhost:12345".to_owned()), 403),
        (Some(CONSOLE.to_owned()), 401),
        (Some(format!("http://127.0.0.1:{port}")), 401),
    ] {
        caller.origin.clone_from(&origin);
        let answer = caller.delete("/api/v1/session").await;
        assert_eq!(answer.status().as_u16(), status, "{origin:?}");
    }
}

#[tokio::test]
async fn a_foreign_name_for_loopback_is_not_the_own_origin() {
    let harness = harness().await;
    let mut caller = harness.anyone();
    caller.origin = Some("http://evil.example".into());
    let answer = caller
        .request(Method::DELETE, "/api/v1/session")
        .header(header::HOST, "evil.example")
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn on_one_origin_the_cookie_is_strict() {
    let harness = harness().await;
    let cookie = cookie(&harness, &harness.anyone(), Some("same-origin")).await;
    assert!(cookie.starts_with("nexconn-"), "{cookie}");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    assert!(!cookie.contains("Secure"), "plain http on loopback: {cookie}");
}

#[tokio::test]
async fn for_a_console_on_another_site_the_cookie_is_partitioned() {
    for site in [Some("cross-site"), None] {
        let harness = harness().await;
        let mut caller = harness.anyone();
        caller.origin = Some(CONSOLE.into());
        let cookie = cookie(&harness, &caller, site).await;
        assert!(cookie.ends_with("SameSite=None; Secure; Partitioned"), "{cookie}");
    }
}

#[tokio::test]
async fn for_a_console_on_the_same_site_the_cookie_stays_strict() {
    let harness = harness().await;
    let mut caller = harness.anyone();
    caller.origin = Some(CONSOLE.into());
    let cookie = cookie(&harness, &caller, Some("same-site")).await;
    assert!(cookie.contains("SameSite=Strict") && !cookie.contains("Partitioned"), "{cookie}");
}

#[tokio::test]
async fn behind_https_the_cookie_has_the_host_prefix() {
    let own = "https://chat-admin.example.com";
    let harness = Harness::with(|config| config.public_origin = Some(own.into())).await;
    let mut caller = harness.anyone();
    caller.origin = Some(own.into());
    let cookie = cookie(&harness, &caller, None).await;
    assert!(cookie.starts_with("__Host-nexconn-"), "{cookie}");
    assert!(cookie.contains("SameSite=Strict; Secure"), "{cookie}");
}

#[tokio::test]
async fn only_configured_consoles_may_read_across_origins() {
    let harness = harness().await;
    let mut caller = harness.anyone();
    let preflight = async |caller: &Caller| {
        let request = caller.request(Method::OPTIONS, "/api/v1/session");
        let request = request.header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST");
        request.send().await.expect("an answer")
    };
    caller.origin = Some(CONSOLE.into());
    let answer = preflight(&caller).await;
    assert_eq!(answer.status(), StatusCode::NO_CONTENT);
    assert_eq!(answer.headers()[header::ACCESS_CONTROL_ALLOW_ORIGIN], CONSOLE);
    assert_eq!(answer.headers()[header::ACCESS_CONTROL_ALLOW_CREDENTIALS], "true");
    let answer = caller.get("/api/v1/hello").await;
    assert_eq!(answer.headers()[header::ACCESS_CONTROL_ALLOW_ORIGIN], CONSOLE);
    assert_eq!(answer.headers()[header::VARY], "Origin");

    caller.origin = Some("http://evil.example".into());
    for answer in [preflight(&caller).await, caller.get("/api/v1/hello").await] {
        assert!(!answer.headers().contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
    }
}

#[tokio::test]
async fn every_answer_has_an_id_and_is_not_cached() {
    let harness = harness().await;
    let caller = harness.anyone();
    for path in ["/api/v1/hello", "/api/v1/session", "/api/nothing"] {
        let answer = caller.get(path).await;
        assert_eq!(answer.headers()["x-request-id"].len(), 36, "{path}");
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store", "{path}");
        assert_eq!(answer.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
    }
    let brought =
        caller.request(Method::GET, "/api/v1/apps").header("X-Request-ID", "my-request-1");
    let answer = brought.send().await.expect("an answer");
    assert_eq!(answer.headers()["x-request-id"], "my-request-1");
    let (_, error) = read(answer).await;
    assert_eq!(error["error"]["requestId"], "my-request-1");
}

#[tokio::test]
async fn health_and_readiness_answer_everybody() {
    let harness = harness().await;
    let caller = harness.anyone();
    for path in ["/health", "/ready"] {
        assert_eq!(caller.get(path).await.status(), StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn who_is_refused_while_sending_a_large_body_reads_the_answer() {
    let harness = Harness::with(|_| ()).await;
    let body = vec![b'a'; 10_000_000];
    for (path, status) in [("/api/v1/session", "403"), ("/console", "405")] {
        let mut stream = TcpStream::connect(harness.address).await.expect("connected");
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nOrigin: https://elsewhere.example\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            harness.address,
            body.len()
        );
        stream.write_all(head.as_bytes()).await.expect("sent");
        stream.write_all(&body).await.expect("sent to its end");
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).await.expect("an answer");
        assert_eq!(answer, format!("HTTP/1.1 {status}").as_bytes(), "{path}");
    }
}
