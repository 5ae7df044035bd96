//! Killed in the middle of a job and started again.

use std::path::Path;
use std::time::Duration;

use kit::SystemClock;
use nexconn_api::admin::{
    CreateJob, CreateJobRequest, Environment, GetJob, GetJobRequest, ItemState, Job, JobAction,
    JobState, ListJobItems, ListJobItemsRequest, RecogniseUsers, RecogniseUsersRequest,
};
use nexconn_api::nexconn::{
    BanUsers, IssueAccessToken, IssueAccessTokenRequest, ListBannedUsers, ListBannedUsersRequest,
};
use nexconn_api::signing::sign;
use nexconn_api::{Endpoint, Secret, wire};
use nexconn_local::{Running, ServiceClock};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::admin::Admin;
use crate::gate::Gate;
use crate::program::{Serve, command};

const APP: &str = "acme";
const KEY: &str = "key";
const SECRET: &str = "secret";
const USERS: usize = 42;

async fn start_service(folder: &Path) -> Running {
    let config = nexconn_local::Config {
        apps: vec![nexconn_local::AppConfig {
            app_key: KEY.into(),
            app_secret: Secret::new(SECRET),
            environment: Environment::Production,
        }],
        operation_delay_ms: 0,
        ..nexconn_local::Config::of(folder)
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let clock = ServiceClock::Running(std::sync::Arc::new(SystemClock));
    nexconn_local::start(config, clock, listener).await.expect("started")
}

/// A signed call past the gateway.
async fn signed<E: Endpoint>(service: &Running, request: &E::Request) -> E::Response {
    let signed = sign(KEY, &Secret::new(SECRET), "14314", 1_408_710_653_000);
    let call = reqwest::Client::new().post(format!("{}{}", service.base_url(), E::SPEC.path));
    let call =
        signed.headers().into_iter().fold(call, |call, (name, value)| call.header(name, value));
    let answer = call.json(request).send().await.expect("an answer");
    let http = answer.status().as_u16();
    wire::read(http, answer.json::<Value>().await.expect("json")).expect("done")
}

async fn serve(folder: &Path, upstream: &str) -> Serve {
    let apps = json!([{
        "slug": APP, "name": "Acme", "appKey": KEY, "appSecret": SECRET, "baseUrl": upstream,
        "environment": "production",
    }]);
    let mut command = command(&["serve", "--listen", "127.0.0.1:0"], folder);
    command.env(gateway::apps::VARIABLE, apps.to_string());
    Serve::of(command).await
}

/// Forty-five lines of which three are no ids.
fn pasted() -> String {
    let mut lines: Vec<String> = (0..USERS).map(|n| format!("user-{n:02}")).collect();
    lines.insert(3, "x".repeat(65));
    lines.insert(20, "two words".to_owned());
    lines.push("no{id}".to_owned());
    lines.join("\n")
}

async fn until_over(admin: &Admin, job: i64) -> Job {
    loop {
        let request = GetJobRequest { app: APP.to_owned(), job };
        let job = admin.call::<GetJob>(&request).await.job;
        if job.finished_at.is_some() {
            return job;
        }
        // Another process is waited for: there is nothing to await.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_job_goes_on_after_a_kill_with_nothing_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("gateway");
    let service = start_service(&folder.path().join("service")).await;
    let mut gate = Gate::before(service.base_url(), BanUsers::SPEC.path, 1).await;
    let running = serve(&data, &gate.url).await;
    let admin = Admin::first(running.origin(), running.code().expect("a code")).await;
    for n in 0..USERS {
        let (user_id, name) = (format!("user-{n:02}"), "n".to_owned());
        let request = IssueAccessTokenRequest { user_id, name, avatar_url: None };
        signed::<IssueAccessToken>(&service, &request).await;
    }
    let request = RecogniseUsersRequest { app: APP.to_owned(), text: pasted() };
    let recognised = admin.call::<RecogniseUsers>(&request).await;
    assert_eq!((recognised.users.len(), recognised.bad.len()), (USERS, 3));
    let user_ids: Vec<String> = recognised.users.into_iter().map(|user| user.user_id).collect();
    let request = CreateJobRequest {
        operation: uuid::Uuid::new_v4().to_string(),
        user_ids: Some(user_ids.clone()),
        duration_minutes: Some(60),
        reason: Some("spam".to_owned()),
        ..CreateJobRequest::new(APP, JobAction::Ban)
    };
    let job = admin.call::<CreateJob>(&request).await.id;
    gate.holds().await;
    running.kill().await;
    gate.open();

    let again = serve(&data, &gate.url).await;
    let admin = Admin::again(again.origin()).await;
    let ended = until_over(&admin, job).await;
    assert_eq!((ended.state, ended.counts.done), (JobState::Done, 42));
    assert_eq!(ended.counts.total(), 42);
    let request = ListJobItemsRequest {
        app: APP.to_owned(),
        job,
        limit: Some(100),
        ..ListJobItemsRequest::default()
    };
    let items = admin.call::<ListJobItems>(&request).await.items;
    let banned = signed::<ListBannedUsers>(&service, &ListBannedUsersRequest::default()).await;
    let mut banned: Vec<String> = banned.banned_users.into_iter().map(|ban| ban.user_id).collect();
    banned.sort();
    let done = items.iter().filter(|item| item.state == ItemState::Done);
    assert_eq!(done.map(|item| item.user_id.clone()).collect::<Vec<_>>(), banned);
    assert_eq!(banned, user_ids);
    again.stop().await;
}
