//! Users picked out of pasted texts.

use nexconn_api::admin::{BAD_CHARS, JOB_USERS, PASTE_BYTES};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::{APP, Caller, Harness, START, read};
use crate::service::{BAN, ISSUE, LIST, Service};

/// A service with some users, a gateway in front of it, and an owner.
struct World {
    service: Service,
    harness: Harness,
    owner: Caller,
}

impl World {
    async fn with(users: &[&str]) -> Self {
        let service = Service::start().await;
        let harness = Harness::before(&service.url).await;
        let owner = harness.owner().await;
        for user in users {
            let info = (user.to_uppercase(), String::new());
            service.known().users.insert((*user).to_owned(), info);
            let (_, read) = owner.call("/v4/user/get", json!({"userId": user})).await;
            assert_eq!(read["outcome"], "done", "{read}");
        }
        Self { service, harness, owner }
    }

    async fn recognise(&self, text: &str) -> Value {
        let path = format!("/api/v1/apps/{APP}/recognise");
        let (status, body) = read(self.owner.post(&path, json!({"text": text})).await).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        body
    }
}

/// One field of every row.
fn all<'a>(rows: &'a Value, field: &str) -> Vec<&'a Value> {
    rows.as_array().expect("rows").iter().map(|row| &row[field]).collect()
}

#[tokio::test]
async fn forty_five_lines_with_three_bad_ones_are_forty_two_users() {
    let world = World::with(&["u1", "u2"]).await;
    world.owner.call(BAN, json!({"userIds": ["u2"], "durationMinutes": 60})).await;
    let mut lines: Vec<String> = (1..=42).map(|number| format!("u{number}")).collect();
    lines.insert(10, "x".repeat(300));
    lines.insert(20, "u\u{7}bell".to_owned());
    lines.insert(30, " \u{200b}\t".to_owned());
    let found = world.recognise(&format!("{}\n", lines.join("\n"))).await;
    assert_eq!((&found["form"], &found["cut"]), (&json!("lines"), &json!(false)));
    assert_eq!(all(&found["users"], "userId").len(), 42);
    let known: Vec<_> =
        all(&found["users"], "known").into_iter().filter(|known| **known == true).collect();
    assert_eq!(known.len(), 2);
    assert_eq!(
        found["users"][0],
        json!({"userId": "u1", "span": {"line": 1, "start": 0, "end": 2}, "known": true,
               "name": "U1", "ban": null, "deletion": null})
    );
    assert_eq!(found["users"][1]["ban"]["endsAt"], START + 60 * 60_000);
    assert_eq!(found["users"][41]["span"], json!({"line": 45, "start": 0, "end": 3}));
    assert_eq!(found["bansAsOf"], START);
    let bad = |text: &str, span: Value, why: Value| json!({"text": text, "span": span, "why": why});
    assert_eq!(
        found["bad"],
        json!([
            bad(
                &"x".repeat(BAD_CHARS),
                json!({"line": 11, "start": 0, "end": 300}),
                json!({"field": "userId", "rule": "tooLong", "unit": "bytes", "max": 64, "actual": 300})
            ),
            bad(
                "u\u{7}bell",
                json!({"line": 21, "start": 0, "end": 6}),
                json!({"field": "userId", "rule": "alphabet", "found": "\u{7}"})
            ),
            bad(
                "",
                json!({"line": 31, "start": 0, "end": 3}),
                json!({"field": "userId", "rule": "empty"})
            ),
        ])
    );
}

#[tokio::test]
async fn each_user_counts_once_and_known_ids_may_be_anything() {
    let world = World::with(&["a"]).await;
    let odd = ["x;y", "小 雨", " z"];
    for (user, end) in odd.iter().zip(1..) {
        world.service.known().users.insert((*user).to_owned(), ("n".into(), String::new()));
        world.service.known().bans.insert((*user).to_owned(), START + end * 60_000);
    }
    let found = world.recognise("a\n小 雨\nb,a\nx;y\n z\nb").await;
    assert_eq!(all(&found["users"], "userId"), ["a", "小 雨", "b", "x;y", " z"]);
    assert_eq!(
        found["repeated"],
        json!([{"line": 3, "start": 2, "end": 3}, {"line": 6, "start": 0, "end": 1}])
    );
    assert_eq!(found["bad"], json!([]));
    assert!(all(&found["users"], "ban").iter().filter(|ban| ban.is_object()).count() == 3);
    let unknown = world.recognise("q;y\n小 风\nv").await;
    assert_eq!(all(&unknown["users"], "userId"), ["q", "y", "v"]);
    assert_eq!(all(&unknown["bad"], "text"), ["小 风"]);
}

#[tokio::test]
async fn prose_gives_what_the_directory_knows() {
    let world = World::with(&["spammer-1", "u_2", "小雨"]).await;
    let found = world
        .recognise(
            "Ticket 7: spammer-1 and spammer-9 wrote\nto user=u_2, and to “小雨”. Ban spammer-1!",
        )
        .await;
    assert_eq!(found["form"], "prose");
    assert_eq!(all(&found["users"], "userId"), ["spammer-1", "u_2", "小雨"]);
    assert_eq!(found["users"][1]["span"], json!({"line": 2, "start": 8, "end": 11}));
    assert_eq!(found["repeated"], json!([{"line": 2, "start": 30, "end": 39}]));
    assert_eq!(found["bad"], json!([]));
}

#[tokio::test]
async fn json_and_columns_give_the_values_that_are_named() {
    let world = World::with(&["a"]).await;
    let found =
        world.recognise("[{\"userId\":\"a\",\"name\":\"b\"},\n {\"userId\":\"c d\"}]").await;
    assert_eq!(
        (&found["form"], all(&found["users"], "userId")),
        (&json!("json"), vec![&json!("a")])
    );
    assert_eq!(all(&found["bad"], "text"), ["c d"]);
    assert_eq!(found["bad"][0]["span"], json!({"line": 2, "start": 12, "end": 15}));
    let found = world.recognise("The list on a:\nname,User ID\nNoor,b\nLi,\n").await;
    assert_eq!(found["form"], "column");
    assert_eq!(all(&found["users"], "userId"), ["a", "b"]);
    assert_eq!(found["bad"][0]["span"]["line"], 4);
}

#[tokio::test]
async fn without_the_list_of_bans_what_is_known_of_them_is_told() {
    let world = World::with(&["a"]).await;
    world.owner.call(BAN, json!({"userIds": ["a"], "durationMinutes": 60})).await;
    world.service.known().failing.push(LIST);
    let found = world.recognise("a").await;
    assert_eq!(found["bansAsOf"], Value::Null);
    assert_eq!(found["users"][0]["ban"]["endsAt"], START + 60 * 60_000);
    assert_eq!(world.harness.count("audit WHERE outcome = 'pending'").await, 0);
}

#[tokio::test]
async fn more_users_than_a_job_takes_are_left_out() {
    let world = World::with(&[]).await;
    let ids: Vec<String> = (0..=JOB_USERS).map(|number| format!("u{number}")).collect();
    let found = world.recognise(&ids.join(" \n")).await;
    assert_eq!(all(&found["users"], "userId").len(), JOB_USERS);
    assert_eq!(found["cut"], true);
}

#[tokio::test]
async fn a_text_may_have_eight_megabytes() {
    let world = World::with(&["spammer-1"]).await;
    let mut text = "ban spammer-1 ".to_owned();
    text.push_str(&"\"".repeat(PASTE_BYTES - text.len()));
    let found = world.recognise(&text).await;
    assert_eq!(all(&found["users"], "userId"), ["spammer-1"]);
}

#[tokio::test]
async fn a_table_of_users_to_register_is_read_before_anything_is_sent() {
    let world = World::with(&["a"]).await;
    let before = world.service.calls(ISSUE);
    let path = format!("/api/v1/apps/{APP}/registrations/preview");
    let text = "\u{feff}userId;name;avatarUrl;Level\r\na;\"A; B\";;1\r\nb;B;https://h/b.png;2\r\nc d;C;;3\r\n";
    let (status, preview) = read(world.owner.post(&path, json!({"text": text})).await).await;
    assert_eq!(status, StatusCode::OK, "{preview}");
    assert_eq!(
        preview,
        json!({
            "rows": [
                {"line": 2, "known": true, "user": {"userId": "a", "name": "A; B"}},
                {"line": 3, "known": false,
                 "user": {"userId": "b", "name": "B", "avatarUrl": "https://h/b.png"}},
            ],
            "bad": [{"line": 4, "text": "c d;C;;3",
                     "why": [{"field": "userId", "rule": "alphabet", "found": " "}]}],
            "cut": false, "unused": ["Level"], "missing": [],
        })
    );
    assert_eq!(world.service.calls(ISSUE), before);
}
