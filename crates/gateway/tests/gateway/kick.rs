//! Kick: tokens expire, and a ban of a minute ends connections.

use reqwest::StatusCode;
use serde_json::json;

use crate::bans::{ban, with};
use crate::harness::{APP, Harness, START, operation, read};
use crate::service::{BAN, EXPIRE, LIST};
use crate::upstreams::nobody;

#[tokio::test]
async fn tokens_expire_and_a_ban_of_a_minute_follows() {
    let (service, harness, owner) = with(&["u1"]).await;
    let (status, kicked) = owner.act("kick", json!({"userIds": ["u1"]})).await;
    assert_eq!(status, StatusCode::OK, "{kicked}");
    let both = (&kicked["expire"]["outcome"], &kicked["ban"]["outcome"]);
    assert_eq!(both, (&json!("done"), &json!("done")));
    assert!(service.is_banned("u1"));
    let log = owner.see("audit").await;
    assert_eq!(log["entries"][0]["details"], json!({"durationMinutes": 1}));
    assert_eq!(log["entries"][1]["details"], json!({"expiresAt": START}));
    assert_eq!(log["entries"][1]["id"], kicked["expire"]["entry"]);
    service.pass(&harness, 60_000);
    assert!(!service.is_banned("u1"));
    assert_eq!(owner.see("bans?fresh=true").await["total"]["count"], 0);
}

#[tokio::test]
async fn a_longer_ban_is_never_replaced_by_the_short_one() {
    let (service, _harness, owner) = with(&["u1", "u2", "u3"]).await;
    ban(&owner, &["u1"], 600).await;
    service.known().bans.insert("u2".into(), START + 600 * 60_000);
    let (_, kicked) = owner.act("kick", json!({"userIds": ["u1", "u2", "u3"]})).await;
    assert_eq!(kicked["leftOut"], json!(["u1", "u2"]));
    let ends = service.known().bans.clone();
    assert_eq!((ends["u1"], ends["u2"]), (START + 600 * 60_000, START + 600 * 60_000));
    assert_eq!(ends["u3"], START + 60_000);
    let (_, kicked) = owner.act("kick", json!({"userIds": ["u1"]})).await;
    assert_eq!((&kicked["ban"], &kicked["listUnread"]), (&json!(null), &json!(false)));
}

#[tokio::test]
async fn nobody_is_banned_where_the_list_cannot_be_read() {
    let (service, _harness, owner) = with(&["u1"]).await;
    service.known().failing.push(LIST);
    let (_, kicked) = owner.act("kick", json!({"userIds": ["u1"]})).await;
    assert_eq!((&kicked["ban"], &kicked["listUnread"]), (&json!(null), &json!(true)));
    assert_eq!((service.calls(EXPIRE), service.calls(BAN)), (1, 0));
}

#[tokio::test]
async fn nobody_is_banned_where_the_first_step_was_refused() {
    let (service, _harness, owner) = with(&["u1"]).await;
    service.known().failing.push(EXPIRE);
    let (_, kicked) = owner.act("kick", json!({"userIds": ["u1"]})).await;
    assert_eq!((&kicked["expire"]["outcome"], &kicked["ban"]), (&json!("refused"), &json!(null)));
    assert_eq!(service.calls(BAN), 0);
}

#[tokio::test]
async fn the_same_operation_again_has_no_second_effect() {
    let (service, harness, owner) = with(&["u1"]).await;
    let path = format!("/api/v1/apps/{APP}/kick");
    let body = json!({"operation": operation(), "reason": "r", "userIds": ["u1"]});
    let (_, first) = read(owner.post(&path, body.clone()).await).await;
    let (status, again) = read(owner.post(&path, body.clone()).await).await;
    assert_eq!((status, &again), (StatusCode::OK, &first));
    assert_eq!((service.calls(EXPIRE), service.calls(BAN)), (1, 1));
    let mut other = body.clone();
    other["userIds"] = json!(["u2"]);
    assert_eq!(owner.post(&path, other).await.status(), StatusCode::CONFLICT);
    let cut_off = sqlx::query("UPDATE operations SET answer = NULL");
    cut_off.execute(&harness.database().await).await.expect("set");
    let (status, error) = read(owner.post(&path, body).await).await;
    assert_eq!(status, StatusCode::CONFLICT, "how it ended is for the admin to see");
    assert!(error["error"]["message"].as_str().expect("text").contains("audit log"), "{error}");
    assert_eq!(service.calls(EXPIRE), 1);
}

#[tokio::test]
async fn what_was_not_sent_may_be_tried_again() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let body = json!({"operation": operation(), "reason": "r", "userIds": ["u1"]});
    for path in ["kick", "standing-bans"] {
        let path = format!("/api/v1/apps/{APP}/{path}");
        for _ in 0..2 {
            assert_eq!(owner.post(&path, body.clone()).await.status(), StatusCode::BAD_GATEWAY);
        }
    }
    assert_eq!(harness.count("audit WHERE outcome = 'refused'").await, 4);
    assert_eq!(harness.count("standing_bans").await, 0);
}

#[tokio::test]
async fn an_id_that_does_not_exist_is_not_told_as_a_ban_that_ended() {
    let (service, harness, owner) = with(&["u1"]).await;
    owner.act("kick", json!({"userIds": ["u1", "nobody"]})).await;
    let page = owner.see("bans?fresh=true").await;
    assert_eq!(page["total"]["count"], 1, "{page}");
    assert_eq!(harness.events("banEnded").await.len(), 0);
    assert!(service.is_banned("u1"));
}

#[tokio::test]
async fn a_reason_is_more_than_blanks() {
    let (service, _harness, owner) = with(&["u1"]).await;
    for path in ["kick", "standing-bans", "standing-bans/stop"] {
        let path = format!("/api/v1/apps/{APP}/{path}");
        let body = json!({"operation": operation(), "reason": " ", "userIds": ["u1"]});
        let (status, error) = read(owner.post(&path, body).await).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert_eq!(error["error"]["fields"][0]["field"], "reason");
    }
    assert_eq!(service.calls(BAN), 0);
}
