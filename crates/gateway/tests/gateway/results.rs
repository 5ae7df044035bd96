//! The outcomes of a job as a file.

use reqwest::{StatusCode, header};
use serde_json::json;

use crate::bans::with;
use crate::harness::{APP, Caller, read};
use crate::jobs::{ids, make, over};

const HEADING: &str = "\u{feff}userId,targetId,state,http,code,meaning,note,online,time (UTC)";

async fn file(owner: &Caller, query: &str) -> Vec<String> {
    let answer = owner.get(&format!("/api/v1/apps/{APP}/jobs/{query}")).await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    let bytes = answer.bytes().await.expect("a whole file");
    let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let mut lines: Vec<String> = text.split("\r\n").map(str::to_owned).collect();
    assert_eq!(lines.pop().as_deref(), Some(""), "every row ends");
    lines
}

#[tokio::test]
async fn each_user_is_a_row_and_no_id_is_a_formula() {
    let (service, harness, owner) = with(&["u1"]).await;
    let users = json!(["u1", "=1+1", "a,\"b\"", "nobody"]);
    for odd in ["=1+1", "a,\"b\""] {
        service.known().users.insert(odd.to_owned(), ("n".to_owned(), String::new()));
    }
    let body = json!({"action": "ban", "userIds": users, "durationMinutes": 60});
    let job = make(&owner, body).await;
    over(&harness, &owner, job).await;
    let rows = file(&owner, &format!("{job}/results.csv")).await;
    let time = "2024-10-29 09:00:00";
    assert_eq!(
        rows,
        [
            HEADING.to_owned(),
            format!("u1,,done,200,0,,,,{time}"),
            format!("'=1+1,,done,200,0,,,,{time}"),
            format!("\"a,\"\"b\"\"\",,done,200,0,,,,{time}"),
            format!("nobody,,refused,200,0,,notInBanList,,{time}"),
        ]
    );
    let refused = file(&owner, &format!("{job}/results.csv?state=refused")).await;
    assert_eq!(refused, [rows[0].clone(), rows[4].clone()]);
    // It can be pasted back.
    let path = format!("/api/v1/apps/{APP}/recognise");
    let (_, found) = read(owner.post(&path, json!({"text": rows.join("\r\n")})).await).await;
    let found: Vec<_> = found["users"]
        .as_array()
        .expect("users")
        .iter()
        .map(|user| user["userId"].clone())
        .collect();
    assert_eq!(json!(found), users);
}

#[tokio::test]
async fn a_long_file_is_whole_and_has_a_name() {
    let (_service, harness, owner) = with(&[]).await;
    let job = make(&owner, json!({"action": "expire", "userIds": ids(1_001)})).await;
    over(&harness, &owner, job).await;
    let path = format!("/api/v1/apps/{APP}/jobs/{job}/results.csv");
    let answer = owner.get(&path).await;
    let named = format!("attachment; filename=\"{APP}-job-{job}.csv\"");
    assert_eq!(answer.headers()[header::CONTENT_DISPOSITION], named.as_str());
    let rows = file(&owner, &format!("{job}/results.csv?limit=2")).await;
    assert_eq!(rows.len(), 1_002);
    assert!(rows[1_001].starts_with("u1000,,done,"), "{}", rows[1_001]);
    let (status, _) =
        read(owner.get(&format!("/api/v1/apps/{APP}/jobs/77/results.csv")).await).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}
