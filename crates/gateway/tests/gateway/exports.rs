//! Lists as files.

use futures_util::StreamExt;
use reqwest::{Response, StatusCode, header};
use serde_json::{Value, json};

use crate::harness::{APP, Caller, Harness, Local, OWNER, START, read};
use crate::upstreams::nobody;

/// Users of the long list, each with so much to tell that no socket holds them all.
const MANY: usize = 25_000;

async fn file(caller: &Caller, path: &str) -> Vec<String> {
    let answer = caller.get(&format!("/api/v1/apps/{APP}/exports/{path}")).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    let text = text(answer).await;
    let mut lines: Vec<String> = text.split("\r\n").map(str::to_owned).collect();
    assert_eq!(lines.pop().as_deref(), Some(""), "every row ends");
    lines
}

async fn text(answer: Response) -> String {
    let bytes = answer.bytes().await.expect("a whole file");
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

async fn register(owner: &Caller, user: &str, name: &str) {
    let request = json!({"userId": user, "name": name});
    let (status, answer) = owner.call("/v4/auth/access-token/issue", request).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
}

/// The audit entries of files, latest first, once each has its outcome.
async fn entries(harness: &Harness, owner: &Caller) -> Vec<Value> {
    let settled = async || harness.count("audit WHERE outcome = 'pending'").await == 0;
    harness.until("every entry has its outcome", settled).await;
    let log = owner.see("audit?limit=100").await;
    let all = log["entries"].as_array().expect("entries");
    let is_file =
        |entry: &&Value| entry["action"].as_str().is_some_and(|a| a.contains("/exports/"));
    all.iter().filter(is_file).cloned().collect()
}

async fn with_many(harness: &Harness) {
    let name = "雨".repeat(64);
    let avatar = "a".repeat(1000);
    let mut transaction = harness.database().await.begin().await.expect("begun");
    for number in 0..MANY {
        let user = format!("u{number:05}");
        sqlx::query(
            "INSERT INTO users (app, user_id, name, avatar_url, known_since, touched_at, name_key, haystack)
             VALUES ($1, $2, $3, $4, $5, $5, '2', $2)",
        )
        .bind(APP)
        .bind(&user)
        .bind(&name)
        .bind(&avatar)
        .bind(START)
        .execute(&mut *transaction)
        .await
        .expect("stored");
    }
    transaction.commit().await.expect("committed");
}

#[tokio::test]
async fn users_are_those_of_the_list_with_its_filters() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    for (user, name) in [("u1", "Noor"), ("u2", "=1+1"), ("u3", " Li, \"the\" 小雨\n2 ")] {
        register(&owner, user, name).await;
    }
    owner.call("/v4/user/ban", json!({"userIds": ["u2"], "durationMinutes": 60})).await;
    let all = file(&owner, "users.csv?sort=id&limit=1").await;
    let heading = "\u{feff}userId,name,avatarUrl,status,created,last call (UTC),status as of (UTC),name as of (UTC)";
    let at = "2024-10-29 09:00:00";
    assert_eq!(all[0], heading);
    assert_eq!(all[1..2], [format!("u1,Noor,,,,{at},,{at}")]);
    assert_eq!(all[2], format!("u2,'=1+1,,banned,,{at},{at},{at}"));
    assert_eq!(all[3..], [format!("u3,\"' Li, \"\"the\"\" 小雨\n2 \",,,,{at},,{at}")]);
    let banned = file(&owner, "users.csv?status=banned").await;
    assert_eq!(banned, [all[0].clone(), all[2].clone()]);
    let found = file(&owner, "users.csv?q=noor").await;
    assert_eq!(found, [all[0].clone(), all[1].clone()]);
}

#[tokio::test]
async fn a_file_has_a_name_and_the_log_tells_who_took_it() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    register(&owner, "u1", "Noor").await;
    let answer = owner.get(&format!("/api/v1/apps/{APP}/exports/users.csv")).await;
    assert_eq!(
        answer.headers()[header::CONTENT_DISPOSITION],
        "attachment; filename=\"acme-users-2024-10-29.csv\""
    );
    let id = answer.headers()["x-request-id"].to_str().expect("text").to_owned();
    answer.bytes().await.expect("a whole file");
    let entries = entries(&harness, &owner).await;
    let entry = &entries[0];
    assert_eq!((&entry["admin"], &entry["outcome"]), (&json!(OWNER), &json!("done")));
    assert_eq!(entry["action"], "/api/v1/apps/{app}/exports/users.csv");
    assert_eq!((&entry["details"], &entry["requestId"]), (&json!({"rows": 1}), &json!(id)));
    let told = harness.events("change").await;
    assert_eq!(told.last().expect("told")["id"], entry["id"]);
}

#[tokio::test]
async fn a_long_list_is_whole() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    with_many(&harness).await;
    let rows = file(&owner, "users.csv?sort=id").await;
    assert_eq!(rows.len(), MANY + 1);
    for (number, row) in rows[1..].iter().enumerate() {
        assert!(row.starts_with(&format!("u{number:05},雨")), "{row}");
    }
    assert_eq!(entries(&harness, &owner).await[0]["details"]["rows"], MANY);
}

#[tokio::test]
async fn no_more_is_read_than_is_taken_and_a_file_broken_off_is_told_so() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    with_many(&harness).await;
    let answer = owner.get(&format!("/api/v1/apps/{APP}/exports/users.csv")).await;
    let mut pieces = answer.bytes_stream();
    pieces.next().await.expect("a piece").expect("read");
    // The browser takes no more: the rest is neither read nor held.
    let begun = harness.count("audit WHERE outcome = 'pending'").await;
    assert_eq!(begun, 1);
    drop(pieces);
    let entries = entries(&harness, &owner).await;
    assert_eq!(entries[0]["outcome"], "unknown");
    let handed = entries[0]["details"]["rows"].as_u64().expect("a count");
    assert!(handed < MANY as u64, "{handed} rows were handed over");
}

#[tokio::test]
async fn bans_tell_who_banned_why_and_until_when() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    for user in ["u1", "u2"] {
        register(&owner, user, "Noor").await;
    }
    owner.call("/v4/user/ban", json!({"userIds": ["u1"], "durationMinutes": 60})).await;
    let body = json!({"userIds": ["u2"]});
    let (status, answer) = owner.act("standing-bans", body).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    let rows = file(&owner, "bans.csv").await;
    let heading =
        "\u{feff}userId,name,ends,ends (UTC),until lifted,banned (UTC),by,reason,case,as of (UTC)";
    assert_eq!(rows[0], heading);
    let at = "2024-10-29 09:00:00";
    let first =
        format!("u1,Noor,2024-10-29 18:00:00,2024-10-29 10:00:00,,{at},{OWNER},a test,,{at}");
    assert_eq!(rows[1], first);
    assert!(rows[2].contains(",yes,"), "{}", rows[2]);
    assert_eq!(file(&owner, "bans.csv?standing=false").await, rows[..2]);
}

#[tokio::test]
async fn deleted_users_tell_how_far_their_deletion_is() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    register(&owner, "u1", "Noor").await;
    owner.call("/v4/user/soft-delete", json!({"userIds": ["u1"]})).await;
    let rows = file(&owner, "deleted-users.csv?fresh=true").await;
    assert_eq!(rows.len(), 2);
    let cells: Vec<&str> = rows[1].split(',').collect();
    assert_eq!((cells[0], cells[2], cells[4]), ("u1", "accepted", OWNER));
    assert_eq!(cells[8], "2024-10-29 10:00:00");
    assert_eq!(file(&owner, "deleted-users.csv?restorable=true").await.len(), 1);
}

#[tokio::test]
async fn profiles_are_walked_whole_and_can_be_imported_again() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let keys = json!({"keys": ["ext_city", "ext_tier"]});
    owner.call("/console/profile-keys/set", keys).await;
    let odd = ["=1+1", "'=1", " Li ", "a,\"b\";\tc", "two\r\nlines", "小雨 🌧", "@x", "-5"];
    for number in 0..230 {
        let user = format!("u{number:03}");
        register(&owner, &user, "n").await;
        let mut profile = json!({"userId": user, "userProfile": {"level": number % 101}});
        if let Some(odd) = odd.get(number) {
            profile["userProfile"]["name"] = json!(odd);
        }
        if number == 229 {
            profile["userExtProfile"] = json!({"ext_tier": " gold"});
        }
        let (status, answer) = owner.call("/v4/user/profile/set", profile).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
    }
    let answer = owner.get(&format!("/api/v1/apps/{APP}/exports/profiles.csv")).await;
    let text = text(answer).await;
    let heading = "\u{feff}userId,uniqueId,name,portraitUri,email,birthday,gender,location,role,level,ext_tier\r\n";
    assert!(text.starts_with(heading), "{}", text.lines().next().expect("a line"));
    assert_eq!(entries(&harness, &owner).await[0]["details"]["rows"], 230);
    let path = format!("/api/v1/apps/{APP}/imports/profiles/preview");
    let (status, preview) = read(owner.post(&path, json!({"text": text})).await).await;
    assert_eq!(status, StatusCode::OK, "{preview}");
    assert_eq!((&preview["bad"], &preview["unused"]), (&json!([]), &json!([])));
    let rows = preview["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 230);
    for row in rows {
        assert_eq!((&row["standing"], &row["known"]), (&json!("same"), &json!(true)), "{row}");
    }
}

#[tokio::test]
async fn what_nexconn_does_not_tell_is_an_error_and_no_file() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let path = format!("/api/v1/apps/{APP}/exports/profiles.csv");
    let (status, error) = read(owner.get(&path).await).await;
    assert_eq!(
        (status, &error["error"]["code"]),
        (StatusCode::BAD_GATEWAY, &json!("upstream_unreachable"))
    );
    assert_eq!(harness.count("audit WHERE action LIKE '%exports%'").await, 0);
}

#[tokio::test]
async fn relations_are_told_with_both_sides() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    for (user, name) in [("a", "Amara"), ("b", "Bao"), ("c", "Chidi")] {
        register(&owner, user, name).await;
    }
    for target in ["b", "c"] {
        let request = json!({"userId": "a", "targetId": target, "action": 2});
        let (status, answer) = owner.call("/v4/friend/add", request).await;
        assert_eq!((status, &answer["outcome"]), (StatusCode::OK, &json!("done")), "{answer}");
    }
    let note = json!({"userId": "a", "targetId": "c", "alias": "=C",
                      "friendExtProfile": {"ext_met": "Rome"}});
    owner.call("/v4/friend/profile/set", note).await;
    owner.call("/v4/user/blocklist/add", json!({"userId": "a", "targetUserIds": ["b"]})).await;
    let mute = json!({"userIds": ["b"], "muteState": 1, "channelTypes": ["PERSON"]});
    owner.call("/v4/channel-type/mute/set", mute).await;

    let friends = file(&owner, "friends.csv?userId=a").await;
    assert_eq!(friends[0], "\u{feff}userId,targetId,name,alias,added (UTC),ext_met");
    assert_eq!(friends[1], "a,b,,,2024-10-29 09:00:00,");
    assert_eq!(friends[2], "a,c,,'=C,2024-10-29 09:00:00,Rome");
    let blocked = file(&owner, "blocklist.csv?userId=a").await;
    assert_eq!(blocked, ["\u{feff}userId,targetId,name", "a,b,Bao"]);
    let muted = file(&owner, "muted-users.csv").await;
    assert_eq!(muted, ["\u{feff}userId,name", "b,Bao"]);
    let entries = entries(&harness, &owner).await;
    assert_eq!(entries[0]["userIds"], json!([]));
    assert_eq!(entries[2]["userIds"], json!(["a"]));

    // What was exported can be imported, and is there already.
    let path = format!("/api/v1/apps/{APP}/imports/friendships/preview");
    let (_, preview) = read(owner.post(&path, json!({"text": friends.join("\r\n")})).await).await;
    assert_eq!(preview["unused"], json!(["name", "added (UTC)"]));
    assert_eq!(preview["rows"][0]["standing"], "same");
    assert_eq!(preview["rows"][1]["standing"], "writesOver");
    assert_eq!(preview["rows"][1]["friend"]["alias"], "=C");
}
