//! Webhooks of the sample apps reach the gateway without anybody setting them up.

use std::time::Duration;

use nexconn_api::Secret;
use nexconn_api::admin::{GetUser, GetUserRequest, ListApps, ListAppsRequest, OnlineState};
use nexconn_api::local::{GetWebhook, GetWebhookRequest};
use nexconn_api::nexconn::{IssueAccessToken, IssueAccessTokenRequest};

use crate::admin::Admin;
use crate::program::Serve;

const APP: &str = "acme-dev";
const USER: &str = "ann";
/// How long a webhook may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Waits until the directory says that the user is online, or offline. It asks nobody.
async fn until_online(admin: &Admin, online: bool) {
    let request = GetUserRequest { app: APP.to_owned(), user_id: USER.to_owned() };
    let told = async {
        loop {
            let user = admin.call::<GetUser>(&request).await;
            if user.online.is_some_and(|state: OnlineState| state.online == online) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let in_time = tokio::time::timeout(PATIENCE, told).await;
    assert!(in_time.is_ok(), "no webhook told that online is {online}");
}

async fn token(admin: &Admin) -> Secret {
    let (user_id, name) = (USER.to_owned(), "Ann".to_owned());
    let request = IssueAccessTokenRequest { user_id, name, avatar_url: None };
    let answer = admin.nexconn::<IssueAccessToken>(APP, &request).await.expect("issued");
    let body = answer.answer.expect("an answer").body;
    Secret::new(body["result"]["accessToken"].as_str().expect("a token"))
}

#[tokio::test]
async fn connections_are_told_and_those_lost_in_a_crash_as_well() {
    let folder = tempfile::tempdir().expect("a folder");
    let serve = Serve::start(folder.path()).await;
    let admin = Admin::first(serve.origin(), serve.code().expect("a code")).await;
    let token = token(&admin).await;
    let apps = admin.call::<ListApps>(&ListAppsRequest {}).await.apps;
    let app = apps.iter().find(|app| app.slug == APP).expect("a sample app");
    let connect = async || {
        let connected = nexconn_client::connect(&app.base_url, &app.app_key, &token, "phone").await;
        connected.expect("connected")
    };
    let connection = connect().await;
    until_online(&admin, true).await;
    connection.disconnect().await.expect("closed");
    until_online(&admin, false).await;
    let _lost = connect().await;
    until_online(&admin, true).await;
    serve.kill().await;

    // The next one listens on another port, to which webhooks go at once.
    let again = Serve::start(folder.path()).await;
    let admin = Admin::again(again.origin()).await;
    until_online(&admin, false).await;
    let answer = admin.nexconn::<GetWebhook>(APP, &GetWebhookRequest {}).await.expect("told");
    let body = answer.answer.expect("an answer").body;
    assert_eq!(body["result"]["url"], format!("{}/hooks/{APP}", again.origin()));
    again.stop().await;
}
