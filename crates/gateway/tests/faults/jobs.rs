//! The jobs of one seed, each about users of its own.

use std::collections::HashMap;
use std::time::Duration;

use nexconn_api::Secret;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::caller::Caller;
use crate::relations;
use crate::service::Service;

/// Length of the bans of a job, in minutes.
const MINUTES: i64 = 600;
/// Length of bans from before, in minutes.
const BEFORE: i64 = 60;
/// A seed takes no longer, or hangs.
const PATIENCE: Duration = Duration::from_mins(3);
const ACTIONS: [&str; 7] = ["register", "ban", "standing", "unban", "expire", "kick", "status"];

/// Any action, half of the time one about relations.
fn action(random: &mut fastrand::Rng) -> &'static str {
    let actions: &[&'static str] = if random.bool() { &ACTIONS } else { &relations::ACTIONS };
    actions[random.usize(0..actions.len())]
}

/// A job to make, and what is known of its users.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) action: &'static str,
    /// In the order of the job.
    pub(crate) users: Vec<String>,
    /// Those that are registered, with a token of each.
    pub(crate) tokens: HashMap<String, Secret>,
    /// Ends of bans from before.
    pub(crate) bans: HashMap<String, String>,
}

/// A job that was made.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) plan: Plan,
    pub(crate) id: i64,
}

/// Chooses jobs, and brings the service to where they begin.
pub(crate) async fn plan(random: &mut fastrand::Rng, service: &Service) -> Vec<Plan> {
    let mut plans = Vec::new();
    for number in 0..random.usize(2..=3) {
        let action = action(random);
        let count = random.usize(21..=50);
        let users: Vec<String> = (0..count).map(|n| format!("{action}{number}-{n}")).collect();
        let mut plan = Plan { action, users, tokens: HashMap::new(), bans: HashMap::new() };
        for user in &plan.users {
            let known = match action {
                "register" => random.u8(0..10) < 2,
                _ => random.u8(0..10) < 9,
            };
            if known {
                plan.tokens.insert(user.clone(), service.register(user).await);
            }
        }
        let banned = match action {
            "unban" => 9,
            "ban" | "standing" | "kick" => 3,
            _ => 0,
        };
        let known = plan.users.iter().filter(|user| plan.tokens.contains_key(*user));
        let chosen: Vec<String> = known.filter(|_| random.u8(0..10) < banned).cloned().collect();
        if !chosen.is_empty() {
            service.ban(&chosen, BEFORE).await;
        }
        for user in chosen {
            let end = service.ban_of(&user).await.expect("banned");
            plan.bans.insert(user, end);
        }
        if relations::ACTIONS.contains(&action) {
            service.register(&relations::owner(&plan)).await;
            for user in plan.tokens.keys() {
                if random.u8(0..10) < 4 {
                    relations::before(service, &plan, user).await;
                }
            }
        }
        plans.push(plan);
    }
    plans
}

/// The name that a job registers a user with.
pub(crate) fn name(user: &str) -> String {
    format!("name of {user}")
}

pub(crate) async fn make(owner: &Caller, plan: Plan) -> Made {
    let mut body = json!({"action": plan.action});
    if plan.action == "register" {
        let user = |id: &String| json!({"userId": id, "name": name(id)});
        body["users"] = plan.users.iter().map(user).collect();
    } else if relations::ACTIONS.contains(&plan.action) {
        relations::fill(&mut body, &plan);
    } else {
        body["userIds"] = json!(plan.users);
    }
    if plan.action == "ban" {
        body["durationMinutes"] = json!(MINUTES);
    }
    if plan.action == "expire" {
        // Tokens from before are older than this, and those of other jobs are not asked about.
        body["expiresAt"] = json!(crate::harness::START + 1);
    }
    let (status, job) = owner.act("jobs", body).await;
    assert_eq!(status, StatusCode::OK, "{job}");
    Made { plan, id: job["id"].as_i64().expect("a number") }
}

/// Steers a job, unless it is over.
pub(crate) async fn steer(owner: &Caller, job: &Made, how: &str) {
    let (status, answer) = owner.act(&format!("jobs/{}/{how}", job.id), json!({})).await;
    assert!([StatusCode::OK, StatusCode::CONFLICT].contains(&status), "{how}: {answer}");
}

/// Waits until every job is over.
pub(crate) async fn until_over(owner: &Caller, jobs: &[Made]) {
    let waiting = async {
        for job in jobs {
            while owner.see(&format!("jobs/{}", job.id)).await["job"]["finishedAt"].is_null() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    };
    let in_time = tokio::time::timeout(PATIENCE, waiting).await;
    let mut left: Vec<Value> = Vec::new();
    if in_time.is_err() {
        for job in jobs {
            left.push(owner.see(&format!("jobs/{}", job.id)).await);
        }
    }
    assert!(in_time.is_ok(), "jobs hang: {left:?}");
}
