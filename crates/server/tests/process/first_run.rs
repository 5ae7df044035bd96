//! From nothing to an owner with a password.

use nexconn_api::admin::{Environment, ListApps, ListAppsRequest};

use crate::admin::{Admin, OWNER};
use crate::program::{Serve, output};

#[tokio::test]
async fn the_first_run_prints_a_link_and_later_ones_the_address() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = Serve::start(folder.path()).await;
    let unused = first.code().expect("a code").to_owned();
    assert_eq!(first.stop().await.len(), 1);

    let mut second = Serve::start(folder.path()).await;
    let code = second.code().expect("nobody has a password yet").to_owned();
    assert_ne!(code, unused);
    let line = second.line().await;
    assert!(line.starts_with("The link works once, until "), "{line}");
    let again = format!(
        "nexconn-admin admin invite {OWNER} --role owner --data {}",
        folder.path().display()
    );
    assert!(line.ends_with(&again), "{line}");
    Admin::first(second.origin(), &code).await;
    second.stop().await;

    let third = Serve::start(folder.path()).await;
    assert!(third.open.starts_with("http://127.0.0.1:") && third.open.ends_with('/'));
    assert_eq!(third.code(), None);
    Admin::again(third.origin()).await;
    assert_eq!(third.stop().await, [""; 0], "nothing else is printed");
}

#[tokio::test]
async fn without_apps_there_are_a_development_and_a_production_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let serve = Serve::start(folder.path()).await;
    let admin = Admin::first(serve.origin(), serve.code().expect("a code")).await;
    let apps = admin.call::<ListApps>(&ListAppsRequest {}).await.apps;
    let found: Vec<_> = apps.iter().map(|app| (app.slug.as_str(), app.environment)).collect();
    let wanted = [("acme-dev", Environment::Development), ("acme-live", Environment::Production)];
    assert_eq!(found, wanted);
    assert!(apps.iter().all(|app| app.has_console));
    serve.stop().await;
}

#[tokio::test]
async fn an_invite_can_be_made_while_the_gateway_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let serve = Serve::start(folder.path()).await;
    let made = output(&["admin", "invite", OWNER, "--role", "owner"], folder.path()).await;
    assert!(made.status.success());
    let text = String::from_utf8(made.stdout).expect("text");
    let link = text.lines().next().and_then(|line| line.strip_prefix("Open ")).expect("a link");
    let (origin, code) = link.split_once("/#code=").expect("a code");
    assert_eq!(origin, serve.origin());
    Admin::first(origin, code).await;
    serve.stop().await;
}
