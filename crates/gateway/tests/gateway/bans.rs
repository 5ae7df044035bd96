//! The list of bans: Nexconn's, with what the gateway knows.

use nexconn_api::wire::TextTime;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::{APP, Caller, Harness, OWNER, START};
use crate::service::{BAN, EXPIRE, ISSUE, LIST, Service, UNBAN};

const HOUR: i64 = 3_600_000;

/// A gateway before a service that has registered these users.
pub(crate) async fn with(users: &[&str]) -> (Service, Harness, Caller) {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    for user in users {
        let (status, _) = owner.call(ISSUE, json!({"userId": user, "name": "n"})).await;
        assert_eq!(status, StatusCode::OK);
    }
    (service, harness, owner)
}

pub(crate) async fn ban(caller: &Caller, users: &[&str], minutes: i64) -> i64 {
    let request = json!({"userIds": users, "durationMinutes": minutes});
    let (_, answer) = caller.call(BAN, request).await;
    assert_eq!(answer["outcome"], "done", "{answer}");
    answer["entry"].as_i64().expect("an entry")
}

fn ids(page: &Value) -> Vec<&str> {
    page["bans"].as_array().expect("bans").iter().filter_map(|b| b["userId"].as_str()).collect()
}

#[tokio::test]
async fn a_ban_is_listed_with_its_end_its_text_and_who_set_it() {
    let (_service, _harness, owner) = with(&["u1", "u2"]).await;
    let entry = ban(&owner, &["u1"], 60).await;
    let page = owner.see("bans?fresh=true").await;
    let ban = &page["bans"][0];
    assert_eq!((&ban["userId"], &ban["endsAt"]), (&json!("u1"), &json!(START + HOUR)));
    assert_eq!(ban["banExpiresAt"], json!(TextTime::write(START + HOUR, 480)));
    assert_eq!((&ban["standing"], &ban["name"]), (&json!(false), &json!("n")));
    let origin = json!({"entry": entry, "at": START, "admin": OWNER, "minutes": 60,
                        "reason": "a test", "case": null});
    assert_eq!(ban["origin"], origin);
    assert_eq!((&page["zoneMinutes"], &page["asOf"]), (&json!(480), &json!(START)));
    assert_eq!((&page["total"]["count"], &page["first"]), (&json!(1), &json!(1)));
    let user = owner.see("users/u1").await;
    assert_eq!(user["ban"]["endsAt"], json!(START + HOUR));
    assert_eq!(owner.see("users/u2").await["ban"], json!(null));
    assert_eq!(owner.see("users?status=banned").await["total"]["count"], 1);
    assert_eq!(owner.see("user-ids?status=banned").await["userIds"], json!(["u1"]));
}

#[tokio::test]
async fn the_ban_of_one_user_is_found_by_the_whole_id() {
    let (_service, _harness, owner) = with(&["u", "u1", "u2"]).await;
    ban(&owner, &["u", "u1"], 60).await;
    assert_eq!(ids(&owner.see("bans?user=u").await), ["u"]);
    assert_eq!(ids(&owner.see("bans?user=u2").await), [""; 0]);
}

#[tokio::test]
async fn the_zone_is_told_by_a_ban_of_our_own_and_by_no_other() {
    let (service, harness, owner) = with(&["u1"]).await;
    service.known().bans.insert("elsewhere".into(), START + 5 * HOUR);
    let page = owner.see("bans?fresh=true").await;
    assert_eq!((&page["zoneMinutes"], &page["bans"][0]["endsAt"]), (&json!(null), &json!(null)));
    assert_eq!(page["bans"][0]["origin"], json!(null));
    let user = owner.see("users/elsewhere").await;
    assert!(user["ban"].is_object() && user["name"].is_null(), "{user}");
    ban(&owner, &["u1"], 60).await;
    let page = owner.see("bans?fresh=true&sort=latest").await;
    assert_eq!(page["zoneMinutes"], 480);
    assert_eq!(ids(&page), ["elsewhere", "u1"]);
    assert_eq!(page["bans"][0]["endsAt"], json!(START + 5 * HOUR));
    assert_eq!(ids(&owner.see("bans?endsBefore=1730199600000").await), ["u1"]);
    drop(harness);
}

#[tokio::test]
async fn a_ban_that_was_replaced_elsewhere_is_no_longer_ours() {
    let (service, _harness, owner) = with(&["u1"]).await;
    ban(&owner, &["u1"], 60).await;
    owner.see("bans?fresh=true").await;
    service.known().bans.insert("u1".into(), START + 9 * HOUR);
    let page = owner.see("bans?fresh=true").await;
    assert_eq!(page["bans"][0]["endsAt"], json!(START + 9 * HOUR));
    assert_eq!(page["bans"][0]["origin"], json!(null));
    service.known().bans.clear();
    assert_eq!(ids(&owner.see("bans?fresh=true").await), [""; 0]);
    assert_eq!(owner.see("users/u1").await["ban"], json!(null));
}

#[tokio::test]
async fn the_copy_is_read_anew_after_ten_seconds_and_says_when_it_cannot() {
    let (service, harness, owner) = with(&["u1"]).await;
    owner.see("bans").await;
    owner.see("bans").await;
    assert_eq!(service.calls(LIST), 1);
    service.pass(&harness, 10_001);
    service.known().failing.push(LIST);
    let page = owner.see("bans").await;
    assert_eq!((service.calls(LIST) > 1, &page["asOf"]), (true, &json!(START)));
    assert!(page["stale"].as_str().expect("why").contains("1000"), "{page}");
    service.known().failing.clear();
    let page = owner.see("bans").await;
    assert_eq!((&page["asOf"], &page["stale"]), (&json!(START + 10_001), &json!(null)));
}

#[tokio::test]
async fn readers_at_once_share_a_reading() {
    let (service, _harness, owner) = with(&[]).await;
    let pages = (0..20).map(|_| owner.see("bans"));
    assert_eq!(futures_util::future::join_all(pages).await.len(), 20);
    assert_eq!(service.calls(LIST), 1);
}

#[tokio::test]
async fn a_long_list_is_read_page_by_page() {
    let (service, _harness, owner) = with(&["u1"]).await;
    let many = (0..1234).map(|n| (format!("b{n:04}"), START + HOUR + n * 1000));
    service.known().bans.extend(many);
    let page = owner.see("bans?fresh=true&sort=id&limit=100").await;
    assert_eq!(page["total"]["count"], 1234);
    let mut walked = Vec::new();
    let mut pages = vec![page];
    while let Some(next) = pages.last().and_then(|page| page["next"].as_str()) {
        pages.push(owner.see(&format!("bans?sort=id&limit=100&after={next}")).await);
    }
    walked.extend(pages.iter().flat_map(ids));
    assert_eq!((walked.len(), pages.len()), (1234, 13));
    assert!(walked.is_sorted());
    let back = pages[2]["previous"].as_str().expect("a page before");
    let back = owner.see(&format!("bans?sort=id&limit=100&after={back}")).await;
    assert_eq!((ids(&back), &back["first"]), (ids(&pages[1]), &json!(101)));
    assert_eq!(ids(&owner.see("bans?q=B0007").await), ["b0007"]);
}

#[tokio::test]
async fn bans_are_in_order_of_their_ends_also_where_some_are_alike() {
    let (service, _harness, owner) = with(&[]).await;
    let bans = (0..10).map(|n| (format!("b{n}"), START + HOUR * (1 + n / 4)));
    service.known().bans.extend(bans);
    for (sort, expected) in [
        ("soonest", ["b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9"]),
        ("latest", ["b9", "b8", "b7", "b6", "b5", "b4", "b3", "b2", "b1", "b0"]),
    ] {
        let mut pages = vec![owner.see(&format!("bans?sort={sort}&limit=3")).await];
        while let Some(next) = pages.last().and_then(|page| page["next"].as_str()) {
            pages.push(owner.see(&format!("bans?sort={sort}&limit=3&after={next}")).await);
        }
        assert_eq!(pages.iter().flat_map(ids).collect::<Vec<_>>(), expected, "{sort}");
        for pair in pages.windows(2) {
            let back = pair[1]["previous"].as_str().expect("a page before");
            let back = owner.see(&format!("bans?sort={sort}&limit=3&after={back}")).await;
            assert_eq!((ids(&back), &back["first"]), (ids(&pair[0]), &pair[0]["first"]), "{sort}");
        }
        let next = pages[0]["next"].as_str().expect("more");
        let other = format!("/api/v1/apps/{APP}/bans?sort={sort}&q=b&after={next}");
        assert_eq!(owner.get(&other).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn what_a_reading_could_not_see_is_kept() {
    let (service, _harness, owner) = with(&["u1"]).await;
    ban(&owner, &["u1"], 60).await;
    service.known().failing.push(LIST);
    let (_, answer) = owner.call(UNBAN, json!({"userIds": ["u1"]})).await;
    assert_eq!(answer["outcome"], "done");
    let page = owner.see("bans?fresh=true").await;
    assert_eq!((ids(&page), page["stale"].is_string()), (vec![], true));
}

#[tokio::test]
async fn a_ban_that_ends_by_itself_is_told_once() {
    let (service, harness, owner) = with(&["u1", "u2"]).await;
    ban(&owner, &["u1"], 10).await;
    ban(&owner, &["u2"], 20).await;
    owner.see("bans?fresh=true").await;
    service.pass(&harness, 10 * 60_000);
    assert_eq!(owner.see("users/u1").await["ban"], json!(null), "it is over at its end");
    harness.until("the end", async || !harness.events("banEnded").await.is_empty()).await;
    assert_eq!(ids(&owner.see("bans?fresh=true").await), ["u2"]);
    service.pass(&harness, 10 * 60_000);
    harness.until("the other", async || harness.events("banEnded").await.len() > 1).await;
    owner.see("bans?fresh=true").await;
    let told = harness.events("banEnded").await;
    let end = |user: &str, at: i64| json!({"userId": user, "endedAt": at});
    assert_eq!(told, [end("u1", START + 600_000), end("u2", START + 1_200_000)]);
}

#[tokio::test]
async fn bans_and_their_ends_survive_a_restart() {
    let (service, harness, owner) = with(&["u1"]).await;
    ban(&owner, &["u1"], 10).await;
    let harness = harness.kill_and_restart().await;
    service.pass(&harness, 11 * 60_000);
    harness.until("the end", async || !harness.events("banEnded").await.is_empty()).await;
}

#[tokio::test]
async fn what_calls_tell_about_tokens_and_presence_is_known() {
    let (_service, _harness, owner) = with(&["u1"]).await;
    let expire = |at: i64| json!({"userIds": ["u1", "nobody"], "expiresAt": at});
    owner.call(EXPIRE, expire(7)).await;
    owner.call(EXPIRE, expire(5)).await;
    for user in ["u1", "nobody"] {
        owner.call("/v4/user/connection-status/get", json!({"userId": user})).await;
    }
    let user = owner.see("users/u1").await;
    assert_eq!(user["tokens"], json!({"issuedAt": START, "expiredBefore": 7}));
    assert_eq!(user["online"], json!({"online": true, "at": START}));
    let online = owner.see("users?status=online").await;
    assert_eq!(online["total"]["count"], 1, "an id that may not exist is not added");
    assert_eq!(owner.see("users?status=offline").await["total"]["count"], 0);
}

#[tokio::test]
async fn a_reading_does_not_bring_back_what_changed_since_it_began() {
    let (service, harness, owner) = with(&["u1", "u2"]).await;
    ban(&owner, &["u1"], 60).await;
    owner.see("bans?fresh=true").await;
    let before = service.calls(LIST);
    service.hold(Some(LIST));
    let reader = owner.clone();
    let reading = tokio::spawn(async move { reader.see("bans?fresh=true").await });
    harness.until("a reading", async || service.calls(LIST) > before).await;
    owner.call(UNBAN, json!({"userIds": ["u1"]})).await;
    ban(&owner, &["u2"], 60).await;
    service.hold(None);
    let page = reading.await.expect("read");
    assert_eq!(ids(&page), ["u2"], "the answer was of before");
    assert_eq!(ids(&owner.see("bans?fresh=true").await), ["u2"]);
}

#[tokio::test]
async fn a_list_that_never_could_be_read_says_so() {
    let harness = Harness::before(&crate::upstreams::nobody().await).await;
    let page = harness.owner().await.see("bans").await;
    assert_eq!((ids(&page), &page["asOf"]), (vec![], &json!(null)));
    assert!(page["stale"].is_string(), "{page}");
}
