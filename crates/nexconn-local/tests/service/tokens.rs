//! Expiring access tokens, and what is kept of them.

use nexconn_api::admin::Environment::Development;
use nexconn_api::nexconn::{ExpireAccessTokens, ExpireAccessTokensRequest};

use crate::caller::Caller;
use crate::fixture::{Local, START, register};

async fn expire(caller: &Caller, ids: &[&str], expires_at: i64) {
    let user_ids = ids.iter().map(|id| (*id).to_owned()).collect();
    let request = ExpireAccessTokensRequest { user_ids, expires_at };
    caller.call::<ExpireAccessTokens>(&request).await.expect("done");
}

#[tokio::test]
async fn an_earlier_expiry_revives_nothing_and_unknown_ids_are_ignored() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    register(&caller, "a", "A").await.expect("issued");
    register(&caller, "b", "B").await.expect("issued");
    expire(&caller, &["a", "nobody"], START + 5).await;
    expire(&caller, &["a", "b"], START - 5).await;
    let rows = local.snapshot().await.0;
    assert!(rows.contains(&format!(r#"["a","A","",{START},{},null]"#, START + 5)), "{rows}");
    assert!(rows.contains(&format!(r#"["b","B","",{START},{},null]"#, START - 5)), "{rows}");
    assert!(!rows.contains("nobody"), "{rows}");
    local.stop().await;
}

#[tokio::test]
async fn of_a_token_only_the_digest_is_kept() {
    let local = Local::of(Development).await;
    let token = register(&local.caller(), "a", "A").await.expect("issued").access_token;
    let digest = hex::encode_upper(<sha2::Sha256 as sha2::Digest>::digest(token.reveal()));
    let rows = local.snapshot().await.0;
    assert!(rows.contains(&digest), "{rows}");
    assert!(!rows.contains(token.reveal()));
    local.stop().await;
}
