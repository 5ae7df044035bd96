//! The state of an app: its quota, how it is reached, what its owner declared.

use std::sync::Arc;

use gateway::AppConfig;
use nexconn_api::admin::{Environment, SecretKept};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Caller, Harness, Local, OWNER, START, app_at, operation, read};
use crate::service::{BAN, LIST, REFRESH, Service};
use crate::upstreams::{Act, Misbehaving, nobody};

async fn state(caller: &Caller) -> Value {
    let (status, body) = read(caller.get("/api/v1/apps/acme").await).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    body
}

async fn check(caller: &Caller) -> Value {
    let (status, body) =
        read(caller.post("/api/v1/apps/acme/connection/check", json!({})).await).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    body
}

async fn declare(caller: &Caller, declared: &Value) -> (StatusCode, Value) {
    let mut body = declared.clone();
    body["operation"] = json!(operation());
    read(caller.post("/api/v1/apps/acme/declarations", body).await).await
}

#[tokio::test]
async fn a_development_app_without_console_has_a_quota_of_users_known_here() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    owner.call("/v4/auth/access-token/issue", json!({"userId": "u1", "name": "n"})).await;
    let found = state(&owner).await;
    let quota = json!({"registered": 1, "exact": false, "limit": 100, "at": START});
    assert_eq!(found["quota"], quota);
    assert_eq!(found["app"]["appKey"], "key");
    assert_eq!((&found["plan"], &found["tokenValidity"]), (&Value::Null, &Value::Null));
    assert_eq!(found["directory"], json!({"users": 1, "fill": null, "refused": []}));
}

#[tokio::test]
async fn a_production_app_has_no_limit_and_its_configured_plan() {
    let harness = Harness::with(|config| {
        config.apps = vec![AppConfig {
            environment: Environment::Production,
            plan: Some(nexconn_api::admin::Plan::Pro),
            ..app_at("http://127.0.0.1:9")
        }];
    })
    .await;
    let found = state(&harness.owner().await).await;
    assert_eq!(found["quota"]["limit"], Value::Null);
    let plan = json!({"value": "pro", "from": "configured", "at": null, "by": null});
    assert_eq!(found["plan"], plan);
}

#[tokio::test]
async fn what_an_owner_declares_is_kept_with_who_and_when_and_audited() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    harness.clock.advance(5_000);
    let declared =
        json!({"plan": "starter", "tokens": "expire", "tokenMinutes": 60, "hooks": "on"});
    let (status, changed) = declare(&owner, &declared).await;
    assert_eq!(status, StatusCode::OK, "{changed}");
    let harness = harness.kill_and_restart().await;
    let owner = harness.owner_again().await;
    let found = state(&owner).await;
    let fact = |value: Value| json!({"value": value, "from": "declared", "at": START + 5_000, "by": OWNER});
    assert_eq!(found["plan"], fact(json!("starter")));
    assert_eq!(found["tokenValidity"], fact(json!({"minutes": 60})));
    assert_eq!(found["hooksDeclared"], fact(json!(true)));
    let entry = owner.see("audit").await["entries"][0].clone();
    assert_eq!(entry["id"], changed["entry"]);
    assert_eq!(entry["action"], "/api/v1/apps/{app}/declarations");
    assert_eq!(entry["details"], declared);

    declare(&owner, &json!({"tokens": "permanent", "plan": "unknown"})).await;
    let found = state(&owner).await;
    assert_eq!(found["plan"], Value::Null);
    assert_eq!(found["tokenValidity"]["value"], json!({"minutes": null}));
    assert_eq!(found["hooksDeclared"]["value"], true, "what is left out stays");
}

#[tokio::test]
async fn how_chats_are_set_is_declared_and_taken_back() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    let nothing = json!({"friendsOnly": null, "blocklist": null, "friendRequests": null});
    assert_eq!(state(&owner).await["chat"], nothing);
    let declared = json!({"friendsOnly": "on", "blocklist": "off", "friendRequests": "nobody"});
    assert_eq!(declare(&owner, &declared).await.0, StatusCode::OK);
    let fact = |value: Value| json!({"value": value, "from": "declared", "at": START, "by": OWNER});
    let chat = state(&owner).await["chat"].clone();
    let facts = [&chat["friendsOnly"], &chat["blocklist"], &chat["friendRequests"]];
    assert_eq!(facts, [&fact(json!(true)), &fact(json!(false)), &fact(json!(3))]);
    let unknown =
        json!({"friendsOnly": "unknown", "blocklist": "unknown", "friendRequests": "unknown"});
    assert_eq!(declare(&owner, &unknown).await.0, StatusCode::OK);
    assert_eq!(state(&owner).await["chat"], nothing);
}

#[tokio::test]
async fn what_cannot_be_read_of_it_counts_as_not_declared_and_is_told_in_the_log() {
    let log = tempfile::NamedTempFile::new().expect("a file");
    let writer = Arc::new(log.reopen().expect("opened"));
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(writer).finish();
    let _told = tracing::subscriber::set_default(subscriber);
    let harness = Harness::before("http://127.0.0.1:9").await;
    let owner = harness.owner().await;
    declare(&owner, &json!({"tokens": "expire", "tokenMinutes": 60, "hooks": "on"})).await;
    sqlx::query("UPDATE declarations SET value = 'an hour' WHERE what = 'tokens'")
        .execute(&harness.database().await)
        .await
        .expect("written");
    let found = state(&owner).await;
    assert_eq!(found["tokenValidity"], Value::Null);
    assert_eq!(found["hooksDeclared"]["value"], true, "what can be read counts");
    let log = std::fs::read_to_string(log.path()).expect("text");
    let told: Vec<_> = log.lines().filter(|line| line.contains("declare it again")).collect();
    let says = |word: &str| told.iter().all(|line| line.contains(word));
    assert!(!told.is_empty() && says("WARN") && says("tokens") && says("an hour"), "{told:?}");
}

#[tokio::test]
async fn what_the_service_tells_is_not_declared() {
    let service = Service::start().await;
    let harness = Harness::before_local(&service.url).await;
    let owner = harness.owner().await;
    for declared in [
        json!({"tokens": "permanent"}),
        json!({"hooks": "off"}),
        json!({"friendsOnly": "on"}),
        json!({"blocklist": "off"}),
        json!({"friendRequests": "nobody"}),
    ] {
        let (status, error) = declare(&owner, &declared).await;
        assert_eq!(status, StatusCode::CONFLICT, "{error}");
    }
    assert_eq!(declare(&owner, &json!({"plan": "pro"})).await.0, StatusCode::OK);
}

#[tokio::test]
async fn each_server_tells_what_is_wrong_with_it() {
    let refusing = Misbehaving::start(vec![Act::json(401, &json!({"code": 1004}))]).await;
    let harness = Harness::with(|config| {
        let backup_url = Some(refusing.url.clone());
        config.apps = vec![AppConfig { backup_url, ..app_at("http://127.0.0.1:9") }];
    })
    .await;
    let owner = harness.owner().await;
    let servers = check(&owner).await["servers"].clone();
    assert_eq!(servers[0]["failed"], json!({"at": START, "why": "unreachable"}));
    let why = json!({"refused": {"http": 401, "code": 1004}});
    assert_eq!(servers[1]["failed"], json!({"at": START, "why": why}));
    assert_eq!((&servers[0]["backup"], &servers[1]["backup"]), (&json!(false), &json!(true)));
    for server in servers.as_array().expect("two") {
        assert_eq!((&server["answered"], &server["latencies"]), (&Value::Null, &json!([])));
    }
}

#[tokio::test]
async fn ordinary_answers_measure_the_connection_and_failing_over_shows() {
    let service = Service::start().await;
    let harness = Harness::with(|config| {
        let backup_url = Some(service.url.clone());
        config.apps = vec![AppConfig { backup_url, ..app_at("http://127.0.0.1:9") }];
    })
    .await;
    let owner = harness.owner().await;
    owner.call("/v4/user/get", json!({"userId": "nobody"})).await;
    let servers = state(&owner).await["connection"]["servers"].clone();
    assert_eq!(servers[0]["failed"]["why"], "unreachable");
    assert_eq!((&servers[0]["preferred"], &servers[1]["preferred"]), (&json!(false), &json!(true)));
    assert_eq!(servers[1]["answered"]["at"], START);
    assert_eq!(servers[1]["failed"], Value::Null, "a refused call is an answer");
    assert_eq!(servers[1]["latencies"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_service_whose_clock_is_behind_leaves_the_gateway_ahead() {
    let local = Local::start().await;
    let harness = Harness::before(&local.url).await;
    let owner = harness.owner().await;
    harness.clock.advance(61_000);
    let clock = check(&owner).await["clock"].clone();
    let (millis, within) = (clock["millis"].as_i64(), clock["within"].as_i64());
    let (millis, within) = (millis.expect("measured"), within.expect("measured"));
    assert!((61_000 - millis).abs() <= within && within <= 500, "{clock}");
    assert_eq!(clock["at"], START + 61_000);
    local.clock.advance(120_000);
    let clock = check(&owner).await["clock"]["millis"].as_i64().expect("measured");
    assert!((-60_000..-58_000).contains(&clock), "{clock}");
}

#[tokio::test]
async fn the_zone_is_told_with_the_text_that_taught_it_and_measured_again() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    let measure =
        async || read(owner.post("/api/v1/apps/acme/zone/measure", json!({})).await).await;
    assert_eq!(measure().await.1, json!({"zone": null, "bans": 0}));
    service.known().users.insert("u1".into(), ("n".into(), String::new()));
    let (_, banned) = owner.call(BAN, json!({"userIds": ["u1"], "durationMinutes": 60})).await;
    assert_eq!(banned["outcome"], "done");
    owner.see("bans?fresh=true").await;
    let zone = json!({"minutes": 480, "at": START, "example": "2024-10-29 18:00:00"});
    assert_eq!(state(&owner).await["zone"], zone);

    sqlx::query("UPDATE app_facts SET zone_minutes = 0")
        .execute(&harness.database().await)
        .await
        .expect("set");
    service.pass(&harness, 1_000);
    let (_, measured) = measure().await;
    assert_eq!((&measured["bans"], &measured["zone"]["minutes"]), (&json!(1), &json!(480)));
    assert_eq!(measured["zone"]["at"], START + 1_000);

    service.known().failing.push(LIST);
    assert_eq!(measure().await.0, StatusCode::BAD_GATEWAY);
}

#[tokio::test]
async fn a_secret_that_could_not_be_kept_is_not_refreshed() {
    let service = Service::start().await;
    for (kept, has_console) in
        [(SecretKept::Variable, true), (SecretKept::File, true), (SecretKept::Service, false)]
    {
        let harness = Harness::with(|config| {
            let app = app_at(&service.url);
            config.apps = vec![AppConfig { secret_kept: kept, has_console, ..app }];
        })
        .await;
        let owner = harness.owner().await;
        let (status, error) = owner.act("secret/refresh", json!({})).await;
        assert_eq!(status, StatusCode::CONFLICT, "{error}");
        assert_eq!(harness.count("audit WHERE app = 'acme'").await, 0, "nothing was sent");
    }
    assert_eq!(service.calls(REFRESH), 0);
}

#[tokio::test]
async fn a_new_secret_that_nobody_was_told_leaves_the_outcome_unknown() {
    let lost = Misbehaving::start(vec![Act::Reset]).await;
    let wordless = Misbehaving::start(vec![Act::json(200, &json!({"code": 0}))]).await;
    for url in [&lost.url, &wordless.url] {
        let harness = Harness::before_local(url).await;
        let owner = harness.owner().await;
        let (status, changed) = owner.act("secret/refresh", json!({})).await;
        assert_eq!((status, &changed["outcome"]), (StatusCode::OK, &json!("unknown")));
    }
    let harness = Harness::before_local(&nobody().await).await;
    let owner = harness.owner().await;
    let (status, _) = owner.act("secret/refresh", json!({})).await;
    assert_eq!(status, StatusCode::BAD_GATEWAY);
}
