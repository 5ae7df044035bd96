//! Killed at work and started again.

use nexconn_api::admin::{
    AuditOutcome, GetUser as DirectoryUser, GetUserRequest as DirectoryUserRequest, ListAudit,
    ListAuditRequest, Outcome,
};
use nexconn_api::nexconn::{GetUser, GetUserRequest, IssueAccessToken, IssueAccessTokenRequest};
use nexconn_api::wire;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;

use crate::admin::Admin;
use crate::program::Serve;

const APP: &str = "acme-live";
const WRITERS: usize = 3;
const ACKNOWLEDGED: usize = 20;

/// Registers users until the server is gone; tells of each that was acknowledged.
async fn register(admin: Admin, writer: usize, tell: UnboundedSender<String>) {
    for n in 0.. {
        let user_id = format!("w{writer}-{n}");
        let name = format!("name of {user_id}");
        let request = IssueAccessTokenRequest { user_id: user_id.clone(), name, avatar_url: None };
        match admin.nexconn::<IssueAccessToken>(APP, &request).await {
            Ok(answer) => {
                assert_eq!(answer.outcome, Outcome::Done);
                tell.send(user_id).expect("a listener");
            }
            Err(error) => {
                assert_eq!(error.status(), None, "{error}");
                break;
            }
        }
    }
}

#[tokio::test]
async fn no_acknowledged_change_is_lost_and_none_stays_pending() {
    let folder = tempfile::tempdir().expect("a folder");
    let serve = Serve::start(folder.path()).await;
    let admin = Admin::first(serve.origin(), serve.code().expect("a code")).await;
    let (tell, mut told) = unbounded_channel();
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        writers.spawn(register(admin.clone(), writer, tell.clone()));
    }
    drop(tell);
    let mut acknowledged = Vec::new();
    while acknowledged.len() < ACKNOWLEDGED {
        acknowledged.push(told.recv().await.expect("another user"));
    }
    serve.kill().await;
    while let Some(id) = told.recv().await {
        acknowledged.push(id);
    }
    while let Some(ended) = writers.join_next().await {
        ended.expect("a writer that only saw done");
    }
    let again = Serve::start(folder.path()).await;
    let admin = Admin::again(again.origin()).await;
    for id in &acknowledged {
        assert_kept(&admin, id).await;
    }
    let pending = ListAuditRequest {
        app: APP.to_owned(),
        outcome: Some(AuditOutcome::Pending),
        ..ListAuditRequest::default()
    };
    assert_eq!(admin.call::<ListAudit>(&pending).await.entries, []);
    again.stop().await;
}

/// The user is in Nexconn, in the directory and in the audit log, with an outcome.
async fn assert_kept(admin: &Admin, id: &str) {
    let request = GetUserRequest { user_id: id.to_owned() };
    let answer = admin.nexconn::<GetUser>(APP, &request).await.expect("an answer");
    let answer = answer.answer.expect("Nexconn's answer");
    let info = wire::read::<nexconn_api::nexconn::UserInfo>(answer.http, answer.body);
    assert_eq!(info.expect("registered").name, format!("name of {id}"));
    let request = DirectoryUserRequest { app: APP.to_owned(), user_id: id.to_owned() };
    let known = admin.call::<DirectoryUser>(&request).await;
    assert_eq!(known.name, Some(format!("name of {id}")));
    let request = ListAuditRequest {
        app: APP.to_owned(),
        user: Some(id.to_owned()),
        ..ListAuditRequest::default()
    };
    let entries = admin.call::<ListAudit>(&request).await.entries;
    let outcomes: Vec<_> = entries.iter().map(|entry| entry.outcome).collect();
    assert_eq!(outcomes, [AuditOutcome::Done], "{id}");
}
