//! Signing in and out.

use reqwest::{StatusCode, header};
use serde_json::json;

use crate::harness::{Harness, OWNER, PASSWORD, read};
use crate::upstreams::nobody;

const HOUR: u32 = 60 * 60 * 1000;

async fn harness() -> Harness {
    Harness::before(&nobody().await).await
}

#[tokio::test]
async fn the_first_link_works_once_and_leads_to_a_password() {
    let harness = harness().await;
    let link = harness.link.clone().expect("a first link");
    assert!(link.starts_with(&format!("http://{}/#code=", harness.address)), "{link}");
    let code = link.split_once("#code=").expect("a code").1;
    let mut owner = harness.anyone();
    owner.exchange(code).await;

    let (status, session) = read(owner.get("/api/v1/session").await).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!((&session["email"], &session["hasPassword"]), (&json!(OWNER), &json!(false)));
    let (status, error) = read(owner.get("/api/v1/apps").await).await;
    assert_eq!((status.as_u16(), &error["error"]["code"]), (403, &json!("password_required")));

    let again = harness.anyone().post("/api/v1/session", json!({"code": code})).await;
    assert_eq!(again.status(), StatusCode::UNAUTHORIZED);

    let set = owner.put("/api/v1/password", json!({"password": PASSWORD})).await;
    assert_eq!(set.status(), StatusCode::OK);
    assert_eq!(owner.get("/api/v1/apps").await.status(), StatusCode::OK);
    let harness = harness.kill_and_restart().await;
    assert_eq!(harness.link, None, "an owner with a password is there");
    let mut back = harness.anyone();
    assert_eq!(back.sign_in("Noor@Example.com", PASSWORD).await, StatusCode::OK);
}

#[tokio::test]
async fn a_code_taken_by_many_at_once_signs_one_in() {
    let harness = harness().await;
    let link = harness.link.clone().expect("a first link");
    let code = link.split_once("#code=").expect("a code").1.to_owned();
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let (caller, code) = (harness.anyone(), code.clone());
        tries.spawn(
            async move { caller.post("/api/v1/session", json!({"code": code})).await.status() },
        );
    }
    let answers = tries.join_all().await;
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::OK).count(), 1);
}

#[tokio::test]
async fn the_first_link_ends_after_an_hour_and_an_invite_after_two_days() {
    let harness = harness().await;
    let first = harness.link.clone().expect("a first link");
    let role = nexconn_api::spec::Role::Owner;
    let invite = gateway::invite(harness.data(), &*harness.clock, "li@example.com", role).await;
    let invite = invite.expect("made").link;
    let status = async |link: &str| {
        let code = link.split_once("#code=").expect("a code").1;
        harness.anyone().post("/api/v1/session", json!({"code": code})).await.status()
    };
    harness.clock.advance(HOUR);
    assert_eq!(status(&first).await, StatusCode::UNAUTHORIZED);
    harness.clock.advance(47 * HOUR - 1);
    assert_eq!(status(&invite).await, StatusCode::OK);
    let late = gateway::invite(harness.data(), &*harness.clock, "li@example.com", role).await;
    harness.clock.advance(48 * HOUR);
    assert_eq!(status(&late.expect("made").link).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn an_invite_of_a_known_admin_replaces_the_password() {
    let harness = harness().await;
    let owner = harness.owner().await;
    let again = harness.admin(OWNER, nexconn_api::spec::Role::Owner).await;
    assert_eq!(again.get("/api/v1/apps").await.status(), StatusCode::OK);
    assert_eq!(owner.get("/api/v1/apps").await.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_session_ends_unused_after_twelve_hours_and_used_after_seven_days() {
    let harness = harness().await;
    let owner = harness.owner().await;
    for _ in 0..15 {
        harness.clock.advance(11 * HOUR);
        assert_eq!(owner.get("/api/v1/session").await.status(), StatusCode::OK);
    }
    harness.clock.advance(3 * HOUR);
    assert_eq!(owner.get("/api/v1/session").await.status(), StatusCode::UNAUTHORIZED);

    let mut owner = harness.anyone();
    assert_eq!(owner.sign_in(OWNER, PASSWORD).await, StatusCode::OK);
    harness.clock.advance(12 * HOUR);
    assert_eq!(owner.get("/api/v1/session").await.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_clears_the_cookie() {
    let harness = harness().await;
    let owner = harness.owner().await;
    let answer = owner.delete("/api/v1/session").await;
    assert_eq!(answer.status(), StatusCode::OK);
    let cookie = answer.headers()[header::SET_COOKIE].to_str().expect("text");
    assert!(cookie.contains("Max-Age=0"), "{cookie}");
    assert_eq!(owner.get("/api/v1/session").await.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_ends_other_sessions() {
    let harness = harness().await;
    let owner = harness.owner().await;
    let mut other = harness.anyone();
    assert_eq!(other.sign_in(OWNER, PASSWORD).await, StatusCode::OK);

    let new = "battery staple";
    let (status, error) = read(owner.put("/api/v1/password", json!({"password": new})).await).await;
    assert_eq!((status.as_u16(), &error["error"]["fields"][0]["rule"]), (422, &json!("missing")));
    let wrong = json!({"password": new, "current": "wrong"});
    let (status, error) = read(owner.put("/api/v1/password", wrong).await).await;
    assert_eq!((status.as_u16(), &error["error"]["fields"][0]["rule"]), (422, &json!("mismatch")));
    let right = json!({"password": new, "current": PASSWORD});
    assert_eq!(owner.put("/api/v1/password", right).await.status(), StatusCode::OK);

    assert_eq!(owner.get("/api/v1/session").await.status(), StatusCode::OK);
    assert_eq!(other.get("/api/v1/session").await.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(harness.anyone().sign_in(OWNER, PASSWORD).await, StatusCode::UNAUTHORIZED);
    assert_eq!(harness.anyone().sign_in(OWNER, new).await, StatusCode::OK);
}

#[tokio::test]
async fn who_guesses_waits_and_learns_nothing() {
    let harness = harness().await;
    let _owner = harness.owner().await;
    let guess = async |email: &str| {
        let body = json!({"email": email, "password": "wrong password"});
        let (status, mut error) = read(harness.anyone().post("/api/v1/session", body).await).await;
        error["error"]["requestId"].take();
        (status.as_u16(), error)
    };
    assert_eq!(guess(OWNER).await, guess("nobody@example.com").await);
    for _ in 0..4 {
        assert_eq!(guess(OWNER).await.0, 401);
    }
    let (status, error) = guess(OWNER).await;
    assert_eq!((status, &error["error"]["code"]), (429, &json!("throttled")));
    assert_eq!(harness.anyone().sign_in(OWNER, PASSWORD).await.as_u16(), 429);
    harness.clock.advance(15 * 60 * 1000);
    assert_eq!(harness.anyone().sign_in(OWNER, PASSWORD).await, StatusCode::OK);
}

#[tokio::test]
async fn hello_tells_whether_somebody_is_signed_in() {
    let harness = harness().await;
    let (_, hello) = read(harness.anyone().get("/api/v1/hello").await).await;
    assert_eq!(hello["signedIn"], json!(false));
    let owner = harness.owner().await;
    let (_, hello) = read(owner.get("/api/v1/hello").await).await;
    assert_eq!(hello["signedIn"], json!(true));
    let instance = hello["instance"].as_str().expect("an id");
    assert!(owner.cookie.expect("a cookie").starts_with(&format!("nexconn-{instance}=")));
}
