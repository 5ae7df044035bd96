//! The console's files.

use gateway::{Config, ConsoleFiles};
use reqwest::{Method, StatusCode, header};
use serde_json::json;
use tempfile::TempDir;

use crate::harness::{Harness, read};

const PAGE: &str = r#"<!doctype html><base href="/"><title>Console</title>"#;
const SCRIPT: &str = "app-0123456789abcdef.js";

fn files() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in [
        ("index.html", PAGE),
        (SCRIPT, "plain"),
        ("app-0123456789abcdef.js.br", "brotli"),
        ("app-0123456789abcdef_bg.wasm", "wasm"),
        ("favicon.svg", "<svg/>"),
        (".hidden", "no"),
    ] {
        std::fs::write(folder.path().join(name), content).expect("written");
    }
    folder
}

async fn harness(folder: &TempDir, change: impl FnOnce(&mut Config)) -> Harness {
    Harness::with(|config| {
        config.console = ConsoleFiles::Dir(folder.path().to_owned());
        change(config);
    })
    .await
}

#[tokio::test]
async fn every_address_below_the_base_is_the_page() {
    let folder = files();
    let harness = harness(&folder, |_| ()).await;
    let caller = harness.anyone();
    for path in ["/", "/index.html", "/apps/acme/users", "/apps/acme/users/a%2Fb"] {
        let answer = caller.get(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-cache");
        let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().expect("text");
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval'"), "{policy}");
        assert_eq!(answer.text().await.expect("text"), PAGE, "{path}");
    }
    let dotted = caller.request(Method::GET, "/apps/acme/users/noor.b");
    let dotted = dotted.header(header::ACCEPT, "text/html,*/*").send().await.expect("an answer");
    assert_eq!(dotted.status(), StatusCode::OK, "an id may hold a dot");
    for path in ["/missing.js", "/.hidden.js", "/..%2Fgateway.sqlite"] {
        assert_eq!(caller.get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    let (status, error) = read(caller.get("/api/v2/hello").await).await;
    assert_eq!((status, &error["error"]["code"]), (StatusCode::NOT_FOUND, &json!("not_found")));
}

#[tokio::test]
async fn hashed_files_are_kept_and_compressed_ones_preferred() {
    let folder = files();
    let harness = harness(&folder, |_| ()).await;
    let caller = harness.anyone();
    let plain = caller.get(&format!("/{SCRIPT}")).await;
    assert_eq!(plain.headers()[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
    assert!(plain.headers()[header::CACHE_CONTROL].to_str().expect("text").contains("immutable"));
    assert_eq!(plain.text().await.expect("text"), "plain");
    let small = caller.request(Method::GET, &format!("/{SCRIPT}"));
    let small = small.header(header::ACCEPT_ENCODING, "gzip, br").send().await.expect("an answer");
    assert_eq!(small.headers()[header::CONTENT_ENCODING], "br");
    assert_eq!(small.text().await.expect("text"), "brotli");
    let wasm = caller.get("/app-0123456789abcdef_bg.wasm").await;
    assert_eq!(wasm.headers()[header::CONTENT_TYPE], "application/wasm");
    let icon = caller.get("/favicon.svg").await;
    assert_eq!(icon.headers()[header::CACHE_CONTROL], "no-cache");
}

#[tokio::test]
async fn settings_and_policy_name_the_avatar_hosts() {
    let folder = files();
    let cdn = "https://cdn.example.com";
    let harness = harness(&folder, |config| config.avatar_hosts = vec![cdn.into()]).await;
    let answer = harness.anyone().get("/config.json").await;
    let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().expect("text");
    assert!(policy.contains(&format!("img-src 'self' {cdn};")), "{policy}");
    let (_, settings) = read(answer).await;
    assert_eq!(settings, json!({"gateway": "", "avatarHosts": [cdn]}));
}

#[tokio::test]
async fn below_a_base_path_the_page_knows_where_it_is() {
    let folder = files();
    let harness = harness(&folder, |config| config.console_base = "/chat/".into()).await;
    let caller = harness.anyone();
    let page = caller.get("/chat/apps/acme/users").await.text().await.expect("text");
    assert!(page.contains(r#"<base href="/chat/">"#), "{page}");
    assert_eq!(caller.get(&format!("/chat/{SCRIPT}")).await.status(), StatusCode::OK);
    assert_eq!(caller.get("/elsewhere").await.status(), StatusCode::NOT_FOUND);
    for above in ["/", "/chat"] {
        let root = caller.get(above).await;
        assert!(root.url().path() == "/chat/" && root.status() == StatusCode::OK, "{above}");
    }
    assert!(harness.link.expect("a link").contains("/chat/#code="));
}

#[tokio::test]
async fn without_files_the_gateway_says_so() {
    let harness = Harness::with(|_| ()).await;
    let answer = harness.anyone().get("/").await;
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    assert!(answer.text().await.expect("text").contains("no console files"));
}
