//! The clock of a service, read and moved through `/console`.

use std::sync::Arc;

use kit::ManualClock;
use nexconn_api::admin::Environment::Development;
use nexconn_api::local::{GetClock, GetClockRequest, LATEST, MoveClock, MoveClockRequest};
use nexconn_api::nexconn::{
    BAN_MINUTES, BanUsers, BanUsersRequest, ListBannedUsers, ListBannedUsersRequest,
};
use nexconn_api::{Code, local as specs};
use nexconn_local::{AppConfig, ServiceClock};
use serde_json::json;

use crate::fixture::{Local, START, callers, config, register, start};

#[tokio::test]
async fn a_manual_clock_is_read_and_moved_forward() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    let read = caller.call::<GetClock>(&GetClockRequest {}).await.expect("read");
    assert_eq!(read.now, START);
    let moved = caller.call::<MoveClock>(&MoveClockRequest { now: START + 7 }).await;
    assert_eq!(moved.expect("moved").now, START + 7);
    let refused = caller.call::<MoveClock>(&MoveClockRequest { now: START }).await;
    assert_eq!(refused.expect_err("backwards").code, Code::INVALID_PARAMETER);
    let read = caller.call::<GetClock>(&GetClockRequest {}).await.expect("read");
    assert_eq!(read.now, START + 7);
    local.stop().await;
}

#[tokio::test]
async fn at_the_end_of_the_clock_a_ban_still_has_an_end() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    register(&caller, "u", "name").await.expect("issued");
    caller.call::<MoveClock>(&MoveClockRequest { now: LATEST }).await.expect("moved");
    let ban = BanUsersRequest { user_ids: vec!["u".to_owned()], duration_minutes: BAN_MINUTES };
    caller.call::<BanUsers>(&ban).await.expect("banned");
    let bans = caller.call::<ListBannedUsers>(&ListBannedUsersRequest::default()).await;
    let end = &bans.expect("a list").banned_users[0].ban_expires_at;
    assert!(end.0.starts_with("9999-12-31"), "{end:?}");
    local.stop().await;
}

#[tokio::test]
async fn a_running_clock_has_no_endpoints() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut config = config(folder.path());
    config.apps.push(AppConfig::generate(Development).expect("random"));
    let clock = ServiceClock::Running(Arc::new(ManualClock::new(START)));
    let running = start(config, clock).await;
    for spec in specs::SPECS.iter().filter(|spec| spec.path.starts_with("/console/clock/")) {
        let answer = callers(&running)[0].post(spec.path, &json!({"now": START})).await;
        assert_eq!(answer.verdict(), (404, 404), "{}", spec.path);
    }
    running.stop().await.expect("a clean stop");
}
