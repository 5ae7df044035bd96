//! Soft deletions and restores as jobs.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::deletions::World;
use crate::harness::{Harness, app_at, operation, read};
use crate::hooks::{Sender, event};
use crate::service::{DELETE, ISSUE, RESTORE, Service};

impl World {
    async fn job(&self, action: &str, users: &[String]) -> i64 {
        let body = json!({"operation": operation(), "action": action, "userIds": users});
        let (status, job) = read(self.owner.post("/api/v1/apps/acme/jobs", body).await).await;
        assert_eq!(status, StatusCode::OK, "{job}");
        let job = job["id"].as_i64().expect("a number");
        self.harness
            .until("the job is done", async || self.see_job(job).await["state"] == "done")
            .await;
        job
    }

    async fn see_job(&self, job: i64) -> Value {
        self.owner.see(&format!("jobs/{job}")).await["job"].clone()
    }
}

#[tokio::test]
async fn a_job_deletes_by_the_hundred_and_learns_of_each_by_webhook() {
    let world = World::with(&[]).await;
    let users: Vec<String> = (0..250).map(|number| format!("u{number:03}")).collect();
    for user in &users {
        world.service.known().users.insert(user.clone(), (format!("N {user}"), String::new()));
    }
    let job = world.job("delete", &users).await;
    assert_eq!(world.service.calls(DELETE), 3);
    assert_eq!(world.see_job(job).await["counts"]["done"], 250);
    let runs = world.operations().await;
    assert_eq!((runs.as_array().map(Vec::len), &runs[0]["job"]), (Some(1), &json!(job)));
    assert_eq!(runs[0]["counts"]["accepted"], 250);

    // The first hundred: two are refused after all.
    let at = kit::Clock::now(&*world.harness.clock);
    let items: Vec<Value> = users[..100].iter().enumerate().map(|(index, user)| {
        let code = if index < 2 { "500" } else { "0" };
        json!({"userId": user, "operateId": "op-1", "operationType": 0, "code": code, "time": at})
    }).collect();
    let which = world.owner.see("deleted-users?user=u000").await["users"][0]["operationId"].clone();
    let items: Vec<Value> = items
        .into_iter()
        .map(|mut item| {
            item["operateId"] = which.clone();
            item
        })
        .collect();
    let sender = Sender::of(&world.harness);
    sender.deliver(&event("user:activation_state", at, &items)).await;
    sender.applied().await;
    let counts = world.see_job(job).await["counts"].clone();
    assert_eq!((&counts["done"], &counts["refused"]), (&json!(248), &json!(2)));
    let told = world.harness.events("job").await;
    assert_eq!(told.last().expect("an event")["counts"], counts, "open consoles are told");
    let before = told.len();
    let one =
        json!({"userId": "u100", "operateId": "op-2", "operationType": 0, "code": "0", "time": at});
    sender.deliver(&event("user:activation_state", at, &[one])).await;
    sender.applied().await;
    let told = world.harness.events("job").await.len();
    assert_eq!(told, before, "of a confirmation alone the event of the deletion tells");
    let confirmed = world.owner.see(&format!("jobs/{job}/items?note=confirmed&limit=100")).await;
    assert_eq!(confirmed["items"].as_array().map(Vec::len), Some(99));
    let refused = world.owner.see(&format!("jobs/{job}/items?state=refused")).await;
    assert_eq!(
        (&refused["items"][0]["code"], &refused["items"][0]["http"]),
        (&json!(500), &Value::Null)
    );
    assert_eq!(world.operations().await[0]["counts"]["refused"], 2);
    assert_eq!(world.harness.count("deletion_records").await, 99);
    let undo = world.owner.act(&format!("jobs/{job}/undo"), json!({})).await;
    assert_ne!(undo.0, StatusCode::OK, "a restore is an action of its own");
}

#[tokio::test]
async fn a_job_restores_and_learns_who_was_too_early() {
    let world = World::with(&[]).await;
    let users: Vec<String> = (0..60).map(|number| format!("u{number:03}")).collect();
    for user in &users {
        world.service.known().users.insert(user.clone(), (format!("N {user}"), String::new()));
    }
    world.job("delete", &users).await;
    let job = world.job("restore", &users).await;
    assert_eq!((world.service.calls(DELETE), world.service.calls(RESTORE)), (1, 1));
    assert_eq!(world.see_job(job).await["counts"]["done"], 60);
    let run = world.operations().await[0].clone();
    assert_eq!((&run["kind"], &run["job"]), (&json!("restore"), &json!(job)));
    assert_eq!(run["counts"]["accepted"], 60, "{run}");

    // Nexconn's second operation is the restore.
    world.tell("u000", "op-2", 1, "403").await;
    world.tell("u059", "op-2", 1, "0").await;
    let items = world.owner.see(&format!("jobs/{job}/items?state=refused")).await;
    assert_eq!(items["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        (&items["items"][0]["userId"], &items["items"][0]["code"]),
        (&json!("u000"), &json!(403))
    );
    let confirmed = world.owner.see(&format!("jobs/{job}/items?note=confirmed")).await;
    assert_eq!(confirmed["items"][0]["userId"], "u059");
}

#[tokio::test]
async fn a_user_who_waits_to_be_registered_is_refused_once_erased() {
    let world = World::with(&["a"]).await;
    let id = world.ask(DELETE, &["a"]).await;
    world.service.known().failing = vec![ISSUE];
    let users = json!([{"userId": "a", "name": "Quillfeather"}]);
    let body = json!({"operation": operation(), "action": "register", "users": users});
    let (_, job) = read(world.owner.post("/api/v1/apps/acme/jobs", body).await).await;
    let job = job["id"].as_i64().expect("a number");
    let pause = world.owner.act(&format!("jobs/{job}/pause"), json!({})).await;
    assert_eq!(pause.0, StatusCode::OK);
    world.tell("a", &id, 0, "0").await;
    assert_eq!(world.harness.count("job_items WHERE fields IS NOT NULL").await, 0);
    world.service.known().failing.clear();
    world.owner.act(&format!("jobs/{job}/resume"), json!({})).await;
    world
        .harness
        .until("the job is done", async || world.see_job(job).await["state"] == "done")
        .await;
    let items = world.owner.see(&format!("jobs/{job}/items")).await;
    assert_eq!(items["items"][0]["state"], "refused", "{items}");
    assert_eq!(world.owner.see("users/a").await["name"], Value::Null);
}

#[tokio::test]
async fn a_lost_answer_of_a_job_is_found_in_the_list() {
    let service = Service::start().await;
    let harness = Harness::with(|config| {
        config.apps = vec![app_at(&service.url)];
        config.tuning.upstream_timeout = std::time::Duration::from_millis(300);
    })
    .await;
    let owner = harness.owner().await;
    let world = World { service, harness, owner };
    world.register("a", "A").await;
    world.service.known().silent = vec![DELETE];
    let job = world.job("delete", &["a".to_owned()]).await;
    assert_eq!(world.service.calls(DELETE), 1, "it is not sent again");
    let items = world.owner.see(&format!("jobs/{job}/items")).await;
    let item = &items["items"][0];
    assert_eq!((&item["state"], &item["note"]), (&json!("done"), &json!("readBack")));
    assert_eq!(world.operations().await[0]["counts"]["accepted"], 1);
    world.tell("a", "op-1", 0, "0").await;
    let items = world.owner.see(&format!("jobs/{job}/items")).await;
    assert_eq!(items["items"][0]["note"], "confirmed");
    assert_eq!(world.owner.see("users/a").await["name"], Value::Null);
}
