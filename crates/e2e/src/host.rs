//! A static file host, as a CDN is one: the console's files under a path of its choice, with the
//! headers that `dist` writes and the deep-link fallback that every host offers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use nexconn_api::csp::{self, Sources};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::paths;

/// A running host.
#[derive(Debug)]
pub struct Host {
    port: u16,
    prefix: String,
    task: JoinHandle<()>,
}

#[derive(Debug)]
struct Files {
    folder: PathBuf,
    prefix: String,
    gateway: String,
}

impl Host {
    /// Serves the console under `prefix` (`/` or `/some/path/`), for the gateway at that origin;
    /// an empty one is the host's own origin.
    pub fn start(listener: TcpListener, prefix: &str, gateway: &str) -> Self {
        let port = listener.local_addr().expect("an address").port();
        let files = Arc::new(Files {
            folder: paths::console(),
            prefix: prefix.to_owned(),
            gateway: gateway.to_owned(),
        });
        let app = Router::new().fallback(serve).with_state(files);
        let task = tokio::spawn(async move {
            axum::serve(listener, app).await.expect("serves");
        });
        Self { port, prefix: prefix.to_owned(), task }
    }

    /// The console's address with that host name.
    pub fn url(&self, name: &str) -> String {
        format!("http://{name}:{}{}", self.port, self.prefix)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(State(files): State<Arc<Files>>, uri: Uri) -> Response {
    let Some(path) = uri.path().strip_prefix(&files.prefix) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if path == "config.json" {
        let config = serde_json::json!({ "gateway": files.gateway }).to_string();
        return ([(header::CONTENT_TYPE, "application/json")], config).into_response();
    }
    let file = files.folder.join(path);
    if !path.is_empty() && file.is_file() {
        let kind = match Path::new(path).extension().and_then(|end| end.to_str()) {
            Some("js") => "text/javascript",
            Some("wasm") => "application/wasm",
            Some("css") => "text/css",
            Some("svg") => "image/svg+xml",
            _ => "application/octet-stream",
        };
        let bytes = tokio::fs::read(file).await.expect("readable");
        return ([(header::CONTENT_TYPE, kind)], bytes).into_response();
    }
    let page = tokio::fs::read_to_string(files.folder.join("index.html")).await.expect("a page");
    let page = with_base(&page, &files.prefix);
    let gateways = [files.gateway.clone()];
    let connect: &[String] = if files.gateway.is_empty() { &[] } else { &gateways };
    let policy = csp::policy(&Sources { connect, images: &[] });
    let headers =
        [(header::CONTENT_TYPE, "text/html".to_owned()), (header::CONTENT_SECURITY_POLICY, policy)];
    (headers, page).into_response()
}

/// The page with another `<base>`.
fn with_base(page: &str, prefix: &str) -> String {
    let start = page.find("<base").expect("a base");
    let end = start + page[start..].find('>').expect("its end") + 1;
    format!("{}<base href=\"{prefix}\">{}", &page[..start], &page[end..])
}
