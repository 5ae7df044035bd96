//! A search through everything that is kept or printed.

use std::fs;
use std::path::{Path, PathBuf};

use nexconn_api::nexconn::{IssueAccessToken, IssueAccessTokenRequest, IssuedAccessToken};
use nexconn_api::wire;

use crate::admin::{Admin, PASSWORD};
use crate::program::{Serve, command};

/// Every file below a folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

pub(crate) fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[tokio::test]
async fn no_secret_token_password_or_code_is_in_the_logs_or_the_databases() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = command(&["serve", "--listen", "127.0.0.1:0"], folder.path());
    // A pipe that nobody reads yet would be full before the server is ready.
    let log = tempfile::NamedTempFile::new().expect("a file");
    command.env("RUST_LOG", "trace").stderr(log.reopen().expect("a file"));
    let serve = Serve::of(command).await;
    let code = serve.code().expect("a code").to_owned();
    let admin = Admin::first(serve.origin(), &code).await;
    let request = IssueAccessTokenRequest {
        user_id: "u".to_owned(),
        name: "name".to_owned(),
        avatar_url: None,
    };
    let answer = admin.nexconn::<IssueAccessToken>("acme-live", &request).await.expect("done");
    let answer = answer.answer.expect("Nexconn's answer");
    let issued: IssuedAccessToken = wire::read(answer.http, answer.body.clone()).expect("issued");
    serve.stop().await;

    let apps = nexconn_local::stored_apps(&folder.path().join("local")).expect("the apps");
    let mut hidden: Vec<_> = apps.iter().map(|app| app.app_secret.reveal().to_owned()).collect();
    assert_eq!(hidden.len(), 2);
    hidden.extend([issued.access_token.reveal().to_owned(), PASSWORD.to_owned(), code]);
    let mut places = vec![("the log".to_owned(), fs::read(log.path()).expect("readable"))];
    assert!(contains(&places[0].1, "/v4/auth/access-token/issue"), "the log was read");
    for path in files(folder.path()) {
        if !path.ends_with("local/apps.json") {
            places.push((path.display().to_string(), fs::read(&path).expect("readable")));
        }
    }
    assert!(places.iter().any(|(place, _)| place.ends_with("gateway.sqlite")));
    for (place, bytes) in &places {
        for (index, text) in hidden.iter().enumerate() {
            assert!(!contains(bytes, text), "hidden text {index} is in {place}");
        }
    }
}
