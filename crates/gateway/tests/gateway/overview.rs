//! The overview: counts with their course, and what it shows besides.

use kit::Clock;
use nexconn_api::admin::Environment;
use serde_json::{Value, json};

use crate::harness::{Caller, Harness, Local, START, app_at};
use crate::service::{BAN, GET, LIST, Service};
use crate::upstreams::nobody;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

async fn register(owner: &Caller, user: &str) {
    let request = json!({"userId": user, "name": "n"});
    let (_, issued) = owner.call("/v4/auth/access-token/issue", request).await;
    assert_eq!(issued["outcome"], "done");
}

/// How many samples there are of a count at an instant.
async fn samples(harness: &Harness, what: &str, at: i64) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM samples WHERE what = $1 AND at = $2")
        .bind(what)
        .bind(at)
        .fetch_one(&harness.database().await)
        .await
        .expect("read")
}

/// Moves the clocks and waits for the sample of the hour that has begun.
async fn pass(service: &Service, harness: &Harness, millis: i64) {
    let at = service.clock.now() + millis;
    service.pass(harness, millis);
    let hour = at - at % HOUR;
    let sampled = async || samples(harness, "banned", hour).await == 1;
    harness.until("a sample", sampled).await;
}

fn counts(samples: &Value) -> Vec<(i64, i64)> {
    let samples = samples.as_array().expect("samples").iter();
    let pair = |sample: &Value| Some((sample["at"].as_i64()?, sample["count"].as_i64()?));
    samples.filter_map(pair).collect()
}

#[tokio::test]
async fn counts_are_sampled_every_hour_by_the_clock() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    register(&owner, "u1").await;
    pass(&service, &harness, HOUR).await;
    register(&owner, "u2").await;
    owner.call(BAN, json!({"userIds": ["u1"], "durationMinutes": 600})).await;
    pass(&service, &harness, HOUR + 60_000).await;
    let found = owner.see("overview").await;
    assert_eq!(counts(&found["registered"]["hours"]), [(START + HOUR, 1), (START + 2 * HOUR, 2)]);
    assert_eq!(counts(&found["banned"]["hours"]), [(START + HOUR, 0), (START + 2 * HOUR, 1)]);
    assert_eq!((&found["banned"]["now"], &found["banned"]["exact"]), (&json!(1), &json!(true)));
    assert_eq!(found["registered"]["exact"], false, "the cloud does not tell");
    assert_eq!(found["registered"]["change"], Value::Null, "nothing was counted 7 days ago");
    assert_eq!((&found["online"]["now"], &found["deleted"]["now"]), (&Value::Null, &json!(0)));
}

#[tokio::test]
async fn days_are_put_together_and_compared_with_a_week_before() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    let midnight = START - START % DAY;
    let mut transaction = harness.database().await.begin().await.expect("begun");
    for (at, count) in [
        (midnight - 91 * DAY, 1),
        (midnight - 2 * DAY, 5),
        (midnight - 2 * DAY + HOUR, 9),
        (midnight - 2 * DAY + 2 * HOUR, 7),
        (START - 7 * DAY, 4),
    ] {
        sqlx::query(
            "INSERT INTO samples (app, what, at, count) VALUES ('acme', 'registered', $1, $2)",
        )
        .bind(at)
        .bind(count)
        .execute(&mut *transaction)
        .await
        .expect("inserted");
    }
    transaction.commit().await.expect("committed");
    for user in ["a", "b", "c", "d", "e", "f"] {
        register(&owner, user).await;
    }
    let found = owner.see("overview").await["registered"].clone();
    assert_eq!((&found["now"], &found["change"]), (&json!(6), &json!(2)));
    let day = |at: i64, low, high, last| json!({"at": at, "low": low, "high": high, "last": last});
    let week_ago = START - 7 * DAY;
    let expected = [
        day(week_ago - week_ago % DAY, 4, 4, 4),
        day(midnight - 2 * DAY, 5, 9, 7),
        day(midnight, 6, 6, 6),
    ];
    assert_eq!(found["days"], json!(expected), "who looks takes the sample of the hour");
    pass(&service, &harness, HOUR).await;
    let gone = async || samples(&harness, "registered", midnight - 91 * DAY).await == 0;
    harness.until("the old sample is gone", gone).await;
}

#[tokio::test]
async fn what_nexconn_does_not_tell_is_left_out_of_the_course() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    owner.see("overview").await;
    service.known().failing.push(LIST);
    service.pass(&harness, HOUR);
    let sampled = async || samples(&harness, "registered", START + HOUR).await == 1;
    harness.until("a sample", sampled).await;
    let found = owner.see("overview").await["banned"].clone();
    assert_eq!(counts(&found["hours"]), [(START, 0)]);
    assert_eq!((&found["now"], &found["asOf"]), (&json!(0), &json!(START)), "as of then");
}

#[tokio::test]
async fn a_service_with_console_tells_exact_numbers() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    register(&owner, "u1").await;
    owner.call("/v4/user/soft-delete", json!({"userIds": ["u1"]})).await;
    let found = owner.see("overview").await;
    assert_eq!((&found["registered"]["now"], &found["deleted"]["now"]), (&json!(1), &json!(1)));
    assert_eq!(
        (&found["registered"]["exact"], &found["deleted"]["exact"]),
        (&json!(true), &json!(true))
    );
    let quota = json!({"registered": 1, "exact": true, "limit": null, "at": START});
    assert_eq!(found["quota"], quota, "a production app");
}

#[tokio::test]
async fn it_shows_what_ends_soon_what_happened_and_how_the_service_answers() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    let users: Vec<String> = (0..8).map(|number| format!("u{number}")).collect();
    for (number, user) in users.iter().enumerate() {
        register(&owner, user).await;
        let ban = json!({"userIds": [user], "durationMinutes": 100 * (number + 1)});
        owner.call(BAN, ban).await;
    }
    register(&owner, "later").await;
    owner.call(BAN, json!({"userIds": ["later"], "durationMinutes": 24 * 60 + 1})).await;
    owner.act("standing-bans", json!({"userIds": ["later"]})).await;
    let job = json!({"action": "expire", "userIds": users});
    let job = owner.act("jobs", job).await.1["id"].as_i64().expect("a job");
    let done = async || owner.see(&format!("jobs/{job}")).await["job"]["state"] == "done";
    harness.until("the job is done", done).await;
    let found = owner.see("overview").await;
    assert_eq!(found["endingTotal"], 8);
    let ending: Vec<_> = found["ending"].as_array().expect("bans").iter().collect();
    assert_eq!(ending.len(), 6);
    assert_eq!((&ending[0]["userId"], &ending[5]["userId"]), (&json!("u0"), &json!("u5")));
    let latest = found["latest"].as_array().expect("entries");
    assert_eq!(latest.len(), 8);
    assert_eq!(latest[0]["action"], "/api/v1/apps/{app}/jobs", "and none of the job's calls");
    assert_eq!(latest[1]["action"], "/api/v1/apps/{app}/standing-bans");
    assert_eq!(found["connection"]["servers"][0]["baseUrl"], service.url);
    assert_eq!(found["connection"]["servers"][0]["answered"]["at"], START);
}

#[tokio::test]
async fn an_app_that_cannot_be_reached_has_an_overview() {
    let nobody = nobody().await;
    let harness = Harness::with(|config| {
        config.apps = vec![gateway::AppConfig {
            has_console: true,
            environment: Environment::Development,
            ..app_at(&nobody)
        }];
    })
    .await;
    let owner = harness.owner().await;
    owner.call(GET, json!({"userId": "u1"})).await;
    let found = owner.see("overview").await;
    assert_eq!(found["connection"]["servers"][0]["failed"]["why"], "unreachable");
    assert_eq!(found["registered"]["exact"], false);
    assert_eq!(found["registered"]["hours"], json!([]), "no number of another kind");
    assert_eq!(found["banned"]["now"], Value::Null);
}
