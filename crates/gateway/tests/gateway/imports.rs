//! Tables that become jobs, looked at before anything is sent.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::{APP, Caller, Harness, Local, read};
use crate::upstreams::nobody;

async fn preview(owner: &Caller, kind: &str, text: &str) -> Value {
    let path = format!("/api/v1/apps/{APP}/imports/{kind}/preview");
    let (status, preview) = read(owner.post(&path, json!({"text": text})).await).await;
    assert_eq!(status, StatusCode::OK, "{preview}");
    preview
}

#[tokio::test]
async fn profiles_are_compared_with_those_that_are_there() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    for user in ["u1", "u2", "u3"] {
        let request = json!({"userId": user, "name": "n"});
        owner.call("/v4/auth/access-token/issue", request).await;
    }
    let held = json!({"userId": "u1", "userProfile": {"name": "Noor", "level": 5}});
    owner.call("/v4/user/profile/set", held.clone()).await;
    owner
        .call("/v4/user/profile/set", json!({"userId": "u2", "userProfile": {"name": "Li"}}))
        .await;
    let before = harness.count("audit").await;
    let text = "userId\tname\tlevel\tage\nu1\tZoe\t\t7\nu2\tLi\t\t\nu3\tWu\t\t\nu4\tAn\t\t\nu1\tB\t\t\nu5\tC\t101\t\n";
    let told = preview(&owner, "profiles", text).await;
    let row = |line: u32, user: &str, name: &str, known: bool, standing: &str, over: Value| {
        json!({"line": line, "known": known, "name": known.then_some("n"), "standing": standing, "over": over,
               "profile": {"userId": user, "userProfile": {"name": name}}})
    };
    assert_eq!(
        told["rows"],
        json!([
            row(2, "u1", "Zoe", true, "writesOver", json!([{"field": "name", "now": "Noor"}])),
            row(3, "u2", "Li", true, "same", json!([])),
            row(4, "u3", "Wu", true, "new", json!([])),
            row(5, "u4", "An", false, "new", json!([])),
        ])
    );
    assert_eq!(
        told["bad"],
        json!([
            {"line": 6, "text": "u1\tB\t\t", "why": [{"field": "userId", "rule": "mismatch"}]},
            {"line": 7, "text": "u5\tC\t101",
             "why": [{"field": "level", "rule": "outOfRange", "min": 0, "max": 100, "actual": 101}]},
        ])
    );
    assert_eq!((&told["unused"], &told["cut"]), (&json!(["age"]), &json!(false)));
    assert_eq!(harness.count("audit").await, before, "nothing was changed");
    let (_, read) = owner.call("/v4/user/profile/batch/get", json!({"userIds": ["u1"]})).await;
    assert_eq!(read["answer"]["body"]["result"]["users"][0]["userProfile"], held["userProfile"]);
}

#[tokio::test]
async fn many_rows_are_read_and_the_first_of_them_compared() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let row = |number| format!("u{number};\"N; {number}\";\"a\r\nb\"\r\n");
    let heading = "\u{feff}userId;name;ext_note\r\n".to_owned();
    let text: String = std::iter::once(heading).chain((0..12_000).map(row)).collect();
    let told = preview(&owner, "profiles", &text).await;
    let rows = told["rows"].as_array().expect("rows");
    assert_eq!((rows.len(), &told["bad"]), (12_000, &json!([])));
    let last = &rows[11_999];
    assert_eq!(last["line"], 2 + 2 * 11_999);
    assert_eq!(last["profile"]["userExtProfile"]["ext_note"], "a\r\nb");
    let compared = rows.iter().filter(|row| row["standing"] != "notCompared").count();
    assert_eq!(compared, 2_000);
}

#[tokio::test]
async fn a_table_is_read_where_nexconn_does_not_answer() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let told = preview(&owner, "profiles", "userId,name\nu1,A\n").await;
    assert_eq!(told["rows"][0]["standing"], "notCompared");
    assert_eq!(preview(&owner, "profiles", "name\nA\n").await["missing"], json!(["userId"]));
}

#[tokio::test]
async fn friendships_are_compared_with_who_is_a_friend() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    for user in ["a", "b", "c"] {
        let request = json!({"userId": user, "name": user.to_uppercase()});
        owner.call("/v4/auth/access-token/issue", request).await;
    }
    owner.call("/v4/friend/add", json!({"userId": "a", "targetId": "b", "action": 2})).await;
    let text = "userId;targetId;alias;action;age\na;b;;;1\nb;a;Al;;2\na;c;Cé;2;3\na;ghost;;;4\na;;;;5\na;c;;;6\nb;b;;9;7\n";
    let told = preview(&owner, "friendships", text).await;
    let rows = told["rows"].as_array().expect("rows");
    let standings: Vec<_> = rows.iter().map(|row| row["standing"].clone()).collect();
    assert_eq!(standings, ["same", "writesOver", "new", "new"]);
    assert_eq!(
        rows[2],
        json!({"line": 4, "friend": {"userId": "a", "targetId": "c", "alias": "Cé", "action": 2},
               "known": true, "name": "A", "targetName": "C", "standing": "new"})
    );
    assert_eq!(rows[3]["known"], false);
    let bad = told["bad"].as_array().expect("bad");
    let faults: Vec<_> = bad.iter().map(|bad| bad["why"][0]["field"].clone()).collect();
    assert_eq!(faults, ["targetId", "targetId", "action"]);
    assert_eq!(told["unused"], json!(["age"]));
}

#[tokio::test]
async fn a_previewed_table_becomes_a_job() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    for user in ["a", "b"] {
        owner.call("/v4/auth/access-token/issue", json!({"userId": user, "name": "n"})).await;
    }
    let told = preview(&owner, "profiles", "userId,name,level\na,=Ann,\nb,,7\n").await;
    let rows = told["rows"].as_array().expect("rows");
    let profiles: Vec<_> = rows.iter().map(|row| row["profile"].clone()).collect();
    let (status, job) =
        owner.act("jobs", json!({"action": "setProfile", "profiles": profiles})).await;
    assert_eq!(status, StatusCode::OK, "{job}");
    let path = format!("jobs/{}", job["id"]);
    let over = async || owner.see(&path).await["job"]["state"] == "done";
    harness.until("the job is over", over).await;
    let again = preview(&owner, "profiles", "userId,name,level\na,'=Ann,\nb,,7\n").await;
    for row in again["rows"].as_array().expect("rows") {
        assert_eq!(row["standing"], "same", "{row}");
    }
}
