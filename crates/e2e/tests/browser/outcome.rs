use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use e2e::scene_on;
use e2e::server::Server;
use e2e::signed::client;
use kit::SystemClock;
use nexconn_api::admin::Environment;
use nexconn_local::{AppConfig, Config, ServiceClock};
use serde_json::json;
use tokio::net::TcpListener;

/// A line to the service that passes everything on and, when told, loses the answers.
#[derive(Debug)]
struct Line {
    service: String,
    loses_answers: AtomicBool,
}

async fn pass_on(
    State(line): State<Arc<Line>>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut request = client().post(format!("{}{}", line.service, uri.path()));
    for (name, value) in &headers {
        if name != "host" {
            request = request.header(name, value);
        }
    }
    let answer = request.body(body).send().await.expect("the service answers");
    let status = answer.status();
    let body = answer.bytes().await.expect("a body");
    if line.loses_answers.load(Ordering::SeqCst) {
        return std::future::pending().await;
    }
    let status = StatusCode::from_u16(status.as_u16()).expect("a status");
    (status, [("content-type", "application/json")], body).into_response()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_outcome_is_told_as_such_and_can_be_checked() {
    let data = tempfile::tempdir().expect("a folder");
    let app = AppConfig::generate(Environment::Development).expect("an app");
    let keys = (app.app_key.clone(), app.app_secret.reveal().to_owned());
    let config = Config { apps: vec![app], text_time_offset_minutes: 0, ..Config::of(data.path()) };
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let clock = ServiceClock::Running(Arc::new(SystemClock));
    let service = nexconn_local::start(config, clock, listener).await.expect("starts");

    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let line = Arc::new(Line {
        service: service.base_url().to_owned(),
        loses_answers: AtomicBool::new(false),
    });
    let passing = Router::new().fallback(pass_on).with_state(Arc::clone(&line));
    let task = tokio::spawn(async move { axum::serve(listener, passing).await });

    let apps = json!([{
        "slug": "acme-dev", "name": "Acme", "appKey": keys.0, "appSecret": keys.1,
        "baseUrl": format!("http://{address}"), "environment": "development",
    }]);
    let server = Server::start_with(&[], Some(apps.to_string())).await;
    scene_on(server, "unknown", "en", async |stage| {
        stage.sign_in_first().await;
        stage.register_many("acme-dev", &[("doubtful", "Before")]).await;
        stage.visit("apps/acme-dev/users/doubtful").await;
        let page = &stage.page;
        page.heading("Before").await;
        page.button("Edit…").await.click().await;
        page.field("Name").await.fill("After").await;
        // What the page happens to read meanwhile gets no answer either.
        page.watch.pardon("502");
        line.loses_answers.store(true, Ordering::SeqCst);
        page.button("Save 1 change").await.click().await;
        page.shows("It is not known whether this was done.").await;
        line.loses_answers.store(false, Ordering::SeqCst);
        page.button("Check now").await.click().await;
        page.heading("Edit After").await;
        page.press("Escape").await;
        page.heading("After").await;
        page.shows("Unknown").await;
        page.watch.expect("504").await;

        page.button("Expire tokens…").await.click().await;
        line.loses_answers.store(true, Ordering::SeqCst);
        page.button("Expire tokens").await.click().await;
        page.shows("Expiry cannot be read back. Sending it again is safe.").await;
        line.loses_answers.store(false, Ordering::SeqCst);
        page.button("Expire tokens").await.click().await;
        page.shows("All tokens of After obtained until now are expired.").await;
        page.watch.expect("504").await;
    })
    .await;
    task.abort();
    service.stop().await.expect("stops");
}
