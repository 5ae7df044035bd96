//! The directory of users and its search.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::{APP, Caller, Harness, START, read};
use crate::service::{GET, ISSUE, Service};
use crate::upstreams::nobody;

/// Users as the directory would know them, in the order they were touched.
async fn with_users(users: &[(&str, Option<&str>)]) -> (Harness, Caller) {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let database = harness.database().await;
    let mut transaction = database.begin().await.expect("begun");
    for (index, (id, name)) in users.iter().enumerate() {
        let lower = name.map(str::to_lowercase);
        let key = lower.as_ref().map_or("2".to_owned(), |name| format!("1{name}"));
        sqlx::query(
            "INSERT INTO users (app, user_id, name, known_since, touched_at, name_key, haystack)
             VALUES ($1, $2, $3, 0, $4, $5, $6)",
        )
        .bind(APP)
        .bind(id)
        .bind(name)
        .bind(i64::try_from(index).expect("small"))
        .bind(key)
        .bind(format!("{}\n{}", id.to_lowercase(), lower.unwrap_or_default()))
        .execute(&mut *transaction)
        .await
        .expect("inserted");
    }
    transaction.commit().await.expect("committed");
    (harness, owner)
}

async fn list(caller: &Caller, query: &str) -> Value {
    let (status, page) = read(caller.get(&format!("/api/v1/apps/{APP}/users?{query}")).await).await;
    assert_eq!(status, StatusCode::OK, "{query} {page}");
    page
}

fn ids(page: &Value) -> Vec<&str> {
    page["users"].as_array().expect("users").iter().filter_map(|u| u["userId"].as_str()).collect()
}

async fn found(caller: &Caller, q: &str) -> Vec<String> {
    let q = utf8_percent_encode(q, NON_ALPHANUMERIC);
    let page = list(caller, &format!("sort=id&q={q}")).await;
    ids(&page).into_iter().map(str::to_owned).collect()
}

#[tokio::test]
async fn search_finds_parts_of_ids_and_names_in_any_script() {
    let (_harness, owner) = with_users(&[
        ("a1", Some("王小雨同学")),
        ("a2", Some("محمد علي")),
        ("a3", Some("Ångström Ørsted")),
        ("a4", Some("🎉 party 100%_\\ \"q\"")),
        ("b-Long_ID.5", None),
    ])
    .await;
    for (q, expected) in [
        ("小雨", "a1"),
        ("王小雨同", "a1"),
        ("雨", "a1"),
        ("مد عل", "a2"),
        ("ÅNGST", "a3"),
        ("ørsted", "a3"),
        ("🎉", "a4"),
        ("%_", "a4"),
        ("0%_\\", "a4"),
        ("\"q\"", "a4"),
        ("\\", "a4"),
        ("long_id", "b-Long_ID.5"),
        ("  party ", "a4"),
    ] {
        assert_eq!(found(&owner, q).await, [expected], "{q}");
    }
    for q in ["zzz", "%%", "__", "a_", "小 雨", "NEAR(", "a1\na", "*", "x'; --"] {
        assert_eq!(found(&owner, q).await, [""; 0], "{q}");
    }
    assert_eq!(found(&owner, "").await.len(), 5);
    assert_eq!(found(&owner, "a").await, ["a1", "a2", "a3", "a4"][..].to_vec());
}

#[tokio::test]
async fn an_exact_id_comes_first_and_is_never_trimmed() {
    let (_harness, owner) =
        with_users(&[("u", None), ("u1", None), ("u10", None), ("au1", None), (" u1", None)]).await;
    assert_eq!(found(&owner, "u1").await, ["u1", " u1", "au1", "u10"]);
    assert_eq!(found(&owner, " u1").await, [" u1", "au1", "u1", "u10"]);
    assert_eq!(found(&owner, "U1").await, [" u1", "au1", "u1", "u10"]);
    let page = list(&owner, "sort=id&q=u1&limit=1").await;
    assert_eq!((ids(&page), &page["total"]["count"]), (vec!["u1"], &json!(4)));
    let next = page["next"].as_str().expect("more");
    let page = list(&owner, &format!("sort=id&q=u1&limit=2&after={next}")).await;
    assert_eq!((ids(&page), &page["first"]), (vec![" u1", "au1"], &json!(2)));
}

#[tokio::test]
async fn pages_go_forward_and_back_in_every_order() {
    let users: Vec<(String, Option<String>)> = (0..23)
        .map(|n| (format!("u{n:02}"), (n % 3 > 0).then(|| format!("Name {}", n % 5))))
        .collect();
    let users: Vec<_> = users.iter().map(|(id, name)| (id.as_str(), name.as_deref())).collect();
    let (_harness, owner) = with_users(&users).await;
    for query in
        ["sort=touched", "sort=name", "sort=id", "sort=name&q=name", "sort=id&q=u05", "q=u"]
    {
        let whole = list(&owner, &format!("{query}&limit=100")).await;
        let all = ids(&whole);
        let mut pages = Vec::new();
        let mut after = String::new();
        loop {
            let page = list(&owner, &format!("{query}&limit=4{after}")).await;
            let next = page["next"].as_str().map(str::to_owned);
            pages.push(page);
            match next {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        let walked: Vec<&str> = pages.iter().flat_map(ids).collect();
        assert_eq!(walked, all, "{query}");
        for (index, pair) in pages.windows(2).enumerate().rev() {
            assert_eq!(pair[0]["first"], json!(index * 4 + 1), "{query}");
            let previous = pair[1]["previous"].as_str().expect("a page before");
            let back = list(&owner, &format!("{query}&limit=4&after={previous}")).await;
            assert_eq!((ids(&back), &back["first"]), (ids(&pair[0]), &pair[0]["first"]), "{query}");
        }
        assert_eq!(pages[0]["previous"], json!(null), "{query}");
    }
    let by_name = list(&owner, "sort=name&limit=100").await;
    let named = by_name["users"].as_array().expect("users").iter().take(15);
    assert!(named.clone().all(|user| user["name"].is_string()), "those without a name come last");
    let touched = list(&owner, "limit=1").await;
    assert_eq!(ids(&touched), ["u22"], "the latest touched comes first");
}

#[tokio::test]
async fn a_cursor_serves_its_own_list_alone() {
    let users: Vec<String> = (0..3).map(|n| format!("u{n}")).collect();
    let users: Vec<_> = users.iter().map(|id| (id.as_str(), None)).collect();
    let (_harness, owner) = with_users(&users).await;
    let page = list(&owner, "sort=id&limit=1").await;
    let next = page["next"].as_str().expect("more").to_owned();
    for query in [
        format!("sort=name&after={next}"),
        format!("sort=id&q=u&after={next}"),
        "after=zz".to_owned(),
        "after=7b7d".to_owned(),
    ] {
        let answer = owner.get(&format!("/api/v1/apps/{APP}/users?{query}")).await;
        let (status, error) = read(answer).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert_eq!(error["error"]["fields"][0]["field"], "after");
    }
}

#[tokio::test]
async fn counts_stop_at_ten_thousand() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    sqlx::query(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10001)
         INSERT INTO users (app, user_id, known_since, touched_at, name_key, haystack)
         SELECT $1, 'u' || i, 0, i, '2', 'u' || i || char(10) FROM n",
    )
    .bind(APP)
    .execute(&harness.database().await)
    .await
    .expect("inserted");
    let page = list(&owner, "").await;
    assert_eq!(page["total"], json!({"count": 10_000, "capped": true}));
    let page = list(&owner, "q=u100").await;
    assert_eq!(page["total"], json!({"count": 13, "capped": false}));
}

#[tokio::test]
async fn any_id_is_one_segment_of_an_address() {
    let (_harness, owner) = with_users(&[("a/b ?#雨%2F", Some("n")), (" ", None)]).await;
    for id in ["a/b ?#雨%2F", " "] {
        let segment = nexconn_api::locate::escape(id);
        let answer = owner.get(&format!("/api/v1/apps/{APP}/users/{segment}")).await;
        let (status, user) = read(answer).await;
        assert_eq!((status, &user["userId"]), (StatusCode::OK, &json!(id)));
    }
    let (status, _) = read(owner.get(&format!("/api/v1/apps/{APP}/users/a")).await).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_slow_read_does_not_bring_an_old_name_back() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    owner.call(ISSUE, json!({"userId": "a", "name": "old"})).await;
    owner.call(GET, json!({"userId": "a"})).await;
    let asked = service.calls(GET);
    service.hold(Some(GET));
    let slow = tokio::spawn({
        let owner = owner.clone();
        async move { owner.call(GET, json!({"userId": "a"})).await }
    });
    harness.until("it is asked", async || service.calls(GET) > asked).await;
    harness.clock.move_to(START + 1);
    owner.call(ISSUE, json!({"userId": "a", "name": "new"})).await;
    service.hold(None);
    let (_, read) = slow.await.expect("ended");
    assert_eq!(read["answer"]["body"]["result"]["name"], "old");
    let name = async || owner.see("users/a").await["name"].clone();
    assert_eq!(name().await, "new");
    assert_eq!(ids(&list(&owner, "q=new").await), ["a"]);
    // What is read afterwards counts again.
    service.known().users.insert("a".into(), ("newest".into(), String::new()));
    owner.call(GET, json!({"userId": "a"})).await;
    assert_eq!(name().await, "newest");
}

#[tokio::test]
async fn names_are_told_for_the_ids_of_a_list() {
    let (_harness, owner) = with_users(&[("u1", Some("小雨")), ("u2", None), ("u3", None)]).await;
    let path = format!("/api/v1/apps/{APP}/known-users");
    let ids = json!({"userIds": ["u2", "u1", "nobody"]});
    let (status, answer) = read(owner.post(&path, ids).await).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    let users = answer["users"].as_array().expect("users");
    let told: Vec<_> = users.iter().map(|user| (&user["userId"], &user["name"])).collect();
    assert_eq!(told, [(&json!("u1"), &json!("小雨")), (&json!("u2"), &json!(null))]);
}
