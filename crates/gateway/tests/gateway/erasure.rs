//! What is left of a user whose soft deletion is done: nothing, in any byte of the gateway's files.

use std::fs;
use std::path::Path;

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::deletions::{HOUR, World};
use crate::harness::{APP, Caller, Harness, Local, operation, read};
use crate::jobs::{make, over};
use crate::service::{BAN, DELETE, GET, ISSUE, UPDATE};

const USER: &str = "zq-77";
const OTHER: &str = "bystander-3";
const CASE: &str = "GDPR-99177";
const OTHERS_NAME: &str = "Barnaby Unconcerned";

/// All that was ever written about the user.
const NAME: &str = "Zephyrine Qxjkfeather";
const RENAMED: &str = "Ottoline Wqzvarnish";
const AVATAR: &str = "https://cdn.example.com/zq-portrait-7781.png";
const PROFILE_NAME: &str = "Qwzzle the Unmistakable";
const CITY: &str = "Xanthopolis-on-Sea";
const TAG: &str = "vip-zqpurple";
const ALIAS: &str = "Zephyr of the kazoo";
const TEAM: &str = "teamquxzebra";
const REASONS: [&str; 5] = [
    "shouted at Zephyrine in kiosk 41",
    "until the Wqzvarnish appeal is heard",
    "job about the kiosk people",
    "kicked for the kiosk matter",
    "asked by letter from Harlequin street",
];

fn hidden() -> Vec<String> {
    let texts = [NAME, RENAMED, AVATAR, PROFILE_NAME, CITY, TAG, ALIAS, TEAM];
    let texts = texts.into_iter().chain(REASONS);
    texts.flat_map(|text| [text.to_owned(), text.to_lowercase()]).collect()
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// The content of every file below a folder.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.display().to_string(), fs::read(&path).expect("readable")));
        }
    }
    found
}

fn assert_gone(places: &[(String, Vec<u8>)]) {
    for (place, bytes) in places {
        for text in hidden() {
            assert!(!contains(bytes, &text), "{text:?} is in {place}");
        }
    }
}

fn is_kept(places: &[(String, Vec<u8>)], text: &str) -> bool {
    places.iter().any(|(_, bytes)| contains(bytes, text))
}

/// Everything the gateway answers about the app.
async fn answers(owner: &Caller, jobs: &[i64]) -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<String> = [
        "users",
        "audit?limit=100",
        "bans",
        "deleted-users",
        "deletion-operations",
        "jobs",
        "users/zq-77",
        "deletion-records/1",
        "users?q=qxj",
        "users/zq-77/connection",
        "exports/users.csv",
        "exports/bans.csv",
        "exports/deleted-users.csv",
    ]
    .map(str::to_owned)
    .to_vec();
    paths.extend(jobs.iter().map(|job| format!("jobs/{job}/items?limit=100")));
    paths.extend(jobs.iter().map(|job| format!("jobs/{job}/results.csv")));
    let mut found = Vec::new();
    for path in paths {
        let answer = owner.get(&format!("/api/v1/apps/{APP}/{path}")).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        found.push((path, answer.bytes().await.expect("read").to_vec()));
    }
    found
}

async fn with_reason(owner: &Caller, path: &str, reason: &str, request: Value) -> Value {
    let body =
        json!({"operation": operation(), "reason": reason, "case": CASE, "request": request});
    let (status, answer) = read(owner.post(&format!("/api/v1/apps/{APP}{path}"), body).await).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    answer
}

async fn own_with_reason(owner: &Caller, path: &str, reason: &str, mut body: Value) -> Value {
    body["operation"] = json!(operation());
    body["reason"] = json!(reason);
    let (status, answer) =
        read(owner.post(&format!("/api/v1/apps/{APP}/{path}"), body).await).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    answer
}

/// Does with the user what admins do, and returns the jobs it took.
async fn live(harness: &Harness, owner: &Caller) -> Vec<i64> {
    let users = json!([{"userId": USER, "name": NAME, "avatarUrl": AVATAR},
                       {"userId": OTHER, "name": OTHERS_NAME}]);
    let registered = make(owner, json!({"action": "register", "users": users})).await;
    over(harness, owner, registered).await;
    let [banned, standing, in_job, kicked, _] = REASONS;
    let renamed = owner.call(UPDATE, json!({"userId": USER, "name": RENAMED})).await.1;
    let entry = &renamed["entry"];
    let undone = owner.act(&format!("audit/{entry}/undo"), json!({})).await;
    assert_eq!(undone.0, StatusCode::OK, "{}", undone.1);
    owner.call(UPDATE, json!({"userId": USER, "name": RENAMED})).await;
    owner.call(GET, json!({"userId": USER})).await;
    let both = json!([USER, OTHER]);
    with_reason(owner, BAN, banned, json!({"userIds": both, "durationMinutes": 60})).await;
    own_with_reason(owner, "standing-bans", standing, json!({"userIds": both})).await;
    own_with_reason(owner, "kick", kicked, json!({"userIds": both})).await;
    let body = json!({"operation": operation(), "action": "ban", "userIds": both,
                      "durationMinutes": 90, "reason": in_job});
    let answer = owner.post(&format!("/api/v1/apps/{APP}/jobs"), body).await;
    let job = read(answer).await.1["id"].as_i64().expect("a number");
    over(harness, owner, job).await;
    for path in ["recognise", "registrations/preview"] {
        let text = format!("userId,name\n{USER},{NAME}\n{OTHER},{OTHERS_NAME}\n");
        let answer = owner.post(&format!("/api/v1/apps/{APP}/{path}"), json!({"text": text})).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
    }
    let mut jobs = vec![registered, job];
    jobs.extend(relate(harness, owner).await);
    jobs
}

/// Sets everything that a user has beside a name, changes it again so that old values are kept, and leaves a job with
/// values that could not be set.
async fn relate(harness: &Harness, owner: &Caller) -> Vec<i64> {
    let keys = owner.call("/console/profile-keys/set", json!({"keys": ["ext_city"]})).await;
    assert_eq!(keys.0, StatusCode::OK, "{}", keys.1);
    let profile = json!({"userId": USER, "userProfile": {"name": PROFILE_NAME},
                         "userExtProfile": {"ext_city": CITY}});
    let level = json!({"userId": USER, "userProfile": {"level": 1}});
    let friends = json!({"userId": OTHER, "targetId": USER, "action": 2});
    let noted = json!({"userId": OTHER, "targetId": USER, "alias": ALIAS,
                       "friendExtProfile": {"ext_team": TEAM}});
    let forgotten = json!({"userId": OTHER, "targetId": USER, "alias": "",
                           "friendExtProfile": {"ext_team": ""}});
    let tags = |tags: &[&str]| json!({"userIds": [USER], "tags": tags});
    for (path, request) in [
        ("/v4/user/profile/set", profile.clone()),
        ("/v4/user/profile/set", level),
        ("/v4/user/profile/delete", json!({"userIds": [USER]})),
        ("/v4/user/profile/set", profile.clone()),
        ("/v4/friend/add", friends),
        ("/v4/friend/profile/set", noted.clone()),
        ("/v4/friend/profile/set", forgotten),
        ("/v4/user/tag/batch/set", tags(&[TAG])),
        ("/v4/user/tag/batch/set", tags(&[])),
    ] {
        let (status, answer) = owner.call(path, request).await;
        assert_eq!((status, &answer["outcome"]), (StatusCode::OK, &json!("done")), "{answer}");
    }
    let mut unset = profile;
    unset["userExtProfile"]["ext_undeclared"] = json!(CITY);
    let mut stranger = noted;
    stranger["userId"] = json!("nobody-at-all");
    let mut jobs = Vec::new();
    for body in [
        json!({"action": "setTags", "userIds": [USER], "tags": [TAG]}),
        json!({"action": "setTags", "userIds": [USER, OTHER], "tags": []}),
        json!({"action": "setProfile", "profiles": [unset]}),
        json!({"action": "addFriends", "friends": [stranger]}),
    ] {
        let job = make(owner, body).await;
        over(harness, owner, job).await;
        jobs.push(job);
    }
    jobs
}

/// A gateway in front of a real service that sends it webhooks.
async fn told_by_webhook() -> (Local, Harness, Caller) {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let url = format!("http://{}/hooks/{APP}", harness.address);
    let events = ["user:connection_status", "user:activation_state"];
    let set = owner.call("/console/webhook/set", json!({"url": url, "events": events})).await;
    assert_eq!(set.0, StatusCode::OK, "{}", set.1);
    (local, harness, owner)
}

async fn until_erased(harness: &Harness) {
    harness
        .until("the deletion is confirmed", async || harness.count("deletion_records").await == 1)
        .await;
    let log = harness.data().join("gateway.sqlite-wal");
    harness
        .until("the log is empty", async || fs::metadata(&log).is_ok_and(|log| log.len() == 0))
        .await;
}

#[tokio::test]
async fn no_byte_is_left_of_a_user_once_the_deletion_is_confirmed() {
    let (_local, harness, owner) = told_by_webhook().await;
    let jobs = live(&harness, &owner).await;
    let before = files(harness.data());
    for text in [PROFILE_NAME, CITY, TAG, ALIAS, TEAM] {
        assert!(is_kept(&before, text), "{text:?} was never written: the search proves nothing");
    }
    for text in hidden().iter().filter(|text| REASONS.contains(&text.as_str())) {
        let written = is_kept(&before, text) || text == REASONS[4];
        assert!(written, "{text:?} was never written: the search would prove nothing");
    }
    assert_eq!(harness.count("token_digests WHERE user_id = 'zq-77'").await, 1);
    assert!(is_kept(&before, NAME) && is_kept(&before, RENAMED) && is_kept(&before, AVATAR));

    with_reason(&owner, DELETE, REASONS[4], json!({"userIds": [USER]})).await;
    until_erased(&harness).await;
    assert_gone(&answers(&owner, &jobs).await);
    let names = harness.count("users WHERE name = 'Barnaby Unconcerned'").await;
    assert_eq!(names, 1, "others stay");
    assert_eq!(harness.count("token_digests WHERE user_id = 'zq-77'").await, 0);
    assert_eq!(harness.count("token_digests").await, 1, "that of another stays");
    assert_eq!(harness.count("standing_bans WHERE reason <> ''").await, 0, "written for both");
    assert_eq!(indexed(&harness, &["qxj", "wqz", "zep"]).await, 0);
    assert_eq!(indexed(&harness, &["arn"]).await, 1, "the index is looked into");
    let running = files(harness.data());
    assert_gone(&running);
    assert!(is_kept(&running, USER) && is_kept(&running, CASE) && is_kept(&running, OTHERS_NAME));
    let record = owner.see("deletion-records/1").await;
    let erased = &record["erased"];
    for what in ["directory", "reasons", "undoValues", "jobRows", "bans", "events", "answers"] {
        assert!(erased[what].as_u64() > Some(0), "{what} in {erased}");
    }
    let folder = harness.stop().await;
    let stopped = files(folder.path());
    assert_gone(&stopped);
    assert!(is_kept(&stopped, CASE));
}

/// How many of these pieces of names the index of the search holds.
async fn indexed(harness: &Harness, pieces: &[&str]) -> i64 {
    let mut connection = harness.database().await.acquire().await.expect("a connection");
    sqlx::query("CREATE VIRTUAL TABLE temp.pieces USING fts5vocab(main, users_search, row)")
        .execute(&mut *connection)
        .await
        .expect("made");
    let mut found = 0;
    for piece in pieces {
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM temp.pieces WHERE term = $1")
            .bind(piece)
            .fetch_one(&mut *connection)
            .await
            .expect("counted");
        found += count;
    }
    found
}

#[tokio::test]
async fn an_answer_that_was_on_its_way_does_not_bring_a_name_back() {
    for (held, request) in [
        (GET, json!({"userId": USER})),
        (UPDATE, json!({"userId": USER, "name": RENAMED})),
        (ISSUE, json!({"userId": USER, "name": RENAMED})),
    ] {
        let world = World::with(&[USER]).await;
        let id = world.ask(DELETE, &[USER]).await;
        world.service.hold(Some(held));
        let calls = world.service.calls(held);
        let late = world.owner.call(held, request);
        let erased = async {
            world.harness.until("asked", async || world.service.calls(held) > calls).await;
            world.service.pass(&world.harness, 1000);
            world.tell(USER, &id, 0, "0").await;
            world.service.hold(None);
        };
        let (answered, ()) = tokio::join!(late, erased);
        assert_eq!(answered.0, StatusCode::OK, "{}", answered.1);
        let user = world.owner.see(&format!("users/{USER}")).await;
        assert_eq!((&user["name"], &user["avatarUrl"]), (&Value::Null, &Value::Null), "{held}");
        assert_eq!(user["createdAt"], Value::Null, "{held}");
        assert_eq!(world.harness.count("undo WHERE kind = 'info'").await, 0, "{held}");
    }
}

#[tokio::test]
async fn what_a_running_job_writes_holds_no_erased_reason() {
    let world = World::with(&[USER, "u1", "u2"]).await;
    let id = world.ask(DELETE, &[USER]).await;
    world.service.hold(Some(BAN));
    let users: Vec<String> = [USER, "u1"]
        .into_iter()
        .map(str::to_owned)
        .chain((0..40).map(|n| format!("n{n}")))
        .collect();
    let calls = world.service.calls(BAN);
    let body = json!({"operation": operation(), "action": "standing", "userIds": users,
                      "reason": REASONS[2]});
    let answer = world.owner.post(&format!("/api/v1/apps/{APP}/jobs"), body).await;
    let job = read(answer).await.1["id"].as_i64().expect("a number");
    world.harness.until("on its way", async || world.service.calls(BAN) > calls).await;
    world.service.pass(&world.harness, 1000);
    world.tell(USER, &id, 0, "0").await;
    world.service.hold(None);
    over(&world.harness, &world.owner, job).await;
    for held in [
        "audit WHERE reason LIKE '%kiosk%'",
        "jobs WHERE reason IS NOT NULL",
        "standing_bans WHERE reason <> ''",
        "events WHERE data LIKE '%kiosk%'",
    ] {
        assert_eq!(world.harness.count(held).await, 0, "{held}");
    }
}

#[tokio::test]
async fn a_renewal_holds_the_reason_no_longer_of_whoever_was_banned_together() {
    let mut world = World::with(&[USER, OTHER]).await;
    let both = json!({"userIds": [USER, OTHER]});
    own_with_reason(&world.owner, "standing-bans", REASONS[1], both).await;
    world.service.pass(&world.harness, 28 * 24 * HOUR);
    let renewed = "audit WHERE admin = 'gateway' AND reason LIKE '%appeal%'";
    world.harness.until("renewed", async || world.harness.count(renewed).await > 0).await;
    world.owner = world.harness.owner_again().await;
    let id = world.ask(DELETE, &[USER]).await;
    world.tell(USER, &id, 0, "0").await;
    for held in ["audit", "events", "standing_bans"] {
        let column = if held == "events" { "data" } else { "reason" };
        let sql = format!("{held} WHERE {column} LIKE '%appeal%'");
        assert_eq!(world.harness.count(sql.leak()).await, 0, "{held}");
    }
    let still = "standing_bans WHERE user_id = 'bystander-3' AND stopped_at IS NULL";
    assert_eq!(world.harness.count(still).await, 1, "the other stays banned");
}

#[tokio::test]
async fn a_kill_before_the_log_was_emptied_leaves_nothing_either() {
    let (_local, harness, owner) = told_by_webhook().await;
    live(&harness, &owner).await;
    // Somebody reads an earlier state meanwhile, so that the log cannot be emptied.
    let mut reader = harness.database().await.begin().await.expect("begun");
    let _: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM users")
        .fetch_one(&mut *reader)
        .await
        .expect("read");
    with_reason(&owner, DELETE, REASONS[4], json!({"userIds": [USER]})).await;
    harness
        .until("the deletion is confirmed", async || harness.count("deletion_records").await == 1)
        .await;
    let harness = harness.kill_and_restart().await;
    drop(reader);
    until_erased(&harness).await;
    assert_gone(&files(harness.data()));
}
